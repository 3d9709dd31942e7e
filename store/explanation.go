package store

import (
	"context"

	"khuyencong/programme"
)

const explanationColumns = `id, programme_id, key, difference, explained_by, explained_on, reason, evidence, counts, version`

func scanExplanation(scan func(...any) error) (x programme.Explanation, err error) {
	err = scan(&x.ID, &x.ProgrammeID, &x.Key, &x.Difference, &x.By, &x.On, &x.Reason, &x.Evidence, &x.Counts, &x.Version)
	return x, err
}

func (tx *Tx) explanations(programmeID int64) (all []programme.Explanation, err error) {
	err = tx.rows(`SELECT `+explanationColumns+` FROM explanations WHERE programme_id = $1 ORDER BY id`, []any{programmeID}, func(scan func(...any) error) error {
		x, err := scanExplanation(scan)
		all = append(all, x)
		return err
	})
	return all, err
}

// SaveExplanation explains a difference, or replaces the explanation that it
// had (ID and Version then name the one that is replaced).
func (s *Store) SaveExplanation(ctx context.Context, u programme.User, x programme.Explanation) (programme.Explanation, error) {
	saved := x
	err := s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.EditFigures); err != nil {
			return err
		}
		saved = x
		if saved.On == 0 {
			saved.On = programme.DayOf(tx.now)
		}
		if err := saved.Check(); err != nil {
			return err
		}
		if _, err := tx.programme(x.ProgrammeID); err != nil {
			return err
		}
		var old programme.Explanation
		var err error
		if x.ID != 0 {
			old, err = scanExplanation(func(into ...any) error {
				return tx.row("giải trình này", `SELECT `+explanationColumns+` FROM explanations WHERE id = $1`, []any{x.ID}, into...)
			})
			if err != nil {
				return err
			}
		}
		saved.Version = x.Version + 1
		args := []any{x.ProgrammeID, x.Key, x.Difference, x.By, saved.On, x.Reason, x.Evidence, x.Counts, saved.Version}
		if x.ID == 0 {
			err = tx.row("giải trình", `INSERT INTO explanations (programme_id, key, difference, explained_by, explained_on, reason, evidence, counts, version)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`, args, &saved.ID)
		} else {
			err = tx.update(`UPDATE explanations SET programme_id = $1, key = $2, difference = $3, explained_by = $4, explained_on = $5, reason = $6,
				evidence = $7, counts = $8, version = $9 WHERE id = $10 AND version = $11`, append(args, x.ID, x.Version)...)
		}
		if s.d.duplicate(err) {
			return programme.Refuse(programme.Conflict, "", "Chênh lệch này vừa được người khác giải trình. Tải lại trang để xem.")
		}
		if err != nil {
			return err
		}
		return tx.saved(u, programme.SExplanation, saved.ID, saved.ProgrammeID, saved.Key, old.ID, old.Fields(), saved.Fields())
	})
	return saved, err
}
