package programme

import "slices"

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
	Level           Level    // "": both
	EstablishmentID int64    // 0: all
}

// Whole tells a scope that leaves nothing out.
func (s Scope) Whole() bool {
	return len(s.Places) == 0 && s.Level == "" && s.EstablishmentID == 0
}

// Sees tells whether a record lies in the user's scope: a project by its
// level, place and establishment, an establishment by its place and itself,
// with no level. The store narrows its lists by the same rule in SQL.
func (u User) Sees(level Level, place string, establishment int64) bool {
	s := u.Scope
	return u.May(ReadRecords) &&
		(len(s.Places) == 0 || slices.Contains(s.Places, place)) &&
		(s.Level == "" || level == "" || s.Level == level) &&
		(s.EstablishmentID == 0 || s.EstablishmentID == establishment)
}

// SeesProject tells whether a project lies in the user's scope.
func (u User) SeesProject(p Project) bool { return u.Sees(p.Level, p.Place.Code, p.Establishment.ID) }
