package programme

// Cause (nguyên nhân trả lại) is why a part of a dossier came back: one of a
// closed list, so that causes can be counted, with words beside it.
type Cause string

const (
	CauseMissing     Cause = "missing"     // thiếu giấy tờ
	CauseUnreadable  Cause = "unreadable"  // mờ, thiếu trang
	CauseUnsigned    Cause = "unsigned"    // chưa ký, chưa đóng dấu
	CauseExpired     Cause = "expired"     // hết hạn
	CauseWrongForm   Cause = "wrong_form"  // không đúng loại, không đúng mẫu
	CauseMismatch    Cause = "mismatch"    // các giấy tờ không khớp nhau
	CauseQuotation   Cause = "quotation"   // báo giá không so sánh được
	CauseBasics      Cause = "basics"      // thiếu đơn vị thụ hưởng, địa bàn
	CauseAboveNorm   Cause = "above_norm"  // vượt định mức
	CauseAmounts     Cause = "amounts"     // thiếu số đề nghị, đối ứng
	CauseStarted     Cause = "started"     // mua máy, khởi công trước khi nộp
	CauseArithmetic  Cause = "arithmetic"  // dự toán cộng sai
	CauseCounterpart Cause = "counterpart" // chưa chứng minh được vốn đối ứng
	CauseContent     Cause = "content"     // sai nội dung hỗ trợ
	CauseMachine     Cause = "machine"     // chưa rõ máy móc
	CauseNeed        Cause = "need"        // sự cần thiết, mục tiêu chưa rõ
	CauseEffect      Cause = "effect"      // hiệu quả chưa lượng hóa
	CauseSchedule    Cause = "schedule"    // tiến độ, tổ chức thực hiện
	CauseEligible    Cause = "eligible"    // chưa chứng minh điều kiện
	CauseOther       Cause = "other"       // nguyên nhân khác, bằng chữ
)

// causes in the order of lists. Check is what the program asks of every
// submission so that the cause cannot come back; "" where nothing does yet.
var causes = []struct {
	Cause Cause
	Label string
	Check Requirement
	Paper bool // can be said of a paper
	Part  bool // can be said of a field of the project
}{
	{CauseMissing, "Thiếu giấy tờ bắt buộc", NeedPapers, true, false},
	{CauseUnreadable, "Giấy tờ mờ, thiếu trang, không đọc được", "", true, false},
	{CauseUnsigned, "Giấy tờ chưa ký, chưa đóng dấu", "", true, false},
	{CauseExpired, "Giấy tờ hết hạn", "", true, false},
	{CauseWrongForm, "Không đúng loại giấy tờ, không đúng mẫu", "", true, false},
	{CauseMismatch, "Số liệu, tên gọi giữa các phần không khớp nhau", "", true, true},
	{CauseQuotation, "Báo giá thiếu, quá cũ hoặc không so sánh được", "", true, true},
	{CauseBasics, "Thiếu đơn vị thụ hưởng, địa bàn", NeedBasics, false, true},
	{CauseAmounts, "Thiếu số đề nghị hỗ trợ hoặc số đóng góp", NeedRequest, false, true},
	{CauseAboveNorm, "Đề nghị vượt định mức", NeedRequest, false, true},
	{CauseStarted, "Đã mua máy, khởi công trước khi nộp hồ sơ", NeedNotStarted, false, true},
	{CauseArithmetic, "Dự toán cộng sai, thiếu hạng mục", "", true, true},
	{CauseCounterpart, "Chưa chứng minh được nguồn vốn đối ứng", "", true, true},
	{CauseContent, "Chọn sai nội dung hỗ trợ, nguồn hoặc năm", "", false, true},
	{CauseMachine, "Chưa rõ máy móc: hãng, model, công suất, xuất xứ", "", true, true},
	{CauseNeed, "Sự cần thiết, mục tiêu viết chưa rõ", "", true, true},
	{CauseEffect, "Hiệu quả chưa có con số, hoặc con số không có cơ sở", "", true, true},
	{CauseSchedule, "Tiến độ, tổ chức thực hiện chưa hợp lý", "", true, true},
	{CauseEligible, "Chưa chứng minh đủ điều kiện hỗ trợ", "", true, true},
	{CauseOther, "Nguyên nhân khác (ghi rõ)", "", true, true},
}

// Causes is the closed list; paper tells those of papers from those of the
// project's own fields.
func Causes(paper bool) (all []Cause) {
	for _, c := range causes {
		if paper && c.Paper || !paper && c.Part {
			all = append(all, c.Cause)
		}
	}
	return all
}

// AllCauses is the closed list whole, in the order of lists.
func AllCauses() (all []Cause) {
	for _, c := range causes {
		all = append(all, c.Cause)
	}
	return all
}

// Known tells whether there is such a cause.
func (c Cause) Known() bool {
	for _, one := range causes {
		if one.Cause == c {
			return true
		}
	}
	return false
}

// Label is the cause in Vietnamese.
func (c Cause) Label() string {
	for _, one := range causes {
		if one.Cause == c {
			return one.Label
		}
	}
	return string(c)
}

// CheckedBy is the requirement by which the program itself refuses a
// submission with this fault; "" where nothing does yet.
func (c Cause) CheckedBy() Requirement {
	for _, one := range causes {
		if one.Cause == c {
			return one.Check
		}
	}
	return ""
}

// checkCause refuses a cause that is not of the list, and one that needs words
// and has none.
func checkCause(field, noteField string, c Cause, note string) error {
	switch {
	case c == "":
		return Refuse(Invalid, field, "Chọn nguyên nhân.")
	case !c.Known():
		return Refuse(Invalid, field, "Nguyên nhân “%s” không có trong danh sách. Chọn lại.", string(c))
	case c == CauseOther && note == "":
		return Refuse(Invalid, noteField, "Ghi rõ nguyên nhân bằng chữ: đã chọn “%s”.", CauseOther.Label())
	}
	return atMost(noteField, "giải thích", note, 1000)
}
