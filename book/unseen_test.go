package book

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"khuyencong/programme"
)

// The books of this file were written before the rules met them: layouts,
// words and slips of other offices than those whose books the rules were made
// from. What is read of them is scored, not only passed or failed.

// made is one project of a made-up book.
type made struct {
	title, party, commune, district, content string
	group                                    programme.ContentGroup
	total, support                           int64 // đồng
}

func (m made) counterpart() int64 { return m.total - m.support }

type maker struct {
	*rand.Rand
	used map[string]bool
}

func newMaker(seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 7)), map[string]bool{}} }

func pick[T any](m maker, of ...T) T { return of[m.IntN(len(of))] }

var madeDistricts = map[string][]string{
	"Huyện Vĩnh Lợi": {"Xã Châu Hưng A", "Thị trấn Châu Hưng", "Xã Hưng Hội"}, "Huyện Hồng Dân": {"Xã Ninh Hòa", "Thị trấn Ngan Dừa", "Xã Lộc Ninh"},
	"Thị xã Giá Rai": {"Phường Hộ Phòng", "Xã Phong Tân", "Phường 1"}, "Thành phố Bạc Liêu": {"Phường 3", "Xã Hiệp Thành", "Phường Nhà Mát"},
	"Huyện Phước Long": {"Xã Phong Thạnh Tây B", "Thị trấn Phước Long"}, "Huyện Đông Hải": {"Thị trấn Gành Hào", "Xã Long Điền Đông"},
}

var madeDistrictNames = []string{"Huyện Vĩnh Lợi", "Huyện Hồng Dân", "Thị xã Giá Rai", "Thành phố Bạc Liêu", "Huyện Phước Long", "Huyện Đông Hải"}

// project makes a project that was not made before.
func (m maker) project() made {
	for {
		p := m.try()
		key := p.title + p.party
		if !m.used[key] {
			m.used[key] = true
			return p
		}
	}
}

func (m maker) try() (p made) {
	p.district = pick(m, madeDistrictNames...)
	p.commune = pick(m, madeDistricts[p.district]...)
	p.party = pick(m, "Công ty TNHH ", "DNTN ", "HTX ", "Hộ kinh doanh ", "Cơ sở ", "Công ty CP ", "Tổ hợp tác ", "Công ty TNHH MTV SX - TM ") +
		pick(m, "Hoàng", "Thanh", "Ngọc", "Minh", "Tấn", "Kim", "Phước", "Quốc") + " " + pick(m, "Phát", "Lợi", "Thảo", "Đạt", "Yến", "Trường", "Hiếu", "Ngân", "Út")
	product := pick(m, "gạo sạch", "cá cơm", "muối ớt", "bánh phồng", "nước mắm", "gỗ mỹ nghệ", "cơ khí nhỏ", "chổi đót", "đũa dừa", "rượu nếp", "tôm chua", "gạch ceramic")
	switch m.IntN(5) {
	case 0:
		p.title, p.content, p.group = "Đào tạo nghề "+product+" cho "+fmt.Sprint(20+m.IntN(30))+" lao động", "Đào tạo nghề", programme.Training
		p.total = int64(40+m.IntN(60)) * 1_000_000
		p.support = p.total
	case 1:
		p.title, p.content, p.group = "Xây dựng mô hình trình diễn sản xuất "+product, "Mô hình trình diễn kỹ thuật", programme.DemonstrationModel
		p.total = int64(1500+m.IntN(4000)) * 1_250_000
		p.support = int64(200+m.IntN(300)) * 1_000_000
	case 2:
		p.title, p.content, p.group = "Hỗ trợ thiết kế bao bì, đăng ký nhãn hiệu "+product, "Phát triển sản phẩm CNNT tiêu biểu", programme.ProductPromotion
		p.support = int64(20+m.IntN(20)) * 500_000 * 2
		p.total = p.support * 2
	default:
		p.title, p.content, p.group = "Hỗ trợ ứng dụng máy "+pick(m, "đóng gói", "ép", "sấy lạnh", "cắt laser", "trộn", "hàn")+" trong sản xuất "+product, "Ứng dụng máy móc, thiết bị tiên tiến", programme.Machinery
		p.total = int64(90+m.IntN(1800)) * 1_050_000
		p.support = p.total / 2 / 10_000 * 10_000
		if p.support > 300_000_000 {
			p.support = 300_000_000
		}
	}
	return p
}

// The ways in which offices write amounts.
func vn(amount, unit int64) string {
	whole, rest := amount/unit, amount%unit
	s := group(whole, ".")
	if rest != 0 {
		digits := strings.TrimRight(fmt.Sprint(unit + rest)[1:], "0")
		s += "," + digits
	}
	return s
}

func en(amount, unit int64) string {
	s := strings.NewReplacer(".", ",", ",", ".").Replace(vn(amount, unit))
	return s
}

func group(n int64, sep string) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

func num(amount, unit int64) any {
	if amount%unit == 0 {
		return amount / unit
	}
	return float64(amount) / float64(unit)
}

func (e *expected) row(sheet string, line int, fields map[string]any) {
	e.Rows = append(e.Rows, struct {
		Sheet  string
		Row    int
		Fields map[string]any
		Accept map[string][]any
	}{sheet, line, fields, nil})
}

func (e *expected) problem(sheet, cell string, kind ProblemKind) {
	e.Problems = append(e.Problems, expectedProblem{sheet, cell, string(kind)})
}

func (e *expected) total(sheet string, line int, field Field, stated, computed int64) {
	t := expectedTotal{Sheet: sheet, Row: line, Field: string(field), Stated: stated, Computed: computed}
	if stated == computed {
		e.Totals = append(e.Totals, t)
	} else {
		e.TotalsDisagree = append(e.TotalsDisagree, t)
	}
}

func fieldsOf(m made, more ...any) map[string]any {
	f := map[string]any{"title": m.title, "beneficiary": m.party, "total_cost": m.total, "support": m.support, "counterpart": m.counterpart()}
	for i := 0; i+1 < len(more); i += 2 {
		if more[i+1] == "absent" {
			delete(f, more[i].(string))
			continue
		}
		f[more[i].(string)] = more[i+1]
	}
	return f
}

const tr = 1_000_000

// unseen are the books by their names.
var unseen = map[string]func(t testing.TB) (file string, want expected){
	"xa-phuong-2025":       unseenCommunes,
	"windows-1258":         unseenWindows1258,
	"csv-english":          unseenEnglish,
	"tab-tcvn3":            unseenTCVN3,
	"vni-ty-dong":          unseenVNI,
	"giai-ngan-quyet-toan": unseenSettled,
	"moi-huyen-mot-trang":  unseenDistrictSheets,
	"danh-sach-phang":      unseenFlat,
	"chuyen-trang":         unseenPages,
	"tieng-anh-loi":        unseenFaults,
	"vni-csv":              unseenVNIBytes,
	"tong-tren-dau":        unseenTotalOnTop,
}

// A ward a section, after the districts; đồng stored as numbers.
func unseenCommunes(t testing.TB) (string, expected) {
	m, g, w := newMaker(1), &grid{name: "Phụ lục I"}, expected{}
	g.add("ỦY BAN NHÂN DÂN", nil, nil, nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
	g.add("THÀNH PHỐ CẦN THƠ", nil, nil, nil, "Độc lập - Tự do - Hạnh phúc")
	g.add()
	g.add("DANH MỤC NHIỆM VỤ, ĐỀ ÁN KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2026")
	g.add("(Ban hành kèm theo Quyết định số 3015/QĐ-UBND ngày 20 tháng 12 năm 2025 của Ủy ban nhân dân thành phố)")
	g.add(nil, nil, nil, nil, nil, nil, "Đơn vị tính: đồng")
	g.add("Số TT", "Tên nhiệm vụ, đề án", "Tổ chức, cá nhân thụ hưởng", "Tổng vốn đầu tư", "NSNN hỗ trợ", "Vốn tự có của cơ sở", "Số QĐ", "Ghi chú")
	n := 0
	for i, ward := range []string{"Phường Ninh Kiều", "Phường Cái Răng", "Xã Phong Điền", "Xã Thới Lai"} {
		g.add([]string{"I", "II", "III", "IV"}[i], ward)
		var total, support int64
		for range 5 {
			n++
			p := m.project()
			total, support = total+p.total, support+p.support
			line := g.add(n, p.title, p.party, p.total, p.support, p.counterpart(), fmt.Sprintf("%d/QĐ-SCT", 100+n))
			w.row(g.name, line, fieldsOf(p, "year", 2026, "level", "local", "decision", fmt.Sprintf("%d/QĐ-SCT", 100+n)))
		}
		line := g.add(nil, "Cộng mục "+[]string{"I", "II", "III", "IV"}[i], nil, total, support, total-support)
		w.total(g.name, line, TotalCost, total, total)
		w.total(g.name, line, Support, support, support)
	}
	g.add()
	g.add(nil, "Tổng số: 20 đề án")
	g.add(nil, nil, nil, nil, "TM. ỦY BAN NHÂN DÂN")
	g.add(nil, nil, nil, nil, "KT. CHỦ TỊCH")
	return xlsx(t, "phu-luc", g), w
}

// Windows-1258, semicolons, the level in a column of its own.
func unseenWindows1258(t testing.TB) (string, expected) {
	m, g, w := newMaker(2), &grid{name: "kq-2019"}, expected{}
	g.add("KẾT QUẢ HỖ TRỢ CÁC CƠ SỞ CÔNG NGHIỆP NÔNG THÔN NĂM 2019")
	g.add(nil, nil, nil, nil, nil, "ĐVT: triệu đồng")
	g.add("STT", "Đơn vị được hỗ trợ", "Địa chỉ", "Tên đề án", "Nội dung hỗ trợ", "Nguồn vốn", "Tổng KP", "KP hỗ trợ", "KP đối ứng", "Ngày nghiệm thu")
	var total, support int64
	for i := range 24 {
		p := m.project()
		if i == 11 {
			p.total, p.support = 1_250*tr, 300*tr
		}
		total, support = total+p.total, support+p.support
		level, name := programme.Local, pick(m, "KCĐP", "Địa phương")
		if m.IntN(3) == 0 {
			level, name = programme.National, pick(m, "KCQG", "Quốc gia")
		}
		line := g.add(fmt.Sprintf("%02d", i+1), p.party, p.commune+", "+strings.ToLower(p.district[:1])+p.district[1:], p.title, p.content, name,
			vn(p.total, tr), vn(p.support, tr), strings.Replace(vn(p.counterpart(), tr), "0", "0", 1), day("2019-11-2"+fmt.Sprint(i%9)))
		f := fieldsOf(p, "year", 2019, "level", string(level), "content", string(p.group), "district", p.district, "acceptance_date", "2019-11-2"+fmt.Sprint(i%9))
		w.row(g.name, line, f)
	}
	line := g.add("Tổng cộng", nil, nil, nil, nil, nil, vn(total, tr), vn(support+9*tr, tr), vn(total-support, tr))
	w.total(g.name, line, TotalCost, total, total)
	w.total(g.name, line, Support, support+9*tr, support)
	return csvBook(t, g, ';', inWindows1258), w
}

// Commas, English separators in quotes, heading on two lines without merges.
func unseenEnglish(t testing.TB) (string, expected) {
	m, g, w := newMaker(3), &grid{name: "export 2021"}, expected{}
	g.add("Danh mục đề án khuyến công quốc gia năm 2021 (nghìn đồng)")
	g.add("TT", "Tên đề án", "Đơn vị thụ hưởng", "Huyện", "Kinh phí", nil, nil, "Thời gian thực hiện")
	g.add(nil, nil, nil, nil, "Tổng cộng", "Ngân sách hỗ trợ", "Cơ sở đóng góp")
	g.add("(1)", "(2)", "(3)", "(4)", "(5)=(6)+(7)", "(6)", "(7)", "(8)")
	for i := range 20 {
		p := m.project()
		period, year := pick(m, "Tháng 3 - 10/2021", "Quý III/2021", "2021"), any(2021)
		if i%7 == 3 {
			period, year = "2021-2022", nil
		}
		counterpart := any(en(p.counterpart(), 1000))
		if p.counterpart() == 0 {
			counterpart = "-"
		}
		line := g.add(i+1, p.title, p.party, strings.TrimPrefix(p.district, "Huyện "), en(p.total, 1000), en(p.support, 1000), counterpart, period)
		w.row(g.name, line, fieldsOf(p, "year", year, "level", "national", "period", period))
	}
	return csvBook(t, g, ',', withMark), w
}

// TCVN3 bytes and tabs.
func unseenTCVN3(t testing.TB) (string, expected) {
	m, g, w := newMaker(4), &grid{name: "kc2009"}, expected{}
	g.add("Danh sách các đề án khuyến công địa phương thực hiện năm 2009")
	g.add("Đơn vị tính: triệu đồng")
	g.add("STT", "Tên đề án", "Đơn vị thực hiện", "Địa điểm", "Tổng vốn", "Kinh phí khuyến công", "Ghi chú")
	group := 0
	for _, content := range []programme.ContentGroup{programme.Machinery, programme.Training, programme.DemonstrationModel} {
		n := 0
		for try := 0; n < 6 && try < 200; try++ {
			p := m.project()
			if p.group != content || strings.Contains(p.party, "Út") {
				continue
			}
			if n == 0 {
				g.add([]string{"I", "II", "III"}[group], p.content)
			}
			n++
			line := g.add(n, p.title, p.party, p.commune+", "+strings.Replace(p.district, "H", "h", 1), vn(p.total, tr), vn(p.support, tr))
			w.row(g.name, line, fieldsOf(p, "year", 2009, "level", "local", "content", string(content), "counterpart", "absent"))
		}
		group++
	}
	return csvBook(t, g, '\t', inTCVN3Bytes), w
}

// VNI letters in a workbook; the total in tỷ, the support in triệu.
func unseenVNI(t testing.TB) (string, expected) {
	m, g, w := newMaker(5), &grid{name: "Nam 2008"}, expected{}
	g.add(toVNI("SỞ CÔNG NGHIỆP TỈNH"))
	g.add(toVNI("Tổng hợp các đề án khuyến công địa phương năm 2008"))
	g.add("TT", toVNI("Tên đề án"), toVNI("Cơ sở thụ hưởng"), toVNI("Địa chỉ"), toVNI("Tổng mức đầu tư (tỷ đồng)"), toVNI("Khuyến công hỗ trợ (triệu đồng)"), toVNI("Ghi chú"))
	var all int64
	for s := range 2 {
		g.add([]string{"A", "B"}[s], toVNI(madeDistrictNames[s]))
		var sum int64
		for n := range 7 {
			p := m.project()
			p.total = max(p.total, 400*tr) / (10 * tr) * 10 * tr
			p.support = min(p.support, p.total)
			line := g.add(n+1, toVNI(p.title), toVNI(p.party), toVNI(p.commune), num(p.total, 1000*tr), num(p.support, tr))
			sum += p.support
			w.row(g.name, line, fieldsOf(p, "year", 2008, "level", "local", "district", madeDistrictNames[s], "address", p.commune, "counterpart", "absent"))
		}
		all += sum
		line := g.add(nil, toVNI("Cộng "+[]string{"A", "B"}[s]), nil, nil, nil, num(sum, tr))
		w.total(g.name, line, Support, sum, sum)
	}
	line := g.add(nil, toVNI("Tổng cộng (A+B)"), nil, nil, nil, num(all, tr))
	w.total(g.name, line, Support, all, all)
	return xlsx(t, "vni", g), w
}

// Approved, paid and settled beside each other, three levels of heading.
func unseenSettled(t testing.TB) (string, expected) {
	m, g, w := newMaker(6), &grid{name: "Quyết toán"}, expected{}
	g.add("BẢNG TỔNG HỢP TÌNH HÌNH GIẢI NGÂN, QUYẾT TOÁN KINH PHÍ KHUYẾN CÔNG NĂM 2022")
	g.add(nil, nil, nil, nil, nil, nil, nil, nil, nil, "ĐVT: 1.000đ")
	g.add("TT", "Nội dung đề án", "Chủ đầu tư", "Quyết định phê duyệt", nil, "Kinh phí được duyệt", nil, nil, nil, "Kinh phí đã giải ngân", "Kinh phí quyết toán", "Ghi chú")
	g.add(nil, nil, nil, "Số", "Ngày", "Tổng số", "Trong đó")
	g.add(nil, nil, nil, nil, nil, nil, "KCQG", "KCĐP", "Vốn đối ứng")
	g.join("A3:A5", "B3:B5", "C3:C5", "D3:E3", "D4:D5", "E4:E5", "F3:I3", "F4:F5", "G4:I4", "J3:J5", "K3:K5", "L3:L5", "A1:L1")
	for i := range 22 {
		p := m.project()
		paid, settled := p.support*7/10/1000*1000, p.support
		if i == 5 {
			settled += 12 * tr
		}
		national, local, level := int64(0), p.support, "local"
		if i%4 == 0 {
			national, local, level = p.support, 0, "national"
		}
		cell := func(v int64) any {
			if v == 0 {
				return "-"
			}
			return num(v, 1000)
		}
		line := g.add(i+1, p.title, p.party, fmt.Sprintf("%d/QĐ-UBND", 200+i), day("2022-03-15"), num(p.total, 1000), cell(national), cell(local), cell(p.counterpart()), num(paid, 1000), num(settled, 1000))
		w.row(g.name, line, fieldsOf(p, "year", 2022, "level", level, "support_national", national, "support_local", local, "support_paid", paid, "support_settled", settled,
			"decision", fmt.Sprintf("%d/QĐ-UBND", 200+i), "decision_date", "2022-03-15"))
		if i == 5 {
			w.problem(g.name, CellName(10, line), SettledOver)
		}
	}
	return xlsx(t, "quyet-toan", g), w
}

// A sheet for each district; beneficiary and address in one cell; money with
// its unit in the cell.
func unseenDistrictSheets(t testing.TB) (string, expected) {
	m, w := newMaker(8), expected{}
	var grids []*grid
	for s, name := range []string{"H. Vĩnh Lợi", "TX Giá Rai", "TP Bạc Liêu"} {
		g := &grid{name: name}
		g.add("BIỂU 0" + fmt.Sprint(s+1) + ": ĐỀ ÁN KHUYẾN CÔNG TỈNH HỖ TRỢ NĂM 2018")
		g.add()
		g.add("Stt", "Tên đề án hỗ trợ", "Tên cơ sở, địa chỉ", "Tổng kinh phí thực hiện", "Kinh phí hỗ trợ", "Tiến độ", "Ghi chú")
		district := []string{"Huyện Vĩnh Lợi", "Thị xã Giá Rai", "Thành phố Bạc Liêu"}[s]
		for i := range 9 {
			p := m.project()
			p.commune = pick(m, madeDistricts[district]...)
			joined := []string{"%s - %s", "%s, %s", "%s (%s)", "%s\nĐịa chỉ: %s", "%s; %s"}[i%5]
			total, support := vn(p.total, tr)+" triệu đồng", vn(p.support, tr)+" tr"
			if i%3 == 1 {
				total, support = vn(p.total, 1)+" đồng", vn(p.support, 1)+" đ"
			}
			if i == 4 {
				p.total, total = 1_500*tr, "1,5 tỷ"
			}
			period, year := "T5-T12/2018", any(2018)
			if i == 6 {
				period, year = "2018 - 2019", nil
			}
			line := g.add(i+1, p.title, fmt.Sprintf(joined, p.party, p.commune), total, support, period)
			w.row(name, line, fieldsOf(p, "year", year, "level", "local", "district", district, "address", p.commune, "period", period, "counterpart", "absent"))
		}
		line := g.add(nil, "Cộng", nil, "xem biểu tổng hợp")
		_ = line
		grids = append(grids, g)
	}
	return xlsx(t, "theo-huyen", grids...), w
}

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

func TestUnseenBooks(t *testing.T) {
	var all score
	for name, make := range unseen {
		file, want := make(t)
		s := scoreOf(readJSON(t, file), want)
		t.Log(s.line(name))
		for _, f := range s.faults {
			t.Log("   ", f)
		}
		all.rows, all.right, all.silent, all.extra = all.rows+s.rows, all.right+s.right, all.silent+s.silent, all.extra+s.extra
	}
	t.Logf("together: %d of %d rows right, %d wrong without a word, %d told without cause", all.right, all.rows, all.silent, all.extra)
	if all.right*100 < all.rows*95 || all.silent > 0 {
		t.Error("less than 95 % right, or a wrong value without a word")
	}
}
