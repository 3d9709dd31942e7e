package store_test

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

var (
	resultOfficer  = programme.User{ID: 71, Name: "Trương Ngọc Lan", Role: programme.RoleCentreOfficer, PostTitle: "Chuyên viên"}
	resultDirector = programme.User{ID: 72, Name: "Nguyễn Hữu Phước", Role: programme.RoleCentreDirector, PostTitle: "Giám đốc"}
)

func ownerOf(e programme.Establishment) programme.User {
	return programme.User{ID: 73, Name: "Sơn Thị Ngọc Diệp", Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: e.ID}}
}

func said(i programme.Indicator, v int64) programme.Reading {
	return programme.Reading{Indicator: i, Value: programme.Q(v), Basis: programme.Stated}
}

// picture is a small photo.
func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestResultsOfAProject(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e := province(t, s)
		p := must[programme.Project](t)(s.SaveProject(ctx, me, project(of, e)))
		owner := ownerOf(e)
		before := programme.ResultSheet{ProjectID: p.ID, Month: programme.Baseline, On: 2017_01_05, Readings: []programme.Reading{said(programme.Workers, 8), said(programme.Revenue, 900_000_000)}}
		at := programme.ResultSheet{ProjectID: p.ID, Month: 0, On: 2017_12_01, InUse: programme.InUseYes, Certified: "OCOP 3 sao", Readings: []programme.Reading{
			said(programme.Jobs, 4), said(programme.JobsWomen, 3), said(programme.Workers, 12), {Indicator: programme.Income, Value: programme.Q(5_500_000), Basis: programme.Measured},
			{Indicator: programme.Output, Value: programme.Q(30), Unit: "tấn/năm", Basis: programme.Estimated}, {Indicator: programme.JobsKept, Why: "Không theo dõi riêng"}}}
		must[programme.ResultSheet](t)(s.SaveResults(ctx, resultOfficer, before, 0, nil))
		if _, err := s.SaveResults(ctx, resultOfficer, at, 0, nil); !refused(err, programme.Invalid, "evidence") {
			t.Errorf("measured and no evidence: %v", err)
		}
		first := must[programme.ResultSheet](t)(s.SaveResults(ctx, resultOfficer, at, 0, []store.Evidence{{Name: "so-luong.png", Content: picture(t)}}))

		r := must[store.ProjectResults](t)(s.Results(ctx, owner, p.ID))
		got, _ := programme.Newest(r.Sheets, 0)
		if got.State != programme.SheetConfirmed || len(got.PaperIDs) != 1 || len(got.Readings) != 6 || got.Certified != at.Certified || !slices.Equal(got.Fields(), first.Fields()) {
			t.Errorf("read back: %+v", got)
		}
		if _, content, err := s.PaperFile(ctx, owner, p.ID, got.PaperIDs[0]); err != nil || !bytes.Equal(content, picture(t)) {
			t.Errorf("the photo: %v", err)
		}
		if r.AcceptedOn != 2017_12_01 || len(r.FollowUps) != 5 || len(r.Unanswered) == 0 {
			t.Errorf("%s, %d follow-ups, lacks %q", r.AcceptedOn, len(r.FollowUps), r.Unanswered)
		}

		later := programme.ResultSheet{ProjectID: p.ID, Month: 6, On: 2018_06_05, InUse: programme.InUseYes, Readings: []programme.Reading{said(programme.Jobs, 6)}}
		sent := must[programme.ResultSheet](t)(s.SaveResults(ctx, owner, later, 0, nil))
		if d := must[programme.ResultData](t)(s.ResultData(ctx, me, store.ResultFilter{ProgrammeID: of.ID})); sent.State != programme.SheetSent || d.Total(programme.Jobs).Actual != programme.Q(4) {
			t.Errorf("what nobody confirmed counts: %+v", d.Total(programme.Jobs))
		}
		if _, err := s.CheckResults(ctx, owner, p.ID, sent.ID, programme.SheetConfirmed, ""); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the owner confirms: %v", err)
		}
		if _, err := s.CheckResults(ctx, resultOfficer, p.ID, sent.ID, programme.SheetReturned, ""); !refused(err, programme.Invalid, "note") {
			t.Errorf("returned without a reason: %v", err)
		}
		must[programme.ResultSheet](t)(s.CheckResults(ctx, resultOfficer, p.ID, sent.ID, programme.SheetReturned, "Có hai người đã nghỉ"))
		if _, err := s.CheckResults(ctx, resultOfficer, p.ID, sent.ID, programme.SheetConfirmed, ""); programme.KindOf(err) != programme.Conflict {
			t.Errorf("looked at twice: %v", err)
		}
		later.Readings = []programme.Reading{said(programme.Jobs, 5)}
		if _, err := s.SaveResults(ctx, owner, later, 0, nil); programme.KindOf(err) != programme.Conflict {
			t.Errorf("over a version not seen: %v", err)
		}
		if _, err := s.SaveResults(ctx, owner, later, 1, nil); !refused(err, programme.Invalid, "reason") {
			t.Errorf("a correction without a reason: %v", err)
		}
		later.Reason = "Hai người đã nghỉ"
		again := must[programme.ResultSheet](t)(s.SaveResults(ctx, owner, later, 1, nil))
		must[programme.ResultSheet](t)(s.CheckResults(ctx, resultOfficer, p.ID, again.ID, programme.SheetConfirmed, ""))
		r = must[store.ProjectResults](t)(s.Results(ctx, owner, p.ID))
		if len(r.Sheets) != 4 || r.Sheets[2].Value(programme.Jobs) != programme.Q(6) || r.Sheets[2].State != programme.SheetReturned {
			t.Errorf("the old version is not kept: %+v", r.Sheets)
		}
		for _, on := range []struct {
			day  programme.Day
			jobs int64
		}{{0, 5}, {2018_01_01, 4}, {2017_06_01, 6}} { // 6: what the record of old books says
			d := must[programme.ResultData](t)(s.ResultData(ctx, me, store.ResultFilter{ProgrammeID: of.ID, On: on.day}))
			if got := d.Total(programme.Jobs); got.Actual != programme.Q(on.jobs) || got.Asked != 1 {
				t.Errorf("on %s: %+v", on.day, got)
			}
		}
		history := must[[]programme.Event](t)(s.History(ctx, owner, programme.SProject, p.ID))
		if n := len(slices.DeleteFunc(slices.Clone(history), func(e programme.Event) bool { return e.Action != "result" })); n != 6 {
			t.Errorf("%d lines of history of results: %+v", n, history)
		}
	})
}

func TestResultsRefused(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e := province(t, s)
		p := must[programme.Project](t)(s.SaveProject(ctx, me, project(of, e)))
		waiting := project(of, e)
		waiting.Code, waiting.Stage = "DP-2017-02", programme.Approved
		waiting = must[programme.Project](t)(s.SaveProject(ctx, me, waiting))
		sheet := func(p programme.Project, month int) programme.ResultSheet {
			return programme.ResultSheet{ProjectID: p.ID, Month: month, On: 2017_12_01, InUse: programme.InUseYes, Readings: []programme.Reading{said(programme.Jobs, 4)}}
		}
		foreign := sheet(p, 0)
		foreign.PaperIDs = []int64{99}
		for _, tt := range []struct {
			name  string
			by    programme.User
			sheet programme.ResultSheet
			want  programme.Kind
		}{
			{"an accountant", programme.User{ID: 5, Role: programme.RoleCentreAccountant}, sheet(p, 0), programme.Forbidden},
			{"another establishment", programme.User{ID: 6, Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: 999}}, sheet(p, 0), programme.NotFound},
			{"a month that there is not", resultOfficer, sheet(p, 7), programme.NotFound},
			{"not begun", resultOfficer, sheet(waiting, 0), programme.Conflict},
			{"not accepted", resultOfficer, sheet(waiting, 6), programme.Conflict},
			{"evidence of another project", resultOfficer, foreign, programme.Invalid},
		} {
			if _, err := s.SaveResults(ctx, tt.by, tt.sheet, 0, nil); programme.KindOf(err) != tt.want {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		if _, err := s.SaveResults(ctx, resultOfficer, sheet(p, 0), 0, []store.Evidence{{Name: "x.png", Content: []byte("no picture")}}); !refused(err, programme.Invalid, "file") {
			t.Errorf("a file that is none: %v", err)
		}
		if r := must[store.ProjectResults](t)(s.Results(ctx, me, p.ID)); len(r.Sheets)+len(r.Papers) != 0 {
			t.Errorf("something of a refused sheet was stored: %+v", r)
		}
	})
}

func TestFollowUpsAreRemindedOfOnce(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e := province(t, s)
		admin := must[programme.Account](t)(s.CreateAccount(ctx, me, programme.Account{Login: "quan.tri", Name: "Quản trị"}, "mat khau rat la dai", &programme.Post{Title: "Quản trị", Role: programme.RoleAdministrator, From: 2016_01_01}))
		by := must[programme.User](t)(s.Acting(ctx, me, admin.ID, 0))
		account := must[programme.Account](t)(s.CreateAccount(ctx, by, programme.Account{Login: "co.so", Name: "Chủ cơ sở"}, "mat khau rat la dai",
			&programme.Post{Title: "Đại diện", Role: programme.RoleEstablishment, From: 2016_01_01, Scope: programme.Scope{EstablishmentID: e.ID}}))
		owner := must[programme.User](t)(s.Acting(ctx, me, account.ID, 0))
		p := project(of, e)
		p.Year = 2020
		p = must[programme.Project](t)(s.SaveProject(ctx, me, p))
		at := programme.ResultSheet{ProjectID: p.ID, Month: 0, On: 2025_07_01, InUse: programme.InUseYes, Readings: []programme.Reading{said(programme.Jobs, 4)}}
		must[programme.ResultSheet](t)(s.SaveResults(ctx, resultOfficer, at, 0, nil))
		list := must[store.FollowUpList](t)(s.FollowUps(ctx, owner))
		if len(list.Open) != 1 || list.Open[0].FollowUp.Due != 2026_01_31 || list.Waiting(owner) != 1 || list.Done != 1 || list.Projects != 1 {
			t.Errorf("%+v", list)
		}
		for range 2 {
			if err := s.Remind(ctx); err != nil {
				t.Fatal(err)
			}
		}
		kinds := func() (all []programme.NoticeKind) {
			for _, n := range must[store.NoticeList](t)(s.Notices(ctx, owner)).Notices {
				if n.ReadAt.IsZero() {
					all = append(all, n.Kind)
				}
			}
			return all
		}
		if got := kinds(); !slices.Equal(got, []programme.NoticeKind{programme.NoticeDueSoon}) {
			t.Errorf("%v", got)
		}
		s.Now = func() time.Time { return storetest.Start.AddDate(0, 1, 0) }
		if err := s.Remind(ctx); err != nil {
			t.Fatal(err)
		}
		if got := kinds(); !slices.Equal(got, []programme.NoticeKind{programme.NoticeLate, programme.NoticeDueSoon}) {
			t.Errorf("%v", got)
		}
		if list := must[store.FollowUpList](t)(s.FollowUps(ctx, owner)); len(list.Late) != 1 {
			t.Errorf("%+v", list)
		}
		after := programme.ResultSheet{ProjectID: p.ID, Month: 6, On: 2026_01_20, InUse: programme.InUseNo, Readings: []programme.Reading{said(programme.Jobs, 1)}}
		sent := must[programme.ResultSheet](t)(s.SaveResults(ctx, owner, after, 0, nil))
		if got := kinds(); got != nil {
			t.Errorf("written, and still asked for: %v", got)
		}
		if list := must[store.FollowUpList](t)(s.FollowUps(ctx, resultOfficer)); len(list.ToConfirm) != 1 || list.Waiting(resultOfficer) != 1 || list.Waiting(owner) != 0 {
			t.Errorf("%+v", list)
		}
		must[programme.ResultSheet](t)(s.CheckResults(ctx, resultOfficer, p.ID, sent.ID, programme.SheetReturned, "Máy bán năm nào?"))
		if got := kinds(); !slices.Equal(got, []programme.NoticeKind{programme.NoticeReturned}) {
			t.Errorf("%v", got)
		}
	})
}

// TestEvaluationStandsOnReadings: what was measured takes the place of what the
// books said, project by project, and nobody is counted twice.
func TestEvaluationStandsOnReadings(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e := province(t, s)
		other := must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, programme.Establishment{Name: "Cơ sở khác", LegalForm: "household"}))
		save := func(code string, e programme.Establishment, jobs, income int64) programme.Project {
			p := project(of, e)
			p.Code, p.Outcomes = code, []programme.Outcome{{Indicator: programme.Jobs, Promised: programme.Q(5), Actual: programme.Q(jobs)}, {Indicator: programme.Income, Actual: programme.Q(income)}}
			return must[programme.Project](t)(s.SaveProject(ctx, me, p))
		}
		a, b := save("DP-2017-01", e, 4, 5_000_000), save("DP-2017-02", e, 6, 6_000_000)
		save("DP-2017-03", other, 10, 7_000_000)
		outcome := func(i programme.Indicator) programme.OutcomeSum {
			for _, o := range evaluation(t, s, of.ID, programme.Years(2016, 2018)).Outcomes {
				if o.Indicator == i {
					return o
				}
			}
			return programme.OutcomeSum{}
		}
		if got := outcome(programme.Jobs); got.Actual != programme.Q(20) || got.Promised != programme.Q(15) || got.CoverageText() != "3" || got.BasesText() != "" {
			t.Errorf("old books: %+v", got)
		}
		at := func(p programme.Project, on programme.Day, jobs, income, workers int64) {
			sheet := programme.ResultSheet{ProjectID: p.ID, Month: 0, On: on, InUse: programme.InUseYes,
				Readings: []programme.Reading{said(programme.Jobs, jobs), said(programme.Income, income), said(programme.Workers, workers)}}
			must[programme.ResultSheet](t)(s.SaveResults(ctx, resultOfficer, sheet, 0, nil))
		}
		at(a, 2017_12_01, 3, 5_500_000, 10)
		if got := outcome(programme.Jobs); got.Actual != programme.Q(19) || got.Promised != programme.Q(15) || got.BasesText() != "1 cơ sở khai, 2 theo sổ cũ" {
			t.Errorf("one measured: %+v", got)
		}
		if got := outcome(programme.Income); got.Actual != programme.Q(6_250_000) || got.LeftOut != 1 || got.Reported != 3 {
			t.Errorf("the establishment's income is told once: %+v", got)
		}
		at(b, 2018_03_01, 7, 6_000_000, 12)
		if got := outcome(programme.Jobs); got.Actual != programme.Q(17) || got.LeftOut != 1 {
			t.Errorf("two within 12 months: %+v", got)
		}
		books := must[[]programme.ResultValue](t)(s.BookValues(ctx, me, store.ResultFilter{ProgrammeID: of.ID}, programme.Jobs))
		d := must[programme.ResultData](t)(s.ResultData(ctx, me, store.ResultFilter{ProgrammeID: of.ID}))
		var sum int64
		for _, v := range append(books, d.Values...) {
			if v.Indicator == programme.Jobs && v.Counts() {
				sum += v.Value
			}
		}
		if len(books) != 1 || sum != 17 {
			t.Errorf("the values behind the figure add up to %d: %+v", sum, books)
		}
		narrow := programme.User{ID: 9, Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: other.ID}}
		if d := must[programme.ResultData](t)(s.ResultData(ctx, narrow, store.ResultFilter{ProgrammeID: of.ID})); d.Total(programme.Jobs).Actual != programme.Q(10) || len(d.Values) != 0 {
			t.Errorf("an establishment sees others': %+v", d)
		}
	})
}

func TestStories(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e := province(t, s)
		p := must[programme.Project](t)(s.SaveProject(ctx, me, project(of, e)))
		sheet := programme.ResultSheet{ProjectID: p.ID, Month: 0, On: 2017_12_01, InUse: programme.InUseYes, Readings: []programme.Reading{said(programme.Jobs, 4)}}
		must[programme.ResultSheet](t)(s.SaveResults(ctx, resultOfficer, sheet, 0, nil))
		y := programme.Story{Project: programme.Project{ID: p.ID}, Title: "Lò sấy mới", Text: "Trước đây phơi nắng.", Quote: "Nay mưa cũng làm được.", QuotedBy: "Bà Diệp",
			PhotoText: "Lò sấy", Figures: []programme.Indicator{programme.Jobs}}
		if _, err := s.SaveStory(ctx, ownerOf(e), y, nil); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the owner writes: %v", err)
		}
		y = must[programme.Story](t)(s.SaveStory(ctx, resultOfficer, y, &store.Evidence{Name: "lo.png", Content: picture(t)}))
		if _, err := s.DecideStory(ctx, resultOfficer, y.ID, y.Version, programme.StorySubmit, ""); !refused(err, programme.Invalid, "consent_on") {
			t.Errorf("without consent: %v", err)
		}
		stale := y
		y.ConsentOn, y.ConsentBy = 2018_01_05, "Bà Diệp"
		y = must[programme.Story](t)(s.SaveStory(ctx, resultOfficer, y, nil))
		if _, err := s.SaveStory(ctx, resultOfficer, stale, nil); programme.KindOf(err) != programme.Conflict {
			t.Errorf("over a version not seen: %v", err)
		}
		if _, err := s.Story(ctx, ownerOf(e), y.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("who applies reads what is not published: %v", err)
		}
		y = must[programme.Story](t)(s.DecideStory(ctx, resultOfficer, y.ID, y.Version, programme.StorySubmit, ""))
		if _, err := s.SaveStory(ctx, resultOfficer, y, nil); programme.KindOf(err) != programme.Conflict {
			t.Errorf("written while it is looked at: %v", err)
		}
		must[programme.Story](t)(s.DecideStory(ctx, resultDirector, y.ID, y.Version, programme.StoryPublish, ""))
		r := must[store.StoryRecord](t)(s.Story(ctx, ownerOf(e), y.ID))
		if !r.Story.Public() || len(r.Photos) != 1 || r.Story.PhotoID != r.Photos[0].ID || len(r.Figures) != 1 || r.Figures[0].Now != programme.Q(4) || !strings.Contains(r.Story.DecidedBy, "Phước") {
			t.Errorf("%+v", r)
		}
		if all := must[[]programme.Story](t)(s.Stories(ctx, ownerOf(e), of.ID)); len(all) != 1 {
			t.Errorf("%+v", all)
		}
		if all := must[[]programme.Event](t)(s.History(ctx, resultOfficer, programme.SStory, y.ID)); len(all) != 4 {
			t.Errorf("%+v", all)
		}
	})
}
