package paper

import (
	"os"
	"path/filepath"
	"testing"

	"khuyencong/programme"
)

// inventedPlan is a plan with everything that its papers tell: two projects
// submitted, one left out, one content without demand.
func inventedPlan() (programme.AnnualPlan, programme.PlanSubmission) {
	line := func(id int64, code, title, content string, stage programme.Stage, appraised, proposed programme.Money) programme.PlanLine {
		return programme.PlanLine{
			Rank: int(id), Choice: programme.PlanChoice{ProjectID: id, Chosen: proposed > 0, Amount: proposed, Reason: map[bool]string{true: "Cơ sở xin lùi sang năm sau."}[proposed == 0]},
			Project: programme.Project{
				ID: id, Code: code, Title: title, Kind: programme.KindProject, Content: content, Level: programme.Local, Year: 2027, Stage: stage,
				Establishment: programme.EstablishmentRef{ID: id, Name: "HTX Bánh pía Minh Họa"}, Place: programme.PlaceRef{Code: "1", Name: "Xã Minh Họa"},
				Lines:    []programme.FundingLine{{Source: programme.FromLocal, Requested: appraised + 10*programme.Million, Appraised: appraised}, {Source: programme.FromCash, Requested: 2 * appraised, Appraised: 2 * appraised}},
				Outcomes: []programme.Outcome{{Indicator: programme.Jobs, Promised: programme.Q(5)}},
			},
		}
	}
	a := programme.AnnualPlan{
		Plan: programme.Plan{ID: 1, Year: 2027, Level: programme.Local}, Today: 2026_11_23,
		Programme: programme.Programme{From: 2026, To: 2030, Name: "Chương trình khuyến công tỉnh Minh Họa giai đoạn 2026-2030", Approver: "UBND tỉnh Minh Họa", Seat: "Minh Họa", Illustrative: true,
			DecisionNo: "15/QĐ-UBND", DecisionDate: 2026_01_05, ParentOffice: "SỞ CÔNG THƯƠNG TỈNH MINH HỌA", Office: "TRUNG TÂM KHUYẾN CÔNG"},
		Targets: []programme.Target{
			{Period: programme.Years(2026, 2030), Level: programme.Local, Support: programme.Q(int64(10 * programme.Billion)), Projects: programme.Q(60)},
			{Period: programme.Years(2026, 2030), Level: programme.Local, Content: "KC1", Support: programme.Q(int64(500 * programme.Million))},
		},
		Budgets:  []programme.PlanBudget{{ID: 1, Amount: programme.Billion, Document: "3120/QĐ-UBND", Dated: 2026_11_10}},
		Calls:    []programme.Call{{ID: 1, From: 2026_04_01, To: 2026_08_31, Source: "Công văn 812/SCT"}},
		Opinions: []programme.PlanOpinion{{ID: 1, View: programme.ViewAgree, Document: "2210/STC", Dated: 2026_11_19}},
		Gaps:     []programme.PlanGap{{Content: "KC1", Reasons: []programme.GapReason{programme.GapNoNeed}, Text: "Lao động đã học nghề theo chương trình khác."}},
		Lines: []programme.PlanLine{
			line(1, "DP-2027-01", "Ứng dụng lò nướng bánh tự động", "KC3c", programme.Proposed, 200*programme.Million, 200*programme.Million),
			line(2, "DP-2027-02", "Xây dựng nhãn hiệu bánh pía", "KC4e", programme.Proposed, 35*programme.Million, 30*programme.Million),
			line(3, "DP-2027-03", "Ứng dụng máy sấy thăng hoa", "KC3c", programme.BasePassed, 300*programme.Million, 0),
		},
	}
	a.Lines[1].Choice.Reason = "Vừa với kinh phí."
	sub := programme.PlanSubmission{Number: "45/TTr-SCT", Dated: 2026_11_16, Lines: []programme.SubmittedLine{
		{ProjectID: 1, Code: "DP-2027-01", Title: "Ứng dụng lò nướng bánh tự động", Rank: 1, Most: 200 * programme.Million, Proposed: 200 * programme.Million},
		{ProjectID: 2, Code: "DP-2027-02", Title: "Xây dựng nhãn hiệu bánh pía", Rank: 2, Most: 35 * programme.Million, Proposed: 30 * programme.Million, Reason: "Vừa với kinh phí."},
		{ProjectID: 3, Code: "DP-2027-03", Title: "Ứng dụng máy sấy thăng hoa", Rank: 3, Most: 300 * programme.Million, LeftOut: true, Reason: "Cơ sở xin lùi sang năm sau."},
	}}
	a.Submissions = []programme.PlanSubmission{sub}
	return a, sub
}

// TestPlanPapers holds the words of the papers on a plan, local and national.
func TestPlanPapers(t *testing.T) {
	a, sub := inventedPlan()
	national := a
	national.Plan.Level, national.Opinions, national.Gaps = programme.National, nil, nil
	for name, d := range map[string]Doc{
		"plan-submission.txt": PlanSubmission(a, sub), "plan-decision.txt": PlanDecision(a), "plan-list.txt": PlanList(a),
		"plan-submission-national.txt": PlanSubmission(national, sub),
	} {
		file := filepath.Join("testdata", name)
		got := Text(d)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil || string(want) != got {
			t.Errorf("%s (%v): run the test with -update and look at the difference\n%s", file, err, got)
		}
		if _, err := DOCX(d); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := PDF(d); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
