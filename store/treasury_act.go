package store

import (
	"context"
	"fmt"
	"slices"

	"khuyencong/programme"
)

// ImportTreasury stores the lines of a statement that are not stored yet, all
// or none, and matches those that have the ledger's numbers and amounts. A file
// of which nothing is new is refused.
func (s *Store) ImportTreasury(ctx context.Context, u programme.User, of programme.FundYear, f programme.TreasuryFile) (added, matched int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		r, err := tx.preparing(u, of, programme.Reconcile)
		if err != nil {
			return err
		}
		fresh, _, err := f.New(r.Keys())
		if err != nil {
			return err
		}
		added = len(fresh.Lines)
		if err := tx.addStatement(u, of, fresh); err != nil {
			return err
		}
		if err := tx.tellFund(u, of, "statement", fmt.Sprintf("%s: %d dòng, %s.", f.Name, added, fresh.Sum().Dong())); err != nil {
			return err
		}
		if r, err = tx.reconciliation(u, of); err != nil {
			return err
		}
		matched, err = tx.matchSure(u, of, r)
		return err
	})
	return added, matched, err
}

func (tx *Tx) addStatement(u programme.User, of programme.FundYear, f programme.TreasuryFile) error {
	by := programme.EnteredBy(u, tx.now)
	var id int64
	err := tx.row("bảng kê", `INSERT INTO statements (programme_id, level, year, name, user_id, user_name, post_title, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
		append([]any{of.ProgrammeID, of.Fund, of.Year, f.Name}, enteredArgs(by)...), &id)
	if err != nil {
		return err
	}
	var rows [][]any
	for _, l := range f.Lines {
		rows = append(rows, []any{id, of.ProgrammeID, of.Fund, of.Year, l.Row, l.Dated, l.Document, l.Content, l.Amount, l.Key})
	}
	return tx.insertMany(`INSERT INTO statement_lines (statement_id, programme_id, level, year, number, dated, document, content, amount, key)`, rows, "")
}

// matchSure matches what nobody has to be asked about.
func (tx *Tx) matchSure(u programme.User, of programme.FundYear, r programme.Reconciliation) (n int, err error) {
	pairs := r.SurePairs()
	for _, p := range pairs {
		if err := tx.match(u, of, p, true); err != nil {
			return 0, err
		}
	}
	return len(pairs), nil
}

func (tx *Tx) match(u programme.User, of programme.FundYear, p programme.TreasuryPair, byRule bool) error {
	if err := p.CheckMatch(); err != nil {
		return err
	}
	var id int64
	err := tx.row("cặp", `INSERT INTO treasury_matches (programme_id, level, year, by_rule, user_id, user_name, post_title, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
		append([]any{of.ProgrammeID, of.Fund, of.Year, byRule}, enteredArgs(programme.EnteredBy(u, tx.now))...), &id)
	if err != nil {
		return err
	}
	var entries, lines [][]any
	for _, e := range p.Entries {
		entries = append(entries, []any{e.ID, id})
	}
	for _, l := range p.Lines {
		lines = append(lines, []any{l.ID, id})
	}
	if err := tx.insertMany(`INSERT INTO treasury_match_entries (entry_id, match_id)`, entries, ""); err != nil {
		return err
	}
	return tx.insertMany(`INSERT INTO treasury_match_lines (line_id, match_id)`, lines, "")
}

// MatchSure matches again by number and amount, after the ledger has got new
// lines.
func (s *Store) MatchSure(ctx context.Context, u programme.User, of programme.FundYear) (matched int, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		r, err := tx.preparing(u, of, programme.Reconcile)
		if err == nil {
			matched, err = tx.matchSure(u, of, r)
		}
		if err != nil || matched == 0 {
			return err
		}
		return tx.tellFund(u, of, "matched", fmt.Sprintf("%d cặp cùng số chứng từ và số tiền.", matched))
	})
	return matched, err
}

// MatchTreasury says that lines of both sides, by their numbers, are the same
// money: one of each, or several.
func (s *Store) MatchTreasury(ctx context.Context, u programme.User, of programme.FundYear, entries, lines []int64) error {
	return s.write(ctx, func(tx *Tx) error {
		r, err := tx.preparing(u, of, programme.Reconcile)
		if err != nil {
			return err
		}
		var p programme.TreasuryPair
		for _, e := range r.Entries {
			if slices.Contains(entries, e.ID) {
				p.Entries = append(p.Entries, e)
			}
		}
		for _, l := range r.Lines {
			if slices.Contains(lines, l.ID) {
				p.Lines = append(p.Lines, l)
			}
		}
		if err := tx.match(u, of, p, false); err != nil {
			return err
		}
		return tx.tellFund(u, of, "matched", p.Text())
	})
}

// UnmatchTreasury takes a match apart, unless its period is signed.
func (s *Store) UnmatchTreasury(ctx context.Context, u programme.User, of programme.FundYear, match int64) error {
	return s.write(ctx, func(tx *Tx) error {
		r, err := tx.preparing(u, of, programme.Reconcile)
		if err != nil {
			return err
		}
		if _, ok := r.Matches[match]; !ok {
			return programme.Refuse(programme.Conflict, "match", "Cặp này đã được tách. Tải lại trang.")
		}
		if err := r.CheckUnmatch(match); err != nil {
			return err
		}
		for _, q := range []string{`DELETE FROM treasury_match_entries WHERE match_id = $1`, `DELETE FROM treasury_match_lines WHERE match_id = $1`, `DELETE FROM treasury_matches WHERE id = $1`} {
			if err := tx.exec(q, match); err != nil {
				return err
			}
		}
		return tx.tellFund(u, of, "unmatched", r.Pair(match).Text())
	})
}

// SignReconciliation keeps the minutes by which both sides have signed the
// year up to a day.
func (s *Store) SignReconciliation(ctx context.Context, u programme.User, of programme.FundYear, m programme.SignedReconciliation) error {
	return s.write(ctx, func(tx *Tx) error {
		r, err := tx.preparing(u, of, programme.CloseYear)
		if err != nil {
			return err
		}
		m, err := r.Sign(m, u, programme.DayOf(tx.now))
		if err != nil {
			return err
		}
		args := []any{of.ProgrammeID, of.Fund, of.Year, m.Until, m.Document, m.Dated, m.Note, m.Ledger, m.Treasury, m.LastEntry, m.LastLine}
		err = tx.exec(`INSERT INTO reconciliations (programme_id, level, year, until, document, dated, note, ledger, treasury, last_entry, last_line, user_id, user_name, post_title, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`, append(args, enteredArgs(programme.EnteredBy(u, tx.now))...)...)
		if err != nil {
			return err
		}
		return tx.tellFund(u, of, "reconciled", fmt.Sprintf("Biên bản %s, đến %s: sổ quỹ %s, Kho bạc %s.", m.Paper(), m.Until, m.Ledger.Dong(), m.Treasury.Dong()))
	})
}
