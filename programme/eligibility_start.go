package programme

import (
	"errors"
	"fmt"
)

// Begun is the answer to whether the supported item was bought, or its work
// begun.
type Begun string

const (
	BegunUnsaid Begun = "" // nobody has said
	NotBegun    Begun = "no"
	HasBegun    Begun = "yes"
)

// Label is the answer in Vietnamese.
func (b Begun) Label() string {
	switch b {
	case NotBegun:
		return "Chưa mua, chưa khởi công"
	case HasBegun:
		return "Đã mua hoặc đã khởi công"
	}
	return "Chưa trả lời"
}

// ProjectStart (thời điểm mua, khởi công) is what is known of when the
// supported item of a project was bought or its work begun.
type ProjectStart struct {
	ProjectID int64
	Begun     Begun
	Day       Day    // of purchase or start, where begun
	Item      string // what was bought or begun
	Document  string // contract or invoice with number and date
	By        string // who has answered
	Version   int64
}

// Check refuses an answer that cannot be.
func (s ProjectStart) Check(today Day) error {
	errs := []error{atMost("item", "hạng mục", s.Item, 300), atMost("document", "hợp đồng, hóa đơn", s.Document, 200)}
	switch {
	case s.Begun != NotBegun && s.Begun != HasBegun:
		errs = append(errs, Refuse(Invalid, "begun", "Chọn đã mua, khởi công hay chưa."))
	case s.Begun == HasBegun && s.Day == 0:
		errs = append(errs, Refuse(Invalid, "start_day", "Nhập ngày mua hoặc ngày khởi công, theo hợp đồng hay hóa đơn."))
	case s.Begun == HasBegun && s.Day > today:
		errs = append(errs, Refuse(Invalid, "start_day", "Ngày mua, khởi công %s ở sau hôm nay. Nếu chưa mua thì chọn “%s”.", s.Day, NotBegun.Label()))
	case s.Begun == NotBegun && (s.Day != 0 || s.Item != "" || s.Document != ""):
		errs = append(errs, Refuse(Invalid, "begun", "Đã ghi ngày hoặc hạng mục mua, khởi công nhưng chọn “%s”. Chọn lại, hoặc xóa các ô bên dưới.", NotBegun.Label()))
	}
	if s.Begun == HasBegun {
		errs = append(errs, required("item", "hạng mục đã mua, khởi công", s.Item, 300))
	}
	return errors.Join(errs...)
}

// Fields lists the answer as people read it.
func (s ProjectStart) Fields() []FieldValue {
	return []FieldValue{
		{"begun", "Mua máy, khởi công", s.Begun.Label()}, {"start_day", "Ngày mua, khởi công", s.Day.String()},
		{"item", "Hạng mục đã mua, khởi công", s.Item}, {"document", "Hợp đồng, hóa đơn", s.Document},
	}
}

// CheckStart refuses a project whose item was bought or begun before the day
// of submission, where a confirmed rule says so. Without such a rule it refuses
// nothing; StartFinding says then that nothing is known.
func (b RuleBook) CheckStart(s ProjectStart, submitted Day) error {
	r, unknown := b.On(RuleStarted, submitted)
	if unknown != "" || s.Begun != HasBegun || s.Day >= submitted.Plus(-int(r.Value)) {
		return nil
	}
	return Refuse(Invalid, "start_day", "%s mua, khởi công ngày %s, trước ngày nộp hồ sơ %s nên không được hỗ trợ: %s. Bỏ hạng mục này khỏi đề án, hoặc thay bằng hạng mục chưa mua.",
		s.Item, s.Day, submitted, r.startWords())
}

// startWords is the rule with its source.
func (r Rule) startWords() string {
	if r.Value == 0 {
		return "không hỗ trợ hạng mục mua, khởi công trước ngày nộp hồ sơ – " + r.Citation()
	}
	return fmt.Sprintf("không hỗ trợ hạng mục mua, khởi công trước ngày nộp hồ sơ quá %s – %s", r.Text(), r.Citation())
}

// StartFinding is what the program sees of purchase and start.
func (b RuleBook) StartFinding(s ProjectStart, submitted Day) Finding {
	if err := b.CheckStart(s, submitted); err != nil {
		return Finding{FoundNo, Problems(err)[0].Message}
	}
	r, unknown := b.On(RuleStarted, submitted)
	switch {
	case unknown != "" && s.Begun == HasBegun:
		return Finding{FoundNothing, fmt.Sprintf("%s đã mua, khởi công ngày %s. %s Cần người xác định có được hỗ trợ không.", s.Item, s.Day, unknown)}
	case unknown != "":
		return Finding{FoundNothing, unknown}
	case s.Begun == BegunUnsaid:
		return Finding{FoundNothing, "Chưa trả lời đã mua máy, khởi công hay chưa. Quy định: " + r.startWords() + "."}
	case s.Begun == NotBegun:
		return Finding{FoundYes, "Chưa mua, chưa khởi công khi trả lời. Quy định: " + r.startWords() + "."}
	}
	return Finding{FoundYes, fmt.Sprintf("Mua, khởi công ngày %s, không trước ngày nộp hồ sơ %s. Quy định: %s.", s.Day, submitted, r.startWords())}
}
