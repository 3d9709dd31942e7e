package programme

import "testing"

func TestAnnouncementCheck(t *testing.T) {
	sound := Announcement{Key: "k", Title: "Mời tập huấn", Text: "Chiều thứ sáu.", Roles: []Role{RoleCollaborator}}
	whole, part := User{Role: RoleCentreOfficer}, User{Role: RoleCentreOfficer, Scope: Scope{Places: []string{"943"}}, ScopeLabel: "Huyện Kế Sách"}
	for _, tt := range []struct {
		field string
		by    User
		set   func(*Announcement)
	}{
		{"", whole, func(*Announcement) {}}, {"title", whole, func(a *Announcement) { a.Title = "" }}, {"text", whole, func(a *Announcement) { a.Text = "" }},
		{"roles", whole, func(a *Announcement) { a.Roles = nil }}, {"roles", whole, func(a *Announcement) { a.Roles = []Role{RoleAdministrator} }},
		{"place", part, func(*Announcement) {}}, {"", part, func(a *Announcement) { a.Place = PlaceRef{Code: "943", Name: "Huyện Kế Sách"} }},
	} {
		a := sound
		tt.set(&a)
		err := a.Check(tt.by)
		if (tt.field == "") != (err == nil) || tt.field != "" && Problems(err)[0].Field != tt.field {
			t.Errorf("%q: %v", tt.field, err)
		}
	}
}
