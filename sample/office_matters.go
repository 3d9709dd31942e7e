package sample

import (
	"context"

	"khuyencong/programme"
)

// planMatters plans the small things beside the way of projects that are being
// carried out: a change that waits for the leader, one that the department
// still looks at, an advance that was paid, a report that is awaited.
func (o *office) planMatters(context.Context) error {
	if !o.hasPlans() {
		return nil // without this year's plan nothing is carried out
	}
	o.matter("DP-41", programme.Matter{Kind: programme.MatterPayment, Type: "advance", Text: "Hợp đồng mua máy đã ký, bên bán yêu cầu tạm ứng (minh họa)."}, entered{60, "chuyen.vien2", "", programme.MatterEntry{Amount: thousands(50_000)}},
		entered{58, "chuyen.vien", programme.ActConfirm, programme.MatterEntry{Amount: thousands(48_000), Note: "Theo điều khoản tạm ứng của hợp đồng (minh họa).", Pay: programme.Payment{Volume: 7_500}}},
		entered{55, "ke.toan", programme.ActPay, programme.MatterEntry{Amount: thousands(48_000), PaperNo: "UNC 127", PaperDate: o.ago(55)}})
	o.matter("DP-41", programme.Matter{Kind: programme.MatterChange, Type: "time", Text: "Bên bán giao máy chậm một tháng (minh họa).", Was: "Hoàn thành trong tháng 11", Wanted: "Hoàn thành trong tháng 12"}, entered{6, "chuyen.vien2", "", programme.MatterEntry{}},
		entered{4, "so.chuyen.vien", programme.ActConfirm, programme.MatterEntry{Note: "Lý do chính đáng, vẫn xong trong năm (minh họa)."}})
	o.matter("DP-42", programme.Matter{Kind: programme.MatterChange, Type: "place", Text: "Cơ sở chuyển lò nấu sang ấp bên cạnh, cùng xã (minh họa).", Was: "Ấp 3", Wanted: "Ấp 5"}, entered{2, "chuyen.vien2", "", programme.MatterEntry{}})
	o.matter("DP-42", programme.Matter{Kind: programme.MatterProgress, About: "Quý này", Text: "Khối lượng lắp đặt, số tiền đã chi, vướng mắc (minh họa)."}, entered{12, "chuyen.vien", "", programme.MatterEntry{}})
	o.matter("DP-42", programme.Matter{Kind: programme.MatterVisit, Type: "during", Text: "Xem lắp máy, cùng cán bộ xã (minh họa)."}, entered{3, "chuyen.vien", "", programme.MatterEntry{}})
	return nil
}

// entered is one act on a matter, so many working days ago.
type entered struct {
	ago   int
	login string
	act   programme.MatterAct // "" for the one that opens it
	entry programme.MatterEntry
}

// matter plans a matter of a project of this year's plan: how it is opened and
// what is done with it.
func (o *office) matter(code string, m programme.Matter, opened entered, acts ...entered) {
	o.on(o.ago(opened.ago), func(ctx context.Context) (err error) {
		m.ProjectID = o.projects[o.codeOf(code, o.planYear-1)]
		m, err = o.store.OpenMatter(ctx, o.users[opened.login], m, opened.entry)
		return err
	})
	for _, a := range acts {
		o.on(o.ago(a.ago), func(ctx context.Context) (err error) {
			m, err = o.store.ActMatter(ctx, o.users[a.login], m.ID, m.Version, a.act, a.entry)
			return err
		})
	}
}
