package sample

import (
	"context"

	"khuyencong/programme"
)

// said is what somebody writes on a dossier, so many working days ago.
type said struct {
	code     string // of the plan that is being made
	ago      int
	login    string
	internal bool
	field    string
	text     string
}

var conversation = []said{
	{"DP-18", 10, "co.so", false, "requested_local", "Cho hỏi: máy sấy thăng hoa mua ở hai nơi bán, báo giá khác nhau thì lấy giá nào để tính số đề nghị?"},
	{"DP-18", 9, "chuyen.vien2", false, "requested_local", "Chị nộp cả hai báo giá, số đề nghị tính theo báo giá thấp hơn của máy cùng công suất. Báo giá cần còn hạn đến ngày nộp hồ sơ."},
	{"DP-18", 8, "co.so", false, "", "Cảm ơn, cơ sở sẽ nộp trong tuần sau."},
	{"DP-18", 0, "chuyen.vien", true, "requested_local", "Hai bên bán của cơ sở này có cùng địa chỉ, xem kỹ báo giá khi thẩm định (minh họa)."},
	{"DP-21", 3, "xa.tran.de", false, "place", "Xưởng nằm trong khu dân cư, xã đã có văn bản về nước thải gửi kèm hồ sơ."},
	{"DP-15", 5, "chuyen.vien", true, "", "Đã gọi cho cơ sở, máy chưa mua. Chuyển hồ sơ được (minh họa)."},
	{"DP-15", 4, "giam.doc", true, "", "Chờ ý kiến của Sở về thứ tự ưu tiên rồi chuyển."},
}

// planMessages plans what is said on dossiers.
func (o *office) planMessages(context.Context) error {
	for _, s := range conversation {
		o.on(o.ago(s.ago), func(ctx context.Context) error {
			_, err := o.store.Say(ctx, o.users[s.login], programme.Message{
				ProjectID: o.projects[o.codeOf(s.code, o.planYear)], Internal: s.internal, Field: s.field, Text: s.text,
			})
			return err
		})
	}
	return nil
}
