package paper

import (
	"fmt"

	"khuyencong/programme"
)

// sampleReport is a report as a centre writes one, with every kind of block.
// Its figures are invented.
func sampleReport() Doc {
	return Doc{
		Parent: "SỞ CÔNG THƯƠNG TỈNH MINH HỌA", Issuer: "TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP",
		Number: 7, Symbol: "BC-TTKC", Place: "Minh Họa", Date: programme.Day(20260205),
		Kind:    "BÁO CÁO",
		Subject: "Đánh giá giữa kỳ Chương trình khuyến công địa phương giai đoạn 2026-2030 trên địa bàn tỉnh",
		To:      []string{"Cục Công Thương địa phương", "Ủy ban nhân dân tỉnh Minh Họa", "Sở Công Thương"},
		Label:   "SỐ LIỆU MINH HỌA",
		Blocks: Blocks{
			Para{Text: Italic("Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công;")},
			Para{Text: Runs{{Text: "Trung tâm báo cáo kết quả thực hiện với "}, {Text: "48 đề án", Bold: true},
				{Text: ", tổng kinh phí "}, {Text: "51.154,2 triệu đồng", Bold: true, Italic: true},
				{Text: ", trong đó nguồn khuyến công quốc gia và địa phương hỗ trợ một phần, các cơ sở công nghiệp nông thôn tự bỏ vốn phần còn lại để mua máy, đổi mới công nghệ và mở rộng sản xuất như sau:"}}},
			Notice{Title: "SỐ LIỆU CHƯA KHỚP", Paras: []Runs{
				Plain("Cộng theo nguồn, kinh phí hỗ trợ là 5.990,15 triệu đồng nhưng dòng tổng ghi 5.902,36 triệu đồng, lệch 87,79 triệu đồng. Hai phép tính khác không kiểm chứng được vì thiếu số thành phần."),
				Plain("Đề nghị đối chiếu trước khi ký.")}},
			Heading{Level: Part, Text: "PHẦN THỨ NHẤT"},
			Heading{Level: Roman, Text: "I. KẾT QUẢ THỰC HIỆN"},
			Heading{Level: Arabic, Text: "1. Kinh phí theo nguồn và theo nội dung hỗ trợ"},
			Para{Text: Plain("Kinh phí được tổng hợp từ hồ sơ quyết toán của từng đề án; số kế hoạch lấy theo quyết định phê duyệt và các quyết định điều chỉnh đến hết kỳ báo cáo. Tỷ lệ hoàn thành tính trên số kế hoạch sau điều chỉnh.")},
			fundingTable(), contentTable(),
			Heading{Level: Letter, Text: "a) Khó khăn, vướng mắc"},
			List{Items: []Runs{
				Plain("Hồ sơ phải sửa nhiều lần: 17 trong 48 đề án trả lại ít nhất một lần;"),
				append(Bold("Vốn đối ứng:"), Run{Text: " 5 cơ sở không thu xếp được vốn trong năm kế hoạch."})}},
			List{Mark: "+", Items: []Runs{Plain("Trong đó 3 cơ sở thuộc xã khó khăn.")}},
			Heading{Level: Arabic, Text: "2. Danh mục đề án"},
			projectTable(60),
			PageBreak{Landscape: true},
			Heading{Level: Part, Text: "PHỤ LỤC"},
			yearTable(),
			PageBreak{},
			Para{Text: Bold("QUYẾT ĐỊNH:"), Centre: true},
			Para{Text: Plain("Trên đây là báo cáo của Trung tâm, kính trình các cơ quan xem xét, cho ý kiến chỉ đạo./.")},
			Signature{Recipients: []string{"Như trên", "Phòng Quản lý công nghiệp", "Lưu: VT, KC"},
				Signers: []Signer{{Powers: []string{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}, Name: "Nguyễn Thị Ánh Tuyết"}}},
			PageBreak{Landscape: true, Annex: true},
			Heading{Level: Part, Text: "PHỤ LỤC II"},
			projectTable(60),
		},
	}
}

func fundingTable() Table {
	return Table{
		Caption: "Bảng 1. Kinh phí theo nguồn, kế hoạch và thực hiện", Unit: "Đơn vị tính: triệu đồng",
		Columns: []Column{{8, Centre}, {38, Left}, {18, Right}, {18, Right}, {18, Right}},
		Head: []Row{
			{Cells: []Cell{{Text: "TT", Rows: 2}, {Text: "Nguồn kinh phí", Rows: 2}, {Text: "Giai đoạn 2026-2028", Cols: 2}, {Text: "Tỷ lệ (%)", Rows: 2}}},
			Cells("Kế hoạch", "Thực hiện"),
		},
		Rows: []Row{
			Cells("1", "Khuyến công quốc gia", "4.250,00", "3.980,15", "93,7"),
			Cells("2", "Khuyến công địa phương", "2.100,00", "2.010,00", "95,7"),
			Cells("3", "Đối ứng của cơ sở công nghiệp nông thôn", "44.000,00", "45.164,05", "102,6"),
			{Bold: true, Cells: []Cell{{Text: "Tổng cộng", Cols: 2, Align: Centre}, {Text: "50.350,00"}, {Text: "51.154,20"}, {Text: "101,6"}}},
		},
		Notes: []string{"Ghi chú: số thực hiện tính đến hết ngày 31/12/2028; do làm tròn, tổng có thể lệch 0,01."},
	}
}

func contentTable() Table {
	return Table{
		Caption: "Bảng 2. Đề án theo nội dung và nguồn hỗ trợ", Unit: "Đơn vị tính: triệu đồng",
		Columns: []Column{{5, Centre}, {25, Left}, {8, Right}, {12, Right}, {12, Right}, {12, Right}, {8, Right}, {14, Right}},
		Head: []Row{
			{Cells: []Cell{{Text: "TT", Rows: 2}, {Text: "Nội dung", Rows: 2}, {Text: "Số đề án", Rows: 2}, {Text: "Trong đó", Cols: 3}, {Text: "Số lao động", Rows: 2}, {Text: "Tổng kinh phí", Rows: 2}}},
			Cells("Quốc gia", "Địa phương", "Đối ứng"),
			{Cells: []Cell{{Text: "(1)", Italic: true}, {Text: "(2)", Italic: true}, {Text: "(3)", Italic: true}, {Text: "(4)", Italic: true}, {Text: "(5)", Italic: true}, {Text: "(6)", Italic: true}, {Text: "(7)", Italic: true}, {Text: "(8) = (4)+(5)+(6)", Italic: true}}},
		},
		Rows: []Row{
			Cells("1", "Đào tạo nghề, truyền nghề", "4", "420,00", "", "310,00", "120", "730,00"),
			{Cells: []Cell{{Text: "2", Rows: 2}, {Text: "Ứng dụng máy móc tiên tiến"}, {Text: "30"}, {Text: "3.100,00"}, {Text: "1.650,00"}, {Text: "43.210,05"}, {Text: "412"}, {Text: "47.960,05"}}},
			Cells("Trong đó: mô hình trình diễn", "6", "900,00", "150,00", "8.120,00", "77", "9.170,00"),
			Total("", "Tổng cộng", "34", "3.520,00", "1.650,00", "43.520,05", "532", "48.690,05"),
		},
	}
}

func projectTable(n int) Table {
	t := Table{
		Caption: "Bảng 3. Danh mục đề án đã nghiệm thu", Unit: "Đơn vị tính: đồng",
		Columns: []Column{{6, Centre}, {36, Left}, {26, Left}, {16, Right}, {16, Right}},
		Head: []Row{
			{Cells: []Cell{{Text: "TT", Rows: 2}, {Text: "Tên đề án", Rows: 2}, {Text: "Đơn vị thụ hưởng", Rows: 2}, {Text: "Kinh phí", Cols: 2}}},
			Cells("Hỗ trợ", "Đối ứng"),
		},
	}
	for i := range n {
		t.Rows = append(t.Rows, Cells(fmt.Sprint(i+1),
			fmt.Sprintf("Hỗ trợ ứng dụng máy sấy nông sản số %d", i+1),
			fmt.Sprintf("Hợp tác xã Minh Họa %d", i+1),
			programme.Money(150_000_000+i*1_250_000).String(), programme.Money(1_320_500_000+i*7_300_000).String()))
	}
	t.Rows = append(t.Rows, Total("", "Tổng cộng", "", "11.250.000.000", "92.316.000.000"))
	return t
}

func yearTable() Table {
	t := Table{Caption: "Bảng 4. Kinh phí hỗ trợ theo năm", Unit: "Đơn vị tính: triệu đồng",
		Columns: []Column{{Share: 20}},
		Head:    []Row{{Cells: []Cell{{Text: "Địa bàn", Rows: 2}}}, {}},
	}
	row := Cells("Phường Minh Họa")
	for year := 2026; year <= 2030; year++ {
		t.Columns = append(t.Columns, Column{10, Right}, Column{10, Right})
		t.Head[0].Cells = append(t.Head[0].Cells, Cell{Text: fmt.Sprintf("Năm %d", year), Cols: 2})
		t.Head[1].Cells = append(t.Head[1].Cells, Cells("Kế hoạch", "Thực hiện").Cells...)
		row.Cells = append(row.Cells, Cells("1.250,50", "1.198,25").Cells...)
	}
	t.Rows = []Row{row}
	return t
}

// Cells makes a row of plain cells.
func Cells(texts ...string) Row {
	r := Row{Cells: make([]Cell, len(texts))}
	for i, s := range texts {
		r.Cells[i].Text = s
	}
	return r
}

// Total makes a bold row of plain cells.
func Total(texts ...string) Row {
	r := Cells(texts...)
	r.Bold = true
	return r
}
