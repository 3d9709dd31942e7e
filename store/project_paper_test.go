package store_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

var (
	owner   = programme.User{ID: 50, Name: "Chủ cơ sở", Role: programme.RoleEstablishment}
	lan     = programme.User{ID: 40, Name: "Lan", PostTitle: "Chuyên viên", Role: programme.RoleCentreOfficer}
	minh    = programme.User{ID: 41, Name: "Minh", Role: programme.RoleCentreOfficer}
	khoi    = programme.User{ID: 42, Name: "Khôi", Role: programme.RoleDepartmentOfficer}
	manager = programme.User{ID: 43, Name: "Phước", Role: programme.RoleCentreDirector}
)

func pdf(text string) []byte { return []byte("%PDF-1.7\n" + text + "\n%%EOF\n") }

// ownDraft is a living draft whose establishment the owner stands for.
func ownDraft(t *testing.T, s *store.Store) (programme.Project, programme.User) {
	t.Helper()
	of, e := province(t, s)
	u := owner
	u.Scope.EstablishmentID = e.ID
	return must[programme.Project](t)(s.SaveProject(ctx, u, livingDraft(of, e))), u
}

// asks adds a confirmed row that asks for a paper.
func asks(t *testing.T, s *store.Store, code, name string) {
	t.Helper()
	must[programme.PaperRule](t)(s.SavePaperRule(ctx, me, programme.PaperRule{
		Code: code, Name: name, Level: programme.AllLevels, Required: true, Source: "TT thử", From: 2020_01_01, ConfirmedBy: "Người thử",
	}))
}

func TestPapersAreOnlyAdded(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, u := ownDraft(t, s)
		asks(t, s, "quotations", "Báo giá")
		add := func(code, name string, content []byte) programme.Paper {
			t.Helper()
			return must[programme.Paper](t)(s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: code, Name: name, File: programme.PaperFile{Name: "báo giá.PDF"}}, content))
		}
		first, second := add("quotations", "", pdf("một")), add("quotations", "", pdf("hai"))
		if first.Number != 1 || second.Number != 2 || second.Name != "Báo giá" || second.File.Name != "báo giá.pdf" || second.Round != 1 || second.OnBehalf {
			t.Errorf("%+v", second)
		}
		third := must[programme.Paper](t)(s.SavePaper(ctx, lan, programme.Paper{ProjectID: p.ID, Code: "quotations", KeptAt: "Văn thư", TakenInBy: "Lan", TakenInOn: 2026_01_05}, nil))
		if !third.OnBehalf || third.UserName != "Lan" || third.File.Name != "" {
			t.Errorf("entered on behalf: %+v", third)
		}
		dropped := must[programme.Paper](t)(s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: "quotations", Dropped: true, Note: "Nhầm"}, nil))
		other := add(programme.OtherPaper, "Thư cảm ơn", pdf("ba"))
		if same := add(programme.OtherPaper, "Thư khác", pdf("ba")); other.Code != "other_1" || same.Code != "other_2" || dropped.Number != 4 {
			t.Errorf("%s, %s, %d", other.Code, same.Code, dropped.Number)
		}
		for paper, want := range map[int64][]byte{first.ID: pdf("một"), second.ID: pdf("hai"), other.ID: pdf("ba")} {
			if _, b, err := s.PaperFile(ctx, u, p.ID, paper); err != nil || !bytes.Equal(b, want) {
				t.Errorf("version %d is now %q, %v", paper, b, err)
			}
		}
		if files, rows := number(t, raw, `SELECT COUNT(*) FROM paper_files`), number(t, raw, `SELECT COUNT(*) FROM project_papers`); files != 3 || rows != 6 {
			t.Errorf("%d files of %d versions: the same bytes are kept once", files, rows)
		}
		lines := must[[]programme.PaperLine](t)(s.Papers(ctx, u, p.ID))
		if _, has := lines[0].Current(); has || len(lines[0].Papers) != 4 || len(lines) != 3 {
			t.Errorf("%+v", lines)
		}
		events := must[[]programme.Event](t)(s.History(ctx, u, programme.SProject, p.ID))
		if len(events) != 7 || events[2].Action != "paper_dropped" || !strings.Contains(events[3].Note, "bản giấy giữ tại Văn thư") {
			t.Errorf("%+v", events)
		}
	})
}

func TestPapersRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, u := ownDraft(t, s)
		asks(t, s, "quotations", "Báo giá")
		have := must[programme.Paper](t)(s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: "quotations"}, pdf("một")))
		stranger, auditor := u, programme.User{ID: 60, Role: programme.RoleAuditor}
		stranger.Scope.EstablishmentID = 99
		for _, tt := range []struct {
			name    string
			u       programme.User
			p       programme.Paper
			content []byte
			kind    programme.Kind
			field   string
		}{
			{"a page named pdf", u, programme.Paper{Code: "quotations", File: programme.PaperFile{Name: "a.pdf"}}, []byte("<html>"), programme.Invalid, "file"},
			{"nothing", u, programme.Paper{Code: "quotations"}, nil, programme.Invalid, "file"},
			{"kept on paper, says who applied", u, programme.Paper{Code: "quotations", KeptAt: "Trung tâm", TakenInBy: "Lan", TakenInOn: 2026_01_05}, nil, programme.Invalid, "kept_at"},
			{"an empty file", u, programme.Paper{Code: "quotations"}, []byte{}, programme.Invalid, "file"},
			{"the same file again", u, programme.Paper{Code: "quotations"}, pdf("một"), programme.Invalid, "file"},
			{"a line that is not there", u, programme.Paper{Code: "other_9", Name: "x"}, pdf("hai"), programme.Invalid, "code"},
			{"a paper without a name", u, programme.Paper{Code: programme.OtherPaper}, pdf("hai"), programme.Invalid, "name"},
			{"to drop what is not there", u, programme.Paper{Code: programme.OtherPaper, Dropped: true, Note: "x"}, nil, programme.Invalid, "code"},
			{"somebody else's project by its number", stranger, programme.Paper{Code: "quotations"}, pdf("hai"), programme.NotFound, ""},
			{"an auditor", auditor, programme.Paper{Code: "quotations"}, pdf("hai"), programme.Forbidden, ""},
		} {
			tt.p.ProjectID = p.ID
			if _, err := s.SavePaper(ctx, tt.u, tt.p, tt.content); !refused(err, tt.kind, tt.field) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		if _, _, err := s.PaperFile(ctx, stranger, p.ID, have.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("somebody else's file: %v", err)
		}
		of, e := must[programme.Programme](t)(s.Programme(ctx, me, p.ProgrammeID)), p.Establishment
		twin := livingDraft(of, programme.Establishment{ID: e.ID})
		other := must[programme.Project](t)(s.SaveProject(ctx, u, twin))
		if _, _, err := s.PaperFile(ctx, u, other.ID, have.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("a file under another project's number: %v", err)
		}
		if _, err := s.Papers(ctx, stranger, p.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("somebody else's checklist: %v", err)
		}
		p = must[programme.Project](t)(s.Move(ctx, u, p.ID, p.Version, programme.Submit, ""))
		if _, err := s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: "quotations"}, pdf("hai")); !refused(err, programme.Conflict, "") {
			t.Errorf("after submission: %v", err)
		}
	})
}

// TestCompletenessIsChecked: a dossier is submitted when what is asked for is
// there, and found complete when somebody else has looked at every paper.
func TestCompletenessIsChecked(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, u := ownDraft(t, s)
		asks(t, s, "quotations", "Báo giá")
		if _, err := s.Move(ctx, u, p.ID, p.Version, programme.Submit, ""); !refused(err, programme.Invalid, "papers") {
			t.Fatalf("without its paper: %v", err)
		}
		paper := must[programme.Paper](t)(s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: "quotations"}, pdf("một")))
		p = must[programme.Project](t)(s.Move(ctx, u, p.ID, p.Version, programme.Submit, ""))
		asks(t, s, "later", "Giấy mới") // confirmed only now, and in force on the day of the submission
		check := func(who programme.User, c programme.PaperCheck) error {
			return s.CheckPapers(ctx, who, p.ID, p.Version, []programme.PaperCheck{c})
		}
		ok := programme.PaperCheck{Code: "quotations", PaperID: paper.ID, OK: true}
		for name, tt := range map[string]struct {
			who   programme.User
			c     programme.PaperCheck
			kind  programme.Kind
			field string
		}{
			"by who applied":           {u, ok, programme.Forbidden, ""},
			"by the department":        {khoi, ok, programme.Forbidden, ""},
			"of another version":       {lan, programme.PaperCheck{Code: "quotations", PaperID: paper.ID + 1, OK: true}, programme.Conflict, ""},
			"of a line not there":      {lan, programme.PaperCheck{Code: "x", OK: true}, programme.Invalid, "code"},
			"not in order, but why?":   {lan, programme.PaperCheck{Code: "quotations", PaperID: paper.ID}, programme.Invalid, "cause_quotations"},
			"in order though missing":  {lan, programme.PaperCheck{Code: "later", OK: true}, programme.Invalid, "ok_later"},
			"other cause, in no words": {lan, programme.PaperCheck{Code: "quotations", PaperID: paper.ID, Cause: programme.CauseOther}, programme.Invalid, "note_quotations"},
		} {
			if err := check(tt.who, tt.c); !refused(err, tt.kind, tt.field) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := s.Move(ctx, lan, p.ID, p.Version, programme.Check, ""); !refused(err, programme.Invalid, "papers") || !strings.Contains(err.Error(), "Báo giá (chưa kiểm tra)") {
			t.Errorf("nobody has looked: %v", err)
		}
		bad := ok
		bad.OK, bad.Cause = false, programme.CauseExpired
		if err := check(lan, bad); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Move(ctx, lan, p.ID, p.Version, programme.Check, ""); !refused(err, programme.Invalid, "papers") || !strings.Contains(err.Error(), "giấy tờ hết hạn") {
			t.Errorf("found not in order: %v", err)
		}
		before := len(must[[]programme.Event](t)(s.History(ctx, me, programme.SProject, p.ID)))
		for range 2 { // the second time changes nothing
			if err := check(minh, ok); err != nil {
				t.Fatal(err)
			}
		}
		if after := len(must[[]programme.Event](t)(s.History(ctx, me, programme.SProject, p.ID))); after != before+1 {
			t.Errorf("%d events became %d", before, after)
		}
		facts := must[programme.Facts](t)(s.Facts(ctx, lan, p))
		if !slices.Equal(facts.MissingPapers, []string{"Giấy mới (chưa có)"}) {
			t.Errorf("%q", facts.MissingPapers)
		}
	})
}

func TestPaperRulesKept(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		if n, err := s.AddKnownPapers(ctx, me); err != nil || n != len(programme.KnownPapers()) {
			t.Fatalf("%d added, %v", n, err)
		}
		if n, err := s.AddKnownPapers(ctx, me); err != nil || n != 0 {
			t.Errorf("%d added again, %v", n, err)
		}
		all := must[[]programme.PaperRule](t)(s.PaperRules(ctx, lan))
		i := slices.IndexFunc(all, func(r programme.PaperRule) bool { return r.Code == "quotations" })
		r := all[i]
		if !slices.Equal(r.Contents, []string{"KC3a", "KC3c", "KC3d", "KC3e", "KC3g", "KC7g"}) || !r.Required || r.Confirmed() || !all[0].Required {
			t.Errorf("%+v", r)
		}
		if _, err := s.SavePaperRule(ctx, lan, r); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("by an officer: %v", err)
		}
		r.ConfirmedBy = "Phước"
		saved := must[programme.PaperRule](t)(s.SavePaperRule(ctx, manager, r))
		if saved.ConfirmedOn != 2026_01_05 || saved.Version != 2 {
			t.Errorf("%+v", saved)
		}
		if _, err := s.SavePaperRule(ctx, manager, r); !refused(err, programme.Conflict, "") {
			t.Errorf("of an older version: %v", err)
		}
		saved.ID = 0
		if _, err := s.SavePaperRule(ctx, manager, saved); !refused(err, programme.Invalid, "code") {
			t.Errorf("twice: %v", err)
		}
		if events := must[[]programme.Event](t)(s.History(ctx, manager, programme.SPaperRule, r.ID)); len(events) != 2 {
			t.Errorf("%+v", events)
		}
	})
}

func TestTwentyUploadOnePaper(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, u := ownDraft(t, s)
		asks(t, s, "quotations", "Báo giá")
		for _, err := range atOnce(20, func(i int) error {
			_, err := s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: "quotations"}, pdf(fmt.Sprint("bản ", i)))
			return err
		}) {
			if err != nil {
				t.Error(err)
			}
		}
		for i, one := range must[[]programme.PaperLine](t)(s.Papers(ctx, u, p.ID))[0].Papers {
			if one.Number != 20-i {
				t.Errorf("version %d at place %d", one.Number, i)
			}
		}
	})
}
