package store

import (
	"context"

	"khuyencong/programme"
)

// EvaluationDataBy is EvaluationData as of a day, 0 for now, with the places
// told by the asked boundaries, of the day on which it is asked.
func (s *Store) EvaluationDataBy(ctx context.Context, u programme.User, programmeID int64, period programme.Period, by programme.Boundary, on programme.Day) (d programme.EvaluationData, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadProgramme); err != nil {
			return err
		}
		if d, err = tx.evaluationData(u, programmeID, period, on); err != nil || by != programme.CurrentBoundary {
			return err
		}
		d.Boundary, d.Today = by, programme.DayOf(tx.now)
		d.Gazetteer, err = tx.gazetteer(programmeID)
		return err
	})
	return d, err
}
