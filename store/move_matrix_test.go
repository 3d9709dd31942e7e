package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// stand is a store with one living project of each level, whose stage is set
// behind the store's back.
type stand struct {
	*store.Store
	t        *testing.T
	raw      *sql.DB
	projects map[programme.Level]programme.Project
}

func newStand(t *testing.T) *stand {
	t.Helper()
	file := filepath.Join(t.TempDir(), "test.db")
	s := storetest.Open(t, file)
	raw, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { raw.Close() })
	p, e := province(t, s)
	o := &stand{s, t, raw, map[programme.Level]programme.Project{}}
	for _, level := range []programme.Level{programme.Local, programme.National} {
		of := livingDraft(p, e)
		of.Level, of.Lines[0].Source = level, programme.Source(level)
		o.projects[level] = must[programme.Project](t)(s.SaveProject(ctx, me, of))
	}
	return o
}

// at puts the project of a level where it is wanted.
func (o *stand) at(level programme.Level, stage programme.Stage, recorded bool) programme.Project {
	o.t.Helper()
	back := programme.Stage("")
	if stage == programme.Returned || stage == programme.Rejected {
		back = programme.BaseAppraisal
	}
	id := o.projects[level].ID
	for _, table := range []string{"project_moves", "project_rounds"} {
		if _, err := o.raw.Exec(`DELETE FROM `+table+` WHERE project_id = $1`, id); err != nil {
			o.t.Fatal(err)
		}
	}
	if _, err := o.raw.Exec(`UPDATE projects SET stage = $1, recorded = $2, back_to = $3, round = 1 WHERE id = $4`, stage, recorded, back, id); err != nil {
		o.t.Fatal(err)
	}
	p, err := o.Project(ctx, me, id)
	if err != nil {
		o.t.Fatal(err)
	}
	return p
}

// wanted is what the table says of a bare move, read from the table alone: the
// kind of refusal, or -1 for a step that leads on.
func wanted(m programme.Move, p programme.Project, role programme.Role) (s programme.Step, kind programme.Kind) {
	kind = programme.Invalid // no such move
	for _, s := range programme.Workflow {
		if s.Move != m {
			continue
		}
		if s.Way != programme.Bare {
			return s, programme.Invalid // taken elsewhere, with its record
		}
		if kind == programme.Invalid {
			kind = programme.Conflict // not from here
		}
		if p.Recorded || !slices.Contains(s.From, p.Stage) || s.Level != "" && s.Level != p.Level {
			continue
		}
		if slices.Contains(s.By, role) {
			return s, -1
		}
		kind = programme.Forbidden
	}
	return s, kind
}

// TestMoveMatrix sends every move from every stage of both paths as every role
// through the store. What the table refuses is refused with its kind and writes
// nothing; what it allows is taken, or refused by what the step says it lacks.
func TestMoveMatrix(t *testing.T) {
	o := newStand(t)
	moves := []programme.Move{"", "fly", programme.Appraised}
	for _, s := range programme.Workflow {
		if !slices.Contains(moves, s.Move) {
			moves = append(moves, s.Move)
		}
	}
	rows := func() int64 {
		return number(t, o.raw, `SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM project_moves) + (SELECT COUNT(*) FROM project_rounds) + (SELECT SUM(version) FROM projects)`)
	}
	taken := 0
	for level := range o.projects {
		for _, stage := range programme.Stages {
			p := o.at(level, stage, false)
			for _, role := range programme.Roles {
				u := programme.User{ID: 40, Name: "Người thử", Role: role}
				for _, m := range moves {
					name := fmt.Sprintf("%s of a %s project at %s by %s", m, level, stage, role)
					step, kind := wanted(m, p, role)
					if !u.May(programme.ReadRecords) {
						kind = programme.Forbidden
					}
					if kind < 0 {
						lacks := step.Missing(p, u, must[programme.Facts](t)(o.Facts(ctx, u, p)))
						if kind = -1; lacks != nil {
							kind = programme.KindOf(lacks)
						}
					}
					before := rows()
					got, err := o.Move(ctx, u, p.ID, p.Version, m, "Lý do")
					if kind >= 0 {
						if after := rows(); programme.KindOf(err) != kind || after != before {
							t.Errorf("%s: want kind %d, got %v, and %d rows more", name, kind, err, after-before)
						}
						continue
					}
					to := step.To
					if to == "" {
						to = p.BackTo
					}
					if err != nil || got.Stage != to {
						t.Errorf("%s: %v, %s", name, err, got.Stage)
					}
					taken++
					p = o.at(level, stage, false)
				}
			}
		}
	}
	if taken < 20 {
		t.Errorf("only %d could be taken", taken)
	}
}

// TestMoveRefusals are those that have nothing to do with the table.
func TestMoveRefusals(t *testing.T) {
	o := newStand(t)
	officer := programme.User{ID: 40, Name: "Người thử", Role: programme.RoleCentreOfficer}
	elsewhere, stranger, auditor := officer, officer, officer
	elsewhere.Scope.Places = []string{"950"}
	stranger.Role, stranger.Scope = programme.RoleEstablishment, programme.Scope{EstablishmentID: 99}
	auditor.Role = programme.RoleAuditor
	for _, tt := range []struct {
		name     string
		stage    programme.Stage
		recorded bool
		u        programme.User
		id       int64
		older    int64 // how many versions the page is behind
		m        programme.Move
		note     string
		kind     programme.Kind
		field    string
	}{
		{"out of the scope's places", programme.Submitted, false, elsewhere, 0, 0, programme.Check, "", programme.NotFound, ""},
		{"of another establishment, by its number", programme.Draft, false, stranger, 0, 0, programme.Submit, "", programme.NotFound, ""},
		{"not there", programme.Draft, false, officer, 999, 0, programme.Submit, "", programme.NotFound, ""},
		{"by nobody", programme.Draft, false, programme.User{}, 0, 0, programme.Submit, "", programme.Forbidden, ""},
		{"by who only reads", programme.Draft, false, auditor, 0, 0, programme.Submit, "", programme.Forbidden, ""},
		{"of an older version", programme.Submitted, false, officer, 0, 1, programme.Check, "", programme.Conflict, ""},
		{"of a newer version", programme.Submitted, false, officer, 0, -1, programme.Check, "", programme.Conflict, ""},
		{"out of order", programme.Draft, false, officer, 0, 0, programme.Check, "", programme.Conflict, ""},
		{"twice", programme.Submitted, false, officer, 0, 0, programme.Submit, "", programme.Conflict, ""},
		{"without a reason", programme.Submitted, false, officer, 0, 0, programme.Withdraw, " ", programme.Invalid, "note"},
		{"a record of old books", programme.Submitted, true, officer, 0, 0, programme.Check, "", programme.Conflict, ""},
		{"by the way of another page", programme.Submitted, false, officer, 0, 0, programme.Return, "Thiếu", programme.Invalid, "move"},
		{"into the plan without a decision", programme.Proposed, false, programme.User{ID: 41, Role: programme.RoleProvincialCommittee}, 0, 0, programme.Approve, "", programme.Invalid, "move"},
	} {
		p := o.at(programme.Local, tt.stage, tt.recorded)
		id := p.ID
		if tt.id != 0 {
			id = tt.id
		}
		if _, err := o.Move(ctx, tt.u, id, p.Version-tt.older, tt.m, tt.note); !refused(err, tt.kind, tt.field) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if now := must[programme.Project](t)(o.Project(ctx, me, p.ID)); now.Stage != tt.stage || now.Version != p.Version {
			t.Errorf("%s: now %s, version %d", tt.name, now.Stage, now.Version)
		}
	}
}

// TestMoveBySamePerson: who submitted a dossier for an establishment does not
// find it complete himself; a colleague does, in the same round only.
func TestMoveBySamePerson(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e := province(t, s)
		p := must[programme.Project](t)(s.SaveProject(ctx, me, livingDraft(of, e)))
		lan, minh := programme.User{ID: 40, Name: "Lan", Role: programme.RoleCentreOfficer}, programme.User{ID: 41, Name: "Minh", Role: programme.RoleCentreOfficer}
		p = must[programme.Project](t)(s.Move(ctx, lan, p.ID, p.Version, programme.Submit, ""))
		if _, err := s.Move(ctx, lan, p.ID, p.Version, programme.Check, ""); !refused(err, programme.Forbidden, "") {
			t.Fatalf("%v", err)
		}
		p = must[programme.Project](t)(s.Move(ctx, minh, p.ID, p.Version, programme.Check, ""))
		director := programme.User{ID: 41, Name: "Minh", Role: programme.RoleCentreDirector}
		if _, err := s.Move(ctx, director, p.ID, p.Version, programme.Forward, ""); !refused(err, programme.Forbidden, "") {
			t.Fatalf("the same person in another post: %v", err)
		}
	})
}

// TestTwoOfficersMoveOne: of many who act at once on one project exactly one
// does, and the others are told.
func TestTwoOfficersMoveOne(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		of, e := province(t, s)
		p := must[programme.Project](t)(s.SaveProject(ctx, me, livingDraft(of, e)))
		p = must[programme.Project](t)(s.Move(ctx, me, p.ID, p.Version, programme.Submit, ""))
		won := 0
		for _, err := range atOnce(20, func(i int) error {
			u, m := programme.User{ID: int64(40 + i), Name: fmt.Sprint("Người ", i), Role: programme.RoleCentreOfficer}, programme.Check
			if i%2 == 1 {
				m = programme.Withdraw
			}
			_, err := s.Move(ctx, u, p.ID, p.Version, m, "Lý do")
			return err
		}) {
			if err == nil {
				won++
			} else if programme.KindOf(err) != programme.Conflict {
				t.Errorf("%v", err)
			}
		}
		if moves := number(t, raw, `SELECT COUNT(*) FROM project_moves WHERE project_id = $1`, p.ID); won != 1 || moves != 3 {
			t.Errorf("%d won, %d moves", won, moves)
		}
	})
}
