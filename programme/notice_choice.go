package programme

import (
	"errors"
	"slices"
	"time"
)

// MailChoice (cách nhận thư) is when a person wants the notices of a kind by
// mail. In the program they all are, whatever he chooses.
type MailChoice string

const (
	MailNow   MailChoice = "now"   // ngay khi có
	MailDaily MailChoice = "daily" // gộp một thư mỗi ngày
	MailNever MailChoice = "never" // chỉ xem trong chương trình
)

// MailOptions are the choices in the order of forms.
var MailOptions = []MailChoice{MailNow, MailDaily, MailNever}

// Label is the choice in Vietnamese.
func (c MailChoice) Label() string {
	switch c {
	case MailNow:
		return "Ngay khi có"
	case MailDaily:
		return "Gộp một thư mỗi ngày"
	case MailNever:
		return "Chỉ xem trong chương trình"
	}
	return string(c)
}

// choosable are the kinds that a person may choose for, in the order of forms,
// with what they are about.
var choosable = []struct {
	kind  NoticeKind
	about string
}{
	{NoticeArrived, "Hồ sơ, việc mới đến chức vụ của bạn"},
	{NoticeCharged, "Hồ sơ được giao cho chức vụ của bạn phụ trách"},
	{NoticeReturned, "Hồ sơ của bạn bị trả lại để bổ sung"},
	{NoticeChanged, "Cán bộ đính chính hồ sơ của bạn"},
	{NoticeDecided, "Kết quả thẩm định, phê duyệt, xử lý"},
	{NoticeDueSoon, "Một ngày làm việc trước khi hết hạn"},
	{NoticeLate, "Việc đang chờ bạn đã quá hạn"},
	{NoticeIdle, "Dự thảo để lâu không sửa"},
	{NoticeMessage, "Có người viết ở mục trao đổi của hồ sơ"},
	{NoticeAnnounced, "Thông báo chung của cơ quan"},
	{NoticeNote, "Có ghi chú nội bộ mới"},
}

// ChoosableKinds are the kinds of notices that a user may choose for.
func ChoosableKinds(u User) (all []NoticeKind) {
	for _, c := range choosable {
		if c.kind != NoticeNote || u.May(ReadInternal) {
			all = append(all, c.kind)
		}
	}
	return all
}

// About says in words what notices of the kind are about.
func (k NoticeKind) About() string {
	for _, c := range choosable {
		if c.kind == k {
			return c.about
		}
	}
	return k.Label()
}

// MailChoices are a person's choices; a kind that is not in it is wanted at
// once.
type MailChoices map[NoticeKind]MailChoice

// Of is the choice for a kind.
func (m MailChoices) Of(k NoticeKind) MailChoice {
	if c, ok := m[k]; ok {
		return c
	}
	return MailNow
}

// Check refuses choices that there are not.
func (m MailChoices) Check() error {
	var errs []error
	for k, c := range m {
		if !slices.Contains(ChoosableKinds(LocalUser), k) || !slices.Contains(MailOptions, c) {
			errs = append(errs, Refuse(Invalid, "mail_"+string(k), "%s: chọn nhận thư ngay, gộp một thư mỗi ngày, hoặc chỉ xem trong chương trình.", k.Label()))
		}
	}
	return errors.Join(errs...)
}

// Fields lists the choices as people read them.
func (m MailChoices) Fields() (all []FieldValue) {
	for _, c := range choosable {
		value := ""
		if choice := m.Of(c.kind); choice != MailNow {
			value = choice.Label()
		}
		all = append(all, FieldValue{"mail_" + string(c.kind), "Thư về “" + c.kind.Label() + "”", value})
	}
	return all
}

// NextDaily is when the next letter of the day goes out: at 7:00 in Vietnam,
// which is midnight UTC.
func NextDaily(now time.Time) time.Time {
	return now.UTC().Truncate(24 * time.Hour).Add(24 * time.Hour)
}
