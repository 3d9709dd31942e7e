package store_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// kept is a kind of record with its few operations, so that all kinds are held
// to the same rules.
type kept struct {
	name    string
	subject programme.Subject
	create  func(s *store.Store, p programme.Programme) (int64, error)
	change  func(s *store.Store, p programme.Programme, id, version int64, word string) error
	text    func(s *store.Store, p programme.Programme, id int64) (word string, version int64, err error)
	remove  func(s *store.Store, id, version int64) error // nil: never removed
}

var errGone = programme.Refuse(programme.NotFound, "", "không còn")

func firstStated(s *store.Store, p programme.Programme) (programme.StatedFigure, error) {
	all, err := s.StatedFigures(ctx, me, p.ID)
	if err != nil || len(all) == 0 {
		return programme.StatedFigure{}, errors.Join(err, errGone)
	}
	return all[0], nil
}

func explanation(p programme.Programme) programme.Explanation {
	return programme.Explanation{ProgrammeID: p.ID, Key: "stated:x", Difference: 87_790_000, By: "Nguyễn Văn A", Reason: "Xếp nhầm", Evidence: "Công văn 5", Counts: programme.CountLeft}
}

var allKept = []kept{
	{"programme", programme.SProgramme,
		func(s *store.Store, p programme.Programme) (int64, error) {
			p.ID, p.Version, p.Code = 0, 0, "MỚI-2016-2020"
			saved, err := s.SaveProgramme(ctx, me, p)
			return saved.ID, err
		},
		func(s *store.Store, p programme.Programme, id, version int64, word string) error {
			p.ID, p.Version, p.Code, p.Seat = id, version, "MỚI-2016-2020", word
			_, err := s.SaveProgramme(ctx, me, p)
			return err
		},
		func(s *store.Store, p programme.Programme, id int64) (string, int64, error) {
			got, err := s.Programme(ctx, me, id)
			return got.Seat, got.Version, err
		}, nil},
	{"target", programme.STarget,
		func(s *store.Store, p programme.Programme) (int64, error) {
			saved, err := s.SaveTarget(ctx, me, target(p, programme.Local))
			return saved.ID, err
		},
		func(s *store.Store, p programme.Programme, id, version int64, word string) error {
			x := target(p, programme.Local)
			x.ID, x.Version, x.Note = id, version, word
			_, err := s.SaveTarget(ctx, me, x)
			return err
		},
		func(s *store.Store, p programme.Programme, id int64) (string, int64, error) {
			got, err := s.Target(ctx, me, id)
			return got.Note, got.Version, err
		},
		func(s *store.Store, id, version int64) error { return s.DeleteTarget(ctx, me, id, version) }},
	{"plan", programme.SPlan,
		func(s *store.Store, p programme.Programme) (int64, error) {
			saved, err := s.SavePlan(ctx, me, programme.Plan{ProgrammeID: p.ID, Year: 2017, Level: programme.Local, DecisionNo: "12/QĐ", DecisionDate: 2017_01_20})
			return saved.ID, err
		},
		func(s *store.Store, p programme.Programme, id, version int64, word string) error {
			_, err := s.SavePlan(ctx, me, programme.Plan{ID: id, Version: version, ProgrammeID: p.ID, Year: 2017, Level: programme.Local, DecisionNo: "12/QĐ", DecisionDate: 2017_01_20, Note: word})
			return err
		},
		func(s *store.Store, p programme.Programme, id int64) (string, int64, error) {
			got, err := s.Plan(ctx, me, id)
			if err == nil && got.DecisionDate != 2017_01_20 {
				return "", 0, errors.New("the date is not read back")
			}
			return got.Note, got.Version, err
		}, nil},
	{"stated figure", programme.SStated,
		func(s *store.Store, p programme.Programme) (int64, error) {
			if err := s.SaveStatedFigures(ctx, me, stated(p, 5_902_360_000)); err != nil {
				return 0, err
			}
			f, err := firstStated(s, p)
			return f.ID, err
		},
		func(s *store.Store, p programme.Programme, id, version int64, word string) error {
			x := stated(p, 5_902_360_000)
			x.ID, x.Version, x.Note = id, version, word
			return s.SaveStatedFigures(ctx, me, x)
		},
		func(s *store.Store, p programme.Programme, id int64) (string, int64, error) {
			got, err := s.StatedFigure(ctx, me, id)
			want := stated(p, 5_902_360_000).Figure
			want.ID = id
			if err == nil && got.Figure != want {
				return "", 0, errors.New("the figure is not read back")
			}
			return got.Note, got.Version, err
		},
		func(s *store.Store, id, version int64) error { return s.DeleteStatedFigure(ctx, me, id, version) }},
	{"remark", programme.SRemark,
		func(s *store.Store, p programme.Programme) (int64, error) {
			saved, err := s.SaveRemark(ctx, me, programme.Remark{ProgrammeID: p.ID, Period: programme.Years(2016, 2018), Kind: programme.Difficulty, Text: "Thiếu vốn", Evidence: []string{"rest", "idle"}})
			return saved.ID, err
		},
		func(s *store.Store, p programme.Programme, id, version int64, word string) error {
			_, err := s.SaveRemark(ctx, me, programme.Remark{ID: id, Version: version, ProgrammeID: p.ID, Period: programme.Years(2016, 2018), Kind: programme.Difficulty, Text: word, Evidence: []string{"rest", "idle"}})
			return err
		},
		func(s *store.Store, p programme.Programme, id int64) (string, int64, error) {
			got, err := s.Remark(ctx, me, id)
			if err == nil && strings.Join(got.Evidence, " ") != "rest idle" {
				return "", 0, errors.New("the evidence is not read back")
			}
			return got.Text, got.Version, err
		},
		func(s *store.Store, id, version int64) error { return s.DeleteRemark(ctx, me, id, version) }},
	{"explanation", programme.SExplanation,
		func(s *store.Store, p programme.Programme) (int64, error) {
			saved, err := s.SaveExplanation(ctx, me, explanation(p))
			return saved.ID, err
		},
		func(s *store.Store, p programme.Programme, id, version int64, word string) error {
			x := explanation(p)
			x.ID, x.Version, x.Reason = id, version, word
			_, err := s.SaveExplanation(ctx, me, x)
			return err
		},
		func(s *store.Store, p programme.Programme, id int64) (string, int64, error) {
			d, err := s.EvaluationData(ctx, me, p.ID, programme.Years(2016, 2018))
			if err != nil || len(d.Explanations) != 1 || d.Explanations[0].ID != id {
				return "", 0, errors.Join(err, errGone)
			}
			return d.Explanations[0].Reason, d.Explanations[0].Version, nil
		}, nil},
	{"establishment", programme.SEstablishment,
		func(s *store.Store, p programme.Programme) (int64, error) {
			saved, err := s.SaveEstablishment(ctx, me, programme.Establishment{Name: "Cơ sở Cây Khế", LegalForm: "household"})
			return saved.ID, err
		},
		func(s *store.Store, p programme.Programme, id, version int64, word string) error {
			_, err := s.SaveEstablishment(ctx, me, programme.Establishment{ID: id, Version: version, Name: "Cơ sở Cây Khế", LegalForm: "household", Note: word})
			return err
		},
		func(s *store.Store, p programme.Programme, id int64) (string, int64, error) {
			got, err := s.Establishment(ctx, me, id)
			return got.Note, got.Version, err
		}, nil},
	{"report", programme.SReport,
		func(s *store.Store, p programme.Programme) (int64, error) {
			saved, err := s.SaveReport(ctx, me, programme.Report{ProgrammeID: p.ID, Period: programme.Years(2016, 2018)})
			return saved.ID, err
		},
		func(s *store.Store, p programme.Programme, id, version int64, word string) error {
			_, err := s.SaveReport(ctx, me, programme.Report{ID: id, Version: version, ProgrammeID: p.ID, Period: programme.Years(2016, 2018), To: word,
				Sections: []programme.Section{{Key: "effect", Title: "Hiệu quả", Text: "“a”\n\n<b>", Own: true}}})
			return err
		},
		func(s *store.Store, p programme.Programme, id int64) (string, int64, error) {
			got, err := s.Report(ctx, me, id)
			if err == nil && got.To != "" && (len(got.Sections) != 1 || got.Sections[0].Text != "“a”\n\n<b>" || !got.Sections[0].Own) {
				return "", 0, errors.New("the sections are not read back")
			}
			return got.To, got.Version, err
		}, nil},
}

func TestEveryKindOfRecord(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, _ := province(t, s)
		events := func() int64 { return number(t, raw, `SELECT COUNT(*) FROM events`) }
		for _, k := range allKept {
			t.Run(k.name, func(t *testing.T) {
				before := events()
				saves := int64(0)
				did := func(what string, err error) {
					t.Helper()
					saves++
					if err != nil || events() != before+saves {
						t.Fatalf("%s: %v, %d events after %d saves", what, err, events()-before, saves)
					}
				}
				id, err := k.create(s, p)
				did("create", err)
				did("first change", k.change(s, p, id, 1, "lời thứ nhất"))

				for name, err := range map[string]error{"an old version": k.change(s, p, id, 1, "lời thứ hai"), "a version from nowhere": k.change(s, p, id, 7, "lời thứ hai")} {
					if !refused(err, programme.Conflict, "") {
						t.Errorf("%s: %v", name, err)
					}
				}
				if err := k.change(s, p, 99_999, 1, "x"); !refused(err, programme.NotFound, "") {
					t.Errorf("a record that is not there: %v", err)
				}
				if word, version, err := k.text(s, p, id); err != nil || word != "lời thứ nhất" || version != 2 {
					t.Errorf("after a lost save: %q, version %d, %v", word, version, err)
				}
				if events() != before+saves {
					t.Errorf("refused saves wrote %d events", events()-before-saves)
				}
				history, err := s.History(ctx, me, k.subject, id)
				if err != nil || len(history) != 2 || history[0].Action != "changed" || history[1].Action != "created" || history[0].UserName != me.Name || history[0].Title == "" {
					t.Fatalf("history %+v, %v", history, err)
				}
				if c := history[0].Changes; len(c) == 0 || c[len(c)-1].New == "" {
					t.Errorf("what changed: %+v", c)
				}
				if k.remove == nil {
					return
				}
				if err := k.remove(s, id, 1); !refused(err, programme.Conflict, "") {
					t.Errorf("removing an old version: %v", err)
				}
				did("remove", k.remove(s, id, 2))
				if _, _, err := k.text(s, p, id); !refused(err, programme.NotFound, "") {
					t.Errorf("after the removal: %v", err)
				}
				if err := k.remove(s, id, 2); !refused(err, programme.NotFound, "") {
					t.Errorf("removed twice: %v", err)
				}
				history, err = s.History(ctx, me, k.subject, id)
				if err != nil || len(history) != 3 || history[0].Action != "deleted" {
					t.Fatalf("history %+v, %v", history, err)
				}
				kept := ""
				for _, c := range history[0].Changes {
					kept += c.Old + "|"
				}
				if !strings.Contains(kept, "lời thứ nhất") {
					t.Errorf("what was removed is lost: %s", kept)
				}
			})
		}
	})
}

func TestDuplicatesRefused(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		other := p
		other.ID, other.Version, other.Code = 0, 0, "KHÁC"
		other = must[programme.Programme](t)(s.SaveProgramme(ctx, me, other))
		local := must[programme.Target](t)(s.SaveTarget(ctx, me, target(p, programme.Local)))
		must[programme.Target](t)(s.SaveTarget(ctx, me, target(p, programme.National)))
		plan := programme.Plan{ProgrammeID: p.ID, Year: 2017, Level: programme.Local}
		must[programme.Plan](t)(s.SavePlan(ctx, me, plan))
		first := must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		second := project(p, e)
		second.Code = "DP-2017-02"
		second = must[programme.Project](t)(s.SaveProject(ctx, me, second))
		e.TaxCode = "0100233488"
		e = must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, e))
		must[programme.Explanation](t)(s.SaveExplanation(ctx, me, explanation(p)))
		rows := number(t, raw, `SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM targets) + (SELECT COUNT(*) FROM plans) + (SELECT COUNT(*) FROM projects)`)

		save := func(pr programme.Project) error { _, err := s.SaveProject(ctx, me, pr); return err }
		for _, tt := range []struct {
			name, field string
			kind        programme.Kind
			err         func() error
		}{
			{"programme code", "code", programme.Invalid, func() error { x := other; x.Code = p.Code; _, err := s.SaveProgramme(ctx, me, x); return err }},
			{"new programme of a used code", "code", programme.Invalid, func() error { x := p; x.ID, x.Version = 0, 0; _, err := s.SaveProgramme(ctx, me, x); return err }},
			{"target", "level", programme.Invalid, func() error { _, err := s.SaveTarget(ctx, me, target(p, programme.Local)); return err }},
			{"target changed into another", "level", programme.Invalid, func() error { x := local; x.Level = programme.National; _, err := s.SaveTarget(ctx, me, x); return err }},
			{"plan", "year", programme.Invalid, func() error { _, err := s.SavePlan(ctx, me, plan); return err }},
			{"project code", "code", programme.Invalid, func() error { return save(project(p, e)) }},
			{"project changed into another's code", "code", programme.Invalid, func() error { x := second; x.Code = first.Code; return save(x) }},
			{"one of many projects", "code", programme.Invalid, func() error {
				x := project(p, e)
				x.Code = "DP-2017-09"
				return s.SaveProjects(ctx, me, []programme.Project{x, x})
			}},
			{"tax code", "tax_code", programme.Invalid, func() error {
				_, err := s.SaveEstablishment(ctx, me, programme.Establishment{Name: "Cơ sở khác", LegalForm: "household", TaxCode: "0100233488"})
				return err
			}},
			{"explanation", "", programme.Conflict, func() error { _, err := s.SaveExplanation(ctx, me, explanation(p)); return err }},
			{"period that leaves projects outside", "from", programme.Invalid, func() error { x := p; x.From = 2018; _, err := s.SaveProgramme(ctx, me, x); return err }},
		} {
			t.Run(tt.name, func(t *testing.T) {
				if err := tt.err(); !refused(err, tt.kind, tt.field) {
					t.Errorf("%v", err)
				}
				if now := number(t, raw, `SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM targets) + (SELECT COUNT(*) FROM plans) + (SELECT COUNT(*) FROM projects)`); now != rows {
					t.Errorf("%d rows became %d", rows, now)
				}
			})
		}
		t.Run("the same in another programme is no duplicate", func(t *testing.T) {
			pr := project(other, e)
			if err := save(pr); err != nil {
				t.Error(err)
			}
			if _, err := s.SaveTarget(ctx, me, target(other, programme.Local)); err != nil {
				t.Error(err)
			}
		})
	})
}

// TestReadingWritesNothing calls all that only reads and looks at every table.
func TestReadingWritesNothing(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		pr := must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		r := must[programme.Report](t)(s.SaveReport(ctx, me, programme.Report{ProgrammeID: p.ID, Period: programme.Years(2016, 2018)}))
		state := func() (all []int64) {
			for _, table := range []string{"programmes", "places", "targets", "plans", "establishments", "projects", "funding_lines", "outcomes", "stated_figures",
				"explanations", "remarks", "reports", "report_files", "events"} {
				all = append(all, number(t, raw, `SELECT COUNT(*) FROM `+table))
			}
			for _, table := range []string{"programmes", "establishments", "projects", "reports"} {
				all = append(all, number(t, raw, `SELECT SUM(version) FROM `+table))
			}
			return all
		}
		before := state()
		period := programme.Years(2016, 2018)
		for name, read := range map[string]func() error{
			"Programmes":        func() error { _, err := s.Programmes(ctx, me); return err },
			"ProgrammeByCode":   func() error { _, err := s.ProgrammeByCode(ctx, me, p.Code); return err },
			"Places":            func() error { _, err := s.Places(ctx, me, 0); return err },
			"Plans":             func() error { _, err := s.Plans(ctx, me, p.ID); return err },
			"StatedFigures":     func() error { _, err := s.StatedFigures(ctx, me, p.ID); return err },
			"Establishments":    func() error { _, err := s.Establishments(ctx, me, store.EstablishmentFilter{}); return err },
			"Projects":          func() error { _, err := s.Projects(ctx, me, store.ProjectFilter{}); return err },
			"AllProjects":       func() error { _, err := s.AllProjects(ctx, me, store.ProjectFilter{}); return err },
			"Project":           func() error { _, err := s.Project(ctx, me, pr.ID); return err },
			"CompletedProjects": func() error { _, err := s.CompletedProjects(ctx, me, p.ID, period); return err },
			"EvaluationData":    func() error { _, err := s.EvaluationData(ctx, me, p.ID, period); return err },
			"Reports":           func() error { _, err := s.Reports(ctx, me, p.ID); return err },
			"Report":            func() error { _, err := s.Report(ctx, me, r.ID); return err },
			"ChangesSince":      func() error { _, err := s.ChangesSince(ctx, me, r); return err },
			"History":           func() error { _, err := s.History(ctx, me, programme.SProject, pr.ID); return err },
		} {
			if err := read(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for i, n := range state() {
				if n != before[i] {
					t.Fatalf("%s wrote: %v became %v", name, before, state())
				}
			}
		}
	})
}
