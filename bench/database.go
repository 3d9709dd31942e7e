package main

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
)

// database is a store with the sample and the invented projects, and a second
// connection that goes straight to its tables.
type database struct {
	name          string // of the engine
	store         *store.Store
	raw           *sql.DB
	programme     programme.Programme
	period        programme.Period // the whole programme
	usualPeriod   programme.Period // that a person sees first
	plan, dossier int64            // the numbers of an annual plan and of a project on its way into it
	done          programme.Money  // support of completed projects of the period, added up while inventing
}

// fill opens a database and writes its records. where names it for the store,
// driver and address for the connection straight to it.
func fill(ctx context.Context, name, where, driver, address string) (*database, error) {
	s, err := store.Open(ctx, where)
	if err != nil {
		return nil, err
	}
	raw, err := sql.Open(driver, address)
	if err != nil {
		return nil, err
	}
	d := &database{name: name, store: s, raw: raw}
	if err := sample.Fill(ctx, s); err != nil {
		return nil, err
	}
	if d.programme, err = s.ProgrammeByCode(ctx, programme.LocalUser, sample.Code); err != nil {
		return nil, err
	}
	targets, err := s.Targets(ctx, programme.LocalUser, d.programme.ID)
	if err != nil {
		return nil, err
	}
	d.period, d.usualPeriod = programme.Years(d.programme.From, d.programme.To), d.programme.UsualPeriod(targets)
	data, err := s.EvaluationData(ctx, programme.LocalUser, d.programme.ID, d.period)
	if err != nil {
		return nil, err
	}
	e, err := programme.Evaluate(data, d.period)
	if err != nil {
		return nil, err
	}
	d.done = e.Level(programme.AllLevels).Done.Support
	if d.plan, err = d.lastPlan(ctx); err != nil {
		return nil, err
	}
	return d, d.invent(ctx)
}

// usual is the same database looked at in the period that a person sees first.
func (d *database) usual() *database {
	usual := *d
	usual.period = d.usualPeriod
	return &usual
}

func (d *database) close() {
	d.raw.Close()
	d.store.Close()
}

// invent writes the projects with the statements of this file: saving them one
// by one with their checks and their history would take longer than measuring.
func (d *database) invent(ctx context.Context) error {
	units, err := d.store.Places(ctx, programme.LocalUser, d.programme.DecisionDate)
	if err != nil {
		return err
	}
	v := inventor{random: rand.New(rand.NewPCG(2016, 2020)), programmeID: d.programme.ID, from: d.period.From, to: d.period.To}
	for _, u := range units {
		if u.ParentCode == d.programme.ProvinceCode {
			v.places = append(v.places, programme.PlaceRef{Code: u.Code, Name: u.Name})
		}
	}
	tx, err := d.raw.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if v.establishments, err = establishments(ctx, tx, v.places); err != nil {
		return err
	}
	var last int64
	if err := tx.QueryRowContext(ctx, `SELECT MAX(id) FROM projects`).Scan(&last); err != nil {
		return err
	}
	projects := insert{tx: tx, into: `projects (id, programme_id, code, title, kind, content, level, year, establishment_id, place_code, place_name,
		stage, stage_since, due, round, recorded, requested_support, requested_total, commitment, approved_support, approved_counterpart, approved_other, done_support, done_counterpart, done_other, disbursed_support,
		note, folded, sort_key, version, updated_at)`}
	lines := insert{tx: tx, into: `funding_lines (project_id, position, source, name, requested, approved, done, disbursed)`}
	ledger := insert{tx: tx, into: `ledger (programme_id, project_id, kind, source, name, year, amount, counts, document, dated, reason, user_id, user_name, post_title, at, role)`}
	outcomes := insert{tx: tx, into: `outcomes (project_id, indicator, promised, actual)`}
	for n := range count {
		p := v.project(n + 1)
		p.ID = last + int64(n) + 1
		if p.Stage == programme.Completed {
			d.done += p.Done().Support
		}
		asked, a, done := p.Requested(), p.Approved(), p.Done()
		projects.row(p.ID, p.ProgrammeID, p.Code, p.Title, string(p.Kind), p.Content, string(p.Level), p.Year, p.Establishment.ID, p.Place.Code, p.Place.Name,
			string(p.Stage), p.StageSince, int64(p.Due), p.Round, p.Recorded, int64(asked.Support), int64(asked.Total()), int64(p.Commitment), int64(a.Support), int64(a.Counterpart), int64(a.Other), int64(done.Support), int64(done.Counterpart), int64(done.Other), int64(p.Disbursed().Support),
			p.Note, programme.Fold(p.Code+" "+p.Title+" "+p.Place.Name), []byte(programme.Fold(p.Title)), 1, written)
		for i, l := range p.Lines {
			lines.row(p.ID, i+1, string(l.Source), l.Name, int64(l.Requested), int64(l.Approved), int64(l.Done), int64(l.Disbursed))
		}
		for _, e := range booked(p) {
			ledger.row(e.ProgrammeID, e.ProjectID, string(e.Kind), string(e.Source), e.Name, e.Year, int64(e.Amount), e.Count, e.Document, int64(e.Dated), e.Reason, 0, "Người dùng minh họa", "", written, "")
		}
		for _, o := range p.Outcomes {
			outcomes.row(p.ID, string(o.Indicator), value(o.Promised), value(o.Actual))
		}
		if n%batch == batch-1 || n == count-1 {
			for _, i := range []*insert{&projects, &lines, &outcomes, &ledger} {
				if err := i.flush(ctx); err != nil {
					return err
				}
			}
		}
	}
	if err := d.work(ctx, tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = d.raw.ExecContext(ctx, `ANALYZE`) // PostgreSQL would soon do it of itself
	return err
}

// booked are the lines of the ledger that saving a record of old books writes: by
// the program's own rules, which verification then holds them against.
func booked(p programme.Project) []programme.Entry {
	if !p.Recorded {
		return nil // on its way into a plan: nothing is approved
	}
	approved, done := p.BookBases(programme.Day(2021_01_04))
	all := p.TermEntries(programme.Balances{}, approved)
	return append(all, p.BookEntries(programme.BalancesOf(all), done)...)
}

// written is when the records say that they were saved.
var written = time.Date(2021, 1, 4, 8, 0, 0, 0, time.UTC)

// establishments writes five thousand more and gives their numbers.
func establishments(ctx context.Context, tx *sql.Tx, places []programme.PlaceRef) (ids []int64, err error) {
	var last int64
	if err := tx.QueryRowContext(ctx, `SELECT MAX(id) FROM establishments`).Scan(&last); err != nil {
		return nil, err
	}
	all := insert{tx: tx, into: `establishments (id, name, legal_form, tax_code, place_code, place_name, address, trade, phone, note, illustrative,
		folded, sort_key, version, updated_at)`}
	for n := range int64(5_000) {
		name, place := fmt.Sprintf("Cơ sở minh họa %d", n+1), places[int(n)%len(places)]
		all.row(last+n+1, name, "household", "", place.Code, place.Name, "", "", "", "", true,
			programme.Fold(name), []byte(programme.Fold(name)), 1, written)
		ids = append(ids, last+n+1)
		if n%batch == batch-1 {
			if err := all.flush(ctx); err != nil {
				return nil, err
			}
		}
	}
	return ids, all.flush(ctx)
}

// batch is how many projects go into one statement: few, because the SQLite
// their lines stay below what both engines take.
const batch = 20

// insert gathers rows and writes them in one statement.
type insert struct {
	tx   *sql.Tx
	into string
	sql  strings.Builder
	args []any
}

func (i *insert) row(values ...any) {
	if i.sql.Len() > 0 {
		i.sql.WriteString(",")
	}
	for n, v := range values {
		i.args = append(i.args, v)
		fmt.Fprintf(&i.sql, "%s$%d", map[bool]string{true: "(", false: ","}[n == 0], len(i.args))
	}
	i.sql.WriteString(")")
}

func (i *insert) flush(ctx context.Context) error {
	if len(i.args) == 0 {
		return nil
	}
	_, err := i.tx.ExecContext(ctx, "INSERT INTO "+i.into+" VALUES "+i.sql.String(), i.args...)
	i.sql.Reset()
	i.args = nil
	return err
}

func value(q programme.Quantity) any {
	if !q.Known {
		return nil
	}
	return q.Value
}
