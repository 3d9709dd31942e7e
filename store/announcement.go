package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"khuyencong/programme"
)

// mostAnnounced is how many people one announcement goes to at most.
const mostAnnounced = 5000

const announcementColumns = `x.id, x.entry_key, x.title, x.text, x.roles, x.place_code, x.place_name, x.user_id, x.who, x.at,
	(SELECT COUNT(*) FROM notices n WHERE n.subject = 'announcement' AND n.subject_id = x.id),
	(SELECT COUNT(*) FROM notices n WHERE n.subject = 'announcement' AND n.subject_id = x.id AND n.read_at IS NOT NULL)`

func (tx *Tx) announcements(which string, args ...any) (all []programme.Announcement, err error) {
	err = tx.rows(`SELECT `+announcementColumns+` FROM announcements x`+which, args, func(scan func(...any) error) error {
		var a programme.Announcement
		var roles string
		err := scan(&a.ID, &a.Key, &a.Title, &a.Text, &roles, &a.Place.Code, &a.Place.Name, &a.UserID, &a.Who, &a.At, &a.Sent, &a.Read)
		for _, r := range strings.Fields(roles) {
			a.Roles = append(a.Roles, programme.Role(r))
		}
		all = append(all, a)
		return err
	})
	return all, err
}

// Announcements lists what was announced, the newest first, at most 200, for
// who may announce.
func (s *Store) Announcements(ctx context.Context, u programme.User) (all []programme.Announcement, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Announce); err != nil {
			return err
		}
		all, err = tx.announcements(` ORDER BY x.id DESC LIMIT 200`)
		return err
	})
	return all, err
}

// Announcement loads one with everybody it went to, those who have not read it
// first.
func (s *Store) Announcement(ctx context.Context, u programme.User, id int64) (a programme.Announcement, to []programme.AnnouncedTo, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Announce); err != nil {
			return err
		}
		found, err := tx.announcements(` WHERE x.id = $1`, id)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return programme.Refuse(programme.NotFound, "", "Không tìm thấy thông báo chung này.")
		}
		a = found[0]
		return tx.rows(`SELECT a.name, n.post_title, n.read_at FROM notices n JOIN accounts a ON a.id = n.account_id WHERE n.subject = 'announcement' AND n.subject_id = $1
			ORDER BY CASE WHEN n.read_at IS NULL THEN 0 ELSE 1 END, a.name, n.id`, []any{id}, func(scan func(...any) error) error {
			var one programme.AnnouncedTo
			var read sql.NullTime
			err := scan(&one.Name, &one.Post, &read)
			one.ReadAt = read.Time
			to = append(to, one)
			return err
		})
	})
	return a, to, err
}

// AnnouncementAudience says whom an announcement would go to today.
func (s *Store) AnnouncementAudience(ctx context.Context, u programme.User, a programme.Announcement) (to []programme.AnnouncedTo, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Announce); err != nil {
			return err
		}
		_, to, err = tx.announced(u, a)
		return err
	})
	return to, err
}

// announced finds everybody who holds a post of the roles today whose places
// hold the announcement's, each once.
func (tx *Tx) announced(u programme.User, a programme.Announcement) (all []listener, to []programme.AnnouncedTo, err error) {
	around, err := tx.around(a.Place.Code)
	if err != nil {
		return nil, nil, err
	}
	today := programme.DayOf(tx.now)
	w := where{conditions: []string{"NOT a.disabled"}}
	w.and("h.held_from <= ?", today)
	w.and("(h.held_to = 0 OR h.held_to >= ?)", today)
	w.and("o.valid_from <= ?", today)
	w.and("(o.valid_to = 0 OR o.valid_to >= ?)", today)
	w.and("a.id <> ?", u.ID)
	w.in("o.role", words(a.Roles))
	w.args = append(w.args, programme.NoticeAnnounced)
	seen := map[int64]bool{}
	err = tx.rows(`SELECT a.id, a.name, CASE WHEN a.by_mail AND COALESCE(c.choice, '') <> 'never' THEN a.email ELSE '' END, COALESCE(c.choice, '') = 'daily', o.title, o.role, o.places
		FROM holdings h JOIN posts o ON o.id = h.post_id JOIN accounts a ON a.id = h.account_id
		LEFT JOIN mail_choices c ON c.account_id = a.id AND c.kind = `+w.mark()+w.sql()+` ORDER BY h.standing_in, a.name, a.id, o.id`, w.args, func(scan func(...any) error) error {
		var who listener
		var one programme.AnnouncedTo
		var places string
		if err := scan(&who.account, &one.Name, &who.address, &who.daily, &one.Post, &one.Role, &places); err != nil {
			return err
		}
		covers := a.Place.Code == "" || places == "" || slices.ContainsFunc(strings.Fields(places), func(code string) bool { return slices.Contains(around, code) })
		if seen[who.account] || !covers {
			return nil
		}
		who.postTitle = one.Post
		seen[who.account], all, to = true, append(all, who), append(to, one)
		return nil
	})
	if err == nil && len(all) > mostAnnounced {
		err = programme.Refuse(programme.Invalid, "roles", "Thông báo này có %s người nhận, nhiều hơn mức %s của một lần. Chia theo địa bàn.", programme.CountText(int64(len(all))), programme.CountText(mostAnnounced))
	}
	return all, to, err
}

// Announce stores an announcement and tells everybody it goes to, in one
// transaction. One that the user has sent before is the one that was stored
// then.
func (s *Store) Announce(ctx context.Context, u programme.User, a programme.Announcement) (saved programme.Announcement, err error) {
	err = s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.Announce); err != nil {
			return err
		}
		if err := a.Check(u); err != nil {
			return err
		}
		sent, err := tx.announcements(` WHERE x.user_id = $1 AND x.entry_key = $2`, u.ID, a.Key)
		if err != nil || len(sent) > 0 {
			if len(sent) > 0 {
				saved = sent[0]
			}
			return err
		}
		if err := tx.knownPlace("place", a.Place, programme.DayOf(tx.now)); err != nil {
			return err
		}
		to, _, err := tx.announced(u, a)
		if err != nil {
			return err
		}
		if len(to) == 0 {
			return programme.Refuse(programme.Invalid, "roles", "Hôm nay không ai giữ chức vụ thuộc nhóm này. Chọn nhóm hoặc địa bàn khác.")
		}
		saved = a
		saved.UserID, saved.Who, saved.At, saved.Sent = u.ID, programme.Event{UserName: u.Name, PostTitle: u.PostTitle}.Who(), tx.now, int64(len(to))
		err = tx.row("thông báo chung", `INSERT INTO announcements (entry_key, title, text, roles, place_code, place_name, user_id, who, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
			[]any{saved.Key, saved.Title, saved.Text, strings.Join(words(saved.Roles), " "), saved.Place.Code, saved.Place.Name, saved.UserID, saved.Who, tx.now}, &saved.ID)
		if err != nil {
			return err
		}
		for _, who := range to {
			if err := tx.notice(saved.Telling(), who); err != nil {
				return err
			}
		}
		return tx.record(u, programme.Event{Subject: programme.SAnnouncement, SubjectID: saved.ID, Action: "announced", Title: saved.Title, Note: saved.RolesText()})
	})
	return saved, err
}
