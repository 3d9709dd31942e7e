package programme

import (
	"slices"
	"testing"
)

const machineDay = Day(2026_11_23)

func TestMachineListCheck(t *testing.T) {
	good := Machine{Name: "Máy sấy lạnh", Maker: "Hãng A", Model: "MSL-500", MadeIn: 2026, Serials: "SN 100-1, SN 100-2", Quantity: 2, UnitPrice: 250 * Million,
		Invoice: "0000123", InvoiceDate: 2026_10_01, State: MachineNew, Other: "Chương trình OCOP", OtherAmount: 50 * Million}
	tests := []struct {
		name   string
		change func(*Machine)
		fields []string
	}{
		{"in order", func(m *Machine) {}, nil},
		{"without a name", func(m *Machine) { m.Name = "" }, []string{"name_1"}},
		{"made tomorrow", func(m *Machine) { m.MadeIn = 2027 }, []string{"made_in_1"}},
		{"no quantity", func(m *Machine) { m.Quantity = 0 }, []string{"quantity_1"}},
		{"more serials than pieces", func(m *Machine) { m.Quantity = 1 }, []string{"serials_1"}},
		{"negative price", func(m *Machine) { m.UnitPrice = -1 }, []string{"unit_price_1"}},
		{"invoice of tomorrow", func(m *Machine) { m.InvoiceDate = 2026_11_24 }, []string{"invoice_date_1"}},
		{"invoice without date", func(m *Machine) { m.InvoiceDate = 0 }, []string{"invoice_date_1"}},
		{"date without invoice", func(m *Machine) { m.Invoice = "" }, []string{"invoice_1"}},
		{"another programme without a name", func(m *Machine) { m.Other = "" }, []string{"other_1"}},
		{"another programme without an amount", func(m *Machine) { m.OtherAmount = 0 }, []string{"other_amount_1"}},
		{"another programme pays more than it costs", func(m *Machine) { m.OtherAmount = 501 * Million }, []string{"other_amount_1"}},
		{"an unknown state", func(m *Machine) { m.State = "shiny" }, []string{"state_1"}},
		{"two things wrong", func(m *Machine) { m.Name, m.Quantity, m.Serials, m.UnitPrice = "", 10_000, "", 100_000 }, []string{"name_1", "quantity_1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := good
			tt.change(&m)
			var fields []string
			for _, p := range Problems(MachineList{Rows: []Machine{m}}.Check(machineDay)) {
				fields = append(fields, p.Field)
			}
			if !slices.Equal(fields, tt.fields) {
				t.Errorf("refused %q, want %q", fields, tt.fields)
			}
		})
	}
	twice := MachineList{Rows: []Machine{good, {Name: "Máy khác", Quantity: 1, Serials: "sn.1002"}}}
	if pr := Problems(twice.Check(machineDay)); len(pr) != 1 || pr[0].Field != "serials_2" {
		t.Errorf("a serial written twice, another way: %v", pr)
	}
	dear := MachineList{Rows: []Machine{{Name: "Máy", Quantity: 9999, UnitPrice: 400 * Billion}}}
	if dear.Check(machineDay) == nil {
		t.Error("a list dearer than any project was let in")
	}
	if got := (MachineList{Rows: []Machine{good, good}}).Cost(); got != 1_000*Million {
		t.Errorf("cost %s", got)
	}
}

func TestMachineKeys(t *testing.T) {
	m := Machine{Name: "Máy  sấy (lạnh)", Model: "msl-500", Serials: "SN 100-1; sn1001,\n7", Invoice: "AA/25E 0000123", InvoiceDate: 2026_10_01}
	if got := m.SerialKeys(); !slices.Equal(got, []string{"SN1001"}) {
		t.Errorf("serials %q: one serial twice, one too short to tell anything", got)
	}
	if m.NameKey() != "may say lanh" || m.ModelKey() != "MSL500" || m.InvoiceKey() != "AA25E0000123/2026-10-01" {
		t.Errorf("%q %q %q", m.NameKey(), m.ModelKey(), m.InvoiceKey())
	}
	if a, b := (Machine{Invoice: "0000123", InvoiceDate: 2026_10_01}).InvoiceKey(), (Machine{Invoice: "123", InvoiceDate: 2026_10_01}).InvoiceKey(); a != b {
		t.Errorf("leading zeros make another invoice: %q %q", a, b)
	}
	if key := (Machine{Invoice: "123"}).InvoiceKey(); key != "" {
		t.Errorf("a number without a date tells nothing: %q", key)
	}
	if !(Machine{Quantity: 1}).Empty() || (Machine{Note: "x"}).Empty() {
		t.Error("empty rows")
	}
}
