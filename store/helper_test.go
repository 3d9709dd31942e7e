package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

const tr = programme.Million

// withRaw runs fn on an empty store of each engine, with a second connection
// that looks into the tables behind the store's back.
func withRaw(t *testing.T, fn func(t *testing.T, s *store.Store, raw *sql.DB)) {
	run := func(t *testing.T, driver, where string) {
		s := storetest.Open(t, where)
		raw, err := sql.Open(driver, where)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { raw.Close() })
		fn(t, s, raw)
	}
	t.Run("sqlite", func(t *testing.T) { run(t, "sqlite", filepath.Join(t.TempDir(), "test.db")) })
	t.Run("postgres", func(t *testing.T) { run(t, "pgx", storetest.Schema(t)) })
}

// number reads one whole number.
func number(t *testing.T, db *sql.DB, query string, args ...any) (n int64) {
	t.Helper()
	if err := db.QueryRow(query, args...).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// must stops the test at an error.
func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// refused tells that err is one refusal of this kind and field.
func refused(err error, kind programme.Kind, field string) bool {
	pr := programme.Problems(err)
	return len(pr) == 1 && pr[0].Kind == kind && pr[0].Field == field && pr[0].Message != ""
}

func target(p programme.Programme, level programme.Level) programme.Target {
	return programme.Target{ProgrammeID: p.ID, Period: programme.Years(2016, 2018), Level: level, Projects: programme.Q(46), Support: programme.Q(int64(6_360 * tr))}
}

func stated(p programme.Programme, support programme.Money) programme.StatedFigure {
	return programme.StatedFigure{ProgrammeID: p.ID, Source: "Báo cáo 12/BC", Quote: "ngân sách hỗ trợ", Figure: programme.Figure{
		Period: programme.Years(2016, 2018), Kind: programme.Result, Level: programme.AllLevels, Measure: programme.MSupport, Unit: programme.UnitVND,
		Value: int64(support), Step: 10_000, Qualifier: programme.Exact,
	}}
}

func evaluation(t *testing.T, s *store.Store, id int64, period programme.Period) programme.Evaluation {
	t.Helper()
	d, err := s.EvaluationData(ctx, me, id, period)
	if err != nil {
		t.Fatal(err)
	}
	return must[programme.Evaluation](t)(programme.Evaluate(d, period))
}
