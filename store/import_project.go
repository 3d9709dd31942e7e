package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"khuyencong/programme"
)

// made is one new project with all rows that it is in the database. The number
// of the project stands first in each but the project's own.
type made struct {
	project []any
	lines   []any // of funding_lines, one after the other
	ledger  []any
	move    []any
	event   []any
	row     []any
}

// Where a ledger line has the number of its project.
const ledgerProject = 1

var (
	lineWidth  = len(lineArgs(0, 0, programme.FundingLine{}))
	entryWidth = len(entryArgs(programme.Entry{}))
	moveWidth  = len(moveArgs(programme.Moved{}))
)

const (
	insertImportRow = `INSERT INTO import_rows (import_id, project_id, sheet, line, row_key, digest, decision, version, was)`
	importRowWidth  = 9
)

// projects writes the new projects and changes those that the book says anew.
// What the next rows are made of is worked out while the last are written.
func (w *importer) projects(rows iter.Seq[programme.BookRow]) error {
	next, err := w.codes(rows)
	if err != nil {
		return err
	}
	batches, stop := make(chan []made, 2), make(chan struct{})
	var changes []programme.BookRow
	var changed []programme.ProposedRow
	failed := make(chan error, 1)
	go func() {
		defer close(batches)
		failed <- w.make(rows, next, batches, stop, func(r programme.BookRow, p programme.ProposedRow) {
			changes, changed = append(changes, r), append(changed, p)
		})
	}()
	err = w.writeMade(batches)
	close(stop)
	for range batches { // so that who makes them ends
	}
	if err := errors.Join(err, <-failed); err != nil {
		return err
	}
	for i := range changes {
		if err := w.change(changes[i], changed[i]); err != nil {
			return err
		}
	}
	return nil
}

// make works out what to write of each new row, batch by batch.
func (w *importer) make(rows iter.Seq[programme.BookRow], next func(programme.Project) string, out chan<- []made, stop <-chan struct{}, changed func(programme.BookRow, programme.ProposedRow)) error {
	var batch []made
	send := func() bool {
		select {
		case out <- batch:
			batch = make([]made, 0, rowsAtOnce)
			return true
		case <-stop:
			return false
		}
	}
	at := 0
	for r := range rows {
		proposed := w.proposal.Rows[at]
		at++
		switch proposed.Fate {
		case programme.RowNew:
			one, err := w.made(r, proposed, next)
			if err != nil {
				return err
			}
			if batch = append(batch, one); len(batch) == rowsAtOnce && !send() {
				return nil
			}
		case programme.RowChanged:
			changed(r, proposed)
		}
	}
	if len(batch) > 0 {
		send()
	}
	return nil
}

// made is a new row with everything that is written of it.
func (w *importer) made(r programme.BookRow, proposed programme.ProposedRow, next func(programme.Project) string) (m made, err error) {
	tx, u := w.tx, w.user
	p, err := r.Project(w.known.Programme, w.of.Choices, w.known.Today)
	if err != nil {
		return m, err
	}
	if proposed.Party >= 0 {
		party := w.proposal.Parties[proposed.Party]
		p.Establishment = programme.EstablishmentRef{ID: w.partyIDs[proposed.Party], Name: party.Name}
		if party.Existing != 0 {
			p.Establishment.Name = w.known.Establishments.Name(party.Existing)
		}
	}
	if p.Code == "" {
		p.Code = next(p)
	}
	moved, err := p.RecordAs(p.Stage, u, tx.now)
	if err != nil {
		return m, err
	}
	moved.From = ""
	p.Version, p.UpdatedAt = 1, tx.now
	lines, b := p.BookLines(nil, w.known.Today)
	for _, e := range lines {
		if err := e.Check(w.known.Today); err != nil {
			return m, fmt.Errorf("%s: %w", r.RowAt, err)
		}
		e.Entered, e.Role = programme.EnteredBy(u, tx.now), u.Role
		m.ledger = append(m.ledger, entryArgs(e)...)
	}
	for i, l := range p.Lines {
		p.Lines[i].Disbursed = b.Line(l.Source, l.Name).Disbursed
		m.lines = append(m.lines, lineArgs(0, i, p.Lines[i])...)
	}
	m.project, m.move = projectArgs(p), moveArgs(moved)
	m.event = w.event(programme.SProject, 0, p.ProgrammeID, "created", p.Code+" – "+p.Title, r.RowAt)
	m.row = w.rowArgs(r, proposed, 0, p.Version, "")
	return m, nil
}

func (w *importer) rowArgs(r programme.BookRow, proposed programme.ProposedRow, project, version int64, was string) []any {
	return []any{w.of.ID, project, r.Sheet, r.Line, proposed.Key, proposed.Digest, programme.Fold(programme.Clean(r.Decision)), version, was}
}

// writeMade writes batches as they come.
func (w *importer) writeMade(batches <-chan []made) error {
	tx := w.tx
	projects := tx.bulk(insertProject, len(projectArgs(programme.Project{})), "RETURNING id")
	lines, ledger, moves, events, rows := tx.bulk(insertLine, lineWidth, ""), tx.bulk(insertEntry, entryWidth, ""), tx.bulk(insertMove, moveWidth, ""), tx.bulkEvents(), tx.bulk(insertImportRow, importRowWidth, "")
	for batch := range batches {
		for _, m := range batch {
			projects.args = append(projects.args, m.project...)
		}
		ids, err := projects.numbered()
		if err != nil {
			return err
		}
		for i, m := range batch {
			id := ids[i]
			m.move[0], m.event[1], m.row[1] = id, id, id
			for k := 0; k < len(m.lines); k += lineWidth {
				m.lines[k] = id
				if err := lines.add(m.lines[k : k+lineWidth]...); err != nil {
					return err
				}
			}
			for k := 0; k < len(m.ledger); k += entryWidth {
				m.ledger[k+ledgerProject] = id
				if err := ledger.add(m.ledger[k : k+entryWidth]...); err != nil {
					return err
				}
			}
			if err := errors.Join(moves.add(m.move...), events.add(m.event...), rows.add(m.row...)); err != nil {
				return err
			}
		}
	}
	return errors.Join(lines.flush(), ledger.flush(), moves.flush(), events.flush(), rows.flush())
}

// codes gives each new project the code after the last of its level and year,
// in the programme and in the book.
func (w *importer) codes(rows iter.Seq[programme.BookRow]) (func(programme.Project) string, error) {
	var taken []string
	for r := range rows {
		if r.Code != "" {
			taken = append(taken, programme.Clean(r.Code))
		}
	}
	err := w.tx.rows(`SELECT code FROM projects WHERE programme_id = $1`, []any{w.of.ProgrammeID}, func(scan func(...any) error) error {
		var code string
		err := scan(&code)
		taken = append(taken, code)
		return err
	})
	last := map[string]string{}
	return func(p programme.Project) string {
		prefix := programme.CodePrefix(p.Level, p.Year)
		if code := last[prefix]; code != "" {
			last[prefix] = programme.NextCode(p.Level, p.Year, []string{code})
		} else {
			last[prefix] = programme.NextCode(p.Level, p.Year, taken)
		}
		return last[prefix]
	}, err
}

// change gives a project of an earlier import the values that the book has now.
func (w *importer) change(r programme.BookRow, proposed programme.ProposedRow) error {
	tx := w.tx
	old, err := tx.project(w.user, proposed.Project)
	if err != nil {
		return err
	}
	p, err := r.Project(w.known.Programme, w.of.Choices, w.known.Today)
	if err != nil {
		return err
	}
	was, err := json.Marshal(old)
	if err != nil {
		return err
	}
	saved, err := tx.rewrite(w.user, old, p)
	if err != nil {
		return err
	}
	if err := tx.saved(w.user, programme.SProject, saved.ID, saved.ProgrammeID, saved.Code+" – "+saved.Title, old.ID, old.Fields(), saved.Fields()); err != nil {
		return err
	}
	args := w.rowArgs(r, proposed, saved.ID, saved.Version, string(was))
	return tx.exec(insertImportRow+valuesOf(1, len(args)), args...)
}

// rewrite gives a record of old books other values and brings its ledger to
// them. What a book does not speak of stays.
func (tx *Tx) rewrite(u programme.User, old, p programme.Project) (programme.Project, error) {
	to := p.Stage
	p.ID, p.Version, p.Establishment, p.Stage = old.ID, old.Version, old.Establishment, old.Stage
	p.StageSince, p.Due, p.DaysLeft, p.BackTo, p.Round, p.Charges = old.StageSince, old.Due, old.DaysLeft, old.BackTo, old.Round, old.Charges
	p.Outcomes, p.Commitment, p.NormException = old.Outcomes, old.Commitment, old.NormException
	if p.Code == "" {
		p.Code = old.Code
	}
	p.KeepDisbursed(old)
	if to != old.Stage {
		moved, err := p.RecordAs(to, u, tx.now)
		if err != nil {
			return p, err
		}
		if err := tx.recordMove(moved); err != nil {
			return p, err
		}
	}
	saved, err := tx.writeProject(p)
	if err != nil {
		return p, err
	}
	return tx.enterBook(u, saved)
}
