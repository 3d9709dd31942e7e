package sample

import (
	"context"

	"khuyencong/programme"
)

// officeOpens is the day from which the posts of the sample exist: that of the
// new units.
const officeOpens = firstOfNew

// person is an account and the post that it holds from the day the office
// opens, or from begins.
type person struct {
	login, name, title string
	role               programme.Role
	places             []string
	level              programme.Level
	contents           []string
	establishment      string // tale of the establishment that the person stands for
	began, ended       programme.Day
}

// promotion are the contents of the room that works for markets and news.
var promotion = []string{"KC2e", "KC4a", "KC4b", "KC4c", "KC4d", "KC4e", "KC4f", "KC6a", "KC6b", "KC6c"}

// staff is who works on the programme. All names are invented.
var staff = []person{
	{login: "quan.tri", name: "Lâm Quốc Trị", title: "Quản trị hệ thống", role: programme.RoleAdministrator},
	{login: "chuyen.vien", name: "Trương Ngọc Lan", title: "Chuyên viên tiếp nhận hồ sơ, Trung tâm", role: programme.RoleCentreOfficer},
	{login: "chuyen.vien2", name: "Huỳnh Văn Đạt", title: "Chuyên viên tư vấn lập đề án, Trung tâm", role: programme.RoleCentreOfficer},
	{login: "chuyen.vien3", name: "Châu Mỹ Linh", title: "Chuyên viên xúc tiến, thông tin, Trung tâm", role: programme.RoleCentreOfficer, contents: promotion},
	{login: "ke.toan", name: "Đặng Thị Thu", title: "Kế toán Trung tâm", role: programme.RoleCentreAccountant},
	{login: "giam.doc", name: "Nguyễn Hữu Phước", title: "Giám đốc Trung tâm", role: programme.RoleCentreDirector},
	{login: "pho.giam.doc", name: "Thạch Thị Sô Phi", title: "Phó Giám đốc Trung tâm", role: programme.RoleCentreDirector},
	{login: "so.chuyen.vien", name: "Phan Minh Khôi", title: "Chuyên viên Phòng Quản lý công nghiệp, Sở Công Thương", role: programme.RoleDepartmentOfficer},
	{login: "so.lanh.dao", name: "Võ Thành Nhân", title: "Phó Giám đốc Sở Công Thương", role: programme.RoleDepartmentLeader},
	{login: "tai.chinh", name: "Bùi Thị Tường Vi", title: "Chuyên viên Sở Tài chính", role: programme.RoleFinanceOfficer},
	{login: "ubnd", name: "Đoàn Công Thành", title: "Chuyên viên Văn phòng UBND thành phố", role: programme.RoleProvincialCommittee},
	{login: "cuc", name: "Ngô Quang Vinh", title: "Chuyên viên Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công", role: programme.RoleNationalAgency, level: programme.National},
	{login: "cuc2", name: "Đinh Thị Hải Yến", title: "Phó Cục trưởng Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công", role: programme.RoleNationalAgency, level: programme.National},
	{login: "kiem.toan", name: "Hồ Thị Minh Thư", title: "Kiểm toán viên", role: programme.RoleAuditor},
	{login: "xa.ke.sach", name: "Lê Thị Bé Ba", title: "Chuyên viên Phòng Kinh tế xã Kế Sách", role: programme.RoleCommuneOfficer, places: []string{"31528"}},
	{login: "xa.tran.de", name: "Trần Thanh Hải", title: "Chuyên viên Phòng Kinh tế xã Trần Đề", role: programme.RoleCommuneOfficer, places: []string{"31673"}},
	{login: "cong.tac.vien", name: "Danh Hoàng Nam", title: "Cộng tác viên khuyến công xã Kế Sách, xã An Lạc Thôn", role: programme.RoleCollaborator, places: []string{"31528", "31531"}},
	{login: "huyen.ke.sach", name: "Mai Văn Út", title: "Chuyên viên Phòng Kinh tế và Hạ tầng huyện Kế Sách", role: programme.RoleDistrictOfficer, places: []string{keSach},
		began: 2020_03_02, ended: lastOfOld},
}

// applicants stand for establishments, and get their accounts once these are
// in the register.
var applicants = []person{
	{login: "co.so", name: "Sơn Thị Ngọc Diệp", title: "Đại diện Hợp tác xã Trái cây sấy Mỵ Nương", role: programme.RoleEstablishment, establishment: "Mỵ Nương"},
	{login: "co.so2", name: "Tăng Chí Công", title: "Đại diện Công ty cổ phần Thực phẩm Âu Cơ", role: programme.RoleEstablishment, establishment: "Âu Cơ"},
}

func (o *office) saveStaff(ctx context.Context) error {
	o.clock(officeOpens, 1)
	return o.join(ctx, staff)
}

func (o *office) saveApplicants(ctx context.Context) error {
	o.clock(o.ago(115), 1)
	return o.join(ctx, applicants)
}

// join makes an account and a post for each person. The first of all is the
// administrator, who then makes the others.
func (o *office) join(ctx context.Context, people []person) error {
	for _, p := range people {
		by, known := o.users["quan.tri"]
		if !known {
			by = programme.LocalUser
		}
		post := programme.Post{
			Title: p.title, Role: p.role, From: officeOpens,
			Scope: programme.Scope{Places: p.places, Level: p.level, Contents: p.contents, EstablishmentID: o.establishments[p.establishment]},
		}
		first := &post
		if p.ended != 0 {
			first = nil // held before the office opened
		}
		a, err := o.store.CreateAccount(ctx, by, programme.Account{Login: p.login, Name: p.name}, OfficePassword, first)
		if err != nil {
			return err
		}
		if p.ended != 0 {
			if err := o.held(ctx, by, p, post, a.ID); err != nil {
				return err
			}
		}
		if o.users[p.login], err = o.store.Acting(ctx, programme.LocalUser, a.ID, 0); err != nil {
			return err
		}
	}
	return nil
}

// held records a post of the past and who held it to its end.
func (o *office) held(ctx context.Context, by programme.User, p person, post programme.Post, account int64) error {
	post.From, post.To = listBegins, p.ended
	post, err := o.store.SavePost(ctx, by, post)
	if err != nil {
		return err
	}
	return o.store.Give(ctx, by, post.Version, programme.Holding{PostID: post.ID, UserID: account, From: p.began, To: p.ended})
}

// standIn has the deputy stand in for the director, who is away these days.
func (o *office) standIn(context.Context) error {
	o.on(o.ago(3), func(ctx context.Context) error {
		admin, director := o.users["quan.tri"], o.users["giam.doc"]
		post, _, err := o.store.Post(ctx, admin, director.PostID)
		if err != nil {
			return err
		}
		return o.store.Give(ctx, admin, post.Version, programme.Holding{
			PostID: post.ID, UserID: o.users["pho.giam.doc"].ID, From: o.ago(2), To: o.today.AddWorkingDays(8), StandingIn: true,
		})
	})
	return nil
}
