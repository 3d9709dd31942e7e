package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// SampleAccount is an account of the illustrative office, with the password
// that everybody is told.
type SampleAccount struct {
	Login, Name, Password string
	Post                  programme.Post // that it holds today, else the one it held last
	Held                  bool           // today
}

// MarkSample marks a database as the illustrative office: the accounts may be
// shown, with their common password, to whoever comes to the page to sign in.
// From then on every programme in it is illustrative. Where real data may be,
// it is refused.
func (s *Store) MarkSample(ctx context.Context, u programme.User, password string) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		var all, invented int
		if err := tx.row("", `SELECT COUNT(*), `+sumIf("illustrative", "1")+` FROM programmes`, nil, &all, &invented); err != nil {
			return err
		}
		if all == 0 || all != invented {
			return programme.Refuse(programme.Conflict, "", "Cơ sở dữ liệu này không phải bản minh họa nên không công bố mật khẩu của tài khoản nào.")
		}
		return tx.exec(`INSERT INTO sample_accounts (account_id, password) SELECT id, $1 FROM accounts`, password)
	})
}

// isSample tells whether this is the illustrative office.
func (tx *Tx) isSample() (bool, error) {
	var n int
	err := tx.row("", `SELECT COUNT(*) FROM sample_accounts`, nil, &n)
	return n > 0, err
}

// noSample forgets that an account's password is known: it has another one, or
// the account is closed.
func (tx *Tx) noSample(account int64) error {
	return tx.exec(`DELETE FROM sample_accounts WHERE account_id = $1`, account)
}

// SampleAccounts lists the accounts that may be shown with their password, in
// the order of roles; none in any database but the illustrative office. It has
// no user: it is for the page on which one is nobody yet.
func (s *Store) SampleAccounts(ctx context.Context) (all []SampleAccount, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		posts := map[int64]programme.Post{}
		err := tx.rows(`SELECT `+postColumns+` FROM posts WHERE EXISTS (SELECT 1 FROM sample_accounts)`, nil, func(scan func(...any) error) error {
			p, err := scanPost(scan)
			posts[p.ID] = p
			return err
		})
		if err != nil || len(posts) == 0 {
			return err
		}
		held := map[int64][]programme.Holding{}
		holdings, err := tx.holdings(where{conditions: []string{"NOT h.standing_in"}})
		if err != nil {
			return err
		}
		for _, h := range holdings {
			held[h.UserID] = append(held[h.UserID], h)
		}
		today := programme.DayOf(tx.now)
		return tx.rows(`SELECT a.id, a.login, a.name, x.password FROM sample_accounts x JOIN accounts a ON a.id = x.account_id ORDER BY a.id`, nil, func(scan func(...any) error) error {
			var one SampleAccount
			var id int64
			err := scan(&id, &one.Login, &one.Name, &one.Password)
			for _, h := range held[id] {
				if p := posts[h.PostID]; !one.Held {
					one.Post, one.Held = p, h.On(today) && p.On(today)
				}
			}
			all = append(all, one)
			return err
		})
	})
	slices.SortStableFunc(all, func(a, b SampleAccount) int {
		return slices.Index(programme.Roles, a.Post.Role) - slices.Index(programme.Roles, b.Post.Role)
	})
	return all, err
}
