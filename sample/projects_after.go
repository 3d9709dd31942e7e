package sample

import "khuyencong/programme"

// The last two years are not closed: their projects are under way, approved or
// only registered. Two of them merge money for new rural areas.
var after2018 = []row{
	pending(programme.Underway, "QG-2019-01", "KC3e", myTu, "Niêu Cơm",
		"Hỗ trợ ứng dụng dây chuyền xay xát, đánh bóng và đóng túi gạo",
		money{support: 450_000, cash: 1_650_000, loan: 1_200_000, pledge: 2_800_000},
		jobs(15, unknown), income(5_500, unknown), output(4_200, unknown)),
	pending(programme.Underway, "DP-2019-01", "KC3c", ngaNam, "Chim Thần",
		"Hỗ trợ ứng dụng máy đóng túi gạo thơm tự động",
		money{support: 140_000, cash: 420_000, loan: 250_000, pledge: 650_000},
		jobs(5, unknown), income(5_200, unknown), output(900, unknown)),
	pending(programme.Underway, "DP-2019-02", "KC3c", vinhChau, "Thủy Tinh",
		"Hỗ trợ ứng dụng máy nén lạnh tiết kiệm điện trong sản xuất nước đá",
		money{support: 160_000, cash: 620_000, loan: 400_000, pledge: 1_000_000},
		jobs(3, unknown), income(5_000, unknown), output(750, unknown)),
	pending(programme.Underway, "DP-2019-03", "KC3c", myTu, "Ong Vàng",
		"Hỗ trợ ứng dụng máy hạ thủy phần và chiết rót mật ong tràm",
		money{support: 110_000, cash: 230_000, other: 60_000, pledge: 220_000},
		jobs(4, unknown), income(4_800, unknown), poor(4, unknown)).
		because("Lồng ghép vốn xây dựng nông thôn mới cho sản phẩm thế mạnh của xã."),
	pending(programme.Approved, "QG-2020-01", "KC3a", vinhChau, "Ống Tre",
		"Xây dựng mô hình trình diễn kỹ thuật bảo quản và chế biến hành tím",
		money{support: 600_000, cash: 1_500_000, loan: 900_000, other: 150_000, pledge: 2_300_000},
		jobs(20, unknown), income(5_600, unknown), output(3_600, unknown), poor(12, unknown)),
	pending(programme.Approved, "DP-2020-01", "KC3c", keSach, "Cá Bống",
		"Hỗ trợ ứng dụng máy định hình và chiên cá viên",
		money{support: 150_000, cash: 450_000, loan: 200_000, pledge: 640_000},
		jobs(6, unknown), income(5_300, unknown), output(1_100, unknown)),

	pending(programme.Submitted, "QG-2020-02", "KC3e", socTrang, "Long Cung",
		"Hỗ trợ ứng dụng dây chuyền luộc và cấp đông tôm",
		money{support: 450_000, cash: 2_400_000, loan: 1_800_000, pledge: 4_000_000},
		jobs(25, unknown), income(6_000, unknown)),
	pending(programme.Submitted, "DP-2020-02", "KC3c", cuLaoDung, "Mật Ngọt",
		"Hỗ trợ ứng dụng máy ép mía và chảo nấu đường liên hoàn",
		money{support: 80_000, cash: 190_000, loan: 100_000, pledge: 280_000},
		jobs(4, unknown), poor(3, unknown)),
	pending(programme.Submitted, "DP-2020-03", "KC3c", cuLaoDung, "Đảo Hoang",
		"Hỗ trợ ứng dụng máy sấy nhãn",
		money{support: 75_000, cash: 260_000, pledge: 250_000},
		jobs(5, unknown), output(480, unknown)),
	pending(programme.Submitted, "DP-2020-04", "KC4e", tranDe, "Con Sò",
		"Hỗ trợ xây dựng và đăng ký nhãn hiệu khô biển",
		money{support: 30_000, cash: 40_000, pledge: 40_000}),
}
