package programme

import "slices"

// Duties are the days of the year that the law sets, with its source. A rule
// that says "each quarter" without a day is not here: the program does not
// invent one.
var Duties = []Duty{
	{"3a", 0, 25, "Báo cáo tiến độ đề án khuyến công quốc gia (Mẫu 3a) gửi Cục và Sở Công Thương",
		"Quy định ghi “trước ngày 25” hằng tháng.", centre, "TT 36/2013/TT-BCT, Điều 23.3", 2014_02_10, 0, false},
	{"ho-so", 5, 20, "Gửi Sở hồ sơ đề án khuyến công quốc gia năm sau để thẩm định cấp cơ sở",
		"Quy định ghi “trước ngày 20/5”; Sở có thể định ngày khác.", centre, "TT 36/2013/TT-BCT, Điều 10", 2014_02_10, 0, true},
	{"dang-ky", 6, 20, "Đăng ký kế hoạch khuyến công quốc gia năm sau với cơ quan khuyến công quốc gia",
		"Trước năm 2018 là ngày 15/6.", departments, "TT 36/2013/TT-BCT, Điều 6, Điều 10; TT 17/2018/TT-BCT", 2019_01_01, 0, false},
	{"thanh-ly", 1, 22, "Hạn cuối thanh lý hợp đồng khuyến công quốc gia của năm trước",
		"", slices.Concat([]Role{RoleCentreAccountant}, centre, departments), "TT 36/2013/TT-BCT, Điều 18, Điều 19", 2015_01_01, 0, false},
	{"chinh-ly", 1, 31, "Hết thời gian chỉnh lý quyết toán ngân sách của năm trước",
		"", []Role{RoleCentreAccountant, RoleFinanceOfficer}, "Luật Ngân sách nhà nước", 2017_01_01, 0, true},
	{"ccn-chot-6", 6, 14, "Chốt số liệu báo cáo cụm công nghiệp 6 tháng (từ 15/12 năm trước)",
		"", slices.Concat([]Role{RoleCommuneOfficer}, departments), "TT 14/2024/TT-BCT", 2024_10_01, 0, false},
	{"ccn-chot-12", 12, 14, "Chốt số liệu báo cáo cụm công nghiệp cả năm (từ 15/12 năm trước)",
		"", slices.Concat([]Role{RoleCommuneOfficer}, departments), "TT 14/2024/TT-BCT", 2024_10_01, 0, false},
	{"ccn-xa-6", 6, 25, "Báo cáo cụm công nghiệp 6 tháng của cấp xã gửi Sở Công Thương",
		"Doanh nghiệp, chủ đầu tư hạ tầng gửi xã trước ngày 20/6.", []Role{RoleCommuneOfficer}, "TT 14/2024/TT-BCT; NĐ 139/2025/NĐ-CP", 2025_07_01, 0, false},
	{"ccn-xa-12", 12, 25, "Báo cáo cụm công nghiệp cả năm của cấp xã gửi Sở Công Thương",
		"Doanh nghiệp, chủ đầu tư hạ tầng gửi xã trước ngày 20/12.", []Role{RoleCommuneOfficer}, "TT 14/2024/TT-BCT; NĐ 139/2025/NĐ-CP", 2025_07_01, 0, false},
	{"ccn-so-6", 6, 30, "Báo cáo cụm công nghiệp 6 tháng của Sở Công Thương",
		"", departments, "TT 14/2024/TT-BCT", 2024_10_01, 0, false},
	{"ccn-so-12", 12, 31, "Báo cáo cụm công nghiệp cả năm của Sở Công Thương",
		"", departments, "TT 14/2024/TT-BCT", 2024_10_01, 0, false},
	{"phan-cap-xa", 11, 30, "Báo cáo của cấp xã về nhiệm vụ được phân cấp, phân quyền",
		"", []Role{RoleCommuneOfficer}, "NĐ 139/2025/NĐ-CP", 2025_07_01, 2027_03_01, false},
	{"phan-cap-tinh", 12, 10, "Báo cáo của tỉnh về nhiệm vụ được phân cấp, phân quyền",
		"", departments, "NĐ 139/2025/NĐ-CP", 2025_07_01, 2027_03_01, false},
}
