package web

import (
	"net/url"
	"strings"

	"khuyencong/programme"
)

// priorityFields are the fields of one question, as they begin.
var priorityFields = []string{
	"claimed_value_", "claimed_evidence_", "claimed_dated_", "claimed_valid_to_", "found_value_", "found_evidence_", "found_dated_", "found_valid_to_", "verdict_", "note_",
}

// readPriority reads the sheet over the stored one: the part that the user may
// not write stays as it is.
func readPriority(f *form, questions []programme.PriorityQuestion, stored programme.PrioritySheet, mayClaim, mayFind bool) programme.PrioritySheet {
	sheet := programme.PrioritySheet{ProjectID: stored.ProjectID, Version: f.id("version")}
	for _, q := range questions {
		a := stored.Answer(q.Code)
		if mayClaim && f.typed.Has("claimed_evidence_"+q.Code) {
			a.Claimed = f.proof("claimed_", q)
		}
		if mayFind && f.typed.Has("verdict_"+q.Code) {
			readFinding(f, q, &a)
		}
		sheet.Answers = append(sheet.Answers, a)
	}
	return sheet
}

// readFinding reads what an officer found. Values without a verdict are what
// the form began with, or a verdict was forgotten.
func readFinding(f *form, q programme.PriorityQuestion, a *programme.PriorityAnswer) {
	verdict, note := programme.PriorityVerdict(f.text("verdict_"+q.Code)), f.text("note_"+q.Code)
	found := f.proof("found_", q)
	if verdict != programme.NotChecked {
		a.Verdict, a.Found, a.Note = verdict, found, note
		return
	}
	if a.Verdict == programme.NotChecked && found != a.Claimed && found != a.Found {
		f.keep(programme.Refuse(programme.Invalid, "verdict_"+q.Code, "%s: đã ghi giá trị kiểm tra mà chưa chọn kết luận. Chọn “Đã xác nhận” hoặc “Không xác nhận”.", q.Label))
	}
	if a.Verdict != programme.NotChecked { // taken back
		a.Verdict, a.Found = programme.NotChecked, programme.PriorityProof{}
	}
	a.Note = note
}

// proof reads one side of a question.
func (f *form) proof(side string, q programme.PriorityQuestion) programme.PriorityProof {
	return programme.PriorityProof{
		Value: f.measured(side+"value_"+q.Code, q.Ask), Evidence: f.text(side + "evidence_" + q.Code),
		Dated: f.day(side + "dated_" + q.Code), ValidTo: f.day(side + "valid_to_" + q.Code),
	}
}

// measured reads a value in the way that its question asks for it; empty is
// unknown.
func (f *form) measured(name string, ask programme.PriorityMeasure) programme.Quantity {
	switch ask {
	case programme.AskMoney:
		return f.amount(name)
	case programme.AskShare:
		return f.share(name)
	}
	return f.count(name)
}

// share reads a percentage as hundredths of a percent; empty is unknown.
func (f *form) share(name string) programme.Quantity {
	typed := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(f.typed.Get(name)), "%"))
	if typed == "" {
		return programme.Quantity{}
	}
	value, _, err := programme.ParseStated(programme.MPercent, typed+" %")
	if err != nil || value%100 != 0 || value < 0 {
		f.keep(programme.Refuse(programme.Invalid, name, "Tỷ lệ “%s” không đọc được. Nhập như 50 hoặc 37,5.", typed))
		return programme.Quantity{}
	}
	return programme.Q(value / 100)
}

// typeProof writes one side of a question as the form shows it.
func typeProof(v url.Values, side string, q programme.PriorityQuestion, p programme.PriorityProof) {
	value := ""
	if p.Value.Known {
		switch q.Ask {
		case programme.AskMoney:
			value = p.Value.Money().String()
		case programme.AskShare:
			value = strings.TrimSuffix(q.Text(p.Value), " %")
		case programme.AskCount:
			value = p.Value.Count()
		default:
			value = number(p.Value.Value)
		}
	}
	v.Set(side+"value_"+q.Code, value)
	v.Set(side+"evidence_"+q.Code, p.Evidence)
	v.Set(side+"dated_"+q.Code, p.Dated.String())
	v.Set(side+"valid_to_"+q.Code, p.ValidTo.String())
}

// value is the field of a question's value.
func (p priorityPage) value(side string, q priorityQuestion) fieldView {
	f := fieldView{Name: side + "value_" + q.Code, Label: "Giá trị"}
	switch q.Ask {
	case programme.AskYes:
		f.Options = []option{{"", "Chưa trả lời"}, {"1", "Có"}, {"0", "Không"}}
	case programme.AskGrade:
		f.Options = []option{{"", "Chưa trả lời"}}
		for i, g := range q.Grades {
			f.Options = append(f.Options, option{number(int64(i + 1)), g})
		}
	case programme.AskShare:
		f.Unit, f.Width, f.Mode = "%", "short", "decimal"
	case programme.AskCount:
		f.Unit, f.Width, f.Mode = q.Unit, "short", "numeric"
	}
	return p.Form.fill(f)
}

// text is one text field of a question.
func (p priorityPage) text(name, label, help string) fieldView {
	return p.Form.fill(fieldView{Name: name, Label: label, Help: help})
}

// verdict is the officer's choice.
func (p priorityPage) verdict(q priorityQuestion) fieldView {
	f := fieldView{Name: "verdict_" + q.Code, Label: "Kết luận kiểm tra"}
	for _, v := range []programme.PriorityVerdict{programme.NotChecked, programme.ProofAccepted, programme.ProofRefused} {
		f.Options = append(f.Options, option{string(v), v.Label()})
	}
	return p.Form.fill(f)
}

// priorityState is where a question stands, in words and colour.
func priorityState(q priorityQuestion) (meaning, string) {
	switch {
	case q.Counts:
		return good, "được tính"
	case q.Answer.Verdict == programme.ProofRefused:
		return wrong, "không xác nhận"
	case q.Answer.Verdict == programme.ProofAccepted:
		return neutral, "đã xác nhận, không được tính"
	case q.Answer.Claimed.Value.Value > 0:
		return attention, "chờ xác nhận"
	}
	return neutral, "chưa khai"
}
