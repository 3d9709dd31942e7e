package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// resulted are the stages of the projects whose results count: those that were
// accepted.
const resulted = "p.stage IN ('accepted', 'completed')"

// ResultFilter narrows the projects of which results are added up. Empty
// fields do not.
type ResultFilter struct {
	ProgrammeID     int64
	From, To        int // years
	Level           programme.Level
	Content         string
	Place           string
	EstablishmentID int64
	Settled         bool          // only projects that are settled too, as an evaluation counts them
	On              programme.Day // values of later days are left out; 0: today
}

func (f ResultFilter) where(u programme.User) (w where) {
	w.and("p.programme_id = ?", f.ProgrammeID)
	if f.From != 0 {
		w.and("p.year >= ?", f.From)
	}
	if f.To != 0 {
		w.and("p.year <= ?", f.To)
	}
	stages := resulted
	if f.Settled {
		stages = completed
	}
	w.conditions = append(w.conditions, stages)
	w.equal("p.level", string(f.Level))
	w.equal("p.content", f.Content)
	w.equal("p.place_code", f.Place)
	if f.EstablishmentID != 0 {
		w.and("p.establishment_id = ?", f.EstablishmentID)
	}
	w.scope(u)
	return w
}

// ResultData loads what the results of projects are added up from.
func (s *Store) ResultData(ctx context.Context, u programme.User, f ResultFilter) (d programme.ResultData, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		d, err = tx.resultData(u, f)
		return err
	})
	return d, err
}

// resultData loads the projects of which something was recorded, and the others
// of their establishments, one by one; the many others, of which only old books
// tell, as sums.
func (tx *Tx) resultData(u programme.User, f ResultFilter) (d programme.ResultData, err error) {
	if f.On == 0 {
		f.On = programme.DayOf(tx.now)
	}
	w := f.where(u)
	if d.Books, err = tx.bookSums(w, true); err != nil {
		return d, err
	}
	if d.Completed, err = tx.contentCounts(w); err != nil {
		return d, err
	}
	if d.Projects, err = tx.followedProjects(w); err != nil {
		return d, err
	}
	d.Books = programme.Minus(d.Books, d.Projects)
	return d, tx.followedValues(w, f.On, &d)
}

// followedValues adds what was recorded of the projects one by one.
func (tx *Tx) followedValues(w where, on programme.Day, d *programme.ResultData) error {
	if len(d.Projects) == 0 {
		return nil
	}
	sheets, err := tx.sheets(`s.project_id IN (SELECT p.id FROM projects p`+w.sql()+`)`, w.args...)
	if err != nil {
		return err
	}
	byProject := map[int64][]programme.ResultSheet{}
	for _, s := range sheets {
		byProject[s.ProjectID] = append(byProject[s.ProjectID], s)
	}
	for _, p := range d.Projects {
		d.Values = append(d.Values, programme.ValuesOf(p, byProject[p.ID], on)...)
	}
	programme.LeaveOutDoubles(d.Values)
	return nil
}

// bookSums adds up what the projects themselves say of outcomes, from indexes
// that have every column of it: place by place, or over all places, which groups
// far fewer rows.
func (tx *Tx) bookSums(w where, places bool) (all []programme.BookSum, err error) {
	groups, columns := `o.indicator, p.content`, `o.indicator, p.content, '', ''`
	if places {
		groups += `, p.place_code, p.place_name`
		columns = groups
	}
	err = tx.rows(`SELECT `+columns+`, COUNT(*), COUNT(o.promised), CAST(SUM(o.promised) AS BIGINT), COUNT(o.actual), CAST(SUM(o.actual) AS BIGINT)
		FROM projects p JOIN outcomes o ON o.project_id = p.id`+w.sql()+` GROUP BY `+groups+` ORDER BY `+groups,
		w.args, func(scan func(...any) error) error {
			var s programme.BookSum
			err := scan(&s.Indicator, &s.Content, &s.Place.Code, &s.Place.Name, &s.Named, &s.PromisedBy, quantity{&s.Promised}, &s.ReportedBy, quantity{&s.Actual})
			all = append(all, s)
			return err
		})
	return all, err
}

func (tx *Tx) contentCounts(w where) (all []programme.ContentCount, err error) {
	err = tx.rows(`SELECT p.content, p.place_code, p.place_name, COUNT(*) FROM projects p`+w.sql()+` AND p.kind = 'project' GROUP BY p.content, p.place_code, p.place_name
		ORDER BY p.content, p.place_code, p.place_name`,
		w.args, func(scan func(...any) error) error {
			var c programme.ContentCount
			err := scan(&c.Content, &c.Place.Code, &c.Place.Name, &c.N)
			all = append(all, c)
			return err
		})
	return all, err
}

// followedIDs are the projects that have a sheet, and the others of the
// establishments of such.
const followedIDs = `SELECT r.project_id FROM result_sheets r UNION
	SELECT z.id FROM projects z WHERE z.establishment_id IN (SELECT x.establishment_id FROM result_sheets r JOIN projects x ON x.id = r.project_id)`

// followedProjects loads the projects of followedIDs with their outcomes.
func (tx *Tx) followedProjects(w where) (all []programme.Project, err error) {
	followed := w.sql() + ` AND p.id IN (` + followedIDs + `)`
	at := map[int64]int{}
	err = tx.rows(`SELECT `+projectColumns+projectTables+followed+` ORDER BY p.id`, w.args, func(scan func(...any) error) error {
		p, err := scanProject(scan)
		at[p.ID] = len(all)
		all = append(all, p)
		return err
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	err = tx.rows(`SELECT o.project_id, o.indicator, o.promised, o.actual FROM projects p JOIN outcomes o ON o.project_id = p.id`+followed, w.args, func(scan func(...any) error) error {
		var id int64
		var o programme.Outcome
		err := scan(&id, &o.Indicator, quantity{&o.Promised}, quantity{&o.Actual})
		all[at[id]].Outcomes = append(all[at[id]].Outcomes, o)
		return err
	})
	return all, err
}

// outcomeSums are the outcomes of an evaluation: what was promised or reported
// of each indicator, as far as it is known on a day. The evaluation's cells say
// already how many projects of each content are settled now.
func (tx *Tx) outcomeSums(u programme.User, programmeID int64, period programme.Period, on programme.Day, cells []programme.Cell) (all []programme.OutcomeSum, err error) {
	f := ResultFilter{ProgrammeID: programmeID, From: period.From, To: period.To, On: on, Settled: true}
	w := f.where(u)
	var d programme.ResultData
	if on == 0 {
		f.On, d.Completed = programme.DayOf(tx.now), programme.SettledContents(cells, period)
	} else if d.Completed, err = tx.contentCounts(w); err != nil {
		return nil, err
	}
	if d.Books, err = tx.bookSums(w, false); err != nil {
		return nil, err
	}
	if d.Projects, err = tx.followedProjects(w); err != nil {
		return nil, err
	}
	d.Books = programme.Minus(d.Books, anywhere(d.Projects))
	if err := tx.followedValues(w, f.On, &d); err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(d.Totals(), func(o programme.OutcomeSum) bool {
		return o.Indicator.Adds() == programme.AddChange || !o.Promised.Known && o.Reported == 0
	})
	return all, nil
}

// anywhere are the projects without their places, as sums over all places have
// them.
func anywhere(all []programme.Project) []programme.Project {
	all = slices.Clone(all)
	for i := range all {
		all[i].Place = programme.PlaceRef{}
	}
	return all
}

// BookValues lists the projects whose old books tell of an indicator and that
// nobody followed up, the largest value first, at most 200.
func (s *Store) BookValues(ctx context.Context, u programme.User, f ResultFilter, i programme.Indicator) (all []programme.ResultValue, err error) {
	w := f.where(u)
	w.and("o.indicator = ?", i)
	err = s.read(ctx, func(tx *Tx) error {
		all = nil
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		return tx.rows(`SELECT `+projectColumns+`, o.promised, o.actual`+projectTables+` JOIN outcomes o ON o.project_id = p.id`+w.sql()+`
			AND o.actual IS NOT NULL AND p.id NOT IN (`+followedIDs+`)
			ORDER BY o.actual DESC, p.id LIMIT 200`, w.args, func(scan func(...any) error) error {
			v := programme.ResultValue{Indicator: i, Basis: programme.FromBooks}
			var actual programme.Quantity
			p, err := scanProject(func(into ...any) error { return scan(append(into, quantity{&v.Promised}, quantity{&actual})...) })
			v.Project, v.Value = p, actual.Value
			all = append(all, v)
			return err
		})
	})
	return all, err
}
