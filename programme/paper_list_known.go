package programme

// KnownPapers are papers that dossiers are known to have, to begin the list
// with. They come unconfirmed, like KnownNorms.
func KnownPapers() (all []PaperRule) {
	const (
		circular = "TT 36/2013/TT-BCT"
		money    = "TT 28/2018/TT-BTC"
		unread   = "Chưa đối chiếu với toàn văn; đọc lại văn bản trước khi xác nhận."
		annex    = "Phụ lục 2 của thông tư chưa đọc được; đối chiếu trước khi xác nhận."
	)
	add := func(code, name string, need bool, form, source, clause string, from Day, note string, contents ...string) {
		all = append(all, PaperRule{Code: code, Name: name, Contents: contents, Kind: KindProject, Level: AllLevels, Required: need, Form: form,
			Source: source, Clause: clause, From: from, Note: note})
	}
	const opened, support = 2014_02_10, 2018_05_11
	add("request", "Đơn (công văn) đề nghị hỗ trợ", true, "Người đại diện ký, đóng dấu nếu có.", circular, "Điều 10", opened, unread)
	add("project", "Thuyết minh đề án (8 phần)", true, "Đơn vị, địa điểm; sự cần thiết; mục tiêu; quy mô; nội dung, tiến độ; dự toán; tổ chức thực hiện; hiệu quả.", circular, "Điều 5", opened, unread)
	add("estimate", "Dự toán kinh phí", true, "Mẫu 1: tổng = khuyến công + đơn vị thụ hưởng + nguồn khác.", circular, "Phụ lục 1, Mẫu 1", opened, unread)
	add("counterpart", "Cam kết bảo đảm phần vốn đối ứng", true, "Ghi số tiền, người đại diện ký.", money, "điều kiện hỗ trợ", support, unread)
	add("no_other", "Cam kết chưa nhận ngân sách nhà nước cho cùng hạng mục", true, "Người đại diện ký.", money, "điều kiện hỗ trợ", support, unread)
	add("registration", "Giấy chứng nhận đăng ký doanh nghiệp, hợp tác xã, hộ kinh doanh", true, "Bản sao hoặc bản chụp còn đọc được.", circular, "Điều 10; Phụ lục 2", opened, annex)
	add("quotations", "Báo giá máy móc, thiết bị", true, "Ghi rõ hãng, model, công suất, giá, thời hạn báo giá.", circular, "Phụ lục 2", opened, annex, "KC3a", "KC3c", "KC3d", "KC3e", "KC3g", "KC7g")
	add("beneficiary", "Văn bản đề nghị của đơn vị thụ hưởng", false, "Khi đơn vị thực hiện không phải là đơn vị thụ hưởng.", circular, "Điều 10", opened, unread)
	add("photos", "Ảnh hiện trạng nơi sản xuất, máy đang dùng", false, "", circular, "Phụ lục 2", opened, annex, "KC3a", "KC3c", "KC3d", "KC3e", "KC3g", "KC7g")
	add("land", "Giấy tờ về nhà xưởng, đất (quyền sử dụng hoặc hợp đồng thuê)", false, "", circular, "Phụ lục 2", opened, annex)
	add("environment", "Giấy tờ về bảo vệ môi trường", false, "", circular, "Phụ lục 2", opened, annex, "KC3a", "KC3c", "KC3e", "KC7g", "KC7h")
	add("training", "Chương trình đào tạo nghề", true, "Mẫu 12.", circular, "Phụ lục 1, Mẫu 12", opened, unread, "KC1")
	all = append(all,
		PaperRule{Code: "proposal", Name: "Tờ trình kế hoạch, nhiệm vụ", Kind: KindPlan, Level: AllLevels, Required: true, Source: circular, Clause: "Điều 5", From: opened, Note: unread},
		PaperRule{Code: "estimate", Name: "Dự toán kinh phí", Kind: KindPlan, Level: AllLevels, Required: true, Form: "Mẫu 1.", Source: circular, Clause: "Phụ lục 1, Mẫu 1", From: opened, Note: unread})
	return all
}
