package programme

import "slices"

// Stage (tình trạng) is where a project stands. Only Take writes it.
type Stage string

const (
	Need              Stage = "need"               // nhu cầu
	Draft             Stage = "draft"              // dự thảo
	Submitted         Stage = "submitted"          // đã nộp, chờ kiểm tra hồ sơ
	Returned          Stage = "returned"           // trả lại để bổ sung
	Checked           Stage = "checked"            // đủ hồ sơ, chờ chuyển thẩm định
	BaseAppraisal     Stage = "base_appraisal"     // thẩm định cấp cơ sở
	BasePassed        Stage = "base_passed"        // đạt thẩm định cấp cơ sở
	MinistryAppraisal Stage = "ministry_appraisal" // thẩm định cấp bộ, chỉ khuyến công quốc gia
	MinistryPassed    Stage = "ministry_passed"    // đạt thẩm định cấp bộ
	Proposed          Stage = "proposed"           // trong kế hoạch đã trình
	Approved          Stage = "approved"           // đã duyệt vào kế hoạch
	Underway          Stage = "underway"           // đang thực hiện
	Accepted          Stage = "accepted"           // đã nghiệm thu, chờ quyết toán
	Completed         Stage = "completed"          // hoàn thành, đã quyết toán
	Stopped           Stage = "stopped"            // ngừng
	Rejected          Stage = "rejected"           // không được hỗ trợ
	Withdrawn         Stage = "withdrawn"          // rút
)

// station is what holds of a stage, whatever the project.
type station struct {
	Stage     Stage
	Label     string // for the staff
	Applicant string // for who applies
	Holders   []Role // whose work a project is while it stands here
	Days      int    // working days that they have; 0: no limit of its own
	Rule      string // where the days come from
}

// provinceRule is where a limit comes from that the law leaves to the province
// (TT 46/2012/TT-BCT, Điều 8.3.b): a default until the province sets its own.
const provinceRule = "quy chế của tỉnh (TT 46/2012/TT-BCT, Điều 8.3.b); số ngày mặc định, chưa xác nhận"

var (
	applicants   = []Role{RoleEstablishment, RoleCollaborator, RoleCommuneOfficer, RoleCentreOfficer}
	centre       = []Role{RoleCentreOfficer, RoleCentreDirector}
	departments  = []Role{RoleDepartmentOfficer, RoleDepartmentLeader}
	deciders     = []Role{RoleProvincialCommittee, RoleNationalAgency}
	bookKeepers  = []Role{RoleCentreOfficer, RoleCentreDirector, RoleDepartmentOfficer, RoleDepartmentLeader}
	centreLeader = []Role{RoleCentreDirector}
	concluders   = []Role{RoleCentreDirector, RoleDepartmentLeader}
)

// stations in the order of a project's life.
var stations = []station{
	{Need, "Nhu cầu", "Nhu cầu đã ghi nhận", applicants, 0, ""},
	{Draft, "Dự thảo", "Đang soạn hồ sơ", applicants, 0, ""},
	{Submitted, "Chờ kiểm tra hồ sơ", "Đã nộp, đang kiểm tra hồ sơ", []Role{RoleCentreOfficer}, 3, provinceRule},
	{Returned, "Trả lại để bổ sung", "Cần bổ sung", applicants, 10, provinceRule},
	{Checked, "Đủ hồ sơ, chờ chuyển thẩm định", "Hồ sơ đã đủ", centreLeader, 2, provinceRule},
	{BaseAppraisal, "Thẩm định cấp cơ sở", "Đang thẩm định", departments, 10, provinceRule},
	{BasePassed, "Đạt thẩm định cấp cơ sở", "Đạt thẩm định, chờ đưa vào kế hoạch", departments, 0, ""},
	{MinistryAppraisal, "Thẩm định cấp bộ", "Đang thẩm định ở cấp bộ", []Role{RoleNationalAgency}, 30, "TT 36/2013/TT-BCT, Điều 8.2; số ngày mặc định, chưa xác nhận"},
	{MinistryPassed, "Đạt thẩm định cấp bộ", "Đạt thẩm định cấp bộ, chờ đưa vào kế hoạch", departments, 0, ""},
	{Proposed, "Trong kế hoạch đã trình", "Đang trình phê duyệt", deciders, 15, provinceRule},
	{Approved, "Đã duyệt vào kế hoạch", "Được hỗ trợ, chờ ký hợp đồng", centre, 0, ""},
	{Underway, "Đang thực hiện", "Đang thực hiện", centre, 0, ""},
	{Accepted, "Đã nghiệm thu, chờ quyết toán", "Đã nghiệm thu, đang quyết toán", centre, 0, ""},
	{Completed, "Hoàn thành", "Hoàn thành", nil, 0, ""},
	{Stopped, "Đã ngừng", "Đã ngừng", nil, 0, ""},
	{Rejected, "Không được hỗ trợ", "Không được hỗ trợ", nil, 0, ""},
	{Withdrawn, "Đã rút", "Đã rút hồ sơ", nil, 0, ""},
}

// Stages in the order of a project's life.
var Stages = func() (all []Stage) {
	for _, s := range stations {
		all = append(all, s.Stage)
	}
	return all
}()

// RecordStages are the stages that a record of old books can be given.
func RecordStages() (all []Stage) {
	for _, s := range Stages {
		if s.recordable() {
			all = append(all, s)
		}
	}
	return all
}

// recordable leaves out what only makes sense on the way through the program.
func (s Stage) recordable() bool { return s.Known() && s != Returned && s != Checked && s != Proposed }

func (s Stage) station() station {
	for _, one := range stations {
		if one.Stage == s {
			return one
		}
	}
	return station{Stage: s, Label: string(s), Applicant: string(s)}
}

// Known tells whether there is such a stage.
func (s Stage) Known() bool { return slices.Contains(Stages, s) }

// Label is the stage in Vietnamese, as the staff says it; ApplicantLabel as
// who applies reads it; LabelFor is the one that fits the user.
func (s Stage) Label() string          { return s.station().Label }
func (s Stage) ApplicantLabel() string { return s.station().Applicant }
func (s Stage) LabelFor(u User) string {
	if u.Applies() {
		return s.ApplicantLabel()
	}
	return s.Label()
}

// Applies tells who reads of stages as those who apply do.
func (u User) Applies() bool { return u.Role == RoleEstablishment || u.Role == RoleCollaborator }

// Holders are the roles whose work a project of a level is while it stands
// here; none where nobody needs to act.
func (s Stage) Holders(level Level) []Role {
	switch {
	case s == Proposed && level == National:
		return []Role{RoleNationalAgency}
	case s == Proposed:
		return []Role{RoleProvincialCommittee}
	}
	return s.station().Holders
}

// Limit is how many working days the holders have (0: no limit) and by which
// rule.
func (s Stage) Limit() (workingDays int, rule string) {
	of := s.station()
	return of.Days, of.Rule
}

// InPlan tells whether a project of this stage stands in an annual plan that
// was approved.
func (s Stage) InPlan() bool {
	return s == Approved || s == Underway || s == Accepted || s == Completed || s == Stopped
}

// Candidate tells whether a project of this stage may be put into a plan of
// its level.
func (s Stage) Candidate(level Level) bool {
	return s == BasePassed && level == Local || s == MinistryPassed && level == National
}

// Writable tells whether who applies may still write the project.
func (s Stage) Writable() bool { return s == Need || s == Draft || s == Returned }

// Ended tells whether nothing more is to be done.
func (s Stage) Ended() bool {
	return s == Completed || s == Stopped || s == Rejected || s == Withdrawn
}
