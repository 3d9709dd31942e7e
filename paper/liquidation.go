package paper

import (
	"fmt"

	"khuyencong/programme"
)

// Liquidation is the minutes by which a contract is closed (biên bản thanh lý
// hợp đồng, Mẫu 6).
func Liquidation(l programme.Liquidation, p programme.Project, c programme.Contract, of programme.Programme) Doc {
	b := l.Body
	d := closingHead(of, "BIÊN BẢN THANH LÝ HỢP ĐỒNG", "Hợp đồng số "+b.Contract, l.Number, "BBTL", l.Dated, false, false)
	d.Blocks = append(d.Blocks, Para{Text: Italic("(Mẫu 6, Phụ lục 1 Thông tư số 36/2013/TT-BCT)"), Centre: true})
	for _, side := range programme.Sides {
		if party := c.Party(side); !party.Empty() {
			d.Blocks = append(d.Blocks, Para{Text: append(Bold("Bên "+side+": "), Plain(fmt.Sprintf("%s; đại diện: %s, %s; địa chỉ: %s.", party.Name, party.Representative, party.Title, party.Address))...)})
		}
	}
	d.Blocks = append(d.Blocks, projectLines(p, b.Contract), Para{Text: Plain("Các bên thống nhất thanh lý hợp đồng với các số liệu sau:")}, liquidationTable(b),
		Para{Text: append(Plain("Kinh phí hỗ trợ quyết toán: "), inWords(b.Settled)...)},
		Heading{Level: Arabic, Text: "Kiểm tra khi kết thúc"}, closeOutTable(b.Done),
		Para{Text: Plain("Hồ sơ đề án lưu tại: " + l.Kept + ".")})
	for _, s := range textLines(l.Note) {
		d.Blocks = append(d.Blocks, Para{Text: Plain(s)})
	}
	s := Signature{}
	for _, side := range programme.Sides {
		if party := c.Party(side); !party.Empty() {
			s.Signers = append(s.Signers, Signer{Powers: []string{"ĐẠI DIỆN BÊN " + side}, Name: party.Representative})
		}
	}
	if len(s.Signers) > 0 {
		d.Blocks = append(d.Blocks, s)
	}
	return d
}

func liquidationTable(b programme.LiquidationBody) Table {
	t := Table{Unit: "Đơn vị tính: đồng", Columns: []Column{{70, Left}, {30, Right}}}
	for _, r := range []struct {
		name string
		m    programme.Money
	}{
		{"Giá trị hỗ trợ theo hợp đồng", b.Value}, {"Giá trị hỗ trợ nghiệm thu", b.Accepted}, {"Kinh phí hỗ trợ quyết toán", b.Settled}, {"Đã tạm ứng", b.Advanced},
		{"Đã thanh toán", b.Paid}, {"Đã thu hồi", b.Recovered}, {"Còn phải thanh toán, thu hồi", b.Settled - b.Disbursed()},
	} {
		t.Rows = append(t.Rows, cells(r.name, r.m.String()))
	}
	return t
}

func closeOutTable(points []programme.ClosePoint) Table {
	t := Table{Columns: []Column{{40, Left}, {14, Centre}, {46, Left}}, Head: []Row{cells("Mục", "Kết quả", "Nội dung")}}
	for _, p := range points {
		word := "đủ"
		if !p.OK {
			word = "chưa"
			if p.Soft {
				word = "lưu ý"
			}
		}
		t.Rows = append(t.Rows, cells(p.Name, word, p.Text))
	}
	return t
}
