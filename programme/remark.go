package programme

import (
	"errors"
	"strconv"
)

// RemarkKind tells what a remark of the evaluation is about.
type RemarkKind string

const (
	Difficulty RemarkKind = "difficulty" // khó khăn, hạn chế
	Remedy     RemarkKind = "remedy"     // nhiệm vụ, giải pháp
)

// Label is the kind in Vietnamese.
func (k RemarkKind) Label() string {
	if k == Remedy {
		return "Giải pháp"
	}
	return "Khó khăn, hạn chế"
}

// Remark (khó khăn, giải pháp) is the office's own text in an evaluation, with
// the figures that evidence it by their keys: the sentences are made anew from
// the records each time, so a remark never quotes an old number.
type Remark struct {
	ID          int64
	ProgrammeID int64
	Period      Period
	Kind        RemarkKind
	Position    int
	Text        string
	Evidence    []string // keys of Evaluation.Evidence
	Version     int64
}

// Check refuses a remark that cannot be.
func (r Remark) Check() error {
	var errs []error
	if r.Kind != Difficulty && r.Kind != Remedy {
		errs = append(errs, Refuse(Invalid, "kind", "Chọn khó khăn hoặc giải pháp."))
	}
	return errors.Join(append(errs, required("text", "nội dung", r.Text, 4000))...)
}

// Fields lists the remark as people read it.
func (r Remark) Fields() []FieldValue {
	evidence := ""
	for i, k := range r.Evidence {
		if i > 0 {
			evidence += ", "
		}
		evidence += k
	}
	return []FieldValue{{"kind", "Loại", r.Kind.Label()}, {"position", "Thứ tự", strconv.Itoa(r.Position)}, {"text", "Nội dung", r.Text}, {"evidence", "Số liệu minh chứng", evidence}}
}
