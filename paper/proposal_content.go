package paper

import "khuyencong/programme"

// contentForm is what the text of a project asks of one content beside the
// eight parts that every project has. The circular prescribes the parts; what
// stands in them follows from what the content supports.
type contentForm struct {
	about  []string // of part 1: the particulars of what is done
	need   []string // of part 2: how things stand, why it is needed
	scale  []string // of part 4: size and features
	table  penTable // of part 4: what is done, in numbers
	buys   bool     // machines are bought: their table stands in part 4
	steps  []string // of part 5, each with its time and who does it
	effect []string // of part 8, beside the economic, social and lasting effect
}

// penTable is a table that no record fills: its rows are for the pen, named or
// not.
type penTable struct {
	caption string
	heads   []string
	shares  []int
	rows    []string // in the first column; none: open rows
}

// formOf is what a content asks; of none that is known, what every task is asked.
func formOf(content string) contentForm {
	if f, ok := contentForms[content]; ok {
		return f
	}
	c, known := programme.ContentByCode(content)
	if !known {
		return taskForm
	}
	return groupForms[c.Group]
}

// openRows are how many rows for the pen a table has whose rows have no names.
const openRows = 4

// block is the table with room to write.
func (t penTable) block() Block {
	table := Table{Caption: t.caption, Pen: true, Columns: []Column{{Share: 6, Align: Centre}}}
	head := []string{"TT"}
	for i, h := range t.heads {
		head = append(head, h)
		table.Columns = append(table.Columns, Column{Share: t.shares[i]})
	}
	table.Head = []Row{cells(head...)}
	names := t.rows
	if names == nil {
		names = make([]string, openRows)
	}
	for i, name := range names {
		table.Rows = append(table.Rows, penRow(i+1, len(t.heads), name))
	}
	return table
}

// penRow is a numbered row that is high enough for a hand.
func penRow(n, columns int, name string) Row {
	if name == "" {
		name = "\n"
	}
	texts := append([]string{itoa(n), name}, make([]string, columns-1)...)
	return cells(texts...)
}

var machineForm = contentForm{
	need:  []string{"Máy móc, thiết bị đang dùng (tên, năm sản xuất, công suất, mức tiêu hao)", "Hạn chế của máy đang dùng về năng suất, chất lượng, chi phí, môi trường"},
	scale: []string{"Tính mới, tính tiên tiến của máy so với máy đang dùng", "Công đoạn sản xuất sử dụng máy; sản phẩm làm ra"},
	table: penTable{"So sánh máy đang dùng và máy đầu tư", []string{"Chỉ tiêu", "Máy đang dùng", "Máy đầu tư"}, []int{34, 30, 30},
		[]string{"Công suất, năng suất", "Tiêu hao nguyên liệu", "Tiêu hao điện, nhiên liệu", "Số lao động vận hành", "Tỷ lệ thành phẩm đạt chất lượng", "Khí thải, nước thải, tiếng ồn"}},
	buys:  true,
	steps: []string{"Chuẩn bị mặt bằng, nguồn điện", "Ký hợp đồng mua máy", "Giao nhận, lắp đặt, chạy thử", "Đào tạo người vận hành", "Nghiệm thu, quyết toán"},
}

var modelForm = contentForm{
	need:  []string{"Công nghệ, sản phẩm đang có ở địa phương và hạn chế", "Kết quả khảo sát: cơ sở nào trên địa bàn đã có công nghệ, sản phẩm này"},
	scale: []string{"Tính mới của công nghệ, sản phẩm đối với địa phương", "Quy trình công nghệ, công suất thiết kế", "Nhà xưởng, mặt bằng đặt mô hình"},
	table: penTable{"Hội nghị trình diễn mô hình", []string{"Nội dung", "Thời gian, địa điểm", "Số đại biểu"}, []int{42, 34, 18}, []string{"Giới thiệu quy trình công nghệ", "Tham quan máy đang sản xuất", "Trao đổi, nhân rộng"}},
	buys:  true,
	steps: []string{"Xây dựng, sửa chữa nhà xưởng", "Mua, lắp đặt máy móc, thiết bị", "Chạy thử, hoàn thiện quy trình", "Xây dựng tài liệu kỹ thuật", "Tổ chức trình diễn, tuyên truyền nhân rộng", "Nghiệm thu, quyết toán"},
	effect: []string{
		"Khả năng nhân rộng: cơ sở, địa bàn có thể áp dụng",
	},
}

var eventForm = contentForm{
	about: []string{"Chủ đề", "Thời gian tổ chức, số ngày", "Địa điểm tổ chức"},
	need:  []string{"Nhu cầu của cơ sở, cán bộ; căn cứ khảo sát"},
	scale: []string{"Thành phần, số đại biểu; trong đó không hưởng lương từ ngân sách", "Giảng viên, báo cáo viên"},
	table: penTable{"Chương trình", []string{"Nội dung", "Thời lượng", "Người trình bày"}, []int{54, 16, 24}, nil},
	steps: []string{"Khảo sát nhu cầu, lập danh sách", "Biên soạn tài liệu, mời giảng viên", "Tổ chức", "Đánh giá, báo cáo kết quả"},
}

var fairForm = contentForm{
	about: []string{"Tên hội chợ, triển lãm", "Đơn vị tổ chức", "Thời gian, địa điểm tổ chức", "Quy mô: cấp, số gian hàng"},
	need:  []string{"Sản phẩm cần quảng bá, thị trường hướng tới"},
	scale: []string{"Số cơ sở, số gian hàng được hỗ trợ; cách chọn cơ sở tham gia"},
	table: penTable{"Cơ sở tham gia và gian hàng", []string{"Cơ sở, địa chỉ", "Sản phẩm trưng bày", "Số gian", "Giá thuê một gian (đồng)"}, []int{34, 28, 12, 20}, nil},
	steps: []string{"Thông báo, nhận đăng ký của cơ sở", "Chọn đơn vị tổ chức, ký hợp đồng gian hàng", "Thiết kế, trang trí gian hàng", "Tham gia, hỗ trợ giao dịch", "Tổng hợp hợp đồng, biên bản ghi nhớ đã ký", "Nghiệm thu, quyết toán"},
}

var adviceForm = contentForm{
	about: []string{"Nội dung tư vấn (lập dự án, tài chính, thiết kế, mẫu mã, công nghệ, nhân lực …)", "Đơn vị tư vấn dự kiến, năng lực"},
	need:  []string{"Vấn đề của cơ sở cần tư vấn giải quyết"},
	scale: []string{"Phạm vi công việc tư vấn"},
	table: penTable{"Công việc và sản phẩm tư vấn", []string{"Công việc", "Sản phẩm giao", "Thời hạn"}, []int{42, 36, 16}, nil},
	steps: []string{"Chọn đơn vị tư vấn, ký hợp đồng", "Thực hiện tư vấn", "Giao, nghiệm thu sản phẩm", "Áp dụng tại cơ sở", "Thanh lý, quyết toán"},
}

var mediaForm = contentForm{
	about: []string{"Tên chương trình, ấn phẩm, hệ thống", "Đơn vị sản xuất, phát hành"},
	need:  []string{"Đối tượng cần thông tin, nội dung cần tuyên truyền"},
	scale: []string{"Thời lượng, khuôn khổ, chất lượng; tần suất phát hành"},
	table: penTable{"Sản phẩm thông tin", []string{"Chủ đề, số", "Thời lượng hoặc số trang", "Số lượng, số lần phát", "Thời gian"}, []int{40, 20, 18, 16}, nil},
	steps: []string{"Xây dựng đề cương, kịch bản", "Chọn đơn vị thực hiện, ký hợp đồng", "Sản xuất, biên tập", "Phát sóng, phát hành", "Nghiệm thu, quyết toán"},
}

var clusterForm = contentForm{
	about: []string{"Tên cụm công nghiệp, địa điểm", "Chủ đầu tư hạ tầng", "Quyết định thành lập (số, ngày), diện tích", "Quyết định phê duyệt dự án đầu tư (số, ngày)"},
	need:  []string{"Hiện trạng hạ tầng, tỷ lệ lấp đầy, số doanh nghiệp đang hoạt động", "Nhu cầu thuê đất, di dời vào cụm"},
	scale: []string{"Hạng mục đề nghị hỗ trợ và mức độ hoàn thành hiện nay"},
	table: penTable{"Hạng mục kết cấu hạ tầng", []string{"Hạng mục", "Đơn vị, khối lượng", "Tổng mức (triệu đồng)", "Đã thực hiện (%)"}, []int{40, 20, 20, 14}, nil},
	steps: []string{"Hoàn thành thủ tục đầu tư, đất đai", "Chọn nhà thầu, ký hợp đồng", "Thi công hạng mục được hỗ trợ", "Nghiệm thu khối lượng, kiểm toán (nếu chủ đầu tư là doanh nghiệp)", "Quyết toán phần hỗ trợ"},
}

var pollutionForm = contentForm{
	need:  []string{"Nguồn ô nhiễm, thông số vượt quy chuẩn (kết quả quan trắc, ngày)", "Hệ thống xử lý hiện có và hạn chế"},
	scale: []string{"Công nghệ xử lý, công suất", "Quy chuẩn phải đạt sau xử lý"},
	table: penTable{"Thông số trước và sau xử lý", []string{"Thông số", "Hiện nay", "Quy chuẩn", "Sau xử lý"}, []int{34, 20, 20, 20}, nil},
	buys:  true,
	steps: []string{"Khảo sát, thiết kế", "Thủ tục môi trường", "Thi công, lắp đặt", "Vận hành thử, lấy mẫu", "Nghiệm thu, quyết toán"},
}

var taskForm = contentForm{
	about: []string{"Tên nhiệm vụ, sản phẩm phải có"},
	need:  []string{"Căn cứ giao nhiệm vụ; kết quả năm trước"},
	scale: []string{"Phạm vi, khối lượng công việc"},
	table: penTable{"Công việc", []string{"Công việc", "Đơn vị, số lượng", "Sản phẩm", "Thời gian"}, []int{38, 18, 24, 14}, nil},
	steps: []string{"Lập kế hoạch chi tiết", "Thực hiện", "Tổng hợp, báo cáo", "Quyết toán"},
}

// groupForms are those of the contents that have none of their own.
var groupForms = map[programme.ContentGroup]contentForm{
	programme.Training: trainingForm, programme.Capacity: eventForm, programme.DemonstrationModel: modelForm, programme.Machinery: machineForm,
	programme.CleanerProduction: cleanerForm, programme.ProductPromotion: fairForm, programme.Consulting: adviceForm, programme.Information: mediaForm,
	programme.Cluster: clusterForm, programme.Environment: pollutionForm, programme.Cooperation: eventForm, programme.Management: taskForm,
}
