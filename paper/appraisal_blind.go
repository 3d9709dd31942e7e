package paper

import (
	"fmt"
	"strings"

	"khuyencong/programme"
)

// BlindSheet is what one member of a council marks a dossier on without being
// told whose it is (phiếu chấm không nêu tên): what is to be done, the money and
// the promised outcomes, then the criteria with room for the pen. Names of the
// beneficiary and its place are left out of every text.
func BlindSheet(a programme.Appraisal, of programme.Programme) Doc {
	b := a.Body
	hide := func(s string) string {
		return programme.WithoutNames(s, fact(a, "establishment"), strings.ReplaceAll(fact(a, "place"), ",", " "))
	}
	d := appraisalHead(a, of)
	d.Kind, d.Symbol, d.Subject = "PHIẾU CHẤM", "PC-HĐTĐ", "Hồ sơ số …… (không nêu tên cơ sở)"
	d.Date = b.Minutes.Date
	d.Blocks = append(d.Blocks, numbered("ĐỀ ÁN", 1), blindFacts(a, hide), moneyAsked(b.Figures))
	if b.Ceiling != "" {
		d.Blocks = append(d.Blocks, Para{Text: append(Bold("Định mức hỗ trợ: "), Plain(hide(b.Ceiling))...)})
	}
	if t, some := outcomesAsked(b.Figures); some {
		d.Blocks = append(d.Blocks, t)
	}
	d.Blocks = append(d.Blocks, numbered("CHẤM", 2), blankMarks(b), Para{Text: Italic(b.Rule)},
		Para{Text: append(Bold("Đề nghị: "), Plain("☐ Hỗ trợ; ☐ Không hỗ trợ.")...)},
		Para{Text: append(Bold("Lý do: "), Plain("…………………………………………………………………")...)},
		Para{Text: Italic("Tên cơ sở và địa bàn được thay bằng " + programme.Hidden + ". Thành viên nhận ra cơ sở và có lợi ích liên quan thì không chấm, trả phiếu cho thư ký.")},
		Signature{Signers: []Signer{{Powers: []string{"THÀNH VIÊN HỘI ĐỒNG"}}}})
	return d
}

func blindFacts(a programme.Appraisal, hide func(string) string) List {
	var items []Runs
	for _, field := range []string{"title", "content", "level", "year"} {
		for _, f := range a.Body.Facts {
			if f.Field == field && f.Value != "" {
				items = append(items, append(Bold(f.Label+": "), Plain(hide(f.Value))...))
			}
		}
	}
	for _, f := range a.Body.Seen {
		items = append(items, append(Bold(f.Label+": "), Plain(hide(f.Value))...))
	}
	return List{Items: items}
}

func moneyAsked(figures []programme.AppraisedFigure) Table {
	t := Table{
		Caption: "Kinh phí đề nghị theo nguồn", Unit: "Đơn vị tính: triệu đồng",
		Columns: []Column{{70, Left}, {30, Right}},
		Head:    []Row{cells("Nguồn", "Đề nghị")},
	}
	var sum programme.Money
	for _, f := range figures {
		if f.Funding() {
			t.Rows = append(t.Rows, cells(f.Label(), f.Asked.Millions()))
			sum += f.Asked.Money()
		}
	}
	total := cells("Tổng cộng", sum.MillionsFixed())
	total.Bold = true
	t.Rows = append(t.Rows, total)
	return t
}

func outcomesAsked(figures []programme.AppraisedFigure) (t Table, some bool) {
	t = Table{Columns: []Column{{70, Left}, {30, Right}}, Head: []Row{cells("Kết quả cam kết", "Đề nghị")}}
	for _, f := range figures {
		if !f.Funding() {
			t.Rows = append(t.Rows, cells(f.Label()+" ("+f.Indicator.UnitLabel()+")", f.Asked.Count()))
		}
	}
	return t, len(t.Rows) > 0
}

func blankMarks(b programme.AppraisalBody) Table {
	t := Table{
		Columns: []Column{{6, Centre}, {42, Left}, {16, Centre}, {36, Left}},
		Head:    []Row{cells("TT", "Nội dung chấm", "Điểm", "Nhận xét")},
	}
	for i, c := range b.Criteria {
		mark := "☐ Đạt\n☐ Không"
		if c.Scored() {
			mark = fmt.Sprintf("…… / %d", c.Scale)
		}
		t.Rows = append(t.Rows, cells(fmt.Sprint(i+1), c.Name+weightText(c), mark, "…………………………\n…………………………"))
	}
	return t
}
