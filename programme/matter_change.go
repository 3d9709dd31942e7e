package programme

// Types of change that a plan's level above has to decide, and those that a
// level below may (TT 36/2013/TT-BCT, Điều 11).
var (
	largeChanges = []string{"money_up", "scope", "next_year"}
	smallChanges = []string{"time", "money_between", "beneficiary", "place"}
)

const lawLocalChange = "quy chế của tỉnh; mặc định như TT 36/2013/TT-BCT, Điều 11, chưa xác nhận"

var changeLeaders = []Role{RoleDepartmentLeader}

// changes (đề nghị điều chỉnh): what a plan has approved is changed by whoever
// the law names for the type of change. Granted here, it is written into the
// plan by the decision that the matter names.
var changes = MatterTable{
	Kind: MatterChange, Label: "Đề nghị điều chỉnh", Open: "Đề nghị điều chỉnh", Stages: atWork,
	Types: []MatterType{
		{"time", "Thời gian trong năm"}, {"next_year", "Kéo dài sang năm sau"}, {"scope", "Nội dung, quy mô"}, {"money_between", "Kinh phí giữa các dòng, không tăng"},
		{"money_up", "Tăng kinh phí hỗ trợ"}, {"beneficiary", "Đơn vị thụ hưởng"}, {"place", "Địa điểm"},
	},
	Ask: MatterAsk{Type: "Điều chỉnh gì", Text: "Lý do điều chỉnh"},
	States: []MatterStation{
		{"asked", "Chờ Sở xác nhận", false}, {"queried", "Cần làm rõ", false}, {"confirmed", "Chờ quyết định", false},
		{"granted", "Được chấp thuận", true}, {"refused", "Không chấp thuận", true}, {"withdrawn", "Đã rút", true},
	},
	Steps: append([]MatterStep{
		{Act: ActAsk, Label: "Gửi đề nghị", Done: "Đề nghị điều chỉnh", To: "asked", By: owners, Days: 5, Source: lawChange},
		{Act: ActConfirm, Label: "Xác nhận, chuyển người quyết định", Done: "Sở xác nhận", From: []MatterState{"asked"}, To: "confirmed", By: []Role{RoleDepartmentOfficer}, NotBy: []MatterAct{ActAsk}, Days: 10, Source: lawChange},
		{Act: ActQuery, Label: "Yêu cầu làm rõ", Done: "Yêu cầu làm rõ", From: []MatterState{"asked"}, To: "queried", By: []Role{RoleDepartmentOfficer}, Note: true, Days: 5, Source: provinceRule},
		{Act: ActReply, Label: "Trả lời, làm rõ", Done: "Đã làm rõ", From: []MatterState{"queried"}, To: "asked", By: owners, Note: true, Days: 5, Source: provinceRule},
		{Act: ActWithdraw, Label: "Rút đề nghị", Done: "Rút đề nghị", From: []MatterState{"asked", "queried", "confirmed"}, To: "withdrawn", By: owners, Own: true, Aside: true, Note: true, Source: ownRule},
	}, decisions()...),
}

// decisions are the steps that grant or refuse a change, for each who decides.
func decisions() (all []MatterStep) {
	for _, who := range []MatterStep{
		{By: []Role{RoleNationalAgency}, Level: National, Source: lawChange},
		{By: []Role{RoleProvincialCommittee}, Level: Local, Types: largeChanges, Source: lawLocalChange},
		{By: changeLeaders, Level: Local, Types: smallChanges, Source: lawLocalChange},
	} {
		grant, refuse := who, who
		grant.Act, grant.Label, grant.Done, grant.To = ActGrant, "Chấp thuận điều chỉnh", "Chấp thuận điều chỉnh", "granted"
		refuse.Act, refuse.Label, refuse.Done, refuse.To, refuse.Note = ActRefuse, "Không chấp thuận", "Không chấp thuận điều chỉnh", "refused", true
		for _, s := range []MatterStep{grant, refuse} {
			s.From, s.NotBy, s.Paper = []MatterState{"confirmed"}, []MatterAct{ActAsk, ActConfirm}, true
			all = append(all, s)
		}
	}
	return all
}
