package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// Network loads the communes that stand today in the user's places, with who
// looks after each and what was done there lately. Records of units that are no
// more count where their territory went, if that is one unit.
func (s *Store) Network(ctx context.Context, u programme.User, programmeID int64) (n programme.Network, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		n.Today = programme.DayOf(tx.now)
		units, err := tx.places(n.Today)
		if err != nil {
			return err
		}
		at := map[string]int{}
		for _, unit := range units {
			if unit.Tier() == programme.CommuneTier && (len(u.Scope.Places) == 0 || slices.Contains(u.Scope.Places, unit.Code)) {
				at[unit.Code] = len(n.Communes)
				n.Communes = append(n.Communes, programme.CommuneCover{Unit: unit})
			}
		}
		g, err := tx.gazetteer(programmeID)
		if err != nil {
			return err
		}
		c := coverage{tx: tx, g: g, at: at, n: &n}
		for _, load := range []func() error{c.posts, c.visits, c.projects, c.establishments} {
			if err := load(); err != nil {
				return err
			}
		}
		n.Sort()
		return nil
	})
	return n, err
}

// coverage puts counts to the communes of a network.
type coverage struct {
	tx *Tx
	g  *programme.Gazetteer
	at map[string]int // index by code
	n  *programme.Network
}

// commune is where a record counts; nil where that is no commune of the list.
func (c coverage) commune(ref programme.PlaceRef, recorded programme.Day) *programme.CommuneCover {
	code := ref.Code
	if units := c.g.UnitsOn(ref, recorded, c.n.Today); len(units) == 1 {
		code = units[0].Code
	} else if len(units) > 1 {
		return nil
	}
	if i, ok := c.at[code]; ok {
		return &c.n.Communes[i]
	}
	return nil
}

func (c coverage) posts() error {
	today := c.n.Today
	return c.tx.rows(`SELECT p.id, p.title, p.role, p.places, p.level, p.contents, COALESCE(p.establishment_id, 0), p.valid_from, p.valid_to, p.version, p.updated_at, `+heldToday+`,
		COALESCE((SELECT MAX(h.held_to) FROM holdings h WHERE h.post_id = p.id AND h.held_to < $1), 0)
		FROM posts p WHERE p.role IN ($2, $3) AND p.valid_from <= $1 AND (p.valid_to = 0 OR p.valid_to >= $1) ORDER BY p.title, p.id`,
		[]any{today, programme.RoleCommuneOfficer, programme.RoleCollaborator}, func(scan func(...any) error) error {
			var p programme.NetworkPost
			var left programme.Day
			post, err := scanPost(func(into ...any) error { return scan(append(into, &p.Holder, &left)...) })
			if err != nil {
				return err
			}
			p.Post, p.Since = post, post.From
			if left != 0 {
				p.Since = left.Plus(1)
			}
			for _, code := range post.Scope.Places {
				i, ok := c.at[code]
				switch {
				case !ok:
				case post.Role == programme.RoleCollaborator:
					c.n.Communes[i].Collaborators = append(c.n.Communes[i].Collaborators, p)
				default:
					c.n.Communes[i].Officers = append(c.n.Communes[i].Officers, p)
				}
			}
			return nil
		})
}

func (c coverage) visits() error {
	return c.tx.rows(`SELECT place_code, place_name, MAX(day), COUNT(*) FILTER (WHERE day > $1) FROM visits WHERE state = $2 GROUP BY place_code, place_name`,
		[]any{c.n.ActiveFrom().Plus(-1), programme.VisitConfirmed}, func(scan func(...any) error) error {
			var ref programme.PlaceRef
			var last programme.Day
			var n int64
			if err := scan(&ref.Code, &ref.Name, &last, &n); err != nil {
				return err
			}
			if at := c.commune(ref, last); at != nil {
				at.Visits, at.LastVisit = at.Visits+n, max(at.LastVisit, last)
			}
			return nil
		})
}

func (c coverage) projects() error {
	from, _ := c.n.ActiveFrom().Moments()
	return c.tx.rows(`SELECT p.place_code, p.place_name, p.year, COUNT(*) FILTER (WHERE m.at >= $1), COUNT(*) FILTER (WHERE NOT p.recorded AND p.stage NOT IN ('completed', 'stopped', 'rejected', 'withdrawn'))
		FROM projects p LEFT JOIN project_moves m ON m.project_id = p.id AND m.move = 'begin' GROUP BY p.place_code, p.place_name, p.year`,
		[]any{from}, func(scan func(...any) error) error {
			var ref programme.PlaceRef
			var year int
			var begun, open int64
			if err := scan(&ref.Code, &ref.Name, &year, &begun, &open); err != nil {
				return err
			}
			if at := c.commune(ref, programme.RecordedDay(year)); at != nil {
				at.Needs, at.Open = at.Needs+begun, at.Open+open
			}
			return nil
		})
}

func (c coverage) establishments() error {
	return c.tx.rows(`SELECT e.place_code, e.place_name, COUNT(*), COUNT(*) FILTER (WHERE EXISTS (SELECT 1 FROM projects p WHERE p.establishment_id = e.id AND (p.done_support > 0 OR p.disbursed_support > 0)))
		FROM establishments e WHERE e.merged_into IS NULL GROUP BY e.place_code, e.place_name`, nil, func(scan func(...any) error) error {
		var ref programme.PlaceRef
		var n, supported int64
		if err := scan(&ref.Code, &ref.Name, &n, &supported); err != nil {
			return err
		}
		if at := c.commune(ref, 0); at != nil {
			at.Establishments, at.Supported = at.Establishments+n, at.Supported+supported
		}
		return nil
	})
}

// Allowances reckons what each collaborator has in a month, by the visits that
// were confirmed; month is any day of it.
func (s *Store) Allowances(ctx context.Context, u programme.User, month programme.Day) (all []programme.Allowance, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadInternal); err != nil {
			return err
		}
		rules, err := tx.rules()
		if err != nil {
			return err
		}
		first, last := month.MonthSpan()
		w := where{args: []any{first, last, programme.RoleCollaborator}}
		condition := ""
		if w.in("v.place_code", u.Scope.Places); len(w.conditions) > 0 {
			condition = " AND " + w.all()
		}
		return tx.rows(`SELECT v.user_id, v.user_name, MAX(v.post_title), COUNT(*) FILTER (WHERE v.state = 'confirmed'), COUNT(*) FILTER (WHERE v.state = 'recorded')
			FROM visits v WHERE v.day >= $1 AND v.day <= $2 AND v.role = $3`+condition+` GROUP BY v.user_id, v.user_name ORDER BY v.user_name, v.user_id`, w.args, func(scan func(...any) error) error {
			var a programme.Allowance
			err := scan(&a.UserID, &a.Name, &a.Post, &a.Confirmed, &a.Waiting)
			all = append(all, rules.AllowanceOf(a, last))
			return err
		})
	})
	return all, err
}
