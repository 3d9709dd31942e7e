package store

import (
	"context"
	"strings"

	"khuyencong/programme"
)

func (tx *Tx) matterMoves(id int64) (all []programme.MatterMoved, err error) {
	err = tx.rows(`SELECT id, matter_id, act, from_state, to_state, at, user_id, user_name, post_title, role, note, paper_no, paper_date, amount, due
		FROM matter_moves WHERE matter_id = $1 ORDER BY id`, []any{id}, func(scan func(...any) error) error {
		var l programme.MatterMoved
		e := &l.Entry
		err := scan(&l.ID, &l.MatterID, &l.Act, &l.From, &l.To, &l.At, &l.UserID, &l.UserName, &l.PostTitle, &l.Role, &e.Note, &e.PaperNo, &e.PaperDate, &e.Amount, &e.Due)
		all = append(all, l)
		return err
	})
	return all, err
}

// MatterRecord is one matter with its project, its way and what its rules ask.
type MatterRecord struct {
	Matter  programme.Matter
	Project programme.Project
	Moves   []programme.MatterMoved // oldest first
	Facts   programme.MatterFacts
}

// Matter loads one matter.
func (s *Store) Matter(ctx context.Context, u programme.User, id int64) (r MatterRecord, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if r.Matter, r.Project, err = tx.matter(u, id); err != nil {
			return err
		}
		if r.Moves, err = tx.matterMoves(id); err != nil {
			return err
		}
		r.Facts, err = tx.matterFacts(r.Project, r.Matter)
		return err
	})
	return r, err
}

// MatterForm gathers what the form of a new matter needs.
func (s *Store) MatterForm(ctx context.Context, u programme.User, m programme.Matter) (r MatterRecord, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if r.Project, err = tx.projectAt(u, m.ProjectID, 0); err != nil {
			return err
		}
		r.Matter = m
		r.Facts, err = tx.matterFacts(r.Project, m)
		return err
	})
	return r, err
}

// Matters lists the matters of a project that the user sees, the open ones
// first, then the newest.
func (s *Store) Matters(ctx context.Context, u programme.User, project int64) (all []programme.Matter, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		all = nil
		if err := tx.seesProject(u, project); err != nil {
			return err
		}
		return tx.rows(`SELECT `+matterColumns+` FROM matters m WHERE m.project_id = $1 ORDER BY m.is_open DESC, m.id DESC`, []any{project}, func(scan func(...any) error) error {
			m, err := scanMatter(scan)
			if m.SeenBy(u) {
				all = append(all, m)
			}
			return err
		})
	})
	return all, err
}

// OpinionsGiven lists the opinions on a project with what was answered, for
// its appraisal report.
func (tx *Tx) opinionsGiven(project int64) (all []programme.OpinionGiven, err error) {
	err = tx.rows(`SELECT m.id, m.about, m.state, m.body, m.paper_no, m.paper_date, COALESCE(l.note, ''), COALESCE(l.user_name, ''), m.state_since
		FROM matters m LEFT JOIN matter_moves l ON l.id = (SELECT MAX(x.id) FROM matter_moves x WHERE x.matter_id = m.id AND x.from_state <> '')
		WHERE m.project_id = $1 AND m.kind = $2 ORDER BY m.id`, []any{project, programme.MatterOpinion}, func(scan func(...any) error) error {
		m := programme.Matter{Kind: programme.MatterOpinion}
		var o programme.OpinionGiven
		err := scan(&m.ID, &m.About, &m.State, &m.Text, &m.PaperNo, &m.PaperDate, &o.Answer, &o.By, &m.StateSince)
		o.Office, o.Question, o.Verdict, o.Open = m.About, m.Text, m.StateLabel(), m.Open()
		if m.PaperNo != "" {
			o.Paper = m.PaperNo + ", ngày " + m.PaperDate.String()
		}
		all = append(all, o)
		return err
	})
	return all, err
}

// MatterWork is a matter on somebody's list, with the project it is about.
type MatterWork struct {
	Matter  programme.Matter
	Project programme.Project // its number, code, title, level and stage
}

// MattersWaiting lists the matters that wait for the user, the most urgent
// first: a page of them, and how many there are.
func (s *Store) MattersWaiting(ctx context.Context, u programme.User, page int) (all []MatterWork, total int64, err error) {
	var w where
	w.conditions = append(w.conditions, "m.is_open")
	w.scope(u)
	w.waits(u)
	err = s.read(ctx, func(tx *Tx) error {
		all = nil
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		from := ` FROM matters m JOIN projects p ON p.id = m.project_id` + w.sql()
		if err := tx.row("", `SELECT COUNT(*)`+from, w.args, &total); err != nil {
			return err
		}
		page, _ := pageOf(page, total)
		return tx.rows(`SELECT `+matterColumns+`, p.code, p.title, p.level, p.stage`+from+` ORDER BY CASE m.due WHEN 0 THEN 99999999 ELSE m.due END, m.id`+w.page(page),
			w.args, func(scan func(...any) error) error {
				var work MatterWork
				m, err := scanMatter(func(into ...any) error {
					return scan(append(into, &work.Project.Code, &work.Project.Title, &work.Project.Level, &work.Project.Stage)...)
				})
				work.Matter, work.Project.ID = m, m.ProjectID
				all = append(all, work)
				return err
			})
	})
	return all, total, err
}

// waits narrows to the matters, called m, of projects, called p, whose next
// step is the user's: the rule of programme.Matter.Holders in SQL.
func (w *where) waits(u programme.User) {
	var either []string
	for _, t := range programme.Matters {
		for _, step := range t.Waiting(u) {
			one := where{args: w.args}
			one.equal("m.kind", string(t.Kind))
			one.in("m.state", words(step.From))
			one.equal("p.level", string(step.Level))
			one.in("m.type", step.Types)
			switch {
			case u.Role == programme.RoleLocal:
			case step.Asked:
				one.equal("m.asked", string(u.Role))
			case t.Asks(step):
				one.conditions = append(one.conditions, "m.asked = ''")
			}
			w.args = one.args
			either = append(either, "("+strings.Join(one.conditions, " AND ")+")")
		}
	}
	if either == nil {
		either = []string{"1 = 0"}
	}
	w.conditions = append(w.conditions, "("+strings.Join(either, " OR ")+")")
}

func words[T ~string](all []T) (out []string) {
	for _, one := range all {
		out = append(out, string(one))
	}
	return out
}
