package programme

import (
	"fmt"
	"strings"
	"testing"
)

const unitsFile = "code,name,parent_code,valid_from,valid_to\n"

func TestReadPlaceRows(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the least", "code,name,parent_code\n94,Tỉnh Sóc Trăng,\n943,Huyện Kế Sách,94\n", ""},
		{"byte order mark, semicolons, Vietnamese heads, any order", "\ufeffTên;Mã cấp trên;Mã\r\nTỉnh Sóc Trăng;;94\r\n\r\n", ""},
		{"dates both ways", unitsFile + "94,Tỉnh A,,2004-01-01,30/06/2025\n", ""},
		{"further columns", "code,name,x,parent_code\n94,Tỉnh A,thừa,\n", ""},
		{"quotes and a comma", "code,name,parent_code\n94,\"Tỉnh A, cũ\",\n", ""},
		{"a lost zero", "code,name,parent_code\n1,Tỉnh A,\n", "dòng 2: mã “1”"},
		{"no name", "code,name,parent_code\n94,  ,\n", "dòng 2: tên đơn vị để trống"},
		{"twice", "code,name,parent_code\n94,Tỉnh A,\n94,Tỉnh B,\n", "dòng 3: mã 94 đã có ở dòng 2"},
		{"a province under another", "code,name,parent_code\n94,Tỉnh A,92\n", "dòng 2: mã cấp trên"},
		{"a commune under nothing", "code,name,parent_code\n31582,Xã A,\n", "dòng 2: mã cấp trên"},
		{"a district under a commune", "code,name,parent_code\n943,Huyện A,31582\n", "dòng 2: mã cấp trên"},
		{"a day that is none", unitsFile + "94,Tỉnh A,,2004-02-30,\n", "dòng 2: ngày “2004-02-30”"},
		{"backwards", unitsFile + "94,Tỉnh A,,2004-01-02,2004-01-01\n", "dòng 2: đến ngày 01/01/2004"},
		{"no head", "94,Tỉnh A,\n", "thiếu cột. Cần có các cột: code, name, parent_code"},
		{"empty", "", "không có dòng nào"},
		{"other letters", "code,name,parent_code\n94,T\xf4nh A,\n", "không phải chữ UTF-8"},
		{"an open quote", "code,name,parent_code\n94,\"Tỉnh A,\n", "không đọc được"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, err := ReadPlaceRows("u.csv", []byte(tt.text))
			if tt.want == "" {
				if err != nil || len(rows) == 0 || rows[0].Code != "94" || rows[0].Line != 2 || !strings.HasPrefix(rows[0].Name, "Tỉnh") {
					t.Fatalf("%+v, %v", rows, err)
				}
				return
			}
			if KindOf(err) != Invalid || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("%v", err)
			}
		})
	}
	t.Run("many wrong lines", func(t *testing.T) {
		_, err := ReadPlaceRows("u.csv", []byte("code,name,parent_code\n"+strings.Repeat("x,Tỉnh,\n", 60)))
		if all := Problems(err); len(all) != mostProblems+1 || !strings.Contains(all[mostProblems].Message, "69 chỗ") {
			t.Fatalf("%d problems, the last %v", len(all), all[len(all)-1])
		}
	})
}

func TestReadCrosswalk(t *testing.T) {
	c, err := ReadCrosswalk("a.csv", []byte("old_code,new_code,share,clause,old_name\n31669,31639,whole,Điều 1,Xã Long Phú\n31588,31579,một phần,,\n"))
	if err != nil || len(c.Rows) != 2 || c.Rows[0] != (CrosswalkRow{2, "31669", "Xã Long Phú", "31639", "", WholeShare, "Điều 1"}) || c.Rows[1].Share != PartShare {
		t.Fatalf("%+v, %v", c, err)
	}
	for text, want := range map[string]string{
		"31669,3163,":                "mã “3163”",
		"31669,31639,\n31669,31639,": "dòng 3: cặp 31669 → 31639",
		"31669,31639,half":           "phần “half”",
		"31669,,":                    "mã “”",
	} {
		if _, err := ReadCrosswalk("a.csv", []byte("old_code,new_code,share\n"+text)); KindOf(err) != Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// importOf is an import as its files say it.
func importOf(t *testing.T, units string, from, to Day, tables ...string) PlaceImport {
	t.Helper()
	im := PlaceImport{File: "u.csv", List: "DM", From: from, To: to}
	var err error
	if units != "" {
		if im.Units, err = ReadPlaceRows("u.csv", []byte("code,name,parent_code\n"+units)); err != nil {
			t.Fatal(err)
		}
	}
	for i, text := range tables {
		c, err := ReadCrosswalk(fmt.Sprintf("bang-%d.csv", i+1), []byte("old_code,new_code,share,old_name\n"+text))
		if err != nil {
			t.Fatal(err)
		}
		im.Tables = append(im.Tables, c)
	}
	return im
}

func TestPlaceImportPlan(t *testing.T) {
	const newUnits = "92,Thành phố Cần Thơ,\n31639,Xã Long Phú,92\n31480,Phường Long Phú 1,92\n31582,Xã Thuận Hòa,92\n"
	known := []Place{
		{"94", "Tỉnh Sóc Trăng", "", oldFrom, 0, ""}, {"946", "Huyện Long Phú", "94", oldFrom, 0, ""},
		{"31669", "Xã Long Phú", "946", oldFrom, 0, ""}, {"31639", "Thị trấn Long Phú", "946", oldFrom, 0, ""}, {"31582", "Xã Phú Tân", "946", oldFrom, 0, ""},
	}
	t.Run("two tables", func(t *testing.T) {
		im := importOf(t, newUnits, newFrom, 0,
			"31669,31639,,Xã Long Phú\n31639,31639,,\n31669,31480,,\n31582,31582,whole,\n94,92,,\n", "31669,31639,,\n31639,31639,,\n31582,31582,,\n94,92,,\n")
		p, err := im.Plan(known, nil)
		if err != nil {
			t.Fatal(err)
		}
		states := map[string]PlaceChangeState{}
		for _, c := range p.Changes {
			states[c.From.Code+">"+c.To.Code] = c.State
			if want := c.From.Code != "31669"; (c.Share == WholeShare) != want || c.From.From != oldFrom || c.To.From != newFrom {
				t.Errorf("%+v", c)
			}
		}
		if len(p.Added) != 4 || len(p.Closed) != 4 || len(p.Changes) != 5 || p.Confirmed != 4 || len(p.Disputed) != 1 || p.Disputed[0].Code != "31669" ||
			states["31669>31480"] != OpenChange || states["31669>31639"] != ConfirmedChange {
			t.Fatalf("%s\n%+v", p.Summary(), p)
		}
		for _, u := range p.Closed {
			if u.ValidTo != oldTo {
				t.Errorf("%+v", u)
			}
		}
	})
	t.Run("one table alone is not trusted, a legal text is", func(t *testing.T) {
		im := importOf(t, newUnits, newFrom, 0, "31669,31639,,\n")
		if p, err := im.Plan(known, nil); err != nil || p.Confirmed != 0 || len(p.Disputed) != 1 {
			t.Fatalf("%+v, %v", p, err)
		}
		im.Clause = "NQ 1668/NQ-UBTVQH15"
		if p, err := im.Plan(known, nil); err != nil || p.Confirmed != 1 || p.Changes[0].Clause != im.Clause {
			t.Fatalf("%+v, %v", p, err)
		}
	})
	t.Run("what a person decided stays", func(t *testing.T) {
		im := importOf(t, newUnits, newFrom, 0, "31669,31639,,\n", "31669,31480,,\n")
		if p, err := im.Plan(known, map[PlaceKey]bool{old("31669"): true}); err != nil || len(p.Changes) != 0 || len(p.Kept) != 1 {
			t.Fatalf("%+v, %v", p, err)
		}
	})
	t.Run("the same list again changes nothing", func(t *testing.T) {
		im := importOf(t, newUnits, newFrom, 0)
		p, err := im.Plan(known, nil)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := im.Plan(append(p.Closed, p.Added...), nil); err != nil || again.Same != 4 || len(again.Added)+len(again.Corrected)+len(again.Closed) != 0 {
			t.Fatalf("%+v, %v", again, err)
		}
		im.Units[1].Name = "Xã Long Phú mới"
		if again, err := im.Plan(append(p.Closed, p.Added...), nil); err != nil || len(again.Corrected) != 1 {
			t.Fatalf("%+v, %v", again, err)
		}
	})
	t.Run("the old list after the new one", func(t *testing.T) {
		after := []Place{{"31639", "Xã Long Phú", "92", newFrom, 0, ""}, {"92", "Thành phố Cần Thơ", "", newFrom, 0, ""}}
		oldUnits := "94,Tỉnh Sóc Trăng,\n946,Huyện Long Phú,94\n31639,Thị trấn Long Phú,946\n"
		if p, err := importOf(t, oldUnits, oldFrom, oldTo).Plan(after, nil); err != nil || len(p.Added) != 3 {
			t.Fatalf("%+v, %v", p, err)
		}
		if _, err := importOf(t, oldUnits, oldFrom, 0).Plan(after, nil); KindOf(err) != Invalid || !strings.Contains(err.Error(), "dòng 4: mã 31639 đã là Xã Long Phú") {
			t.Fatalf("%v", err)
		}
	})
	refusals := []struct {
		name string
		im   PlaceImport
		want string
	}{
		{"no day", importOf(t, newUnits, 0, 0), "từ ngày nào"},
		{"backwards", importOf(t, newUnits, newFrom, oldTo), "trước ngày đầu"},
		{"nothing", importOf(t, "", newFrom, 0), "Không có đơn vị"},
		{"an upper unit that is not known", importOf(t, "31639,Xã Long Phú,99\n", newFrom, 0), "dòng 2: không có đơn vị cấp trên mã 99"},
		{"an old unit that is not known", importOf(t, newUnits, newFrom, 0, "31111,31639,,\n"), "bang-1.csv, dòng 2: vào ngày 30/06/2025 không có đơn vị cũ mã 31111"},
		{"a new unit that is not known", importOf(t, newUnits, newFrom, 0, "31669,31111,,\n"), "không có đơn vị mới mã 31111"},
		{"a code read in the wrong list", importOf(t, newUnits, newFrom, 0, "31582,31582,,Xã Thuận Hòa\n"), "mã 31582 vào ngày 30/06/2025 là Xã Phú Tân, không phải “Xã Thuận Hòa”"},
	}
	for _, tt := range refusals {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := tt.im.Plan(known, nil); KindOf(err) != Invalid || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("%v", err)
			}
		})
	}
}

func FuzzReadPlaceRows(f *testing.F) {
	f.Add([]byte("\ufeffcode,name,parent_code\n94,Tỉnh A,\n"))
	f.Add([]byte("Mã;Tên;Mã cấp trên\n94;\"Tỉnh\n A\";\n"))
	f.Add([]byte("old_code,new_code,share\n31669,31639,whole\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		rows, err := ReadPlaceRows("u.csv", text)
		if err != nil && KindOf(err) != Invalid {
			t.Fatalf("%v", err)
		}
		if err == nil {
			for _, r := range rows {
				if r.Tier() == "" || r.Name == "" || r.Line < 2 {
					t.Fatalf("%+v", r)
				}
			}
			if _, err := (PlaceImport{File: "u.csv", From: newFrom, Units: rows}).Plan(mergedUnits, nil); err != nil && KindOf(err) != Invalid {
				t.Fatalf("%v", err)
			}
		}
		table, err := ReadCrosswalk("a.csv", text)
		if err != nil && KindOf(err) != Invalid {
			t.Fatalf("%v", err)
		}
		if err == nil && len(table.Rows) > 0 {
			if _, err := (PlaceImport{From: newFrom, Tables: []Crosswalk{table, table}}).Plan(mergedUnits, nil); err != nil && KindOf(err) != Invalid {
				t.Fatalf("%v", err)
			}
		}
	})
}
