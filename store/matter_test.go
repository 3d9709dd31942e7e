package store_test

import (
	"database/sql"
	"strings"
	"sync"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// atAppraisal is an office with a project at the base appraisal and the people of
// the department beside it.
func atAppraisal(t *testing.T, s *store.Store) *office {
	t.Helper()
	o := newOffice(t, s)
	for login, post := range map[string]programme.Post{
		"chuyen.vien": {Title: "Chuyên viên Phòng Công nghiệp", Role: programme.RoleDepartmentOfficer},
		"lanh.dao":    {Title: "Phó Giám đốc Sở", Role: programme.RoleDepartmentLeader},
		"tai.chinh":   {Title: "Chuyên viên Sở Tài chính", Role: programme.RoleFinanceOfficer},
		"ke.toan":     {Title: "Kế toán trung tâm", Role: programme.RoleCentreAccountant},
		"xa":          {Title: "Cán bộ xã Kế Thành", Role: programme.RoleCommuneOfficer, Scope: programme.Scope{Places: []string{"31201"}}},
		"xa.khac":     {Title: "Cán bộ huyện khác", Role: programme.RoleCommuneOfficer, Scope: programme.Scope{Places: []string{"950"}}},
		"kiem.toan":   {Title: "Kiểm toán viên", Role: programme.RoleAuditor},
	} {
		o.people[login] = officer(t, s, o.admin, login, post)
	}
	o.move("co.so", programme.Submit)
	o.move("trung.tam", programme.Check)
	o.move("giam.doc", programme.Forward)
	return o
}

func (o *office) ask(login string, m programme.Matter, e programme.MatterEntry) programme.Matter {
	o.t.Helper()
	m.ProjectID = o.project.ID
	return must[programme.Matter](o.t)(o.OpenMatter(ctx, o.people[login], m, e))
}

func TestOpinionsAreAskedAndAnswered(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := atAppraisal(t, s)
		m := o.ask("chuyen.vien", programme.Matter{Kind: programme.MatterOpinion, Asked: programme.RoleCommuneOfficer, About: "UBND xã Kế Thành", Text: "Cơ sở có hoạt động không?"}, programme.MatterEntry{})
		for login, want := range map[string]int{"xa": 1, "xa.khac": 0} {
			if l := must[store.NoticeList](t)(s.Notices(ctx, o.people[login])); len(l.Notices) != want || want == 1 && !strings.Contains(l.Notices[0].Title, "Xin ý kiến: UBND xã Kế Thành") {
				t.Errorf("%s is told %+v", login, l.Notices)
			}
		}
		f := must[programme.Facts](t)(s.Facts(ctx, o.people["chuyen.vien"], o.project))
		if len(f.OpenOpinions) != 1 || f.OpenOpinions[0] != "UBND xã Kế Thành" {
			t.Errorf("awaited: %v", f.OpenOpinions)
		}
		for login, want := range map[string]int64{"xa": 1, "xa.khac": 0, "chuyen.vien": 0, "tai.chinh": 0, "co.so": 0} {
			work, total, err := s.MattersWaiting(ctx, o.people[login], 1)
			if err != nil || total != want || int64(len(work)) != want {
				t.Errorf("%s has %d on his list, want %d: %v", login, total, want, err)
			}
			if want == 1 && (work[0].Matter.Due != m.Due || work[0].Project.Title != "Máy ép gạch") {
				t.Errorf("%+v", work[0])
			}
		}
		if all := must[[]programme.Matter](t)(s.Matters(ctx, o.people["co.so"], o.project.ID)); len(all) != 0 {
			t.Errorf("who applies sees what offices ask each other: %+v", all)
		}
		if _, err := s.Matter(ctx, o.people["co.so"], m.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("who applies opens it by its number: %v", err)
		}
		if _, err := s.ActMatter(ctx, o.people["xa.khac"], m.ID, m.Version, programme.ActAgree, programme.MatterEntry{}); programme.KindOf(err) != programme.NotFound {
			t.Errorf("answered out of scope: %v", err)
		}
		if _, err := s.ActMatter(ctx, o.people["tai.chinh"], m.ID, m.Version, programme.ActAgree, programme.MatterEntry{}); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("answered by who was not asked: %v", err)
		}
		done := must[programme.Matter](t)(s.ActMatter(ctx, o.people["xa"], m.ID, m.Version, programme.ActRemark, programme.MatterEntry{Note: "Có, từ 2019"}))
		if done.Open() || done.StateLabel() != "Có ý kiến khác" {
			t.Errorf("%+v", done)
		}
		if _, err := s.ActMatter(ctx, o.people["xa"], m.ID, m.Version, programme.ActAgree, programme.MatterEntry{}); programme.KindOf(err) != programme.Conflict {
			t.Errorf("answered twice: %v", err)
		}
		if f := must[programme.Facts](t)(s.Facts(ctx, o.people["chuyen.vien"], o.project)); len(f.OpenOpinions) != 0 {
			t.Errorf("still awaited: %v", f.OpenOpinions)
		}
		r := must[store.MatterRecord](t)(s.Matter(ctx, o.people["kiem.toan"], m.ID))
		if len(r.Moves) != 2 || r.Moves[1].Entry.Note != "Có, từ 2019" || r.Matter.Done(r.Moves[1]) != "Trả lời: có ý kiến khác" || r.Moves[1].UserName != "Người xa" {
			t.Errorf("%+v", r.Moves)
		}
	})
}

// TestTwoAnswersAtOnce: of many who answer at the same moment one is taken, the
// others are told.
func TestTwoAnswersAtOnce(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := atAppraisal(t, s)
		m := o.ask("chuyen.vien", programme.Matter{Kind: programme.MatterOpinion, Asked: programme.RoleFinanceOfficer, Text: "Nguồn vốn?"}, programme.MatterEntry{})
		var wg sync.WaitGroup
		kinds := make([]programme.Kind, 8)
		errs := make([]error, 8)
		for i := range errs {
			wg.Go(func() {
				_, errs[i] = s.ActMatter(ctx, o.people["tai.chinh"], m.ID, m.Version, programme.ActAgree, programme.MatterEntry{})
				kinds[i] = programme.KindOf(errs[i])
			})
		}
		wg.Wait()
		done := 0
		for i, err := range errs {
			if err == nil {
				done++
			} else if kinds[i] != programme.Conflict {
				t.Errorf("%v", err)
			}
		}
		if r := must[store.MatterRecord](t)(s.Matter(ctx, o.people["chuyen.vien"], m.ID)); done != 1 || len(r.Moves) != 2 {
			t.Errorf("%d answers were taken, %d lines", done, len(r.Moves))
		}
	})
}

// TestPaymentsStayWithinTheSupport: what is asked for by several requests never
// comes to more than the plan approved, also at once.
func TestPaymentsStayWithinTheSupport(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		o := underway(t, s, raw)
		pay := programme.Matter{ProjectID: o.project.ID, Kind: programme.MatterPayment, Type: "advance", Text: "Hợp đồng 1"}
		var wg sync.WaitGroup
		errs := make([]error, 6)
		for i := range errs {
			wg.Go(func() {
				_, errs[i] = s.OpenMatter(ctx, o.people["trung.tam"], pay, programme.MatterEntry{Amount: 40 * tr})
			})
		}
		wg.Wait()
		taken := 0
		for _, err := range errs {
			if err == nil {
				taken++
			} else if !refused(err, programme.Invalid, "amount") || !strings.Contains(err.Error(), "Nhiều nhất còn 20.000.000 đồng") {
				t.Errorf("%v", err)
			}
		}
		if sum := number(t, raw, `SELECT SUM(amount) FROM matters`); taken != 2 || sum != 80_000_000 {
			t.Errorf("%d requests of 40 million within 100: %d", taken, sum)
		}
		// A payment is queried while a change is open: each waits for its own.
		change := o.ask("giam.doc", programme.Matter{Kind: programme.MatterChange, Type: "time", Text: "Máy về chậm", Was: "Tháng 4", Wanted: "Tháng 9"}, programme.MatterEntry{})
		for login, want := range map[string]int64{"chuyen.vien": 1, "giam.doc": 2, "ke.toan": 0, "co.so": 0} {
			if _, total, err := s.MattersWaiting(ctx, o.people[login], 1); err != nil || total != want {
				t.Errorf("%s has %d on his list, want %d: %v", login, total, want, err)
			}
		}
		must[programme.Matter](t)(s.ActMatter(ctx, o.people["chuyen.vien"], change.ID, change.Version, programme.ActConfirm, programme.MatterEntry{}))
		first := must[[]programme.Matter](t)(s.Matters(ctx, o.people["giam.doc"], o.project.ID))[1] // the change is the newest
		first = must[programme.Matter](t)(s.ActMatter(ctx, o.people["giam.doc"], first.ID, first.Version, programme.ActConfirm, programme.MatterEntry{Amount: 30 * tr, Note: "Theo hợp đồng 1"}))
		if _, total, err := s.MattersWaiting(ctx, o.people["ke.toan"], 1); err != nil || total != 1 {
			t.Errorf("the accountant has %d: %v", total, err)
		}
		first = must[programme.Matter](t)(s.ActMatter(ctx, o.people["ke.toan"], first.ID, first.Version, programme.ActPay, programme.MatterEntry{Amount: 30 * tr, PaperNo: "UNC 7", PaperDate: 20260105}))
		if first.Open() || first.Amount != 30*tr {
			t.Errorf("%+v", first)
		}
		events := must[[]programme.Event](t)(s.History(ctx, o.people["co.so"], programme.SProject, o.project.ID))
		if !strings.Contains(events[0].Note, "Đã chi. Số tiền: 30.000.000 đồng. Văn bản số UNC 7") {
			t.Errorf("history says %q", events[0].Note)
		}
	})
}

func TestComplaintsAreAboutADecision(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := atAppraisal(t, s)
		owner := o.people["co.so"]
		form := must[store.MatterRecord](t)(s.MatterForm(ctx, owner, programme.Matter{ProjectID: o.project.ID, Kind: programme.MatterComplaint}))
		if len(form.Facts.Decisions) != 0 {
			t.Errorf("nothing was decided, and one may complain of %+v", form.Facts.Decisions)
		}
		_, err := s.OpenMatter(ctx, owner, programme.Matter{ProjectID: o.project.ID, Kind: programme.MatterComplaint, AboutMove: 1, Text: "Không đồng ý"}, programme.MatterEntry{})
		if programme.KindOf(err) != programme.Invalid {
			t.Errorf("a complaint of the own submission: %v", err)
		}
	})
}
