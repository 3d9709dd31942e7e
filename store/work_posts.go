package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// PostWork is the dossiers that wait for a post, whoever holds it: work belongs
// to the post.
type PostWork struct {
	Post        programme.Post // ID 0: those that no post of their holders' roles sees
	Holder      string         // who holds it today; "" for nobody
	Total, Late int64
}

// officePosts are the roles whose work a leader follows post by post.
var officePosts = []programme.Role{
	programme.RoleCentreOfficer, programme.RoleCentreDirector, programme.RoleDepartmentOfficer, programme.RoleDepartmentLeader,
	programme.RoleProvincialCommittee, programme.RoleNationalAgency,
}

// WorkByPost tells how many dossiers wait for each post of the offices, within
// the user's scope, those with most that is late first. A dossier that several
// posts see counts with each of them, unless one of an office is in charge.
func (s *Store) WorkByPost(ctx context.Context, u programme.User) (all []PostWork, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		groups, err := tx.workGroups(u)
		if err != nil {
			return err
		}
		if all, err = tx.officePosts(); err != nil {
			return err
		}
		var orphans PostWork
		for _, g := range groups {
			if seen := g.countWith(all); !seen {
				orphans.Total, orphans.Late = orphans.Total+g.n, orphans.Late+g.late
			}
		}
		if orphans.Total > 0 {
			all = append(all, orphans)
		}
		all = slices.DeleteFunc(all, func(p PostWork) bool { return p.Total == 0 })
		slices.SortStableFunc(all, func(a, b PostWork) int { return int(b.Late-a.Late)*1_000_000 + int(b.Total-a.Total) })
		return nil
	})
	return all, err
}

// workGroup is the waiting dossiers that every scope sees alike.
type workGroup struct {
	stage          programme.Stage
	level          programme.Level
	place, content string
	charges        programme.Charges
	n, late        int64
}

// countWith adds the group to each post that has it to do; false where none
// has.
func (g workGroup) countWith(all []PostWork) (seen bool) {
	for i, p := range all {
		if charged := g.charges.Of(p.Post.Role); charged != 0 && charged != p.Post.ID {
			continue // another of his office is in charge
		}
		u := programme.User{Role: p.Post.Role, Scope: p.Post.Scope}
		if g.stage.HeldBy(u.Role, g.level) && u.SeesProject(programme.Project{Level: g.level, Place: programme.PlaceRef{Code: g.place}, Content: g.content}) {
			all[i].Total, all[i].Late, seen = p.Total+g.n, p.Late+g.late, true
		}
	}
	return seen
}

// workGroups counts what an office has to do; what who applies still writes is
// not an office's.
func (tx *Tx) workGroups(u programme.User) (all []workGroup, err error) {
	var stages []programme.Stage
	for _, s := range waitingStages {
		if !s.Writable() {
			stages = append(stages, s)
		}
	}
	w := where{args: []any{programme.DayOf(tx.now)}}
	w.and("p.recorded = ?", false)
	w.in("p.stage", words(stages))
	w.scope(u)
	err = tx.rows(`SELECT p.stage, p.level, p.place_code, p.content, p.centre_post_id, p.department_post_id, COUNT(*), COUNT(*) FILTER (WHERE p.due > 0 AND p.due < $1) FROM projects p`+w.sql()+`
		GROUP BY p.stage, p.level, p.place_code, p.content, p.centre_post_id, p.department_post_id`, w.args, func(scan func(...any) error) error {
		var g workGroup
		err := scan(&g.stage, &g.level, &g.place, &g.content, &g.charges.Centre, &g.charges.Department, &g.n, &g.late)
		all = append(all, g)
		return err
	})
	return all, err
}

// officePosts lists the posts of the offices that exist today with their
// holders, and all units inside their places.
func (tx *Tx) officePosts() (all []PostWork, err error) {
	var w where
	w.in("p.role", words(officePosts))
	w.and("p.valid_from <= ?", programme.DayOf(tx.now))
	w.and("(p.valid_to = 0 OR p.valid_to >= ?)", programme.DayOf(tx.now))
	w.args = append(w.args, programme.DayOf(tx.now))
	today := w.mark()
	err = tx.rows(`SELECT p.id, p.title, p.role, p.places, p.level, p.contents, COALESCE(p.establishment_id, 0), p.valid_from, p.valid_to, p.version, p.updated_at,
		COALESCE((SELECT a.name FROM holdings h JOIN accounts a ON a.id = h.account_id
			WHERE h.post_id = p.id AND h.held_from <= `+today+` AND (h.held_to = 0 OR h.held_to >= `+today+`) ORDER BY h.standing_in, h.id LIMIT 1), '')
		FROM posts p`+w.sql()+` ORDER BY p.title, p.id`, w.args, func(scan func(...any) error) error {
		var k PostWork
		post, err := scanPost(func(into ...any) error { return scan(append(into, &k.Holder)...) })
		k.Post = post
		all = append(all, k)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, tx.widen(all)
}

// widen puts all units that lie in a post's places into its scope, for all
// posts in one query.
func (tx *Tx) widen(all []PostWork) error {
	var w where
	var codes []string
	for _, k := range all {
		codes = append(codes, k.Post.Scope.Places...)
	}
	if len(codes) == 0 {
		return nil
	}
	w.in("code", codes)
	inside := map[string][]string{}
	err := tx.rows(`WITH RECURSIVE inside (root, code) AS (
		SELECT code, code FROM places`+w.sql()+` UNION SELECT i.root, c.code FROM places c JOIN inside i ON c.parent_code = i.code)
		SELECT root, code FROM inside`, w.args, func(scan func(...any) error) error {
		var root, code string
		err := scan(&root, &code)
		inside[root] = append(inside[root], code)
		return err
	})
	for i := range all {
		for _, code := range slices.Clone(all[i].Post.Scope.Places) {
			all[i].Post.Scope.Places = append(all[i].Post.Scope.Places, inside[code]...)
		}
	}
	return err
}
