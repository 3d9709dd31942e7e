package book

import (
	"fmt"
	"testing"

	"khuyencong/programme"
)

// No numbers, no sections, a year in each row; damaged letters and doubles.
func unseenFlat(t testing.TB) (string, expected) {
	m, g, w := newMaker(9), &grid{name: "Data"}, expected{}
	g.add("Năm", "Cấp", "Tên đề án", "Tên doanh nghiệp", "Xã/phường", "Huyện/TX/TP", "Lĩnh vực hỗ trợ", "Tổng kinh phí (đồng)", "Kinh phí hỗ trợ (đồng)", "Đối ứng (đồng)")
	var third made
	for i := range 30 {
		p := m.project()
		if i == 3 {
			third = p
		}
		if i == 20 {
			p = third
		}
		title := p.title
		if i == 9 {
			title = "H? tr? máy s?y b?t cá"
			p.title = title
		}
		year := 2014 + i/8
		level, cap := programme.Local, "Địa phương"
		if i%5 == 0 {
			level, cap = programme.National, "Quốc gia"
		}
		line := g.add(year, cap, title, p.party, p.commune, p.district, p.content, p.total, p.support, p.counterpart())
		w.row(g.name, line, fieldsOf(p, "year", year, "level", string(level), "content", string(p.group), "district", p.district))
		if i == 9 {
			w.problem(g.name, CellName(2, line), DamagedText)
		}
		if i == 20 {
			w.problem(g.name, CellName(2, line), DuplicateProject)
		}
	}
	return xlsx(t, "du-lieu", g), w
}

// Page breaks with carried sums, sections by year in one joined cell, projects
// numbered 1.1.
func unseenPages(t testing.TB) (string, expected) {
	m, g, w := newMaker(10), &grid{name: "2019-2020"}, expected{}
	g.add("TỔNG HỢP ĐỀ ÁN KHUYẾN CÔNG GIAI ĐOẠN 2019-2020")
	g.add("Đơn vị tính: Triệu đồng")
	head := func() {
		top := g.add("TT", "Tên chương trình, đề án", "Đơn vị thụ hưởng", "Địa điểm thực hiện", "Tổng kinh phí", "Chia ra", nil, "Ghi chú")
		g.add(nil, nil, nil, nil, nil, "NSNN hỗ trợ", "Đơn vị thụ hưởng")
		for _, c := range []string{"A", "B", "C", "D", "E", "H"} {
			g.join(fmt.Sprintf("%s%d:%s%d", c, top, c, top+1))
		}
		g.join(fmt.Sprintf("F%d:G%d", top, top))
	}
	head()
	var total, support int64
	sums := func(label string) int {
		return g.add(nil, label, nil, nil, vn(total, tr), vn(support, tr), vn(total-support, tr))
	}
	for y, year := range []int{2019, 2020} {
		line := g.add(fmt.Sprintf("%s. NĂM %d", []string{"I", "II"}[y], year))
		g.join(fmt.Sprintf("A%d:H%d", line, line))
		for k, level := range []string{"national", "local"} {
			g.add(fmt.Sprint(k+1), []string{"Khuyến công quốc gia", "Khuyến công địa phương"}[k])
			for n := range 5 {
				p := m.project()
				total, support = total+p.total, support+p.support
				cp := any(vn(p.counterpart(), tr))
				if p.counterpart() == 0 {
					cp = "0"
				}
				line := g.add(fmt.Sprintf("%d.%d", k+1, n+1), p.title, p.party, p.commune+", "+p.district, vn(p.total, tr), vn(p.support, tr), cp)
				w.row(g.name, line, fieldsOf(p, "year", year, "level", level, "district", p.district))
			}
			if k == 0 {
				line := sums("Cộng chuyển sang trang " + fmt.Sprint(y+2))
				w.total(g.name, line, TotalCost, total, total)
				head()
				sums("Mang sang")
			}
		}
	}
	line := g.add(nil, "Tổng cộng (I+II)", nil, nil, vn(total, tr), vn(support, tr), vn(total-support+5*tr, tr))
	w.total(g.name, line, TotalCost, total, total)
	w.total(g.name, line, Counterpart, total-support+5*tr, total-support)
	g.add(nil, "Số tiền bằng chữ: …")
	return xlsx(t, "chuyen-trang", g), w
}

// English separators as text, and the slips that books have.
func unseenFaults(t testing.TB) (string, expected) {
	m, g, w := newMaker(11), &grid{name: "KH 2024"}, expected{}
	g.add("KẾ HOẠCH KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2024")
	g.add(nil, nil, nil, nil, nil, nil, "(ĐVT: Tr.đồng)")
	g.add("STT", "Tên đề án", "Đơn vị thụ hưởng", "Địa chỉ", "Tổng kinh phí", "Hỗ trợ", "Đối ứng", "Tỷ lệ %")
	for i := range 24 {
		p := m.project()
		p.support = max(p.support/(250_000)*250_000, 5*tr)
		p.total = p.support*2 + 500_000
		rate := fmt.Sprintf("%d%%", p.support*100/p.total)
		total, support, counterpart := any(en(p.total, tr)), any(en(p.support, tr)), any(en(p.counterpart(), tr))
		title, party, address := p.title, p.party, p.commune+", "+p.district
		f := fieldsOf(p, "year", 2024, "level", "local", "district", p.district)
		kind, column := ProblemKind(""), 0
		switch i {
		case 2: // support typed in đồng
			support, kind, column = vn(p.support, 1), Scale, 5
		case 5:
			counterpart, f["counterpart"], kind, column = "đang cập nhật", nil, NotANumber, 6
		case 7:
			total, f["total_cost"], kind, column = formula{"SUM(#REF!)", ""}, nil, BadFormula, 4
		case 9:
			party, address, kind, column = address, party, SwappedColumns, 2
		case 11:
			support, f["support"], kind, column = en(p.support, tr)+" (đã tạm ứng)", nil, NumberInText, 5
		case 13:
			counterpart, kind, column = en(p.counterpart()+10*tr, tr), SumMismatch, 4
			f["counterpart"] = p.counterpart() + 10*tr
		case 15:
			party, kind, column = "", MissingParty, 2
			delete(f, "beneficiary")
		case 17:
			title, f["title"], kind, column = "", nil, MissingTitle, 1
		case 19:
			support, f["support"], kind, column = "-"+en(p.support, tr), -p.support, Negative, 5
			counterpart, f["counterpart"] = en(p.total+p.support, tr), p.total+p.support
			rate = ""
		}
		line := g.add(i+1, title, party, address, total, support, counterpart, rate)
		w.row(g.name, line, f)
		if kind != "" {
			w.problem(g.name, CellName(column, line), kind)
		}
	}
	return xlsx(t, "ke-hoach", g), w
}

// VNI bytes in CSV.
func unseenVNIBytes(t testing.TB) (string, expected) {
	m, g, w := newMaker(12), &grid{name: "2007"}, expected{}
	g.add("Báo cáo các đề án khuyến công quốc gia năm 2007")
	g.add("Đơn vị: 1.000 đồng")
	g.add("TT", "Tên đề án", "Tên cơ sở", "Địa bàn", "Tổng kinh phí", "Hỗ trợ", "Đóng góp của cơ sở")
	for i := range 15 {
		p := m.project()
		line := g.add(i+1, p.title, p.party, p.commune+" - "+p.district, vn(p.total, 1000), vn(p.support, 1000), vn(p.counterpart(), 1000))
		w.row(g.name, line, fieldsOf(p, "year", 2007, "level", "national", "district", p.district))
	}
	return csvBook(t, g, ';', inVNIBytes), w
}

// The sum of all stands above the rows; contents have figures on their line;
// groups share one sum; the exported look of triệu stored as đồng.
func unseenTotalOnTop(t testing.TB) (string, expected) {
	m, g, w := newMaker(13), &grid{name: "Biểu 5"}, expected{}
	g.add("Biểu số 5")
	g.add("KẾT QUẢ THỰC HIỆN KINH PHÍ KHUYẾN CÔNG QUỐC GIA NĂM 2023")
	g.add(nil, nil, nil, nil, nil, "Đơn vị: triệu đồng")
	g.add("TT", "Nội dung", "Đơn vị thụ hưởng", "Địa điểm", "Tổng kinh phí", "Trong đó", nil)
	g.add(nil, nil, nil, nil, nil, "Kinh phí hỗ trợ", "Vốn của cơ sở")
	g.join("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:G4")
	top := g.add(nil, "TỔNG CỘNG")
	var total, support int64
	for s, content := range []programme.ContentGroup{programme.Machinery, programme.ProductPromotion} {
		section := g.add([]string{"I", "II"}[s], map[programme.ContentGroup]string{programme.Machinery: "Ứng dụng máy móc thiết bị tiên tiến vào sản xuất", programme.ProductPromotion: "Phát triển sản phẩm, thương hiệu"}[content])
		var sum, help int64
		for n := 0; n < 5; {
			p := m.project()
			if p.group != content {
				continue
			}
			n++
			sum, help = sum+p.total, help+p.support
			line := g.add(n, p.title, p.party, p.commune+", "+p.district, shown{p.total}, shown{p.support}, shown{p.counterpart()})
			f := fieldsOf(p, "year", 2023, "level", "national", "content", string(content))
			if n == 3 {
				second := m.project().party
				further := g.add(nil, nil, second, p.commune+", "+p.district)
				for _, c := range "ABEFG" {
					g.join(fmt.Sprintf("%c%d:%c%d", c, line, c, further))
				}
				delete(f, "beneficiary")
				f["beneficiaries"] = []any{p.party, second}
			}
			w.row(g.name, line, f)
		}
		g.cells[section-1] = append(g.cells[section-1], nil, nil, shown{sum}, shown{help}, shown{sum - help})
		w.total(g.name, section, TotalCost, sum, sum)
		w.total(g.name, section, Support, help, help)
		total, support = total+sum, support+help
	}
	g.cells[top-1] = append(g.cells[top-1], nil, nil, shown{total}, shown{support}, shown{total - support})
	w.total(g.name, top, TotalCost, total, total)
	w.total(g.name, top, Support, support, support)
	return xlsx(t, "bieu-5", g), w
}
