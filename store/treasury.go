package store

import (
	"context"

	"khuyencong/programme"
)

// Reconciliation is a fund's fiscal year held against the Treasury.
func (s *Store) Reconciliation(ctx context.Context, u programme.User, of programme.FundYear) (r programme.Reconciliation, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		r, err = tx.reconciliation(u, of)
		return err
	})
	return r, err
}

func (tx *Tx) reconciliation(u programme.User, of programme.FundYear) (r programme.Reconciliation, err error) {
	if err := u.Require(programme.ReadTreasury); err != nil {
		return r, err
	}
	r = programme.Reconciliation{Level: programme.Level(of.Fund), Year: of.Year, Matches: map[int64]programme.TreasuryMatch{}}
	if r.Programme, err = tx.programme(of.ProgrammeID); err != nil {
		return r, err
	}
	if r.Closed, err = tx.yearClosed(of); err != nil {
		return r, err
	}
	args := []any{of.ProgrammeID, of.Fund, of.Year}
	err = tx.rows(`SELECT `+entryColumns+`, p.code, COALESCE(m.match_id, 0) FROM ledger l JOIN projects p ON p.id = l.project_id LEFT JOIN treasury_match_entries m ON m.entry_id = l.id
		WHERE l.programme_id = $1 AND l.source = $2 AND l.year = $3 AND l.kind IN ('advanced', 'paid', 'recovered') AND l.amount <> 0 ORDER BY l.dated, l.id`, args, func(scan func(...any) error) error {
		var e programme.TreasuryEntry
		e.Entry, err = scanEntry(func(into ...any) error { return scan(append(into, &e.Code, &e.Match)...) })
		r.Entries = append(r.Entries, e)
		return err
	})
	if err != nil {
		return r, err
	}
	err = tx.rows(`SELECT t.id, t.statement_id, t.number, t.dated, t.document, t.content, t.amount, t.key, COALESCE(m.match_id, 0)
		FROM statement_lines t LEFT JOIN treasury_match_lines m ON m.line_id = t.id WHERE t.programme_id = $1 AND t.level = $2 AND t.year = $3 ORDER BY t.dated, t.id`, args, func(scan func(...any) error) error {
		var l programme.TreasuryLine
		err := scan(&l.ID, &l.StatementID, &l.Row, &l.Dated, &l.Document, &l.Content, &l.Amount, &l.Key, &l.Match)
		r.Lines = append(r.Lines, l)
		return err
	})
	if err != nil {
		return r, err
	}
	err = tx.rows(`SELECT id, by_rule, `+enteredColumns+` FROM treasury_matches WHERE programme_id = $1 AND level = $2 AND year = $3`, args, func(scan func(...any) error) error {
		var m programme.TreasuryMatch
		err := scan(append([]any{&m.ID, &m.ByRule}, scanEntered(&m.Entered)...)...)
		r.Matches[m.ID] = m
		return err
	})
	if err != nil {
		return r, err
	}
	return r, tx.treasuryPapers(&r, args)
}

// treasuryPapers loads the files and the signed minutes of a reconciliation.
func (tx *Tx) treasuryPapers(r *programme.Reconciliation, args []any) error {
	err := tx.rows(`SELECT s.id, s.name, s.user_id, s.user_name, s.post_title, s.at, (SELECT COUNT(*) FROM statement_lines t WHERE t.statement_id = s.id),
		(SELECT CAST(COALESCE(SUM(t.amount), 0) AS BIGINT) FROM statement_lines t WHERE t.statement_id = s.id)
		FROM statements s WHERE s.programme_id = $1 AND s.level = $2 AND s.year = $3 ORDER BY s.id`, args, func(scan func(...any) error) error {
		var t programme.TreasuryStatement
		err := scan(append(append([]any{&t.ID, &t.Name}, scanEntered(&t.Entered)...), &t.Lines, &t.Sum)...)
		r.Statements = append(r.Statements, t)
		return err
	})
	if err != nil {
		return err
	}
	return tx.rows(`SELECT id, until, document, dated, note, ledger, treasury, last_entry, last_line, `+enteredColumns+` FROM reconciliations
		WHERE programme_id = $1 AND level = $2 AND year = $3 ORDER BY id DESC`, args, func(scan func(...any) error) error {
		var m programme.SignedReconciliation
		err := scan(append([]any{&m.ID, &m.Until, &m.Document, &m.Dated, &m.Note, &m.Ledger, &m.Treasury, &m.LastEntry, &m.LastLine}, scanEntered(&m.Entered)...)...)
		r.Signed = append(r.Signed, m)
		return err
	})
}

// yearClosed tells whether a fund's fiscal year is closed.
func (tx *Tx) yearClosed(of programme.FundYear) (bool, error) {
	var n int
	err := tx.row("", `SELECT COUNT(*) FROM fiscal_closings c JOIN plans p ON p.id = c.plan_id WHERE p.programme_id = $1 AND p.year = $2 AND p.level = $3`,
		[]any{of.ProgrammeID, of.Year, of.Fund}, &n)
	return n > 0, err
}

// preparing loads a reconciliation that the user is about to change. A closed
// year is changed no more.
func (tx *Tx) preparing(u programme.User, of programme.FundYear, need programme.Action) (programme.Reconciliation, error) {
	if err := u.Require(need); err != nil {
		return programme.Reconciliation{}, err
	}
	r, err := tx.reconciliation(u, of)
	if err == nil && r.Closed {
		err = programme.Refuse(programme.Conflict, "", "Năm ngân sách %d đã khóa sổ nên đối chiếu với Kho bạc không sửa được nữa.", of.Year)
	}
	return r, err
}

// tellFund adds a line to the history of a fund's year.
func (tx *Tx) tellFund(u programme.User, of programme.FundYear, action, note string) error {
	return tx.record(u, programme.Event{Subject: programme.SFund, SubjectID: of.Number(), ProgrammeID: of.ProgrammeID, Action: action, Title: of.Title(), Note: note})
}
