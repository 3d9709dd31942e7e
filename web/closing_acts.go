package web

import (
	"fmt"
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

// acceptanceOpen and settlementOpen tell whether the user may begin or go on
// with a record.
func acceptanceOpen(c store.Closing, u programme.User) bool {
	draft := programme.Acceptance{State: programme.AcceptanceDraft}
	_, standing := programme.StandingAcceptance(c.Acceptances)
	return c.Contract.Signed() && draft.MayWrite(c.Project, u) == nil && !standing
}

func settlementOpen(c store.Closing, u programme.User) bool {
	draft := programme.Settlement{State: programme.SettlementDraft}
	_, accepted := programme.StandingAcceptance(c.Acceptances)
	_, settled := programme.StandingSettlement(c.Settlements)
	return draft.MayWrite(c.Project, u) == nil && accepted && !settled
}

// acceptanceWord is the button's word.
func acceptanceWord(c store.Closing) string {
	if c.Project.Stage == programme.Stopped {
		return "Lập biên bản xác nhận khối lượng"
	}
	return "Lập biên bản nghiệm thu"
}

func acceptanceMeaning(s programme.AcceptanceState) meaning {
	switch s {
	case programme.AcceptanceConcluded:
		return good
	case programme.AcceptanceCancelled:
		return attention
	}
	return neutral
}

func settlementMeaning(s programme.SettlementState) meaning {
	return acceptanceMeaning(programme.AcceptanceState(s))
}

// closingRecord is a concluded or drafted record as its page shows it, with
// what can be done by it: the acceptance record and the settlement share it.
type closingRecord struct {
	Info     pageInfo
	Title    string
	Project  programme.Project
	Path     string // of the record
	Edit     string // its form; "" where the user does not write it
	Version  int64
	Meaning  meaning
	State    string
	Sheet    string // as HTML
	Conclude string // the button; "" where the user does not conclude
	Why      string // why he does not
	Lacks    problems
	Cancel   string // the button; "" where it cannot be cancelled
	Gone     string // by what and why it was cancelled
	Form     recordForm
	History  []historyEntry
	Papers   recordState
}

// readCancel reads the paper by which a record is cancelled.
func readCancel(f *form) programme.Basis {
	return programme.Basis{Document: f.text("document"), Dated: f.day("dated"), Reason: sameLines(f.text("reason"))}
}

// refusedRecord sorts a refusal: what belongs on the record's page comes back
// with its status, the rest goes to the error page.
func refusedRecord(refused error) (status int, ok bool) {
	kind := programme.KindOf(refused)
	if kind == programme.Internal || kind == programme.NotFound {
		return 0, false
	}
	return statuses[kind], true
}

// cancelFields are the fields of cancelling; other refusals are mended
// elsewhere, so that they name no field of the page.
func ownFields(refused error, own ...string) (all problems) {
	for _, p := range programme.Problems(refused) {
		keep := false
		for _, o := range own {
			keep = keep || o == p.Field
		}
		if !keep {
			p = &programme.Error{Kind: p.Kind, Message: p.Message}
		}
		all = append(all, p)
	}
	return all
}

// drawRecord draws the page of a record.
func (s *Server) drawRecord(w http.ResponseWriter, r *http.Request, u programme.User, status int, p closingRecord, of programme.Programme, subject programme.Subject, id int64) error {
	if u.May(programme.ReadInternal) {
		events, err := s.store.History(r.Context(), u, subject, id)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	sort := programme.SortAcceptance
	if subject == programme.SSettlement {
		sort = programme.SortSettlement
	}
	var err error
	if p.Papers, err = s.recordState(r, u, programme.PaperRefOf(sort, p.Project.ID, number(id))); err != nil {
		return err
	}
	p.Info = s.closingInfo(w, r, of, p.Project, p.Title)
	p.Info.Breadcrumbs = append(p.Info.Breadcrumbs, crumb{"Nghiệm thu, quyết toán", closingPath(p.Project.ID)})
	return render(w, r, status, closingRecordView(p))
}

func fileName2(what string, project, id int64) string {
	return fmt.Sprintf("%s-%d-%d", what, project, id)
}
