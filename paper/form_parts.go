package paper

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

func itoa(n int) string { return strconv.Itoa(n) }

// applicantHead is the head of a paper that who applies hands in: his own
// name, and none of an office. A project without an establishment is the
// office's own.
func applicantHead(d programme.Dossier, kind, subject string) Doc {
	doc := Doc{Kind: kind, Subject: subject, Place: d.Establishment.Place.Name}
	switch name := d.Applicant(); {
	case d.Blank:
		doc.Parent, doc.Issuer = "TÊN CƠ SỞ", strings.Repeat("…", 15)
	case name != "":
		doc.Issuer = strings.ToUpper(name)
	default:
		doc.Parent, doc.Issuer, doc.Place = d.Programme.ParentOffice, d.Programme.Office, d.Programme.Seat
	}
	if d.Programme.Illustrative && !d.Blank {
		doc.Label = "SỐ LIỆU MINH HỌA"
	}
	return doc
}

// filled is a line of a form for one known or unknown fact.
func filled(label, value string) Block { return FillIn{Label: label, Value: strings.TrimSpace(value)} }

// ask are lines that no record knows the answer to.
func ask(lines int, questions ...string) (all Blocks) {
	for _, q := range questions {
		all = append(all, FillIn{Label: q, Lines: lines})
	}
	return all
}

// told is a prose that a record may have.
func told(text string, lines int) (all Blocks) {
	for _, s := range textLines(text) {
		all = append(all, Para{Text: Plain(s)})
	}
	if all == nil {
		all = Blocks{FillIn{Lines: lines}}
	}
	return all
}

// applicantLines are who applies.
func applicantLines(d programme.Dossier) Blocks {
	e := d.Establishment
	size := func(q programme.Quantity, text func(programme.Quantity) string) string {
		if !q.Known {
			return ""
		}
		s := text(q)
		if e.Size.Year != 0 {
			s += " (số liệu năm " + itoa(e.Size.Year) + ")"
		}
		return s
	}
	dong := func(q programme.Quantity) string { return q.Money().Dong() }
	form := ""
	if e.LegalForm != "" {
		form = e.LegalForm.Label()
	}
	all := Blocks{
		filled("Tên cơ sở", d.Applicant()), filled("Loại hình", form), filled("Mã số thuế (số định danh)", e.TaxCode), filled("Người đại diện", e.Owner),
		filled("Địa chỉ", e.Address), filled("Nơi sản xuất (xã, phường)", e.Place.String()), filled("Điện thoại", e.Phone), filled("Ngành nghề, sản phẩm chính", e.Trade),
		filled("Ngành nghề khuyến công", sectorText(e)), filled("Mã ngành kinh tế (VSIC)", e.VSIC),
		filled("Số lao động", size(e.Size.Workers, func(q programme.Quantity) string { return q.Count() + " người" })),
		filled("Doanh thu một năm", size(e.Size.Revenue, dong)), filled("Tổng nguồn vốn", size(e.Size.Capital, dong)),
	}
	owned := ""
	switch {
	case d.Blank:
		owned = boxes("phụ nữ", "người dân tộc thiểu số", "trường hợp khác")
	case e.WomenOwned && e.MinorityOwned:
		owned = "phụ nữ; người dân tộc thiểu số"
	case e.WomenOwned:
		owned = "phụ nữ"
	case e.MinorityOwned:
		owned = "người dân tộc thiểu số"
	case e.ID != 0:
		owned = "không thuộc trường hợp phụ nữ, người dân tộc thiểu số làm chủ"
	}
	return append(all, filled("Chủ cơ sở là", owned))
}

func sectorText(e programme.Establishment) string {
	if e.Sector == "" {
		return ""
	}
	return e.Sector.Label()
}

// projectAsked are the project in the words of its record.
func projectAsked(d programme.Dossier) Blocks {
	p := d.Project
	content, year, level := "", "", ""
	if p.Content != "" {
		content = contentName(p.Content)
	}
	if p.Year != 0 {
		year = itoa(p.Year)
	}
	if p.Level != "" {
		level = p.Level.Label()
	}
	all := Blocks{FillIn{Label: "Tên đề án", Value: p.Title, Lines: 2}}
	if !d.Blank {
		all = append(all, filled("Mã đề án", p.Code))
	}
	return append(all, filled("Nội dung hỗ trợ", content), filled("Nguồn kinh phí", level), filled("Năm thực hiện", year), filled("Nơi thực hiện (xã, phường)", p.Place.String()))
}

// fundingAsked is the money by source: every source has its row, since a blank
// form asks for all.
func fundingAsked(d programme.Dossier) Table {
	t := Table{Pen: true, Unit: "Đơn vị tính: đồng", Columns: []Column{{6, Centre}, {54, Left}, {24, Right}, {16, Left}}, Head: []Row{cells("TT", "Nguồn kinh phí", "Số tiền", "Ghi chú")}}
	var sums programme.Sums
	add := func(label, amount string) {
		t.Rows = append(t.Rows, cells(itoa(len(t.Rows)+1), label, amount, ""))
	}
	known := len(d.Funding()) > 0
	for _, source := range programme.Sources {
		if source.IsSupport() && source != d.Project.Fund() && d.Project.Line(source).Requested == 0 {
			continue
		}
		some := false
		for _, a := range d.Funding() {
			if a.Source != source {
				continue
			}
			label := source.Label()
			if a.Name != "" {
				label += ": " + a.Name
			}
			add(label, a.Amount.String())
			some = true
		}
		switch {
		case !some && known:
			add(source.Label(), "0")
		case !some:
			add(source.Label(), "")
		}
	}
	total := ""
	if sums = d.Project.Requested(); sums.Total() != 0 {
		total = sums.Total().String()
	}
	t.Rows = append(t.Rows, boldRow("", "Tổng cộng", total, ""))
	return t
}

// promised are the outcomes that the content asks for, with what is promised.
func promised(d programme.Dossier) Table {
	t := Table{Pen: true, Columns: []Column{{6, Centre}, {50, Left}, {24, Left}, {20, Right}}, Head: []Row{cells("TT", "Chỉ tiêu", "Đơn vị", "Cam kết đạt")}}
	for i, indicator := range programme.PromisedOf(d.Project.Content, d.Project.Outcomes) {
		value := ""
		for _, o := range d.Project.Outcomes {
			if o.Indicator == indicator && o.Promised.Known {
				value = o.Promised.Count()
			}
		}
		t.Rows = append(t.Rows, cells(itoa(i+1), indicator.Label(), indicator.UnitLabel(), value))
	}
	return t
}

// machinesAsked are the machines that are to be bought, with rows for the pen
// where none are known.
func machinesAsked(d programme.Dossier) Table {
	t := Table{Pen: true, Caption: "Máy móc, thiết bị đề nghị hỗ trợ", Unit: "Đơn vị tính: đồng",
		Columns: []Column{{5, Centre}, {28, Left}, {19, Left}, {10, Centre}, {8, Right}, {15, Right}, {15, Right}},
		Head:    []Row{cells("TT", "Tên máy, model", "Hãng, nơi sản xuất", "Tình trạng", "Số lượng", "Đơn giá", "Thành tiền")}}
	for i, m := range d.Machines.Rows {
		state := ""
		if m.State != programme.MachineUnsaid {
			state = m.State.Label()
		}
		t.Rows = append(t.Rows, cells(itoa(i+1), m.Title(), m.Maker, state, strconv.FormatInt(m.Quantity, 10), m.UnitPrice.String(), m.Cost().String()))
	}
	if len(t.Rows) == 0 {
		for i := range openRows {
			t.Rows = append(t.Rows, penRow(i+1, 6, ""))
		}
		t.Rows = append(t.Rows, boldRow("", "Cộng", "", "", "", "", ""))
		return t
	}
	t.Rows = append(t.Rows, boldRow("", "Cộng", "", "", "", "", d.Machines.Cost().String()))
	return t
}

// commitments are what who applies commits himself to: the counterpart, and
// that nobody else pays for the same.
func commitments(d programme.Dossier) List {
	amount := "………………………………… đồng"
	if m := d.Project.Commitment; m != 0 {
		amount = fmt.Sprintf("%s (bằng chữ: %s)", m.Dong(), lower(m.Words()))
	}
	return List{Items: []Runs{
		Plain("Bảo đảm đủ phần kinh phí đối ứng: " + amount + ", cùng mặt bằng, lao động và điều kiện để thực hiện đề án."),
		Plain("Chưa nhận và không nhận ngân sách nhà nước từ chương trình khác cho cùng hạng mục chi phí của đề án này."),
		Plain("Thông tin kê khai là đúng; thực hiện đúng nội dung, tiến độ; cung cấp chứng từ và kết quả sau hỗ trợ khi được yêu cầu."),
	}}
}

// papersAsked is what the dossier consists of, and what of it is there.
func papersAsked(d programme.Dossier) Block {
	t := Table{Pen: true, Columns: []Column{{6, Centre}, {54, Left}, {16, Centre}, {24, Left}}, Head: []Row{cells("TT", "Giấy tờ", "Yêu cầu", "Có kèm theo")}}
	for i, l := range d.Papers {
		need, has := "nếu có", ""
		if l.Required {
			need = "bắt buộc"
		}
		if current, ok := l.Current(); ok {
			has = orDefault(current.File.Name, "bản giấy, giữ tại "+current.KeptAt)
		}
		t.Rows = append(t.Rows, cells(itoa(i+1), l.Name, need, has))
	}
	if len(t.Rows) == 0 {
		return FillIn{Label: "Giấy tờ kèm theo", Lines: 4}
	}
	return t
}

// handedIn ends a paper of who applies with his signature.
func handedIn(d programme.Dossier, more ...Signer) Signature {
	return Signature{Signers: append(more, Signer{Powers: []string{"ĐẠI DIỆN CƠ SỞ"}, Name: d.Establishment.Owner})}
}
