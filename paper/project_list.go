package paper

import (
	"strconv"
	"strings"

	"khuyencong/programme"
)

// ListedProject is a project as a list of projects has it. Done counts once the
// project is completed.
type ListedProject struct {
	Project        programme.Project
	Approved, Done programme.Sums
}

// ProjectList is the list of a period's projects (danh mục đề án), national and
// local apart, each part with its sums; narrowed says in words which projects
// are meant.
func ProjectList(of programme.Programme, period programme.Period, narrowed []string, all []ListedProject) Doc {
	d := Doc{Landscape: true, Parent: of.ParentOffice, Issuer: of.Office, Place: of.Seat, Kind: "DANH MỤC ĐỀ ÁN", Subject: upper(of.Name) + " (" + period.Label() + ")"}
	if of.Illustrative {
		d.Label = "SỐ LIỆU MINH HỌA"
	}
	if len(narrowed) > 0 {
		d.Blocks = append(d.Blocks, Para{Text: append(Bold("Phạm vi: "), Plain(strings.Join(narrowed, "; ")+".")...)})
	}
	d.Blocks = append(d.Blocks, Para{Text: Plain("Danh mục gồm " + strconv.Itoa(len(all)) + " hồ sơ. Cột “Thực hiện” chỉ tính đề án đã hoàn thành.")},
		listedTable(all))
	return d
}

func listedTable(all []ListedProject) Table {
	t := Table{
		Unit:    "Đơn vị tính: triệu đồng",
		Columns: []Column{{4, Centre}, {9, Left}, {21, Left}, {18, Left}, {6, Centre}, {5, Centre}, {10, Left}, {9, Right}, {9, Right}, {9, Right}, {9, Right}},
		Head: []Row{
			{Cells: []Cell{{Text: "TT", Rows: 2}, {Text: "Mã", Rows: 2}, {Text: "Tên đề án", Rows: 2}, {Text: "Đơn vị thụ hưởng, địa bàn", Rows: 2}, {Text: "Nội dung", Rows: 2}, {Text: "Năm", Rows: 2}, {Text: "Tình trạng", Rows: 2}, {Text: "Kế hoạch duyệt", Cols: 2}, {Text: "Thực hiện", Cols: 2}}},
			cells("Tổng kinh phí", "Hỗ trợ", "Tổng kinh phí", "Hỗ trợ"),
		},
	}
	var approved, done programme.Sums
	n := 0
	for _, level := range []programme.Level{programme.National, programme.Local} {
		var rows []Row
		var a, d programme.Sums
		for _, l := range all {
			if l.Project.Level != level {
				continue
			}
			n++
			if l.Project.Stage != programme.Completed {
				l.Done = programme.Sums{}
			}
			a, d = a.Plus(l.Approved), d.Plus(l.Done)
			rows = append(rows, l.row(n))
		}
		if rows == nil {
			continue
		}
		t.Rows = append(append(t.Rows, sumsRow(level.Label()+": "+strconv.Itoa(len(rows))+" hồ sơ", a, d)), rows...)
		approved, done = approved.Plus(a), done.Plus(d)
	}
	t.Rows = append(t.Rows, sumsRow("Tổng cộng", approved, done))
	return t
}

func (l ListedProject) row(n int) Row {
	p := l.Project
	who := strings.Trim(p.Establishment.Name+"\n"+p.Place.Name, "\n")
	return cells(itoa(n), p.Code, p.Title, who, p.Content, itoa(p.Year), p.Stage.Label(),
		orDash(l.Approved.Total()), orDash(l.Approved.Support), orDash(l.Done.Total()), orDash(l.Done.Support))
}

// orDash is an amount, or a dash where nothing was approved or carried out.
func orDash(m programme.Money) string {
	if m == 0 {
		return "–"
	}
	return m.MillionsFixed()
}

func sumsRow(label string, a, d programme.Sums) Row {
	return Row{Bold: true, Cells: []Cell{{}, {Text: label, Cols: 6, Align: Left}, {Text: a.Total().MillionsFixed()}, {Text: a.Support.MillionsFixed()}, {Text: d.Total().MillionsFixed()}, {Text: d.Support.MillionsFixed()}}}
}
