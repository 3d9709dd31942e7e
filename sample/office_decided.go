package sample

import "khuyencong/programme"

func returned(ago int, why string) step { return step{ago, programme.Return, "", why} }
func resubmitted(ago int) step          { return step{ago, programme.Resubmit, "", ""} }
func passed(ago int) step               { return step{ago, programme.PassBase, "", ""} }
func failed(ago int, why string) step   { return step{ago, programme.FailBase, "", why} }
func registered(ago int) step           { return step{ago, programme.Register, "", ""} }
func passedMinistry(ago int) step       { return step{ago, programme.PassMinistry, "", ""} }

// sentBack were returned: to be mended, or mended and with the department again.
var sentBack = []dossier{
	{"DP-14", "KC3c", "Gươm Thần", "Hỗ trợ ứng dụng máy uốn thép đóng ghe", "chuyen.vien2", money{support: 140_000, cash: 220_000, pledge: 210_000},
		promises(jobs(3, unknown)), way(drafted(30), submitted(10), returned(7, "Báo giá máy chưa có thông số kỹ thuật."))},
	{"DP-32", "KC5a", "Người Mẹ Lúa", "Hỗ trợ thuê tư vấn thiết kế bao bì bánh gạo", "chuyen.vien2", money{support: 33_000, cash: 36_000, pledge: 36_000},
		nil, way(drafted(44), submitted(25), checked(23), forwarded(22), returned(12, "Dự toán chưa tách phần tư vấn và phần in ấn."))},
	{"DP-33", "KC4e", "Mỵ Nương", "Hỗ trợ xây dựng, đăng ký nhãn hiệu trái cây sấy", "co.so", money{support: 34_000, cash: 38_000, pledge: 38_000},
		nil, way(drafted(30), submitted(20), checked(18), forwarded(16), returned(6, "Mẫu nhãn hiệu chưa có kết quả tra cứu trùng."))},
	{"DP-34", "KC3c", "Thủy Tề", "Hỗ trợ ứng dụng máy bóc vỏ tôm", "chuyen.vien2", money{support: 290_000, cash: 900_000, loan: 500_000, pledge: 1_300_000},
		promises(jobs(10, unknown), income(7_800, unknown)), way(drafted(50), submitted(38), returned(36, "Thiếu cam kết vốn đối ứng."), resubmitted(30),
			checked(28), forwarded(27), returned(20, "Công suất máy chưa khớp với sản lượng đã nêu."), resubmitted(12))},
	{"QG-04", "KC3a", "Âu Cơ", "Xây dựng mô hình trình diễn kỹ thuật cấp đông siêu tốc trái cây", "co.so2", money{support: 950_000, cash: 2_300_000, loan: 1_500_000, pledge: 3_500_000},
		promises(jobs(30, unknown), income(7_500, unknown), output(22_000, unknown)),
		way(drafted(80), submitted(62), checked(60), forwarded(58), passed(46), registered(40), returned(3, "Chưa nêu kế hoạch tổ chức hội nghị trình diễn."))},
}

// appraised have been decided on, and wait for the plan of the year where they
// passed.
var appraised = []dossier{
	{"DP-01", "KC3c", "Áo Tàng Hình", "Hỗ trợ ứng dụng máy may lập trình", "chuyen.vien2", money{support: 270_000, cash: 600_000, loan: 300_000, pledge: 850_000},
		promises(jobs(20, unknown), income(6_800, unknown)), way(drafted(60), submitted(42), checked(40), forwarded(39), passed(31))},
	{"DP-02", "KC4e", "Cá Ông", "Hỗ trợ xây dựng, đăng ký nhãn hiệu chả cá", "xa.tran.de", money{support: 30_000, cash: 34_000, pledge: 34_000},
		nil, way(drafted(58), submitted(41), checked(39), forwarded(38), passed(30))},
	{"DP-03", "KC3c", "Bánh Giầy", "Hỗ trợ ứng dụng nồi hấp, máy hút chân không bánh tét", "cong.tac.vien", money{support: 70_000, cash: 95_000, pledge: 90_000},
		promises(jobs(5, unknown), poor(4, unknown)), way(noted(66), drawn(55), submitted(37), checked(35), forwarded(34), passed(26))},
	{"DP-04", "KC5a", "Sơn Tinh", "Hỗ trợ thuê tư vấn quản lý sản xuất", "chuyen.vien2", money{support: 34_000, cash: 40_000, pledge: 40_000},
		nil, way(drafted(48), submitted(35), checked(33), forwarded(32), passed(24))},
	{"DP-05", "KC3c", "Bà Chúa Tằm", "Hỗ trợ ứng dụng máy cán, se sợi lục bình", "chuyen.vien2", money{support: 125_000, cash: 170_000, pledge: 160_000},
		promises(jobs(18, unknown), poor(9, unknown)), way(drafted(46), submitted(32), checked(30), forwarded(29), passed(21))},
	{"DP-06", "KC3c", "Thần Gió", "Hỗ trợ ứng dụng máy sấy bơm nhiệt", "chuyen.vien2", money{support: 240_000, cash: 420_000, pledge: 400_000},
		promises(jobs(5, unknown)), way(drafted(52), submitted(36), checked(34), forwarded(33), failed(25, "Nơi sản xuất ở phường, không thuộc địa bàn nông thôn được hỗ trợ."))},
	{"QG-01", "KC3e", "Lúa Thần", "Hỗ trợ ứng dụng dây chuyền xay xát, đánh bóng gạo", "chuyen.vien2", money{support: 440_000, cash: 1_400_000, loan: 900_000, pledge: 2_200_000},
		promises(jobs(12, unknown), output(15_000, unknown)), way(drafted(95), submitted(80), checked(78), forwarded(77), passed(68), registered(62), passedMinistry(35))},
	{"QG-02", "KC3a", "Rùa Vàng", "Xây dựng mô hình trình diễn kỹ thuật in flexo mực gốc nước", "chuyen.vien2", money{support: 900_000, cash: 1_800_000, loan: 1_100_000, pledge: 2_800_000},
		promises(jobs(16, unknown), income(7_600, unknown)), way(drafted(92), submitted(78), checked(76), forwarded(75), passed(66), registered(60), passedMinistry(33))},
	{"QG-03", "KC3e", "Cầu Ô Thước", "Hỗ trợ ứng dụng dây chuyền sấy tôm khô", "chuyen.vien2", money{support: 420_000, cash: 1_300_000, loan: 700_000, pledge: 1_900_000},
		promises(jobs(14, unknown), output(8_000, unknown)), way(drafted(70), submitted(52), checked(50), forwarded(49), passed(37), registered(29))},
}
