package programme

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Announcement (thông báo chung) is one message to everybody who holds a post
// of some roles, written once and never changed: what was read stays as it was.
type Announcement struct {
	ID          int64
	Key         string // of the form that it was typed in: sent twice, it is one
	Title, Text string
	Roles       []Role
	Place       PlaceRef // only posts whose places hold it; empty: of any place
	UserID      int64
	Who         string // with the post
	At          time.Time
	Sent, Read  int64 // to how many, and how many of them have read it
}

// AnnouncedTo (người nhận) is somebody an announcement goes to.
type AnnouncedTo struct {
	Name, Post string
	Role       Role
	ReadAt     time.Time // zero: not read
}

// AnnouncedRoles are the roles that announcements may go to.
var AnnouncedRoles = slices.DeleteFunc(slices.Clone(Roles), func(r Role) bool { return r == RoleAdministrator || r == RoleDistrictOfficer })

// Check refuses an announcement that cannot be, or that goes beyond the
// sender's own places.
func (a Announcement) Check(u User) error {
	errs := []error{required("title", "tiêu đề", a.Title, 150), required("text", "nội dung", a.Text, 4000), required("key", "mã của biểu mẫu", a.Key, 64)}
	if len(a.Roles) == 0 {
		errs = append(errs, Refuse(Invalid, "roles", "Chọn ít nhất một nhóm người nhận."))
	}
	for _, r := range a.Roles {
		if !slices.Contains(AnnouncedRoles, r) {
			errs = append(errs, Refuse(Invalid, "roles", "Chọn nhóm người nhận trong danh sách."))
		}
	}
	if len(u.Scope.Places) > 0 && !slices.Contains(u.Scope.Places, a.Place.Code) {
		errs = append(errs, Refuse(Invalid, "place", "Chức vụ của bạn chỉ có phạm vi %s. Chọn một địa bàn trong phạm vi đó.", u.ScopeLabel))
	}
	return errors.Join(errs...)
}

// RolesText is to whom it goes in words.
func (a Announcement) RolesText() string {
	text := rolesText(a.Roles)
	if a.Place.Name != "" {
		text += " phụ trách " + a.Place.Name
	}
	return text
}

// Telling is the announcement as each gets it.
func (a Announcement) Telling() Telling {
	return Telling{Kind: NoticeAnnounced, Key: string(NoticeAnnounced) + ":" + a.Key, Subject: SAnnouncement, SubjectID: a.ID,
		Title: a.Title, Text: strings.TrimSpace(a.Text) + "\n\n" + a.Who, Roles: a.Roles, Not: a.UserID}
}
