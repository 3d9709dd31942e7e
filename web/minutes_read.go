package web

import (
	"net/url"
	"strconv"

	"khuyencong/programme"
)

// readMinutes takes over what was typed of minutes; asked are those that the
// form was drawn from.
func readMinutes(f *form, asked programme.Inspection) programme.Inspection {
	i := programme.Inspection{MatterID: asked.MatterID, ProjectID: asked.ProjectID, Number: f.text("number"), Held: f.day("held"), Version: f.id("version")}
	b := &i.Body
	b.Where, b.From, b.Until = f.text("where"), f.text("begin"), f.text("end")
	b.Work, b.Percent, b.Said, b.Conclusion = sameLines(f.text("work")), trimPercent(f.text("percent")), sameLines(f.text("said")), sameLines(f.text("conclusion"))
	for row := 1; row <= programme.MostMembers; row++ {
		m := programme.InspectionMember{Side: programme.InspectionSide(f.text(at("side", row))), Name: f.text(at("member", row)), Title: f.text(at("title", row))}
		if m.Name != "" || m.Title != "" {
			b.Members = append(b.Members, m)
		}
	}
	for _, p := range asked.Body.Points {
		p.Answer, p.Remark = programme.SeenAnswer(f.text("point_"+p.Code)), f.text("remark_"+p.Code)
		b.Points = append(b.Points, p)
	}
	for _, m := range asked.Body.Machines {
		row := m.Row
		b.Machines = append(b.Machines, programme.MachineSeen{
			Row: row, Absent: f.checked(at("absent", row)), Maker: f.text(at("maker", row)), Model: f.text(at("model", row)), Serial: f.text(at("serial", row)),
			Run: programme.SeenAnswer(f.text(at("run", row))), Note: f.text(at("machine_note", row)),
		})
	}
	return i
}

// typedMinutes is saved minutes as their form shows them.
func typedMinutes(i programme.Inspection) url.Values {
	b := i.Body
	v := url.Values{
		"number": {i.Number}, "held": {i.Held.String()}, "version": {number(i.Version)}, "where": {b.Where}, "begin": {b.From}, "end": {b.Until},
		"work": {b.Work}, "percent": {b.Percent}, "said": {b.Said}, "conclusion": {b.Conclusion}, "members": {strconv.Itoa(len(b.Members) + 2)},
	}
	for n, m := range b.Members {
		v.Set(at("side", n+1), string(m.Side))
		v.Set(at("member", n+1), m.Name)
		v.Set(at("title", n+1), m.Title)
	}
	for _, p := range b.Points {
		v.Set("point_"+p.Code, string(p.Answer))
		v.Set("remark_"+p.Code, p.Remark)
	}
	for _, m := range b.Machines {
		for name, value := range map[string]string{"maker": m.Maker, "model": m.Model, "serial": m.Serial, "run": string(m.Run), "machine_note": m.Note} {
			v.Set(at(name, m.Row), value)
		}
		if m.Absent {
			v.Set(at("absent", m.Row), "1")
		}
	}
	return v
}

func sideOptions() (all []option) {
	for _, s := range programme.InspectionSides {
		all = append(all, option{string(s), s.Label()})
	}
	return all
}

// seenOptions are the answers to a point of the checklist.
func seenOptions() []option {
	return []option{{"", "Chưa trả lời"}, {"yes", "Đạt"}, {"no", "Chưa đạt"}, {"none", "Không có nội dung này"}}
}

// runOptions are the results of a trial run.
func runOptions() []option {
	return []option{{"", "Chọn"}, {"yes", "Chạy đạt"}, {"no", "Chạy không đạt"}, {"none", "Chưa chạy thử"}}
}
