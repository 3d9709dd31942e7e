package store

import (
	"context"
	"slices"
	"strings"

	"khuyencong/programme"
)

// Handover (bàn giao) is the act in which a person who leaves hands posts over
// to another.
type Handover struct {
	Leaver, Receiver int64 // accounts
	From             programme.Day
	Posts            map[int64]int64 // the posts handed over, each with the version that the administrator saw
}

// HandOverAll hands several posts of one person over in one act: all of them
// or none. What was done before stays under the name of who did it.
func (s *Store) HandOverAll(ctx context.Context, u programme.User, h Handover) error {
	return s.write(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ManageAccounts); err != nil {
			return err
		}
		leaver, receiver, err := tx.handoverPeople(h)
		if err != nil {
			return err
		}
		var ids []int64
		for id := range h.Posts {
			ids = append(ids, id)
		}
		slices.Sort(ids) // the history has them in a steady order
		for _, id := range ids {
			if err := tx.passOn(u, h, id, leaver, receiver); err != nil {
				return err
			}
		}
		return nil
	})
}

// handoverPeople loads who leaves and who receives, and refuses an act that
// cannot be.
func (tx *Tx) handoverPeople(h Handover) (leaver, receiver programme.Account, err error) {
	if leaver, err = tx.account(h.Leaver); err != nil {
		return leaver, receiver, err
	}
	switch receiver, err = tx.account(h.Receiver); {
	case h.Receiver == 0:
		err = programme.Refuse(programme.Invalid, "person", "Chọn người nhận bàn giao.")
	case h.Receiver == h.Leaver:
		err = programme.Refuse(programme.Invalid, "person", "%s là người bàn giao. Chọn người nhận khác.", leaver.Name)
	case programme.KindOf(err) == programme.NotFound || err == nil && receiver.Disabled:
		err = programme.Refuse(programme.Invalid, "person", "Tài khoản đã chọn không có hoặc đã đóng. Chọn người khác.")
	case err != nil:
	case h.From == 0:
		err = programme.Refuse(programme.Invalid, "from", "Nhập ngày người nhận bắt đầu giữ các chức vụ.")
	case len(h.Posts) == 0:
		err = programme.Refuse(programme.Invalid, "posts", "Chưa chọn chức vụ nào. Chọn ít nhất một chức vụ để bàn giao.")
	}
	return leaver, receiver, err
}

// passOn hands one post over, with one line of history.
func (tx *Tx) passOn(u programme.User, h Handover, id int64, leaver, receiver programme.Account) error {
	p, err := tx.post(id)
	if err != nil {
		return err
	}
	all, err := tx.holdingsOf(id)
	if err != nil {
		return err
	}
	if err := tx.update(`UPDATE posts SET version = version + 1, updated_at = $1 WHERE id = $2 AND version = $3`, tx.now, id, h.Posts[id]); err != nil {
		return programme.Refuse(programme.Conflict, "", "Người khác vừa thay đổi chức vụ “%s” nên chưa bàn giao chức vụ nào. Xem lại danh sách dưới đây rồi bấm bàn giao lần nữa.", p.Title)
	}
	ended, given := p.PassOn(leaver.ID, receiver.ID, h.From, all)
	if len(ended) == 0 {
		return programme.Refuse(programme.Invalid, "posts", "Từ ngày %s %s không giữ chức vụ “%s”. Bỏ chọn chức vụ đó, hoặc chọn ngày khác.", h.From, leaver.Name, p.Title)
	}
	var changes []programme.Change
	for _, cut := range ended {
		i := slices.IndexFunc(all, func(old programme.Holding) bool { return old.ID == cut.ID })
		if err := tx.cut(cut); err != nil {
			return err
		}
		changes = append(changes, programme.Changes(all[i].Fields(), cut.Fields())...)
		all[i] = cut
	}
	note := []string{"Người bàn giao: " + leaver.Name}
	for _, next := range given {
		next.UserName = receiver.Name
		if err := p.CheckHolding(next, all); err != nil {
			return err
		}
		if err := tx.put(p, next); err != nil {
			return err
		}
		changes = append(changes, programme.Changes(nil, next.Fields())...)
		note = append(note, "người nhận: "+receiver.Name+" "+next.Span())
	}
	if len(given) == 0 {
		note = append(note, "không chuyển cho người nhận, vì là ủy quyền hoặc chức vụ không còn")
	}
	return tx.record(u, programme.Event{Subject: programme.SPost, SubjectID: p.ID, Action: "handed_over", Title: p.Title,
		Changes: changes, Note: strings.Join(note, "; ") + "."})
}
