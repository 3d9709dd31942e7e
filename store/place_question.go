package store

import (
	"context"

	"khuyencong/programme"
)

// PlaceQuestion is an abolished unit that a person is asked about.
type PlaceQuestion struct {
	Place      programme.Place
	Disputed   bool // tables disagree; else it was split
	Successors []programme.Place
	Projects   int64 // recorded under its code and name
}

// PlaceQuestions lists the units below the district that were split or on
// which tables disagree and that nobody has decided, disputed ones first.
func (s *Store) PlaceQuestions(ctx context.Context, u programme.User) (all []PlaceQuestion, err error) {
	err = s.read(ctx, func(tx *Tx) error { all, err = tx.placeQuestions(u); return err })
	return all, err
}

// asked are the changes of units that wait for a decision.
const asked = ` FROM place_changes c
	JOIN places o ON o.code = c.from_code AND o.valid_from = c.from_day
	JOIN places p ON p.code = c.to_code AND p.valid_from = c.to_day
	WHERE c.state <> 'refused' AND length(c.from_code) <> 3
	AND NOT EXISTS (SELECT 1 FROM place_decisions d WHERE d.code = c.from_code AND d.valid_from = c.from_day)
	AND EXISTS (SELECT 1 FROM place_changes x WHERE x.from_code = c.from_code AND x.from_day = c.from_day
		AND (x.state = 'open' OR (x.state = 'confirmed' AND (x.share = 'part' OR x.to_code <> c.to_code OR x.to_day <> c.to_day))))`

func (tx *Tx) placeQuestions(u programme.User) (all []PlaceQuestion, err error) {
	at := map[programme.PlaceKey]int{}
	err = tx.rows(`SELECT o.code, o.name, o.parent_code, o.valid_from, o.valid_to, o.list, `+placeColumns+`, c.state = 'open'`+asked+` ORDER BY c.from_code, c.from_day, c.to_code`, nil,
		func(scan func(...any) error) error {
			var q PlaceQuestion
			var to programme.Place
			o := &q.Place
			err := scan(&o.Code, &o.Name, &o.ParentCode, &o.ValidFrom, &o.ValidTo, &o.List,
				&to.Code, &to.Name, &to.ParentCode, &to.ValidFrom, &to.ValidTo, &to.List, &q.Disputed)
			i, seen := at[o.Key()]
			if !seen {
				i = len(all)
				at[o.Key()], all = i, append(all, q)
			}
			all[i].Disputed = all[i].Disputed || q.Disputed
			all[i].Successors = append(all[i].Successors, to)
			return err
		})
	if err != nil || len(all) == 0 {
		return all, err
	}
	in, args := scoped(u)
	projects := map[programme.PlaceRef]int64{}
	err = tx.rows(`SELECT p.place_code, p.place_name, COUNT(*) FROM projects p WHERE 1 = 1`+in+` GROUP BY p.place_code, p.place_name`, args, func(scan func(...any) error) error {
		var ref programme.PlaceRef
		var n int64
		err := scan(&ref.Code, &ref.Name, &n)
		projects[ref] = n
		return err
	})
	for i := range all {
		all[i].Projects = projects[all[i].Place.Ref()]
	}
	return all, err
}

// reach joins to r the units that the projects of a programme are recorded in,
// and all that those became.
const reach = ` JOIN (WITH RECURSIVE reach (code, day) AS (
	SELECT p.code, p.valid_from FROM places p WHERE p.code IN (SELECT place_code FROM projects WHERE programme_id = $1)
	UNION SELECT c.to_code, c.to_day FROM place_changes c JOIN reach r ON c.from_code = r.code AND c.from_day = r.day)
	SELECT code, day FROM reach) r ON `

// gazetteer loads what the places of a programme's projects became.
func (tx *Tx) gazetteer(programmeID int64) (*programme.Gazetteer, error) {
	units, err := tx.placeRows(` FROM places p`+reach+`p.code = r.code AND p.valid_from = r.day`, programmeID)
	if err != nil {
		return nil, err
	}
	changes, err := tx.placeChanges(` FROM place_changes c`+reach+`c.from_code = r.code AND c.from_day = r.day`, programmeID)
	if err != nil {
		return nil, err
	}
	decisions, err := tx.placeDecisions("")
	return programme.NewGazetteer(units, changes, decisions), err
}
