package store_test

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// asking is a province with a living project that asks for a machine.
func asking(t *testing.T, s *store.Store) (of programme.Programme, e programme.Establishment, p programme.Project) {
	t.Helper()
	of, e = province(t, s)
	return of, e, living(t, s, of, e, "DP-2020-01")
}

// living is a living project of an establishment.
func living(t *testing.T, s *store.Store, of programme.Programme, e programme.Establishment, code string) programme.Project {
	t.Helper()
	return must[programme.Project](t)(s.SaveProject(ctx, me, programme.Project{
		ProgrammeID: of.ID, Code: code, Title: "Hỗ trợ máy sấy lạnh", Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020,
		Establishment: programme.EstablishmentRef{ID: e.ID}, Place: e.Place, Stage: programme.Draft,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * tr}, {Source: programme.FromCash, Requested: 300 * tr}},
	}))
}

// forward takes a living project to an appraisal.
func forward(t *testing.T, s *store.Store, p programme.Project) programme.Project {
	t.Helper()
	for _, m := range []programme.Move{programme.Submit, programme.Check, programme.Forward} {
		p = must[programme.Project](t)(s.Move(ctx, me, p.ID, p.Version, m, ""))
	}
	return p
}

func dryer() programme.Machine {
	return programme.Machine{Name: "Máy sấy lạnh", Maker: "Hãng A", Model: "MSL-500", MadeIn: 2019, Serials: "SN-100123, SN-100124", Quantity: 2, UnitPrice: 120 * tr,
		Invoice: "0000123", InvoiceDate: 2019_10_01, State: programme.MachineNew, Other: "OCOP", OtherAmount: 5 * tr, OtherDecision: "QĐ 1", Note: "Ghi chú"}
}

func TestMachines(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		_, _, p := asking(t, s)
		list := programme.MachineList{ProjectID: p.ID, Rows: []programme.Machine{dryer(), {Name: "Máy ép", Quantity: 1}}}
		saved := must[programme.MachineList](t)(s.SaveMachines(ctx, me, list))
		got := must[programme.MachineList](t)(s.Machines(ctx, me, p.ID))
		if got.Version != 1 || saved.Version != 1 || len(got.Rows) != 2 || got.Rows[0] != dryer() || got.Rows[1].Name != "Máy ép" {
			t.Fatalf("read back %+v", got)
		}
		if _, err := s.SaveMachines(ctx, me, list); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a list saved over one that was not seen: %v", err)
		}
		got.Rows = got.Rows[1:]
		must[programme.MachineList](t)(s.SaveMachines(ctx, me, got))
		if _, err := s.SaveMachines(ctx, me, got); programme.KindOf(err) != programme.Conflict {
			t.Errorf("an old version: %v", err)
		}
		e := must[[]programme.Event](t)(s.History(ctx, me, programme.SProject, p.ID))[0]
		if e.Action != "changed" || len(e.Changes) != 2 || !strings.Contains(e.Changes[0].Old, "SN-100123") {
			t.Errorf("history: %+v", e)
		}
		bad := programme.MachineList{ProjectID: p.ID, Rows: []programme.Machine{{Name: "Máy", Quantity: 0}}, Version: 2}
		if _, err := s.SaveMachines(ctx, me, bad); !refused(err, programme.Invalid, "quantity_1") {
			t.Errorf("%v", err)
		}
		for _, role := range []programme.Role{programme.RoleAuditor, programme.RoleFinanceOfficer, programme.RoleNationalAgency, ""} {
			if _, err := s.SaveMachines(ctx, programme.User{ID: 2, Role: role}, list); programme.KindOf(err) != programme.Forbidden {
				t.Errorf("%q writes machines: %v", role, err)
			}
		}
		owner := programme.User{ID: 2, Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: p.Establishment.ID}}
		list.Version = 2
		must[programme.MachineList](t)(s.SaveMachines(ctx, owner, list))
		if _, err := s.Machines(ctx, programme.User{ID: 3, Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: 99}}, p.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("another establishment reads them: %v", err)
		}
		forward(t, s, p)
		list.Version = 3
		if _, err := s.SaveMachines(ctx, owner, list); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("the owner writes after submission: %v", err)
		}
		must[programme.MachineList](t)(s.SaveMachines(ctx, programme.User{ID: 4, Role: programme.RoleCentreOfficer}, list))
	})
}

// TestDoubleFunding pays for one machine twice in every way that the register
// can show, and then in none.
func TestDoubleFunding(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e, p := asking(t, s)
		plain := programme.Machine{Name: "Máy sấy lạnh", Model: "MSL-500", MadeIn: 2019, Quantity: 1}
		save := func(id int64, rows ...programme.Machine) {
			t.Helper()
			l := must[programme.MachineList](t)(s.Machines(ctx, me, id))
			l.Rows = rows
			must[programme.MachineList](t)(s.SaveMachines(ctx, me, l))
		}
		save(p.ID, plain)
		register := func(code, tax, name string) programme.Establishment {
			return must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, programme.Establishment{Name: name, LegalForm: "limited", TaxCode: tax, Place: e.Place}))
		}
		e.TaxCode = "0312687878"
		e = must[programme.Establishment](t)(s.SaveEstablishment(ctx, me, e))
		branch, stranger := register("", "0312687878-001", "Chi nhánh Hậu Giang"), register("", "0100233488", "Công ty Khác")

		past := func(code string, who programme.Establishment, rows ...programme.Machine) programme.Project {
			t.Helper()
			x := project(of, who)
			x.Code, x.Recorded, x.Title = code, true, "Đề án "+code
			x = must[programme.Project](t)(s.SaveProject(ctx, me, x))
			save(x.ID, rows...)
			return x
		}
		warned := func(want ...string) programme.DoubleFunding {
			t.Helper()
			d := must[programme.DoubleFunding](t)(s.DoubleFunding(ctx, me, p.ID))
			var got []string
			for _, w := range d.Warnings {
				got = append(got, fmt.Sprintf("%s %d", w.Other.Code, w.Certainty))
			}
			if strings.Join(got, ", ") != strings.Join(want, ", ") {
				t.Errorf("warned of %q, want %q", got, want)
			}
			return d
		}
		warned()
		past("X1", stranger, plain)
		warned()
		past("X2", branch, plain)
		warned("X2 2")
		old := past("X3", stranger, dryer())
		warned("X2 2")
		mine := plain
		mine.Serials = "sn 100124"
		save(p.ID, mine)
		warned("X3 3", "X2 2")
		mine.Serials, mine.Invoice, mine.InvoiceDate = "", "123", 2019_10_01
		save(p.ID, mine)
		warned("X2 2", "X3 2")

		// Another register entry of one establishment, merged: its projects count.
		twin := register("", "", "Cơ sở Đặng Văn Ơn (cũ)")
		past("X4", twin, plain)
		warned("X2 2", "X3 2")
		if _, err := s.MergeEstablishments(ctx, me, e, twin); err != nil {
			t.Fatal(err)
		}
		warned("X2 2", "X3 2", "X4 2")

		t.Run("who may not open the other projects", func(t *testing.T) {
			owner := programme.User{ID: 2, Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: e.ID}}
			if d := must[programme.DoubleFunding](t)(s.DoubleFunding(ctx, owner, p.ID)); len(d.Warnings) != 1 || d.Warnings[0].Other.Code != "X4" {
				t.Errorf("the owner is told of others: %+v", d.Warnings)
			}
			narrow := programme.User{ID: 3, Role: programme.RoleNationalAgency, Scope: programme.Scope{Places: []string{"943"}}}
			if d := must[programme.DoubleFunding](t)(s.DoubleFunding(ctx, narrow, p.ID)); len(d.Warnings) != 3 {
				t.Errorf("an appraiser is told of all: %+v", d.Warnings)
			}
		})
		t.Run("an unanswered certain warning stops the appraisal, an answer stays", func(t *testing.T) {
			mine.Serials = "SN100124"
			save(p.ID, mine)
			p = forward(t, s, p)
			facts := func() []string { return must[programme.Facts](t)(s.Facts(ctx, me, p)).Doubles }
			if f := facts(); len(f) != 1 || !strings.Contains(f[0], "cùng số máy SN100124") || strings.HasSuffix(f[0], ".") {
				t.Fatalf("%q", f)
			}
			key := warned("X3 3", "X2 2", "X4 2").Warnings[0].Key
			answer := programme.DoubleAnswer{ProjectID: p.ID, Key: key, Verdict: programme.IsDouble, Reason: "Biên bản kiểm tra ngày 05/01/2026 thấy cùng một máy"}
			if err := s.AnswerDouble(ctx, programme.User{ID: 4, Role: programme.RoleCommuneOfficer}, answer); programme.KindOf(err) != programme.Forbidden {
				t.Errorf("a commune officer answers: %v", err)
			}
			if err := s.AnswerDouble(ctx, me, programme.DoubleAnswer{ProjectID: p.ID, Key: "p9:x", Verdict: programme.IsDouble, Reason: answer.Reason}); programme.KindOf(err) != programme.Conflict {
				t.Errorf("a warning that is none: %v", err)
			}
			if err := s.AnswerDouble(ctx, me, answer); err != nil {
				t.Fatal(err)
			}
			if f := facts(); len(f) != 1 || !strings.Contains(f[0], "đã kết luận ngày 05/01/2026 là hỗ trợ trùng") {
				t.Errorf("%q", f)
			}
			answer.Verdict = programme.NotTheSame
			if err := s.AnswerDouble(ctx, me, answer); programme.KindOf(err) != programme.Conflict {
				t.Errorf("an answer that was not seen was overwritten: %v", err)
			}
			answer.Version = 1
			if err := s.AnswerDouble(ctx, me, answer); err != nil || len(facts()) != 0 {
				t.Errorf("%v %q", err, facts())
			}
			w := warned("X3 3", "X2 2", "X4 2").Warnings[0]
			if w.Answer == nil || w.Answer.Reason != answer.Reason || w.Answer.Who != me.Name || w.Answer.Version != 2 || !strings.Contains(w.Answer.Evidence, "SN100124") {
				t.Errorf("%+v", w.Answer)
			}
			h := must[[]programme.Event](t)(s.History(ctx, me, programme.SDouble, p.ID))
			owner := programme.User{ID: 2, Role: programme.RoleEstablishment, Scope: programme.Scope{EstablishmentID: e.ID}}
			if _, err := s.History(ctx, owner, programme.SDouble, p.ID); programme.KindOf(err) != programme.Forbidden {
				t.Errorf("the owner reads of others: %v", err)
			}
			for _, e := range must[[]programme.Event](t)(s.History(ctx, owner, programme.SProject, p.ID)) {
				if strings.Contains(fmt.Sprint(e), "X3") {
					t.Errorf("the owner reads of others: %+v", e)
				}
			}
			if c := h[0].Changes; len(c) != 1 || !strings.HasPrefix(c[0].Old, "Là hỗ trợ trùng") || !strings.HasPrefix(c[0].New, "Không trùng") {
				t.Errorf("%+v", h[0])
			}
			theirs := must[programme.DoubleFunding](t)(s.DoubleFunding(ctx, me, old.ID))
			found := false
			for _, w := range theirs.Warnings {
				found = found || w.Other.ID == p.ID && len(w.Elsewhere) == 1 && w.Open()
			}
			if !found {
				t.Errorf("the other project's page does not tell what was concluded here: %+v", theirs.Warnings)
			}
		})
	})
}

// TestDoubleTitles warns of a second project of one establishment for the same
// thing, although neither has a list of machines.
func TestDoubleTitles(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e, p := asking(t, s)
		second := living(t, s, of, e, "DP-2020-02")
		warned := func(of programme.Project) []programme.DoubleWarning {
			t.Helper()
			_, d, err := s.ProjectMachines(ctx, me, of)
			if err != nil {
				t.Fatal(err)
			}
			return d.Warnings
		}
		if w := warned(p); len(w) != 0 {
			t.Errorf("a draft asks for nothing yet: %+v", w)
		}
		second = forward(t, s, second)
		w := warned(p)
		if len(w) != 1 || w[0].Certainty != programme.PossiblyDouble || w[0].Other.ID != second.ID || !strings.Contains(w[0].Text(), "Cùng tên đề án của cùng cơ sở, ở đề án DP-2020-02") {
			t.Fatalf("%+v", w)
		}
		answer := programme.DoubleAnswer{ProjectID: p.ID, Key: w[0].Key, Verdict: programme.NotTheSame, Reason: "Hai đề án mua hai máy khác nhau"}
		if err := s.AnswerDouble(ctx, me, answer); err != nil {
			t.Fatal(err)
		}
		if w = warned(p); len(w) != 1 || w[0].Open() {
			t.Errorf("the answer is lost: %+v", w)
		}
		old := project(of, e)
		old.Code, old.Recorded, old.Title = "X9", true, p.Title
		old = must[programme.Project](t)(s.SaveProject(ctx, me, old))
		if w = warned(old); len(w) != 0 {
			t.Errorf("a record of old books waits for an answer: %+v", w)
		}
		if w = warned(p); len(w) != 2 {
			t.Errorf("an old project of the same title is not warned of: %+v", w)
		}
	})
}
