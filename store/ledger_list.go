package store

import (
	"context"

	"khuyencong/programme"
)

// LedgerFilter narrows the lines of the ledger to those that a figure of the
// evaluation is made of. Empty fields do not narrow.
type LedgerFilter struct {
	ProgrammeID int64
	View        programme.LedgerView
	From, To    int // years of the projects' plans
	Level       programme.Level
	Content     string
	Place       string        // code; "-" for projects without a place
	On          programme.Day // lines of papers up to this day; 0: all
	Page        int           // from 1
}

// LedgerLine is a line with its project, and what it adds to the view.
type LedgerLine struct {
	programme.Entry
	Code, Title string
	Adds        programme.Money
}

// LedgerList is one page of lines, with the sum of all pages.
type LedgerList struct {
	Lines       []LedgerLine
	Total       int64
	Sum         programme.Money
	Page, Pages int
}

// added is what a line adds to its view.
const added = `CASE WHEN l.kind IN ('cancelled', 'recovered') THEN -l.amount ELSE l.amount END`

// where is what a filter lets through of what the user sees.
func (f LedgerFilter) where(u programme.User) (w where) {
	w.scope(u)
	w.and("l.programme_id = ?", f.ProgrammeID)
	var kinds where
	for _, k := range f.View.Kinds() {
		w.args = append(w.args, k)
		kinds.conditions = append(kinds.conditions, "l.kind = "+w.mark())
	}
	w.conditions = append(w.conditions, kinds.any())
	if f.From != 0 {
		w.and("p.year >= ?", f.From)
	}
	if f.To != 0 {
		w.and("p.year <= ?", f.To)
	}
	w.equal("p.level", string(f.Level))
	w.equal("p.content", f.Content)
	if f.Place == "-" {
		w.and("p.place_code = ?", "")
	} else {
		w.equal("p.place_code", f.Place)
	}
	if f.On != 0 {
		w.and("l.dated <= ?", f.On)
	}
	return w
}

const ledgerTables = ` FROM ledger l JOIN projects p ON p.id = l.project_id`

// LedgerLines lists the lines behind a figure, oldest paper first.
func (s *Store) LedgerLines(ctx context.Context, u programme.User, f LedgerFilter) (list LedgerList, err error) {
	w := f.where(u)
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		err := tx.row("bút toán", `SELECT COUNT(*), `+sumIf("", added)+ledgerTables+w.sql(), w.args, &list.Total, &list.Sum)
		if err != nil {
			return err
		}
		list.Page, list.Pages = pageOf(f.Page, list.Total)
		return tx.ledgerLines(w, list.Page, func(line LedgerLine) error {
			list.Lines = append(list.Lines, line)
			return nil
		})
	})
	return list, err
}

// EachLedgerLine hands every line of a filter to fn, in the same order: no more
// than one is in memory.
func (s *Store) EachLedgerLine(ctx context.Context, u programme.User, f LedgerFilter, fn func(LedgerLine) error) error {
	return s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		return tx.ledgerLines(f.where(u), WholeList, fn)
	})
}

func (tx *Tx) ledgerLines(w where, page int, fn func(LedgerLine) error) error {
	return tx.rows(`SELECT `+entryColumns+`, p.code, p.title, `+added+ledgerTables+w.sql()+` ORDER BY l.dated, l.id`+w.page(page), w.args, func(scan func(...any) error) error {
		var line LedgerLine
		e, err := scanEntry(func(into ...any) error { return scan(append(into, &line.Code, &line.Title, &line.Adds)...) })
		if err != nil {
			return err
		}
		line.Entry = e
		return fn(line)
	})
}
