package programme

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Message (trao đổi) is one thing that somebody says on a dossier: to the other
// side, or, as an internal note (ghi chú nội bộ), among the offices only.
// Messages are only ever added.
type Message struct {
	ID        int64
	ProjectID int64
	Internal  bool
	Field     string // of the part of the dossier that it is about; "" for all of it
	Label     string // what that part was called then
	Text      string
	Key       string // of the form: one that is sent twice says a thing once
	At        time.Time
	UserID    int64
	UserName  string
	PostID    int64
	PostTitle string
	Role      Role
}

// SMessage is the history of what was said on a project, by the project's
// number: who and when. The words stand in the messages alone.
const SMessage Subject = "message"

// Notices that something was said, and that a note was made.
const (
	NoticeMessage NoticeKind = "message"
	NoticeNote    NoticeKind = "note"
)

// MaxMessage is how many letters a message may have.
const MaxMessage = 4000

// Who is the person and the post that he wrote in.
func (m Message) Who() string { return Event{UserName: m.UserName, PostTitle: m.PostTitle}.Who() }

// SeenBy tells whether the user, who sees the project, sees the message.
func (m Message) SeenBy(u User) bool { return !m.Internal || u.May(ReadInternal) }

// RequireMessage refuses who may not write on a dossier. An internal note is
// for who reads them.
func (u User) RequireMessage(internal bool) error {
	if !internal {
		return u.Require(WriteMessages)
	}
	return errors.Join(u.Require(WriteMessages), u.Require(ReadInternal))
}

// MayMessage is RequireMessage for a page that shows or hides a form.
func (u User) MayMessage(internal bool) bool { return u.RequireMessage(internal) == nil }

// Write signs the message as the user's, or refuses. parts are what a message
// may be about.
func (m *Message) Write(u User, parts []Part, now time.Time) error {
	if err := u.RequireMessage(m.Internal); err != nil {
		return err
	}
	if m.Text = Clean(m.Text); m.Text == "" {
		return Refuse(Invalid, "text", "Chưa có nội dung. Viết điều cần nói rồi gửi.")
	}
	err := errors.Join(atMost("text", "nội dung", m.Text, MaxMessage), atMost("key", "mã biểu mẫu", m.Key, 100))
	m.Label = ""
	if m.Field != "" {
		i := slices.IndexFunc(parts, func(p Part) bool { return p.Field == m.Field })
		if i < 0 {
			err = errors.Join(err, Refuse(Invalid, "field", "Hồ sơ không có mục “%s”. Chọn trong danh sách, hoặc để trống nếu nói về cả hồ sơ.", m.Field))
		} else {
			m.Label = parts[i].Label
		}
	}
	m.At, m.UserID, m.UserName, m.PostID, m.PostTitle, m.Role = now, u.ID, u.Name, u.PostID, u.PostTitle, u.Role
	return err
}

// Telling is who is told of the message: both sides, or the offices alone. What
// an internal note says is not told, since mail leaves the house.
func (m Message) Telling(p Project) Telling {
	t := Telling{
		Kind: m.Notice(), Key: fmt.Sprintf("%s:%d", m.Notice(), m.ID), Subject: SProject, SubjectID: p.ID, Not: m.UserID,
		Talking: true, Internal: m.Internal, Applicant: !m.Internal,
	}
	values := map[string]string{"mục": m.Label, "người làm": m.Who(), "lúc": Moment(m.At)}
	if m.Internal {
		t.Roles = p.officeNow()
		return p.told(t, TellNote, values)
	}
	if !(User{ID: m.UserID, Role: m.Role}).May(ReadInternal) {
		t.Roles = p.officeNow()
	}
	values["lời viết"] = m.Text
	return p.told(t, TellMessage, values)
}

// Notice is the kind of notice that tells of the message.
func (m Message) Notice() NoticeKind {
	if m.Internal {
		return NoticeNote
	}
	return NoticeMessage
}

// officeNow are the roles of the offices that have the project now; the centre's
// officer where none has.
func (p Project) officeNow() (all []Role) {
	for _, r := range p.Stage.Holders(p.Level) {
		if slices.Contains(rights[r], ReadInternal) {
			all = append(all, r)
		}
	}
	if all == nil {
		return []Role{RoleCentreOfficer}
	}
	return all
}
