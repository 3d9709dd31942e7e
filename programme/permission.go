package programme

import (
	"slices"
	"strings"
)

// Action is one thing that a role may or may not do.
type Action string

const (
	OwnAccount         Action = "own_account"
	ReadRecords        Action = "read_records"
	EditEstablishments Action = "edit_establishments"
	EditDrafts         Action = "edit_drafts"   // of living projects: what is not yet submitted, or was returned
	EditProjects       Action = "edit_projects" // records taken over from old books, and an officer's corrections
	AssignOfficers     Action = "assign_officers"
	Appraise           Action = "appraise"      // conditions, appraisal, and the watch list that only appraisers see
	ReadInternal       Action = "read_internal" // what offices say to each other of a project before it is decided: sight.go
	WriteMessages      Action = "write_messages"
	ReadProgramme      Action = "read_programme"
	EditProgramme      Action = "edit_programme"
	AssemblePlan       Action = "assemble_plan" // calls, choices, contents without demand
	BudgetPlan         Action = "budget_plan"   // what a paper assigns to a year
	SubmitPlan         Action = "submit_plan"
	OpinePlan          Action = "opine_plan" // of the finance department on the allocation
	ApprovePlan        Action = "approve_plan"
	AdjustPlan         Action = "adjust_plan"     // by the table of authorities
	RecordResults      Action = "record_results"  // what a project brought, at acceptance and after it
	ConfirmResults     Action = "confirm_results" // so that they count
	WriteStories       Action = "write_stories"
	PublishStories     Action = "publish_stories"
	EditContracts      Action = "edit_contracts"
	SignContracts      Action = "sign_contracts"      // taking effect, annexes, suspending, resuming, asking money back
	KeepAccounts       Action = "keep_accounts"       // whose account money goes to, and what came back
	WriteVouchers      Action = "write_vouchers"      // bảng kê chứng từ
	WriteSettlement    Action = "write_settlement"    // biên bản nghiệm thu, hồ sơ quyết toán, thanh lý
	ConcludeSettlement Action = "conclude_settlement" // by who has not written it
	ReadBundle         Action = "read_bundle"         // everything of a project in one piece
	ReadTreasury       Action = "read_treasury"       // reconciliation with the Treasury, closing of years
	Reconcile          Action = "reconcile"           // statements, matches, what a year's rest becomes
	CloseYear          Action = "close_year"          // by who has not prepared it
	ReadFigures        Action = "read_figures"
	EditFigures        Action = "edit_figures"
	CheckText          Action = "check_text"
	ReadReports        Action = "read_reports"
	WriteReport        Action = "write_report"
	IssueReport        Action = "issue_report"
	ReadPapers         Action = "read_papers"       // the register of issued papers, and signed copies
	IssuePapers        Action = "issue_papers"      // numbers, withdrawing, signed copies
	ReadVerification   Action = "read_verification" // whether shown money is what the ledger adds up to
	ReadLists          Action = "read_lists"
	EditLists          Action = "edit_lists"
	Announce           Action = "announce"       // thông báo chung
	LogVisits          Action = "log_visits"     // đi cơ sở
	ConfirmVisits      Action = "confirm_visits" // by who has not made them
	ReadPosts          Action = "read_posts"
	ManageAccounts     Action = "manage_accounts"
)

// actions in the order of docs/access.md, and what each lets one do, as it
// stands in a sentence after "được".
var actions = []struct {
	Action Action
	Does   string
	Whole  bool // touches the whole programme, so a post of a part of it may not
}{
	{OwnAccount, "xem tài khoản của mình, đổi mật khẩu, chọn chức vụ", false},
	{ReadRecords, "xem đề án và cơ sở", false},
	{EditEstablishments, "thêm, sửa cơ sở", false},
	{EditDrafts, "ghi nhu cầu, soạn và nộp hồ sơ đề án", false},
	{EditProjects, "nhập đề án từ sổ cũ, đính chính đề án", false},
	{AssignOfficers, "phân công cán bộ của cơ quan mình phụ trách hồ sơ, xem khối lượng việc của từng người", false},
	{Appraise, "thẩm định đề án", false},
	{ReadInternal, "xem việc xử lý nội bộ của các cơ quan: ghi chú, phiếu thẩm định, ý kiến, kiểm tra, xếp hạng", false},
	{WriteMessages, "trao đổi về đề án; với người xem được việc nội bộ, cả ghi chú nội bộ", false},
	{ReadProgramme, "xem chương trình, mục tiêu, kế hoạch và đánh giá", false},
	{EditProgramme, "sửa chương trình, mục tiêu, kế hoạch", true},
	{AssemblePlan, "lập kế hoạch năm: đợt đăng ký, chọn đề án, nội dung không có nhu cầu", false},
	{BudgetPlan, "ghi kinh phí được giao của kế hoạch năm", false},
	{SubmitPlan, "trình kế hoạch năm", false},
	{OpinePlan, "cho ý kiến về phân bổ kinh phí của kế hoạch năm", false},
	{ApprovePlan, "ghi quyết định phê duyệt kế hoạch năm", false},
	{AdjustPlan, "ghi quyết định điều chỉnh, ngừng, hủy của kế hoạch năm", false},
	{RecordResults, "ghi kết quả của đề án khi nghiệm thu và theo dõi sau hỗ trợ", false},
	{ConfirmResults, "xác nhận kết quả của đề án", false},
	{WriteStories, "viết câu chuyện kết quả", false},
	{PublishStories, "duyệt công bố câu chuyện kết quả do người khác viết", false},
	{EditContracts, "soạn hợp đồng", false},
	{SignContracts, "ghi nhận hợp đồng có hiệu lực, ký phụ lục, tạm ngừng, tiếp tục, yêu cầu hoàn trả", false},
	{KeepAccounts, "xác minh tài khoản nhận tiền, ghi tiền đã thu hồi", false},
	{WriteVouchers, "ghi bảng kê chứng từ của đề án", false},
	{WriteSettlement, "lập biên bản nghiệm thu, hồ sơ quyết toán, biên bản thanh lý", false},
	{ConcludeSettlement, "kết luận nghiệm thu, quyết toán, thanh lý do người khác lập", false},
	{ReadBundle, "tải trọn bộ hồ sơ đề án cho kiểm toán", false},
	{ReadTreasury, "xem đối chiếu với Kho bạc và khóa sổ năm ngân sách", true},
	{Reconcile, "nhập bảng kê Kho bạc, ghép dòng, chuẩn bị khóa sổ năm ngân sách", true},
	{CloseYear, "ký đối chiếu với Kho bạc, khóa sổ năm ngân sách do người khác chuẩn bị", true},
	{ReadFigures, "xem số liệu công bố, giải trình, khó khăn và giải pháp", true},
	{EditFigures, "sửa số liệu công bố, giải trình, khó khăn và giải pháp", true},
	{CheckText, "kiểm tra số liệu của báo cáo viết", false},
	{ReadReports, "xem báo cáo và tải tệp báo cáo", true},
	{WriteReport, "soạn báo cáo", true},
	{IssueReport, "phát hành báo cáo do người khác soạn", true},
	{ReadPapers, "xem sổ văn bản đi và bản đã ký", false},
	{IssuePapers, "cấp số, phát hành, thu hồi văn bản, nộp bản đã ký", false},
	{ReadVerification, "xem kết quả đối chiếu sổ quỹ và đối chiếu lại", true},
	{ReadLists, "xem danh mục địa bàn và định mức", false},
	{EditLists, "sửa danh mục địa bàn, định mức, mẫu thông báo", false},
	{Announce, "gửi thông báo chung tới một nhóm", false},
	{LogVisits, "ghi lượt đi cơ sở của mình", false},
	{ConfirmVisits, "xác nhận lượt đi cơ sở do người khác ghi", false},
	{ReadPosts, "xem ai giữ chức vụ nào, từ ngày nào, ai giao", false},
	{ManageAccounts, "quản lý tài khoản và chức vụ", false},
}

var (
	reading  = []Action{OwnAccount, ReadLists, ReadRecords, ReadInternal, ReadProgramme, ReadTreasury, ReadFigures, CheckText, ReadReports, ReadPapers}
	offices  = append(slices.Clone(reading), WriteMessages)
	officers = append(slices.Clone(offices), EditEstablishments, EditDrafts, EditProjects, EditProgramme, EditFigures, WriteReport, RecordResults, ConfirmResults, WriteStories, WriteVouchers, WriteSettlement, ReadBundle, IssuePapers, LogVisits, ConfirmVisits, Announce)
	leaders  = append(slices.Clone(officers), IssueReport, EditLists, PublishStories, ConcludeSettlement, AssignOfficers)
)

// rights is the whole decision of who may do what. A role or an action that is
// not here may not.
var rights = map[Role][]Action{
	RoleEstablishment:       {OwnAccount, ReadLists, ReadRecords, WriteMessages, ReadProgramme, EditDrafts, RecordResults, WriteVouchers},
	RoleCollaborator:        {OwnAccount, ReadLists, ReadRecords, WriteMessages, ReadProgramme, EditEstablishments, EditDrafts, RecordResults, WriteVouchers, LogVisits},
	RoleCommuneOfficer:      {OwnAccount, ReadLists, ReadRecords, WriteMessages, ReadProgramme, EditEstablishments, EditDrafts, RecordResults, CheckText, LogVisits, ConfirmVisits},
	RoleDistrictOfficer:     {OwnAccount, ReadLists, ReadRecords, ReadProgramme},
	RoleCentreOfficer:       append(slices.Clone(officers), Appraise, AssemblePlan, EditContracts),
	RoleCentreAccountant:    append(slices.Clone(offices), IssuePapers, KeepAccounts, WriteVouchers, WriteSettlement, ReadBundle, ReadVerification, Reconcile),
	RoleCentreDirector:      append(slices.Clone(leaders), AssemblePlan, BudgetPlan, AdjustPlan, EditContracts, SignContracts, KeepAccounts, ReadVerification, CloseYear),
	RoleDepartmentOfficer:   append(slices.Clone(officers), Appraise, AssemblePlan, BudgetPlan),
	RoleDepartmentLeader:    append(slices.Clone(leaders), Appraise, AssemblePlan, BudgetPlan, SubmitPlan, ApprovePlan, AdjustPlan, ReadVerification),
	RoleFinanceOfficer:      append(slices.Clone(offices), BudgetPlan, OpinePlan, ReadBundle),
	RoleProvincialCommittee: append(slices.Clone(offices), IssuePapers, ApprovePlan, AdjustPlan, ReadBundle),
	RoleNationalAgency:      {OwnAccount, ReadLists, ReadRecords, ReadInternal, WriteMessages, ReadProgramme, CheckText, Appraise, ApprovePlan, AdjustPlan, ReadBundle, ReadPapers},
	RoleAuditor:             append(slices.Clone(reading), ReadPosts, ReadBundle, ReadVerification),
	RoleAdministrator:       {OwnAccount, ReadVerification, ReadLists, EditLists, ReadPosts, ManageAccounts},
}

// May tells whether the user, in the post that he acts in, may do a thing. It
// says nothing of single records: Sees does.
func (u User) May(a Action) bool {
	if u.Role == RoleLocal {
		return true
	}
	if u.Role == "" {
		return a == OwnAccount && u.ID != 0 // signed in, with no post today
	}
	return slices.Contains(rights[u.Role], a) && (u.Scope.Whole() || !a.whole())
}

// Require is nil where the user may do a thing, else the refusal, which names
// the roles that may.
func (u User) Require(a Action) error {
	if u.May(a) {
		return nil
	}
	who := "Bạn không giữ chức vụ nào vào hôm nay"
	if u.Role != "" {
		who = "Chức vụ “" + u.PostTitle + "” (" + u.Role.Label() + ")"
	}
	if slices.Contains(rights[u.Role], a) {
		return Refuse(Forbidden, "", "%s chỉ có phạm vi một phần của chương trình nên không được %s. Việc này cần chức vụ có phạm vi toàn tỉnh.", who, a.Does())
	}
	var roles []string
	for _, r := range a.Roles() {
		roles = append(roles, r.Label())
	}
	return Refuse(Forbidden, "", "%s không được %s. Việc này cần vai trò: %s.", who, a.Does(), strings.Join(roles, ", "))
}

// Rights lists what a role may do.
func (r Role) Rights() []Action { return rights[r] }

// Does is the action in words, to stand after "được".
func (a Action) Does() string {
	for _, one := range actions {
		if one.Action == a {
			return one.Does
		}
	}
	return string(a)
}

func (a Action) whole() bool {
	for _, one := range actions {
		if one.Action == a {
			return one.Whole
		}
	}
	return true
}

// Roles lists who may do a thing.
func (a Action) Roles() (all []Role) {
	for _, r := range Roles {
		if slices.Contains(rights[r], a) {
			all = append(all, r)
		}
	}
	return all
}
