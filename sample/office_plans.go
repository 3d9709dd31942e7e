package sample

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// planPlans plans what is done with annual plans: this year's local plan gets
// some projects while it runs; next year's has its money, its registration and
// the word of finance, and is being put together; part of the national one is
// with the agency.
func (o *office) planPlans(context.Context) error {
	next := o.planYear
	if !o.hasPlans() {
		return nil
	}
	o.on(o.ago(117), o.beginPlans)
	o.on(o.ago(116), o.assign(next-1, programme.Local, 2_150_000, "3015/QĐ-UBND", "Giao đầu năm (minh họa)."))
	o.on(o.ago(92), o.choose(next-1, programme.Local, map[string]string{"DP-41": "", "DP-42": "", "DP-43": "", "DP-44": "", "DP-45": "", "DP-46": "", "DP-47": ""}))
	o.on(o.ago(91), o.propose(next-1, programme.Local, "58/TTr-SCT"))
	o.on(o.ago(87), o.opine(next-1, programme.ViewAgree, "", "611/STC-HCSN"))
	o.on(o.ago(83), o.addToPlan)

	o.on(o.ago(116), o.openCall)
	o.on(o.ago(70), o.assign(next, programme.Local, 1_500_000, "2240/QĐ-UBND", "Dự kiến giao (minh họa)."))
	o.on(o.ago(30), o.assign(next, programme.Local, 1_800_000, "2516/QĐ-UBND", "Bổ sung từ nguồn tăng thu (minh họa)."))
	o.on(o.ago(12), o.opine(next, programme.ViewRemarks, "Thống nhất mức giao; đề nghị ưu tiên đề án hoàn thành trong quý III (minh họa).", "887/STC-HCSN"))
	o.on(o.ago(8), o.choose(next, programme.Local, map[string]string{"DP-01": "", "DP-05": "", "DP-04": "Chờ cơ sở bổ sung hợp đồng tư vấn (minh họa)."}))
	o.on(o.ago(14), o.choose(next, programme.National, map[string]string{"QG-01": "", "QG-02": "Để đợt sau: cơ sở đang chuyển xưởng (minh họa)."}))
	o.on(o.ago(13), o.propose(next, programme.National, "131/TTr-SCT"))
	return nil
}

// hasPlans tells whether the plan being made is that of the next year: once
// the programme has ended, papers dated today would be none of its plans'.
func (o *office) hasPlans() bool { return o.today.Year() == o.planYear-1 }

// beginPlans begins the plans of next year.
func (o *office) beginPlans(ctx context.Context) error {
	for _, level := range []programme.Level{programme.Local, programme.National} {
		_, err := o.store.SavePlan(ctx, o.users["so.chuyen.vien"], programme.Plan{ProgrammeID: o.programmeID, Year: o.planYear, Level: level, Note: "Số liệu minh họa."})
		if err != nil {
			return err
		}
	}
	return nil
}

// planOf loads the plan of a year and level as somebody sees it.
func (o *office) planOf(ctx context.Context, u programme.User, year int, level programme.Level) (programme.AnnualPlan, error) {
	all, err := o.store.Plans(ctx, u, o.programmeID)
	if err != nil {
		return programme.AnnualPlan{}, err
	}
	for _, p := range all {
		if p.Year == year && p.Level == level {
			return o.store.AnnualPlan(ctx, u, p.ID)
		}
	}
	return programme.AnnualPlan{}, fmt.Errorf("no %s plan of %d", level, year)
}

// withPlan is an act on a plan as somebody, who signs papers of this day.
func (o *office) withPlan(login string, year int, level programme.Level, do func(ctx context.Context, u programme.User, a programme.AnnualPlan) error) func(context.Context) error {
	return func(ctx context.Context) error {
		u := o.users[login]
		a, err := o.planOf(ctx, u, year, level)
		if err == nil {
			err = do(ctx, u, a)
		}
		if err != nil {
			return fmt.Errorf("sample plan %d %s: %w", year, level, err)
		}
		return nil
	}
}

func (o *office) assign(year int, level programme.Level, amount int64, paper, note string) func(context.Context) error {
	return o.withPlan("tai.chinh", year, level, func(ctx context.Context, u programme.User, a programme.AnnualPlan) error {
		return o.store.AssignBudget(ctx, u, a.Plan.Version, programme.PlanBudget{PlanID: a.Plan.ID, Amount: thousands(amount), Document: paper, Dated: a.Today, Note: note})
	})
}

// openCall opens the registration for next year's local plan, for some weeks
// from today.
func (o *office) openCall(ctx context.Context) error {
	last, _ := programme.NewDay(o.planYear, 12, 31)
	return o.withPlan("so.chuyen.vien", o.planYear, programme.Local, func(ctx context.Context, u programme.User, a programme.AnnualPlan) error {
		return o.store.SetCall(ctx, u, a.Plan.Version, programme.Call{PlanID: a.Plan.ID, From: o.ago(115), To: min(o.today.AddWorkingDays(15), last), Source: "Công văn 1024/SCT-QLCN (minh họa)"})
	})(ctx)
}

// choose takes candidates into a plan by their codes without the year; those
// with a reason are left out for it.
func (o *office) choose(year int, level programme.Level, lines map[string]string) func(context.Context) error {
	return o.withPlan("so.chuyen.vien", year, level, func(ctx context.Context, u programme.User, a programme.AnnualPlan) error {
		var all []programme.PlanChoice
		for _, l := range a.Candidates() {
			for code, reason := range lines {
				if l.Code == o.codeOf(code, year) {
					all = append(all, programme.PlanChoice{ProjectID: l.ID, Chosen: reason == "", Amount: l.Most(), Reason: reason})
				}
			}
		}
		if len(all) != len(lines) {
			return fmt.Errorf("%d of %d lines are candidates", len(all), len(lines))
		}
		return o.store.ChooseLines(ctx, u, a.Plan.ID, a.Plan.Version, all)
	})
}

func (o *office) propose(year int, level programme.Level, number string) func(context.Context) error {
	return o.withPlan("so.lanh.dao", year, level, func(ctx context.Context, u programme.User, a programme.AnnualPlan) error {
		return o.store.SubmitPlan(ctx, u, a.Plan.Version, programme.PlanSubmission{PlanID: a.Plan.ID, Number: number, Dated: a.Today, Note: "Số liệu minh họa."})
	})
}

func (o *office) opine(year int, view programme.View, text, paper string) func(context.Context) error {
	return o.withPlan("tai.chinh", year, programme.Local, func(ctx context.Context, u programme.User, a programme.AnnualPlan) error {
		return o.store.GiveOpinion(ctx, u, programme.PlanOpinion{PlanID: a.Plan.ID, View: view, Text: text, Document: paper, Dated: a.Today})
	})
}

// addToPlan has the committee's office enter the decision that adds to this
// year's plan what was proposed, one project with less.
func (o *office) addToPlan(ctx context.Context) error {
	return o.withPlan("ubnd", o.planYear-1, programme.Local, func(ctx context.Context, u programme.User, a programme.AnnualPlan) error {
		var verdicts []programme.LineVerdict
		for _, l := range a.Waiting() {
			v := programme.LineVerdict{ProjectID: l.ID, Version: l.Version, Do: programme.Grant, Support: l.Proposing()}
			if l.Code == o.codeOf("DP-43", o.planYear-1) {
				v.Support, v.Reason = thousands(60_000), "Cân đối kinh phí còn lại trong năm (minh họa)."
			}
			verdicts = append(verdicts, v)
		}
		d := programme.PlanDecision{PlanID: a.Plan.ID, Number: "1377/QĐ-UBND", Dated: a.Today, Signer: "Lãnh đạo UBND thành phố", SignerTitle: "Phó Chủ tịch",
			Basis: "Tờ trình 58/TTr-SCT của Sở Công Thương", Reason: "Bổ sung đề án trong năm (minh họa)."}
		_, err := o.store.ApprovePlan(ctx, u, d, verdicts, true)
		return err
	})(ctx)
}
