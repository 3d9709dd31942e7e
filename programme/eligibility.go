package programme

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// ConditionAnswer is a person's answer to one condition.
type ConditionAnswer string

const (
	Unanswered ConditionAnswer = ""
	Met        ConditionAnswer = "yes" // đạt
	NotMet     ConditionAnswer = "no"  // không đạt
	NotAsked   ConditionAnswer = "na"  // không áp dụng
)

// ConditionAnswers in the order of forms.
var ConditionAnswers = []ConditionAnswer{Met, NotMet, NotAsked}

// Label is the answer in Vietnamese.
func (a ConditionAnswer) Label() string {
	switch a {
	case Met:
		return "Đạt"
	case NotMet:
		return "Không đạt"
	case NotAsked:
		return "Không áp dụng"
	}
	return "Chưa trả lời"
}

// EligibilityAnswer is a person's answer to one condition with its evidence,
// and what the program saw when it was given.
type EligibilityAnswer struct {
	Code         string // "E4"
	Answer       ConditionAnswer
	Evidence     string
	DocumentNo   string
	DocumentDate Day
	Remark       string // asked where the answer contradicts what the program sees
	Found        string // what the program saw then
	By           string // person and post
	On           Day
}

// typed is what a person writes of an answer.
func (a EligibilityAnswer) typed() EligibilityAnswer {
	a.Found, a.By, a.On = "", "", 0
	return a
}

// Same tells whether a person has written the same.
func (a EligibilityAnswer) Same(b EligibilityAnswer) bool { return a.typed() == b.typed() }

// Text is the answer in one line: "Đạt – Giấy cam kết (Số 12 ngày 03/02/2026)".
func (a EligibilityAnswer) Text() string {
	if a.Answer == Unanswered {
		return ""
	}
	s := a.Answer.Label()
	if a.Evidence != "" {
		s += " – " + a.Evidence
	}
	if doc := a.Document(); doc != "" {
		s += " (" + doc + ")"
	}
	if a.Remark != "" {
		s += ". Nhận xét: " + a.Remark
	}
	return s
}

// Document is the evidence's paper: "Số 12/GCK ngày 03/02/2026".
func (a EligibilityAnswer) Document() string {
	switch {
	case a.DocumentNo != "" && a.DocumentDate != 0:
		return "Số " + a.DocumentNo + " ngày " + a.DocumentDate.String()
	case a.DocumentNo != "":
		return "Số " + a.DocumentNo
	case a.DocumentDate != 0:
		return "ngày " + a.DocumentDate.String()
	}
	return ""
}

// Eligibility (thẩm tra điều kiện) is the answers to all conditions of one
// project.
type Eligibility struct {
	ProjectID int64
	Answers   []EligibilityAnswer // in the order of Conditions
	Version   int64               // 0 before the first save
	UpdatedAt time.Time
}

// Answer finds the answer to a condition; it is Unanswered where there is none.
func (e Eligibility) Answer(code string) EligibilityAnswer {
	for _, a := range e.Answers {
		if a.Code == code {
			return a
		}
	}
	return EligibilityAnswer{Code: code}
}

// Check refuses answers that cannot be: each names its evidence, and one that
// contradicts what the program sees says why. Fields are named by the
// condition: "evidence_E4".
func (e Eligibility) Check(c EligibilityCase) error {
	var errs []error
	for _, a := range e.Answers {
		cond, known := ConditionByCode(a.Code)
		if !known {
			continue
		}
		field := func(name string) string { return name + "_" + a.Code }
		errs = append(errs, atMost(field("evidence"), "căn cứ của "+a.Code, a.Evidence, 1000), atMost(field("document_no"), "số văn bản của "+a.Code, a.DocumentNo, 100),
			atMost(field("remark"), "nhận xét của "+a.Code, a.Remark, 1000))
		if a.DocumentDate > c.Today {
			errs = append(errs, Refuse(Invalid, field("document_date"), "%s: ngày văn bản %s ở sau hôm nay.", a.Code, a.DocumentDate))
		}
		switch {
		case a.Answer == Unanswered && (a.Evidence != "" || a.DocumentNo != "" || a.DocumentDate != 0 || a.Remark != ""):
			errs = append(errs, Refuse(Invalid, field("answer"), "%s: đã ghi căn cứ nhưng chưa chọn đạt, không đạt hay không áp dụng.", a.Code))
			continue
		case a.Answer == Unanswered:
			continue
		case !slices.Contains(ConditionAnswers, a.Answer):
			errs = append(errs, Refuse(Invalid, field("answer"), "%s: chọn đạt, không đạt hoặc không áp dụng.", a.Code))
			continue
		}
		found := cond.Find(c)
		if a.Evidence == "" && a.DocumentNo == "" && !(a.Answer == Met && found.State == FoundYes) {
			errs = append(errs, Refuse(Invalid, field("evidence"), "%s: ghi căn cứ của câu trả lời “%s” (giấy tờ, sự việc), hoặc số văn bản.", a.Code, a.Answer.Label()))
		}
		if found.Contradicts(a.Answer) && a.Remark == "" {
			errs = append(errs, Refuse(Invalid, field("remark"), "%s: câu trả lời “%s” trái với điều hệ thống thấy (%s). Ghi nhận xét vì sao.", a.Code, a.Answer.Label(), found.Sentence))
		}
	}
	return errors.Join(errs...)
}

// Problems says what the conditions still lack, each in a phrase: those that
// nobody has answered, those that are not met, and answers that now contradict
// what the program sees without a remark. None: the project may pass.
func (e Eligibility) Problems(c EligibilityCase) (all []string) {
	for _, cond := range Conditions {
		switch a := e.Answer(cond.Code); {
		case a.Answer == Unanswered:
			all = append(all, fmt.Sprintf("%s (%s) chưa trả lời", cond.Code, lowerFirst(cond.Name)))
		case a.Answer == NotMet:
			all = append(all, fmt.Sprintf("%s (%s) không đạt", cond.Code, lowerFirst(cond.Name)))
		case a.Remark == "" && cond.Find(c).Contradicts(a.Answer):
			all = append(all, fmt.Sprintf("%s (%s): dữ liệu đã đổi từ khi trả lời, nay hệ thống thấy khác", cond.Code, lowerFirst(cond.Name)))
		}
	}
	return all
}

// Complete tells whether the project meets every condition that is asked of it.
func (e Eligibility) Complete(c EligibilityCase) bool { return len(e.Problems(c)) == 0 }

// EligibilityCount is how the conditions of a project stand.
type EligibilityCount struct{ Met, NotMet, NotAsked, Open int }

// Count counts the answers.
func (e Eligibility) Count() (n EligibilityCount) {
	for _, cond := range Conditions {
		switch e.Answer(cond.Code).Answer {
		case Met:
			n.Met++
		case NotMet:
			n.NotMet++
		case NotAsked:
			n.NotAsked++
		default:
			n.Open++
		}
	}
	return n
}

// Text is the count in words.
func (n EligibilityCount) Text() string {
	if n.Open == len(Conditions) {
		return "Chưa thẩm tra điều kiện nào."
	}
	s := fmt.Sprintf("%d đạt, %d không áp dụng", n.Met, n.NotAsked)
	if n.NotMet > 0 {
		s += fmt.Sprintf(", %d không đạt", n.NotMet)
	}
	if n.Open > 0 {
		s += fmt.Sprintf(", còn %d chưa trả lời", n.Open)
	}
	return s + "."
}

// Fields lists the answers as people read them.
func (e Eligibility) Fields() (all []FieldValue) {
	for _, cond := range Conditions {
		all = append(all, FieldValue{cond.Code, cond.Code + " " + cond.Name, e.Answer(cond.Code).Text()})
	}
	return all
}
