package programme

import (
	"strings"
)

// Facts is what the workflow asks about a project besides the project itself.
// The store gathers them in the transaction of the move.
type Facts struct {
	TakenBy       map[Move]int64 // who took each move last in this round, by account; Appraised for the report's author
	MissingPapers []string       // papers that the content needs and that are not there
	AboveNorm     error          // the request is above a confirmed norm
	Today         Day
	CallFrom      Day           // registration for the plan year is open in these days, both included;
	CallTo        Day           // 0, 0: nobody has set days, so it is open
	Started       error         // the item was bought or begun before submission, against a confirmed rule
	Second        SecondPerson  // who confirms what was written for the establishment
	Points        []string      // what is to be mended, in the return that is being written
	Unanswered    []string      // points of the last return that who applies has not answered
	Report        Conclusion    // of the appraisal report of this round and level
	Eligibility   []string      // what the conditions still lack, each a sentence
	Doubles       []string      // certain double funding that nobody has answered, each a sentence
	Limit         ApprovalLimit // up to which the department approves; the zero value: nothing
	OpenOpinions  []string      // offices whose opinion is awaited
	Basis         Basis         // the paper that the act rests on, where it moves money
	Rules         RuleBook      // for the days of the next holder
}

// Conclusion (kết luận thẩm định) is what an appraisal report proposes.
type Conclusion string

const (
	NotConcluded  Conclusion = ""     // no report, or not concluded
	ConcludedPass Conclusion = "pass" // đạt
	ConcludedFail Conclusion = "fail" // không đạt
)

// Label is the verdict in Vietnamese.
func (v Conclusion) Label() string {
	switch v {
	case ConcludedPass:
		return "Đạt"
	case ConcludedFail:
		return "Không đạt"
	}
	return "Chưa kết luận"
}

// Requirement is a fact or paper that a step needs.
type Requirement string

const (
	NeedBasics     Requirement = "basics"      // what the project is, who for, where
	NeedRequest    Requirement = "request"     // money asked and given, within the norm
	NeedPapers     Requirement = "papers"      // thành phần hồ sơ
	NeedCall       Requirement = "call"        // trong thời gian đăng ký
	NeedNotStarted Requirement = "not_started" // chưa mua, chưa khởi công trước khi nộp
	NeedSecond     Requirement = "second"      // người thứ hai xác nhận
	NeedPoints     Requirement = "points"      // điểm cần bổ sung
	NeedAnswers    Requirement = "answers"     // trả lời từng điểm
	NeedPassReport Requirement = "pass_report" // phiếu thẩm định kết luận đạt
	NeedFailReport Requirement = "fail_report" // phiếu thẩm định kết luận không đạt
	NeedEligible   Requirement = "eligible"    // điều kiện E1-E15
	NeedNoDouble   Requirement = "no_double"   // không hỗ trợ trùng
	NeedOpinions   Requirement = "opinions"    // ý kiến các cơ quan
)

// Label says what is needed, as a list of papers would.
func (n Requirement) Label() string {
	switch n {
	case NeedBasics:
		return "tên, nội dung, đơn vị thụ hưởng, địa bàn của đề án"
	case NeedRequest:
		return "số đề nghị hỗ trợ và đối ứng, không vượt định mức"
	case NeedPapers:
		return "đủ giấy tờ theo nội dung hỗ trợ"
	case NeedCall:
		return "trong thời gian đăng ký của năm kế hoạch"
	case NeedNotStarted:
		return "hạng mục chưa mua, chưa khởi công trước khi nộp hồ sơ"
	case NeedSecond:
		return "người thứ hai xác nhận hồ sơ ghi thay cơ sở, nơi tỉnh có quy định"
	case NeedPoints:
		return "ít nhất một điểm cần bổ sung, có nguyên nhân"
	case NeedAnswers:
		return "trả lời từng điểm đã nêu"
	case NeedPassReport:
		return "phiếu thẩm định kết luận đạt"
	case NeedFailReport:
		return "phiếu thẩm định kết luận không đạt"
	case NeedEligible:
		return "mọi điều kiện hỗ trợ đã được trả lời và đạt"
	case NeedNoDouble:
		return "cảnh báo hỗ trợ trùng đã được trả lời"
	case NeedOpinions:
		return "ý kiến đã xin của cơ quan khác đã trả lời hoặc quá hạn được ghi nhận"
	}
	return string(n)
}

// missing is nil where the project has what is needed.
func (n Requirement) missing(p Project, f Facts) error {
	switch n {
	case NeedBasics:
		return p.checkBasics()
	case NeedRequest:
		return p.checkRequest(f)
	case NeedPapers:
		if p.Stage == Submitted {
			return lacks("papers", "Giấy tờ chưa đủ hoặc chưa kiểm tra xong: %s. Mở trang giấy tờ, đánh dấu từng giấy tờ đạt hay không; giấy tờ không đạt thì trả lại hồ sơ.", f.MissingPapers)
		}
		return lacks("papers", "Hồ sơ còn thiếu giấy tờ: %s. Tải giấy tờ lên, hoặc ghi nơi giữ bản giấy.", f.MissingPapers)
	case NeedCall:
		return checkCall(p, f)
	case NeedNotStarted:
		return f.Started
	case NeedSecond:
		return f.Second.Missing()
	case NeedPoints:
		if len(f.Points) == 0 {
			return Refuse(Invalid, "points", "Nêu ít nhất một điểm cần bổ sung, gắn với một mục của hồ sơ và một nguyên nhân.")
		}
	case NeedAnswers:
		return lacks("answers", "Chưa trả lời điểm cần bổ sung: %s. Trả lời từng điểm rồi nộp lại.", f.Unanswered)
	case NeedPassReport, NeedFailReport:
		return n.checkReport(f)
	case NeedEligible:
		return lacks("eligibility", "Điều kiện hỗ trợ chưa xong: %s. Mở trang điều kiện của đề án để trả lời.", f.Eligibility)
	case NeedNoDouble:
		return lacks("doubles", "Có dấu hiệu chắc chắn hỗ trợ trùng chưa được trả lời: %s. Mở mục máy móc của đề án để trả lời.", f.Doubles)
	case NeedOpinions:
		return lacks("opinions", "Đang chờ ý kiến của: %s. Chờ trả lời, hoặc đóng yêu cầu kèm lý do.", f.OpenOpinions)
	}
	return nil
}

func lacks(field, sentence string, what []string) error {
	if len(what) == 0 {
		return nil
	}
	return Refuse(Invalid, field, sentence, strings.Join(what, "; "))
}

func (n Requirement) checkReport(f Facts) error {
	want := ConcludedPass
	if n == NeedFailReport {
		want = ConcludedFail
	}
	switch {
	case f.Report == want:
		return nil
	case f.Report == NotConcluded:
		return Refuse(Invalid, "report", "Chưa có phiếu thẩm định đã kết luận của vòng này. Chuyên viên lập và trình phiếu thẩm định trước.")
	}
	return Refuse(Invalid, "report", "Phiếu thẩm định kết luận “%s”, trái với bước này. Chọn bước đúng với phiếu, hoặc trả phiếu về để lập lại.", f.Report.Label())
}

func (p Project) checkBasics() error {
	switch {
	case p.Kind == KindProject && p.Establishment.ID == 0:
		return Refuse(Invalid, "establishment", "Chưa có đơn vị thụ hưởng. Sửa đề án và chọn cơ sở trong sổ.")
	case p.Kind == KindProject && p.Place.Code == "":
		return Refuse(Invalid, "place", "Chưa có địa bàn sản xuất. Sửa đề án và chọn xã, phường.")
	}
	return nil
}

func (p Project) checkRequest(f Facts) error {
	asked := p.Requested()
	switch {
	case asked.Support <= 0:
		return Refuse(Invalid, "requested_"+string(p.Fund()), "Chưa có số đề nghị hỗ trợ từ %s. Sửa đề án và nhập cột “Đề nghị”.", lowerFirst(p.Fund().Label()))
	case p.Kind == KindProject && asked.Counterpart <= 0:
		return Refuse(Invalid, "requested_cash", "Chưa có phần đóng góp của đơn vị thụ hưởng. Sửa đề án và nhập cột “Đề nghị”.")
	}
	return f.AboveNorm
}

func checkCall(p Project, f Facts) error {
	switch {
	case f.CallFrom != 0 && f.Today < f.CallFrom:
		return Refuse(Conflict, "call", "Đăng ký đề án năm %d mở từ %s. Lưu dự thảo, nộp từ ngày đó.", p.Year, f.CallFrom)
	case f.CallTo != 0 && f.Today > f.CallTo:
		return Refuse(Conflict, "call", "Đã hết hạn đăng ký đề án năm %d (ngày cuối %s). Chuyển đề án sang năm sau, hoặc đề nghị Sở gia hạn đợt đăng ký.", p.Year, f.CallTo)
	}
	return nil
}

// CheckNorm refuses a request above the confirmed norm of a day.
func (p Project) CheckNorm(norms []Norm, on Day) error {
	asked := p.Requested()
	if p.Kind != KindProject || p.NormException != "" {
		return nil
	}
	c := CeilingFor(norms, p.Content, p.Level, on, asked.Total())
	if !c.Known || asked.Support <= c.Amount {
		return nil
	}
	return Refuse(Invalid, "requested_"+string(p.Fund()), "Số đề nghị hỗ trợ %s vượt mức cho phép %s. %s Giảm số đề nghị, chọn nội dung khác, hoặc ghi văn bản cho phép vượt mức.",
		asked.Support.Dong(), (asked.Support - c.Amount).Dong(), c.Sentence)
}
