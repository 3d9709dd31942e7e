package book

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"khuyencong/programme"
)

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
