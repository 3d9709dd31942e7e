package programme

// Move (bước xử lý) is one way in which a project goes from stage to stage.
type Move string

const (
	Begin        Move = "begin"         // ghi nhu cầu hoặc dự thảo mới
	Draw         Move = "draw"          // lập dự thảo từ nhu cầu
	Submit       Move = "submit"        // nộp hồ sơ
	Return       Move = "return"        // trả lại để bổ sung
	Resubmit     Move = "resubmit"      // nộp lại
	Check        Move = "check"         // xác nhận đủ hồ sơ
	Forward      Move = "forward"       // chuyển thẩm định
	PassBase     Move = "pass_base"     // đạt thẩm định cấp cơ sở
	FailBase     Move = "fail_base"     // không đạt
	Register     Move = "register"      // đăng ký với cơ quan khuyến công quốc gia
	PassMinistry Move = "pass_ministry" // đạt thẩm định cấp bộ
	FailMinistry Move = "fail_ministry" // không đạt
	Propose      Move = "propose"       // trình trong kế hoạch
	TakeBack     Move = "take_back"     // đưa ra khỏi kế hoạch đã trình
	Approve      Move = "approve"       // duyệt vào kế hoạch
	Start        Move = "start"         // ký hợp đồng, bắt đầu
	Accept       Move = "accept"        // nghiệm thu
	Complete     Move = "complete"      // quyết toán, hoàn thành
	CancelAccept Move = "cancel_accept" // hủy nghiệm thu
	CancelSettle Move = "cancel_settle" // hủy quyết toán
	Stop         Move = "stop"          // ngừng
	Withdraw     Move = "withdraw"      // rút hồ sơ
	Reopen       Move = "reopen"        // hủy kết luận, xử lý lại
	Revoke       Move = "revoke"        // hủy quyết định phê duyệt hoặc quyết định ngừng
	Record       Move = "record"        // ghi hồ sơ đã có trong sổ cũ
)

// Way says how a move is taken.
type Way string

const (
	Bare         Way = ""           // by a button, with a note where one is asked
	ByReturn     Way = "return"     // with the points that are to be mended
	ByReport     Way = "appraisal"  // with an appraisal report that was concluded
	ByPlan       Way = "plan"       // by a decision on the annual plan
	ByContract   Way = "contract"   // by a contract that takes effect
	ByAcceptance Way = "acceptance" // by an acceptance record that is concluded, or cancelled
	BySettlement Way = "settlement" // by a settlement that is concluded, or cancelled
	ByBook       Way = "book"       // by the form of a record of old books
	ByNew        Way = "new"        // by the form of a new project
)

// Step is one line of the workflow: an arrow from stages to a stage, who may
// take it, with what, and by which rule.
type Step struct {
	Move   Move
	Label  string  // of the button, an order: "Nộp hồ sơ"
	Done   string  // in history: "Đã nộp hồ sơ"
	From   []Stage // none for Record: any
	To     Stage   // "": Project.BackTo, where it came from
	Level  Level   // "": both paths
	By     []Role
	NotBy  []Move // who took one of these in this round may not take this
	Way    Way
	Note   bool // a reason in words is asked
	Needs  []Requirement
	Source string
}

// Sources of steps that stand more than once in the table.
const (
	lawProject  = "TT 36/2013/TT-BCT, Điều 5"
	lawFile     = "TT 36/2013/TT-BCT, Điều 10"
	lawBase     = "TT 36/2013/TT-BCT, Điều 8.1, 9"
	lawMinistry = "TT 36/2013/TT-BCT, Điều 8.2, 9"
	lawChange   = "TT 36/2013/TT-BCT, Điều 11"
	lawLocal    = "NĐ 45/2012/NĐ-CP, Điều 2.2; quy chế của tỉnh"
	ownRule     = "quy ước của chương trình"
)

// Workflow is the whole life of a project: every arrow there is. Nothing else
// moves a project; docs/workflow.md and the picture on its page are drawn from
// it.
var Workflow = []Step{
	{Begin, "Ghi nhu cầu hoặc lập dự thảo", "Ghi vào chương trình", []Stage{""}, "", "", applicants, nil, ByNew, false, nil, lawProject},
	{Draw, "Lập dự thảo đề án", "Lập dự thảo từ nhu cầu", []Stage{Need}, Draft, "", applicants, nil, Bare, false, nil, lawProject},
	{Submit, "Nộp hồ sơ", "Nộp hồ sơ", []Stage{Draft}, Submitted, "", applicants, nil, Bare, false,
		[]Requirement{NeedBasics, NeedRequest, NeedNotStarted, NeedPapers, NeedSecond, NeedCall}, lawFile},
	{Check, "Xác nhận hồ sơ đầy đủ", "Xác nhận hồ sơ đầy đủ", []Stage{Submitted}, Checked, "", []Role{RoleCentreOfficer}, []Move{Submit, Resubmit}, Bare, false,
		[]Requirement{NeedPapers}, lawFile},
	{Return, "Trả lại để bổ sung", "Trả lại để bổ sung", []Stage{Submitted}, Returned, "", []Role{RoleCentreOfficer}, nil, ByReturn, false,
		[]Requirement{NeedPoints}, lawFile},
	{Return, "Trả lại để bổ sung", "Trả lại để bổ sung", []Stage{BaseAppraisal}, Returned, "", departments, nil, ByReturn, false,
		[]Requirement{NeedPoints}, lawBase},
	{Return, "Trả lại để bổ sung", "Trả lại để bổ sung", []Stage{MinistryAppraisal}, Returned, National, []Role{RoleNationalAgency}, nil, ByReturn, false,
		[]Requirement{NeedPoints}, lawMinistry},
	{Resubmit, "Nộp lại", "Nộp lại", []Stage{Returned}, "", "", applicants, nil, Bare, false,
		[]Requirement{NeedBasics, NeedRequest, NeedNotStarted, NeedPapers, NeedAnswers, NeedSecond}, lawFile},
	{Forward, "Chuyển Sở thẩm định", "Chuyển Sở thẩm định", []Stage{Checked}, BaseAppraisal, "", centreLeader, []Move{Check, Submit}, Bare, false, nil, lawFile},
	{PassBase, "Kết luận đạt thẩm định", "Đạt thẩm định cấp cơ sở", []Stage{BaseAppraisal}, BasePassed, "", []Role{RoleDepartmentLeader}, []Move{Appraised}, ByReport, false,
		[]Requirement{NeedPassReport, NeedEligible, NeedNoDouble, NeedOpinions}, lawBase},
	{FailBase, "Kết luận không đạt", "Không đạt thẩm định cấp cơ sở", []Stage{BaseAppraisal}, Rejected, "", []Role{RoleDepartmentLeader}, []Move{Appraised}, ByReport, true,
		[]Requirement{NeedFailReport}, lawBase},
	{Register, "Đăng ký với cơ quan quốc gia", "Đăng ký với cơ quan khuyến công quốc gia", []Stage{BasePassed}, MinistryAppraisal, National, []Role{RoleDepartmentLeader}, nil, Bare, false, nil, "TT 36/2013/TT-BCT, Điều 6, 10"},
	{PassMinistry, "Kết luận đạt thẩm định", "Đạt thẩm định cấp bộ", []Stage{MinistryAppraisal}, MinistryPassed, National, []Role{RoleNationalAgency}, []Move{Appraised}, ByReport, false,
		[]Requirement{NeedPassReport, NeedEligible, NeedNoDouble, NeedOpinions}, lawMinistry},
	{FailMinistry, "Kết luận không đạt", "Không đạt thẩm định cấp bộ", []Stage{MinistryAppraisal}, Rejected, National, []Role{RoleNationalAgency}, []Move{Appraised}, ByReport, true,
		[]Requirement{NeedFailReport}, lawMinistry},
	{Propose, "Trình trong kế hoạch", "Trình trong kế hoạch năm", []Stage{BasePassed}, Proposed, Local, []Role{RoleDepartmentLeader}, nil, ByPlan, false, nil, lawLocal},
	{Propose, "Trình trong kế hoạch", "Trình trong kế hoạch năm", []Stage{MinistryPassed}, Proposed, National, []Role{RoleDepartmentLeader}, nil, ByPlan, false, nil, "TT 46/2012/TT-BCT, Điều 8.2"},
	{TakeBack, "Đưa ra khỏi kế hoạch", "Đưa ra khỏi kế hoạch đã trình", []Stage{Proposed}, BasePassed, Local, append([]Role{RoleDepartmentLeader}, deciders...), nil, ByPlan, true, nil, lawLocal},
	{TakeBack, "Đưa ra khỏi kế hoạch", "Đưa ra khỏi kế hoạch đã trình", []Stage{Proposed}, MinistryPassed, National, append([]Role{RoleDepartmentLeader}, deciders...), nil, ByPlan, true, nil, lawMinistry},
	{Approve, "Duyệt vào kế hoạch", "Duyệt vào kế hoạch", []Stage{Proposed}, Approved, Local, []Role{RoleProvincialCommittee, RoleDepartmentLeader}, []Move{Propose}, ByPlan, false, nil, lawLocal + "; Sở Công Thương chỉ trong mức tỉnh phân cấp"},
	{Approve, "Duyệt vào kế hoạch", "Duyệt vào kế hoạch", []Stage{Proposed}, Approved, National, []Role{RoleNationalAgency}, []Move{Propose}, ByPlan, false, nil, "TT 36/2013/TT-BCT, Điều 6.3"},
	{Start, "Ghi nhận hợp đồng có hiệu lực", "Hợp đồng có hiệu lực, bắt đầu thực hiện", []Stage{Approved}, Underway, "", centreLeader, nil, ByContract, true, nil, "TT 36/2013/TT-BCT, Điều 12"},
	{Accept, "Kết luận nghiệm thu", "Nghiệm thu", []Stage{Underway}, Accepted, "", concluders, nil, ByAcceptance, false, nil, "TT 36/2013/TT-BCT, Điều 14, 21"},
	{Complete, "Kết luận quyết toán", "Quyết toán, hoàn thành", []Stage{Accepted}, Completed, "", concluders, nil, BySettlement, false, nil, "TT 36/2013/TT-BCT, Điều 18, 19"},
	{CancelAccept, "Hủy nghiệm thu", "Hủy nghiệm thu", []Stage{Accepted}, Underway, "", concluders, nil, ByAcceptance, true, nil, ownRule},
	{CancelSettle, "Hủy quyết toán", "Hủy quyết toán", []Stage{Completed}, Accepted, "", concluders, nil, BySettlement, true, nil, ownRule},
	{Stop, "Ngừng đề án", "Ngừng đề án", []Stage{Approved, Underway}, Stopped, Local, []Role{RoleProvincialCommittee}, nil, ByPlan, true, nil, lawChange},
	{Stop, "Ngừng đề án", "Ngừng đề án", []Stage{Approved, Underway}, Stopped, National, []Role{RoleNationalAgency}, nil, ByPlan, true, nil, lawChange},
	{Revoke, "Hủy quyết định phê duyệt", "Hủy quyết định phê duyệt", []Stage{Approved}, Proposed, Local, []Role{RoleProvincialCommittee, RoleDepartmentLeader}, nil, ByPlan, true, nil, ownRule},
	{Revoke, "Hủy quyết định phê duyệt", "Hủy quyết định phê duyệt", []Stage{Approved}, Proposed, National, []Role{RoleNationalAgency}, nil, ByPlan, true, nil, ownRule},
	{Revoke, "Hủy quyết định ngừng", "Hủy quyết định ngừng", []Stage{Stopped}, "", Local, []Role{RoleProvincialCommittee}, nil, ByPlan, true, nil, ownRule},
	{Revoke, "Hủy quyết định ngừng", "Hủy quyết định ngừng", []Stage{Stopped}, "", National, []Role{RoleNationalAgency}, nil, ByPlan, true, nil, ownRule},
	{Withdraw, "Rút hồ sơ", "Rút hồ sơ", []Stage{Need, Draft, Submitted, Returned, Checked, BaseAppraisal, BasePassed, MinistryAppraisal, MinistryPassed}, Withdrawn, "",
		append([]Role{RoleCentreDirector}, applicants...), nil, Bare, true, nil, ownRule},
	{Reopen, "Hủy kết luận, xử lý lại", "Hủy kết luận, xử lý lại", []Stage{Rejected}, "", "", []Role{RoleDepartmentLeader, RoleNationalAgency}, nil, Bare, true, nil, ownRule},
	{Reopen, "Lập lại hồ sơ đã rút", "Lập lại hồ sơ đã rút", []Stage{Withdrawn}, Draft, "", applicants, nil, Bare, true, nil, ownRule},
	{Reopen, "Hủy kết luận, xử lý lại", "Hủy kết luận, xử lý lại", []Stage{BasePassed}, BaseAppraisal, "", []Role{RoleDepartmentLeader}, nil, Bare, true, nil, ownRule},
	{Record, "Ghi tình trạng theo sổ cũ", "Ghi theo sổ cũ", nil, "", "", bookKeepers, nil, ByBook, false, nil, ownRule},
}

// Appraised (thẩm định xong) is no move of its own: it stands for having
// written the appraisal report that a conclusion rests on, so that the same
// person does not conclude.
const Appraised Move = "appraised"

// Way says how the move is taken.
func (m Move) Way() Way { return m.step().Way }

// Where says where a way is taken, to stand after "không làm riêng được: ".
func (w Way) Where() string {
	switch w {
	case ByReturn:
		return "nêu các điểm cần bổ sung ở trang trả lại hồ sơ"
	case ByReport:
		return "kết luận ở phiếu thẩm định"
	case ByPlan:
		return "làm ở trang kế hoạch năm, bằng quyết định"
	case ByContract:
		return "ghi nhận hiệu lực ở trang hợp đồng của đề án"
	case ByAcceptance:
		return "làm ở biên bản nghiệm thu"
	case BySettlement:
		return "làm ở hồ sơ quyết toán"
	case ByBook:
		return "chọn tình trạng trong biểu mẫu của hồ sơ sổ cũ"
	case ByNew:
		return "lưu đề án mới"
	}
	return "bấm nút ở trang đề án"
}

// Label is the move as a button says it; Done as history does.
func (m Move) Label() string { return m.step().Label }
func (m Move) Done() string  { return m.step().Done }

func (m Move) step() Step {
	for _, s := range Workflow {
		if s.Move == m {
			return s
		}
	}
	return Step{Move: m, Label: string(m), Done: string(m)}
}
