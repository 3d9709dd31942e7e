package store

import (
	"context"

	"khuyencong/programme"
)

// RiskList is the projects that are carried out, those to be visited first at
// the top.
type RiskList struct {
	Today     programme.Day
	Ranked    []programme.Risk
	Must      int                        // that have an advance and were never inspected
	Confirmed bool                       // somebody has confirmed the points
	Unknown   map[programme.Level]string // why no reports are asked for, by fund
}

// riskFacts is what a risk asks of a project called p besides itself; each part
// reads an index of the project.
const riskFacts = `
	(SELECT CAST(COALESCE(SUM(l.approved), 0) AS BIGINT) FROM funding_lines l WHERE l.project_id = p.id AND l.source IN ('national', 'local')), ` + advancedOf + `,
	(SELECT COALESCE(MAX(r.sent_on), 0) FROM progress_reports r WHERE r.project_id = p.id),
	(SELECT COUNT(*) FROM inspections i JOIN matters v ON v.id = i.matter_id WHERE i.project_id = p.id AND i.concluded AND v.type = 'during'),
	(SELECT COALESCE(MAX(i.held), 0) FROM inspections i WHERE i.project_id = p.id AND i.concluded),
	(SELECT COALESCE(MIN(m.due), 0) FROM matters m WHERE m.project_id = p.id AND m.kind = 'visit' AND m.state = 'planned'),
	(SELECT COALESCE(MIN(m.id), 0) FROM matters m WHERE m.project_id = p.id AND m.kind = 'visit' AND m.state = 'planned'),
	(SELECT COUNT(*) FROM projects x WHERE x.establishment_id = p.establishment_id AND x.stage IN ('approved', 'underway', 'accepted', 'completed', 'stopped')
		AND (x.year < p.year OR x.year = p.year AND x.id < p.id)),
	(SELECT COUNT(*) FROM matters m WHERE m.project_id = p.id AND m.kind = 'finding' AND m.is_open),
	(SELECT COUNT(*) FROM matters m WHERE m.project_id = p.id AND m.kind = 'finding' AND m.is_open AND m.blocking),
	(SELECT COUNT(*) FROM matters m WHERE m.project_id = p.id AND m.kind = 'finding' AND NOT m.is_open),
	(SELECT COUNT(*) FROM matters m WHERE m.project_id = p.id AND m.kind = 'progress' AND m.state IN ('due', 'returned') AND m.due < $1),
	COALESCE((SELECT r.ends FROM progress_reports r WHERE r.project_id = p.id ORDER BY r.id DESC LIMIT 1), 0),
	COALESCE((SELECT r.percent FROM progress_reports r WHERE r.project_id = p.id ORDER BY r.id DESC LIMIT 1), -1)`

// Risks weighs the projects that the user sees and that are carried out. It is
// for offices: who is to be visited is not told beforehand.
func (s *Store) Risks(ctx context.Context, u programme.User) (l RiskList, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		l = RiskList{Today: programme.DayOf(tx.now), Unknown: map[programme.Level]string{}}
		rules, err := tx.rules()
		if err != nil {
			return err
		}
		for _, level := range []programme.Level{programme.National, programme.Local} {
			if _, _, unknown := rules.ReportPeriod(level, l.Today); unknown != "" {
				l.Unknown[level] = unknown
			}
		}
		cases, err := tx.riskCases(u, l.Today)
		if err != nil {
			return err
		}
		l.Ranked, l.Confirmed = rules.RankRisks(cases, l.Today), rules.RisksConfirmed(l.Today)
		for _, r := range l.Ranked {
			if r.Must != "" {
				l.Must++
			}
		}
		return nil
	})
	return l, err
}

func (tx *Tx) riskCases(u programme.User, today programme.Day) (all []programme.RiskCase, err error) {
	w := where{args: []any{today}}
	w.and("p.recorded = ?", false)
	w.in("p.stage", words([]programme.Stage{programme.Approved, programme.Underway}))
	w.scope(u)
	err = tx.rows(`SELECT `+projectColumns+`, `+riskFacts+projectTables+w.sql()+` ORDER BY p.id`, w.args, func(scan func(...any) error) error {
		var c programme.RiskCase
		var reported programme.Day
		p, err := scanProject(func(into ...any) error {
			return scan(append(into, &c.Support, &c.Advanced, &reported, &c.Held, &c.LastHeld, &c.Planned, &c.PlannedID, &c.Before, &c.Open, &c.Blocking, &c.Past, &c.ReportsLate, &c.Ends, &c.Percent)...)
		})
		c.Project, c.Heard = p, max(reported, c.LastHeld, programme.DayOf(p.StageSince))
		all = append(all, c)
		return err
	})
	return all, err
}
