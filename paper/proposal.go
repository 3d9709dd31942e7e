package paper

import (
	"fmt"

	"khuyencong/programme"
)

// Proposal is the text of a project (thuyết minh đề án) in the eight parts that
// circular 36 asks in its article 5, with what the content of the project asks
// in each, and the cost table (Mẫu 1) as its annex. What the record does not
// have is left to the pen.
func Proposal(d programme.Dossier) Doc {
	p := d.Project
	kind, subject := "ĐỀ ÁN KHUYẾN CÔNG", p.Title
	if p.Kind == programme.KindPlan {
		kind = "KẾ HOẠCH, NHIỆM VỤ KHUYẾN CÔNG"
	}
	if subject == "" {
		subject = "…………………………………………………………………"
	}
	doc := applicantHead(d, kind, subject)
	f := formOf(p.Content)
	part := 0
	section := func(title string, blocks ...Block) {
		part++
		doc.Blocks = append(append(doc.Blocks, numbered(title, part)), blocks...)
	}
	section("ĐƠN VỊ, ĐỊA ĐIỂM THỰC HIỆN", partUnits(d, f)...)
	section("SỰ CẦN THIẾT VÀ CĂN CỨ", partNeed(f)...)
	section("MỤC TIÊU", append(ask(3, "Mục tiêu chung"), Para{Text: Plain("Mục tiêu cụ thể, tính khi đề án hoàn thành:")}, promised(d))...)
	section("QUY MÔ, ĐẶC ĐIỂM NỔI BẬT", partScale(d, f)...)
	section("NỘI DUNG, TIẾN ĐỘ", partSteps(d, f))
	section("DỰ TOÁN KINH PHÍ", partMoney(d)...)
	section("TỔ CHỨC THỰC HIỆN", partWho(d), FillIn{Label: "Cách quản lý, kiểm tra, báo cáo", Lines: 2})
	section("HIỆU QUẢ", partEffect(f)...)
	doc.Blocks = append(doc.Blocks, Para{Text: Plain("Giấy tờ kèm theo đề án:")}, papersAsked(d), handedInOrOffice(d),
		PageBreak{Annex: true}, Heading{Level: Part, Text: "DỰ TOÁN KINH PHÍ"},
		Para{Text: Italic("(Mẫu 1, Phụ lục 1 Thông tư số 36/2013/TT-BCT)"), Centre: true}, costsAsked(d), commitments(d), handedInOrOffice(d))
	return doc
}

// handedInOrOffice is the signature of the establishment, or of the office
// whose own project it is.
func handedInOrOffice(d programme.Dossier) Signature {
	if d.Applicant() == "" && !d.Blank {
		return Signature{Recipients: []string{"Sở Công Thương", "Lưu: VT"}, Signers: []Signer{{Powers: []string{"GIÁM ĐỐC"}}}}
	}
	return handedIn(d)
}

func partUnits(d programme.Dossier, f contentForm) Blocks {
	all := projectAsked(d)[1:]
	all = append(all, Heading{Level: Arabic, Text: "Đơn vị thực hiện"}, filled("Tên đơn vị", unitText(d.Programme.Office)), filled("Cơ quan quản lý", unitText(d.Programme.ParentOffice)))
	all = append(all, Heading{Level: Arabic, Text: "Đơn vị thụ hưởng"})
	all = append(all, applicantLines(d)...)
	all = append(all, FillIn{Label: "Đơn vị phối hợp"})
	return append(all, ask(1, f.about...)...)
}

func unitText(office string) string {
	if office == "" {
		return ""
	}
	return sentence(office)
}

func partNeed(f contentForm) Blocks {
	return append(ask(3, f.need...), ask(3, "Sự cần thiết thực hiện đề án", "Căn cứ (văn bản, quy hoạch, chương trình)")...)
}

func partScale(d programme.Dossier, f contentForm) (all Blocks) {
	if f.buys || len(d.Machines.Rows) > 0 {
		all = append(all, machinesAsked(d))
	}
	all = append(all, ask(2, f.scale...)...)
	all = append(all, f.table.block())
	if f.buys {
		all = append(all, begunLines(d)...)
	}
	return all
}

// partSteps is what is done, each with a time and who does it.
func partSteps(d programme.Dossier, f contentForm) Table {
	t := Table{Pen: true, Caption: "Nội dung công việc và tiến độ", Columns: []Column{{6, Centre}, {42, Left}, {18, Centre}, {34, Left}}, Head: []Row{cells("TT", "Nội dung", "Từ tháng … đến tháng …", "Đơn vị thực hiện, phối hợp")}}
	for i, s := range f.steps {
		t.Rows = append(t.Rows, penRow(i+1, 3, s))
	}
	t.Rows = append(t.Rows, penRow(len(f.steps)+1, 3, ""))
	if y := d.Project.Year; y != 0 {
		t.Notes = []string{fmt.Sprintf("Năm kế hoạch: %d.", y)}
	}
	return t
}

func partMoney(d programme.Dossier) Blocks {
	all := Blocks{fundingAsked(d)}
	if total := d.Project.Requested().Total(); total != 0 {
		support := d.Project.Requested().Support
		all = append(all, Para{Text: append(append(Plain("Tổng kinh phí: "), inWords(total)...), append(append(Plain("; trong đó khuyến công hỗ trợ "), inWords(support)...), Run{Text: "."})...)})
	}
	return append(all, commitmentLine(d), Para{Text: Plain("Dự toán chi tiết theo nội dung chi ở phần cuối đề án này.")})
}

// partWho says who answers for what; the offices are those of the programme.
func partWho(d programme.Dossier) Table {
	t := Table{Pen: true, Columns: []Column{{34, Left}, {66, Left}}, Head: []Row{cells("Đơn vị", "Trách nhiệm")}}
	for _, r := range [][2]string{
		{unitText(d.Programme.ParentOffice), "Thẩm định, kiểm tra, nghiệm thu đề án."}, {unitText(d.Programme.Office), "Hướng dẫn, ký hợp đồng, theo dõi tiến độ, thanh toán, quyết toán."},
		{d.Applicant(), "Thực hiện nội dung, bảo đảm vốn đối ứng, báo cáo, lưu chứng từ."},
	} {
		if r[0] == "" {
			r[0] = "\n"
		}
		t.Rows = append(t.Rows, cells(r[0], r[1]))
	}
	t.Rows = append(t.Rows, cells("\n", ""))
	return t
}

func partEffect(f contentForm) Blocks {
	return append(ask(2, "Hiệu quả kinh tế (doanh thu, sản lượng, chi phí, thu hồi vốn)", "Hiệu quả xã hội (việc làm, thu nhập, tay nghề)", "Hiệu quả môi trường", "Tính bền vững sau khi kết thúc hỗ trợ", "Khả năng nhân rộng"), ask(2, f.effect...)...)
}

// costsAsked is the cost table in the columns of Mẫu 1: the machines that are
// known, room for what is not, and the sums by source that are asked for.
func costsAsked(d programme.Dossier) Table {
	t := Table{
		Pen: true, Unit: "Đơn vị tính: đồng",
		Columns: []Column{{5, Centre}, {25, Left}, {15, Right}, {15, Right}, {15, Right}, {13, Right}, {12, Left}},
		Head: []Row{
			{Cells: []Cell{{Text: "TT", Rows: 2}, {Text: "Nội dung chi", Rows: 2}, {Text: "Tổng kinh phí", Rows: 2}, {Text: "Trong đó", Cols: 3}, {Text: "Ghi chú", Rows: 2}}},
			cells("Kinh phí khuyến công", "Đóng góp của đơn vị thụ hưởng", "Nguồn khác"),
			{Cells: []Cell{{Text: "(A)", Italic: true}, {Text: "(B)", Italic: true}, {Text: "(1) = (2)+(3)+(4)", Italic: true}, {Text: "(2)", Italic: true}, {Text: "(3)", Italic: true}, {Text: "(4)", Italic: true}, {Text: "(5)", Italic: true}}},
		},
	}
	for i, m := range d.Machines.Rows {
		item := m.Title()
		if m.Quantity > 1 {
			item += fmt.Sprintf(" (%d × %s)", m.Quantity, m.UnitPrice)
		}
		t.Rows = append(t.Rows, cells(itoa(i+1), item, m.Cost().String(), "", "", "", ""))
	}
	for range 3 {
		t.Rows = append(t.Rows, cells(itoa(len(t.Rows)+1), "\n", "", "", "", "", ""))
	}
	total := boldRow("", "Tổng cộng", "", "", "", "", "")
	if s := d.Project.Requested(); s.Total() != 0 {
		total = boldRow("", "Tổng cộng", s.Total().String(), s.Support.String(), s.Counterpart.String(), s.Other.String(), "")
	}
	t.Rows = append(t.Rows, total)
	return t
}
