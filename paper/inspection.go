package paper

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// Inspection is the minutes of a visit (biên bản kiểm tra): who took part, the
// state of the work, the checklist, the machines as they stand, what is to be
// mended by whom and until when, the conclusion. Minutes that are still written
// say so. The photos are printed where they are given, too.
func Inspection(of programme.Programme, p programme.Project, visit programme.Matter, i programme.Inspection, photos ...Picture) Doc {
	d := Doc{
		Parent: of.ParentOffice, Issuer: of.Office, Number: leadingNumber(beforeSlash(i.Number)), Symbol: afterNumber(i.Number), Place: of.Seat, Date: i.Held,
		Kind: "BIÊN BẢN KIỂM TRA", Subject: visit.TypeLabel(),
	}
	if d.Issuer == "" {
		d.Issuer = "ĐƠN VỊ KIỂM TRA"
	}
	switch {
	case !i.Concluded:
		d.Label = "BẢN NHÁP"
	case of.Illustrative:
		d.Label = "SỐ LIỆU MINH HỌA"
	}
	b := i.Body
	part := 0
	section := func(title string, blocks ...Block) {
		part++
		d.Blocks = append(append(d.Blocks, Heading{Level: Roman, Text: romans[part] + ". " + title}), blocks...)
	}
	section("THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN", Para{Text: Plain(fmt.Sprintf("%s ngày %s, tại %s.", orDefault(b.From, "Hôm nay"), dayOr(i.Held), orDots(b.Where)))}, inspectionMembers(b))
	section("ĐỀ ÁN", inspectionProject(p))
	section("TÌNH HÌNH THỰC HIỆN", Para{Text: Plain(orDots(b.Work))})
	if b.Percent != "" {
		d.Blocks = append(d.Blocks, Para{Text: Plain("Khối lượng nhìn thấy: khoảng " + b.Percent + " %.")})
	}
	if len(b.Points) > 0 {
		section("NỘI DUNG KIỂM TRA", inspectionPoints(b))
	}
	if len(b.Machines) > 0 {
		section("ĐỐI CHIẾU MÁY MÓC, THIẾT BỊ", inspectionMachines(b))
	}
	section("TỒN TẠI, VƯỚNG MẮC", plainList(b.Findings, "Không có."))
	if len(b.Photos) > 0 {
		section("ẢNH KÈM THEO", plainList(b.Photos, ""))
	}
	if len(photos) > 0 {
		d.Blocks = append(d.Blocks, Pictures{Items: photos})
	}
	if b.Said != "" {
		section("Ý KIẾN CỦA ĐƠN VỊ THỤ HƯỞNG", Para{Text: Plain(b.Said)})
	}
	section("KẾT LUẬN", Para{Text: Plain(orDots(b.Conclusion))}, Para{Text: Plain(ended(b))}, inspectionSignature(b))
	return d
}

// romans number the parts of minutes, from 1.
var romans = []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}

func beforeSlash(s string) string {
	number, _, _ := strings.Cut(s, "/")
	return number
}

// afterNumber is the symbol behind the number: "07/BB-KT" is of "BB-KT".
func afterNumber(s string) string {
	_, symbol, _ := strings.Cut(s, "/")
	return strings.TrimSpace(symbol)
}

func orDefault(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func ended(b programme.InspectionBody) string {
	if b.Until == "" {
		return "Biên bản được đọc lại cho những người có tên ở trên nghe, thống nhất và ký."
	}
	return "Việc kiểm tra kết thúc lúc " + b.Until + ". Biên bản được đọc lại cho những người có tên ở trên nghe, thống nhất và ký."
}

func plainList(all []string, none string) Block {
	if len(all) == 0 {
		return Para{Text: Plain(none)}
	}
	l := List{}
	for _, s := range all {
		l.Items = append(l.Items, Plain(strings.TrimSuffix(s, ".")+"."))
	}
	return l
}

func inspectionMembers(b programme.InspectionBody) Block {
	t := Table{Columns: []Column{{6, Centre}, {30, Left}, {34, Left}, {30, Left}}, Head: []Row{cells("TT", "Họ và tên", "Chức vụ", "Đại diện")}}
	n := 0
	for _, side := range programme.InspectionSides {
		for _, m := range b.By(side) {
			n++
			t.Rows = append(t.Rows, cells(strconv.Itoa(n), m.Name, m.Title, side.Label()))
		}
	}
	if n == 0 {
		return Para{Text: Plain("Chưa ghi người tham gia.")}
	}
	return t
}

func inspectionProject(p programme.Project) Table {
	t := Table{Columns: []Column{{Share: 32}, {Share: 68}}}
	add := func(label, value string) {
		if value != "" {
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: label}, {Text: value}}})
		}
	}
	content, _ := programme.ContentByCode(p.Content)
	add("Mã, tên đề án", p.Code+" – "+p.Title)
	add("Nội dung hỗ trợ", content.Name)
	add("Nguồn, năm", fmt.Sprintf("%s, %d", p.Level.Label(), p.Year))
	add("Đơn vị thụ hưởng", p.Establishment.Name)
	add("Địa bàn", p.Place.String())
	add("Kinh phí hỗ trợ được duyệt", p.Approved().Support.Dong())
	return t
}

func inspectionPoints(b programme.InspectionBody) Table {
	t := Table{Columns: []Column{{6, Centre}, {46, Left}, {14, Centre}, {34, Left}}, Head: []Row{cells("TT", "Nội dung", "Kết quả", "Nhận xét")}}
	for n, p := range b.Points {
		t.Rows = append(t.Rows, cells(strconv.Itoa(n+1), p.Text, p.Answer.Label(), p.Remark))
	}
	return t
}

func inspectionMachines(b programme.InspectionBody) Table {
	t := Table{Columns: []Column{{6, Centre}, {24, Left}, {22, Left}, {22, Left}, {26, Left}}, Head: []Row{cells("TT", "Máy", "Trong danh mục", "Trên máy", "Kết quả")}}
	for _, m := range b.Machines {
		verdict := strings.TrimPrefix(m.Verdict(), fmt.Sprintf("Máy thứ %d (%s): ", m.Row, m.Listed.Name))
		if m.Note != "" {
			verdict += ". " + m.Note
		}
		t.Rows = append(t.Rows, cells(strconv.Itoa(m.Row), m.Listed.Name, identity(m.Listed.Maker, m.Listed.Model, m.Listed.Serial), identity(m.Maker, m.Model, m.Serial), verdict))
	}
	return t
}

// identity is what tells a machine, a line for each part that is known.
func identity(maker, model, serial string) string {
	var lines []string
	for _, part := range []struct{ label, value string }{{"Hãng", maker}, {"Model", model}, {"Số máy", serial}} {
		if part.value != "" {
			lines = append(lines, part.label+": "+part.value)
		}
	}
	return orDefault(strings.Join(lines, "\n"), "–")
}

// inspectionSignature has one signer for each side that took part.
func inspectionSignature(b programme.InspectionBody) Signature {
	s := Signature{}
	for _, side := range programme.InspectionSides {
		if all := b.By(side); len(all) > 0 {
			s.Signers = append(s.Signers, Signer{Powers: []string{"ĐẠI DIỆN", strings.ToUpper(side.Label())}, Name: all[0].Name})
		}
	}
	if len(s.Signers) == 0 {
		s.Signers = []Signer{{Powers: []string{"NGƯỜI LẬP BIÊN BẢN"}}}
	}
	return s
}
