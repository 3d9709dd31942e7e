package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"khuyencong/programme"
)

// keptVerifications is how many results are kept: one for each night of two
// years.
const keptVerifications = 730

// shownVerifications is how many results a page shows.
const shownVerifications = 30

// VerifyAndKeep verifies everything, keeps the result, and tells those who may
// read it where something disagrees. It does not hold up who works meanwhile.
func (s *Store) VerifyAndKeep(ctx context.Context, u programme.User) (v programme.Verification, err error) {
	if v, err = s.Verify(ctx, u); err != nil {
		return v, err
	}
	err = s.write(ctx, func(tx *Tx) error {
		found, err := json.Marshal(v.Found)
		if err != nil {
			return err
		}
		err = tx.row("", `INSERT INTO verifications (at, took_ms, asked_by, projects, lines, funds, reports, wrong, found)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
			[]any{v.At, v.Took.Milliseconds(), v.By, v.Projects, v.Lines, v.Funds, v.Reports, v.Wrong, string(found)}, &v.ID)
		if err != nil {
			return err
		}
		if err := tx.exec(`DELETE FROM verifications WHERE id <= $1`, v.ID-keptVerifications); err != nil {
			return err
		}
		if v.Agrees() {
			return nil
		}
		return tx.tellVerified(v, found)
	})
	return v, err
}

// tellVerified tells who may read it that something disagrees: each person of
// the same disagreements once, however often they are found.
func (tx *Tx) tellVerified(v programme.Verification, found []byte) error {
	sum := sha256.Sum256(found)
	people, err := tx.holders(programme.ReadVerification.Roles())
	if err != nil {
		return err
	}
	first := v.Found[0]
	t := programme.Telling{Kind: programme.NoticeVerified, Key: fmt.Sprintf("%s:%s", programme.NoticeVerified, hex.EncodeToString(sum[:8])), Subject: programme.SVerification,
		Title: fmt.Sprintf("Đối chiếu sổ quỹ: %d chỗ không khớp", v.Wrong),
		Text:  first.Record + ". " + first.What + ".\nXem tất cả ở trang Đối chiếu sổ quỹ."}
	for _, who := range people {
		if err := tx.notice(t, who); err != nil {
			return err
		}
	}
	return nil
}

// holders are the people who today act in a post of these roles that has the
// whole programme in its scope, each once.
func (tx *Tx) holders(roles []programme.Role) (all []listener, err error) {
	today, seen := programme.DayOf(tx.now), map[int64]bool{}
	err = tx.rows(`SELECT a.id, CASE WHEN a.by_mail THEN a.email ELSE '' END, `+postOf+`
		FROM holdings h JOIN posts o ON o.id = h.post_id JOIN accounts a ON a.id = h.account_id
		WHERE NOT a.disabled AND h.held_from <= $1 AND (h.held_to = 0 OR h.held_to >= $1) AND o.valid_from <= $1 AND (o.valid_to = 0 OR o.valid_to >= $1)
		ORDER BY h.standing_in, a.id, o.id`, []any{today}, func(scan func(...any) error) error {
		var who listener
		post, err := scanPost(func(into ...any) error {
			return scan(append([]any{&who.account, &who.address}, into...)...)
		})
		if err == nil && !seen[who.account] && slices.Contains(roles, post.Role) && post.Scope.Whole() {
			who.postTitle = post.Title
			seen[who.account], all = true, append(all, who)
		}
		return err
	})
	return all, err
}

// Verifications lists the last results, the newest first.
func (s *Store) Verifications(ctx context.Context, u programme.User) (all []programme.Verification, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadVerification); err != nil {
			return err
		}
		return tx.rows(`SELECT id, at, took_ms, asked_by, projects, lines, funds, reports, wrong, found FROM verifications ORDER BY id DESC LIMIT $1`,
			[]any{shownVerifications}, func(scan func(...any) error) error {
				var v programme.Verification
				var took int64
				var found string
				if err := scan(&v.ID, &v.At, &took, &v.By, &v.Projects, &v.Lines, &v.Funds, &v.Reports, &v.Wrong, &found); err != nil {
					return err
				}
				v.Took = time.Duration(took) * time.Millisecond
				all = append(all, v)
				return json.Unmarshal([]byte(found), &all[len(all)-1].Found)
			})
	})
	return all, err
}

// How old the last result is when it is time for the next: by night, or at any
// hour where the machine is off by night.
const (
	verifyByNight = 20 * time.Hour
	verifyAnyHour = 30 * time.Hour
)

// VerifyNightly verifies and keeps the result if it is time for it; ran is false
// where it is not. It is the program's own work.
func (s *Store) VerifyNightly(ctx context.Context) (v programme.Verification, ran bool, err error) {
	var last int64
	err = s.read(ctx, func(tx *Tx) error {
		age := verifyAnyHour
		if hour := tx.now.Hour(); hour >= 18 && hour < 22 { // 1:00 to 4:59 in Vietnam
			age = verifyByNight
		}
		return tx.row("", `SELECT COUNT(*) FROM verifications WHERE at > $1`, []any{tx.now.Add(-age)}, &last)
	})
	if err != nil || last > 0 {
		return v, false, err
	}
	v, err = s.VerifyAndKeep(ctx, programme.User{Role: programme.RoleLocal})
	return v, true, err
}
