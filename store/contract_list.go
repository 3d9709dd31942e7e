package store

import (
	"context"

	"khuyencong/programme"
)

// ContractFilter narrows the list of contracts; zero values do not narrow.
type ContractFilter struct {
	ProgrammeID int64
	Text        string // in number, project and side B
	State       programme.ContractState
	Level       programme.Level
	Year        int
	Owed        bool          // money is to be given back
	Ending      programme.Day // ends until this day, and is in force
	Missing     bool          // approved projects without a contract in force
	Page        int
}

// ContractItem is one line of the list.
type ContractItem struct {
	ProjectID   int64
	Code, Title string
	Level       programme.Level
	Year        int
	Party       string // side B
	Number      string
	Dated       programme.Day
	State       programme.ContractState // "" where there is none
	Until       programme.Day
	Support     programme.Money // contracted
	Disbursed   programme.Money
	Owed        programme.Money
	Due         programme.Day // of the last recall; 0 for none
}

// ContractList is one page of contracts and the sums of all that the filter
// lets through.
type ContractList struct {
	Items                    []ContractItem
	Total                    int64
	Support, Disbursed, Owed programme.Money
	Page, Pages              int
}

// contractTables joins a project with its contract and what the ledger says of
// it: contracted, recovered, recalled.
const contractTables = ` FROM projects p LEFT JOIN contracts c ON c.project_id = p.id LEFT JOIN establishments e ON e.id = p.establishment_id
	LEFT JOIN (SELECT project_id, SUM(CASE WHEN kind = 'contracted' THEN amount ELSE 0 END) AS contracted, SUM(CASE WHEN kind = 'recovered' THEN amount ELSE 0 END) AS recovered
		FROM ledger WHERE kind IN ('contracted', 'recovered') GROUP BY project_id) l ON l.project_id = p.id
	LEFT JOIN (SELECT contract_id, SUM(amount) AS recalled, MAX(due) AS due FROM contract_acts WHERE deed = 'recall' GROUP BY contract_id) a ON a.contract_id = c.id`

// contractOwed is what is to be given back: as programme.Contract.Money says.
const contractOwed = `CASE WHEN c.id IS NULL OR c.state = 'draft' THEN 0
	WHEN COALESCE(a.recalled, 0) - COALESCE(l.recovered, 0) > p.disbursed_support - COALESCE(l.contracted, 0) AND COALESCE(a.recalled, 0) > COALESCE(l.recovered, 0)
		THEN COALESCE(a.recalled, 0) - COALESCE(l.recovered, 0)
	WHEN p.disbursed_support > COALESCE(l.contracted, 0) THEN p.disbursed_support - COALESCE(l.contracted, 0) ELSE 0 END`

func (f ContractFilter) where(u programme.User) (w where) {
	w.and("p.programme_id = ?", f.ProgrammeID)
	w.scope(u)
	w.folded("p.folded || ' ' || COALESCE(c.folded, '')", f.Text)
	w.equal("c.state", string(f.State))
	w.equal("p.level", string(f.Level))
	if f.Year != 0 {
		w.and("p.year = ?", f.Year)
	}
	if f.Owed {
		w.and("("+contractOwed+") > ?", 0)
	}
	if f.Ending != 0 {
		w.and("c.until_day <= ?", f.Ending)
		w.in("c.state", []string{string(programme.ContractEffective), string(programme.ContractSuspended)})
	}
	switch {
	case f.Missing:
		w.and("p.stage = ?", string(programme.Approved))
		w.and("p.recorded = ?", false)
	case !u.May(programme.ReadInternal):
		w.and("c.state <> ?", string(programme.ContractDraft))
	default:
		w.and("c.id > ?", 0)
	}
	return w
}

// Contracts lists the contracts that the user sees, the newest first.
func (s *Store) Contracts(ctx context.Context, u programme.User, f ContractFilter) (list ContractList, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		if f.Missing && !u.May(programme.ReadInternal) {
			return u.Require(programme.ReadInternal)
		}
		w := f.where(u)
		list = ContractList{}
		err := tx.row("", `SELECT COUNT(*), CAST(COALESCE(SUM(COALESCE(l.contracted, 0)), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN c.id IS NULL THEN 0 ELSE p.disbursed_support END), 0) AS BIGINT),
			CAST(COALESCE(SUM(`+contractOwed+`), 0) AS BIGINT)`+contractTables+w.sql(), w.args, &list.Total, &list.Support, &list.Disbursed, &list.Owed)
		if err != nil {
			return err
		}
		list.Page, list.Pages = pageOf(f.Page, list.Total)
		return tx.rows(`SELECT p.id, p.code, p.title, p.level, p.year, COALESCE(e.name, ''), COALESCE(c.number, ''), COALESCE(c.dated, 0), COALESCE(c.state, ''), COALESCE(c.until_day, 0),
			CAST(CASE WHEN c.state = 'draft' THEN c.support ELSE COALESCE(l.contracted, 0) END AS BIGINT), p.disbursed_support, CAST(`+contractOwed+` AS BIGINT), COALESCE(a.due, 0)`+contractTables+w.sql()+
			` ORDER BY COALESCE(c.dated, 0) DESC, p.id DESC`+w.page(list.Page), w.args, func(scan func(...any) error) error {
			var i ContractItem
			err := scan(&i.ProjectID, &i.Code, &i.Title, &i.Level, &i.Year, &i.Party, &i.Number, &i.Dated, &i.State, &i.Until, &i.Support, &i.Disbursed, &i.Owed, &i.Due)
			list.Items = append(list.Items, i)
			return err
		})
	})
	return list, err
}
