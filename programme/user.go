package programme

import (
	"slices"
	"strings"
)

// User is the person who acts, in the post that he acts in today. The zero
// User may nothing and sees nothing.
type User struct {
	ID         int64
	Name       string
	Role       Role // of the post; "" when he holds none today
	Scope      Scope
	ScopeLabel string // what the scope is in words: "Huyện Kế Sách"; "" for the whole province
	PostID     int64
	PostTitle  string // "Chuyên viên Phòng Khuyến công"
	StandingIn bool   // acts for the post's holder (ủy quyền)
}

// LocalUser is whoever sits at the machine that the program runs on: at the
// command line always, at the pages as long as there are no accounts.
var LocalUser = User{ID: 1, Name: "Người dùng tại máy", Role: RoleLocal}

// Scope (phạm vi dữ liệu) is the part of the records that a post works with.
// Every part narrows; the zero Scope is the whole province.
type Scope struct {
	Places          []string // codes of units; empty: all, and records without a place
	Level           Level    // the fund (nguồn vốn); "": both
	Contents        []string // codes of contents (nội dung hỗ trợ); empty: all
	EstablishmentID int64    // 0: all
}

// Whole tells a scope that leaves nothing out.
func (s Scope) Whole() bool {
	return len(s.Places) == 0 && s.Level == "" && len(s.Contents) == 0 && s.EstablishmentID == 0
}

// ContentLabel is the contents of a scope in words, whole groups by the name
// of the group; "" for all contents.
func (s Scope) ContentLabel() string {
	var words []string
	for _, group := range ByGroup() {
		var named []string
		for _, c := range group {
			if slices.Contains(s.Contents, c.Code) {
				named = append(named, c.Name)
			}
		}
		if len(named) > 1 && len(named) == len(group) {
			named = []string{group[0].Group.Label()}
		}
		words = append(words, named...)
	}
	return strings.Join(words, "; ")
}

// Sees tells whether a record lies in the user's scope: an establishment by
// its place and itself, with no level and no content, since whoever works with
// some contents may find a new establishment for them anywhere. The store
// narrows its lists by the same rule in SQL.
func (u User) Sees(level Level, place string, establishment int64) bool {
	s := u.Scope
	return u.May(ReadRecords) &&
		(len(s.Places) == 0 || slices.Contains(s.Places, place)) &&
		(s.Level == "" || level == "" || s.Level == level) &&
		(s.EstablishmentID == 0 || s.EstablishmentID == establishment)
}

// SeesProject tells whether a project lies in the user's scope: by its level,
// place, content and establishment.
func (u User) SeesProject(p Project) bool {
	return u.Sees(p.Level, p.Place.Code, p.Establishment.ID) && u.Scope.hasContent(p.Content)
}

func (s Scope) hasContent(code string) bool {
	return len(s.Contents) == 0 || slices.Contains(s.Contents, code)
}

// SeesTarget tells whether a target is about no more than the user's scope: a
// part of the records held against a target of the whole would only look like
// a failure.
func (u User) SeesTarget(t Target) bool {
	s := u.Scope
	return len(s.Places) == 0 && s.EstablishmentID == 0 && (s.Level == "" || t.Level == s.Level) && s.hasContent(t.Content)
}
