package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// books are n projects taken over from old books of 2016-2018, with what they
// were approved and what they carried out.
func books(t *testing.T, s *store.Store, n int) (programme.Programme, []programme.Project) {
	t.Helper()
	p, e := province(t, s)
	if err := s.AddPlaces(ctx, me, []programme.Place{{Code: "942", Name: "Huyện Châu Thành", ParentCode: "94", ValidFrom: 2008_09_24, ValidTo: 2025_06_30}}); err != nil {
		t.Fatal(err)
	}
	all := randomProjects(7, n, p.ID, []int64{e.ID})
	if err := s.SaveProjects(ctx, me, all); err != nil {
		t.Fatal(err)
	}
	return p, all
}

// finds checks that a verification names each record with these words, and
// nothing else.
func finds(t *testing.T, s *store.Store, words ...string) {
	t.Helper()
	v, err := s.Verify(ctx, me)
	if err != nil {
		t.Fatal(err)
	}
	if v.Agrees() != (len(words) == 0) {
		t.Errorf("%d disagree: %+v", v.Wrong, v.Found)
	}
	for _, word := range words {
		found := false
		for _, d := range v.Found {
			found = found || strings.Contains(d.Record+": "+d.What, word)
		}
		if !found {
			t.Errorf("nothing says %q: %+v", word, v.Found)
		}
	}
}

// TestVerifyFindsWhatWasPlanted: figures changed behind the program are each
// named, with their record, and no other.
func TestVerifyFindsWhatWasPlanted(t *testing.T) {
	ledger := func(project, columns string) string {
		return `INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
			SELECT programme_id, id, ` + columns + `, 'X', 20170101, '', 1, '', '', '2020-01-01 00:00:00+00:00', '' FROM projects WHERE id = ` + project
	}
	const settled = `(SELECT id FROM projects WHERE stage = 'completed' AND level = 'local' ORDER BY id LIMIT 1)`
	plants := []struct {
		name, plant string
		words       []string
	}{
		{"a column of a project", `UPDATE projects SET done_support = done_support + 7 WHERE id = ` + settled, []string{"Tổng thực hiện, ngân sách hỗ trợ"}},
		{"a counterpart column", `UPDATE projects SET approved_counterpart = approved_counterpart + 1 WHERE id = ` + settled, []string{"Tổng kế hoạch duyệt"}},
		{"a funding line", `UPDATE funding_lines SET approved = approved + 1000000 WHERE source = 'local' AND project_id = ` + settled, []string{"kế hoạch duyệt: đề án ghi", "Kế hoạch năm"}},
		{"a stage", `UPDATE projects SET stage = 'underway' WHERE id = ` + settled, []string{"sổ quỹ đếm 1 đề án trong kế hoạch, 1 đề án hoàn thành"}},
		{"a line of running money", ledger(settled, `'committed', 'local', '', year, 50000000, 0`), []string{"Không tính bút toán số", "Duyệt trong kế hoạch 50.000.000 đồng", "Kế hoạch năm"}},
		{"a line that counts a project", ledger(settled, `'settled', 'local', '', year, 0, 1`), []string{"sổ quỹ đếm 1 đề án trong kế hoạch, 2 đề án hoàn thành"}},
		{"a line of support of other money", ledger(settled, `'contracted', 'cash', '', year, 5, 0`), []string{"có loại không hợp với nguồn vốn"}},
		{"a line of an unknown kind", ledger(settled, `'gift', 'local', '', year, 5, 0`), []string{"có loại không hợp với nguồn vốn"}},
		{"a line of another programme", strings.Replace(ledger(settled, `'accepted', 'local', '', year, 5, 0`), "SELECT programme_id", "SELECT (SELECT MAX(id) FROM programmes)", 1), []string{"thuộc một chương trình khác với đề án"}},
		{"a budget", `INSERT INTO ledger (programme_id, plan_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
			SELECT programme_id, id, 'budget', level, '', year, 5000000, 0, 'X', 20170101, '', 1, '', '', '2020-01-01 00:00:00+00:00', '' FROM plans`, []string{"Kinh phí được giao: văn bản ghi 0 đồng, sổ quỹ cộng lại 5.000.000 đồng"}},
	}
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, _ := books(t, s, 250)
		other := p
		other.ID, other.Version, other.Code = 0, 0, "KHÁC"
		must[programme.Programme](t)(s.SaveProgramme(ctx, me, other))
		must[programme.Plan](t)(s.SavePlan(ctx, me, programme.Plan{ProgrammeID: p.ID, Year: 2018, Level: programme.Local}))
		finds(t, s)
		for i, tt := range plants { // each in a project of its own
			if _, err := raw.Exec(strings.ReplaceAll(tt.plant, "LIMIT 1", fmt.Sprint("LIMIT 1 OFFSET ", i))); err != nil {
				t.Fatal(err)
			}
			t.Run(tt.name, func(t *testing.T) { finds(t, s, tt.words...) })
		}
	})
}

// TestVerificationIsKeptAndTold: by night, once a day; who may read it is told
// once of the same disagreements.
func TestVerificationIsKeptAndTold(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		now := time.Date(2026, 3, 2, 19, 0, 0, 0, time.UTC)
		s.Now = func() time.Time { return now }
		books(t, s, 20)
		admin := administrator(t, s)
		accountant := officer(t, s, admin, "ke.toan", programme.Post{Title: "Kế toán", Role: programme.RoleCentreAccountant})
		clerk := officer(t, s, admin, "chuyen.vien", programme.Post{Title: "Chuyên viên", Role: programme.RoleCentreOfficer})
		nightly := func(want bool) programme.Verification {
			t.Helper()
			v, ran, err := s.VerifyNightly(ctx)
			if err != nil || ran != want {
				t.Fatalf("ran %v, %v", ran, err)
			}
			return v
		}
		if v := nightly(true); !v.Agrees() || v.Projects != 20 || v.Lines == 0 || v.Funds == 0 {
			t.Errorf("%+v", v)
		}
		nightly(false)
		now = now.Add(24 * time.Hour)
		if _, err := raw.Exec(`UPDATE projects SET done_support = done_support + 7`); err != nil {
			t.Fatal(err)
		}
		if v := nightly(true); v.Wrong != 20 || len(v.Found) != 20 || v.Found[0].Subject != programme.SProject || v.Found[0].ID == 0 {
			t.Errorf("%+v", v)
		}
		now = now.Add(14 * time.Hour) // by day
		nightly(false)
		now = now.Add(20 * time.Hour) // the machine was off by night
		nightly(true)
		all := must[[]programme.Verification](t)(s.Verifications(ctx, accountant))
		if len(all) != 3 || all[0].Wrong != 20 || len(all[0].Found) != 20 || all[2].Wrong != 0 || all[0].By != "" {
			t.Errorf("%+v", all)
		}
		notices := must[store.NoticeList](t)(s.Notices(ctx, accountant)).Notices
		if len(notices) != 1 || notices[0].Kind != programme.NoticeVerified || !strings.Contains(notices[0].Title, "20 chỗ không khớp") {
			t.Errorf("told %+v", notices)
		}
		if n := must[store.NoticeList](t)(s.Notices(ctx, clerk)).Notices; len(n) != 0 {
			t.Errorf("told who may not read it: %+v", n)
		}
		if _, err := s.Verify(ctx, clerk); !refused(err, programme.Forbidden, "") {
			t.Errorf("%v", err)
		}
		if _, err := s.Verifications(ctx, clerk); !refused(err, programme.Forbidden, "") {
			t.Errorf("%v", err)
		}
	})
}

// TestReportIsLocked: an issued report knows the ledger up to a line; what comes
// later is told with the figures that it moves, and the lines that it knew give
// its figures to the đồng.
func TestReportIsLocked(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, _ := books(t, s, 80)
		r := must[programme.Report](t)(s.SaveReport(ctx, me, draft(p)))
		issued, err := s.IssueReport(ctx, me, r, draw)
		if err != nil || !issued.Mark.Known || issued.Mark.Value == 0 {
			t.Fatalf("%+v, %v", issued.Mark, err)
		}
		finds(t, s)
		lock := must[programme.Lock](t)(s.Lock(ctx, me, issued))
		if len(lock.Late) != 0 {
			t.Fatalf("late before anything came: %+v", lock.Late)
		}
		figure := func(key string) int64 {
			for _, k := range issued.Figures {
				if k.Key == key {
					return k.Value.Value
				}
			}
			t.Fatalf("no figure %s", key)
			return 0
		}
		var id int64
		if err := raw.QueryRow(`SELECT MIN(id) FROM projects WHERE stage = 'completed' AND level = 'local' AND kind = 'project' AND year = 2017`).Scan(&id); err != nil {
			t.Fatal(err)
		}
		pr := must[programme.Project](t)(s.Project(ctx, me, id))
		pr.Lines[0].Done, pr.Content = pr.Lines[0].Done+3*tr, otherContent(pr.Content)
		pr = must[programme.Project](t)(s.SaveProject(ctx, me, pr))
		outside := must[programme.Project](t)(s.SaveProject(ctx, me, programme.Project{Recorded: true, ProgrammeID: p.ID, Code: "SAU", Title: "Ngoài kỳ", Kind: programme.KindProject, Level: programme.Local,
			Content: programme.Contents[0].Code, Year: 2020, Stage: programme.Completed, Lines: []programme.FundingLine{{Source: programme.FromLocal, Approved: tr, Done: tr}}}))
		lock = must[programme.Lock](t)(s.LockOf(ctx, me, p.ID, issued.Period))
		if lock.Report.ID != issued.ID || len(lock.Late) != 3 || len(lock.Moving()) != 2 { // paid, accepted, settled
			t.Fatalf("%+v", lock.Late)
		}
		settled := lock.Late[2]
		if settled.Kind != programme.ESettled || settled.Amount != 3*tr || settled.Project.ID != id || settled.Document == "" || settled.Entered.UserName != me.Name || outside.ID == id {
			t.Errorf("%+v", settled)
		}
		moved := map[string]programme.Restatement{}
		for _, m := range append(settled.Moves, lock.Late[0].Moves...) {
			moved[m.Figure.Key] = m
		}
		for _, key := range []string{"done.support.local", "done.support.all", "done.total_cost.local", "life.disbursed.local"} {
			if m := moved[key]; m.Old.Value != figure(key) || m.New.Value != figure(key)+int64(3*tr) {
				t.Errorf("%s: %+v, was %d", key, m, figure(key))
			}
		}
		if now := evaluation(t, s, p.ID, issued.Period).Level(programme.Local).Done.Support; int64(now) != moved["done.support.local"].New.Value {
			t.Errorf("now %s, restated %+v", now, moved["done.support.local"])
		}
		finds(t, s) // though the project has changed, also its content
		for name, plant := range map[string]string{
			"a figure of the report": `UPDATE reports SET figures = REPLACE(figures, '"unit":"VND","value":` + fmt.Sprint(figure("done.support.local")) + `}', '"unit":"VND","value":1}')`,
			"a file of the report":   `UPDATE report_files SET sha256 = 'x' WHERE format = 'xlsx'`,
		} {
			if _, err := raw.Exec(plant); err != nil {
				t.Fatal(err)
			}
			word := map[string]string{"a figure of the report": "báo cáo ghi 0,000001 triệu đồng", "a file of the report": "Tệp .xlsx không còn đúng"}[name]
			finds(t, s, word)
		}
	})
}

func otherContent(code string) string {
	if code != programme.Contents[0].Code {
		return programme.Contents[0].Code
	}
	return programme.Contents[1].Code
}

// TestIssueWaitsForTheLedger: a line that was begun before a report was issued
// and ends after it has no number that the report could take for known.
func TestIssueWaitsForTheLedger(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, _ := books(t, s, 10)
		r := must[programme.Report](t)(s.SaveReport(ctx, me, draft(p)))
		tx, err := raw.BeginTx(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var slow int64
		err = tx.QueryRow(`INSERT INTO ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)
			SELECT programme_id, id, 'accepted', 'local', '', year, 5, 0, 'X', 20170101, '', 1, '', '', '2020-01-01 00:00:00+00:00', '' FROM projects LIMIT 1 RETURNING id`).Scan(&slow)
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan programme.Report)
		go func() {
			issued, err := s.IssueReport(ctx, me, r, draw)
			if err != nil {
				t.Error(err)
			}
			done <- issued
		}()
		select {
		case <-done:
			t.Error("issued while a line was being written")
		case <-time.After(200 * time.Millisecond):
			tx.Commit()
			if issued := <-done; issued.Mark.Value != slow {
				t.Errorf("knows up to %d, the slow line is %d", issued.Mark.Value, slow)
			}
		}
	})
}
