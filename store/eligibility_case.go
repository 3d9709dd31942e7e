package store

import (
	"fmt"

	"khuyencong/programme"
)

// eligibilityCase gathers what the program looks at when it checks the
// conditions of a project: across all places, funds and years, whoever asks.
func (tx *Tx) eligibilityCase(p programme.Project) (programme.EligibilityCase, error) {
	return remember(tx, fmt.Sprint("case ", p.ID), func() (programme.EligibilityCase, error) { return tx.loadEligibilityCase(p) })
}

func (tx *Tx) loadEligibilityCase(p programme.Project) (c programme.EligibilityCase, err error) {
	c = programme.EligibilityCase{Project: p, Today: programme.DayOf(tx.now)}
	c.Day = c.Today
	if p.Stage.InPlan() || p.Recorded {
		if c.Day, err = tx.decisionDay(p); err != nil {
			return c, err
		}
	}
	if p.Establishment.ID != 0 {
		if c.Establishment, err = tx.establishment(programme.LocalUser, p.Establishment.ID); err != nil {
			return c, err
		}
	}
	if c.Areas, err = tx.areaBookAt(p.Place, c.Establishment.Place); err != nil {
		return c, err
	}
	if c.Rules, err = tx.rules(); err != nil {
		return c, err
	}
	if c.Sizes, err = tx.sizeRules(); err != nil {
		return c, err
	}
	machines, err := tx.machines(p.ID)
	if err != nil {
		return c, err
	}
	c.Machines, c.DoubleKnown = machines.Rows, len(machines.Rows) > 0
	// Whoever asks, the rule holds across both funds, all places and years.
	double, err := tx.doubleFunding(programme.LocalUser, p)
	if err != nil {
		return c, err
	}
	c.Double, c.DoubleDoubts = double.Problems(), double.Doubts()
	if c.Start, err = tx.projectStart(p.ID); err != nil {
		return c, err
	}
	if c.Submitted, err = tx.submittedOn(p); err != nil {
		return c, err
	}
	return c, tx.neighbours(&c)
}

// neighbours looks at other projects: earlier models nearby, support abroad in
// the same year; and at the decision on the plan.
func (tx *Tx) neighbours(c *programme.EligibilityCase) error {
	p := c.Project
	if p.Establishment.ID != 0 {
		if err := tx.row("", `SELECT COUNT(*) FROM projects WHERE establishment_id = $1 AND id <> $2 AND year = $3 AND content IN ('KC2e', 'KC4d')
			AND stage NOT IN ('need', 'draft', 'rejected', 'withdrawn', 'stopped')`, []any{p.Establishment.ID, p.ID, p.Year}, &c.ForeignFairs); err != nil {
			return err
		}
	}
	if p.Stage.InPlan() {
		var number string
		var day programme.Day
		err := tx.row("", `SELECT COALESCE(MAX(decision_no), ''), COALESCE(MAX(decision_date), 0) FROM plans WHERE programme_id = $1 AND year = $2 AND level = $3`,
			[]any{p.ProgrammeID, p.Year, p.Level}, &number, &day)
		if err != nil {
			return err
		}
		if number != "" {
			c.PlanDecision = "Quyết định " + number + " ngày " + day.String()
		}
	}
	rule, unknown := c.Rules.On(programme.RuleNovelty, c.Day)
	unit, found := c.Around(rule)
	if p.Content != "KC3a" || unknown != "" || !found {
		return nil
	}
	c.ModelsIn = unit.Name
	return tx.rows(`SELECT code, title, year FROM projects WHERE content = 'KC3a' AND id <> $1 AND year <= $2 AND stage IN ('approved', 'underway', 'accepted', 'completed')
		AND (length($3) = 2 OR place_code = $3 OR place_code IN (SELECT code FROM places WHERE parent_code = $3)) ORDER BY year DESC, id DESC LIMIT 20`,
		[]any{p.ID, p.Year, unit.Code}, func(scan func(...any) error) error {
			var code, title string
			var year int
			err := scan(&code, &title, &year)
			c.Models = append(c.Models, fmt.Sprintf("%s – %s (%d)", code, title, year))
			return err
		})
}

// submittedOn is the day of the first submission; today where there was none.
func (tx *Tx) submittedOn(p programme.Project) (programme.Day, error) {
	moves, err := tx.moves(p.ID)
	for _, m := range moves {
		if m.Move == programme.Submit {
			return programme.DayOf(m.At), err
		}
	}
	return programme.DayOf(tx.now), err
}
