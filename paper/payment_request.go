package paper

import (
	"khuyencong/programme"
)

// PaymentRequest is the paper by which who carries a project out asks for an
// advance or for the rest of the support (giấy đề nghị tạm ứng, thanh toán), in
// the figures of Mẫu 9: the contract, what was had, what is asked. A matter
// that nobody has opened leaves the amount to the pen.
func PaymentRequest(d programme.Dossier, m programme.Matter, evidence []programme.EvidenceLine) Doc {
	kind, subject := "GIẤY ĐỀ NGHỊ THANH TOÁN", "Kinh phí hỗ trợ thực hiện đề án khuyến công"
	advance := m.Type == string(programme.PayAdvance)
	if advance {
		kind = "GIẤY ĐỀ NGHỊ TẠM ỨNG"
	}
	doc := applicantHead(d, kind, subject)
	doc.Date = m.PaperDate
	doc.To = []string{officeOf(d.Programme)}
	p := d.Project
	contract := ""
	if d.Contract.Signed() {
		contract = d.Contract.Paper()
	}
	side := d.Contract.Terms.Party("B")
	doc.Blocks = Blocks{
		filled("Tên đơn vị", d.Applicant()), filled("Người đại diện", orDefault(joined(side.Representative, side.Title), d.Establishment.Owner)), filled("Mã số thuế", orDefault(side.TaxCode, d.Establishment.TaxCode)),
		filled("Địa chỉ", orDefault(side.Address, d.Establishment.Address)), filled("Hợp đồng số, ngày", contract), filled("Thực hiện đề án", p.Title),
	}
	if !d.Blank {
		doc.Blocks = append(doc.Blocks, filled("Mã đề án", p.Code))
	}
	doc.Blocks = append(doc.Blocks, numbered("SỐ TIỀN ĐỀ NGHỊ", 1), requestTable(d, m, advance))
	if m.Amount != 0 {
		doc.Blocks = append(doc.Blocks, Para{Text: append(append(Plain("Đề nghị chi kỳ này: "), inWords(m.Amount)...), Run{Text: "."})})
	} else {
		doc.Blocks = append(doc.Blocks, FillIn{Label: "Đề nghị chi kỳ này, bằng chữ", Lines: 2})
	}
	source := ""
	if m.Pay.Source != "" {
		source = m.Pay.Source.Label()
	}
	doc.Blocks = append(doc.Blocks, filled("Nguồn kinh phí", source), numbered("KHỐI LƯỢNG ĐÃ THỰC HIỆN, CĂN CỨ", 2))
	doc.Blocks = append(doc.Blocks, told(m.Text, 4)...)
	doc.Blocks = append(doc.Blocks, numbered("TÀI KHOẢN NHẬN TIỀN", 3), filled("Chủ tài khoản", side.Holder), filled("Số tài khoản", side.Account), filled("Mở tại", side.Bank),
		numbered("CHỨNG TỪ KÈM THEO", 4), evidenceAsked(evidence),
		Para{Text: Plain("Đơn vị chịu trách nhiệm về số liệu và chứng từ nêu trên; hoàn trả phần kinh phí không có khối lượng hoặc chi không được chấp nhận./.")},
		Signature{Signers: []Signer{{Powers: []string{"KẾ TOÁN"}}, {Powers: []string{"ĐẠI DIỆN ĐƠN VỊ"}, Name: orDefault(side.Representative, d.Establishment.Owner)}}})
	return doc
}

func joined(name, title string) string {
	if name != "" && title != "" {
		return name + ", " + lower(title)
	}
	return name + title
}

// requestTable is the money from the contract to what is asked now. What was
// paid stands in the ledger; what the request itself has paid is not counted
// against it.
func requestTable(d programme.Dossier, m programme.Matter, advance bool) Table {
	t := Table{Pen: true, Unit: "Đơn vị tính: đồng", Columns: []Column{{8, Centre}, {64, Left}, {28, Right}}, Head: []Row{cells("TT", "Nội dung", "Số tiền")}}
	b := d.Balances
	known := d.Contract.Signed()
	add := func(label string, amount programme.Money) {
		text := ""
		if known {
			text = amount.String()
		}
		t.Rows = append(t.Rows, cells(itoa(len(t.Rows)+1), label, text))
	}
	advanced, paid := b.Of(programme.EAdvanced), b.Of(programme.EPaid)
	if m.State == "paid" && advance {
		advanced -= m.Amount
	} else if m.State == "paid" {
		paid -= m.Amount
	}
	add("Giá trị hợp đồng, phần khuyến công hỗ trợ", b.Of(programme.EContracted))
	if !advance {
		add("Giá trị hỗ trợ được nghiệm thu", b.Of(programme.EAccepted))
	}
	add("Đã tạm ứng", advanced)
	add("Đã thanh toán", paid)
	if back := b.Of(programme.ERecovered); back != 0 {
		add("Đã hoàn trả", back)
	}
	last := boldRow(itoa(len(t.Rows)+1), "Đề nghị chi kỳ này", "")
	if m.Amount != 0 {
		last = boldRow(itoa(len(t.Rows)+1), "Đề nghị chi kỳ này", m.Amount.String())
	}
	t.Rows = append(t.Rows, last)
	return t
}

// evidenceAsked is what comes with the request.
func evidenceAsked(lines []programme.EvidenceLine) Block {
	t := Table{Pen: true, Columns: []Column{{8, Centre}, {62, Left}, {30, Left}}, Head: []Row{cells("TT", "Chứng từ", "Bản kèm theo")}}
	for i, e := range lines {
		has := ""
		if len(e.Files) > 0 {
			has = orDefault(e.Files[0].File.Name, e.Files[0].KeptAt)
		}
		item := e.Item
		if e.Optional {
			item += " (nếu có)"
		}
		t.Rows = append(t.Rows, cells(itoa(i+1), item, has))
	}
	if len(t.Rows) == 0 {
		return FillIn{Lines: 4}
	}
	return t
}
