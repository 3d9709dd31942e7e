package web

import (
	"strings"

	"khuyencong/programme"
)

// council tells whether the form is that of a council.
func (p appraisalFormPage) council() bool {
	return p.Form.Typed.Get("by") == string(programme.ByCouncil)
}

// sentBack is the report that the leader gave back last in this round; nil for
// none.
func (p appraisalFormPage) sentBack() *programme.Appraisal {
	for i := len(p.Data.Earlier) - 1; i >= 0; i-- {
		if a := p.Data.Earlier[i]; a.Current(p.Data.Project) && a.State == programme.AppraisalSentBack {
			return &a
		}
	}
	return nil
}

// raters are the members who have a name and so a place beside each criterion;
// those who stand aside have none.
func (p appraisalFormPage) raters() (all []programme.Member) {
	for _, m := range p.Draft.Body.Members {
		if m.Name != "" {
			all = append(all, m)
		}
	}
	return all
}

// standsAside says why a member has no marks to give; "" where he has.
func standsAside(m programme.Member) string {
	switch {
	case m.Excluded():
		return "có lợi ích liên quan, không chấm"
	case m.Absent:
		return "vắng mặt"
	}
	return ""
}

func (p appraisalFormPage) mark(m programme.Member, c programme.AppliedCriterion) fieldView {
	f := fieldView{Name: programme.MarkField(m.No, c.Code), Label: "Điểm, từ 0 đến " + number(c.Scale), Width: "short", Mode: "decimal"}
	if !c.Scored() {
		f.Label, f.Mode, f.Options = "Kết quả", "", []option{{"", "Chọn"}, {string(programme.Met), programme.Met.Label()}, {string(programme.NotMet), programme.NotMet.Label()}}
	}
	f = p.Form.fill(f)
	if c.Scored() {
		f.Options = nil
	}
	return f
}

func (p appraisalFormPage) remark(m programme.Member, c programme.AppliedCriterion) fieldView {
	return p.Form.fill(fieldView{Name: "remark_" + strings.TrimPrefix(programme.MarkField(m.No, c.Code), "mark_"), Label: "Nhận xét", Optional: true})
}

// declaration is whether a member has an interest.
func (p appraisalFormPage) declaration(no int, label string) fieldView {
	return p.Form.fill(fieldView{Name: row("declared", no), Label: label, Options: []option{{"", "Chưa khai"}, {string(programme.NoInterest), "Không có"}, {string(programme.Interested), "Có"}}})
}

func councilRoleOptions() []option {
	all := []option{{"", "Chọn"}}
	for _, r := range programme.CouncilRoles {
		all = append(all, option{string(r), r.Label()})
	}
	return all
}

func conclusionOptions() []option {
	return []option{{"", "Chưa kết luận"}, {string(programme.ConcludedPass), "Đạt"}, {string(programme.ConcludedFail), "Không đạt"}}
}

func byOptions() []option {
	return []option{{string(programme.ByOfficer), programme.ByOfficer.Label()}, {string(programme.ByCouncil), programme.ByCouncil.Label()}}
}

// askedText is what was asked of a figure, in its unit.
func askedText(f programme.AppraisedFigure) string {
	if f.IsMoney() {
		return f.Asked.Money().String()
	}
	return f.Asked.Count()
}

// figureUnit is the unit of a figure of a report.
func appraisedUnit(f programme.AppraisedFigure) string {
	if f.Funding() {
		return "đồng"
	}
	return f.Indicator.UnitLabel()
}

// appraisalMeaning is the sign of a report's state and conclusion.
func appraisalMeaning(a programme.Appraisal) meaning {
	switch {
	case a.State == programme.AppraisalDraft, a.State == programme.AppraisalSentBack:
		return neutral
	case a.Conclusion == programme.ConcludedPass:
		return good
	}
	return wrong
}

// appraisalWord is what a report says and where it stands, in one line.
func appraisalWord(a programme.Appraisal) string {
	if a.State == programme.AppraisalDraft {
		return a.State.Label()
	}
	return a.Conclusion.Label() + " – " + strings.ToLower(a.State.Label())
}

// named is a field with a label that says whose and of what it is.
func named(f fieldView, label string) fieldView {
	f.Label = label
	return f
}

// memberTitle is a row of the council folded up: "2. Phan Minh Khôi – Ủy viên,
// thư ký".
func (p appraisalFormPage) memberTitle(no int) string {
	title := number(int64(no)) + ". "
	name := p.Form.Typed.Get(row("member", no))
	if name == "" {
		return title + "Thành viên mới"
	}
	title += name
	if role := programme.CouncilRole(p.Form.Typed.Get(row("role", no))); role != "" {
		title += " – " + role.Label()
	}
	if p.Form.Typed.Get(row("declared", no)) == string(programme.Interested) {
		title += ", có lợi ích liên quan"
	} else if p.Form.Typed.Get(row("absent", no)) == "1" {
		title += ", vắng mặt"
	}
	return title
}

// memberOpen tells whether a row is unfolded: what is wrong, and the first that
// is empty.
func (p appraisalFormPage) memberOpen(no int) bool {
	for _, name := range []string{"member", "post", "role", "declared", "interest", "absent"} {
		if p.Form.Problems.For(row(name, no)) != "" {
			return true
		}
	}
	for _, before := range p.Members {
		if p.Form.Typed.Get(row("member", before)) == "" {
			return before == no
		}
	}
	return false
}

// hints name members who may have an interest that they did not declare.
func (p appraisalFormPage) hints() []string {
	return programme.InterestHints(p.Draft.Body.Members, p.Data.Owner, p.Data.Way)
}
