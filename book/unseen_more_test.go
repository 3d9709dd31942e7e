package book

import (
	"fmt"
	"strings"
	"testing"

	"khuyencong/programme"
)

// A second lot, written when the first was read right: groups whose members
// have a line each, two tables on a sheet, numbering of other kinds.
func init() {
	unseen["nhom-tung-dong"] = unseenMembers
	unseen["hai-bang-mot-trang"] = unseenTwoTables
	unseen["noi-dung-1-1"] = unseenNumbered
	unseen["tw-dp"] = unseenShortHeads
	unseen["huyen-gop-o"] = unseenMergedDistricts
	unseen["don-vi-lan-lon"] = unseenUnits
}

// Members of a group stand below it, each with its share of the one sum.
func unseenMembers(t testing.TB) (string, expected) {
	m, g, w := newMaker(21), &grid{name: "KCQG 2020"}, expected{}
	g.add("TỔNG HỢP ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2020")
	g.add("Đơn vị tính: triệu đồng")
	g.add("TT", "Tên đề án", "Đơn vị thụ hưởng", "Địa điểm", "Tổng kinh phí", "Kinh phí hỗ trợ", "Đối ứng", "Quyết định số, ngày")
	var total int64
	for i := range 10 {
		p := m.project()
		total += p.total
		decision := fmt.Sprintf("%d/QĐ-BCT ngày 0%d/04/2020", 300+i, i%9+1)
		f := fieldsOf(p, "year", 2020, "level", "national", "decision", fmt.Sprintf("%d/QĐ-BCT", 300+i), "decision_date", fmt.Sprintf("2020-04-0%d", i%9+1))
		if i%4 != 1 {
			w.row(g.name, g.add(i+1, p.title, p.party, p.commune+", "+p.district, vn(p.total, tr), vn(p.support, tr), vn(p.counterpart(), tr), decision), f)
			continue
		}
		one, two := m.project().party, m.project().party
		line := g.add(i+1, p.title+" (đề án nhóm)", nil, nil, vn(p.total, tr), vn(p.support, tr), vn(p.counterpart(), tr), decision)
		half := p.total / 2 / 10_000 * 10_000
		help := p.support / 2 / 10_000 * 10_000
		g.add([]any{nil, "-"}[i/4%2], nil, one, p.commune, vn(half, tr), vn(help, tr), vn(half-help, tr))
		g.add([]any{nil, "-"}[i/4%2], nil, two, p.commune, vn(p.total-half, tr), vn(p.support-help, tr), vn(p.total-half-p.support+help, tr))
		delete(f, "beneficiary")
		f["title"], f["beneficiaries"] = p.title+" (đề án nhóm)", []any{one, two}
		w.row(g.name, line, f)
	}
	w.total(g.name, g.add("Tổng cộng", nil, nil, nil, vn(total, tr)), TotalCost, total, total)
	return xlsx(t, "nhom", g), w
}

// Two tables under each other, with other columns, units and years.
func unseenTwoTables(t testing.TB) (string, expected) {
	m, g, w := newMaker(22), &grid{name: "Tổng hợp"}, expected{}
	g.add("Biểu 1: ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2015")
	g.add(nil, nil, nil, nil, "Đơn vị tính: đồng")
	g.add("STT", "Tên đề án", "Đơn vị thụ hưởng", "Tổng kinh phí", "Hỗ trợ")
	var sum int64
	for i := range 6 {
		p := m.project()
		sum += p.support
		w.row(g.name, g.add(i+1, p.title, p.party, vn(p.total, 1), vn(p.support, 1)), fieldsOf(p, "year", 2015, "level", "national", "counterpart", "absent"))
	}
	w.total(g.name, g.add("Cộng", nil, nil, nil, vn(sum, 1)), Support, sum, sum)
	g.add()
	g.add("Biểu 2: ĐỀ ÁN KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2016")
	g.add(nil, nil, nil, nil, "Đơn vị tính: triệu đồng")
	g.add("STT", "Đơn vị thụ hưởng", "Tên đề án", "Địa chỉ", "Hỗ trợ", "Đối ứng", "Tổng cộng")
	sum = 0
	for i := range 8 {
		p := m.project()
		sum += p.support
		w.row(g.name, g.add(i+1, p.party, p.title, p.commune, num(p.support, tr), num(p.counterpart(), tr), num(p.total, tr)), fieldsOf(p, "year", 2016, "level", "local", "address", p.commune))
	}
	w.total(g.name, g.add("Cộng", nil, nil, nil, num(sum, tr)), Support, sum, sum)
	return xlsx(t, "hai-bang", g), w
}

// Contents are numbered 1, 2, 3, their projects 1.1 or a; letters for levels.
func unseenNumbered(t testing.TB) (string, expected) {
	m, g, w := newMaker(23), &grid{name: "DM"}, expected{}
	g.add("DANH MỤC ĐỀ ÁN KHUYẾN CÔNG ĐỀ NGHỊ HỖ TRỢ NĂM 2021")
	g.add("(Đvt: 1000 đồng)")
	g.add("Số", nil, nil, nil, "Dự toán kinh phí")
	g.add("TT", "Tên đề án", "Đơn vị thực hiện", "Huyện, thị xã, thành phố", "Tổng số", "Hỗ trợ", "Đối ứng")
	for k, level := range []string{"national", "local"} {
		g.add([]string{"A", "B"}[k], []string{"ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA", "ĐỀ ÁN KHUYẾN CÔNG ĐỊA PHƯƠNG"}[k])
		for c, content := range []programme.ContentGroup{programme.Training, programme.Machinery, programme.DemonstrationModel} {
			g.add(c+1, []string{"Đào tạo nghề, truyền nghề", "Hỗ trợ ứng dụng máy móc thiết bị", "Mô hình trình diễn kỹ thuật"}[c])
			for n := 0; n < 3; {
				p := m.project()
				if p.group != content {
					continue
				}
				n++
				label := fmt.Sprintf("%d.%d", c+1, n)
				if k == 1 {
					label = string(rune('a'+n-1)) + ")"
				}
				w.row(g.name, g.add(label, p.title, p.party, strings.TrimPrefix(p.district, "Huyện "), en(p.total, 1000), en(p.support, 1000), en(p.counterpart(), 1000)),
					fieldsOf(p, "year", 2021, "level", level, "content", string(content)))
			}
		}
	}
	return xlsx(t, "danh-muc", g), w
}

// Short headings: TW, ĐP, ĐƯ; numbers as numbers; labels such as 1a and 2/.
func unseenShortHeads(t testing.TB) (string, expected) {
	m, g, w := newMaker(24), &grid{name: "2013"}, expected{}
	g.add("Kết quả khuyến công 2013")
	g.add("TT", "Tên đề án", "Cơ sở CNNT được hỗ trợ", "Nơi thực hiện", "Kinh phí (tr.đ)", nil, nil, nil, "Ngày nghiệm thu")
	g.add(nil, nil, nil, nil, "Tổng", "TW", "ĐP", "Đối ứng")
	g.join("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2", "I2:I3")
	for i := range 14 {
		p := m.project()
		label := []any{i + 1, fmt.Sprint(i+1, "."), fmt.Sprint(i+1, "/"), fmt.Sprint(i+1, "a")}[i%4]
		national, local, level := p.support, int64(0), "national"
		if i%3 > 0 {
			national, local, level = 0, p.support, "local"
		}
		cell := func(v int64) any {
			if v == 0 {
				return nil
			}
			return num(v, tr)
		}
		written, iso := []any{"05.12.2013", "5/12/13", "ngày 05 tháng 12 năm 2013", day("2013-12-05"), "tháng 12/2013", "12/25/2013"}[i%6], any("2013-12-05")
		if i%6 > 3 {
			iso = nil
		}
		line := g.add(label, p.title, p.party, p.commune+" ("+p.district+")", num(p.total, tr), cell(national), cell(local), cell(p.counterpart()), written)
		f := fieldsOf(p, "year", 2013, "acceptance_date", iso)
		if p.counterpart() == 0 { // an empty cell is unknown, and nothing tells that the other source is all
			f["counterpart"], f["support"] = nil, nil
		}
		f["level"] = level
		w.row(g.name, line, f)
		if national > 0 {
			f["support_national"] = national
		} else {
			f["support_local"] = local
		}
		if i%6 == 5 {
			w.problem(g.name, CellName(8, line), BadDate)
		}
	}
	return xlsx(t, "tw-dp", g), w
}

// The district stands once, joined over its projects; a title over two lines.
func unseenMergedDistricts(t testing.TB) (string, expected) {
	m, g, w := newMaker(25), &grid{name: "Theo địa bàn"}, expected{}
	g.add("DANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ TỪ NGUỒN KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2011")
	g.add("STT", "Huyện", "Tên đơn vị", "Xã, phường", "Nội dung đề án", "Tổng vốn đầu tư\n(triệu đồng)", "Kinh phí khuyến công hỗ trợ (triệu đồng)", "Ghi chú")
	n := 0
	for _, district := range madeDistrictNames[:4] {
		first := 0
		var last int
		for k := range 4 {
			p := m.project()
			n++
			cells := []any{n, nil, p.party, p.commune, p.title, vn(p.total, tr), vn(p.support, tr), pick(m, "", "Đã nghiệm thu", "Hỗ trợ 50 triệu đồng đợt 1")}
			if k == 0 {
				cells[1] = district
			}
			words := strings.SplitN(p.title, " trong ", 2)
			if len(words) == 2 && k == 2 {
				cells[4] = words[0]
			}
			last = g.add(cells...)
			if k == 0 {
				first = last
			}
			w.row(g.name, last, fieldsOf(p, "year", 2011, "level", "local", "district", district, "counterpart", "absent"))
			if len(words) == 2 && k == 2 {
				last = g.add(nil, nil, nil, nil, "trong "+words[1])
			}
		}
		g.join(fmt.Sprintf("B%d:B%d", first, last))
	}
	return xlsx(t, "dia-ban", g), w
}

// Rows typed in other units than the column's, and numbers that can be read in
// two ways: right, or unknown and told.
func unseenUnits(t testing.TB) (string, expected) {
	m, g, w := newMaker(26), &grid{name: "KH"}, expected{}
	g.add("KẾ HOẠCH KHUYẾN CÔNG QUỐC GIA NĂM 2019")
	g.add("ĐVT: triệu đồng")
	g.add("STT", "Tên đề án", "Đơn vị thụ hưởng", "Tổng kinh phí", "Hỗ trợ", "Đối ứng")
	for i := range 16 {
		p := m.project()
		p.total, p.support = int64(600+20*i)*tr, int64(200+5*i)*tr
		unit := []int64{tr, tr, tr, 1, tr, tr, 1000, tr}[i%8]
		cells := []any{i + 1, p.title, p.party, vn(p.total, unit), vn(p.support, unit), vn(p.counterpart(), unit)}
		f := fieldsOf(p, "year", 2019, "level", "national")
		var kinds []ProblemKind
		switch i {
		case 1: // the total in tỷ, the others fit
			cells[3], kinds = vn(p.total, 1000*tr), []ProblemKind{Scale}
		case 9: // all in tỷ
			cells[3], cells[4], cells[5] = vn(p.total, 1000*tr), vn(p.support, 1000*tr), vn(p.counterpart(), 1000*tr)
			f["total_cost"], f["support"], f["counterpart"], kinds = nil, nil, nil, []ProblemKind{Ambiguous, Ambiguous, Ambiguous}
		}
		line := g.add(cells...)
		switch unit {
		case 1: // a whole row in đồng: too large for the column
			f["total_cost"], f["support"], f["counterpart"], kinds = nil, nil, nil, []ProblemKind{Scale, Scale, Scale}
		case 1000: // in nghìn: read so, and told
			kinds = []ProblemKind{Scale, Scale, Scale}
		}
		w.row(g.name, line, f)
		for k, kind := range kinds {
			w.problem(g.name, CellName(3+k, line), kind)
		}
	}
	return xlsx(t, "don-vi", g), w
}
