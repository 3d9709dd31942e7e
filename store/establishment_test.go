package store_test

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

func TestEstablishmentKeepsEveryValue(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		e := programme.Establishment{
			Name: "Hộ kinh doanh thử", LegalForm: "household", TaxCode: "094085012345", OldTaxCode: "0100233488", Owner: "Trần Thị Thử", OwnerBirth: 1985_03_02,
			Sector: "NN1", VSIC: "1030", VSICList: programme.VSIC2018, WomenOwned: true, MinorityOwned: true,
			Size: programme.SizeFigures{Year: 2025, Workers: programme.Q(12), Revenue: programme.Q(3_000_000_000), Capital: programme.Q(0)},
		}
		saved := must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, e))
		got := must[programme.Establishment](t)(s.Establishment(ctx, me, saved.ID))
		if len(programme.Changes(saved.Fields(), got.Fields())) > 0 || got.Size != e.Size || got.VSICList != e.VSICList || !got.WomenOwned || !got.MinorityOwned || got.OwnerBirth != e.OwnerBirth {
			t.Errorf("read back %+v, saved %+v", got, e)
		}
		auditor := programme.User{ID: 2, Role: programme.RoleAuditor}
		for u, want := range map[*programme.User]string{&me: e.TaxCode, &auditor: programme.Masked(e.TaxCode)} {
			shown := fmt.Sprint(must[[]programme.Event](t)(s.History(ctx, *u, programme.SEstablishment, saved.ID)))
			if !strings.Contains(shown, want) || u == &auditor && strings.Contains(shown, e.TaxCode) {
				t.Errorf("%s reads in the history: %s", u.Role, shown)
			}
		}
		got.Size.Revenue, got.WomenOwned = programme.Quantity{}, false
		again := must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, got))
		if read := must[programme.Establishment](t)(s.Establishment(ctx, me, saved.ID)); read.Size != again.Size || read.WomenOwned {
			t.Errorf("what is no longer known stays: %+v", read)
		}
		if list := must[store.EstablishmentList](t)(s.Establishments(ctx, me, store.EstablishmentFilter{Text: "0100233488"})); list.Total != 1 {
			t.Errorf("%d found by the old tax code", list.Total)
		}
		twin := programme.Establishment{Name: "Cơ sở khác", LegalForm: "household", TaxCode: "0100233488"}
		if _, err := s.SaveEstablishment(ctx, me, twin); !refused(err, programme.Invalid, "tax_code") {
			t.Errorf("the old code of another establishment: %v", err)
		}
		twin.TaxCode, twin.OldTaxCode = "", e.OldTaxCode
		if _, err := s.SaveEstablishment(ctx, me, twin); !refused(err, programme.Invalid, "old_tax_code") {
			t.Errorf("one old code twice: %v", err)
		}
	})
}

func TestPersonalTaxCodeHasItsDay(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		now := time.Date(2025, 6, 30, 3, 0, 0, 0, time.UTC)
		s.Now = func() time.Time { return now }
		e := programme.Establishment{Name: "Hộ kinh doanh thử", LegalForm: "household", TaxCode: "094085012345"}
		if _, err := s.SaveEstablishment(ctx, me, e); !refused(err, programme.Invalid, "tax_code") {
			t.Errorf("before 01/07/2025: %v", err)
		}
		now = now.AddDate(0, 0, 1)
		saved := must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, e))
		saved.LegalForm = "limited"
		if _, err := s.SaveEstablishment(ctx, me, saved); !refused(err, programme.Invalid, "tax_code") {
			t.Errorf("a company with a person's number: %v", err)
		}
	})
}
