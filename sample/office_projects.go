package sample

import "khuyencong/programme"

// dossier is a project on its way into the plan that is being made.
type dossier struct {
	code, content, tale, title string // code without its year: "DP-01"; tale "" where the centre works for many
	by                         string // who writes and submits it
	money                      money  // what is asked for
	outcomes                   []programme.Outcome
	way                        []step
}

// step is one move, so many working days ago.
type step struct {
	ago  int
	move programme.Move
	at   programme.Stage // that the project begins at, for Begin
	note string
}

func way(steps ...step) []step { return steps }

func noted(ago int) step     { return step{ago, programme.Begin, programme.Need, ""} }
func drafted(ago int) step   { return step{ago, programme.Begin, programme.Draft, ""} }
func drawn(ago int) step     { return step{ago, programme.Draw, "", ""} }
func submitted(ago int) step { return step{ago, programme.Submit, "", ""} }
func checked(ago int) step   { return step{ago, programme.Check, "", ""} }
func forwarded(ago int) step { return step{ago, programme.Forward, "", ""} }
func withdrawn(ago int, why string) step {
	return step{ago, programme.Withdraw, "", why}
}

func promises(all ...programme.Outcome) []programme.Outcome { return all }

// needs and drafts are with who applies.
var needsAndDrafts = []dossier{
	{"DP-28", "KC3c", "Hũ Bạc", "Hỗ trợ ứng dụng nồi nấu đường bằng hơi", "chuyen.vien2", money{support: 80_000, cash: 120_000}, nil, way(noted(18))},
	{"DP-29", "KC3c", "Thỏ Ngọc", "Hỗ trợ ứng dụng máy nhào bột, máy đóng gói bánh pía", "cong.tac.vien", money{support: 110_000, cash: 150_000}, nil, way(noted(6))},
	{"DP-30", "KC4e", "Bánh Giầy", "Hỗ trợ xây dựng, đăng ký nhãn hiệu bánh tét", "cong.tac.vien", money{support: 30_000, cash: 32_000}, nil, way(noted(33))},
	{"DP-31", "KC5a", "Nghêu Sò", "Hỗ trợ thuê tư vấn hoàn thiện quy trình nước mắm", "xa.tran.de", money{support: 25_000, cash: 28_000}, nil, way(noted(2))},
	{"QG-06", "KC3a", "Cối Xay Thần", "Xây dựng mô hình trình diễn kỹ thuật sản xuất muối tinh", "chuyen.vien2", money{support: 700_000, cash: 1_700_000}, nil, way(noted(70))},

	{"DP-24", "KC3c", "Trống Đồng", "Hỗ trợ ứng dụng máy cắt laser fiber", "xa.ke.sach", money{support: 190_000, cash: 260_000, loan: 100_000, pledge: 360_000},
		promises(jobs(3, unknown)), way(noted(30), drawn(12))},
	{"DP-25", "KC3c", "Cô Út", "Hỗ trợ ứng dụng máy cắt, chiên hành liên tục", "chuyen.vien2", money{support: 95_000, cash: 140_000, pledge: 140_000},
		promises(jobs(4, unknown), output(900, unknown)), way(drafted(9))},
	{"DP-26", "KC1", "Bà Chúa Tằm", "Đào tạo nghề đan lục bình cho lao động nông thôn", "chuyen.vien2", money{support: 140_000, kind: 60_000, pledge: 60_000},
		promises(trained(60, unknown)), way(drafted(4))},
	{"DP-27", "KC3c", "Nghêu Sò", "Hỗ trợ ứng dụng máy chiết rót, đóng nắp nước mắm", "xa.tran.de", money{support: 85_000, cash: 110_000, pledge: 110_000},
		promises(jobs(2, unknown)), way(noted(25), drawn(3))},
	{"KH-02", "KC9a", "", "Tập huấn nghiệp vụ khuyến công cho cán bộ cấp xã", "chuyen.vien2", money{support: 96_000}, nil, way(drafted(5))},
	{"DP-07", "KC3c", "Ba Lưỡi Rìu", "Hỗ trợ ứng dụng máy khắc gỗ CNC", "chuyen.vien2", money{support: 130_000, cash: 180_000, pledge: 180_000},
		promises(jobs(2, unknown)), way(drafted(40), submitted(31), withdrawn(29, "Cơ sở hoãn đầu tư, chuyển sang năm sau."))},
}

// atTheCentre wait for the centre to look them through, or to send them on.
var atTheCentre = []dossier{
	{"DP-18", "KC3c", "Mỵ Nương", "Hỗ trợ ứng dụng máy sấy thăng hoa trái cây", "co.so", money{support: 280_000, cash: 420_000, loan: 300_000, pledge: 700_000},
		promises(jobs(6, unknown), income(6_000, unknown), output(2_400, unknown)), way(noted(40), drawn(34), submitted(0))},
	{"DP-19", "KC3c", "Đèn Thần", "Hỗ trợ ứng dụng máy tiện CNC", "chuyen.vien2", money{support: 150_000, cash: 210_000, pledge: 200_000},
		promises(jobs(2, unknown)), way(drafted(20), submitted(1))},
	{"DP-20", "KC3c", "Trạng Lợn", "Hỗ trợ ứng dụng máy nhồi, sấy lạp xưởng", "chuyen.vien2", money{support: 120_000, cash: 180_000, pledge: 170_000},
		promises(jobs(3, unknown), output(1_100, unknown)), way(drafted(15), submitted(2))},
	{"DP-21", "KC3c", "Cá Ông", "Hỗ trợ ứng dụng máy tách xương, xay cá", "xa.tran.de", money{support: 140_000, cash: 200_000, pledge: 200_000},
		promises(jobs(5, unknown), income(5_800, unknown)), way(drafted(22), submitted(3))},
	{"KH-01", "KC4c", "", "Tham gia hội chợ công nghiệp nông thôn vùng đồng bằng sông Cửu Long", "chuyen.vien3", money{support: 180_000}, nil, way(drafted(10), submitted(6))},
	{"DP-23", "KC3c", "Cây Bút Thần", "Hỗ trợ ứng dụng máy chạm khắc gỗ", "chuyen.vien2", money{support: 90_000, cash: 110_000, pledge: 100_000},
		promises(jobs(2, unknown)), way(drafted(26), submitted(2))},

	{"DP-15", "KC3c", "Lạc Long", "Hỗ trợ ứng dụng máy tách màu gạo", "chuyen.vien2", money{support: 290_000, cash: 650_000, loan: 300_000, pledge: 900_000},
		promises(jobs(3, unknown), output(6_000, unknown)), way(drafted(30), submitted(8), checked(6))},
	{"DP-16", "KC3c", "Người Mẹ Lúa", "Hỗ trợ ứng dụng máy nướng bánh gạo tự động", "chuyen.vien2", money{support: 160_000, cash: 240_000, pledge: 230_000},
		promises(jobs(6, unknown), income(5_400, unknown)), way(drafted(24), submitted(4), checked(1))},
	{"DP-17", "KC4e", "Cô Út", "Hỗ trợ xây dựng, đăng ký nhãn hiệu hành phi", "chuyen.vien3", money{support: 32_000, cash: 34_000, pledge: 34_000},
		nil, way(drafted(16), submitted(3), checked(0))},
}

// atTheDepartment are being appraised.
var atTheDepartment = []dossier{
	{"DP-08", "KC3c", "Sơn Tinh", "Hỗ trợ ứng dụng máy chấn tôn thủy lực CNC", "chuyen.vien2", money{support: 250_000, cash: 700_000, loan: 400_000, pledge: 1_000_000},
		promises(jobs(4, unknown), income(8_000, unknown)), way(drafted(45), submitted(20), checked(18), forwarded(14))},
	{"DP-09", "KC3c", "Cầu Ô Thước", "Hỗ trợ ứng dụng máy phân cỡ tôm", "chuyen.vien2", money{support: 210_000, cash: 380_000, loan: 150_000, pledge: 500_000},
		promises(jobs(8, unknown), output(3_500, unknown)), way(drafted(36), submitted(16), checked(14), forwarded(9))},
	{"DP-10", "KC3c", "Bầu Tiên", "Hỗ trợ ứng dụng thiết bị chưng cất tinh dầu tràm", "chuyen.vien2", money{support: 170_000, cash: 290_000, pledge: 280_000},
		promises(jobs(5, unknown), poor(3, unknown)), way(drafted(33), submitted(14), checked(12), forwarded(10))},
	{"DP-11", "KC3e", "Rùa Vàng", "Hỗ trợ ứng dụng dây chuyền in, dán thùng carton", "chuyen.vien2", money{support: 430_000, cash: 1_500_000, loan: 900_000, pledge: 2_300_000},
		promises(jobs(15, unknown), income(7_000, unknown)), way(drafted(31), submitted(12), checked(10), forwarded(7))},
	{"DP-12", "KC3c", "Lúa Thần", "Hỗ trợ ứng dụng máy đóng gói gạo chân không", "chuyen.vien2", money{support: 180_000, cash: 320_000, pledge: 300_000},
		promises(jobs(6, unknown), output(4_200, unknown)), way(drafted(28), submitted(11), checked(8), forwarded(4))},
	{"DP-13", "KC4e", "Bà Chúa Tằm", "Hỗ trợ xây dựng, đăng ký nhãn hiệu hàng lục bình", "chuyen.vien3", money{support: 34_000, cash: 36_000, pledge: 36_000},
		nil, way(drafted(19), submitted(9), checked(7), forwarded(1))},
	{"QG-05", "KC3a", "Chim Lạc", "Xây dựng mô hình trình diễn kỹ thuật sản xuất thức ăn từ phụ phẩm", "chuyen.vien2", money{support: 850_000, cash: 1_900_000, loan: 800_000, pledge: 2_500_000},
		promises(jobs(14, unknown), income(7_400, unknown), output(12_000, unknown)), way(drafted(38), submitted(13), checked(11), forwarded(6))},
}
