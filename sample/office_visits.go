package sample

import (
	"context"
	"fmt"

	"khuyencong/programme"
)

// wentOut is a visit so many working days ago, and who decided on it how many
// days later; 0: nobody has yet.
type wentOut struct {
	login   string
	ago     int
	place   string // code
	purpose programme.VisitPurpose
	reached int64
	text    string
	by      string
}

var visits = []wentOut{
	{"cong.tac.vien", 48, "31528", programme.VisitInform, 14, "Họp ấp, nói về mức hỗ trợ máy móc và giấy tờ cần có; ba cơ sở xin gặp riêng (minh họa).", "xa.ke.sach"},
	{"cong.tac.vien", 33, "31528", programme.VisitNeed, 5, "Ghi nhu cầu của các cơ sở xay xát, cơ khí dọc tuyến kênh.", "xa.ke.sach"},
	{"cong.tac.vien", 19, "31528", programme.VisitHelp, 1, "Cùng cơ sở gom báo giá và giấy đăng ký, còn thiếu bản vẽ mặt bằng.", "xa.ke.sach"},
	{"cong.tac.vien", 2, "31528", programme.VisitFollow, 2, "Xem máy đã lắp, cơ sở đang chạy thử; hẹn tuần sau quay lại.", ""},
	{"xa.tran.de", 26, "31673", programme.VisitInform, 9, "Phát tờ rơi ở hợp tác xã muối, trả lời câu hỏi về vốn đối ứng.", "chuyen.vien"},
	{"xa.tran.de", 6, "31673", programme.VisitNeed, 4, "Nắm nhu cầu máy sấy của các cơ sở chế biến cá khô.", ""},
}

// planVisits plans who goes where.
func (o *office) planVisits(context.Context) error {
	for i, w := range visits {
		saved := new(programme.Visit)
		o.on(o.ago(w.ago), func(ctx context.Context) (err error) {
			*saved, err = o.store.SaveVisit(ctx, o.users[w.login], programme.Visit{Key: fmt.Sprint("minh-hoa-", i), On: o.ago(w.ago), Place: o.places[w.place], Purpose: w.purpose, Reached: w.reached, Text: w.text})
			return err
		})
		if w.by != "" {
			o.on(o.ago(w.ago-1), func(ctx context.Context) error {
				_, err := o.store.DecideVisit(ctx, o.users[w.by], saved.ID, saved.Version, programme.VisitConfirmed, "")
				return err
			})
		}
	}
	return nil
}
