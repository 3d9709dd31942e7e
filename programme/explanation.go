package programme

import "errors"

// Counting says which of two contradicting figures counts from now on.
type Counting string

const (
	CountLeft  Counting = "left"  // what the parts or the records give
	CountRight Counting = "right" // what was stated
)

// Label is the choice in Vietnamese.
func (c Counting) Label() string {
	if c == CountRight {
		return "số đã ghi"
	}
	return "số tính được"
}

// Explanation (giải trình) settles a difference: who explained it, on what
// evidence, and which figure counts from now on. The published figure stays
// as published; reports print the explanation as a footnote.
type Explanation struct {
	ID          int64
	ProgrammeID int64
	Key         string // Difference.Key
	Difference  int64  // as it was when explained; another difference needs another explanation
	By          string // who explained
	On          Day
	Reason      string
	Evidence    string // the paper that shows it
	Counts      Counting
	Version     int64
}

// Check refuses an explanation that says nothing.
func (x Explanation) Check() error {
	errs := []error{
		required("by", "người giải trình", x.By, 200),
		required("reason", "nội dung giải trình", x.Reason, 2000),
		required("evidence", "căn cứ", x.Evidence, 1000),
	}
	if x.Counts != CountLeft && x.Counts != CountRight {
		errs = append(errs, Refuse(Invalid, "counts", "Chọn số liệu được dùng từ nay."))
	}
	return errors.Join(errs...)
}

// Fields lists the explanation as people read it.
func (x Explanation) Fields() []FieldValue {
	return []FieldValue{
		{"key", "Chênh lệch", x.Key}, {"by", "Người giải trình", x.By}, {"on", "Ngày", x.On.String()},
		{"reason", "Nội dung", x.Reason}, {"evidence", "Căn cứ", x.Evidence}, {"counts", "Số được dùng", x.Counts.Label()},
	}
}
