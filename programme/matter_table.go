package programme

import "slices"

// MatterTable is the small workflow of one kind of matter: where it may be
// opened, what a form asks, where it can stand and who takes which step.
type MatterTable struct {
	Kind     MatterKind
	Label    string // "Xin ý kiến"
	Open     string // of the button that opens one: "Xin ý kiến cơ quan khác"
	Internal bool   // not for who applies
	Stages   []Stage
	Types    []MatterType
	Ask      MatterAsk
	States   []MatterStation
	Steps    []MatterStep
}

// MatterAsk is what the opening form asks, as labels; "" asks nothing.
type MatterAsk struct{ Type, About, Text string }

// MatterType is one type of a kind.
type MatterType struct{ Type, Label string }

// MatterStation is one state of a kind.
type MatterStation struct {
	State MatterState
	Label string
	Ended bool
}

// MatterStep is one arrow of a small workflow.
type MatterStep struct {
	Act    MatterAct
	Label  string        // of the button
	Done   string        // in history
	From   []MatterState // none: it opens the matter
	To     MatterState
	By     []Role
	Asked  bool        // instead of By: only who was asked
	Own    bool        // of By: only the role that opened it
	Aside  bool        // may be done, and nobody waits for it
	Level  Level       // of the project; "": both
	Types  []string    // none: every type
	NotBy  []MatterAct // who took one of these may not take this
	Note   bool        // words are needed
	Paper  bool        // number and date of a paper are needed
	Amount bool        // an amount is needed
	Days   int         // days that the next holder has; 0: no limit of its own
	Civil  bool        // these days are of the calendar, not working days
	Record bool        // comes with a record of its own, from a page of its own: minutes, a report
	Proof  bool        // a photo, a paper or a description is needed
	Owner  bool        // says who is to mend it
	DueAs  string      // the form asks for the last day under this label, filled in from Days
	Source string
}

func (t MatterTable) station(s MatterState) MatterStation {
	for _, one := range t.States {
		if one.State == s {
			return one
		}
	}
	return MatterStation{State: s, Label: string(s)}
}

// Holders are the roles that a matter of a project waits for where it stands.
func (m Matter) Holders(p Project) (all []Role) {
	for _, s := range m.Table().Steps {
		if !s.on(m, p) || s.Aside {
			continue
		}
		if s.Asked && m.Asked != "" {
			return []Role{m.Asked} // a letter may be recorded too, but it is their answer that is awaited
		}
		for _, r := range s.By {
			if !slices.Contains(all, r) && (r != RoleNationalAgency || p.Level == National) {
				all = append(all, r)
			}
		}
	}
	return all
}

// on tells whether the step leads on for a matter where it stands.
func (s MatterStep) on(m Matter, p Project) bool {
	return slices.Contains(s.From, m.State) && s.fits(m, p)
}

func (s MatterStep) fits(m Matter, p Project) bool {
	return (s.Level == "" || s.Level == p.Level) && (s.Types == nil || slices.Contains(s.Types, m.Type)) && (!s.Asked || m.Asked != "")
}

// by tells whether the user's role takes the step.
func (s MatterStep) by(m Matter, u User) bool {
	switch {
	case u.Role == RoleLocal:
		return true
	case s.Asked:
		return u.Role == m.Asked && (u.ID != m.OpenedBy || m.Kind == MatterFinding)
	case s.Own && u.Role != m.OpenedRole:
		return false
	}
	return slices.Contains(s.By, u.Role)
}

const (
	ActAsk      MatterAct = "ask"      // the step that opens a matter, whatever its kind
	ActAgree    MatterAct = "agree"    // đồng ý
	ActDisagree MatterAct = "disagree" // không đồng ý
	ActRemark   MatterAct = "remark"   // ý kiến khác
	ActClose    MatterAct = "close"    // đóng, không chờ nữa
	ActQuery    MatterAct = "query"    // yêu cầu làm rõ
	ActReply    MatterAct = "reply"    // làm rõ
	ActConfirm  MatterAct = "confirm"  // xác nhận
	ActGrant    MatterAct = "grant"    // chấp thuận
	ActRefuse   MatterAct = "refuse"   // không chấp thuận
	ActPay      MatterAct = "pay"      // thanh toán
	ActSend     MatterAct = "send"     // gửi báo cáo
	ActReturn   MatterAct = "return"   // trả lại
	ActAccept   MatterAct = "accept"   // nhận, thụ lý
	ActHold     MatterAct = "hold"     // đã đi kiểm tra
	ActFind     MatterAct = "find"     // còn tồn tại
	ActUphold   MatterAct = "uphold"   // khiếu nại đúng
	ActPartly   MatterAct = "partly"   // đúng một phần
	ActDismiss  MatterAct = "dismiss"  // khiếu nại sai
	ActWithdraw MatterAct = "withdraw" // rút
	ActFix      MatterAct = "fix"      // báo đã khắc phục
	ActSolve    MatterAct = "solve"    // đóng tồn tại
	ActHand     MatterAct = "hand"     // giao người khác, đổi hạn
	ActReopen   MatterAct = "reopen"   // mở lại
)

var (
	appraisers = []Role{RoleCentreOfficer, RoleCentreDirector, RoleDepartmentOfficer, RoleDepartmentLeader, RoleNationalAgency}
	owners     = []Role{RoleEstablishment, RoleCentreOfficer, RoleCentreDirector}
	reporters  = []Role{RoleEstablishment, RoleCentreOfficer}
	visitors   = []Role{RoleCentreOfficer, RoleCentreDirector, RoleDepartmentOfficer, RoleDepartmentLeader, RoleFinanceOfficer, RoleCommuneOfficer, RoleNationalAgency}
	// OpinionRoles may be asked for an opinion in the program.
	OpinionRoles = []Role{RoleCommuneOfficer, RoleFinanceOfficer, RoleCentreOfficer, RoleCentreDirector, RoleDepartmentOfficer, RoleDepartmentLeader, RoleProvincialCommittee, RoleNationalAgency}

	inAppraisal = []Stage{Submitted, Checked, BaseAppraisal, BasePassed, MinistryAppraisal, MinistryPassed}
	atWork      = []Stage{Approved, Underway}
)

// Matters are the small workflows, each a table like Workflow.
var Matters = []MatterTable{opinions, changes, payments, progressReports, visits, complaints, findings}

var opinions = MatterTable{
	Kind: MatterOpinion, Label: "Xin ý kiến", Open: "Xin ý kiến cơ quan khác", Internal: true, Stages: inAppraisal,
	Ask: MatterAsk{About: "Cơ quan được hỏi", Text: "Nội dung cần ý kiến"},
	States: []MatterStation{
		{"asked", "Chờ ý kiến", false}, {"agreed", "Đồng ý", true}, {"disagreed", "Không đồng ý", true}, {"remarked", "Có ý kiến khác", true}, {"unanswered", "Đóng, không có ý kiến", true},
	},
	Steps: []MatterStep{
		{Act: ActAsk, Label: "Gửi xin ý kiến", Done: "Đã xin ý kiến", To: "asked", By: appraisers, Days: 5, DueAs: "Trả lời chậm nhất ngày", Source: provinceRule},
		{Act: ActAgree, Label: "Đồng ý", Done: "Trả lời: đồng ý", From: []MatterState{"asked"}, To: "agreed", Asked: true, NotBy: []MatterAct{ActAsk}, Source: ownRule},
		{Act: ActRemark, Label: "Có ý kiến khác", Done: "Trả lời: có ý kiến khác", From: []MatterState{"asked"}, To: "remarked", Asked: true, NotBy: []MatterAct{ActAsk}, Note: true, Source: ownRule},
		{Act: ActDisagree, Label: "Không đồng ý", Done: "Trả lời: không đồng ý", From: []MatterState{"asked"}, To: "disagreed", Asked: true, NotBy: []MatterAct{ActAsk}, Note: true, Source: ownRule},
		{Act: ActAgree, Label: "Ghi văn bản trả lời: đồng ý", Done: "Văn bản trả lời: đồng ý", From: []MatterState{"asked"}, To: "agreed", By: appraisers, Paper: true, Source: ownRule},
		{Act: ActRemark, Label: "Ghi văn bản trả lời: ý kiến khác", Done: "Văn bản trả lời: có ý kiến khác", From: []MatterState{"asked"}, To: "remarked", By: appraisers, Note: true, Paper: true, Source: ownRule},
		{Act: ActDisagree, Label: "Ghi văn bản trả lời: không đồng ý", Done: "Văn bản trả lời: không đồng ý", From: []MatterState{"asked"}, To: "disagreed", By: appraisers, Note: true, Paper: true, Source: ownRule},
		{Act: ActClose, Label: "Đóng, không chờ nữa", Done: "Đóng khi chưa có ý kiến", From: []MatterState{"asked"}, To: "unanswered", By: appraisers, Aside: true, Note: true, Source: ownRule},
	},
}

var progressReports = MatterTable{
	Kind: MatterProgress, Label: "Báo cáo tiến độ", Open: "Yêu cầu báo cáo tiến độ", Stages: atWork,
	Ask: MatterAsk{About: "Kỳ báo cáo", Text: "Nội dung cần báo cáo"},
	States: []MatterStation{
		{"due", "Chờ báo cáo", false}, {"sent", "Đã gửi, chờ xem", false}, {"returned", "Cần báo cáo lại", false}, {"accepted", "Đã nhận", true}, {"cancelled", "Đã bỏ", true},
	},
	Steps: []MatterStep{
		{Act: ActAsk, Label: "Đặt kỳ báo cáo", Done: "Đặt kỳ báo cáo", To: "due", By: centre, Days: 10, DueAs: "Báo cáo chậm nhất ngày", Source: "TT 36/2013/TT-BCT, Điều 23 (khuyến công quốc gia: trước ngày 25 hằng tháng)"},
		{Act: ActSend, Label: "Gửi báo cáo", Done: "Gửi báo cáo", From: []MatterState{"due", "returned"}, To: "sent", By: reporters, Record: true, Note: true, Days: 5, Source: "TT 36/2013/TT-BCT, Điều 23"},
		{Act: ActAccept, Label: "Nhận báo cáo", Done: "Nhận báo cáo", From: []MatterState{"sent"}, To: "accepted", By: centre, NotBy: []MatterAct{ActSend}, Source: ownRule},
		{Act: ActReturn, Label: "Trả lại", Done: "Trả lại báo cáo", From: []MatterState{"sent"}, To: "returned", By: centre, NotBy: []MatterAct{ActSend}, Note: true, Days: 5, Source: ownRule},
		{Act: ActClose, Label: "Bỏ kỳ báo cáo", Done: "Bỏ kỳ báo cáo", From: []MatterState{"due", "returned"}, To: "cancelled", By: centre, Aside: true, Note: true, Source: ownRule},
	},
}

var visits = MatterTable{
	Kind: MatterVisit, Label: "Kiểm tra thực tế", Open: "Hẹn kiểm tra thực tế", Stages: append(append(slices.Clone(inAppraisal), atWork...), Accepted, Completed),
	Types: []MatterType{{"before", "Khảo sát trước khi hỗ trợ"}, {"during", "Kiểm tra tiến độ, khối lượng"}, {"after", "Theo dõi sau hỗ trợ"}},
	Ask:   MatterAsk{Type: "Kiểm tra việc gì", Text: "Nội dung kiểm tra, thành phần đi"},
	States: []MatterStation{
		{"planned", "Đã hẹn", false}, {"held", "Đã kiểm tra, chờ kết luận", false}, {"findings", "Còn tồn tại phải khắc phục", false}, {"closed", "Đã xong", true}, {"cancelled", "Không đi", true},
	},
	Steps: []MatterStep{
		{Act: ActAsk, Label: "Hẹn kiểm tra", Done: "Hẹn kiểm tra", To: "planned", By: visitors, Days: 5, DueAs: "Ngày kiểm tra", Source: "TT 36/2013/TT-BCT, Điều 21"},
		{Act: ActHold, Label: "Ghi biên bản kiểm tra", Done: "Đã kiểm tra", From: []MatterState{"planned"}, To: "held", By: visitors, Record: true, Note: true, Paper: true, Days: 3, Source: ownRule},
		{Act: ActAccept, Label: "Không có tồn tại", Done: "Không có tồn tại", From: []MatterState{"held"}, To: "closed", By: visitors, Source: ownRule},
		{Act: ActFind, Label: "Có tồn tại, yêu cầu khắc phục", Done: "Yêu cầu khắc phục", From: []MatterState{"held"}, To: "findings", By: visitors, Note: true, Days: 10, DueAs: "Khắc phục xong chậm nhất ngày", Source: provinceRule},
		{Act: ActConfirm, Label: "Xác nhận đã khắc phục", Done: "Đã khắc phục", From: []MatterState{"findings"}, To: "closed", By: visitors, Note: true, Source: ownRule},
		{Act: ActClose, Label: "Không đi nữa", Done: "Không đi nữa", From: []MatterState{"planned"}, To: "cancelled", By: visitors, Aside: true, Note: true, Source: ownRule},
	},
}

// Waiting lists the steps that matters of the kind wait for the user with.
func (t MatterTable) Waiting(u User) (all []MatterStep) {
	for _, s := range t.Steps {
		if s.From == nil || s.Aside || !t.SeenBy(u) {
			continue
		}
		if u.Role == RoleLocal || s.Asked && slices.Contains(t.askable(), u.Role) || !s.Asked && slices.Contains(s.By, u.Role) {
			all = append(all, s)
		}
	}
	return all
}

// Asks tells whether who was asked may take a step instead of this one: then
// this one is waited for only where nobody was asked.
func (t MatterTable) Asks(instead MatterStep) bool {
	return slices.ContainsFunc(t.Steps, func(s MatterStep) bool {
		return s.Asked && slices.ContainsFunc(s.From, func(from MatterState) bool { return slices.Contains(instead.From, from) })
	})
}

// askable are the roles that may be asked in matters of the kind.
func (t MatterTable) askable() []Role {
	if t.Kind == MatterFinding {
		return FindingOwners
	}
	return OpinionRoles
}
