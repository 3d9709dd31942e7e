package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// copied are the tables that grow with the work, and what must be another in a
// copy of a row, k more than in the row itself.
var copied = []struct{ table, other string }{
	{"establishments", `'id', x.id + k`},
	{"projects", `'id', x.id + k, 'code', x.code || '/' || k, 'establishment_id', x.establishment_id + k`},
	{"funding_lines", `'project_id', x.project_id + k`},
	{"outcomes", `'project_id', x.project_id + k`},
	{"project_moves", `'id', x.id + k, 'project_id', x.project_id + k`},
	{"project_rounds", `'project_id', x.project_id + k, 'receipt', 0`},
	{"project_papers", `'id', x.id + k, 'project_id', x.project_id + k`},
	{"return_points", `'id', x.id + k, 'project_id', x.project_id + k`},
	{"appraisals", `'id', x.id + k, 'project_id', x.project_id + k`},
	{"matters", `'id', x.id + k, 'project_id', x.project_id + k`},
	{"matter_moves", `'id', x.id + k, 'matter_id', x.matter_id + k`},
	{"messages", `'id', x.id + k`}, // in the same project
	{"plan_choices", `'project_id', x.project_id + k`},
	{"plan_decision_lines", `'id', x.id + k, 'project_id', x.project_id + k`},
	{"events", `'id', x.id + k`}, // about the same record
	{"notices", `'id', x.id + k, 'made_key', x.made_key || k`},
}

// TestStatementsOfAPage: however many records there are, a page is made with
// the same number of statements. The office has few of each; then there are
// eight times as many.
func TestStatementsOfAPage(t *testing.T) {
	ctx := context.Background()
	s, where, statements := storetest.Counted(t)
	s.Now = func() time.Time { return time.Date(2026, 11, 20, 2, 0, 0, 0, time.UTC) }
	if err := sample.FillOffice(ctx, s); err != nil {
		t.Fatal(err)
	}
	server := New(s, "test", slog.New(slog.DiscardHandler))
	count := func(token, path string) int64 {
		r := httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
		r.AddCookie(&http.Cookie{Name: sessionCookie, Value: token})
		w, before := httptest.NewRecorder(), statements()
		server.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", path, w.Code)
		}
		return statements() - before
	}
	tokens, paths, few := map[string]string{}, countedPages(t, s), map[string]int64{}
	for _, login := range []string{"chuyen.vien", "so.lanh.dao"} {
		var err error
		if tokens[login], err = s.SignIn(ctx, login, sample.OfficePassword, ""); err != nil {
			t.Fatal(err)
		}
		count(tokens[login], "/") // the first page of a session writes that it was seen
		for _, path := range paths {
			few[login+path] = count(tokens[login], path)
		}
	}
	for _, c := range copied {
		storetest.Exec(t, where, `INSERT INTO `+c.table+` SELECT (jsonb_populate_record(x, jsonb_build_object(`+c.other+`))).*
			FROM `+c.table+` x CROSS JOIN generate_series(100000, 700000, 100000) k`)
	}
	for login, token := range tokens {
		for _, path := range paths {
			if n := count(token, path); n != few[login+path] || n == 0 {
				t.Errorf("%s for %s: %d statements, with eight times the records %d", path, login, few[login+path], n)
			}
		}
	}
}

// countedPages are the lists, and the pages of a dossier in appraisal and of
// the annual plans.
func countedPages(t *testing.T, s *store.Store) []string {
	u := programme.LocalUser
	of, err := s.ProgrammeByCode(t.Context(), u, sample.OfficeCode)
	if err != nil {
		t.Fatal(err)
	}
	plans, err := s.Plans(t.Context(), u, of.ID)
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Projects(t.Context(), u, store.ProjectFilter{Stage: programme.BaseAppraisal})
	if err != nil || len(list.Items) == 0 {
		t.Fatal("no dossier in appraisal", err)
	}
	paths := []string{"/", "/projects", "/projects?q=may", projectPath(list.Items[0].ID), "/matters", "/notices", "/calendar", "/rounds",
		fmt.Sprintf("/evaluation?programme=%d", of.ID)}
	for _, p := range plans {
		paths = append(paths, planPath(p.ID))
	}
	return paths
}
