package paper

import (
	"strconv"

	"khuyencong/programme"
)

// ScoreSheet is the sheet on which one member of an appraisal marks a project
// (phiếu chấm điểm), as he marked it. No member leaves an empty sheet to be
// printed before the meeting.
func ScoreSheet(a programme.Appraisal, no int, of programme.Programme) Doc {
	b := a.Body
	var m programme.Member
	for _, one := range b.Members {
		if one.No == no {
			m = one
		}
	}
	d := appraisalHead(a, of)
	d.Kind, d.Subject, d.Date = "PHIẾU ĐÁNH GIÁ", "Đề án “"+orDots(fact(a, "title"))+"” ("+a.LevelLabel()+")", b.Minutes.Date
	if b.Scored() {
		d.Kind = "PHIẾU CHẤM ĐIỂM"
	}
	role := ""
	if m.No != 0 {
		role = m.Role.Label()
	}
	d.Blocks = append(d.Blocks, filled("Mã đề án", fact(a, "code")), filled("Đơn vị thụ hưởng", fact(a, "establishment")),
		filled("Thành viên", m.Name), filled("Chức vụ, cơ quan", m.Office), filled("Vai trò trong hội đồng", role), filled("Lợi ích liên quan đến đề án, đơn vị thụ hưởng", interestText(m)),
		scoreTable(b, m))
	if b.Scored() {
		total := ""
		if m.Votes() {
			if points := b.MemberPoints(m.No); points.Known {
				total = points.Times() + "/" + strconv.FormatInt(b.Most(), 10) + " điểm"
			}
		}
		d.Blocks = append(d.Blocks, filled("Tổng điểm", total))
	}
	if b.Rule != "" {
		d.Blocks = append(d.Blocks, Para{Text: Italic(b.Rule)})
	}
	d.Blocks = append(d.Blocks, FillIn{Label: "Ý kiến khác", Lines: 3}, Signature{Signers: []Signer{{Powers: []string{"THÀNH VIÊN"}, Name: m.Name}}})
	return d
}

// interestText is what a member declared.
func interestText(m programme.Member) string {
	switch {
	case m.No == 0:
		return boxes("không", "có, không tham gia chấm")
	case m.Excluded():
		return "có (" + m.Interest + "), không tham gia chấm"
	case m.Declared == programme.NoInterest:
		return "không"
	}
	return ""
}

// scoreTable is every criterion with what it looks at and the member's mark.
func scoreTable(b programme.AppraisalBody, m programme.Member) Table {
	t := Table{Pen: true, Columns: []Column{{6, Centre}, {46, Left}, {9, Centre}, {9, Centre}, {10, Centre}, {20, Left}}, Head: []Row{cells("TT", "Tiêu chí", "Điểm tối đa", "Chấm từ 0 đến", "Điểm chấm", "Nhận xét")}}
	scored := b.Scored()
	if !scored {
		t.Columns, t.Head = []Column{{6, Centre}, {50, Left}, {10, Centre}, {10, Centre}, {24, Left}}, []Row{cells("TT", "Tiêu chí", "Đạt", "Không đạt", "Nhận xét")}
	}
	for i, c := range b.Criteria {
		name := c.Name
		if c.Looks != "" {
			name += "\n" + c.Looks
		}
		mark := b.Mark(m.No, c.Code)
		if !m.Votes() {
			mark = programme.Mark{}
		}
		met, not := tick(mark.Met == programme.Met), tick(mark.Met == programme.NotMet)
		switch {
		case c.Scored():
			given := ""
			if mark.Score.Known {
				given = mark.ScoreText(c)
			}
			t.Rows = append(t.Rows, cells(itoa(i+1), name, strconv.FormatInt(c.Weight, 10), strconv.FormatInt(c.Scale, 10), given, mark.Remark))
		case scored:
			t.Rows = append(t.Rows, cells(itoa(i+1), name, "–", "–", met+nbsp+"đạt\n"+not+nbsp+"không", mark.Remark))
		default:
			t.Rows = append(t.Rows, cells(itoa(i+1), name, met, not, mark.Remark))
		}
	}
	return t
}

// tick is a box, filled where it is ticked.
func tick(yes bool) string {
	if yes {
		return "■"
	}
	return "□"
}
