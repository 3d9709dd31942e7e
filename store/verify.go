package store

import (
	"context"
	"fmt"
	"time"

	"khuyencong/programme"
)

// verifyAtOnce is how many projects are held against their ledgers at a time.
const verifyAtOnce = 2000

// Verify adds up again, from the lines of the ledger, everything that the
// program shows of money: each project, each fund's year, each issued report.
// All is read in one unchanging view of the data, some projects at a time.
func (s *Store) Verify(ctx context.Context, u programme.User) (v programme.Verification, err error) {
	began := time.Now()
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadVerification); err != nil {
			return err
		}
		v = programme.Verification{At: tx.now, By: u.Name}
		funds := fundSums{map[programme.FundYear]fundSum{}, map[programme.FundYear]fundSum{}}
		for _, check := range []func() error{
			func() error { return tx.verifyProjects(&v, funds) }, func() error { return tx.verifyLines(&v) },
			func() error { return tx.verifyFunds(&v, funds) }, func() error { return tx.verifyReports(&v) },
		} {
			if err := check(); err != nil {
				return err
			}
		}
		return nil
	})
	v.Took = time.Since(began)
	return v, err
}

// verifiable is a project with what it shows and what its ledger adds up to.
type verifiable struct {
	programme.Project
	shown   programme.ShownSums
	entries []programme.Entry // added up
	book    bool              // taken over from old books
}

// verifyProjects holds each project against its ledger and its records, and
// adds them up by fund.
func (tx *Tx) verifyProjects(v *programme.Verification, funds fundSums) error {
	for last := int64(0); ; {
		all, lines, err := tx.verifiable(last)
		if err != nil || len(all) == 0 {
			return err
		}
		records, err := tx.records(last, all[len(all)-1].ID)
		if err != nil {
			return err
		}
		for _, one := range all {
			balances := programme.BalancesOf(one.entries)
			funds.add(one, balances)
			wrong := one.Verify(one.shown, balances, one.book)
			if len(v.Found) < programme.MostFound && one.Disagrees(balances) != "" {
				if wrong[0], err = tx.suspect(one.Project, wrong[0]); err != nil {
					return err
				}
			}
			if !one.Recorded && !one.book {
				wrong = append(wrong, one.VerifyRecords(balances, recordsOf(records, one.ID))...)
			}
			for _, what := range wrong {
				v.Add(disagreeing(one.Project, what))
			}
		}
		v.Projects, v.Lines, last = v.Projects+int64(len(all)), v.Lines+lines, all[len(all)-1].ID
	}
}

func disagreeing(p programme.Project, what string) programme.Disagreement {
	name := p.Title
	if p.Code != "" {
		name = p.Code + " – " + p.Title
	}
	return programme.Disagreement{Subject: programme.SProject, ID: p.ID, Record: "Đề án " + name, What: what}
}

// suspect adds the line without which the project would agree.
func (tx *Tx) suspect(p programme.Project, what string) (string, error) {
	entries, err := tx.entries(p.ID)
	if e, found := p.Suspect(entries); found {
		what += ". Không tính bút toán " + lineName(e) + " thì khớp"
	}
	return what, err
}

// lineName tells a line of the ledger: its number, kind, amount and paper.
func lineName(e programme.Entry) string {
	return fmt.Sprintf("số %d (%s %s, %s)", e.ID, e.Kind.Label(), e.Amount.Dong(), e.Paper())
}

// verifiable loads the next projects after a number, with their lines and the
// sums of their ledgers; lines is how many lines these are.
func (tx *Tx) verifiable(after int64) (all []*verifiable, lines int64, err error) {
	at := map[int64]*verifiable{}
	last := after
	err = tx.rows(`SELECT id, programme_id, code, title, kind, level, year, stage, recorded, approved_support, approved_counterpart, approved_other,
		disbursed_support, done_support, done_counterpart, done_other FROM projects WHERE id > $1 ORDER BY id LIMIT $2`, []any{after, verifyAtOnce}, func(scan func(...any) error) error {
		var v verifiable
		a, d := &v.shown.Approved, &v.shown.Done
		err := scan(&v.ID, &v.ProgrammeID, &v.Code, &v.Title, &v.Kind, &v.Level, &v.Year, &v.Stage, &v.Recorded, &a.Support, &a.Counterpart, &a.Other,
			&v.shown.Disbursed.Support, &d.Support, &d.Counterpart, &d.Other)
		all, at[v.ID], last = append(all, &v), &v, v.ID
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	err = tx.rows(`SELECT project_id, source, name, approved, disbursed, done FROM funding_lines
		WHERE project_id > $1 AND project_id <= $2 ORDER BY project_id, position`, []any{after, last}, func(scan func(...any) error) error {
		var id int64
		var l programme.FundingLine
		err := scan(&id, &l.Source, &l.Name, &l.Approved, &l.Disbursed, &l.Done)
		at[id].Lines = append(at[id].Lines, l)
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	err = tx.rows(`SELECT project_id, kind, source, name, year, CAST(SUM(amount) AS BIGINT), CAST(SUM(counts) AS BIGINT), COUNT(*), MAX(CASE WHEN document = $3 THEN 1 ELSE 0 END)
		FROM ledger WHERE project_id > $1 AND project_id <= $2 GROUP BY project_id, kind, source, name, year`,
		[]any{after, last, programme.BookDocument}, func(scan func(...any) error) error {
			var e programme.Entry
			var n, book int64
			err := scan(&e.ProjectID, &e.Kind, &e.Source, &e.Name, &e.Year, &e.Amount, &e.Count, &n, &book)
			one := at[e.ProjectID]
			one.entries, one.book, lines = append(one.entries, e), one.book || book == 1, lines+n
			return err
		})
	return all, lines, err
}
