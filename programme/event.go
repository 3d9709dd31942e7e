package programme

import "time"

// Subject names the kind of record that an event is about.
type Subject string

const (
	SProgramme     Subject = "programme"
	STarget        Subject = "target"
	SPlan          Subject = "plan"
	SProject       Subject = "project"
	SEstablishment Subject = "establishment"
	SStated        Subject = "stated_figure"
	SExplanation   Subject = "explanation"
	SRemark        Subject = "remark"
	SReport        Subject = "report"
	SPlace         Subject = "place"  // a unit, by PlaceKey.Number
	SPlaces        Subject = "places" // the list of units, number 0
	SAccount       Subject = "account"
	SPost          Subject = "post"
	SNorm          Subject = "norm"
	SRule          Subject = "rule"           // a number that a law sets: days, percent, years
	SSizeRule      Subject = "size_rule"      // a ceiling of a size class
	SArea          Subject = "area"           // a row of a list of areas
	SLimit         Subject = "approval_limit" // up to which amount the department approves
	SCriterion     Subject = "criterion"      // a row of the province's criteria of priority
	SDouble        Subject = "double_funding" // conclusions on double funding, by the project's number
	SEligibility   Subject = "eligibility"    // the conditions of a project, by the project's number
	SWatch         Subject = "watch"          // the watch list, by the establishment's number
	SContract      Subject = "contract"       // of a project, by the project's number
	SAcceptance    Subject = "acceptance"     // biên bản nghiệm thu
	SSettlement    Subject = "settlement"     // quyết toán
	SVoucher       Subject = "voucher"        // chứng từ
	SPaymentRule   Subject = "payment_rule"   // a row of the rules of paying
	SVerification  Subject = "verification"   // whether shown money is what the ledger adds up to
	SPaperRule     Subject = "paper_rule"     // a row of the list of papers that belong to a dossier

	SImport          Subject = "import"           // lần nhập sổ
	SFund            Subject = "fund"             // a fund's fiscal year, by FundYear.Number
	SAnnouncement    Subject = "announcement"     // thông báo chung
	SVisit           Subject = "visit"            // lượt đi cơ sở
	SInspectionPoint Subject = "inspection_point" // a line of the checklist of inspections
)

// Event is one line of history: who did what to which record, and each value
// before and after. Events are only ever added.
type Event struct {
	ID          int64
	Subject     Subject
	SubjectID   int64
	ProgrammeID int64  // 0 for records of no programme, such as establishments
	Action      string // "created", "changed", "deleted", "issued", …: ActionLabel has them all
	Title       string // what the record was called then
	UserName    string
	PostTitle   string // the post that the user acted in; "" where there was none
	At          time.Time
	Changes     []Change
	Note        string
}

// Who is the person and the post that he acted in.
func (e Event) Who() string {
	if e.PostTitle == "" {
		return e.UserName
	}
	return e.UserName + " – " + e.PostTitle
}

// ActionLabel is the action in Vietnamese.
func (e Event) ActionLabel() string {
	switch e.Action {
	case "created":
		return "Tạo mới"
	case "changed":
		return "Sửa"
	case "deleted":
		return "Xóa"
	case "book_imported":
		return "Nhập từ sổ"
	case "undone":
		return "Hoàn tác lần nhập sổ"
	case "imported":
		return "Nhập danh mục"
	case "decided":
		return "Quyết định"
	case "issued":
		return "Phát hành"
	case "issued_replaced":
		return "Được thay thế"
	case "issued_withdrawn":
		return "Thu hồi"
	case "signed_copy":
		return "Nộp bản đã ký"
	case "signed_copy_dropped":
		return "Bỏ bản đã ký nộp nhầm"
	case "signed_in":
		return "Đăng nhập"
	case "locked":
		return "Tạm khóa vì nhập sai mật khẩu nhiều lần"
	case "password":
		return "Đặt mật khẩu mới"
	case "disabled":
		return "Đóng tài khoản"
	case "calendar":
		return "Tạo địa chỉ lịch"
	case "calendar_end":
		return "Hủy địa chỉ lịch"
	case "mail_again":
		return "Gửi lại thư thông báo"
	case "given":
		return "Giao chức vụ"
	case "ended":
		return "Kết thúc giữ chức vụ"
	case "handed_over":
		return "Bàn giao"
	case "merged":
		return "Gộp vào cơ sở khác"
	case "moved":
		return "Chuyển bước"
	case "matter":
		return "Việc liên quan"
	case "contract_drafted":
		return "Soạn hợp đồng"
	case "contract_signed":
		return "Hợp đồng có hiệu lực"
	case "account_verified":
		return "Xác minh tài khoản"
	case "annexed":
		return "Ký phụ lục"
	case "contract_deed":
		return "Việc về hợp đồng"
	case "concluded":
		return "Trình lãnh đạo kết luận"
	case "sent_back":
		return "Trả phiếu thẩm định"
	case "used":
		return "Kết luận theo phiếu"
	case "submitted":
		return "Trình phê duyệt"
	case "taken_back":
		return "Đưa ra khỏi kế hoạch đã trình"
	case "opined":
		return "Cho ý kiến"
	case "explained":
		return "Ghi lý do"
	case "took_in":
		return "Nhận cơ sở gộp vào"
	case "announced":
		return "Gửi thông báo chung"
	case "flagged":
		return "Đưa vào danh sách lưu ý"
	case "lifted":
		return "Đưa ra khỏi danh sách lưu ý"
	case "answered":
		return "Thẩm tra điều kiện"
	case "confirmed":
		return "Xác nhận"
	case "charged":
		return "Phân công phụ trách"
	case "second_confirmed":
		return "Xác nhận hồ sơ ghi thay cơ sở"
	case "paper_added":
		return "Thêm giấy tờ"
	case "paper_dropped":
		return "Bỏ giấy tờ khỏi hồ sơ"
	case "papers_checked":
		return "Kiểm tra giấy tờ"
	case "accepted":
		return "Kết luận nghiệm thu"
	case "settled":
		return "Kết luận quyết toán"
	case "cancelled":
		return "Hủy"
	case "liquidated":
		return "Thanh lý hợp đồng"
	case "replied":
		return "Trả lời điểm cần bổ sung"
	case "reset":
		return "Trở về mẫu gốc"
	case "said":
		return "Gửi trao đổi"
	case "result":
		return "Kết quả của đề án"
	case "story":
		return "Câu chuyện kết quả"
	case "photo_added":
		return "Thêm ảnh"
	case "photo_dropped":
		return "Bỏ ảnh"
	case "photo_twin":
		return "Ảnh giống đề án khác"
	case "reported":
		return "Báo cáo tiến độ"
	case "inspected":
		return "Lập biên bản kiểm tra"
	case "statement":
		return "Nhập bảng kê của Kho bạc"
	case "matched":
		return "Ghép dòng với Kho bạc"
	case "unmatched":
		return "Tách cặp đã ghép với Kho bạc"
	case "reconciled":
		return "Ký đối chiếu với Kho bạc"
	case "closing_prepared":
		return "Chuẩn bị khóa sổ"
	case "closed":
		return "Khóa sổ"
	case "noted":
		return "Ghi chú nội bộ"
	default:
		return e.Action
	}
}

// Change is one value before and after, as people read it.
type Change struct {
	Field string `json:"field"`
	Label string `json:"label"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// FieldValue is one value of a record as people read it. Records list
// themselves so (Fields), and history, the view of two clashing versions and
// restatements are all made from such lists.
type FieldValue struct{ Field, Label, Value string }

// Changes lists what differs between two versions of a record.
func Changes(old, new []FieldValue) []Change {
	before := make(map[string]FieldValue, len(old))
	for _, f := range old {
		before[f.Field] = f
	}
	var all []Change
	for _, f := range new {
		if b := before[f.Field]; b.Value != f.Value {
			all = append(all, Change{f.Field, f.Label, b.Value, f.Value})
		}
		delete(before, f.Field)
	}
	for _, f := range old { // in order, what the new version no longer has
		if b, gone := before[f.Field]; gone && b.Value != "" {
			all = append(all, Change{f.Field, f.Label, b.Value, ""})
		}
	}
	return all
}
