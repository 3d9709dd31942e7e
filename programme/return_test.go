package programme

import (
	"slices"
	"strings"
	"testing"
)

// TestCausesNameRealChecks: a cause that claims to be caught before submission
// names something that both ways of submitting really ask for.
func TestCausesNameRealChecks(t *testing.T) {
	seen, open := map[Cause]bool{}, 0
	for _, c := range AllCauses() {
		if seen[c] || c.Label() == "" || c.Label() == string(c) {
			t.Errorf("%q stands twice, or has no label", c)
		}
		seen[c] = true
		if c.CheckedBy() == "" {
			open++
			continue
		}
		for _, m := range []Move{Submit, Resubmit} {
			if !slices.Contains(m.step().Needs, c.CheckedBy()) {
				t.Errorf("%s is said to be caught by %s, which %s does not ask for", c, c.CheckedBy(), m)
			}
		}
	}
	if open == 0 {
		t.Error("no cause is left without a check: the list of recurring causes would always be empty")
	}
	if both := len(Causes(true)) + len(Causes(false)); both <= len(AllCauses()) || slices.Contains(Causes(false), CauseUnsigned) || slices.Contains(Causes(true), CauseAboveNorm) {
		t.Errorf("%d causes of papers and parts", both)
	}
}

func returnedProject(open ...string) Project {
	p := takenFrom(Returned, Local)
	p.Open = OpenFields(open)
	return p
}

// TestOnlyReturnedPartsAreOpen changes one thing after another in a project
// that came back for some of them.
func TestOnlyReturnedPartsAreOpen(t *testing.T) {
	owner := User{ID: 2, Role: RoleEstablishment}
	changes := map[string]func(*Project){
		"title":           func(p *Project) { p.Title = "Máy sấy lạnh" },
		"content":         func(p *Project) { p.Content = "KC3a" },
		"kind":            func(p *Project) { p.Kind = KindPlan },
		"year":            func(p *Project) { p.Year++ },
		"place":           func(p *Project) { p.Place.Name = "Xã Khác" },
		"establishment":   func(p *Project) { p.Establishment = EstablishmentRef{4, "Cơ sở khác"} },
		"commitment":      func(p *Project) { p.Commitment = Million },
		"note":            func(p *Project) { p.Note = "Khác" },
		"requested_local": func(p *Project) { p.Lines[0].Requested += Million },
		"requested_cash":  func(p *Project) { p.Lines[1].Requested += Million },
		"requested_other": func(p *Project) {
			p.Lines = append(p.Lines, FundingLine{Source: FromOther, Name: "OCOP", Requested: Million})
		},
		"promised_jobs":            func(p *Project) { p.Outcomes = []Outcome{{Indicator: Jobs, Promised: Q(3)}} },
		"approved_local":           func(p *Project) { p.Lines[0].Approved = Million },
		"appraised_local":          func(p *Project) { p.Lines[0].Appraised = Million },
		"level":                    func(p *Project) { p.Level = National },
		"norm_exception":           func(p *Project) { p.NormException = "CV 1" },
		"done_local":               func(p *Project) { p.Lines[0].Done -= Million },
		"actual_jobs":              func(p *Project) { p.Outcomes = []Outcome{{Indicator: Jobs, Actual: Q(3)}} },
		"promised_trained_workers": func(p *Project) { p.Outcomes = []Outcome{{Indicator: TrainedWorkers, Promised: Q(3)}} },
	}
	for _, tt := range []struct {
		returned []string
		open     string // names of changes that are let through, in any order
	}{
		{nil, ""},
		{[]string{"title"}, "title"},
		{[]string{"paper:quotations"}, ""},
		{[]string{"requested_local"}, "requested_local"},
		{[]string{"requested_other"}, "requested_other"},
		{[]string{"promised_jobs", "note"}, "promised_jobs note"},
		{[]string{"content"}, "content kind norm_exception requested_local requested_cash requested_other"},
		{[]string{"level"}, "level requested_local requested_cash requested_other"},
		{[]string{"year"}, "year place"},
		{[]string{"establishment"}, "establishment place"},
		{[]string{"commitment", PartMachines}, "commitment"},
	} {
		for name, change := range changes {
			old := returnedProject(tt.returned...)
			p := old
			p.Lines = slices.Clone(old.Lines)
			change(&p)
			err := p.MayWrite(old, owner)
			want := slices.Contains(strings.Fields(tt.open), name)
			if (err == nil) != want {
				t.Errorf("returned for %q: %s: %v", tt.returned, name, err)
			}
			if err != nil && (KindOf(err) != Invalid || !strings.Contains(err.Error(), "Chỉ sửa được mục nêu trong yêu cầu bổ sung")) {
				t.Errorf("%s is refused without the reason: %v", name, err)
			}
		}
	}
}

// TestFormsOfferWhatIsOpen holds what a form offers against what is let
// through.
func TestFormsOfferWhatIsOpen(t *testing.T) {
	p := returnedProject("requested_cash", "paper:estimate")
	for field, want := range map[string]bool{"requested_": true, "requested_cash": true, "requested_local": false, "title": false, "approved_": false, "promised_": false, "note": false} {
		if p.Writes(field) != want {
			t.Errorf("%s: %v", field, p.Writes(field))
		}
	}
	owner := User{ID: 2, Role: RoleEstablishment}
	has := func(code string, dropped bool) PaperLine {
		return PaperLine{Code: code, Name: "Giấy " + code, Papers: []Paper{{Code: code, Number: 1, Dropped: dropped}}}
	}
	missing := PaperLine{Code: "request", Name: "Đơn", Required: true}
	for _, tt := range []struct {
		name string
		line PaperLine
		want Kind
	}{
		{"that the return names", has("estimate", false), -1},
		{"that it does not", has("quotations", false), Invalid},
		{"that is missing", missing, -1},
		{"of its own, new", PaperLine{Code: "other_1"}, -1},
		{"of its own, that was submitted", has("other_1", false), Invalid},
	} {
		err := p.MayWritePaper(owner, tt.line)
		if err == nil != (tt.want < 0) || err != nil && KindOf(err) != tt.want {
			t.Errorf("a paper %s: %v", tt.name, err)
		}
	}
	if err := p.MayWriteMachines(owner); KindOf(err) != Conflict {
		t.Errorf("machines: %v", err)
	}
	if err := p.MayClaim(owner); KindOf(err) != Conflict {
		t.Errorf("claims of priority: %v", err)
	}
	p.Stage = Submitted
	if err := p.MayWritePaper(owner, has("estimate", false)); KindOf(err) != Conflict {
		t.Errorf("a paper of what was submitted: %v", err)
	}
	p.Stage = Draft
	if err := p.MayWritePaper(User{ID: 9, Role: RoleAuditor}, missing); KindOf(err) != Forbidden {
		t.Errorf("by an auditor: %v", err)
	}
}

// TestARuleThatChangedOpensItsField: what the workflow would refuse is open,
// else the dossier could neither be mended nor submitted.
func TestARuleThatChangedOpensItsField(t *testing.T) {
	p := takenFrom(Returned, Local)
	points := []Point{{Field: "note"}}
	if got := p.OpenFor(points, nil); !slices.Equal(got, []string{"note"}) {
		t.Errorf("%q", got)
	}
	p.Open = p.OpenFor(points, Refuse(Invalid, "requested_local", "vượt"))
	if !p.opens("requested_local") || !p.opens("requested_cash") || p.opens("title") {
		t.Errorf("%q", p.Open)
	}
	p.Place = PlaceRef{}
	if p.Open = p.OpenFor(points, nil); !p.opens("place") {
		t.Errorf("%q", p.Open)
	}
}

func TestCorrectionsNeedAReason(t *testing.T) {
	officer := User{ID: 3, Role: RoleCentreOfficer}
	for _, stage := range Stages {
		old := takenFrom(stage, Local)
		old.Lines[0].Done, old.Lines[1].Done = 0, 0
		p := old
		p.Note = "Sửa lỗi gõ"
		err := p.MayWrite(old, officer)
		want := slices.Contains([]Stage{Submitted, Checked, BaseAppraisal, BasePassed, MinistryAppraisal, MinistryPassed}, stage)
		asked := slices.ContainsFunc(Problems(err), func(e *Error) bool { return e.Field == "correction" })
		if asked != want || p.Corrects() != want {
			t.Errorf("%s: asked for a reason %v, want %v (%v)", stage, asked, want, err)
		}
		p.Correction = "  "
		if asked && p.MayWrite(old, officer) == nil {
			t.Errorf("%s: blanks are a reason", stage)
		}
		p.Correction = "Gõ nhầm"
		if want && p.MayWrite(old, officer) != nil {
			t.Errorf("%s: refused with its reason: %v", stage, p.MayWrite(old, officer))
		}
		p = old
		if asked := slices.ContainsFunc(Problems(p.MayWrite(old, officer)), func(e *Error) bool { return e.Field == "correction" }); asked {
			t.Errorf("%s: a reason is asked where nothing changed", stage)
		}
	}
}

func TestCheckPoints(t *testing.T) {
	p := takenFrom(Submitted, Local)
	parts := p.Parts([]PaperLine{{Code: "estimate", Name: "Dự toán", Papers: []Paper{{Number: 2, File: PaperFile{Name: "dt.pdf", Size: 2048, SHA256: "0123456789"}}}}})
	good := Point{Field: "place", Cause: CauseMismatch, Remedy: "Ghi nơi đặt máy"}
	for _, tt := range []struct {
		name   string
		change func(*Point)
		field  string
	}{
		{"good", func(*Point) {}, ""},
		{"of a paper", func(p *Point) { p.Field, p.Cause = "paper:estimate", CauseUnsigned }, ""},
		{"of nothing", func(p *Point) { p.Field = "" }, "field_2"},
		{"of a field that is not there", func(p *Point) { p.Field = "approved_local" }, "field_2"},
		{"of a paper that is not there", func(p *Point) { p.Field = "paper:x" }, "field_2"},
		{"without a cause", func(p *Point) { p.Cause = "" }, "cause_2"},
		{"with a cause of its own", func(p *Point) { p.Cause = "mine" }, "cause_2"},
		{"other, without words", func(p *Point) { p.Cause = CauseOther }, "text_2"},
		{"other, with words", func(p *Point) { p.Cause, p.Text = CauseOther, "Lý do" }, ""},
		{"without what to do", func(p *Point) { p.Remedy = "" }, "remedy_2"},
		{"too long", func(p *Point) { p.Remedy = strings.Repeat("a", 1001) }, "remedy_2"},
	} {
		second := good
		tt.change(&second)
		checked, err := CheckPoints([]Point{good, second}, parts)
		if tt.field == "" {
			if err != nil || checked[0].Label != "Địa bàn" || checked[0].Was != "Xã Thử (1)" && checked[0].Was == "" || checked[1].Position != 2 {
				t.Errorf("%s: %v %+v", tt.name, err, checked)
			}
			continue
		}
		if all := Problems(err); len(all) != 1 || all[0].Field != tt.field || all[0].Kind != Invalid {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
	if checked, _ := CheckPoints([]Point{{Field: "paper:estimate", Cause: CauseUnsigned, Remedy: "Ký"}}, parts); !strings.Contains(checked[0].Was, "bản 2: dt.pdf (2 KB)") {
		t.Errorf("%+v", checked[0])
	}
	if _, err := CheckPoints(slices.Repeat([]Point{good}, MaxPoints+1), parts); KindOf(err) != Invalid {
		t.Error("any number of points is taken")
	}
}

func TestAnswers(t *testing.T) {
	for _, tt := range []struct {
		answer PointAnswer
		reply  string
		field  string
	}{
		{NotAnswered, "", ""}, {AnswerDone, "", ""}, {AnswerDone, "Đã ghi", ""}, {AnswerDisagree, "Đúng như sổ đỏ", ""},
		{AnswerDisagree, "", "reply_5"}, {NotAnswered, "Đã ghi", "answer_5"}, {"maybe", "", "answer_5"}, {AnswerDone, strings.Repeat("a", 2001), "reply_5"},
	} {
		err := Point{ID: 5, Label: "Địa bàn", Answer: tt.answer, Reply: tt.reply}.CheckAnswer()
		if all := Problems(err); (len(all) == 0) != (tt.field == "") || len(all) == 1 && all[0].Field != tt.field {
			t.Errorf("%q %q: %v", tt.answer, tt.reply, err)
		}
	}
	points := []Point{{Label: "Địa bàn", Cause: CauseBasics}, {Label: "Báo giá", Cause: CauseOther, Answer: AnswerDisagree}}
	if got := UnansweredOf(points); len(got) != 1 || got[0] != "Địa bàn – thiếu đơn vị thụ hưởng, địa bàn" {
		t.Errorf("%q", got)
	}
}

// TestPartsAreFields: every part that is a field of the project has the name
// that the project gives it, so that a point opens what it is about.
func TestPartsAreFields(t *testing.T) {
	p := takenFrom(Submitted, Local)
	p.Lines = nil
	for _, s := range Sources {
		p.Lines = append(p.Lines, FundingLine{Source: s, Requested: Million})
	}
	for _, i := range Indicators {
		p.Outcomes = append(p.Outcomes, Outcome{Indicator: i, Promised: Q(1)})
	}
	fields := p.Fields()
	for _, part := range p.Parts(nil) {
		if part.Label == "" || part.Group == "" {
			t.Errorf("%+v", part)
		}
		if slices.Contains([]string{PartMachines, PartPriority, PartStart}, part.Field) {
			continue
		}
		if i := slices.IndexFunc(fields, func(f FieldValue) bool { return f.Field == part.Field }); i < 0 || fields[i].Label != part.Label {
			t.Errorf("%q is no field, or is called otherwise", part.Field)
		}
	}
}
