package programme

import "strings"

// KnownPaymentRules are rules of paying that are known to exist, to begin the
// list with. They come unconfirmed, like KnownRules.
func KnownPaymentRules() (all []PaymentRule) {
	const seen = "Chưa đối chiếu với toàn văn; đọc lại văn bản trước khi xác nhận."
	add := func(contents string, r PaymentRule) {
		r.Source, r.From = "TT 36/2013/TT-BCT", 2014_02_10
		if r.Note == "" {
			r.Note = seen
		}
		for _, c := range strings.Fields(contents) {
			r.Content = c
			if c == "*" {
				r.Content = ""
			}
			all = append(all, r)
		}
	}
	advance := func(contents string, percent, volume int64, of VolumeBase, clause string) {
		add(contents, PaymentRule{Stage: PayAdvance, Percent: percent, Volume: volume, VolumeOf: of, Clause: clause})
	}
	advance("KC7d KC7h", 3_000, 5_000, OfItem, "Điều 13.1")
	advance("KC1", 7_000, 0, "", "Điều 13.2.a")
	advance("KC2a KC2b KC3f KC4e KC5a KC7a KC7b", 7_000, 0, "", "Điều 13.2.b")
	advance("KC4b KC4c KC6a KC6b KC6c KC7c", 7_000, 0, "", "Điều 13.2.c")
	advance("KC3a KC3b KC3c KC3d KC3e KC7g", 7_000, 7_000, OfInvestment, "Điều 13.2.d")
	add("KC2d", PaymentRule{Stage: PayRest, Percent: 10_000, Accepted: true, Clause: "Điều 13.3", Note: "Chi một lần sau nghiệm thu. " + seen})
	paper := func(contents string, stage PayStage, clause string, items ...string) {
		for _, item := range items {
			name, optional := strings.CutSuffix(item, "?")
			add(contents, PaymentRule{Stage: stage, Item: name, Optional: optional, Clause: clause})
		}
	}
	paper("*", PayAdvance, "Điều 13", "Hợp đồng thực hiện đề án")
	paper("KC7d KC7h", PayAdvance, "Điều 13.1", "Hợp đồng hỗ trợ giữa đơn vị thực hiện và chủ đầu tư", "Hợp đồng giữa chủ đầu tư và nhà thầu", "Báo cáo khối lượng hạng mục được hỗ trợ")
	paper("KC1", PayAdvance, "Điều 13.2.a", "Kế hoạch đào tạo")
	paper("KC2a KC2b KC4e", PayAdvance, "Điều 13.2.b", "Kế hoạch thực hiện")
	paper("KC7c", PayAdvance, "Điều 13.2.c", "Hợp đồng hỗ trợ với chủ đầu tư")
	paper("KC3a KC3b KC3c KC3d KC3e KC7g", PayAdvance, "Điều 13.2.d", "Báo cáo tiến độ, khối lượng đã thực hiện")
	knownEvidence(paper)
	return all
}

// knownEvidence are the papers for the rest of the money, by content.
func knownEvidence(paper func(contents string, stage PayStage, clause string, items ...string)) {
	rest := func(contents string, items ...string) { paper(contents, PayRest, "Điều 14", items...) }
	rest("*", "Biên bản nghiệm thu", "Báo cáo tổng kết", "Báo cáo khối lượng hoàn thành")
	rest("KC1", "Quyết định cấp chứng chỉ", "Danh sách học viên có chữ ký", "Danh sách lao động được tuyển dụng, có xác nhận", "Bảng kê tiền ăn, đi lại?")
	rest("KC2a", "Hợp đồng, nghiệm thu, thanh lý tư vấn", "Sản phẩm tư vấn, tài liệu", "Bảng kê chứng từ của toàn bộ chi phí", "Danh sách người tham dự có chữ ký?")
	rest("KC3a KC3b", "Hóa đơn hạng mục được hỗ trợ", "Danh sách đại biểu hội nghị trình diễn có chữ ký", "Thuyết minh mô hình", "Bảng kê tiền ăn, nghỉ, đi lại?")
	rest("KC3d", "Hợp đồng, nghiệm thu, thanh lý chuyển giao công nghệ")
	rest("KC3c KC3e", "Hợp đồng mua bán, nghiệm thu, thanh lý máy móc, thiết bị")
	rest("KC3f", "Báo cáo đánh giá được duyệt")
	rest("KC4e", "Giấy chứng nhận đăng ký nhãn hiệu", "Bảng kê chứng từ của toàn bộ chi phí", "Quy chế sử dụng nhãn hiệu tập thể?", "Chiến lược, kế hoạch phát triển thương hiệu?")
	rest("KC6a KC6b KC6c", "Hợp đồng, nghiệm thu, thanh lý", "Danh mục, mẫu sản phẩm", "Giấy phép trang thông tin điện tử?")
	rest("KC7a", "Quyết định thành lập, điều lệ", "Danh sách hội viên", "Bảng kê chứng từ của toàn bộ chi phí")
	rest("KC4b", "Danh sách đơn vị tham gia, Sở chủ trì xác nhận (bản chính)", "Hợp đồng gian hàng")
	rest("KC4c", "Danh sách đơn vị tham gia có xác nhận", "Hợp đồng gian hàng", "Hóa đơn của đơn vị tổ chức")
	rest("KC7b", "Quyết định phê duyệt liên kết", "Bảng kê chứng từ của toàn bộ chi phí")
	rest("KC7c", "Quyết định phê duyệt quy hoạch", "Bảng kê chứng từ của toàn bộ chi phí")
	rest("KC7d KC7g KC7h", "Biên bản nghiệm thu hạng mục của chủ đầu tư", "Bảng tính khối lượng hoàn thành", "Chứng nhận nước thải, khí thải đạt quy chuẩn?", "Báo cáo kiểm toán độc lập?")
	rest("KC4a", "Quyết định thành lập ban tổ chức, ban giám khảo", "Quyết định công nhận kết quả bình chọn")
}
