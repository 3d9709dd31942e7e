package store_test

import (
	"database/sql"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

func TestRules(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		want := len(programme.KnownRules()) + len(programme.KnownSizeRules())
		if n := must[int](t)(s.AddKnownRules(ctx, me)); n != want {
			t.Errorf("added %d of %d", n, want)
		}
		if n := must[int](t)(s.AddKnownRules(ctx, me)); n != 0 {
			t.Errorf("added %d once more", n)
		}
		rules := must[programme.RuleBook](t)(s.Rules(ctx, me))
		if _, unknown := rules.On(programme.RuleAdvance, 2026_01_01); unknown == "" {
			t.Error("an unconfirmed rule is applied")
		}
		for _, r := range rules {
			if r.Key == programme.RuleAdvance && r.On(2026_01_01) {
				r.ConfirmedBy, r.Working = "Lê Thị Thử", true
				saved := must[programme.Rule](t)(s.SaveRule(ctx, me, r))
				if got := must[programme.Rule](t)(s.Rule(ctx, me, r.ID)); got != saved || got.ConfirmedOn == 0 || !got.Working {
					t.Errorf("read back %+v, saved %+v", got, saved)
				}
				if _, err := s.SaveRule(ctx, me, r); programme.KindOf(err) != programme.Conflict {
					t.Errorf("an old version: %v", err)
				}
				r.ID, r.Version = 0, 0
				if _, err := s.SaveRule(ctx, me, r); !refused(err, programme.Invalid, "clause") {
					t.Errorf("the same rule twice: %v", err)
				}
			}
		}
		if _, unknown := must[programme.RuleBook](t)(s.Rules(ctx, me)).On(programme.RuleAdvance, 2026_01_01); unknown != "" {
			t.Error(unknown)
		}
		sizes := must[[]programme.SizeRule](t)(s.SizeRules(ctx, me))
		last := sizes[len(sizes)-1]
		last.ConfirmedBy = "Lê Thị Thử"
		saved := must[programme.SizeRule](t)(s.SaveSizeRule(ctx, me, last))
		if got := must[programme.SizeRule](t)(s.SizeRule(ctx, me, last.ID)); got != saved || got.Class != programme.MediumSize || got.Revenue.Money() != 200*programme.Billion {
			t.Errorf("read back %+v, saved %+v", got, saved)
		}
		officer := programme.User{ID: 2, Role: programme.RoleDepartmentOfficer}
		_, ruleErr := s.SaveRule(ctx, officer, rules[0])
		_, sizeErr := s.SaveSizeRule(ctx, officer, last)
		if programme.KindOf(ruleErr) != programme.Forbidden || programme.KindOf(sizeErr) != programme.Forbidden {
			t.Errorf("an officer edits rules: %v, %v", ruleErr, sizeErr)
		}
	})
}
