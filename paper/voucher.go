package paper

import (
	"fmt"

	"khuyencong/programme"
)

// VoucherTable is a project's table of vouchers (bảng kê chứng từ, Mẫu 8a where
// khuyến công money pays for all, 8b where others pay a part).
func VoucherTable(p programme.Project, contract string, lines []programme.VoucherLine, of programme.Programme) Doc {
	form := "Mẫu 8a"
	for _, l := range lines {
		if l.Cost.Sums().Support != l.Cost.Total() {
			form = "Mẫu 8b"
		}
	}
	d := closingHead(of, "BẢNG KÊ CHỨNG TỪ", "Chi phí thực hiện đề án khuyến công", "", "BK", 0, false, false)
	d.Landscape = true
	d.Blocks = append(d.Blocks, Para{Text: Italic("(" + form + ", Phụ lục 1 Thông tư số 36/2013/TT-BCT)"), Centre: true}, projectLines(p, contract), vouchersTable(lines),
		Signature{Signers: []Signer{{Powers: []string{"NGƯỜI LẬP"}}, {Powers: []string{"KẾ TOÁN"}}, {Powers: []string{"THỦ TRƯỞNG ĐƠN VỊ"}}}})
	return d
}

// vouchersTable groups the vouchers by cost line, with what was accepted of it.
func vouchersTable(lines []programme.VoucherLine) Table {
	t := Table{
		Unit:    "Đơn vị tính: đồng",
		Columns: []Column{{5, Centre}, {18, Left}, {10, Centre}, {22, Left}, {14, Left}, {13, Right}, {18, Left}},
		Head:    []Row{cells("TT", "Chứng từ", "Ngày", "Nội dung", "Mã số thuế", "Số tiền", "Nguồn, giải trình")},
	}
	var all programme.Money
	n := 0
	for _, l := range lines {
		t.Rows = append(t.Rows, Row{Bold: true, Cells: []Cell{{Text: l.Cost.Item, Cols: 5}, {Text: l.Proved.String()}, {Text: "nghiệm thu " + l.Accepted.String()}}})
		for _, v := range l.Vouchers {
			n++
			source := "theo dòng dự toán"
			if v.Source != "" {
				source = lower(v.Source.Label())
			}
			if v.Explanation != "" {
				source += "; " + v.Explanation
			}
			t.Rows = append(t.Rows, cells(fmt.Sprint(n), v.Kind.Label()+" "+v.Series+" "+v.Number, v.Dated.String(), v.Content+" ("+v.Seller+")", programme.Masked(v.TaxCode), v.Amount.String(), source))
		}
		all += l.Proved
	}
	t.Rows = append(t.Rows, Row{Bold: true, Cells: []Cell{{Text: "Tổng cộng", Cols: 5}, {Text: all.String()}, {}}})
	return t
}
