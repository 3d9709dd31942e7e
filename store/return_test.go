package store_test

import (
	"database/sql"
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// sentBack is a dossier that an officer returned for its note and one paper.
func sentBack(t *testing.T, s *store.Store) (p programme.Project, u programme.User, points []programme.Point) {
	t.Helper()
	p, u = ownDraft(t, s)
	asks(t, s, "quotations", "Báo giá")
	asks(t, s, "request", "Đơn đề nghị")
	for _, code := range []string{"quotations", "request"} {
		must[programme.Paper](t)(s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: code}, pdf("một "+code)))
	}
	p = must[programme.Project](t)(s.Move(ctx, u, p.ID, p.Version, programme.Submit, ""))
	p = must[programme.Project](t)(s.ReturnProject(ctx, lan, p.ID, p.Version, "Sửa rồi nộp lại", []programme.Point{
		{Field: "note", Cause: programme.CauseNeed, Remedy: "Ghi lý do chọn máy"},
		{Field: "paper:quotations", Cause: programme.CauseQuotation, Text: "Chỉ có một báo giá", Remedy: "Nộp thêm"},
	}))
	returns := must[[]programme.Returning](t)(s.Returns(ctx, u, p.ID))
	return p, u, returns[0].Points
}

func TestReturnAndResubmit(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, u, points := sentBack(t, s)
		if p.Stage != programme.Returned || p.BackTo != programme.Submitted || len(points) != 2 || points[1].Label != "Giấy tờ: Báo giá" || !strings.Contains(points[1].Was, "bản 1: tep.pdf") {
			t.Fatalf("%+v %+v", p, points)
		}
		p = must[programme.Project](t)(s.Project(ctx, u, p.ID))
		if !p.Writes("note") || p.Writes("title") || p.Writes("requested_local") {
			t.Errorf("open: %q", p.Open)
		}

		// Only what the return names may be changed, whatever a form sends.
		crafted := p
		crafted.Title, crafted.Note = "Máy khác", "Vì điện yếu"
		if _, err := s.SaveProject(ctx, u, crafted); !refused(err, programme.Invalid, "title") {
			t.Errorf("a field that is locked: %v", err)
		}
		crafted.Title, crafted.Stage = p.Title, programme.Approved
		if _, err := s.SaveProject(ctx, u, crafted); !refused(err, programme.Invalid, "stage") {
			t.Errorf("a stage of one's own: %v", err)
		}
		crafted.Stage = p.Stage
		p = must[programme.Project](t)(s.SaveProject(ctx, u, crafted))
		if _, err := s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: "request"}, pdf("khác")); !refused(err, programme.Invalid, "file") {
			t.Errorf("a paper that is locked: %v", err)
		}
		must[programme.Paper](t)(s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: "quotations"}, pdf("hai")))

		if _, err := s.Move(ctx, u, p.ID, p.Version, programme.Resubmit, ""); !refused(err, programme.Invalid, "answers") || !strings.Contains(err.Error(), "Báo giá") {
			t.Fatalf("nothing answered: %v", err)
		}
		answer := func(who programme.User, i int, a programme.PointAnswer, reply string) error {
			return s.AnswerPoints(ctx, who, p.ID, []programme.Point{{ID: points[i].ID, Answer: a, Reply: reply}})
		}
		if err := answer(u, 0, programme.AnswerDone, ""); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Move(ctx, u, p.ID, p.Version, programme.Resubmit, ""); !refused(err, programme.Invalid, "answers") {
			t.Fatalf("one answered: %v", err)
		}
		stranger := u
		stranger.Scope.EstablishmentID = 99
		for name, err := range map[string]error{
			"somebody else's":      answer(stranger, 1, programme.AnswerDone, ""),
			"by the department":    answer(khoi, 1, programme.AnswerDone, ""),
			"not agreed, but why?": answer(u, 1, programme.AnswerDisagree, ""),
			"another point":        s.AnswerPoints(ctx, u, p.ID, []programme.Point{{ID: 999, Answer: programme.AnswerDone}}),
			"by an auditor":        answer(programme.User{ID: 60, Role: programme.RoleAuditor}, 1, programme.AnswerDone, ""),
		} {
			if err == nil || programme.KindOf(err) == programme.Internal {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := answer(u, 1, programme.AnswerDisagree, "Máy độc quyền"); err != nil {
			t.Fatal(err)
		}
		p = must[programme.Project](t)(s.Move(ctx, u, p.ID, p.Version, programme.Resubmit, ""))
		if p.Stage != programme.Submitted || p.Round != 2 || p.BackTo != "" {
			t.Errorf("%+v", p)
		}
		if err := answer(u, 1, programme.AnswerDone, ""); !refused(err, programme.Conflict, "") {
			t.Errorf("an answer that was given is changed: %v", err)
		}
		returns := must[[]programme.Returning](t)(s.Returns(ctx, khoi, p.ID))
		if len(returns) != 1 || returns[0].Points[1].Reply != "Máy độc quyền" || returns[0].Points[1].RepliedBy != "Chủ cơ sở" || returns[0].Note != "Sửa rồi nộp lại" {
			t.Errorf("%+v", returns)
		}
		if n := number(t, raw, `SELECT COUNT(*) FROM return_points WHERE answer <> ''`); n != 2 {
			t.Errorf("%d answers", n)
		}
	})
}

func TestReturnRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, u := ownDraft(t, s)
		p = must[programme.Project](t)(s.Move(ctx, u, p.ID, p.Version, programme.Submit, ""))
		good := programme.Point{Field: "place", Cause: programme.CauseMismatch, Remedy: "Sửa"}
		bad, unknown := good, good
		bad.Remedy, unknown.Field = "", "approved_local"
		agency := programme.User{ID: 44, Role: programme.RoleNationalAgency}
		elsewhere := lan
		elsewhere.Scope.Places = []string{"950"}
		for name, tt := range map[string]struct {
			who     programme.User
			version int64
			points  []programme.Point
			kind    programme.Kind
			field   string
		}{
			"by who applied":              {u, p.Version, []programme.Point{good}, programme.Forbidden, ""},
			"by the department, too soon": {khoi, p.Version, []programme.Point{good}, programme.Forbidden, ""},
			"by the agency":               {agency, p.Version, []programme.Point{good}, programme.Forbidden, ""},
			"out of scope":                {elsewhere, p.Version, []programme.Point{good}, programme.NotFound, ""},
			"of an older version":         {lan, p.Version - 1, []programme.Point{good}, programme.Conflict, ""},
			"for nothing":                 {lan, p.Version, nil, programme.Invalid, "points"},
			"without what to do":          {lan, p.Version, []programme.Point{good, bad}, programme.Invalid, "remedy_2"},
			"for what is no part":         {lan, p.Version, []programme.Point{unknown}, programme.Invalid, "field_1"},
		} {
			if _, err := s.ReturnProject(ctx, tt.who, p.ID, tt.version, "", tt.points); !refused(err, tt.kind, tt.field) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if now := must[programme.Project](t)(s.Project(ctx, me, p.ID)); now.Stage != programme.Submitted || now.Version != p.Version {
			t.Errorf("a refused return moved it: %+v", now)
		}
		if moves := must[[]programme.Moved](t)(s.Moves(ctx, me, p.ID)); len(moves) != 2 {
			t.Errorf("%d moves", len(moves))
		}
	})
}

// TestReturnGoesBackWhereItCameFrom: the level that returned it has it again.
func TestReturnGoesBackWhereItCameFrom(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, u := ownDraft(t, s)
		step := func(who programme.User, m programme.Move) {
			t.Helper()
			p = must[programme.Project](t)(s.Move(ctx, who, p.ID, p.Version, m, ""))
		}
		step(u, programme.Submit)
		step(lan, programme.Check)
		step(manager, programme.Forward)
		due := p.Due
		p = must[programme.Project](t)(s.ReturnProject(ctx, khoi, p.ID, p.Version, "", []programme.Point{{Field: "title", Cause: programme.CauseNeed, Remedy: "Viết lại"}}))
		if p.DaysLeft == 0 || p.BackTo != programme.BaseAppraisal {
			t.Errorf("%+v", p)
		}
		points := must[[]programme.Returning](t)(s.Returns(ctx, u, p.ID))[0].Points
		if err := s.AnswerPoints(ctx, lan, p.ID, []programme.Point{{ID: points[0].ID, Answer: programme.AnswerDone}}); err != nil {
			t.Fatalf("an officer answers for the establishment: %v", err)
		}
		step(u, programme.Resubmit)
		if p.Stage != programme.BaseAppraisal || p.Round != 2 || p.Due != due {
			t.Errorf("%+v, was due %s", p, due)
		}
	})
}

// TestANormThatChangedMeanwhile opens the money, which the return did not name.
func TestANormThatChangedMeanwhile(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, u, points := sentBack(t, s)
		must[programme.Norm](t)(s.SaveNorm(ctx, me, programme.Norm{Content: "KC3c", Level: programme.AllLevels, Cap: programme.Q(int64(50 * tr)), Source: "TT", Clause: "1", From: 2010_01_01, ConfirmedBy: "Lan"}))
		if err := s.AnswerPoints(ctx, u, p.ID, []programme.Point{{ID: points[0].ID, Answer: programme.AnswerDone}, {ID: points[1].ID, Answer: programme.AnswerDone}}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Move(ctx, u, p.ID, p.Version, programme.Resubmit, ""); !refused(err, programme.Invalid, "requested_local") {
			t.Fatalf("above the norm: %v", err)
		}
		p = must[programme.Project](t)(s.Project(ctx, u, p.ID))
		p.Lines = slices.Clone(p.Lines)
		p.Lines[0].Requested = 50 * tr
		p = must[programme.Project](t)(s.SaveProject(ctx, u, p))
		p = must[programme.Project](t)(s.Move(ctx, u, p.ID, p.Version, programme.Resubmit, ""))
	})
}
