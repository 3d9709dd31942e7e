package store

import (
	"context"

	"khuyencong/programme"
)

// ConfirmImport stores what a book says: all of it in one transaction, or
// nothing. read is what reading the book with the import's choices gave; what
// becomes of each row is decided again, against what is stored now.
func (s *Store) ConfirmImport(ctx context.Context, u programme.User, id, version int64, read programme.ReadImport) (i programme.BookImport, p programme.Proposal, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		i, p, err = tx.confirmImport(u, id, version, read)
		return err
	})
	return i, p, s.codeTaken(programme.Project{Code: "của sổ"}, err)
}

func (tx *Tx) confirmImport(u programme.User, id, version int64, read programme.ReadImport) (i programme.BookImport, p programme.Proposal, err error) {
	if err := u.Require(programme.EditEstablishments); err != nil {
		return i, p, err
	}
	was, err := tx.importAt(u, id, version)
	if err != nil {
		return i, p, err
	}
	if err := was.MayBeChanged(); err != nil {
		return was, p, err
	}
	known, err := tx.known(u, was.ProgrammeID)
	if err != nil {
		return was, p, err
	}
	p = programme.ProposeImport(read.Rows, known, was.Choices, u)
	if err := p.MayConfirm(was.Choices); err != nil {
		return was, p, err
	}
	i = was
	w := importer{tx: tx, user: u, of: &i, known: known, proposal: &p}
	if err := w.establishments(); err != nil {
		return was, p, err
	}
	if err := w.projects(read.Rows); err != nil {
		return was, p, err
	}
	if err := w.figures(read); err != nil {
		return was, p, err
	}
	if err := tx.learn(u, read.Headings); err != nil {
		return was, p, err
	}
	i.State, i.Confirmed, i.Result = programme.ImportConfirmed, programme.EnteredBy(u, tx.now), p.Result
	if err := tx.writeImport(&i); err != nil {
		return was, p, err
	}
	return i, p, tx.record(u, programme.Event{
		Subject: programme.SImport, SubjectID: i.ID, ProgrammeID: i.ProgrammeID, Action: "book_imported", Title: i.Title(),
		Changes: programme.Changes(was.Fields(), i.Fields()), Note: i.Result.Text(),
	})
}

// importer writes what a proposal says.
type importer struct {
	tx       *Tx
	user     programme.User
	of       *programme.BookImport
	known    programme.KnownRecords
	proposal *programme.Proposal
	partyIDs []int64 // of the establishment of each party
}

// establishments adds those that the register does not have.
func (w *importer) establishments() error {
	parties := w.proposal.Parties
	w.partyIDs = make([]int64, len(parties))
	into := w.tx.bulk(insertEstablishment, len(establishmentArgs(programme.Establishment{})), "RETURNING id")
	own := w.tx.bulk(`INSERT INTO import_establishments (establishment_id, import_id)`, 2, "")
	events := w.tx.bulkEvents()
	var batch []int
	write := func() error {
		ids, err := into.numbered()
		if err != nil {
			return err
		}
		for k, at := range batch {
			id, e := ids[k], parties[at].New()
			w.partyIDs[at] = id
			if err := own.add(id, w.of.ID); err != nil {
				return err
			}
			if err := events.add(w.event(programme.SEstablishment, id, 0, "created", e.Name, parties[at].First)...); err != nil {
				return err
			}
		}
		batch = batch[:0]
		return nil
	}
	for at := range parties {
		if w.partyIDs[at] = parties[at].Existing; w.partyIDs[at] != 0 {
			continue
		}
		e := parties[at].New()
		e.Illustrative, e.Version, e.UpdatedAt = w.known.Programme.Illustrative, 1, w.tx.now
		into.args = append(into.args, establishmentArgs(e)...)
		if batch = append(batch, at); len(batch) == rowsAtOnce {
			if err := write(); err != nil {
				return err
			}
		}
	}
	if err := write(); err != nil {
		return err
	}
	if err := own.flush(); err != nil {
		return err
	}
	return events.flush()
}

func (tx *Tx) bulkEvents() *bulk {
	return tx.bulk(`INSERT INTO events (subject, subject_id, programme_id, action, title, user_id, user_name, post_title, at, changes, note)`, 11, "")
}

// event is a line of history of what the book made, as arguments. The values
// are those of the record itself, and stand in the book that is kept.
func (w *importer) event(of programme.Subject, id, programmeID int64, action, title string, at programme.RowAt) []any {
	u := w.user
	return []any{string(of), id, programmeID, action, title, u.ID, u.Name, u.PostTitle, w.tx.now, "[]", "Nhập từ sổ “" + w.of.File.Name + "”, " + at.String() + "."}
}

// figures keeps the totals that were chosen as stated figures.
func (w *importer) figures(read programme.ReadImport) error {
	all, err := read.Stated(*w.of)
	if err != nil || len(all) == 0 {
		return err
	}
	if err := w.user.Require(programme.EditFigures); err != nil {
		return err
	}
	for _, f := range all {
		id, err := w.tx.saveStatedFigure(w.user, f)
		if err != nil {
			return err
		}
		if err := w.tx.exec(`INSERT INTO import_figures (figure_id, import_id) VALUES ($1, $2)`, id, w.of.ID); err != nil {
			return err
		}
	}
	w.proposal.Result.Stated = len(all)
	return nil
}
