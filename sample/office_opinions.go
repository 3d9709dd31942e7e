package sample

import (
	"context"
	"slices"

	"khuyencong/programme"
)

// opinion is one that the centre or the department asks for, so many working days ago, and
// its answer.
type opinion struct {
	code     string
	ago      int
	asked    programme.Role // "" for an office outside the program
	about    string
	text     string
	answered int    // so many working days ago
	by       string // who answers; "" where it is still open
	act      programme.MatterAct
	note     string
	paper    string // number of the letter, from an office outside
}

var opinions = []opinion{
	{"DP-01", 37, programme.RoleFinanceOfficer, "Sở Tài chính", "Nguồn kinh phí và mức hỗ trợ của đề án có phù hợp khả năng cân đối không?", 34, "tai.chinh", programme.ActRemark,
		"Thống nhất mức hỗ trợ; đề nghị chọn báo giá thấp nhất (minh họa).", ""},
	{"DP-33", 14, programme.RoleCommuneOfficer, "UBND xã Kế Sách", "Cơ sở có đang hoạt động ở xã, có vướng quy hoạch không?", 10, "xa.ke.sach", programme.ActAgree, "Cơ sở đang hoạt động, không vướng quy hoạch (minh họa).", ""},
	{"DP-05", 28, "", "Sở Khoa học và Công nghệ", "Máy cán, se sợi lục bình có phải công nghệ mới so với máy đang dùng không?", 23, "so.chuyen.vien", programme.ActAgree, "", "412/SKHCN-QLCN"},
	{"DP-18", 0, programme.RoleCommuneOfficer, "UBND xã Kế Sách", "Nơi đặt máy có đúng địa chỉ trong hồ sơ không?", 0, "", "", "", ""},
	{"DP-08", 3, programme.RoleFinanceOfficer, "Sở Tài chính", "Nguồn kinh phí và mức hỗ trợ của đề án có phù hợp khả năng cân đối không?", 0, "", "", "", ""},
	{"DP-10", 8, programme.RoleFinanceOfficer, "Sở Tài chính", "Đề án có trùng với hỗ trợ từ nguồn sự nghiệp khác không?", 0, "", "", "", ""},
	{"DP-12", 2, "", "Sở Nông nghiệp và Môi trường", "Cơ sở có đang nhận hỗ trợ của chương trình phát triển hợp tác xã không?", 0, "", "", "", ""},
}

// asker is who asks: the centre while a dossier is with it, else the department.
func (p opinion) asker() string {
	if slices.ContainsFunc(atTheCentre, func(d dossier) bool { return d.code == p.code }) {
		return "chuyen.vien"
	}
	return "so.chuyen.vien"
}

// planOpinions plans what other offices are asked, and what they answer.
func (o *office) planOpinions(context.Context) error {
	for _, p := range opinions {
		var m programme.Matter
		o.on(o.ago(p.ago), func(ctx context.Context) (err error) {
			m, err = o.store.OpenMatter(ctx, o.users[p.asker()], programme.Matter{
				ProjectID: o.projects[o.codeOf(p.code, o.planYear)], Kind: programme.MatterOpinion, Asked: p.asked, About: p.about, Text: p.text,
			}, programme.MatterEntry{})
			return err
		})
		if p.by == "" {
			continue
		}
		o.on(o.ago(p.answered), func(ctx context.Context) error {
			e := programme.MatterEntry{Note: p.note, PaperNo: p.paper}
			if p.paper != "" {
				e.PaperDate = o.ago(p.answered)
			}
			_, err := o.store.ActMatter(ctx, o.users[p.by], m.ID, m.Version, p.act, e)
			return err
		})
	}
	return nil
}
