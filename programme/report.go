package programme

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// Report (báo cáo đánh giá) is an evaluation as an official paper: a draft
// whose wording the office edits, then issued and frozen byte for byte.
type Report struct {
	ID          int64
	ProgrammeID int64
	Period      Period
	Span        Span         // of a periodic report
	Office      ReportOffice // that a periodic report goes to
	Estimates   []Estimate   // for the rest of the year, of a periodic report
	Number      string       // "15", given by the clerk; "" on a draft
	Symbol      string       // "BC-TTKC"
	Date        Day
	Seat        string // địa danh
	To          string // kính gửi
	Sections    []Section
	Recipients  string // nơi nhận, a line each
	SignerPower string // "GIÁM ĐỐC"
	SignerName  string
	Reason      string // why it is issued though figures contradict each other
	IssuedAt    time.Time
	IssuedBy    string
	Figures     []KeyFigure // as they were when it was issued
	Mark        Quantity    // the last line of the ledger that it knew; unknown where it was issued before there was a ledger
	Files       []IssuedFile
	Code        string // of its page of verification; set while it is issued
	Version     int64
	UpdatedAt   time.Time
}

// Section is one piece of the report's prose, written by the program from the
// figures and then edited by the office.
type Section struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Text  string `json:"text"` // paragraphs parted by a blank line
	Own   bool   `json:"own"`  // edited: no longer follows the figures
}

// KeyFigure is one figure that a report stands on, to find restatements.
type KeyFigure struct {
	Key   string     `json:"key"`
	Label string     `json:"label"`
	Unit  FigureUnit `json:"unit"`
	Value Quantity   `json:"value"`
}

// Text prints the figure's value with its unit.
func (k KeyFigure) Text() string {
	if !k.Value.Known {
		return "–"
	}
	return Figure{Unit: k.Unit, Value: k.Value.Value}.ValueText()
}

// IssuedFile is one frozen form of an issued report.
type IssuedFile struct {
	Format string // "docx", "pdf", "xlsx", "json", "html"
	Bytes  []byte // nil where only listed
	Size   int64
	SHA256 string // of Bytes, in hexadecimal
}

// Issued tells a frozen report from a draft.
func (r Report) Issued() bool { return !r.IssuedAt.IsZero() }

// Title names the report.
func (r Report) Title() string {
	if r.Periodic() {
		return r.Span.Title(r.Office)
	}
	return "Báo cáo đánh giá " + r.Period.Label()
}

// Periodic tells the report of a month, a quarter, half a year or a year from
// the evaluation of a programme.
func (r Report) Periodic() bool { return r.Span.Months != 0 }

// Check refuses a report that cannot be kept.
func (r Report) Check() error {
	errs := []error{
		atMost("number", "số", r.Number, 20), atMost("symbol", "ký hiệu", r.Symbol, 40),
		atMost("seat", "địa danh", r.Seat, 60), atMost("to", "kính gửi", r.To, 500),
		atMost("recipients", "nơi nhận", r.Recipients, 1000),
		atMost("signer_power", "chức vụ người ký", r.SignerPower, 200), atMost("signer_name", "người ký", r.SignerName, 100),
		atMost("reason", "lý do phát hành", r.Reason, 2000),
	}
	for _, s := range r.Sections {
		errs = append(errs, atMost("section_"+s.Key, s.Title, s.Text, 20_000))
	}
	if r.Periodic() {
		errs = append(errs, r.Span.check())
	}
	for _, x := range r.Estimates {
		errs = append(errs, x.check())
	}
	return errors.Join(errs...)
}

// CheckIssue refuses to issue a report that lacks what a paper must have, or
// whose figures contradict each other without a written reason.
func (r Report) CheckIssue(a ReportFigures) error {
	if r.Issued() {
		return Refuse(Conflict, "", "Báo cáo này đã phát hành lúc %s, không phát hành lại được. Lập báo cáo mới nếu cần đính chính.", Moment(r.IssuedAt))
	}
	errs := []error{
		required("number", "số báo cáo", r.Number, 20),
		required("seat", "địa danh", r.Seat, 60),
		required("signer_power", "chức vụ người ký", r.SignerPower, 200),
		required("signer_name", "họ tên người ký", r.SignerName, 100),
	}
	if n, err := strconv.Atoi(r.Number); r.Number != "" && (err != nil || n < 1 || n > 99_999) {
		errs = append(errs, Refuse(Invalid, "number", "Số báo cáo “%s” phải là số từ 1 đến 99.999; ký hiệu nhập ở ô bên cạnh.", r.Number))
	}
	if r.Date == 0 {
		errs = append(errs, Refuse(Invalid, "date", "Chưa nhập ngày báo cáo, ví dụ 05/02/2026."))
	}
	if n := a.Unexplained(); n > 0 && len([]rune(strings.TrimSpace(r.Reason))) < 10 {
		errs = append(errs, Refuse(Invalid, "reason", "Còn %d chênh lệch chưa giải trình. Giải trình từng chênh lệch, hoặc ghi rõ lý do vẫn phát hành (ít nhất 10 ký tự).", n))
	}
	return errors.Join(errs...)
}

// Fields lists the report as people read it.
func (r Report) Fields() []FieldValue {
	all := []FieldValue{
		{"number", "Số", r.Number}, {"symbol", "Ký hiệu", r.Symbol}, {"date", "Ngày", r.Date.String()}, {"seat", "Địa danh", r.Seat},
		{"to", "Kính gửi", r.To}, {"recipients", "Nơi nhận", r.Recipients},
		{"signer_power", "Chức vụ người ký", r.SignerPower}, {"signer_name", "Người ký", r.SignerName}, {"reason", "Lý do phát hành", r.Reason},
	}
	if r.Periodic() {
		all = append(all, FieldValue{"until", "Chốt số liệu đến hết ngày", r.Span.Until.String()})
	}
	for _, x := range r.Estimates {
		all = append(all, FieldValue{"estimate_" + string(x.Level), "Ước phần còn lại, " + lowerFirst(x.Level.Label()), x.text()})
	}
	for _, s := range r.Sections {
		all = append(all, FieldValue{"section_" + s.Key, s.Title, s.Text})
	}
	return all
}

// Restatement is a figure of an issued report that has changed since.
type Restatement struct {
	Figure   KeyFigure
	Old, New Quantity
}

// Restatements compares the figures of an issued report with today's.
func Restatements(old, now []KeyFigure) []Restatement {
	today := map[string]KeyFigure{}
	for _, k := range now {
		today[k.Key] = k
	}
	var all []Restatement
	for _, k := range old {
		if n := today[k.Key]; n.Value != k.Value {
			all = append(all, Restatement{k, k.Value, n.Value})
		}
	}
	return all
}

// KeyFigures lists what a report of this evaluation stands on.
func (e Evaluation) KeyFigures() []KeyFigure {
	var all []KeyFigure
	add := func(key, label string, unit FigureUnit, q Quantity) {
		all = append(all, KeyFigure{key, label, unit, q})
	}
	for _, l := range e.Levels {
		name := ", " + lowerFirst(l.Level.Label())
		key := string(l.Level)
		add("goal.projects."+key, "Mục tiêu số đề án"+name, UnitCount, l.Goal.Projects)
		add("goal.support."+key, "Mục tiêu hỗ trợ"+name, UnitVND, l.Goal.Support)
		add("goal.counterpart."+key, "Mục tiêu đóng góp"+name, UnitVND, l.Goal.Counterpart)
		for _, m := range []Measure{MProjects, MPlans, MSupport, MCounterpart, MTotalCost} {
			v, _ := l.Done.of(m)
			add("done."+string(m)+"."+key, m.Label()+" thực hiện"+name, m.Unit(), Q(v))
		}
		add("life.approved."+key, "Hỗ trợ được duyệt"+name, UnitVND, Q(int64(l.Life.Approved)))
		add("life.disbursed."+key, "Hỗ trợ đã giải ngân"+name, UnitVND, Q(int64(l.Life.Disbursed)))
	}
	for _, r := range e.Contents {
		add("content.projects."+r.Key, "Số đề án, "+lowerFirst(r.Label), UnitCount, Q(r.Done.Projects))
		add("content.support."+r.Key, "Hỗ trợ, "+lowerFirst(r.Label), UnitVND, Q(int64(r.Done.Support)))
	}
	for _, o := range e.Outcomes {
		unit := UnitCount
		if o.Indicator.IsMoney() {
			unit = UnitVND
		}
		add("outcome."+string(o.Indicator), o.Indicator.Label(), unit, o.Actual)
	}
	return all
}
