package store

import (
	"context"
	"time"

	"khuyencong/programme"
)

// RankFilter says which projects are ranked together.
type RankFilter struct {
	ProgrammeID int64
	Year        int
	Level       programme.Level
	Stages      []programme.Stage // none: those that wait for a plan or stand in a proposed one
	On          programme.Day     // the day on which papers, lists and criteria must hold; 0: today
}

// Ranking is the candidates of a plan in their order, with the criteria that
// were asked.
type Ranking struct {
	Ranked   []programme.Ranked // the common list, then that of cleaner production
	Criteria []programme.Criterion
	On       programme.Day
}

// Ranking ranks the candidates of a plan and leaves those that the user sees,
// at the places that they have among all. It costs the same number of
// statements however many there are.
func (s *Store) Ranking(ctx context.Context, u programme.User, f RankFilter) (r Ranking, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		r, err = tx.ranking(f)
		r.Ranked = programme.Seen(r.Ranked, u)
		return err
	})
	return r, err
}

func (tx *Tx) ranking(f RankFilter) (r Ranking, err error) {
	if r.On = f.On; r.On == 0 {
		r.On = programme.DayOf(tx.now)
	}
	if r.Criteria, err = tx.criteria(); err != nil {
		return r, err
	}
	candidates, err := tx.rankCandidates(f, r.On)
	r.Ranked = programme.Rank(candidates, r.Criteria, r.On)
	return r, err
}

func (f RankFilter) where() (w where) {
	w.and("p.programme_id = ?", f.ProgrammeID)
	w.and("p.year = ?", f.Year)
	w.and("p.level = ?", string(f.Level))
	stages := []string{string(programme.Proposed)}
	for _, s := range programme.Stages {
		if s.Candidate(f.Level) {
			stages = append(stages, string(s))
		}
	}
	if len(f.Stages) > 0 {
		stages = nil
		for _, s := range f.Stages {
			stages = append(stages, string(s))
		}
	}
	w.in("p.stage", stages)
	w.conditions = append(w.conditions, "NOT p.recorded")
	return w
}

// rankCandidates loads the candidates with their answers, overrides, days of
// submission and areas.
func (tx *Tx) rankCandidates(f RankFilter, on programme.Day) (all []programme.RankCandidate, err error) {
	w := f.where()
	at := map[int64]int{}
	err = tx.rows(`SELECT p.id, p.code, p.title, p.content, p.level, p.year, p.stage, COALESCE(p.establishment_id, 0), COALESCE(e.name, ''), p.place_code, p.place_name,
		p.requested_support, p.appraised_support`+projectTables+w.sql()+` ORDER BY p.id`, w.args, func(scan func(...any) error) error {
		var c programme.RankCandidate
		var asked programme.Money
		err := scan(&c.ProjectID, &c.Code, &c.Title, &c.Content, &c.Level, &c.Year, &c.Stage, &c.Establishment.ID, &c.Establishment.Name, &c.Place.Code, &c.Place.Name, &asked, &c.Support)
		if c.Support == 0 {
			c.Support = asked
		}
		c.Answers.ProjectID = c.ProjectID
		at[c.ProjectID] = len(all)
		all = append(all, c)
		return err
	})
	if err != nil || len(all) == 0 {
		return all, err
	}
	if err := tx.rankAnswers(w, all, at); err != nil {
		return all, err
	}
	overrides, err := tx.overrides(` FROM priority_overrides o JOIN projects p ON p.id = o.project_id`+w.sql(), w.args...)
	if err != nil {
		return all, err
	}
	for id, o := range overrides {
		all[at[id]].Override = o
	}
	return all, tx.rankPlaces(all, on)
}

func (tx *Tx) rankAnswers(w where, all []programme.RankCandidate, at map[int64]int) error {
	err := tx.rows(`SELECT a.project_id, `+answerColumns+` FROM priority_answers a JOIN projects p ON p.id = a.project_id`+w.sql()+` ORDER BY a.project_id, a.code`, w.args, func(scan func(...any) error) error {
		var id int64
		var a programme.PriorityAnswer
		err := scan(append([]any{&id}, scanAnswer(&a)...)...)
		sheet := &all[at[id]].Answers
		sheet.Answers = append(sheet.Answers, a)
		return err
	})
	if err != nil {
		return err
	}
	return tx.rows(`SELECT m.project_id, m.at FROM project_moves m JOIN projects p ON p.id = m.project_id`+w.sql()+` AND m.move = 'submit' ORDER BY m.id DESC`, w.args, func(scan func(...any) error) error {
		var id int64
		var submitted time.Time
		err := scan(&id, &submitted)
		all[at[id]].SubmittedAt = submitted.UTC() // the first submission comes last
		return err
	})
}

// rankPlaces looks up the areas, each place once.
func (tx *Tx) rankPlaces(all []programme.RankCandidate, on programme.Day) error {
	book, err := tx.areaBook()
	if err != nil {
		return err
	}
	known := map[programme.PlaceRef]programme.RankCandidate{}
	for i := range all {
		c := &all[i]
		have, ok := known[c.Place]
		if !ok {
			have = programme.RankCandidate{Place: c.Place}
			have.Locate(book, programme.Project{Year: c.Year}.PlaceDay(), on)
			known[c.Place] = have
		}
		c.Area, c.NewRural = have.Area, have.NewRural
	}
	return nil
}

// Priority is what is proven of one project today, whatever its stage, for its
// page.
func (s *Store) Priority(ctx context.Context, u programme.User, projectID int64) (c programme.RankCandidate, p programme.Priority, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		of, err := tx.project(u, projectID)
		if err != nil {
			return err
		}
		c = programme.RankCandidate{ProjectID: of.ID, Code: of.Code, Title: of.Title, Content: of.Content, Level: of.Level, Year: of.Year, Stage: of.Stage, Establishment: of.Establishment, Place: of.Place}
		if c.Answers, err = tx.prioritySheet(of.ID); err != nil {
			return err
		}
		if c.Override, err = tx.override(of.ID); err != nil {
			return err
		}
		if c.Answers = c.Answers.For(u); !u.May(programme.ReadInternal) {
			c.Override = nil
		}
		criteria, err := tx.criteria()
		if err != nil {
			return err
		}
		book, err := tx.areaBook()
		today := programme.DayOf(tx.now)
		c.Locate(book, of.PlaceDay(), today)
		p = programme.PriorityOf(c, criteria, today)
		return err
	})
	return c, p, err
}
