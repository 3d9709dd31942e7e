package programme

import (
	"fmt"
	"strconv"
	"time"
)

// NoticeKind says what a notice is about.
type NoticeKind string

const (
	NoticeArrived   NoticeKind = "arrived"   // work has come to one's role and scope
	NoticeCharged   NoticeKind = "charged"   // one's post was put in charge of a dossier
	NoticeReturned  NoticeKind = "returned"  // one's file came back to be completed
	NoticeDecided   NoticeKind = "decided"   // a decision was made on it
	NoticeChanged   NoticeKind = "changed"   // an officer corrected what one has submitted
	NoticeIdle      NoticeKind = "idle"      // one's draft has not been touched for long
	NoticeDueSoon   NoticeKind = "due_soon"  // the last working day before a deadline
	NoticeLate      NoticeKind = "late"      // a deadline has passed
	NoticeVerified  NoticeKind = "verified"  // shown money is not what the ledger adds up to
	NoticeAnnounced NoticeKind = "announced" // said to everybody of a group
	NoticeMail      NoticeKind = "mail"      // mail could not be delivered; never sent by mail itself
)

// Settled lists how the keys begin of what was told of the project's work: once
// it has moved on, by whomever, nobody need look at that any more.
func (p Project) Settled() []string {
	var all []string
	for _, kind := range []NoticeKind{NoticeArrived, NoticeReturned, NoticeDueSoon, NoticeLate} {
		all = append(all, fmt.Sprintf("%s:%d:", kind, p.ID))
	}
	return all
}

// Label is the kind in Vietnamese.
func (k NoticeKind) Label() string {
	switch k {
	case NoticeArrived:
		return "Việc mới"
	case NoticeCharged:
		return "Phân công"
	case NoticeReturned:
		return "Cần bổ sung"
	case NoticeDecided:
		return "Kết quả"
	case NoticeChanged:
		return "Đính chính"
	case NoticeIdle:
		return "Dự thảo để lâu"
	case NoticeDueSoon:
		return "Sắp đến hạn"
	case NoticeLate:
		return "Quá hạn"
	case NoticeMessage:
		return "Trao đổi"
	case NoticeNote:
		return "Ghi chú nội bộ"
	case NoticeVerified:
		return "Đối chiếu"
	case NoticeAnnounced:
		return "Thông báo chung"
	case NoticeMail:
		return "Thư không gửi được"
	}
	return string(k)
}

// Notice (thông báo) is one message to one account. The list in the program is
// what counts; mail is a copy of it.
type Notice struct {
	ID        int64
	AccountID int64
	Kind      NoticeKind
	Subject   Subject // the record that it is about
	SubjectID int64
	Title     string // one line, also the subject of the mail
	Text      string
	PostTitle string // the post that it came to; "" where it came to the person
	At        time.Time
	ReadAt    time.Time // zero: not read
}

// Telling (tin cần báo) is a notice before it is known whose it is. Key makes
// it once for each account, however often the same thing is told.
type Telling struct {
	Kind        NoticeKind
	Key         string
	Subject     Subject
	SubjectID   int64
	Title, Text string
	Roles       []Role            // whoever holds a post of these roles that sees the project
	Posts       []int64           // posts, whatever their role
	Applicant   bool              // the establishment's people, and the post that submitted
	Not         int64             // the account that did it, which knows
	Template    TemplateKey       // that it is worded by; "": by none
	Values      map[string]string // of the template's fields
	Talking     bool              // whoever has written on the project
	Internal    bool              // only who sees what the offices do among themselves
}

// Tellings is who is to be told of a move, and what: those whose work the
// project now is, and who applied, where it came back or was decided.
func (p Project) Tellings(m Moved) (all []Telling) {
	if p.Recorded || m.Move == Record {
		return nil // old books concern nobody's day
	}
	tell := func(kind NoticeKind, to []Role, applicant bool, key TemplateKey, stage string, m Moved) {
		values := map[string]string{"tình trạng": stage, "bước": m.Move.Done(), "lúc": Moment(m.At), "người làm": m.Who(), "lý do": m.Note, "hạn": p.Due.String(), "kinh phí được duyệt": p.granted(m.To)}
		all = append(all, p.told(Telling{
			Kind: kind, Key: fmt.Sprintf("%s:%d:%s:%d", kind, p.ID, m.To, m.At.Unix()), Subject: SProject, SubjectID: p.ID,
			Roles: to, Applicant: applicant, Not: m.UserID,
		}, key, values))
	}
	open := m.For(User{}) // as who applies reads it
	switch {
	case m.To == Returned:
		tell(NoticeReturned, nil, true, TellReturned, m.To.ApplicantLabel(), open)
	case m.To == Withdrawn && !m.From.Writable():
		tell(NoticeDecided, m.From.Holders(p.Level), false, TellWithdrawn, m.To.Label(), m)
	case m.To.Ended() || m.To == Approved || m.To == BasePassed || m.To == MinistryPassed:
		tell(NoticeDecided, nil, true, TellDecided, m.To.ApplicantLabel(), open)
	}
	if m.To != Returned && !m.To.Writable() && !m.To.Ended() && m.To != Underway {
		tell(NoticeArrived, m.To.Holders(p.Level), false, TellArrived, m.To.Label(), m)
	}
	return all
}

// called is the project in a sentence: its title, and its code where it has one.
func (p Project) called() string {
	if p.Code == "" {
		return "Đề án “" + p.Title + "”"
	}
	return "Đề án “" + p.Title + "” (mã " + p.Code + ")"
}

// granted is the money of a project that was approved.
func (p Project) granted(to Stage) string {
	if to != Approved {
		return ""
	}
	return p.Approved().Support.Dong()
}

// Reminder is what is to be told of the project's deadline today: that it ends
// by the next working day, or that it has passed; nil for neither. It is made
// once for each deadline and whoever has the work then.
func (p Project) Reminder(today Day) *Telling {
	if p.Recorded {
		return nil
	}
	t := p.remind(fmt.Sprintf("%d:%s", p.ID, p.Stage), "", p.Stage.Label(), p.Due, today)
	if t == nil {
		return nil
	}
	if t.Applicant = p.Stage == Returned; !t.Applicant {
		t.Roles = p.Stage.Holders(p.Level)
	}
	return t
}

// remind is what is to be told of a deadline that is due or late: key names
// what has it, work says what that is beside the project itself.
func (p Project) remind(key, work, stage string, due, today Day) *Telling {
	if due == 0 || due > today.AddWorkingDays(1) {
		return nil
	}
	t, template := Telling{Subject: SProject, SubjectID: p.ID, Kind: NoticeDueSoon}, TellDueSoon
	values := map[string]string{"việc": work, "tình trạng": stage, "hạn": due.String()}
	if due < today {
		t.Kind, template = NoticeLate, TellLate
		values["số ngày"] = strconv.Itoa(max(WorkingDaysUntil(due, today), 1))
	}
	t.Key = fmt.Sprintf("%s:%s:%d", t.Kind, key, due)
	t = p.told(t, template, values)
	return &t
}
