package programme

import "testing"

func TestPersonalNumbersInHistory(t *testing.T) {
	const number, company = "094085001234", "0312687878"
	all := []Event{{Title: "Hộ kinh doanh " + number, Note: "Gộp từ mã số thuế " + number + ", " + company + ".", Changes: []Change{
		{Field: "tax_code", Old: company, New: number}, {Field: "phone", Old: "0912345678", New: "0912345679"},
	}}}
	owner := User{ID: 3, Role: RoleEstablishment, Scope: Scope{EstablishmentID: 1}}
	for _, u := range []User{officerOfAll, owner} {
		if seen := EstablishmentEventsFor(u, 1, all); seen[0].Changes[0].New != number {
			t.Errorf("%s does not read the number: %+v", u.Role, seen)
		}
	}
	for _, u := range []User{{ID: 6, Role: RoleAuditor}, {ID: 7, Role: RoleAuditor, Scope: Scope{EstablishmentID: 2}}} {
		e := EstablishmentEventsFor(u, 1, all)[0]
		if e.Title != "Hộ kinh doanh •••••••••234" || e.Note != "Gộp từ mã số thuế •••••••••234, 0312687878." || e.Changes[0].New != "•••••••••234" || e.Changes[0].Old != company || e.Changes[1].New != "0912345679" {
			t.Errorf("%s: %+v", u.Role, e)
		}
	}
	if all[0].Changes[0].New != number {
		t.Error("the events themselves were changed")
	}
}
