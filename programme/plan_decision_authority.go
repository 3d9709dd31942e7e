package programme

import "slices"

// PlanChange is one kind of what a decision does to a project of a plan, as
// the law tells them apart (TT 36/2013/TT-BCT, Điều 11).
type PlanChange string

const (
	ChangeApprove     PlanChange = "approve"     // duyệt vào kế hoạch
	ChangeAdd         PlanChange = "add"         // bổ sung đề án
	ChangeStop        PlanChange = "stop"        // ngừng đề án
	ChangeRaise       PlanChange = "raise"       // tăng kinh phí hỗ trợ
	ChangeLower       PlanChange = "lower"       // giảm kinh phí hỗ trợ
	ChangeOther       PlanChange = "other"       // đổi phần kinh phí của nguồn khác
	ChangeContent     PlanChange = "content"     // đổi nội dung
	ChangePlace       PlanChange = "place"       // đổi địa điểm
	ChangeBeneficiary PlanChange = "beneficiary" // đổi đơn vị thụ hưởng
	ChangePartner     PlanChange = "partner"     // đổi đơn vị phối hợp
	ChangeTime        PlanChange = "time"        // đổi thời gian trong năm
	ChangeExtend      PlanChange = "extend"      // kéo dài, chuyển sang năm sau
)

// planChanges is every kind with its name, in the order of pages.
var planChanges = []struct {
	Change PlanChange
	Label  string
}{
	{ChangeApprove, "Duyệt vào kế hoạch"}, {ChangeAdd, "Bổ sung đề án"}, {ChangeStop, "Ngừng đề án"}, {ChangeRaise, "Tăng kinh phí hỗ trợ"},
	{ChangeLower, "Giảm kinh phí hỗ trợ"}, {ChangeOther, "Đổi kinh phí nguồn khác"}, {ChangeContent, "Đổi nội dung"}, {ChangePlace, "Đổi địa điểm"},
	{ChangeBeneficiary, "Đổi đơn vị thụ hưởng"}, {ChangePartner, "Đổi đơn vị phối hợp"}, {ChangeTime, "Đổi thời gian trong năm"}, {ChangeExtend, "Kéo dài sang năm sau"},
}

// Label is the kind in Vietnamese.
func (c PlanChange) Label() string {
	for _, one := range planChanges {
		if one.Change == c {
			return one.Label
		}
	}
	return string(c)
}

// Authority (thẩm quyền) is one row of who decides a kind of change.
type Authority struct {
	Level   Level
	Grouped bool // of projects for many beneficiaries (đề án nhóm)
	Changes []PlanChange
	Decider string // who signs
	By      []Role // who may enter it: that office, and those above it
	Source  string
}

const lawChangeLocal = "quy chế của tỉnh; mặc định theo bảng của TT 36/2013/TT-BCT, Điều 11, chưa xác nhận"

var (
	greatChanges   = []PlanChange{ChangeAdd, ChangeStop, ChangeRaise, ChangeContent, ChangeExtend}
	lesserChanges  = []PlanChange{ChangeLower, ChangeOther, ChangePlace, ChangeBeneficiary, ChangePartner, ChangeTime}
	groupedChanges = []PlanChange{ChangePlace, ChangeBeneficiary, ChangePartner}
)

// Authorities is the whole decision of who may change a plan. The first row
// that fits counts. National plans are recorded by the national agency, which
// prepares the minister's decisions; for local plans the chairman of the
// provincial committee, the department and the centre stand in place of
// minister, agency and department.
var Authorities = []Authority{
	{National, false, []PlanChange{ChangeApprove}, "Bộ trưởng Bộ Công Thương", []Role{RoleNationalAgency}, "TT 36/2013/TT-BCT, Điều 6.3"},
	{National, true, groupedChanges, "Sở Công Thương", []Role{RoleDepartmentLeader, RoleNationalAgency}, lawChange},
	{National, false, greatChanges, "Bộ trưởng Bộ Công Thương", []Role{RoleNationalAgency}, lawChange},
	{National, false, lesserChanges, "Cơ quan khuyến công quốc gia", []Role{RoleNationalAgency}, lawChange},
	{Local, false, []PlanChange{ChangeApprove}, "Chủ tịch UBND tỉnh", []Role{RoleProvincialCommittee, RoleDepartmentLeader}, lawLocal},
	{Local, true, groupedChanges, "Trung tâm khuyến công", []Role{RoleCentreDirector, RoleDepartmentLeader, RoleProvincialCommittee}, lawChangeLocal},
	{Local, false, greatChanges, "Chủ tịch UBND tỉnh", []Role{RoleProvincialCommittee}, lawChangeLocal},
	{Local, false, lesserChanges, "Sở Công Thương", []Role{RoleDepartmentLeader, RoleProvincialCommittee}, lawChangeLocal},
}

// AuthorityFor finds who decides a kind of change of one project.
func AuthorityFor(level Level, grouped bool, change PlanChange) (Authority, bool) {
	for _, a := range Authorities {
		if a.Level == level && (!a.Grouped || grouped) && slices.Contains(a.Changes, change) {
			return a, true
		}
	}
	return Authority{}, false
}

// Grouped tells a project for many beneficiaries (đề án nhóm): it names none.
func (p Project) Grouped() bool { return p.Establishment.ID == 0 }

// MayChange refuses changes of a project that the user's role does not decide,
// and says who does.
func (u User) MayChange(p Project, changes []PlanChange) error {
	for _, c := range changes {
		a, ok := AuthorityFor(p.Level, p.Grouped(), c)
		if !ok || u.Role != RoleLocal && !slices.Contains(a.By, u.Role) {
			return Refuse(Forbidden, "", "%s của đề án %s thuộc thẩm quyền của %s (%s). Vai trò ghi quyết định này: %s.", c.Label(), p.Code, a.Decider, a.Source, rolesText(a.By))
		}
	}
	return nil
}

// ChangesBetween tells what kinds of change lie between two terms of a project
// that is in the plan of a year.
func ChangesBetween(before, after PlanTerms, year int) (all []PlanChange) {
	add := func(changed bool, c PlanChange) {
		if changed {
			all = append(all, c)
		}
	}
	had, has := before.Support(), after.Support()
	extends := after.Until.Year() > year && after.Until > before.Until || after.Carried > before.Carried
	add(after.Stopped && !before.Stopped, ChangeStop)
	add(has > had, ChangeRaise)
	add(has < had && !after.Stopped, ChangeLower)
	add(!slices.Equal(before.others(), after.others()), ChangeOther)
	add(before.Content != after.Content, ChangeContent)
	add(before.Place != after.Place, ChangePlace)
	add(before.Establishment.ID != after.Establishment.ID, ChangeBeneficiary)
	add(before.Partner != after.Partner, ChangePartner)
	add(extends, ChangeExtend)
	add(!extends && (before.From != after.From || before.Until != after.Until || before.Carried != after.Carried), ChangeTime)
	return all
}

// others is the money of all sources but the plan's fund.
func (t PlanTerms) others() []TermLine {
	return slices.DeleteFunc(slices.Clone(t.Money), func(l TermLine) bool { return l.Source == t.Fund || l.Amount == 0 })
}
