package programme

import (
	"slices"
	"strings"
	"time"
)

// SecondPerson (người thứ hai xác nhận) is how a dossier stands with the
// province's rule that what somebody else wrote for an establishment is
// confirmed by another person before it is submitted. The zero value: no
// confirmed rule asks for it, or the establishment wrote everything itself.
type SecondPerson struct {
	Rule       Rule           // in force today
	Writers    []Writer       // who wrote for the establishment since it was last submitted, once for each post
	OwnAccount bool           // the establishment has an account of its own
	Digest     string         // of the dossier as it is now
	Last       DossierConfirm // the last confirmation of this way
}

// Writer is somebody who wrote a dossier for the establishment.
type Writer struct {
	ID   int64
	Name string
	Post string // "" where he acted in none
}

// DossierConfirm (lần xác nhận hồ sơ) is one person's confirmation of a dossier
// as it then was.
type DossierConfirm struct {
	Digest string
	UserID int64
	Who    string // with the post
	At     time.Time
}

// Asked tells whether another person has to confirm.
func (s SecondPerson) Asked() bool { return s.Rule.Value == 1 && len(s.Writers) > 0 }

// Stands tells whether the dossier is confirmed as it is now: any later edit
// makes it another dossier.
func (s SecondPerson) Stands() bool {
	return s.Last.Digest != "" && s.Last.Digest == s.Digest && !s.wrote(s.Last.UserID)
}

func (s SecondPerson) wrote(user int64) bool {
	return slices.ContainsFunc(s.Writers, func(w Writer) bool { return w.ID == user })
}

// wroteFrom tells whether the dossier was written from a post: who stands in
// for its writer is no second person.
func (s SecondPerson) wroteFrom(post string) bool {
	return post != "" && slices.ContainsFunc(s.Writers, func(w Writer) bool { return w.Post == post })
}

// WhoMay says who can confirm.
func (s SecondPerson) WhoMay() string {
	if s.OwnAccount {
		return "Người giữ tài khoản của cơ sở"
	}
	return "Một cán bộ không ghi hồ sơ này (cộng tác viên, cán bộ xã hoặc chuyên viên trung tâm)"
}

// Names are those of who wrote.
func (s SecondPerson) Names() string {
	var all []string
	for _, w := range s.Writers {
		if !slices.Contains(all, w.Name) {
			all = append(all, w.Name)
		}
	}
	return strings.Join(all, ", ")
}

// Missing says that the dossier waits for its second person; nil where it does
// not.
func (s SecondPerson) Missing() error {
	if !s.Asked() || s.Stands() {
		return nil
	}
	again := ""
	if s.Last.Digest != "" {
		again = " Lần xác nhận của " + s.Last.Who + " không còn giá trị vì hồ sơ đã sửa sau đó."
	}
	return Refuse(Invalid, "second", "Hồ sơ do %s ghi thay cơ sở, chưa có người thứ hai xác nhận.%s %s cần đọc và xác nhận trước khi nộp. Căn cứ: %s.", s.Names(), again, s.WhoMay(), s.Rule.Citation())
}

// MayConfirm refuses who is not the second person of a dossier, or that there
// is anything to confirm.
func (s SecondPerson) MayConfirm(p Project, u User) error {
	if err := u.Require(EditDrafts); err != nil {
		return err
	}
	switch {
	case p.Recorded || !p.Stage.Writable() || p.Stage == Need:
		return Refuse(Conflict, "", "Hồ sơ đang ở tình trạng “%s” nên không xác nhận được. Việc xác nhận làm trước khi nộp.", p.Stage.LabelFor(u))
	case !s.Asked():
		return Refuse(Conflict, "", "Hồ sơ này không cần người thứ hai xác nhận.")
	case s.Stands():
		return Refuse(Conflict, "", "%s đã xác nhận hồ sơ này rồi.", s.Last.Who)
	case s.wrote(u.ID):
		return Refuse(Forbidden, "", "Bạn đã ghi hồ sơ này nên không tự xác nhận. %s phải xác nhận.", s.WhoMay())
	case s.wroteFrom(u.PostTitle):
		return Refuse(Forbidden, "", "Hồ sơ này được ghi từ chức vụ %s nên người đang giữ hoặc làm thay chức vụ đó không xác nhận. %s phải xác nhận.", u.PostTitle, s.WhoMay())
	case s.OwnAccount && u.Role != RoleEstablishment, !slices.Contains(applicants, u.Role):
		return Refuse(Forbidden, "", "Vai trò %s không xác nhận hồ sơ này. %s phải xác nhận.", u.Role.Label(), s.WhoMay())
	}
	return nil
}
