package web

import (
	"net/url"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// mostMembers is how many rows the form of a council has at most.
const mostMembers = 21

// memberRows are the rows of a council that the form shows: as many as it was
// sent with, at least five.
func memberRows(typed url.Values) (rows []int) {
	n, _ := strconv.Atoi(typed.Get("members"))
	for i := 1; i <= max(min(n, mostMembers), 5); i++ {
		rows = append(rows, i)
	}
	return rows
}

func row(name string, no int) string { return name + "_" + strconv.Itoa(no) }

// readAppraisal takes over what was typed into a draft of this round. What the
// program knows itself stays as in the draft.
func readAppraisal(f *form, draft programme.Appraisal) programme.Appraisal {
	a := draft
	a.ID, a.Version = f.id("id"), f.id("version")
	a.By, a.Conclusion, a.Causes, a.Reasons = programme.AppraisalBy(f.text("by")), programme.Conclusion(f.text("conclusion")), causesOf(f.typed), sameLines(f.text("reasons"))
	b := &a.Body
	b.Office, b.Statement = f.text("office"), sameLines(f.text("statement"))
	b.Members = readMembers(f, a.By, draft.Body.Members)
	b.Marks = readMarks(f, b.Members, b.Criteria)
	b.Figures = readFound(f, draft.Body.Figures)
	b.Minutes = programme.Minutes{}
	if a.By == programme.ByCouncil {
		b.Minutes = programme.Minutes{Number: f.text("minutes_number"), Date: f.day("minutes_date"), Place: f.text("minutes_place"), Talk: sameLines(f.text("minutes_talk"))}
	}
	return a
}

// readMembers reads the rows of a council; rows without a name are none. Of an
// officer only the declaration is his to write.
func readMembers(f *form, by programme.AppraisalBy, before []programme.Member) (all []programme.Member) {
	declared := func(m *programme.Member) {
		m.Declared, m.Interest = programme.Declaration(f.text(row("declared", m.No))), f.text(row("interest", m.No))
	}
	if by != programme.ByCouncil {
		m := programme.Member{No: 1, Role: programme.Appraiser}
		if len(before) > 0 && before[0].Role == programme.Appraiser {
			m = before[0]
		}
		m.Name = orWord(m.Name, "Chuyên viên thẩm định")
		declared(&m)
		return []programme.Member{m}
	}
	for _, no := range memberRows(f.typed) {
		m := programme.Member{No: no, Name: f.text(row("member", no)), Office: f.text(row("post", no)), Role: programme.CouncilRole(f.text(row("role", no))), Absent: f.checked(row("absent", no))}
		declared(&m)
		if m.Name != "" || m.Office != "" || m.Interest != "" {
			all = append(all, m)
		}
	}
	return all
}

func readMarks(f *form, members []programme.Member, criteria []programme.AppliedCriterion) (all []programme.Mark) {
	for _, m := range members {
		for _, c := range criteria {
			field := programme.MarkField(m.No, c.Code)
			mark := programme.Mark{Member: m.No, Code: c.Code, Remark: sameLines(f.text("remark_" + strings.TrimPrefix(field, "mark_")))}
			if c.Scored() {
				score, err := programme.ParseScore(field, f.typed.Get(field))
				f.keep(err)
				mark.Score = score
			} else {
				mark.Met = programme.ConditionAnswer(f.text(field))
			}
			all = append(all, mark)
		}
	}
	return all
}

// readFound reads what was found beside what was asked; an empty field is found
// as asked.
func readFound(f *form, asked []programme.AppraisedFigure) (all []programme.AppraisedFigure) {
	for _, a := range asked {
		name := a.Field()
		a.Found, a.Reason = a.Asked, f.text("reason_"+name)
		if strings.TrimSpace(f.typed.Get(name)) != "" {
			if a.IsMoney() {
				a.Found = f.amount(name)
			} else {
				a.Found = f.count(name)
			}
		}
		all = append(all, a)
	}
	return all
}

// typedAppraisal is a draft as its form shows it.
func typedAppraisal(a programme.Appraisal) url.Values {
	b := a.Body
	v := url.Values{
		"id": {number(a.ID)}, "version": {number(a.Version)}, "by": {string(a.By)}, "conclusion": {string(a.Conclusion)}, "reasons": {a.Reasons}, "office": {b.Office}, "statement": {b.Statement},
		"minutes_number": {b.Minutes.Number}, "minutes_date": {b.Minutes.Date.String()}, "minutes_place": {b.Minutes.Place}, "minutes_talk": {b.Minutes.Talk}, "members": {"0"},
	}
	for _, c := range a.Causes {
		v.Set("cause_"+string(c), "1")
	}
	for _, m := range b.Members {
		v.Set("members", strconv.Itoa(m.No))
		for name, value := range map[string]string{"member": m.Name, "post": m.Office, "role": string(m.Role), "declared": string(m.Declared), "interest": m.Interest} {
			v.Set(row(name, m.No), value)
		}
		if m.Absent {
			v.Set(row("absent", m.No), "1")
		}
		for _, c := range b.Criteria {
			mark, field := b.Mark(m.No, c.Code), programme.MarkField(m.No, c.Code)
			v.Set("remark_"+strings.TrimPrefix(field, "mark_"), mark.Remark)
			switch {
			case !c.Scored():
				v.Set(field, string(mark.Met))
			case mark.Score.Known:
				v.Set(field, mark.ScoreText(c))
			}
		}
	}
	for _, f := range b.Figures {
		v.Set("reason_"+f.Field(), f.Reason)
		switch {
		case !f.Changed():
		case f.IsMoney():
			v.Set(f.Field(), f.Found.Money().String())
		default:
			v.Set(f.Field(), f.Found.Count())
		}
	}
	return v
}

func orWord(s, word string) string {
	if s == "" {
		return word
	}
	return s
}
