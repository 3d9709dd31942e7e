package store

import (
	"context"
	"slices"
	"strings"

	"khuyencong/programme"
)

const postColumns = `id, title, role, places, level, contents, COALESCE(establishment_id, 0), valid_from, valid_to, version, updated_at`

func scanPost(scan func(...any) error) (p programme.Post, err error) {
	var places, contents string
	err = scan(&p.ID, &p.Title, &p.Role, &places, &p.Scope.Level, &contents, &p.Scope.EstablishmentID, &p.From, &p.To, &p.Version, &p.UpdatedAt)
	p.Scope.Places, p.Scope.Contents = strings.Fields(places), strings.Fields(contents)
	return p, err
}

// PostItem is one line of the list of posts: who holds it today or later, and
// its scope in words.
type PostItem struct {
	programme.Post
	ScopeLabel string // "" for the whole province
	Holdings   []programme.Holding
}

// Posts lists all posts by role and title.
func (s *Store) Posts(ctx context.Context, u programme.User) (all []PostItem, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadPosts); err != nil {
			return err
		}
		err := tx.rows(`SELECT `+postColumns+` FROM posts ORDER BY title, id`, nil, func(scan func(...any) error) error {
			p, err := scanPost(scan)
			all = append(all, PostItem{Post: p})
			return err
		})
		if err != nil {
			return err
		}
		var w where
		w.and("(h.held_to = 0 OR h.held_to >= ?)", programme.DayOf(tx.now))
		open, err := tx.holdings(w)
		if err != nil {
			return err
		}
		for i := range all {
			if all[i].ScopeLabel, err = tx.scopeLabel(all[i].Post.Scope); err != nil {
				return err
			}
			for _, h := range open {
				if h.PostID == all[i].ID {
					all[i].Holdings = append(all[i].Holdings, h)
				}
			}
		}
		slices.SortStableFunc(all, func(a, b PostItem) int {
			return slices.Index(programme.Roles, a.Role) - slices.Index(programme.Roles, b.Role)
		})
		return nil
	})
	return all, err
}

// Post loads a post with everybody who ever held it.
func (s *Store) Post(ctx context.Context, u programme.User, id int64) (p PostItem, all []programme.Holding, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadPosts); err != nil {
			return err
		}
		if p.Post, err = tx.post(id); err != nil {
			return err
		}
		if p.ScopeLabel, err = tx.scopeLabel(p.Scope); err != nil {
			return err
		}
		all, err = tx.holdingsOf(id)
		return err
	})
	return p, all, err
}

func (tx *Tx) post(id int64) (programme.Post, error) {
	return scanPost(func(into ...any) error {
		return tx.row("chức vụ này", `SELECT `+postColumns+` FROM posts WHERE id = $1`, []any{id}, into...)
	})
}

// holdings lists who holds which post, own posts before standing in.
func (tx *Tx) holdings(w where) (all []programme.Holding, err error) {
	err = tx.rows(`SELECT h.id, h.post_id, p.title, h.account_id, a.name, h.held_from, h.held_to, h.standing_in
		FROM holdings h JOIN posts p ON p.id = h.post_id JOIN accounts a ON a.id = h.account_id`+w.sql()+
		` ORDER BY h.standing_in, h.held_from, h.id`, w.args, func(scan func(...any) error) error {
		var h programme.Holding
		err := scan(&h.ID, &h.PostID, &h.PostTitle, &h.UserID, &h.UserName, &h.From, &h.To, &h.StandingIn)
		all = append(all, h)
		return err
	})
	return all, err
}

func (tx *Tx) holdingsOf(post int64) ([]programme.Holding, error) {
	var w where
	w.and("h.post_id = ?", post)
	return tx.holdings(w)
}

// SavePost creates a post (ID 0) or saves a new version of it.
func (s *Store) SavePost(ctx context.Context, u programme.User, p programme.Post) (programme.Post, error) {
	saved := p
	err := s.write(ctx, func(tx *Tx) (err error) {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		saved, err = tx.savePost(u, p)
		return err
	})
	return saved, err
}

func (tx *Tx) savePost(u programme.User, p programme.Post) (programme.Post, error) {
	if err := p.Check(); err != nil {
		return p, err
	}
	var old programme.Post
	var err error
	if p.ID != 0 {
		if old, err = tx.post(p.ID); err != nil {
			return p, err
		}
	}
	if err := tx.scopeKnown(p.Scope); err != nil {
		return p, err
	}
	saved := p
	saved.Version, saved.UpdatedAt = p.Version+1, tx.now
	args := []any{p.Title, p.Role, strings.Join(p.Scope.Places, " "), p.Scope.Level, strings.Join(p.Scope.Contents, " "),
		nullID(p.Scope.EstablishmentID), p.From, p.To, saved.Version, tx.now}
	if p.ID == 0 {
		err = tx.row("chức vụ", `INSERT INTO posts (title, role, places, level, contents, establishment_id, valid_from, valid_to, version, updated_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`, args, &saved.ID)
	} else {
		err = tx.update(`UPDATE posts SET title = $1, role = $2, places = $3, level = $4, contents = $5, establishment_id = $6, valid_from = $7,
			valid_to = $8, version = $9, updated_at = $10 WHERE id = $11 AND version = $12`, append(args, p.ID, p.Version)...)
	}
	if err != nil {
		return p, err
	}
	return saved, tx.saved(u, programme.SPost, saved.ID, 0, saved.Title, old.ID, old.Fields(), saved.Fields())
}

// scopeKnown refuses a scope of what the lists do not have.
func (tx *Tx) scopeKnown(s programme.Scope) error {
	for _, code := range s.Places {
		var n int
		if err := tx.row("", `SELECT COUNT(*) FROM places WHERE code = $1`, []any{code}, &n); err != nil {
			return err
		}
		if n == 0 {
			return programme.Refuse(programme.Invalid, "places", "Danh mục không có đơn vị hành chính mang mã %s. Sửa lại mã.", code)
		}
	}
	if s.EstablishmentID == 0 {
		return nil
	}
	var name string
	err := tx.row("", `SELECT name FROM establishments WHERE id = $1`, []any{s.EstablishmentID}, &name)
	if programme.KindOf(err) == programme.NotFound {
		return programme.Refuse(programme.Invalid, "establishment", "Sổ cơ sở không có cơ sở số %d. Sửa lại số.", s.EstablishmentID)
	}
	return err
}
