package store

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// PrepareClosing keeps what is to become of the rests of a fund's year; the
// draft and the rests by project come from the form. Nothing moves yet.
func (s *Store) PrepareClosing(ctx context.Context, u programme.User, of programme.FundYear, d programme.ClosingDraft, rests map[int64]programme.ClosingRest) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Reconcile); err != nil {
			return err
		}
		c, err := tx.fiscalClosing(u, of)
		if err != nil {
			return err
		}
		if c.PlanID == 0 {
			return programme.Refuse(programme.Conflict, "", "Nguồn này chưa có kế hoạch năm %d nên không có gì để khóa sổ.", of.Year)
		}
		had := c.Draft
		c.Draft = d
		for i := range c.Rests {
			r, to := rests[c.Rests[i].ProjectID], &c.Rests[i]
			to.Carry, to.Cancel, to.Document, to.Dated = r.Carry, r.Cancel, r.Document, r.Dated
		}
		if err := c.Check(); err != nil {
			return err
		}
		if had.Version != d.Version {
			return programme.Refuse(programme.Conflict, "", "%s vừa lưu bản chuẩn bị khác. Xem lại bản mới nhất rồi lưu lại.", had.Prepared.Who())
		}
		if err := tx.writeClosingDraft(u, c); err != nil {
			return err
		}
		_, carry, cancel := c.Totals()
		return tx.tellFund(u, of, "closing_prepared", fmt.Sprintf("Chuyển nguồn %s, hủy %s.", carry.Dong(), cancel.Dong()))
	})
}

func (tx *Tx) writeClosingDraft(u programme.User, c programme.FiscalClosing) error {
	d := c.Draft
	args := []any{c.PlanID, d.CarryDocument, d.CarryDated, d.CancelDocument, d.CancelDated, d.Note, d.Version + 1}
	err := tx.exec(`INSERT INTO closing_drafts (plan_id, carry_document, carry_dated, cancel_document, cancel_dated, note, version, user_id, user_name, post_title, at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (plan_id) DO UPDATE SET carry_document = excluded.carry_document, carry_dated = excluded.carry_dated,
		cancel_document = excluded.cancel_document, cancel_dated = excluded.cancel_dated, note = excluded.note, version = excluded.version,
		user_id = excluded.user_id, user_name = excluded.user_name, post_title = excluded.post_title, at = excluded.at`, append(args, enteredArgs(programme.EnteredBy(u, tx.now))...)...)
	if err != nil {
		return err
	}
	if err := tx.exec(`DELETE FROM closing_rests WHERE plan_id = $1`, c.PlanID); err != nil {
		return err
	}
	var rows [][]any
	for _, r := range c.Rests {
		rows = append(rows, []any{c.PlanID, r.ProjectID, r.Carry, r.Cancel, r.Document, r.Dated})
	}
	return tx.insertMany(`INSERT INTO closing_rests (plan_id, project_id, carry, cancel, document, dated)`, rows, "")
}

// CloseFiscalYear moves the rests as they were prepared in a version and closes
// the year, all or nothing.
func (s *Store) CloseFiscalYear(ctx context.Context, u programme.User, of programme.FundYear, version int64, by programme.ClosedYear) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.CloseYear); err != nil {
			return err
		}
		c, err := tx.fiscalClosing(u, of)
		if err != nil {
			return err
		}
		if err := c.Confirm(by, u); err != nil {
			return err
		}
		if c.Draft.Version != version {
			return programme.Refuse(programme.Conflict, "", "Bản chuẩn bị khóa sổ đã được lưu lại sau khi bạn mở trang. Xem bản mới rồi xác nhận.")
		}
		for _, r := range c.Rests {
			if err := tx.moveRest(u, c, r); err != nil {
				return err
			}
		}
		err = tx.exec(`INSERT INTO fiscal_closings (plan_id, document, dated, note, user_id, user_name, post_title, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			append([]any{c.PlanID, by.Document, by.Dated, by.Note}, enteredArgs(programme.EnteredBy(u, tx.now))...)...)
		if err != nil {
			return err
		}
		_, carry, cancel := c.Totals()
		return tx.tellFund(u, of, "closed", fmt.Sprintf("Theo %s: chuyển nguồn %s, hủy %s.", by.Paper(), carry.Dong(), cancel.Dong()))
	})
}

// moveRest writes what becomes of one project's rest into its ledger and its
// history.
func (tx *Tx) moveRest(u programme.User, c programme.FiscalClosing, r programme.ClosingRest) error {
	p, err := tx.project(u, r.ProjectID)
	if err != nil {
		return err
	}
	for _, m := range c.Moves(p, r) {
		if p, err = tx.enter(u, p, m.By, m.Lines...); err != nil {
			return err
		}
		note := m.By.Paper() + ". " + m.By.Reason + " " + max(m.Lines[0].Amount, -m.Lines[0].Amount).Dong() + "."
		if err := tx.record(u, programme.Event{Subject: programme.SProject, SubjectID: p.ID, ProgrammeID: p.ProgrammeID, Action: "closed", Title: p.Code + " – " + p.Title, Note: note}); err != nil {
			return err
		}
	}
	return nil
}
