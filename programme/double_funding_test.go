package programme

import (
	"strings"
	"testing"
)

// coldDryer is a machine with everything known of it.
func coldDryer() Machine {
	return Machine{Name: "Máy sấy lạnh", Maker: "Hãng A", Model: "MSL-500", MadeIn: 2025, Serials: "SN-100123", Quantity: 1, UnitPrice: 240 * Million,
		Invoice: "0000123", InvoiceDate: 2025_10_01, State: MachineNew}
}

func funded(id int64, machines ...Machine) FundedProject {
	return FundedProject{ID: id, Code: "DP-2025-0" + string(rune('0'+id)), Title: "Hỗ trợ máy", Level: Local, Year: 2025, Stage: Completed,
		Establishment: EstablishmentRef{ID: 9, Name: "Cơ sở Thử"}, Support: 120 * Million, Machines: machines}
}

func with(m Machine, change func(*Machine)) Machine { change(&m); return m }

func TestDoubleFunding(t *testing.T) {
	nothing := func(m *Machine) { m.Serials, m.Invoice, m.InvoiceDate = "", "", 0 }
	same := func(p *FundedProject) { p.SameEntity = true }
	tests := []struct {
		name         string
		mine, theirs func(*Machine)
		other        func(*FundedProject)
		want         Certainty // 0: no warning
		says         string
	}{
		{"everything the same, at another establishment", nil, nil, nil, CertainlyDouble, "Cùng số máy SN100123 với “Máy sấy lạnh MSL-500, 2025” ở đề án DP-2025-02 (Cơ sở Thử) năm 2025, hỗ trợ 120 triệu đồng, nguồn khuyến công địa phương, hoàn thành."},
		{"the serial written another way", func(m *Machine) { m.Serials = "sn 100 123" }, func(m *Machine) { m.Invoice, m.InvoiceDate = "", 0 }, nil, CertainlyDouble, "số máy SN100123"},
		{"one serial, another maker and kind", func(m *Machine) {
			m.Name, m.Model, m.Maker, m.Invoice, m.InvoiceDate = "Máy ép", "E1", "Hãng B", "", 0
		}, nil, nil, LikelyDouble, "số máy"},
		{"a short serial", func(m *Machine) { m.Serials = "1234" }, func(m *Machine) { m.Serials, m.Invoice, m.InvoiceDate = "1234", "", 0 }, nil, LikelyDouble, "số máy 1234"},
		{"one invoice for one kind at one establishment", func(m *Machine) { m.Serials = "" }, nil, same, CertainlyDouble, "Cùng hóa đơn số 0000123 ngày 01/10/2025"},
		{"one invoice for one kind elsewhere", func(m *Machine) { m.Serials = "" }, nil, nil, LikelyDouble, "hóa đơn"},
		{"one invoice for another kind elsewhere", func(m *Machine) { m.Name, m.Model, m.Serials = "Máy ép", "E1", "" }, nil, nil, PossiblyDouble, "hóa đơn"},
		{"one number, another day", func(m *Machine) { m.Serials, m.InvoiceDate = "", 2025_10_02 }, nil, nil, 0, ""},
		{"one kind and year at one establishment", nothing, nothing, same, LikelyDouble, "Cùng model MSL-500, cùng năm sản xuất 2025, cùng cơ sở"},
		{"one kind and year at another establishment", nothing, nothing, nil, 0, ""},
		{"one kind of another year", nothing, func(m *Machine) { nothing(m); m.MadeIn = 2019 }, same, PossiblyDouble, "năm sản xuất khác nhau (2025 và 2019)"},
		{"one name, no model, one year of support", func(m *Machine) { nothing(m); m.Model, m.MadeIn = "", 0 }, nothing, same, LikelyDouble, "Cùng tên máy, cùng năm hỗ trợ 2025"},
		{"one name, no model, another year of support", func(m *Machine) { nothing(m); m.Model, m.MadeIn = "", 0 }, nothing, func(p *FundedProject) { same(p); p.Year = 2022 }, PossiblyDouble, "Cùng tên máy, cùng cơ sở"},
		{"one name, another model", func(m *Machine) { nothing(m); m.Model = "MSL-900" }, nothing, same, 0, ""},
		{"two pieces of one kind, both serials known", func(m *Machine) { m.Serials, m.Invoice, m.InvoiceDate = "SN-200999", "", 0 }, nil, same, 0, ""},
		{"no list of machines, but the title names it", nil, nil, func(p *FundedProject) {
			same(p)
			p.Machines, p.Title = nil, "Ứng dụng máy sấy lạnh trong sản xuất"
		}, PossiblyDouble, "Tên máy có trong tên đề án"},
		{"no list of machines, another title", nil, nil, func(p *FundedProject) { same(p); p.Machines, p.Title = nil, "Ứng dụng máy sấy" }, 0, ""},
		{"refused there", nil, nil, func(p *FundedProject) { p.Stage = Rejected }, 0, ""},
		{"withdrawn there", nil, nil, func(p *FundedProject) { p.Stage = Withdrawn }, 0, ""},
		{"still a draft there", nil, nil, func(p *FundedProject) { p.Stage = Draft }, 0, ""},
		{"national money there", nil, nil, func(p *FundedProject) { p.Level, p.Stage = National, BaseAppraisal }, CertainlyDouble, "nguồn khuyến công quốc gia, thẩm định cấp cơ sở"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			mine, theirs := coldDryer(), coldDryer()
			if tt.mine != nil {
				tt.mine(&mine)
			}
			if tt.theirs != nil {
				tt.theirs(&theirs)
			}
			other := funded(2, theirs)
			if tt.other != nil {
				tt.other(&other)
			}
			d := FindDoubleFunding(funded(1, mine), []FundedProject{other}, nil)
			if tt.want == 0 {
				if len(d.Warnings) != 0 {
					t.Fatalf("warned: %+v", d.Warnings)
				}
				return
			}
			if len(d.Warnings) != 1 || d.Warnings[0].Certainty != tt.want || !strings.Contains(d.Warnings[0].Text(), tt.says) {
				t.Fatalf("%+v", d.Warnings)
			}
			if blocks := len(d.Problems()) > 0; blocks != (tt.want == CertainlyDouble) {
				t.Errorf("stops the appraisal: %v", blocks)
			}
		})
	}
}

// TestDoubleTitles holds projects without lists of machines against each other
// by their titles.
func TestDoubleTitles(t *testing.T) {
	const dryer = "Hỗ trợ ứng dụng máy sấy lạnh trái cây"
	tests := []struct {
		name        string
		mine, other string
		change      func(own, other *FundedProject)
		says        string // "": no warning
	}{
		{"one title", dryer, dryer, nil, "Cùng tên đề án của cùng cơ sở, ở đề án DP-2025-02"},
		{"one title but for the usual words", dryer, "Đầu tư máy sấy lạnh trái cây trong sản xuất", nil, "Cùng tên đề án"},
		{"a title with more to it", dryer, "Máy sấy lạnh trái cây 200 kg mỗi mẻ", nil, "Tên đề án gần giống “Máy sấy lạnh trái cây 200 kg mỗi mẻ”"},
		{"one word of seven another", "Dây chuyền chiên chân không trái cây xuất khẩu", "Dây chuyền chiên chân không trái cây nội địa", nil, "gần giống"},
		{"the same words in another order", "Sấy lạnh trái cây bằng máy 200 kg", "Máy 200 kg sấy lạnh trái cây bằng", nil, "gần giống"},
		{"another machine", dryer, "Hỗ trợ ứng dụng máy chiên trái cây", nil, ""},
		{"two words say too little", "Máy sấy", "Hỗ trợ máy sấy lạnh", nil, ""},
		{"titles of nothing but usual words", "Ứng dụng máy móc, thiết bị tiên tiến", "Ứng dụng máy móc thiết bị tiên tiến", nil, "Cùng tên đề án"},
		{"another establishment", dryer, dryer, func(_, other *FundedProject) { other.SameEntity = false }, ""},
		{"another year: a machine is bought once", dryer, dryer, func(_, other *FundedProject) { other.Year = 2020 }, "năm 2020"},
		{"a course of another year", "Đào tạo nghề may công nghiệp", "Đào tạo nghề may công nghiệp", func(own, other *FundedProject) {
			own.Content, other.Content, other.Year = "KC1", "KC1", 2024
		}, ""},
		{"a course twice in one year", "Đào tạo nghề may công nghiệp", "Đào tạo nghề may công nghiệp", func(own, other *FundedProject) {
			own.Content, other.Content = "KC1", "KC1"
		}, "Cùng tên đề án"},
		{"both have lists: the machines decide", dryer, dryer, func(own, other *FundedProject) {
			own.Machines, other.Machines = []Machine{{Name: "Máy ép"}}, []Machine{{Name: "Máy cưa"}}
		}, ""},
		{"only one has a list", dryer, dryer, func(own, _ *FundedProject) { own.Machines = []Machine{{Name: "Máy ép"}} }, "Cùng tên đề án"},
		{"refused there", dryer, dryer, func(_, other *FundedProject) { other.Stage = Rejected }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			own, other := funded(1), funded(2)
			own.Title, other.Title, own.Content, other.Content, other.SameEntity = tt.mine, tt.other, "KC3c", "KC3c", true
			if tt.change != nil {
				tt.change(&own, &other)
			}
			d := FindDoubleFunding(own, []FundedProject{other}, nil)
			switch {
			case tt.says == "" && len(d.Warnings) > 0:
				t.Fatalf("warned: %+v", d.Warnings)
			case tt.says == "":
				return
			case len(d.Warnings) != 1 || d.Warnings[0].Certainty != PossiblyDouble || !strings.Contains(d.Warnings[0].Text(), tt.says):
				t.Fatalf("%+v", d.Warnings)
			}
			if doubts := d.Doubts(); len(d.Problems()) != 0 || len(doubts) != 1 || !strings.Contains(doubts[0], tt.says) {
				t.Error("what is only possible stops the appraisal")
			}
		})
	}
}

func TestOtherProgrammes(t *testing.T) {
	m := with(coldDryer(), func(m *Machine) {
		m.Other, m.OtherAmount, m.OtherDecision = "OCOP", 50*Million, "QĐ 12 ngày 01/02/2025"
	})
	own := funded(1, m)
	own.Others = []FundingLine{{Source: FromOther, Name: "ocop", Approved: 50 * Million}, {Source: FromOther, Name: "Khoa học", Approved: 30 * Million}}
	d := FindDoubleFunding(own, nil, nil)
	if len(d.Warnings) != 2 {
		t.Fatalf("%+v", d.Warnings)
	}
	if w := d.Warnings[0]; w.Certainty != CertainlyDouble || w.Text() != "Hồ sơ khai “Máy sấy lạnh MSL-500, 2025” được chương trình “OCOP” hỗ trợ 50.000.000 đồng theo QĐ 12 ngày 01/02/2025." {
		t.Errorf("%+v", w)
	}
	if w := d.Warnings[1]; w.Certainty != PossiblyDouble || !strings.Contains(w.Text(), "“Khoa học”") {
		t.Errorf("money that no machine explains: %+v", w)
	}
}

func TestDoubleAnswers(t *testing.T) {
	own, other := funded(1, coldDryer()), funded(2, coldDryer())
	open := FindDoubleFunding(own, []FundedProject{other}, nil)
	key := open.Warnings[0].Key
	answered := func(v DoubleVerdict) DoubleFunding {
		return FindDoubleFunding(own, []FundedProject{other}, []DoubleAnswer{{ProjectID: 1, Key: key, Verdict: v, Who: "Lê Thử"}})
	}
	for v, stops := range map[DoubleVerdict]bool{NotTheSame: false, DoubleAllowed: false, IsDouble: true} {
		if d := answered(v); d.Unanswered() != 0 || (len(d.Problems()) > 0) != stops {
			t.Errorf("%s: %d unanswered, %v", v, d.Unanswered(), d.Problems())
		}
	}
	t.Run("what is answered of a machine that is only asked for there is asked again when it is paid", func(t *testing.T) {
		asked := other
		asked.Stage = BaseAppraisal
		key := FindDoubleFunding(own, []FundedProject{asked}, nil).Warnings[0].Key
		answers := []DoubleAnswer{{ProjectID: 1, Key: key, Verdict: DoubleAllowed}}
		if d := FindDoubleFunding(own, []FundedProject{asked}, answers); d.Unanswered() != 0 {
			t.Fatal("the answer is lost")
		}
		if d := FindDoubleFunding(own, []FundedProject{other}, answers); d.Unanswered() != 1 || len(d.Problems()) != 1 {
			t.Errorf("not asked again: %+v", d.Warnings)
		}
	})
	t.Run("the other project's reviewer is heard", func(t *testing.T) {
		theirs := FindDoubleFunding(other, []FundedProject{own}, nil).Warnings[0].Key
		d := FindDoubleFunding(own, []FundedProject{other}, []DoubleAnswer{{ProjectID: 2, Key: theirs, Verdict: NotTheSame, Reason: "Hai máy"}})
		if w := d.Warnings[0]; !w.Open() || len(w.Elsewhere) != 1 || w.Elsewhere[0].Reason != "Hai máy" {
			t.Errorf("%+v", w)
		}
	})
	t.Run("the key outlives a change of what it does not rest on", func(t *testing.T) {
		changed := own
		changed.Machines = []Machine{with(coldDryer(), func(m *Machine) { m.Note, m.UnitPrice = "Đã sửa", 1 })}
		if got := FindDoubleFunding(changed, []FundedProject{other}, nil).Warnings[0].Key; got != key {
			t.Errorf("%q became %q", key, got)
		}
	})
	t.Run("one row for one invoice of many machines", func(t *testing.T) {
		plain := func(name string) Machine {
			return Machine{Name: name, Quantity: 1, Invoice: "77", InvoiceDate: 2025_01_02}
		}
		d := FindDoubleFunding(funded(1, plain("Máy cưa gỗ"), plain("Máy bào gỗ")), []FundedProject{funded(2, plain("Máy tiện gỗ"), plain("Máy khoan gỗ"))}, nil)
		if len(d.Warnings) != 1 || len(d.Warnings[0].Evidence) != 2 {
			t.Errorf("%+v", d.Warnings)
		}
	})
	if (DoubleAnswer{Verdict: "x", Reason: "một lý do đủ dài"}).Check() == nil || (DoubleAnswer{Verdict: IsDouble, Reason: "trùng"}).Check() == nil || (DoubleAnswer{Verdict: IsDouble}).Check() == nil {
		t.Error("an answer without a reason was let in")
	}
	if err := (DoubleAnswer{Verdict: NotTheSame, Reason: "Số máy ghi trên biên bản khác nhau"}).Check(); err != nil {
		t.Error(err)
	}
}
