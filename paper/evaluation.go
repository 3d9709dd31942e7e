package paper

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// Evaluation is the evaluation report as an official paper: the office's prose,
// the tables between it, every contradiction in a box at the top, and the list
// of projects as an annex.
func Evaluation(r programme.Report, e programme.Evaluation, projects []programme.CompletedProject) Doc {
	number, _ := strconv.Atoi(r.Number)
	d := Doc{
		Parent: e.Programme.ParentOffice, Issuer: e.Programme.Office, Number: number, Symbol: r.Symbol, Place: r.Seat, Date: r.Date,
		Kind: "BÁO CÁO", Subject: "Đánh giá kết quả thực hiện " + e.Programme.Name + " (" + e.Period.Label() + ")",
		To: textLines(r.To), Label: label(r, e),
	}
	if box, needed := contradictions(r, e); needed {
		d.Blocks = append(d.Blocks, box)
	}
	tables := e.Tables()
	n := 0
	table := func(keys ...string) {
		for _, key := range keys {
			for _, t := range tables {
				if t.Key == key {
					n++
					d.Blocks = append(d.Blocks, drawTable(n, t))
				}
			}
		}
	}
	chapter := 0
	begin := func(title string) {
		chapter++
		d.Blocks = append(d.Blocks, Heading{Level: Roman, Text: roman(chapter) + ". " + strings.ToUpper(title)})
	}
	for _, s := range r.Sections {
		if s.Key != "closing" {
			begin(s.Title)
		} else if len(e.Differences) > 0 {
			begin("Số liệu chưa khớp và giải trình")
			table("Chênh lệch")
		}
		d.Blocks = append(d.Blocks, prose(s.Text)...)
		switch s.Key {
		case "results":
			table("Mục tiêu và kết quả", "Theo năm", "Theo nội dung", "Theo địa bàn", "Theo nguồn vốn")
		case "effect":
			table("Chỉ số", "Kết quả xã hội", "Chưa thực hiện")
		case "rest":
			table("Còn lại")
		}
	}
	d.Blocks = append(d.Blocks, Signature{Recipients: textLines(r.Recipients), Signers: []Signer{{Powers: textLines(r.SignerPower), Name: r.SignerName}}})
	if len(projects) > 0 {
		d.Blocks = append(d.Blocks, PageBreak{Landscape: true, Annex: true}, Heading{Level: Part, Text: "PHỤ LỤC"}, drawTable(0, programme.Annex(e.Period, projects)))
	}
	return d
}

func label(r programme.Report, e programme.Evaluation) string {
	var parts []string
	if e.Programme.Illustrative {
		parts = append(parts, "SỐ LIỆU MINH HỌA")
	}
	if !r.Issued() {
		parts = append(parts, "DỰ THẢO")
	}
	return strings.Join(parts, " – ")
}

// contradictions is the box that a report wears whose figures do not tie.
func contradictions(r programme.Report, e programme.Evaluation) (Notice, bool) {
	box := Notice{Title: "SỐ LIỆU CHƯA KHỚP"}
	for _, d := range e.Differences {
		if d.Explained() {
			continue
		}
		box.Paras = append(box.Paras, Plain(fmt.Sprintf("%s: %s %s, %s %s; chênh lệch %s.",
			d.Title, strings.ToLower(d.LeftLabel), d.Text(d.Left), strings.ToLower(d.RightLabel), d.Text(d.Right), d.AmountText())))
	}
	for _, cause := range e.Causes() {
		box.Paras = append(box.Paras, Plain("Khả năng: "+cause))
	}
	if len(box.Paras) == 0 {
		return box, false
	}
	if r.Reason != "" {
		box.Paras = append(box.Paras, append(Bold("Lý do vẫn phát hành: "), Run{Text: r.Reason}))
	}
	return box, true
}

// prose makes paragraphs of a section's text; those that begin with a dash are
// points of a list.
func prose(text string) Blocks {
	var blocks Blocks
	for _, p := range strings.Split(text, "\n\n") {
		p = strings.TrimSpace(p)
		if point, ok := strings.CutPrefix(p, "- "); ok {
			if n := len(blocks); n > 0 {
				if l, isList := blocks[n-1].(List); isList {
					l.Items = append(l.Items, Plain(point))
					blocks[n-1] = l
					continue
				}
			}
			blocks = append(blocks, List{Items: []Runs{Plain(point)}})
		} else if p != "" {
			blocks = append(blocks, Para{Text: Plain(p)})
		}
	}
	return blocks
}

// drawTable is a table of the evaluation on paper; n 0 leaves it unnumbered.
func drawTable(n int, t programme.DataTable) Table {
	out := Table{Caption: t.Title, Notes: t.Notes}
	if n > 0 {
		out.Caption = fmt.Sprintf("Bảng %d. %s", n, t.Title)
	}
	if t.Money {
		out.Unit = "Đơn vị tính: triệu đồng"
	}
	for _, c := range t.Columns {
		align := Right
		if c.Kind == programme.TextValue {
			align = Left
		}
		out.Columns = append(out.Columns, Column{c.Share, align})
	}
	out.Head = head(t.Columns)
	for _, r := range t.Rows {
		row := Row{Bold: r.Bold}
		for _, v := range r.Values {
			row.Cells = append(row.Cells, Cell{Text: v.String()})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// head is one heading row, or two where columns are grouped.
func head(columns []programme.DataColumn) []Row {
	grouped := false
	for _, c := range columns {
		grouped = grouped || c.Group != ""
	}
	var upper, lower Row
	for i, c := range columns {
		switch {
		case !grouped:
			upper.Cells = append(upper.Cells, Cell{Text: c.Head})
		case c.Group == "":
			upper.Cells = append(upper.Cells, Cell{Text: c.Head, Rows: 2})
		default:
			if i > 0 && columns[i-1].Group == c.Group {
				upper.Cells[len(upper.Cells)-1].Cols++
			} else {
				upper.Cells = append(upper.Cells, Cell{Text: c.Group, Cols: 1})
			}
			lower.Cells = append(lower.Cells, Cell{Text: c.Head})
		}
	}
	if !grouped {
		return []Row{upper}
	}
	return []Row{upper, lower}
}

// textLines are the non-empty lines of a text.
func textLines(text string) []string {
	var all []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			all = append(all, l)
		}
	}
	return all
}

func roman(n int) string {
	return [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}[n]
}
