package programme

import (
	"strings"
	"testing"
)

func TestSecondPerson(t *testing.T) {
	on := SecondPerson{Rule: Rule{Key: RuleSecondPerson, Value: 1, Source: "Quy chế", ConfirmedBy: "A"}, Writers: []Writer{{ID: 7, Name: "Danh Hoàng Nam", Post: "Cộng tác viên Kế Sách"}}, Digest: "x"}
	own := on
	own.OwnAccount = true
	nobody, off, confirmed, edited, self := on, on, on, on, on
	nobody.Writers, off.Rule = nil, Rule{}
	confirmed.Last = DossierConfirm{Digest: "x", UserID: 8, Who: "Lê Thị Bé Ba"}
	edited.Last = DossierConfirm{Digest: "y", UserID: 8, Who: "Lê Thị Bé Ba"}
	self.Last = DossierConfirm{Digest: "x", UserID: 7}
	p := Project{ID: 1, Stage: Draft}
	user := func(id int64, r Role) User { return User{ID: id, Role: r} }
	standIn := user(8, RoleCollaborator)
	standIn.PostTitle = "Cộng tác viên Kế Sách"
	for _, tt := range []struct {
		name  string
		s     SecondPerson
		waits bool
		u     User
		want  Kind // of MayConfirm; Internal: it may
	}{
		{"no rule", off, false, user(8, RoleCollaborator), Conflict},
		{"written by the establishment", nobody, false, user(8, RoleCollaborator), Conflict},
		{"another officer", on, true, user(8, RoleCommuneOfficer), Internal},
		{"who wrote it", on, true, user(7, RoleCollaborator), Forbidden},
		{"who stands in for who wrote it", on, true, standIn, Forbidden},
		{"who never may", on, true, user(9, RoleAuditor), Forbidden},
		{"who only corrects", on, true, user(9, RoleDepartmentOfficer), Forbidden},
		{"an officer for an establishment with an account", own, true, user(8, RoleCommuneOfficer), Forbidden},
		{"the establishment's account", own, true, user(5, RoleEstablishment), Internal},
		{"confirmed", confirmed, false, user(8, RoleCommuneOfficer), Conflict},
		{"edited after it", edited, true, user(8, RoleCommuneOfficer), Internal},
		{"confirmed by who then wrote", self, true, user(8, RoleCommuneOfficer), Internal},
	} {
		if got := tt.s.Missing() != nil; got != tt.waits {
			t.Errorf("%s: waits %v", tt.name, got)
		}
		if err := tt.s.MayConfirm(p, tt.u); KindOf(err) != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if err := edited.Missing(); !strings.Contains(err.Error(), "không còn giá trị") || !strings.Contains(err.Error(), "Danh Hoàng Nam") {
		t.Error(err)
	}
	p.Stage = Submitted
	if err := on.MayConfirm(p, user(8, RoleCommuneOfficer)); KindOf(err) != Conflict {
		t.Errorf("after submission: %v", err)
	}
}
