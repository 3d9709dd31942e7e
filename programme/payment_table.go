package programme

import "slices"

const lawPayment = "TT 36/2013/TT-BCT, Điều 13, 14; "

// ActTakeBack takes back what was written as paid by mistake.
const ActTakeBack MatterAct = "take_back"

var accountants = []Role{RoleCentreAccountant}

// payments (tạm ứng, thanh toán): asked for by the owner, confirmed by another
// who has seen the work and the papers, paid by the accountant.
var payments = MatterTable{
	Kind: MatterPayment, Label: "Đề nghị thanh toán", Open: "Đề nghị tạm ứng, thanh toán", Stages: append(slices.Clone(atWork), Accepted, Completed, Stopped),
	Types: []MatterType{{string(PayAdvance), PayAdvance.Label()}, {string(PayRest), PayRest.Label()}},
	Ask:   MatterAsk{Type: "Tạm ứng hay thanh toán", Text: "Căn cứ, khối lượng đã làm"},
	States: []MatterStation{
		{"asked", "Chờ kiểm tra khối lượng", false}, {"queried", "Cần bổ sung chứng từ", false}, {"checked", "Đã kiểm tra, chờ chi", false},
		{"paid", "Đã chi", true}, {"refused", "Không chấp nhận", true}, {"withdrawn", "Đã rút", true},
	},
	Steps: []MatterStep{
		{Act: ActAsk, Label: "Gửi đề nghị", Done: "Đề nghị chi", To: "asked", By: owners, Amount: true, Days: 3, Source: lawPayment + provinceRule},
		{Act: ActConfirm, Label: "Xác nhận khối lượng, chứng từ", Done: "Xác nhận khối lượng, chứng từ", From: []MatterState{"asked"}, To: "checked", By: centre, NotBy: []MatterAct{ActAsk}, Amount: true, Days: 3, Source: lawPayment + provinceRule},
		{Act: ActQuery, Label: "Yêu cầu bổ sung chứng từ", Done: "Yêu cầu bổ sung chứng từ", From: []MatterState{"asked"}, To: "queried", By: centre, Note: true, Days: 5, Source: provinceRule},
		{Act: ActPay, Label: "Ghi đã chi", Done: "Đã chi", From: []MatterState{"checked"}, To: "paid", By: accountants, NotBy: []MatterAct{ActAsk, ActConfirm}, Amount: true, Paper: true, Source: lawPayment + "người ghi chi không tự xác nhận khối lượng"},
		{Act: ActQuery, Label: "Yêu cầu bổ sung chứng từ", Done: "Yêu cầu bổ sung chứng từ", From: []MatterState{"checked"}, To: "queried", By: accountants, Note: true, Days: 5, Source: provinceRule},
		{Act: ActReply, Label: "Đã bổ sung", Done: "Đã bổ sung chứng từ", From: []MatterState{"queried"}, To: "asked", By: owners, Note: true, Days: 3, Source: provinceRule},
		{Act: ActTakeBack, Label: "Ghi nhầm: hủy bút toán chi", Done: "Hủy bút toán chi ghi nhầm", From: []MatterState{"paid"}, To: "checked", By: accountants, Aside: true, Note: true, Paper: true, Days: 3, Source: "bút toán đã ghi không sửa, không xóa; chỉ hủy bằng bút toán ngược"},
		{Act: ActRefuse, Label: "Không chấp nhận", Done: "Không chấp nhận", From: []MatterState{"asked", "checked"}, To: "refused", By: centreLeader, Aside: true, Note: true, Source: ownRule},
		{Act: ActWithdraw, Label: "Rút đề nghị", Done: "Rút đề nghị", From: []MatterState{"asked", "queried"}, To: "withdrawn", By: owners, Own: true, Aside: true, Note: true, Source: ownRule},
	},
}
