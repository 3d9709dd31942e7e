package paper

var trainingForm = contentForm{
	about: []string{"Nghề đào tạo, trình độ", "Số lớp, số học viên một lớp", "Hình thức đào tạo (tại cơ sở, tại lớp), thời gian một khóa", "Cơ sở sử dụng lao động sau đào tạo, cam kết tuyển dụng"},
	need:  []string{"Nhu cầu lao động của cơ sở (số người, nghề, thời điểm)", "Nguồn lao động tại địa phương"},
	scale: []string{"Chương trình đào tạo (Mẫu 12): lý thuyết, thực hành", "Giáo viên, người dạy nghề", "Nơi học, máy móc, nguyên liệu thực hành"},
	table: penTable{"Các lớp đào tạo", []string{"Lớp, địa điểm", "Số học viên", "Trong đó nữ", "Thời gian"}, []int{44, 14, 14, 22}, nil},
	steps: []string{"Tuyển sinh, lập danh sách học viên", "Biên soạn chương trình, hợp đồng giáo viên", "Tổ chức lớp học, thực hành", "Kiểm tra, cấp chứng chỉ", "Bố trí việc làm, xác nhận của cơ sở", "Nghiệm thu, quyết toán"},
	effect: []string{
		"Số học viên có việc làm sau đào tạo, thu nhập dự kiến",
	},
}

var cleanerForm = contentForm{
	need:  []string{"Mức tiêu hao nguyên liệu, điện, nước hiện nay trên một đơn vị sản phẩm", "Nguồn phát thải, chất thải chính"},
	scale: []string{"Giải pháp sản xuất sạch hơn", "Công đoạn áp dụng"},
	table: penTable{"Tiêu hao và phát thải", []string{"Chỉ tiêu", "Hiện nay", "Sau khi áp dụng"}, []int{42, 26, 26}, []string{"Nguyên liệu", "Điện", "Nước", "Nhiên liệu", "Chất thải"}},
	buys:  true,
	steps: []string{"Đánh giá hiện trạng", "Chọn giải pháp", "Mua, lắp đặt thiết bị, thay đổi quy trình", "Đo lại tiêu hao, phát thải", "Nghiệm thu, quyết toán"},
}

// contentForms are those of single contents.
var contentForms = map[string]contentForm{
	"KC2b": tripForm, "KC2c": tripForm, "KC8c": tripForm,
	"KC2d": {
		about: []string{"Tên doanh nghiệp dự kiến, loại hình, người sáng lập", "Nơi đặt cơ sở sản xuất (địa bàn khó khăn)", "Số đăng ký doanh nghiệp, ngày cấp (khi đã có)"},
		need:  []string{"Ý tưởng, sản phẩm, thị trường"},
		scale: []string{"Vốn, lao động, công suất dự kiến"},
		table: penTable{"Chi phí khởi sự", []string{"Nội dung", "Số tiền (đồng)", "Ghi chú"}, []int{50, 22, 22}, []string{"Lập kế hoạch kinh doanh", "Lập dự án đầu tư", "Đăng ký thành lập"}},
		steps: []string{"Lập kế hoạch kinh doanh", "Đăng ký thành lập", "Bắt đầu sản xuất", "Nghiệm thu, thanh toán"},
	},
	"KC2e": fairForm,
	"KC3b": {
		need:  []string{"Kết quả hoạt động nổi bật của cơ sở (ba năm gần nhất)", "Cơ sở, địa bàn có thể học tập mô hình"},
		scale: []string{"Quy trình, cách tổ chức sản xuất cần phổ biến", "Tài liệu kỹ thuật, phim, ảnh"},
		table: penTable{"Hội nghị trình diễn mô hình", []string{"Nội dung", "Thời gian, địa điểm", "Số đại biểu"}, []int{42, 34, 18}, nil},
		steps: []string{"Hoàn thiện quy trình", "Xây dựng tài liệu", "Tổ chức trình diễn", "Tuyên truyền nhân rộng", "Nghiệm thu, quyết toán"},
	},
	"KC3d": {
		about: []string{"Công nghệ chuyển giao; thuộc danh mục khuyến khích chuyển giao (số thứ tự)", "Bên chuyển giao, quyền sở hữu công nghệ", "Hợp đồng chuyển giao công nghệ (số, ngày, khi đã có)"},
		need:  machineForm.need, scale: []string{"Nội dung chuyển giao: quy trình, bí quyết, đào tạo, thiết bị đi kèm", "Tính tiên tiến của công nghệ"},
		table: penTable{"So sánh công nghệ", []string{"Chỉ tiêu", "Đang dùng", "Chuyển giao"}, []int{34, 30, 30}, machineForm.table.rows},
		buys:  true, steps: []string{"Ký hợp đồng chuyển giao", "Đăng ký, xin phép (nếu phải)", "Tiếp nhận, lắp đặt, đào tạo", "Sản xuất thử", "Nghiệm thu, quyết toán"},
	},
	"KC3f": {
		about: []string{"Đơn vị đánh giá sản xuất sạch hơn"},
		need:  cleanerForm.need, scale: []string{"Phạm vi đánh giá: dây chuyền, công đoạn"},
		table: penTable{"Tiêu hao và phát thải hiện nay", []string{"Chỉ tiêu", "Đơn vị", "Một năm"}, []int{46, 20, 28}, []string{"Nguyên liệu", "Điện", "Nước", "Nhiên liệu", "Chất thải"}},
		steps: []string{"Ký hợp đồng đánh giá", "Khảo sát, đo đạc", "Lập báo cáo, kế hoạch áp dụng", "Phê duyệt báo cáo", "Nghiệm thu, quyết toán"},
	},
	"KC4a": {
		about: []string{"Cấp bình chọn, kỳ bình chọn", "Hội đồng bình chọn, ban giám khảo"},
		need:  []string{"Sản phẩm tiềm năng trên địa bàn"},
		scale: []string{"Số sản phẩm, bộ sản phẩm dự kiến tham gia; giải thưởng"},
		table: penTable{"Sản phẩm dự kiến tham gia", []string{"Sản phẩm, bộ sản phẩm", "Cơ sở", "Địa bàn"}, []int{40, 34, 20}, nil},
		steps: []string{"Ban hành kế hoạch, thể lệ", "Nhận đăng ký, thành lập hội đồng", "Chấm, bình chọn", "Công nhận, trao giấy chứng nhận", "Tuyên truyền, quyết toán"},
	},
	"KC4e": {
		about: []string{"Tên thương hiệu, nhãn hiệu; nhãn hiệu riêng hay tập thể", "Sản phẩm mang nhãn hiệu", "Đơn vị tư vấn, nơi nộp đơn đăng ký"},
		need:  []string{"Tình hình tiêu thụ, nhãn mác hiện nay"},
		scale: []string{"Chiến lược, kế hoạch phát triển thương hiệu", "Quy chế sử dụng (nhãn hiệu tập thể)"},
		table: penTable{"Công việc", []string{"Công việc", "Sản phẩm", "Chi phí (đồng)"}, []int{46, 26, 22}, []string{"Thiết kế nhãn hiệu, bao bì", "Đăng ký bảo hộ", "Quảng bá"}},
		steps: []string{"Ký hợp đồng tư vấn", "Thiết kế, tra cứu", "Nộp đơn đăng ký", "Nhận văn bằng bảo hộ", "Nghiệm thu, quyết toán"},
	},
	"KC4f": {
		about: []string{"Địa điểm phòng trưng bày, sàn thương mại điện tử", "Diện tích, mặt bằng (sở hữu, thuê)"},
		need:  []string{"Sản phẩm, khách hàng, tuyến du lịch hoặc khu thương mại gắn với phòng trưng bày"},
		scale: []string{"Bố trí, thiết kế", "Người vận hành, thời gian duy trì"},
		table: penTable{"Hạng mục", []string{"Hạng mục", "Đơn vị, số lượng", "Chi phí (đồng)"}, []int{48, 22, 24}, nil},
		steps: []string{"Thiết kế", "Sửa chữa, mua sắm", "Đưa sản phẩm vào trưng bày", "Vận hành", "Nghiệm thu, quyết toán"},
	},
	"KC7a": {
		about: []string{"Tên hội, hiệp hội; phạm vi", "Ban vận động, số hội viên dự kiến"},
		need:  []string{"Nhu cầu liên kết của các cơ sở trong ngành"},
		scale: []string{"Điều lệ, cơ cấu tổ chức"}, table: memberTableForPen,
		steps: []string{"Thành lập ban vận động", "Xây dựng điều lệ, hồ sơ", "Quyết định cho phép thành lập", "Đại hội", "Nghiệm thu, quyết toán"},
	},
	"KC7b": {
		about: []string{"Tên cụm liên kết, doanh nghiệp đầu mối", "Sản phẩm liên kết"},
		need:  []string{"Lợi ích của liên kết với từng thành viên"},
		scale: []string{"Quy chế hoạt động của cụm liên kết"}, table: memberTableForPen,
		steps: []string{"Vận động thành viên", "Xây dựng quy chế", "Quyết định phê duyệt cụm liên kết", "Hoạt động", "Nghiệm thu, quyết toán"},
	},
	"KC7c": {
		about: []string{"Tên cụm công nghiệp, địa điểm, diện tích", "Chủ đầu tư hạ tầng", "Quyết định thành lập (số, ngày)"},
		need:  clusterForm.need, scale: []string{"Ranh giới, ngành nghề thu hút, cơ cấu sử dụng đất dự kiến"},
		table: penTable{"Công việc lập quy hoạch", []string{"Công việc", "Sản phẩm", "Thời gian"}, []int{44, 30, 20}, []string{"Khảo sát địa hình, địa chất", "Lập đồ án quy hoạch chi tiết", "Lấy ý kiến, thẩm định, phê duyệt"}},
		steps: []string{"Chọn tư vấn", "Khảo sát", "Lập đồ án", "Thẩm định, phê duyệt", "Quyết toán"},
	},
	"KC7e": eventForm,
	"KC7f": {
		about: []string{"Nơi di dời đi, nơi di dời đến (khu, cụm công nghiệp)", "Quyết định phê duyệt di dời (số, ngày)", "Ngày hoàn thành đầu tư"},
		need:  []string{"Mức độ gây ô nhiễm ở nơi cũ (kết luận, ngày)"},
		scale: []string{"Hạng mục đầu tư ở nơi mới"},
		table: penTable{"Vốn vay được hỗ trợ lãi suất", []string{"Hợp đồng tín dụng (số, ngày)", "Ngân hàng", "Số tiền vay (đồng)", "Lãi suất (%)", "Lãi đã trả (đồng)"}, []int{26, 20, 18, 12, 18}, nil},
		steps: []string{"Di dời, lắp đặt", "Hoàn thành đầu tư", "Trả lãi năm thứ nhất", "Trả lãi năm thứ hai", "Nghiệm thu, thanh toán"},
	},
	"KC7h": {
		about: clusterForm.about, need: pollutionForm.need, scale: pollutionForm.scale, table: pollutionForm.table, steps: clusterForm.steps,
	},
	"KC9a": eventForm, "KC9b": eventForm,
	"KC10": {
		about: []string{"Giải pháp chuyển đổi số, sản xuất và tiêu dùng bền vững"},
		need:  []string{"Hiện trạng quản lý, sản xuất; dữ liệu, phần mềm đang dùng"},
		scale: []string{"Phạm vi áp dụng, phần mềm, thiết bị"},
		table: penTable{"Hạng mục", []string{"Hạng mục", "Đơn vị, số lượng", "Kết quả"}, []int{44, 20, 30}, nil},
		buys:  true, steps: []string{"Khảo sát, chọn giải pháp", "Triển khai, đào tạo", "Vận hành", "Nghiệm thu, quyết toán"},
	},
}

var tripForm = contentForm{
	about: []string{"Nơi đến, cơ quan, cơ sở tiếp đón", "Thời gian, số ngày", "Quyết định cử đoàn (số, ngày, khi đi nước ngoài)"},
	need:  []string{"Nội dung cần học tập, khảo sát"},
	scale: []string{"Số người; trong đó của cơ sở CNNT"},
	table: penTable{"Thành phần đoàn", []string{"Họ và tên", "Chức vụ, đơn vị", "Chi phí được hỗ trợ"}, []int{34, 38, 22}, nil},
	steps: []string{"Liên hệ nơi đến, lập danh sách", "Tổ chức đoàn", "Báo cáo kết quả", "Quyết toán"},
}

var memberTableForPen = penTable{"Thành viên", []string{"Cơ sở, doanh nghiệp", "Địa bàn", "Sản phẩm"}, []int{44, 24, 26}, nil}
