package paper

import (
	"fmt"
	"strconv"
	"strings"

	"khuyencong/programme"
)

func memberTable(b programme.AppraisalBody) Table {
	t := Table{
		Columns: []Column{{6, Centre}, {26, Left}, {30, Left}, {22, Left}, {16, Centre}},
		Head:    []Row{cells("TT", "Họ và tên", "Chức vụ, cơ quan", "Vai trò", "Có mặt")},
	}
	for i, m := range b.Members {
		here := "Có mặt"
		if m.Absent {
			here = "Vắng"
		}
		t.Rows = append(t.Rows, cells(strconv.Itoa(i+1), m.Name, m.Office, m.Role.Label(), here))
	}
	return t
}

// presence says who is missing, and that enough are there.
func presence(b programme.AppraisalBody) string {
	var absent []string
	for _, m := range b.Members {
		if m.Absent {
			absent = append(absent, m.Name)
		}
	}
	s := fmt.Sprintf("Có mặt %d trong %d thành viên", len(b.Members)-len(absent), len(b.Members))
	if len(absent) > 0 {
		s += "; vắng mặt: " + strings.Join(absent, ", ")
	}
	return s + "."
}

// interests names every member who stood aside, and that the others declared
// none.
func interests(b programme.AppraisalBody) List {
	var items []Runs
	none := 0
	for _, m := range b.Members {
		switch {
		case m.Excluded():
			items = append(items, append(Bold(m.Name+": "), Plain("có lợi ích liên quan ("+m.Interest+"), không tham gia chấm và kết luận; kết quả tính không có thành viên này.")...))
		case m.Declared == programme.NoInterest:
			none++
		}
	}
	if none > 0 {
		items = append(items, Plain(fmt.Sprintf("%d thành viên khai không có lợi ích liên quan đến đề án và đơn vị thụ hưởng.", none)))
	}
	if len(items) == 0 {
		items = append(items, Plain("Chưa có thành viên nào khai."))
	}
	return List{Items: items}
}

// markTable is what each member gave of each criterion, a row for each member,
// so that a council of any size fits the page.
func markTable(b programme.AppraisalBody) Table {
	t := Table{Columns: []Column{{26, Left}}}
	head := []string{"Thành viên"}
	for i, c := range b.Criteria {
		label := fmt.Sprintf("(%d)", i+1)
		if c.Scored() {
			label += fmt.Sprintf("\nthang %d", c.Scale)
		}
		head = append(head, label)
		t.Columns = append(t.Columns, Column{12, Centre})
		t.Notes = append(t.Notes, fmt.Sprintf("(%d) %s%s.", i+1, c.Name, weightText(c)))
	}
	if b.Scored() {
		head = append(head, "Tổng điểm")
		t.Columns = append(t.Columns, Column{14, Right})
	}
	t.Head = []Row{cells(head...)}
	for _, m := range b.Members {
		row := []string{m.Name}
		for _, c := range b.Criteria {
			mark := "–"
			if m.Votes() {
				mark = b.Mark(m.No, c.Code).ScoreText(c)
			}
			row = append(row, mark)
		}
		if b.Scored() {
			total := "–"
			if m.Votes() {
				total = b.MemberPoints(m.No).Times()
			}
			row = append(row, total)
		}
		t.Rows = append(t.Rows, cells(row...))
	}
	last := []string{"Kết quả"}
	for _, c := range b.Criteria {
		last = append(last, strings.TrimSuffix(b.Result(c), " điểm"))
	}
	if b.Scored() {
		last = append(last, b.Points().Times())
	}
	total := cells(last...)
	total.Bold = true
	t.Rows = append(t.Rows, total)
	return t
}

func weightText(c programme.AppliedCriterion) string {
	if !c.Scored() {
		return ""
	}
	return fmt.Sprintf(": tối đa %d điểm", c.Weight)
}

// withSignature puts the writers' names under a paper: of a council the
// secretary and the chair, else the officer, and the leader who concluded.
func withSignature(d Doc, a programme.Appraisal) Doc {
	var signers []Signer
	if a.By == programme.ByCouncil {
		for _, who := range []struct {
			role  programme.CouncilRole
			power string
		}{{programme.Secretary, "THƯ KÝ"}, {programme.Chair, "CHỦ TỊCH HỘI ĐỒNG"}} {
			signers = append(signers, Signer{Powers: []string{who.power}, Name: memberName(a.Body, who.role)})
		}
	} else {
		signers = append(signers, Signer{Powers: []string{"NGƯỜI THẨM ĐỊNH"}, Name: memberName(a.Body, programme.Appraiser)}, Signer{Powers: []string{"LÃNH ĐẠO KẾT LUẬN"}, Name: leaderName(a)})
	}
	d.Blocks = append(d.Blocks, Signature{Signers: signers})
	return d
}

func leaderName(a programme.Appraisal) string {
	if a.State == programme.AppraisalUsed {
		return a.DecidedName
	}
	return ""
}

func memberName(b programme.AppraisalBody, r programme.CouncilRole) string {
	for _, m := range b.Members {
		if m.Role == r {
			return m.Name
		}
	}
	return ""
}

func leadingNumber(s string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	return n
}

func dayOr(d programme.Day) string {
	if d == 0 {
		return "…/…/……"
	}
	return d.String()
}

func orDots(s string) string {
	if s == "" {
		return "…"
	}
	return s
}

// cells is a row of plain texts.
func cells(texts ...string) Row {
	var r Row
	for _, s := range texts {
		r.Cells = append(r.Cells, Cell{Text: s})
	}
	return r
}
