package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// FindingFilter narrows the board of findings; empty parts do not.
type FindingFilter struct {
	Text    string // of the finding, the project or the establishment
	Place   string // code of the unit of the project
	Content string
	Type    string
	Owner   programme.Role
	Person  int64 // account of who is to mend it
	Late    bool
}

// FindingItem is a finding on the board with the project that it is about.
type FindingItem struct {
	Matter  programme.Matter
	Project programme.Project // its number, code, title, level, place, establishment
}

// FindingBoard is the findings that the user sees: those that are open, the
// overdue ones first, and those that were closed in the last 90 days.
type FindingBoard struct {
	Today   programme.Day
	Open    []FindingItem
	Fixed   []FindingItem
	Closed  []FindingItem
	Late    int
	Blocked int
	Solved  programme.SolvedStats
	Places  []programme.PlaceRef     // of the projects on the board, for its filter
	Persons []programme.FindingOwner // who has something to mend
	More    bool                     // there are more than are shown
}

// How many findings a board shows, and how many days it looks back.
const (
	mostFindings = 300
	closedDays   = 90
	solvedDays   = 365
)

const findingTables = ` FROM matters m JOIN projects p ON p.id = m.project_id LEFT JOIN establishments e ON e.id = p.establishment_id`

// FindingBoard lists findings for the board.
func (s *Store) FindingBoard(ctx context.Context, u programme.User, f FindingFilter) (b FindingBoard, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		b = FindingBoard{Today: programme.DayOf(tx.now)}
		if err := tx.boardChoices(u, &b); err != nil {
			return err
		}
		all, err := tx.findings(u, f, b.Today)
		if err != nil {
			return err
		}
		b.More = len(all) > mostFindings
		for _, one := range all[:min(len(all), mostFindings)] {
			b.add(one)
		}
		return nil
	})
	return b, err
}

func (b *FindingBoard) add(one FindingItem) {
	switch m := one.Matter; {
	case m.State == "open":
		b.Open = append(b.Open, one)
	case m.State == "fixed":
		b.Fixed = append(b.Fixed, one)
	default:
		b.Solved.Add(m)
		if programme.DayOf(m.StateSince) >= b.Today.Plus(-closedDays) {
			b.Closed = append(b.Closed, one)
		}
		return
	}
	if one.Matter.Late(b.Today) {
		b.Late++
	}
	if one.Matter.Blocking {
		b.Blocked++
	}
}

// findings lists what the filter leaves, the open ones by their last day, then
// those closed within a year, the newest first.
func (tx *Tx) findings(u programme.User, f FindingFilter, today programme.Day) (all []FindingItem, err error) {
	w := where{}
	w.and("m.kind = ?", programme.MatterFinding)
	from, _ := today.Plus(-solvedDays).Moments()
	w.and("(m.is_open OR m.state_since >= ?)", from)
	w.scope(u)
	w.equal("p.place_code", f.Place)
	w.equal("p.content", f.Content)
	w.equal("m.type", f.Type)
	w.equal("m.asked", string(f.Owner))
	if f.Person != 0 {
		w.and("m.owner_id = ?", f.Person)
	}
	if f.Late {
		w.and("m.is_open AND m.due > 0 AND m.due < ?", today)
	}
	w.args = append(w.args, mostFindings+1)
	limit := w.mark()
	err = tx.rows(`SELECT `+matterColumns+`, p.id, p.code, p.title, p.level, p.stage, p.content, p.place_code, p.place_name, COALESCE(e.id, 0), COALESCE(e.name, '')`+findingTables+w.sql()+
		` ORDER BY m.is_open DESC, CASE WHEN m.is_open THEN m.due ELSE 0 END, m.state_since DESC, m.id LIMIT `+limit, w.args, func(scan func(...any) error) error {
		var one FindingItem
		p := &one.Project
		m, err := scanMatter(func(into ...any) error {
			return scan(append(into, &p.ID, &p.Code, &p.Title, &p.Level, &p.Stage, &p.Content, &p.Place.Code, &p.Place.Name, &p.Establishment.ID, &p.Establishment.Name)...)
		})
		one.Matter = m
		if f.Text == "" || programme.FoldedHas(m.Text+" "+p.Code+" "+p.Title+" "+p.Establishment.Name, f.Text) {
			all = append(all, one)
		}
		return err
	})
	return all, err
}

// boardChoices lists what the board can be narrowed to: the units of projects
// with findings, and the people who have some to mend.
func (tx *Tx) boardChoices(u programme.User, b *FindingBoard) error {
	w := where{}
	w.and("m.kind = ?", programme.MatterFinding)
	w.scope(u)
	err := tx.rows(`SELECT DISTINCT p.place_code, p.place_name, m.asked, m.owner_id, m.owner_name`+findingTables+w.sql()+` ORDER BY p.place_name, p.place_code, m.owner_name`, w.args, func(scan func(...any) error) error {
		var place programme.PlaceRef
		var o programme.FindingOwner
		err := scan(&place.Code, &place.Name, &o.Role, &o.ID, &o.Name)
		if place.Code != "" && !slices.Contains(b.Places, place) {
			b.Places = append(b.Places, place)
		}
		if o.ID != 0 && !slices.Contains(b.Persons, o) {
			b.Persons = append(b.Persons, o)
		}
		return err
	})
	return err
}

// LateFindings lists the findings whose last day has passed, of all projects
// that the user sees, the longest overdue first: some, and how many there are.
func (s *Store) LateFindings(ctx context.Context, u programme.User) (all []FindingItem, total int64, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		today := programme.DayOf(tx.now)
		w := where{}
		w.and("m.kind = ?", programme.MatterFinding)
		w.and("m.is_open AND m.due > 0 AND m.due < ?", today)
		w.scope(u)
		if err := tx.row("", `SELECT COUNT(*)`+findingTables+w.sql(), w.args, &total); err != nil {
			return err
		}
		all, err = tx.findings(u, FindingFilter{Late: true}, today)
		all = all[:min(len(all), workItems)]
		return err
	})
	return all, total, err
}
