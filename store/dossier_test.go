package store_test

import (
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestPrintDossier: who applies reads his own dossier in full, an office
// without the register reads no personal number, and nobody one out of sight.
func TestPrintDossier(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		a := before(t, s)
		e := must[programme.Establishment](t)(s.Establishment(ctx, me, a.applicant.Scope.EstablishmentID))
		e.TaxCode, e.Owner = "094085012345", "Trần Văn Thử"
		e = must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, e))
		must[programme.MachineList](t)(s.SaveMachines(ctx, a.applicant, programme.MachineList{ProjectID: a.project.ID, Rows: []programme.Machine{{Name: "Máy sấy", Quantity: 1, UnitPrice: 500 * tr}}}))
		own := must[programme.Dossier](t)(s.PrintDossier(ctx, a.applicant, a.project.ID))
		if own.Establishment.TaxCode != e.TaxCode || own.Machines.Cost() != 500*tr || len(own.Questions) == 0 || len(own.Funding()) != 2 || own.Contract.ID != 0 {
			t.Errorf("%+v", own)
		}
		finance := programme.User{ID: 8, Name: "Sở Tài chính", Role: programme.RoleFinanceOfficer}
		if seen := must[programme.Dossier](t)(s.PrintDossier(ctx, finance, a.project.ID)); seen.Establishment.TaxCode == e.TaxCode || seen.Establishment.Owner == "" {
			t.Errorf("finance reads %+v", seen.Establishment)
		}
		stranger := a.applicant
		stranger.Scope.EstablishmentID = 99
		if _, err := s.PrintDossier(ctx, stranger, a.project.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("a stranger: %v", err)
		}
		blank := must[programme.Dossier](t)(s.PrintBlank(ctx, stranger, a.programme, programme.Project{Kind: programme.KindProject, Content: "KC3c", Level: programme.Local}))
		if !blank.Blank || blank.Applicant() != "" || len(blank.Asks()) == 0 || len(blank.Questions) == 0 {
			t.Errorf("%+v", blank)
		}
	})
}
