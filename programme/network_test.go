package programme

import (
	"slices"
	"strings"
	"testing"
)

func TestNetwork(t *testing.T) {
	held, empty := NetworkPost{Post: Post{ID: 1}, Holder: "Nam"}, NetworkPost{Post: Post{ID: 2}, Since: 2026_01_01}
	n := Network{Today: 2026_01_11, Communes: []CommuneCover{
		{Unit: Place{Name: "Xã D"}, Collaborators: []NetworkPost{held}, Visits: 2, Supported: 1},
		{Unit: Place{Name: "Xã C"}, Officers: []NetworkPost{held}},
		{Unit: Place{Name: "Xã B"}, Collaborators: []NetworkPost{empty}, Officers: []NetworkPost{empty}},
		{Unit: Place{Name: "Xã A"}},
	}}
	n.Sort()
	var got []string
	for _, c := range n.Communes {
		got = append(got, c.Unit.Name+" "+string(c.State()))
	}
	if want := []string{"Xã A nobody", "Xã B vacant", "Xã C quiet", "Xã D active"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if n.WithCollaborator() != 1 || n.Unreached() != 3 || n.Count(CommuneQuiet) != 1 {
		t.Errorf("%d with a collaborator, %d unreached", n.WithCollaborator(), n.Unreached())
	}
	if d := n.VacantDays(); d != 10 { // one post, in one commune twice
		t.Errorf("%d days", d)
	}
}

func TestAllowanceOf(t *testing.T) {
	pay := Rule{Key: RuleCollaboratorPay, Value: 500_000, Source: "QĐ 5", Clause: "Điều 3", From: 2026_01_01, ConfirmedBy: "Lan"}
	least := Rule{Key: RuleCollaboratorVisits, Value: 4, Source: "QĐ 5", Clause: "Điều 3", From: 2026_01_01, ConfirmedBy: "Lan"}
	open := pay
	open.ConfirmedBy = ""
	for _, tt := range []struct {
		name  string
		rules RuleBook
		n     int64
		due   Money
		why   string
	}{
		{"enough", RuleBook{pay, least}, 4, 500_000, "QĐ 5"},
		{"too few", RuleBook{pay, least}, 3, 0, "Chưa đủ 4 lượt"},
		{"no rule", nil, 9, 0, "Chưa có quy định"},
		{"not confirmed", RuleBook{open, least}, 9, 0, "chưa được xác nhận"},
	} {
		a := tt.rules.AllowanceOf(Allowance{Confirmed: tt.n}, 2026_03_31)
		if a.Due != tt.due || !strings.Contains(a.Why, tt.why) {
			t.Errorf("%s: %s, %q", tt.name, a.Due, a.Why)
		}
	}
}

func TestVisit(t *testing.T) {
	v := Visit{Key: "a", On: 2026_03_02, Place: PlaceRef{Code: "31528", Name: "Xã Kế Sách"}, Purpose: VisitNeed, Text: "Gặp ba cơ sở", UserID: 7, UserName: "Nam"}
	for _, tt := range []struct {
		field string
		set   func(*Visit)
	}{
		{"", func(*Visit) {}}, {"on", func(v *Visit) { v.On = 0 }}, {"on", func(v *Visit) { v.On = 2026_03_06 }}, {"on", func(v *Visit) { v.On = 2024_03_06 }},
		{"place", func(v *Visit) { v.Place = PlaceRef{} }}, {"purpose", func(v *Visit) { v.Purpose = "x" }}, {"reached", func(v *Visit) { v.Reached = -1 }}, {"text", func(v *Visit) { v.Text = "" }},
	} {
		bad := v
		tt.set(&bad)
		err := bad.Check(2026_03_05)
		if (tt.field == "") != (err == nil) || tt.field != "" && Problems(err)[0].Field != tt.field {
			t.Errorf("%s: %v", tt.field, err)
		}
	}
	nam, lan := User{ID: 7, Role: RoleCollaborator, Name: "Nam"}, User{ID: 8, Role: RoleCentreOfficer, Name: "Lan"}
	if err := v.Decide(nam, VisitConfirmed, "", 2026_03_05); KindOf(err) != Forbidden {
		t.Errorf("his own: %v", err)
	}
	if err := v.Decide(lan, VisitRefused, "", 2026_03_05); KindOf(err) != Invalid {
		t.Errorf("refused without a word: %v", err)
	}
	if err := v.Decide(lan, VisitConfirmed, "", 2026_03_05); err != nil || v.DecidedName != "Lan" {
		t.Errorf("%v, %+v", err, v)
	}
	if err := v.Decide(lan, VisitConfirmed, "", 2026_03_05); KindOf(err) != Conflict {
		t.Errorf("twice: %v", err)
	}
	if err := v.MayEdit(nam); KindOf(err) != Conflict {
		t.Errorf("edited after it was confirmed: %v", err)
	}
	if err := v.MayEdit(lan); KindOf(err) != Forbidden {
		t.Errorf("another's: %v", err)
	}
}
