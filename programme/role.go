package programme

// Role (vai trò) is what kind of work a post does. What a role may do is
// decided in permission.go, what it sees by the scope of the post.
type Role string

const (
	RoleLocal               Role = "local"                // người tại máy, khi chưa có tài khoản nào
	RoleEstablishment       Role = "establishment"        // cơ sở công nghiệp nông thôn
	RoleCollaborator        Role = "collaborator"         // cộng tác viên khuyến công
	RoleCommuneOfficer      Role = "commune_officer"      // cán bộ cấp xã
	RoleDistrictOfficer     Role = "district_officer"     // cán bộ cấp huyện, đến 30/06/2025
	RoleCentreOfficer       Role = "centre_officer"       // chuyên viên trung tâm
	RoleCentreAccountant    Role = "centre_accountant"    // kế toán trung tâm
	RoleCentreDirector      Role = "centre_director"      // lãnh đạo trung tâm
	RoleDepartmentOfficer   Role = "department_officer"   // chuyên viên Sở Công Thương
	RoleDepartmentLeader    Role = "department_leader"    // lãnh đạo Sở Công Thương
	RoleFinanceOfficer      Role = "finance_officer"      // Sở Tài chính
	RoleProvincialCommittee Role = "provincial_committee" // UBND cấp tỉnh
	RoleNationalAgency      Role = "national_agency"      // cơ quan khuyến công quốc gia
	RoleAuditor             Role = "auditor"              // kiểm toán, thanh tra
	RoleAdministrator       Role = "administrator"        // quản trị hệ thống
)

// Roles that a post can have, in the order in which forms list them.
var Roles = []Role{
	RoleEstablishment, RoleCollaborator, RoleCommuneOfficer, RoleDistrictOfficer,
	RoleCentreOfficer, RoleCentreAccountant, RoleCentreDirector, RoleDepartmentOfficer, RoleDepartmentLeader,
	RoleFinanceOfficer, RoleProvincialCommittee, RoleNationalAgency, RoleAuditor, RoleAdministrator,
}

var roleLabels = map[Role]string{
	RoleLocal:               "Người dùng tại máy",
	RoleEstablishment:       "Cơ sở CNNT",
	RoleCollaborator:        "Cộng tác viên khuyến công",
	RoleCommuneOfficer:      "Cán bộ cấp xã",
	RoleDistrictOfficer:     "Cán bộ cấp huyện (đến 30/06/2025)",
	RoleCentreOfficer:       "Chuyên viên trung tâm",
	RoleCentreAccountant:    "Kế toán trung tâm",
	RoleCentreDirector:      "Lãnh đạo trung tâm",
	RoleDepartmentOfficer:   "Chuyên viên Sở Công Thương",
	RoleDepartmentLeader:    "Lãnh đạo Sở Công Thương",
	RoleFinanceOfficer:      "Cán bộ Sở Tài chính",
	RoleProvincialCommittee: "Văn phòng UBND tỉnh",
	RoleNationalAgency:      "Cơ quan khuyến công quốc gia",
	RoleAuditor:             "Kiểm toán, thanh tra",
	RoleAdministrator:       "Quản trị hệ thống",
}

// Label is the role in Vietnamese; an unknown role is its own code.
func (r Role) Label() string {
	if label, ok := roleLabels[r]; ok {
		return label
	}
	return string(r)
}

// needsPlaces tells roles whose post must name the places that it works in.
func (r Role) needsPlaces() bool {
	return r == RoleCollaborator || r == RoleCommuneOfficer || r == RoleDistrictOfficer
}
