package store_test

import (
	"database/sql"
	"slices"
	"strings"
	"sync"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// pass is a draft of an officer that proposes to support with a little less
// than was asked.
func (o *office) pass(login string) programme.Appraisal {
	o.t.Helper()
	f := must[store.AppraisalForm](o.t)(o.AppraisalForm(ctx, o.people[login], o.project.ID))
	a := f.Draft
	a.Conclusion, a.Body.Office, a.Body.Members[0].Declared = programme.ConcludedPass, "SỞ CÔNG THƯƠNG", programme.NoInterest
	for _, c := range a.Body.Criteria {
		a.Body.Marks = append(a.Body.Marks, programme.Mark{Member: 1, Code: c.Code, Met: programme.Met, Remark: "Phù hợp"})
	}
	a.Body.Figures[0].Found, a.Body.Figures[0].Reason = programme.Q(int64(90*tr)), "Giá máy theo báo giá thấp hơn"
	return a
}

// eligible answers every condition, so that nothing but the report stands in
// the way.
func (o *office) eligible(login string) {
	o.t.Helper()
	e, c, err := o.Eligibility(ctx, o.people[login], o.project.ID)
	if err != nil {
		o.t.Fatal(err)
	}
	e = agreed(e, c)
	for i := range e.Answers {
		e.Answers[i].Remark = "Đã đối chiếu bản gốc"
	}
	if _, err := o.SaveEligibility(ctx, o.people[login], e); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) reload() {
	o.t.Helper()
	o.project = must[programme.Project](o.t)(o.Project(ctx, me, o.project.ID))
}

func TestAppraisalGoesItsWay(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		o := atAppraisal(t, s)
		officer, leader := o.people["chuyen.vien"], o.people["lanh.dao"]
		a := o.pass("chuyen.vien")
		a.Body.Figures[0].Asked = programme.Q(int64(900 * tr)) // what was asked is not the client's to say
		a = must[programme.Appraisal](t)(s.SaveAppraisal(ctx, officer, a))
		if a.Body.Figures[0].Asked != programme.Q(int64(100*tr)) || a.Body.Members[0].Name != "Người chuyen.vien" || a.Version != 1 {
			t.Fatalf("%+v", a)
		}
		if _, err := s.DecideAppraisal(ctx, leader, a.ID, a.Version, programme.PassBase, ""); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a leader concludes by a draft: %v", err)
		}
		if _, err := s.ConcludeAppraisal(ctx, officer, a.ID, a.Version+7); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an old version is concluded: %v", err)
		}
		before := must[store.NoticeList](t)(s.Notices(ctx, leader)).Unread
		a = must[programme.Appraisal](t)(s.ConcludeAppraisal(ctx, officer, a.ID, a.Version))
		o.reload()
		if l := o.project.Lines; l[0].Appraised != 90*tr || l[0].Requested != 100*tr || l[1].Appraised != 150*tr || l[1].Approved != 0 {
			t.Errorf("the project's money: %+v", l)
		}
		if n := must[store.NoticeList](t)(s.Notices(ctx, leader)); n.Unread != before+1 || !strings.Contains(n.Notices[0].Title, "Phiếu thẩm định chờ kết luận") {
			t.Errorf("the leader is told %+v", n.Notices)
		}
		if _, err := s.ConcludeAppraisal(ctx, officer, a.ID, a.Version); programme.KindOf(err) != programme.Conflict {
			t.Errorf("concluded twice: %v", err)
		}
		a.Reasons = "khác"
		if _, err := s.SaveAppraisal(ctx, officer, a); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a concluded report is changed: %v", err)
		}
		if all := must[[]programme.Appraisal](t)(s.AppraisalsWaiting(ctx, leader)); len(all) != 1 || all[0].ID != a.ID {
			t.Errorf("waiting for the leader: %+v", all)
		}
		if all := must[[]programme.Appraisal](t)(s.AppraisalsWaiting(ctx, officer)); len(all) != 0 {
			t.Errorf("waiting for the officer: %+v", all)
		}

		// The leader sends it back: what it recommended no longer stands.
		if _, err := s.SendBackAppraisal(ctx, leader, a.ID, a.Version, ""); !refused(err, programme.Invalid, "remark") {
			t.Errorf("sent back without a reason: %v", err)
		}
		if _, err := s.SendBackAppraisal(ctx, leader, a.ID, a.Version, "Xem lại giá máy"); err != nil {
			t.Fatal(err)
		}
		o.reload()
		if o.project.Appraised().Total() != 0 || o.project.Stage != programme.BaseAppraisal {
			t.Errorf("%+v", o.project.Lines)
		}
		again := must[store.AppraisalForm](t)(s.AppraisalForm(ctx, officer, o.project.ID))
		if again.Draft.ID != 0 || again.Draft.Attempt != 2 || again.Draft.Body.Figures[0].Found != programme.Q(int64(90*tr)) || len(again.Earlier) != 1 || again.Earlier[0].Remark != "Xem lại giá máy" {
			t.Fatalf("the new report does not go on from the old one: %+v", again)
		}
		again.Draft.Body.Figures[0].Found = programme.Q(int64(80 * tr))
		second := must[programme.Appraisal](t)(s.SaveAppraisal(ctx, officer, again.Draft))
		second = must[programme.Appraisal](t)(s.ConcludeAppraisal(ctx, officer, second.ID, second.Version))

		// Conditions and opinions still stand in the way.
		o.ask("chuyen.vien", programme.Matter{Kind: programme.MatterOpinion, Asked: programme.RoleFinanceOfficer, Text: "Nguồn?"}, programme.MatterEntry{})
		_, err := s.DecideAppraisal(ctx, leader, second.ID, second.Version, programme.PassBase, "")
		if fields := problemFields(err); !slices.Contains(fields, "eligibility") || !slices.Contains(fields, "opinions") {
			t.Errorf("passed with open conditions and opinions: %v", err)
		}
		work, _, err := s.MattersWaiting(ctx, o.people["tai.chinh"], 1)
		if err != nil || len(work) != 1 {
			t.Fatalf("%v, %v", work, err)
		}
		must[programme.Matter](t)(s.ActMatter(ctx, o.people["tai.chinh"], work[0].Matter.ID, 1, programme.ActAgree, programme.MatterEntry{}))
		o.eligible("chuyen.vien")

		if _, err := s.DecideAppraisal(ctx, leader, second.ID, second.Version, programme.FailBase, "Không"); programme.KindOf(err) != programme.Invalid {
			t.Errorf("concluded against the report: %v", err)
		}
		if _, err := s.DecideAppraisal(ctx, leader, second.ID, second.Version, programme.Approve, ""); !refused(err, programme.Invalid, "move") {
			t.Errorf("approved by an appraisal report: %v", err)
		}
		if _, err := s.DecideAppraisal(ctx, officer, second.ID, second.Version, programme.PassBase, ""); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the officer concludes: %v", err)
		}
		p := must[programme.Project](t)(s.DecideAppraisal(ctx, leader, second.ID, second.Version, programme.PassBase, "Đồng ý"))
		if p.Stage != programme.BasePassed || p.Appraised().Support != 80*tr || p.Requested().Support != 100*tr {
			t.Errorf("%s, %+v", p.Stage, p.Lines)
		}
		if n := number(t, raw, `SELECT COUNT(*) FROM appraisals WHERE state = 'used' AND support = 80000000`); n != 1 {
			t.Errorf("%d reports are used", n)
		}
		for login, want := range map[string]int{"co.so": 1, "kiem.toan": 2, "chuyen.vien": 2} {
			if all := must[[]programme.Appraisal](t)(s.Appraisals(ctx, o.people[login], o.project.ID)); len(all) != want {
				t.Errorf("%s sees %d reports, want %d", login, len(all), want)
			}
		}
		if _, _, err := s.Appraisal(ctx, o.people["co.so"], a.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("who applies opens a report that was sent back: %v", err)
		}
	})
}

func problemFields(err error) (all []string) {
	for _, p := range programme.Problems(err) {
		all = append(all, p.Field)
	}
	return all
}

// TestWhoWroteDoesNotConclude: a leader who saved the draft once may not
// conclude by it, even if another put it before him.
func TestWhoWroteDoesNotConclude(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := atAppraisal(t, s)
		o.eligible("chuyen.vien")
		officer, leader := o.people["chuyen.vien"], o.people["lanh.dao"]
		a := must[programme.Appraisal](t)(s.SaveAppraisal(ctx, leader, o.pass("lanh.dao")))
		a = must[programme.Appraisal](t)(s.SaveAppraisal(ctx, officer, a))
		a = must[programme.Appraisal](t)(s.ConcludeAppraisal(ctx, officer, a.ID, a.Version))
		if _, err := s.DecideAppraisal(ctx, leader, a.ID, a.Version, programme.PassBase, ""); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("who wrote the report concludes by it: %v", err)
		}
		if _, err := s.SendBackAppraisal(ctx, officer, a.ID, a.Version, "x"); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the officer sends his own report back: %v", err)
		}
	})
}

func TestTwoWriteOneReport(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		o := atAppraisal(t, s)
		o.people["thu.hai"] = officer(t, s, o.admin, "thu.hai", programme.Post{Title: "Chuyên viên thứ hai", Role: programme.RoleDepartmentOfficer})
		mine, other := o.pass("chuyen.vien"), o.pass("thu.hai")
		mine = must[programme.Appraisal](t)(s.SaveAppraisal(ctx, o.people["chuyen.vien"], mine))
		if _, err := s.SaveAppraisal(ctx, o.people["thu.hai"], other); programme.KindOf(err) != programme.Conflict || !strings.Contains(err.Error(), "Người chuyen.vien") {
			t.Errorf("two reports of one round: %v", err)
		}
		other.ID, other.Version = mine.ID, mine.Version
		saved := must[programme.Appraisal](t)(s.SaveAppraisal(ctx, o.people["thu.hai"], other))
		if saved.Body.Members[0].Name != "Người thu.hai" || len(saved.WrittenBy) != 2 {
			t.Errorf("who takes over appraises: %+v, %v", saved.Body.Members, saved.WrittenBy)
		}
		if _, err := s.SaveAppraisal(ctx, o.people["chuyen.vien"], mine); programme.KindOf(err) != programme.Conflict {
			t.Errorf("the older version wins: %v", err)
		}

		// Of many who put it before the leader at once, one does.
		var wg sync.WaitGroup
		errs := make([]error, 8)
		for i := range errs {
			wg.Go(func() { _, errs[i] = s.ConcludeAppraisal(ctx, o.people["thu.hai"], saved.ID, saved.Version) })
		}
		wg.Wait()
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
			} else if programme.KindOf(err) != programme.Conflict {
				t.Errorf("%v", err)
			}
		}
		if done != 1 {
			t.Errorf("%d concluded", done)
		}
		for login, kind := range map[string]programme.Kind{"trung.tam": programme.Forbidden, "tai.chinh": programme.Forbidden, "xa.khac": programme.NotFound} {
			if _, err := s.AppraisalForm(ctx, o.people[login], o.project.ID); programme.KindOf(err) != kind {
				t.Errorf("%s opens the form: %v", login, err)
			}
		}
	})
}

func TestAppraisalCriteriaAreKept(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		if n, err := s.AddKnownAppraisalCriteria(ctx, me); err != nil || n != 6 {
			t.Fatalf("%d, %v", n, err)
		}
		if n, err := s.AddKnownAppraisalCriteria(ctx, me); err != nil || n != 0 {
			t.Errorf("added again: %d, %v", n, err)
		}
		all := must[[]programme.AppraisalCriterion](t)(s.AppraisalCriteria(ctx, me))
		c := all[0]
		c.Weight, c.ConfirmedBy = 25, "Sở Công Thương"
		saved := must[programme.AppraisalCriterion](t)(s.SaveAppraisalCriterion(ctx, me, c))
		if saved.ConfirmedOn != 20260105 || saved.Version != 2 {
			t.Errorf("%+v", saved)
		}
		if _, err := s.SaveAppraisalCriterion(ctx, me, c); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an old version is saved: %v", err)
		}
		c.ID, c.Version = 0, 0
		if _, err := s.SaveAppraisalCriterion(ctx, me, c); !refused(err, programme.Invalid, "clause") {
			t.Errorf("the same row twice: %v", err)
		}
		if _, err := s.SaveAppraisalCriterion(ctx, programme.User{ID: 3, Role: programme.RoleDepartmentOfficer}, c); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("an officer edits lists: %v", err)
		}
	})
}
