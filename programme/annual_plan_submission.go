package programme

import "errors"

// PlanSubmission (tờ trình) hands the chosen lines to who decides. It keeps the
// ranking with everything that was left out, as they were that day.
type PlanSubmission struct {
	ID      int64
	PlanID  int64
	Number  string // of the letter
	Dated   Day
	Note    string
	Entered Entered
	Lines   []SubmittedLine
}

// SubmittedLine is one candidate of a submission, taken or left out.
type SubmittedLine struct {
	ProjectID   int64
	Code, Title string
	Rank        int
	Cleaner     bool
	Most        Money // appraised
	Proposed    Money
	LeftOut     bool
	Reason      string
}

// Check refuses the head of a submission that cannot be.
func (s PlanSubmission) Check(p Plan, today Day) error {
	return errors.Join(
		required("number", "số tờ trình", s.Number, 60), checkDated("dated", "Ngày tờ trình", s.Dated, p.Year, today), atMost("note", "ghi chú", s.Note, 2000))
}

// Paper names the letter.
func (s PlanSubmission) Paper() string { return paperText(s.Number, s.Dated) }

// Proposed is what the submission asks for, and for how many.
func (s PlanSubmission) Proposed() (n int64, sum Money) {
	for _, l := range s.Lines {
		if !l.LeftOut {
			n, sum = n+1, sum+l.Proposed
		}
	}
	return n, sum
}

// Submitting freezes the candidates as they stand for a submission.
func (a AnnualPlan) Submitting() (lines []SubmittedLine) {
	for _, l := range a.Candidates() {
		s := SubmittedLine{l.ID, l.Code, l.Title, l.Rank, l.Cleaner, l.Most(), l.Choice.Amount, !l.Choice.Chosen, l.ChoiceReason()}
		if s.LeftOut {
			s.Proposed = 0
		}
		lines = append(lines, s)
	}
	return lines
}

// View (quan điểm) is what the finance department says of an allocation.
type View string

const (
	ViewAgree   View = "agree"   // thống nhất
	ViewRemarks View = "remarks" // thống nhất, có ý kiến
	ViewAgainst View = "against" // chưa thống nhất
)

// Views in the order of forms.
var Views = []View{ViewAgree, ViewRemarks, ViewAgainst}

// Label is the view in Vietnamese.
func (v View) Label() string {
	switch v {
	case ViewAgree:
		return "Thống nhất"
	case ViewRemarks:
		return "Thống nhất, có ý kiến"
	case ViewAgainst:
		return "Chưa thống nhất"
	}
	return string(v)
}

// PlanOpinion (ý kiến về phân bổ kinh phí) is what the finance department
// writes about the allocation of a local plan (TTLT 26/2014, Điều 8.1.b).
type PlanOpinion struct {
	ID       int64
	PlanID   int64
	View     View
	Text     string
	Document string
	Dated    Day
	Entered  Entered
}

// Check refuses an opinion that cannot be.
func (o PlanOpinion) Check(p Plan, today Day) error {
	errs := []error{
		required("document", "số văn bản", o.Document, 100), checkDated("dated", "Ngày văn bản", o.Dated, p.Year, today), atMost("text", "ý kiến", o.Text, 4000),
	}
	switch {
	case o.View != ViewAgree && o.View != ViewRemarks && o.View != ViewAgainst:
		errs = append(errs, Refuse(Invalid, "view", "Chọn ý kiến trong danh sách."))
	case o.View != ViewAgree && o.Text == "":
		errs = append(errs, Refuse(Invalid, "text", "Ghi nội dung ý kiến."))
	}
	return errors.Join(errs...)
}

// Paper names the opinion's paper.
func (o PlanOpinion) Paper() string { return paperText(o.Document, o.Dated) }

// Fields lists the opinion as people read it.
func (o PlanOpinion) Fields() []FieldValue {
	return []FieldValue{
		{"view", "Ý kiến về phân bổ kinh phí", o.View.Label()}, {"text", "Nội dung", o.Text}, {"document", "Văn bản", o.Paper()},
	}
}

// Opinion is the latest opinion; ok is false where there is none.
func (a AnnualPlan) Opinion() (o PlanOpinion, ok bool) {
	if len(a.Opinions) == 0 {
		return o, false
	}
	return a.Opinions[len(a.Opinions)-1], true
}
