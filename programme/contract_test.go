package programme

import (
	"fmt"
	"strings"
	"testing"
)

var pasteColumns = []SourceAmount{{Source: FromLocal}, {Source: FromCash}, {Source: FromOther, Name: "OCOP"}}

func TestParseCosts(t *testing.T) {
	rows := strings.Join([]string{
		"TT\tNội dung chi\tĐVT\tSố lượng\tĐơn giá\tTổng\tHỗ trợ\tThụ hưởng\tKhác\tGhi chú",
		"I\tThiết bị\t\t\t\t\t\t\t\t",
		"1\tMáy sấy\tcái\t2\t100\t200\t120\t50\t30\tmới",
		"2\tCông lắp đặt\tcông\t2,5\t1,2\t3\t-\t3\t\t",
		"Tổng cộng\t\t\t\t\t203\t120\t53\t30\t",
	}, "\r\n")
	all, skipped, err := ParseCosts(rows, pasteColumns, "triệu")
	if err != nil || len(all) != 2 || skipped != 3 {
		t.Fatalf("%v, %d skipped, %v", all, skipped, err)
	}
	l := all[0]
	if l.Item != "Máy sấy" || l.Quantity != 2000 || l.UnitPrice != 100*Million || l.From(FromOther, "OCOP") != 30*Million || l.Note != "mới" || l.Total() != 200*Million {
		t.Errorf("%+v", l)
	}
	if err := checkCosts(all); err != nil {
		t.Error(err)
	}
	short, _, err := ParseCosts("1\tMáy sấy\t200.000.000\t120.000.000\t80.000.000", pasteColumns, "")
	if err != nil || len(short) != 1 || short[0].Sums() != (Sums{Support: 120 * Million, Counterpart: 80 * Million}) {
		t.Errorf("Mẫu 1: %+v, %v", short, err)
	}
	for _, bad := range []string{"chỉ có chữ", "1\tMáy\tcái\t2\t100\t200\t120\t50\t20\t", "1\tMáy\tcái\t2\t1,234,000\t200\t\t\t\t", "TT\tNội dung chi\tTổng"} {
		if all, _, err := ParseCosts(bad, pasteColumns, "triệu"); KindOf(err) != Invalid || Problems(err)[0].Field != "paste" {
			t.Errorf("%q: %v, %v", bad, all, err)
		}
	}
	var many []string
	for n := range 120 {
		many = append(many, fmt.Sprintf("%d\tKhoản %d\t10\t4\t6\t0", n+1, n+1))
	}
	all, _, err = ParseCosts(strings.Join(many, "\n"), pasteColumns, "triệu")
	if err != nil || len(all) != 120 || checkCosts(all) != nil || (ContractTerms{Costs: all}).Support() != 480*Million {
		t.Errorf("%d lines, %v, %v", len(all), err, checkCosts(all))
	}
}

func TestHolderFits(t *testing.T) {
	for _, tt := range []struct {
		name, head, holder string
		want               bool
	}{
		{"Công ty TNHH Sao Mai", "Trần Văn Bé", "CTY TNHH SAO MAI", true},
		{"Cơ sở Đặng Văn Ơn", "Đặng Văn Ơn", "DANG VAN ON", true},
		{"Hộ kinh doanh Bánh Tét Trà Cuôn", "Lâm Thị Ngọc", "Lâm Thị Ngọc", true},
		{"Công ty TNHH Sao Mai", "Trần Văn Bé", "Nguyễn Văn Ba", false},
		{"Công ty TNHH Sao Mai", "Trần Văn Bé", "", false},
	} {
		if got := (Party{Name: tt.name, Representative: tt.head, Holder: tt.holder}).HolderFits(); got != tt.want {
			t.Errorf("%s, %s: %v", tt.name, tt.holder, got)
		}
	}
}

func TestCostLineRounds(t *testing.T) {
	l := CostLine{Item: "Vải", Unit: "m", Quantity: 333, UnitPrice: 10_001, Amounts: []SourceAmount{{Source: FromCash, Amount: 3330}}}
	if l.Priced() != 3330 || l.check(1) != nil {
		t.Errorf("%s: %v", l.Priced(), l.check(1))
	}
	l.Amounts[0].Amount = 3331
	if KindOf(l.check(1)) != Invalid {
		t.Error("one đồng too many is let through")
	}
}

func TestContractCheckDay(t *testing.T) {
	c := Contract{Terms: ContractTerms{From: 2027_03_01, Until: 2027_11_30}}
	for d, ok := range map[Day]bool{0: true, 2027_02_28: false, 2027_03_01: true, 2027_11_30: true, 2027_12_01: false} {
		if err := c.CheckDay("dated", "Ngày hóa đơn", d); (err == nil) != ok {
			t.Errorf("%s: %v", d, err)
		}
	}
}
