package store_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"khuyencong/store/storetest"
)

// TestEvaluationReadsIndexesAlone holds that SQLite adds up an evaluation from
// indexes that have every column of it: one column more in a sum, and a hundred
// thousand projects are read row by row. Its planner chooses by the schema, so
// an empty database shows it. The statements are those of evaluation.go in
// short: the same tables, conditions, groups and columns.
func TestEvaluationReadsIndexesAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "test.db")
	storetest.Open(t, file)
	raw, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { raw.Close() })
	tests := []struct {
		name, query string
		want        []string
	}{
		{"cells", `SELECT year, level, kind, content, place_code, place_name, stage, COUNT(*),
			SUM(approved_support), SUM(approved_counterpart), SUM(approved_other), SUM(done_support), SUM(done_counterpart), SUM(done_other), SUM(disbursed_support)
			FROM projects WHERE programme_id = 1 GROUP BY year, level, kind, content, place_code, place_name, stage`,
			[]string{"USING COVERING INDEX projects_cells"}},
		{"sources", `SELECT l.source, SUM(l.approved) FILTER (WHERE p.stage IN ('approved', 'underway', 'accepted', 'completed', 'stopped')), SUM(l.disbursed), SUM(l.done) FILTER (WHERE p.stage = 'completed')
			FROM projects p JOIN funding_lines l ON l.project_id = p.id
			WHERE p.programme_id = 1 AND p.year BETWEEN 2016 AND 2018 GROUP BY l.source`,
			[]string{"USING COVERING INDEX projects_cells", "USING COVERING INDEX funding_lines_sums"}},
		{"outcomes", `SELECT o.indicator, p.content, COUNT(*), COUNT(o.promised), SUM(o.promised), COUNT(o.actual), SUM(o.actual)
			FROM projects p JOIN outcomes o ON o.project_id = p.id
			WHERE p.programme_id = 1 AND p.year BETWEEN 2016 AND 2018 AND p.stage = 'completed' GROUP BY o.indicator, p.content`,
			[]string{"USING COVERING INDEX projects_cells", "USING COVERING INDEX outcomes_sums"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plan := queryPlan(t, raw, tt.query)
			for _, want := range tt.want {
				if !strings.Contains(plan, want) {
					t.Errorf("the plan has no %q:\n%s", want, plan)
				}
			}
		})
	}
}

// queryPlan is how SQLite would run a query, a step a line.
func queryPlan(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	rows, err := db.Query("EXPLAIN QUERY PLAN " + query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}
