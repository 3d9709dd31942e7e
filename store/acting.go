package store

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// Holdings lists the posts that the user holds today, or will hold.
func (s *Store) Holdings(ctx context.Context, u programme.User) (all []programme.Holding, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		var w where
		w.and("h.account_id = ?", u.ID)
		w.and("(h.held_to = 0 OR h.held_to >= ?)", programme.DayOf(tx.now))
		all, err = tx.holdings(w)
		return err
	})
	return all, err
}

// heldToday lists what a person holds today: own posts before those where he
// stands in.
func (tx *Tx) heldToday(account int64) ([]programme.Holding, error) {
	today := programme.DayOf(tx.now)
	var w where
	w.and("h.account_id = ?", account)
	w.and("h.held_from <= ?", today)
	w.and("(h.held_to = 0 OR h.held_to >= ?)", today)
	w.and("p.valid_from <= ?", today)
	w.and("(p.valid_to = 0 OR p.valid_to >= ?)", today)
	return tx.holdings(w)
}

// acting is a person in one of the posts that he holds today: the named one,
// else his first; without any he may only see his own account.
func (tx *Tx) acting(account, post int64) (u programme.User, err error) {
	a, err := tx.account(account)
	if err != nil {
		return u, err
	}
	u = programme.User{ID: a.ID, Name: a.Name}
	mine, err := tx.heldToday(account)
	if err != nil || len(mine) == 0 {
		return u, err
	}
	held := mine[0]
	if i := slices.IndexFunc(mine, func(h programme.Holding) bool { return h.PostID == post }); i >= 0 {
		held = mine[i]
	}
	p, err := tx.post(held.PostID)
	if err != nil {
		return u, err
	}
	u.Role, u.PostID, u.PostTitle, u.StandingIn, u.Scope = p.Role, p.ID, p.Title, held.StandingIn, p.Scope
	if u.StandingIn {
		u.PostTitle += " (ủy quyền)"
	}
	if u.ScopeLabel, err = tx.scopeLabel(p.Scope); err != nil {
		return u, err
	}
	u.Scope.Places, err = tx.within(p.Scope.Places)
	return u, err
}

// Acting is who an account is today in one of its posts (0: its first), as
// after signing in: for who manages accounts, and for what fills samples.
func (s *Store) Acting(ctx context.Context, u programme.User, account, post int64) (as programme.User, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		as, err = tx.acting(account, post)
		return err
	})
	return as, err
}

// within lists units and all that lie in them: who works in a district sees
// the records of its communes.
func (tx *Tx) within(codes []string) (all []string, err error) {
	if len(codes) == 0 {
		return nil, nil
	}
	var w where
	w.in("code", codes)
	err = tx.rows(`WITH RECURSIVE inside (code) AS (
		SELECT code FROM places`+w.sql()+` UNION SELECT c.code FROM places c JOIN inside i ON c.parent_code = i.code)
		SELECT code FROM inside ORDER BY code`, w.args, func(scan func(...any) error) error {
		var code string
		err := scan(&code)
		all = append(all, code)
		return err
	})
	if len(all) == 0 {
		all = codes // units that the list does not have: see nothing, not everything
	}
	return all, err
}

// EstablishmentNumber finds the establishment that an administrator, who does
// not see its record, names by its tax code or its number.
func (s *Store) EstablishmentNumber(ctx context.Context, u programme.User, typed string) (id int64, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		number, err := strconv.ParseInt(typed, 10, 64)
		if err != nil {
			number = 0
		}
		return tx.row("", `SELECT COALESCE(MAX(id), 0) FROM establishments WHERE (id = $1 OR tax_code = $2) AND merged_into IS NULL`, []any{number, typed}, &id)
	})
	if err == nil && id == 0 {
		err = programme.Refuse(programme.Invalid, "establishment", "Sổ cơ sở không có cơ sở nào mang mã số thuế hoặc số thứ tự “%s”. Sửa lại.", typed)
	}
	return id, err
}

// scopeLabel is a scope in words; "" for the whole province.
func (tx *Tx) scopeLabel(s programme.Scope) (string, error) {
	var words []string
	if len(s.Places) > 0 {
		var w where
		w.in("code", s.Places)
		err := tx.rows(`SELECT MAX(name) FROM places`+w.sql()+` GROUP BY code ORDER BY code`, w.args, func(scan func(...any) error) error {
			var name string
			err := scan(&name)
			words = append(words, name)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	if s.Level != "" {
		words = append(words, strings.ToLower(s.Level.Label()))
	}
	if label := s.ContentLabel(); label != "" {
		words = append(words, "nội dung "+label)
	}
	if s.EstablishmentID != 0 {
		var name string
		if err := tx.row("cơ sở", `SELECT COALESCE(MAX(name), '') FROM establishments WHERE id = $1`, []any{s.EstablishmentID}, &name); err != nil {
			return "", err
		}
		words = append(words, "cơ sở "+name)
	}
	return strings.Join(words, ", "), nil
}
