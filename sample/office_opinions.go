package sample

import (
	"context"

	"khuyencong/programme"
)

// opinion is one that the department asks for, so many working days ago, and
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
	{"DP-02", 37, programme.RoleCommuneOfficer, "UBND xã Trần Đề", "Cơ sở có đang hoạt động ở xã, có vướng quy hoạch không?", 33, "xa.tran.de", programme.ActAgree, "Cơ sở đang hoạt động, không vướng quy hoạch (minh họa).", ""},
	{"DP-05", 28, "", "Sở Khoa học và Công nghệ", "Máy cán, se sợi lục bình có phải công nghệ mới so với máy đang dùng không?", 23, "so.chuyen.vien", programme.ActAgree, "", "412/SKHCN-QLCN"},
	{"DP-08", 3, programme.RoleFinanceOfficer, "Sở Tài chính", "Nguồn kinh phí và mức hỗ trợ của đề án có phù hợp khả năng cân đối không?", 0, "", "", "", ""},
	{"DP-10", 8, programme.RoleFinanceOfficer, "Sở Tài chính", "Đề án có trùng với hỗ trợ từ nguồn sự nghiệp khác không?", 0, "", "", "", ""},
	{"DP-12", 2, "", "Sở Nông nghiệp và Môi trường", "Cơ sở có đang nhận hỗ trợ của chương trình phát triển hợp tác xã không?", 0, "", "", "", ""},
}

// planOpinions plans what other offices are asked, and what they answer.
func (o *office) planOpinions(context.Context) error {
	for _, p := range opinions {
		var m programme.Matter
		o.on(o.ago(p.ago), func(ctx context.Context) (err error) {
			m, err = o.store.OpenMatter(ctx, o.users["so.chuyen.vien"], programme.Matter{
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
