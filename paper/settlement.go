package paper

import (
	"fmt"

	"khuyencong/programme"
)

// Settlement is the settlement of a project (Mẫu 7: biểu chi tiết quyết toán,
// Mẫu 9: biểu đề nghị thanh toán), with how its support was computed and why
// its amounts differ from step to step.
func Settlement(s programme.Settlement, p programme.Project, contract string, due programme.Deadline, of programme.Programme) Doc {
	b := s.Body
	subject := "Quyết toán kinh phí đề án khuyến công"
	if b.Stopped {
		subject += " theo khối lượng đã thực hiện"
	}
	d := closingHead(of, "BIỂU CHI TIẾT QUYẾT TOÁN", subject, s.Number, "QT", s.Dated, s.State == programme.SettlementDraft, s.State == programme.SettlementCancelled)
	d.Blocks = append(d.Blocks, Para{Text: Italic("(Mẫu 7, Mẫu 9, Phụ lục 1 Thông tư số 36/2013/TT-BCT)"), Centre: true}, projectLines(p, contract),
		numbered("CHI TIẾT QUYẾT TOÁN", 1), settledTable(b),
		numbered("MỨC HỖ TRỢ", 2), supportTable(b.Support))
	if b.Deduct != 0 {
		d.Blocks = append(d.Blocks, Para{Text: Plain(fmt.Sprintf("Giảm trừ %s: %s.", b.Deduct.Dong(), b.DeductWhy))})
	}
	d.Blocks = append(d.Blocks, Para{Text: append(Plain("Kinh phí hỗ trợ quyết toán: "), inWords(b.Settled())...)})
	if len(b.Others) > 0 {
		d.Blocks = append(d.Blocks, Para{Text: Plain("Đối ứng, lồng ghép có chứng từ: " + sourcesText(b.Others) + ".")})
	}
	d.Blocks = append(d.Blocks, numbered("CHÊNH LỆCH QUA CÁC BƯỚC", 3), gapTable(b), numbered("ĐỀ NGHỊ THANH TOÁN, THU HỒI", 4), payTable(b))
	if text := programme.SettlementLate(s.Filed, due); text != "" {
		d.Blocks = append(d.Blocks, Para{Text: Plain("Thời hạn: " + text)})
	}
	for _, line := range textLines(b.Note) {
		d.Blocks = append(d.Blocks, Para{Text: Plain(line)})
	}
	if s.State == programme.SettlementCancelled {
		d.Blocks = append(d.Blocks, Notice{Title: "Đã hủy", Paras: []Runs{Plain(s.Paper + ": " + s.Reason)}})
	}
	d.Blocks = append(d.Blocks, Signature{Recipients: []string{"Sở Công Thương", "Đơn vị thụ hưởng", "Lưu: hồ sơ đề án"},
		Signers: []Signer{{Powers: []string{"KẾ TOÁN"}, Name: s.WrittenByName()}, {Powers: []string{"THỦ TRƯỞNG ĐƠN VỊ"}, Name: s.Concluded.UserName}}})
	return d
}

func settledTable(b programme.SettlementBody) Table {
	t := Table{
		Unit:    "Đơn vị tính: đồng",
		Columns: []Column{{5, Centre}, {27, Left}, {14, Right}, {14, Right}, {14, Right}, {14, Right}, {12, Left}},
		Head:    []Row{cells("TT", "Nội dung chi", "Dự toán hợp đồng", "Nghiệm thu", "Chứng từ", "Quyết toán", "Ghi chú")},
	}
	var contracted, accepted, proved programme.Money
	for i, l := range b.Lines {
		contracted, accepted, proved = contracted+l.Contracted, accepted+l.Accepted, proved+l.Proved
		t.Rows = append(t.Rows, cells(fmt.Sprint(i+1), l.Item, l.Contracted.String(), l.Accepted.String(), l.Proved.String(), l.Settled.String(), l.Reason))
	}
	t.Rows = append(t.Rows, boldRow("", "Tổng cộng", contracted.String(), accepted.String(), proved.String(), b.Cost().String(), ""))
	return t
}

func gapTable(b programme.SettlementBody) Table {
	t := Table{
		Unit:    "Đơn vị tính: đồng",
		Columns: []Column{{24, Left}, {14, Right}, {14, Right}, {14, Right}, {34, Left}},
		Head:    []Row{cells("Bước", "Từ", "Đến", "Chênh lệch", "Lý do")},
	}
	for _, g := range b.Gaps {
		reason := g.Reason
		if g.Difference() == 0 {
			reason = "không chênh lệch"
		}
		t.Rows = append(t.Rows, cells(g.Label, g.From.String(), g.To.String(), g.Difference().String(), reason))
	}
	return t
}

func payTable(b programme.SettlementBody) Table {
	t := Table{Unit: "Đơn vị tính: đồng", Columns: []Column{{70, Left}, {30, Right}}}
	for _, r := range []struct {
		name string
		m    programme.Money
	}{{"Kinh phí hỗ trợ quyết toán", b.Settled()}, {"Đã tạm ứng, thanh toán (trừ thu hồi)", b.Disbursed}, {"Còn được thanh toán", b.ToPay()}, {"Phải thu hồi", b.ToRecover()}} {
		t.Rows = append(t.Rows, cells(r.name, r.m.String()))
	}
	return t
}
