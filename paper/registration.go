package paper

import (
	"strings"

	"khuyencong/programme"
)

// Need is the sheet on which an establishment says what it needs (phiếu đăng ký
// nhu cầu hỗ trợ): on one or two pages, before anybody writes a project.
func Need(d programme.Dossier) Doc {
	doc := applicantHead(d, "PHIẾU ĐĂNG KÝ", "Nhu cầu hỗ trợ từ kinh phí khuyến công")
	doc.To = []string{officeOf(d.Programme)}
	doc.Blocks = append(doc.Blocks, numbered("CƠ SỞ", 1))
	doc.Blocks = append(doc.Blocks, applicantLines(d)[:8]...)
	p := d.Project
	asks, own, content := "", "", ""
	if m := p.Requested().Support; m != 0 {
		asks = m.Dong()
	}
	if m := p.Requested().Counterpart; m != 0 {
		own = m.Dong()
	}
	if p.Content != "" {
		content = contentName(p.Content)
	}
	year := ""
	if p.Year != 0 && !d.Blank {
		year = itoa(p.Year)
	}
	doc.Blocks = append(doc.Blocks, numbered("NHU CẦU", 2), filled("Nội dung hỗ trợ", content), FillIn{Label: "Việc cần hỗ trợ", Value: p.Title, Lines: 3},
		filled("Nơi thực hiện (xã, phường)", p.Place.String()), filled("Muốn thực hiện năm", year), filled("Mong được hỗ trợ khoảng", asks), filled("Cơ sở tự có khoảng", own))
	doc.Blocks = append(doc.Blocks, FillIn{Label: "Lý do cần, khó khăn đang gặp", Lines: 4}, FillIn{Label: "Ghi thêm", Value: p.Note, Lines: 2})
	if formOf(p.Content).buys {
		doc.Blocks = append(doc.Blocks, machinesAsked(d))
	}
	if d.Blank {
		doc.Blocks = append(doc.Blocks, filled("Biết khuyến công từ đâu", boxes("cán bộ xã, cộng tác viên", "đài, báo", "người quen", "mạng", "khác")))
	}
	doc.Blocks = append(doc.Blocks, Para{Text: Plain("Cơ sở đồng ý để cơ quan khuyến công dùng thông tin trên phiếu này cho việc lập, xét và theo dõi đề án khuyến công.")},
		handedIn(d, Signer{Powers: []string{"NGƯỜI GHI NHẬN"}}))
	return doc
}

// Registration is the sheet with every question that the program asks of a
// project of its content (phiếu đăng ký đề án): to be filled by pen, or as it
// stands in the record.
func Registration(d programme.Dossier) Doc {
	doc := applicantHead(d, "PHIẾU ĐĂNG KÝ ĐỀ ÁN", "Đề nghị hỗ trợ từ kinh phí khuyến công")
	doc.To = []string{officeOf(d.Programme)}
	part := 0
	section := func(title string, blocks ...Block) {
		part++
		doc.Blocks = append(append(doc.Blocks, numbered(title, part)), blocks...)
	}
	section("CƠ SỞ ĐĂNG KÝ", applicantLines(d)...)
	section("ĐỀ ÁN", projectAsked(d)...)
	section("KINH PHÍ ĐỀ NGHỊ", fundingAsked(d), commitmentLine(d))
	if formOf(d.Project.Content).buys || len(d.Machines.Rows) > 0 {
		section("MÁY MÓC, THIẾT BỊ", append(Blocks{machinesAsked(d)}, begunLines(d)...)...)
	} else {
		section("THỜI ĐIỂM BẮT ĐẦU", begunLines(d)...)
	}
	section("KẾT QUẢ CAM KẾT", promised(d))
	section("ĐIỀU KIỆN HỖ TRỢ", conditionsAsked(d), Para{Text: Italic("Cơ sở tự đối chiếu; cơ quan thẩm định kết luận từng điều kiện.")})
	if d.Project.Kind == programme.KindProject && len(d.Questions) > 0 {
		section("CĂN CỨ XÉT ƯU TIÊN", priorityAsked(d), Para{Text: Italic("Chỉ tính nội dung có giấy tờ chứng minh kèm theo.")})
	}
	section("GIẤY TỜ KÈM THEO", papersAsked(d))
	section("GHI CHÚ", told(d.Project.Note, 3)...)
	section("CAM KẾT CỦA CƠ SỞ", commitments(d), handedIn(d))
	return doc
}

// Request is the letter by which an establishment asks for support (đơn đề
// nghị hỗ trợ), with the two commitments that the law asks.
func Request(d programme.Dossier) Doc {
	doc := applicantHead(d, "ĐƠN ĐỀ NGHỊ", "Hỗ trợ từ kinh phí khuyến công")
	doc.To = []string{officeOf(d.Programme)}
	doc.Blocks = append(doc.Blocks, applicantLines(d)[:8]...)
	doc.Blocks = append(doc.Blocks, Para{Text: Plain("Sau khi nghiên cứu các quy định về khuyến công, cơ sở đề nghị được hỗ trợ thực hiện đề án sau:")})
	doc.Blocks = append(doc.Blocks, projectAsked(d)...)
	doc.Blocks = append(doc.Blocks, Para{Text: Plain("Kinh phí thực hiện đề án theo nguồn:")}, fundingAsked(d))
	if m := d.Project.Requested().Support; m != 0 {
		doc.Blocks = append(doc.Blocks, Para{Text: append(append(Plain("Kinh phí khuyến công đề nghị hỗ trợ: "), inWords(m)...), Run{Text: "."})})
	} else {
		doc.Blocks = append(doc.Blocks, FillIn{Label: "Kinh phí khuyến công đề nghị hỗ trợ (bằng chữ)", Lines: 2})
	}
	doc.Blocks = append(doc.Blocks, Heading{Level: Arabic, Text: "Cơ sở cam kết"}, commitments(d),
		Para{Text: Plain("Kính đề nghị xem xét, hỗ trợ./.")}, handedIn(d))
	return doc
}

// officeOf is the office that papers are handed in to.
func officeOf(of programme.Programme) string {
	if of.Office == "" {
		return "…………………………………………"
	}
	return sentence(of.Office)
}

func commitmentLine(d programme.Dossier) Block {
	value := ""
	if m := d.Project.Commitment; m != 0 {
		value = m.Dong()
	}
	return filled("Số tiền cơ sở cam kết đóng góp", value)
}

// begunLines answer whether the item was bought, or the work begun, before.
func begunLines(d programme.Dossier) Blocks {
	s := d.Start
	label, done, begun, day := "Đã bắt đầu thực hiện chưa", "đã bắt đầu", "", ""
	if formOf(d.Project.Content).buys {
		label, done = "Đã mua máy, khởi công chưa", "đã mua hoặc đã khởi công"
	}
	switch {
	case d.Blank:
		begun = boxes("chưa", done)
	case s.Begun != programme.BegunUnsaid:
		begun = lower(s.Begun.Label())
	}
	if s.Day != 0 {
		day = s.Day.String()
	}
	all := Blocks{filled(label, begun)}
	if s.Begun != programme.NotBegun {
		all = append(all, filled("Nếu đã: từ ngày", day), filled("Hạng mục", s.Item), filled("Hợp đồng, hóa đơn (số, ngày)", s.Document))
	}
	return all
}

// conditionsAsked are the conditions of the content, to be ticked.
func conditionsAsked(d programme.Dossier) Table {
	t := Table{Pen: true, Columns: []Column{{7, Centre}, {57, Left}, {8, Centre}, {8, Centre}, {20, Left}}, Head: []Row{cells("Mã", "Điều kiện", "Có", "Không", "Căn cứ")}}
	for _, c := range d.Asks() {
		t.Rows = append(t.Rows, cells(c.Code, c.Question, "□", "□", ""))
	}
	return t
}

// priorityAsked are the questions of priority with what was claimed.
func priorityAsked(d programme.Dossier) Table {
	t := Table{Pen: true, Columns: []Column{{5, Centre}, {41, Left}, {22, Left}, {32, Left}}, Head: []Row{cells("TT", "Nội dung", "Cơ sở kê khai", "Giấy tờ chứng minh")}}
	for i, q := range d.Questions {
		a := d.Priority.Answer(q.Code).Claimed
		claimed, proof := q.Text(a.Value), q.Needs
		if a.Evidence != "" {
			proof = a.Evidence
			if a.Dated != 0 {
				proof += ", ngày " + a.Dated.String()
			}
		}
		if claimed == "" && d.Blank {
			claimed = choices(q)
		}
		label := q.Label
		if q.Ask == programme.AskGrade && d.Blank {
			label += longGrades(q)
		}
		t.Rows = append(t.Rows, cells(itoa(i+1), label, claimed, proof))
	}
	return t
}

// longGrades are the grades that a box cannot hold: their words stand under the
// question.
func longGrades(q programme.PriorityQuestion) (all string) {
	for _, g := range q.Grades {
		if strings.Contains(g, " – ") {
			all += "\n" + g
		}
	}
	return all
}

// choices are what may be answered, each with a box to tick.
func choices(q programme.PriorityQuestion) string {
	switch q.Ask {
	case programme.AskYes:
		return boxes("có", "không")
	case programme.AskGrade:
		var short []string
		for _, g := range q.Grades {
			name, _, _ := strings.Cut(g, " – ")
			short = append(short, name)
		}
		return boxes(short...)
	case programme.AskMoney:
		return "………… đồng"
	}
	return strings.TrimSpace("………… " + q.Unit)
}
