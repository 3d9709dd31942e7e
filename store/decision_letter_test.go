package store_test

import (
	"reflect"
	"testing"

	"khuyencong/programme"
)

// TestDecisionLetter: who applies and an officer get the same letter about an
// approval, with the numbers of the decision; a stranger gets none, and a
// decision that is cancelled leaves none.
func TestDecisionLetter(t *testing.T) {
	withPlan(t, 2, func(t *testing.T, y *planYear) {
		y.budget(500 * tr)
		y.propose(y.ids...)
		verdicts := []programme.LineVerdict{y.grant(y.ids[0], 80*tr), y.grant(y.ids[1], 100*tr)}
		verdicts[0].Reason = "Ưu tiên thấp."
		must[programme.Effect](t)(y.ApprovePlan(ctx, committee, y.decision("15/QĐ-UBND"), verdicts, true))
		owner := programme.User{ID: 60, Name: "Chủ", Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: y.e.ID}}
		got := must[[]programme.DecisionLetter](t)(y.DecisionLetters(ctx, owner, y.ids[0]))
		if len(got) != 1 || got[0].Result != programme.Approve || got[0].Terms.Support() != 80*tr || got[0].Decision.Number != "15/QĐ-UBND" || got[0].Decision.Signer != "Nguyễn Văn Chủ" {
			t.Fatalf("%+v", got)
		}
		if len(got[0].Decision.Lines) != 0 {
			t.Error("the letter carries lines of the decision, some of which are of others")
		}
		officers := must[[]programme.DecisionLetter](t)(y.DecisionLetters(ctx, planner, y.ids[0]))
		if !reflect.DeepEqual(got[0].Terms, officers[0].Terms) || !reflect.DeepEqual(got[0].Next, officers[0].Next) || got[0].Complain != officers[0].Complain || got[0].Reason != officers[0].Reason {
			t.Errorf("the officer's letter differs:\n%+v\n%+v", got[0], officers[0])
		}
		stranger := owner
		stranger.Scope.EstablishmentID = 99
		if _, err := y.DecisionLetters(ctx, stranger, y.ids[0]); programme.KindOf(err) != programme.NotFound {
			t.Errorf("a stranger: %v", err)
		}
	})
}
