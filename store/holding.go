package store

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// changePost runs one change of who holds a post: with the version that the
// administrator saw, and as a new version of the post.
func (s *Store) changePost(ctx context.Context, u programme.User, id, version int64, change func(*Tx, programme.Post, []programme.Holding) error) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		p, err := tx.post(id)
		if err != nil {
			return err
		}
		all, err := tx.holdingsOf(id)
		if err != nil {
			return err
		}
		if err := tx.update(`UPDATE posts SET version = version + 1, updated_at = $1 WHERE id = $2 AND version = $3`, tx.now, id, version); err != nil {
			return programme.Refuse(programme.Conflict, "", "Người khác vừa thay đổi chức vụ này. Xem lại danh sách người giữ chức vụ rồi làm lại.")
		}
		return change(tx, p, all)
	})
}

// Give puts a person into a post from a day, as its holder or standing in.
func (s *Store) Give(ctx context.Context, u programme.User, version int64, h programme.Holding) error {
	return s.changePost(ctx, u, h.PostID, version, func(tx *Tx, p programme.Post, all []programme.Holding) error {
		return tx.giveChecked(u, p, h, all)
	})
}

func (tx *Tx) giveChecked(u programme.User, p programme.Post, h programme.Holding, others []programme.Holding) error {
	if err := p.CheckHolding(h, others); err != nil {
		return err
	}
	a, err := tx.account(h.UserID)
	if err != nil || a.Disabled {
		return programme.Refuse(programme.Invalid, "person", "Tài khoản đã chọn không có hoặc đã đóng. Chọn người khác.")
	}
	h.UserName = a.Name
	return tx.give(u, p, h)
}

// put stores a new holding.
func (tx *Tx) put(p programme.Post, h programme.Holding) error {
	return tx.exec(`INSERT INTO holdings (post_id, account_id, held_from, held_to, standing_in) VALUES ($1, $2, $3, $4, $5)`,
		p.ID, h.UserID, h.From, h.To, h.StandingIn)
}

// cut stores a holding's new last day. Holdings are cut short, never removed.
func (tx *Tx) cut(h programme.Holding) error {
	return tx.exec(`UPDATE holdings SET held_to = $1 WHERE id = $2`, h.To, h.ID)
}

func (tx *Tx) give(u programme.User, p programme.Post, h programme.Holding) error {
	if err := tx.put(p, h); err != nil {
		return err
	}
	if h.UserName == "" {
		a, err := tx.account(h.UserID)
		if err != nil {
			return err
		}
		h.UserName = a.Name
	}
	return tx.record(u, programme.Event{Subject: programme.SPost, SubjectID: p.ID, Action: "given", Title: p.Title,
		Changes: programme.Changes(nil, h.Fields()), Note: h.Kind() + ": " + h.UserName + " " + h.Span() + "."})
}

// EndHolding ends a person's time in a post with a last day.
func (s *Store) EndHolding(ctx context.Context, u programme.User, post, version, holding int64, last programme.Day) error {
	return s.changePost(ctx, u, post, version, func(tx *Tx, p programme.Post, all []programme.Holding) error {
		i := slices.IndexFunc(all, func(h programme.Holding) bool { return h.ID == holding })
		if i < 0 {
			return programme.Refuse(programme.NotFound, "", "Không tìm thấy người giữ chức vụ này.")
		}
		return tx.end(u, p, all[i], last)
	})
}

// end ends a holding with a last day. One that has not begun ends on the day
// before it begins.
func (tx *Tx) end(u programme.User, p programme.Post, h programme.Holding, last programme.Day) error {
	if last == 0 {
		return programme.Refuse(programme.Invalid, "last", "Nhập ngày cuối cùng giữ chức vụ.")
	}
	if h.To != 0 && last > h.To {
		return programme.Refuse(programme.Invalid, "last", "%s chỉ giữ chức vụ này đến %s. Chọn ngày không muộn hơn.", h.UserName, h.To)
	}
	if last < h.From {
		last = h.From.Plus(-1)
	}
	old := h
	h.To = last
	if err := tx.cut(h); err != nil {
		return err
	}
	return tx.record(u, programme.Event{Subject: programme.SPost, SubjectID: p.ID, Action: "ended", Title: p.Title,
		Changes: programme.Changes(old.Fields(), h.Fields()), Note: h.UserName + ": đến hết ngày " + last.String() + "."})
}

// HandOver moves a post to another person from a day on, in one act: whoever
// holds or is to hold it then, or stands in with the leaver, ends the day
// before. What was done before stays under the name of who did it.
func (s *Store) HandOver(ctx context.Context, u programme.User, post, version, to int64, from programme.Day) error {
	return s.changePost(ctx, u, post, version, func(tx *Tx, p programme.Post, all []programme.Holding) error {
		if from == 0 {
			return programme.Refuse(programme.Invalid, "from", "Nhập ngày người mới bắt đầu giữ chức vụ.")
		}
		var leaver *programme.Holding
		for i, h := range all {
			if !h.StandingIn && h.Open(from) && (leaver == nil || h.From < leaver.From) {
				leaver = &all[i]
			}
		}
		if leaver == nil {
			return programme.Refuse(programme.Invalid, "from", "Ngày %s không có ai giữ chức vụ này để bàn giao. Dùng “Giao chức vụ”.", from)
		}
		if leaver.UserID == to {
			return programme.Refuse(programme.Invalid, "person", "%s đang giữ chức vụ này. Chọn người nhận khác.", leaver.UserName)
		}
		var rest []programme.Holding
		for _, h := range all {
			if h.Open(from) && (h.UserID == leaver.UserID || !h.StandingIn || h.UserID == to) {
				if err := tx.end(u, p, h, from.Plus(-1)); err != nil {
					return err
				}
				continue
			}
			if h.Open(from) {
				rest = append(rest, h)
			}
		}
		if err := tx.giveChecked(u, p, programme.Holding{PostID: post, UserID: to, From: from}, rest); err != nil {
			return err
		}
		return tx.record(u, programme.Event{Subject: programme.SPost, SubjectID: p.ID, Action: "handed_over", Title: p.Title,
			Note: "Người bàn giao: " + leaver.UserName + "; người nhận giữ từ ngày " + from.String() + "."})
	})
}
