package store

import (
	"context"
	"slices"
	"strings"

	"khuyencong/programme"
)

// Colleague is somebody whom a post works with, or a post that stands empty.
type Colleague struct {
	Post   string
	Role   programme.Role
	Holder string // "" for nobody today
	Before string // who held the post of the user himself before him; only for that post
}

// Colleagues lists the posts of today whose places touch those of the user's
// post, and who held his post before: whom to ask.
func (s *Store) Colleagues(ctx context.Context, u programme.User) (all []Colleague, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		today := programme.DayOf(tx.now)
		return tx.rows(`SELECT p.id, p.title, p.role, p.places, `+heldToday+`,
			COALESCE((SELECT MAX(a.name) FROM holdings h JOIN accounts a ON a.id = h.account_id WHERE h.post_id = p.id AND h.held_to > 0 AND h.held_to < $1 AND a.id <> $2), '')
			FROM posts p WHERE p.valid_from <= $1 AND (p.valid_to = 0 OR p.valid_to >= $1) AND p.role <> $3 ORDER BY p.title, p.id`,
			[]any{today, u.ID, programme.RoleEstablishment}, func(scan func(...any) error) error {
				var c Colleague
				var id int64
				var places string
				if err := scan(&id, &c.Post, &c.Role, &places, &c.Holder, &c.Before); err != nil {
					return err
				}
				if id != u.PostID {
					c.Before = ""
				}
				if id == u.PostID && c.Before == "" || !touches(places, u.Scope.Places) {
					return nil
				}
				all = append(all, c)
				return nil
			})
	})
	return all, err
}

// touches tells whether two lists of places have one in common; an empty list
// is the whole province.
func touches(places string, mine []string) bool {
	codes := strings.Fields(places)
	return len(codes) == 0 || len(mine) == 0 || slices.ContainsFunc(codes, func(code string) bool { return slices.Contains(mine, code) })
}
