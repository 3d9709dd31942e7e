package store

import "khuyencong/programme"

// PastSupport is what an establishment has received in completed projects of
// all programmes: Support and the numbers of projects and plans, and the years.
type PastSupport struct {
	programme.Sums
	Years []int // in order
}

// pastSupport adds up what the beneficiary of a project has received in other
// projects, as far as the user sees them.
func (tx *Tx) pastSupport(u programme.User, of programme.Project) (past PastSupport, err error) {
	if of.Establishment.ID == 0 {
		return past, nil
	}
	seen, args := scoped(u, of.Establishment.ID, of.ID)
	err = tx.rows(`SELECT p.year, COUNT(*), COUNT(*) FILTER (WHERE p.kind = 'plan'), CAST(SUM(p.done_support) AS BIGINT) FROM projects p
		WHERE p.establishment_id = $1 AND p.id <> $2 AND p.stage = 'completed'`+seen+` GROUP BY p.year ORDER BY p.year`, args, func(scan func(...any) error) error {
		var year int
		var sum programme.Sums
		err := scan(&year, &sum.Projects, &sum.Plans, &sum.Support)
		sum.Projects -= sum.Plans
		past.Sums = past.Sums.Plus(sum)
		past.Years = append(past.Years, year)
		return err
	})
	return past, err
}
