package web

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"khuyencong/programme"
)

// planted is an office in which everything that the offices do among
// themselves says a word of its own, each to be looked for on pages and in
// files.
type planted struct {
	*office
	secrets map[string]string // what it is, and the word that stands there alone
	ids     []int64           // of the projects
	planID  int64
}

// word makes up the word for a thing.
func (o *planted) word(of string) string {
	w := fmt.Sprintf("Mậtngữ%02dxyz", len(o.secrets)+1)
	o.secrets[of] = w
	return w
}

func (o *planted) try(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// plant makes two projects of the establishment of the office in Huyện Kế Sách,
// one before the leader and one that has passed, and one of somebody else's
// elsewhere that has the same machine.
func plant(t *testing.T) *planted {
	o := &planted{office: newOffice(t), secrets: map[string]string{}}
	keSach, elsewhere := programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}, programme.PlaceRef{Code: "944", Name: "Huyện Mỹ Tú"}
	other := o.draft("DP-2020-73", 3, elsewhere)
	passed := o.draft("DP-2020-72", 2, keSach)
	waiting := o.draft("DP-2020-71", 2, keSach)
	o.ids = []int64{waiting.ID, passed.ID, other.ID}
	other = o.appraise(o.forward(other, ""), false, true)
	passed = o.appraise(o.forward(passed, ""), true, true)
	waiting = o.forward(waiting, "của hồ sơ chờ")
	o.appraise(waiting, true, false)
	o.machines(waiting, other)
	o.inner(waiting)
	o.plan(other, passed)
	return o
}

func (o *planted) draft(code string, establishment int64, place programme.PlaceRef) programme.Project {
	o.t.Helper()
	ctx, me := context.Background(), programme.LocalUser
	title := "Máy sấy lạnh " + code
	if establishment == 3 {
		title = o.word("đề án của cơ sở khác")
	}
	p, err := o.store.SaveProject(ctx, me, programme.Project{
		ProgrammeID: 1, Code: code, Title: title, Kind: programme.KindProject, Content: "KC3c", Level: programme.Local, Year: 2020, Stage: programme.Draft,
		Establishment: programme.EstablishmentRef{ID: establishment}, Place: place, Commitment: 300 * programme.Million,
		Lines: []programme.FundingLine{{Source: programme.FromLocal, Requested: 100 * programme.Million}, {Source: programme.FromCash, Requested: 300 * programme.Million}},
	})
	o.try(err)
	_, err = o.store.SaveStart(ctx, me, programme.ProjectStart{ProjectID: p.ID, Begun: programme.NotBegun})
	o.try(err)
	return p
}

// forward takes a project to its appraisal; its papers are checked and its
// steps have reasons where words are given.
func (o *planted) forward(p programme.Project, of string) programme.Project {
	o.t.Helper()
	ctx, me := context.Background(), programme.LocalUser
	note := func(step string) string {
		if of == "" {
			return ""
		}
		return o.word(step + " " + of)
	}
	var paper programme.Paper
	if of != "" {
		var err error
		paper, err = o.store.SavePaper(ctx, me, programme.Paper{ProjectID: p.ID, Code: programme.OtherPaper, Name: "Báo giá", KeptAt: "Văn thư", TakenInBy: "Lan", TakenInOn: 2026_01_05}, nil)
		o.try(err)
	}
	p, err := o.store.Move(ctx, me, p.ID, p.Version, programme.Submit, "")
	o.try(err)
	if of != "" {
		check := programme.PaperCheck{Code: paper.Code, PaperID: paper.ID, Cause: programme.CauseOther, Note: o.word("kiểm tra giấy tờ")}
		o.try(o.store.CheckPapers(ctx, me, p.ID, p.Version, []programme.PaperCheck{check}))
		check.OK, check.Cause = true, ""
		check.Note = ""
		o.try(o.store.CheckPapers(ctx, me, p.ID, p.Version, []programme.PaperCheck{check}))
	}
	p, err = o.store.Move(ctx, me, p.ID, p.Version, programme.Check, note("xác nhận đủ"))
	o.try(err)
	p, err = o.store.Move(ctx, me, p.ID, p.Version, programme.Forward, note("chuyển thẩm định"))
	o.try(err)
	return p
}

// appraise answers the conditions, asks an opinion, and writes a report that
// goes to the leader; passes makes him conclude by it.
func (o *planted) appraise(p programme.Project, secret, passes bool) programme.Project {
	o.t.Helper()
	ctx, me := context.Background(), programme.LocalUser
	word := func(of string) string {
		if !secret {
			return "Theo hồ sơ"
		}
		return o.word(fmt.Sprintf("%s của %s", of, p.Code))
	}
	e := programme.Eligibility{ProjectID: p.ID}
	for i, c := range programme.Conditions {
		a := programme.EligibilityAnswer{Code: c.Code, Answer: programme.Met, Evidence: "Giấy tờ trong hồ sơ", Remark: "Đã xem"}
		if i == 0 {
			a.Evidence, a.Remark = word("căn cứ của điều kiện"), word("nhận xét về điều kiện")
		}
		e.Answers = append(e.Answers, a)
	}
	_, err := o.store.SaveEligibility(ctx, me, e)
	o.try(err)
	m, err := o.store.OpenMatter(ctx, me, programme.Matter{ProjectID: p.ID, Kind: programme.MatterOpinion, About: "Công an tỉnh", Text: word("câu hỏi xin ý kiến")}, programme.MatterEntry{})
	o.try(err)
	_, err = o.store.ActMatter(ctx, me, m.ID, m.Version, programme.ActRemark, programme.MatterEntry{Note: word("ý kiến trả lời"), PaperNo: "12/CAT", PaperDate: 2026_01_05})
	o.try(err)
	f, err := o.store.AppraisalForm(ctx, me, p.ID)
	o.try(err)
	a := f.Draft
	a.Conclusion, a.Body.Office = programme.ConcludedPass, "Sở Công Thương"
	a.SignedBy(me)
	a.Body.Members[0].Declared = programme.NoInterest
	for i, c := range a.Body.Criteria {
		mark := programme.Mark{Member: 1, Code: c.Code, Met: programme.Met}
		if i == 0 {
			mark.Remark = word("lời chấm")
		}
		a.Body.Marks = append(a.Body.Marks, mark)
	}
	if !passes { // until the leader concludes
		a.Body.Statement, a.Reasons = word("nhận xét trong phiếu"), word("lý do trong phiếu")
		a.Body.Figures[0].Found, a.Body.Figures[0].Reason = programme.Q(91_357_911), word("lý do của số thẩm định")
		o.secrets["số thẩm định"] = "91.357.911"
		o.secrets["số thẩm định, triệu đồng"] = "91,36"
	}
	a, err = o.store.SaveAppraisal(ctx, me, a)
	o.try(err)
	a, err = o.store.ConcludeAppraisal(ctx, me, a.ID, a.Version)
	o.try(err)
	if passes {
		p, err = o.store.DecideAppraisal(ctx, me, a.ID, a.Version, programme.PassBase, word("lời của lãnh đạo"))
		o.try(err)
	}
	return p
}

// machines give two projects the same machine, and a conclusion on it.
func (o *planted) machines(p, other programme.Project) {
	o.t.Helper()
	ctx, me := context.Background(), programme.LocalUser
	for _, one := range []programme.Project{other, p} {
		_, err := o.store.SaveMachines(ctx, me, programme.MachineList{ProjectID: one.ID, Rows: []programme.Machine{{Name: "Máy sấy lạnh", Serials: "SN-4711-AB", Quantity: 1, UnitPrice: 400 * programme.Million}}})
		o.try(err)
	}
	d, err := o.store.DoubleFunding(ctx, me, p.ID)
	o.try(err)
	if len(d.Warnings) == 0 {
		o.t.Fatal("no warning of double funding")
	}
	o.try(o.store.AnswerDouble(ctx, me, programme.DoubleAnswer{ProjectID: p.ID, Key: d.Warnings[0].Key, Verdict: programme.DoubleVerdicts[0], Reason: o.word("kết luận về hỗ trợ trùng")}))
}

// inner is what else is said of a project and its establishment.
func (o *planted) inner(p programme.Project) {
	o.t.Helper()
	ctx, me := context.Background(), programme.LocalUser
	_, err := o.store.Say(ctx, me, programme.Message{ProjectID: p.ID, Internal: true, Text: o.word("ghi chú nội bộ")})
	o.try(err)
	_, err = o.store.Say(ctx, me, programme.Message{ProjectID: p.ID, Text: "Lời nóingoài cho cơ sở"})
	o.try(err)
	_, err = o.store.AddWatch(ctx, me, programme.Watch{EstablishmentID: 2, Reason: o.word("danh sách lưu ý")})
	o.try(err)
	sheet, err := o.store.PrioritySheet(ctx, me, p.ID)
	o.try(err)
	sheet.ProjectID = p.ID
	sheet.Answers = []programme.PriorityAnswer{{Code: "workers", Verdict: programme.ProofRefused, Note: o.word("kiểm tra mức ưu tiên")}}
	_, err = o.store.SavePriority(ctx, me, sheet)
	o.try(err)
	o.try(o.store.SaveOverride(ctx, me, programme.PriorityOverride{ProjectID: p.ID, Rank: 1, Reason: o.word("lý do xếp lại"), SignerName: "Trần A", SignerRole: "Giám đốc Sở", Document: o.word("văn bản xếp lại"), Dated: 2026_01_05}))
}

// plan means to do something with candidates of the plan of 2020.
func (o *planted) plan(other, passed programme.Project) {
	o.t.Helper()
	ctx, me := context.Background(), programme.LocalUser
	plans, err := o.store.Plans(ctx, me, 1)
	o.try(err)
	i := slices.IndexFunc(plans, func(p programme.Plan) bool { return p.Year == 2020 && p.Level == programme.Local })
	var plan programme.Plan
	if i >= 0 {
		plan = plans[i]
	} else {
		plan, err = o.store.SavePlan(ctx, me, programme.Plan{ProgrammeID: 1, Year: 2020, Level: programme.Local})
		o.try(err)
	}
	o.planID = plan.ID
	fresh := func() int64 {
		p, err := o.store.Plan(ctx, me, plan.ID)
		o.try(err)
		return p.Version
	}
	o.try(o.store.AssignBudget(ctx, me, fresh(), programme.PlanBudget{PlanID: plan.ID, Amount: 5_123_456_789, Document: "12/QĐ-STC", Dated: 2020_01_06, Note: o.word("ghi chú về kinh phí được giao")}))
	o.secrets["kinh phí được giao"] = "5.123.456.789"
	o.try(o.store.ChooseLines(ctx, me, plan.ID, fresh(), []programme.PlanChoice{
		{ProjectID: other.ID, Reason: o.word("lý do không chọn đề án của cơ sở khác")},
		{ProjectID: passed.ID, Reason: o.word("lý do không chọn vào kế hoạch")},
	}))
	o.try(o.store.GiveOpinion(ctx, me, programme.PlanOpinion{PlanID: plan.ID, View: programme.ViewRemarks, Text: o.word("ý kiến của Sở Tài chính về kế hoạch"), Document: "9/STC", Dated: 2020_01_06}))
}
