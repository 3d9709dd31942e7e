package store

import (
	"context"
	"encoding/json"
	"slices"

	"khuyencong/programme"
)

// InstallmentFilter narrows the board of instalments; zero values do not.
type InstallmentFilter struct {
	ProgrammeID int64
	Level       programme.Level
	Place       string // code
	Officer     int64  // who wrote the contract
	Year        int    // of the months that are drawn
}

// InstallmentBoard is the board with the choices of its filter.
type InstallmentBoard struct {
	programme.InstallmentBoard
	Places   []programme.PlaceRef
	Officers []programme.Entered // number and name alone
}

// Installments are what contracts promise to pay, within the user's scope.
func (s *Store) Installments(ctx context.Context, u programme.User, f InstallmentFilter) (b InstallmentBoard, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		b = InstallmentBoard{}
		var w where
		w.and("p.programme_id = ?", f.ProgrammeID)
		w.scope(u)
		all, err := tx.schedules(w)
		if err != nil {
			return err
		}
		b.choices(all)
		all = slices.DeleteFunc(all, func(c *programme.ScheduledContract) bool {
			return f.Level != "" && c.Project.Level != f.Level || f.Place != "" && c.Project.Place.Code != f.Place || f.Officer != 0 && c.OfficerID != f.Officer
		})
		paid, err := tx.paidByMonth(w, all, f.Year)
		b.InstallmentBoard = programme.NewInstallmentBoard(all, paid, f.Year, programme.DayOf(tx.now))
		return err
	})
	return b, err
}

func (b *InstallmentBoard) choices(all []*programme.ScheduledContract) {
	for _, c := range all {
		if p := c.Project.Place; p.Code != "" && !slices.ContainsFunc(b.Places, func(o programme.PlaceRef) bool { return o.Code == p.Code }) {
			b.Places = append(b.Places, p)
		}
		if c.OfficerID != 0 && !slices.ContainsFunc(b.Officers, func(o programme.Entered) bool { return o.UserID == c.OfficerID }) {
			b.Officers = append(b.Officers, programme.Entered{UserID: c.OfficerID, UserName: c.OfficerName})
		}
	}
}

// scheduleTables joins a project with its contract and who wrote that last.
const scheduleTables = ` FROM projects p LEFT JOIN contracts c ON c.project_id = p.id LEFT JOIN establishments e ON e.id = p.establishment_id
	LEFT JOIN events v ON v.id = (SELECT MAX(w.id) FROM events w WHERE w.subject = 'contract' AND w.subject_id = p.id AND w.action = 'contract_drafted')`

// schedules loads the schedules of projects in a plan, called p, without those
// of old books.
func (tx *Tx) schedules(w where) (all []*programme.ScheduledContract, err error) {
	w.args, w.conditions = slices.Clone(w.args), slices.Clone(w.conditions)
	w.and("p.recorded = ?", false)
	w.conditions = append(w.conditions, inPlan)
	byProject := map[int64]*programme.ScheduledContract{}
	err = tx.rows(`SELECT p.id, p.code, p.title, p.level, p.year, p.stage, p.place_code, p.place_name, p.approved_support, p.disbursed_support, COALESCE(e.name, ''),
		COALESCE(c.state, ''), COALESCE(c.number, ''), COALESCE(c.terms, ''), COALESCE(v.user_id, 0), COALESCE(v.user_name, ''),
		CAST(COALESCE((SELECT SUM(l.amount) FROM ledger l WHERE l.project_id = p.id AND l.kind = 'contracted'), 0) AS BIGINT)`+scheduleTables+w.sql()+` ORDER BY p.id`, w.args, func(scan func(...any) error) error {
		c := &programme.ScheduledContract{Linked: map[int64]programme.Money{}}
		p, text := &c.Project, ""
		err := scan(&p.ID, &p.Code, &p.Title, &p.Level, &p.Year, &p.Stage, &p.Place.Code, &p.Place.Name, &c.Approved, &c.Disbursed, &c.Party,
			&c.State, &c.Number, &text, &c.OfficerID, &c.OfficerName, &c.Contracted)
		if err != nil {
			return err
		}
		if text != "" {
			var terms programme.ContractTerms
			if err := json.Unmarshal([]byte(text), &terms); err != nil {
				return err
			}
			c.Schedule = terms.Schedule
		}
		byProject[p.ID] = c
		all = append(all, c)
		return nil
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	return all, tx.rows(`SELECT m.project_id, y.installment, CAST(SUM(m.amount) AS BIGINT) FROM matters m JOIN payments y ON y.matter_id = m.id JOIN projects p ON p.id = m.project_id
		LEFT JOIN contracts c ON c.project_id = p.id`+w.sql()+` AND m.state = 'paid' AND y.installment > 0 GROUP BY m.project_id, y.installment`, w.args, func(scan func(...any) error) error {
		var project, installment int64
		var sum programme.Money
		err := scan(&project, &installment, &sum)
		if c := byProject[project]; c != nil {
			c.Linked[installment] = sum
		}
		return err
	})
}

// paidByMonth is what the ledger paid out in each month of a year for some
// projects; w narrows to those that the user sees, called p.
func (tx *Tx) paidByMonth(w where, of []*programme.ScheduledContract, year int) (paid [12]programme.FundMoney, err error) {
	wanted := map[int64]bool{}
	for _, c := range of {
		wanted[c.Project.ID] = true
	}
	w.and("l.dated >= ?", year*10_000)
	w.and("l.dated <= ?", year*10_000+12_31)
	return paid, tx.rows(`SELECT l.project_id, l.source, l.dated, CASE WHEN l.kind = 'recovered' THEN -l.amount ELSE l.amount END FROM ledger l JOIN projects p ON p.id = l.project_id`+w.sql()+
		` AND l.kind IN ('advanced', 'paid', 'recovered')`, w.args, func(scan func(...any) error) error {
		var project int64
		var source programme.Source
		var dated programme.Day
		var amount programme.Money
		err := scan(&project, &source, &dated, &amount)
		if wanted[project] {
			paid[dated.Month()-1].Add(source, amount)
		}
		return err
	})
}

// lateInstallmentsMost is how many a home page names.
const lateInstallmentsMost = 8

// LateInstallments are the instalments whose day has passed, the oldest first,
// with the number of all: for who pays by contracts.
func (s *Store) LateInstallments(ctx context.Context, u programme.User) (some []programme.InstallmentLine, total int, err error) {
	if !programme.Closes(u.Role) {
		return nil, 0, nil
	}
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		var w where
		w.and("c.state = ?", programme.ContractEffective)
		w.scope(u)
		all, err := tx.schedules(w)
		late := programme.NewInstallmentBoard(all, [12]programme.FundMoney{}, 0, programme.DayOf(tx.now)).In(programme.InstallmentLate)
		some, total = late[:min(len(late), lateInstallmentsMost)], len(late)
		return err
	})
	return some, total, err
}
