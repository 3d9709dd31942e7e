package programme

// The forms of periodic reports as data: which tables a report has, which
// columns each has and what they are called, which rows. When a superior
// changes its form, these rows change and nothing else. The layout "Chỉ tiêu,
// Đơn vị tính, Địa phương, Quốc gia" is the one that departments are known to
// send; the names of its rows follow NĐ 45/2012/NĐ-CP, Điều 4, until the
// official ones have been read.

// PeriodicRows says what the rows of a table are.
type PeriodicRows string

const (
	RowsLevels     PeriodicRows = "levels"     // cả hai nguồn, từng nguồn, đề án năm trước chuyển sang
	RowsContents   PeriodicRows = "contents"   // từng nguồn, từng nội dung
	RowsIndicators PeriodicRows = "indicators" // chỉ tiêu, đơn vị tính
	RowsProjects   PeriodicRows = "projects"   // từng đề án
)

// PeriodicColumn is one column: its heading and the figure in it. "share" is
// the support done against the plan, "estimate.…" what a person expects of the
// rest of the year, "project.…" a word about a project.
type PeriodicColumn struct {
	Group, Head string // "{kỳ}" stands for the period
	Figure      PeriodicFigure
	Width       int // against the other columns
}

// PeriodicForm is one table (biểu) of a report.
type PeriodicForm struct {
	Key     string // name of the sheet in a workbook
	Title   string
	For     []int // months of the reports that have it
	Rows    PeriodicRows
	First   string // heading of the column of rows
	Columns []PeriodicColumn
	Lines   []PeriodicIndicator // of RowsIndicators
	Note    string
}

// PeriodicIndicator is one row of a table of indicators: a figure of the year
// so far, of the projects of some contents, or what beneficiaries achieved.
type PeriodicIndicator struct {
	Code, Name, Unit string
	Figure           PeriodicFigure
	Contents         []string  // codes; none for all
	Outcome          Indicator // instead of a figure: known for both levels together
	Share            [2]PeriodicFigure
	Bold             bool
}

var (
	everyReport = []int{1, 3, 6, 12}
	longReports = []int{6, 12}
)

// figureColumns are those of the tables by level and by content.
var figureColumns = []PeriodicColumn{
	{"Kế hoạch năm", "Số đề án, nhiệm vụ", "plan.items", 7}, {"Kế hoạch năm", "Hỗ trợ", "plan.support", 9},
	{"Thực hiện {kỳ}", "Số đề án, nhiệm vụ", "period.items", 7}, {"Thực hiện {kỳ}", "Hỗ trợ", "period.support", 9},
	{"Thực hiện {kỳ}", "Đóng góp", "period.counterpart", 9}, {"Thực hiện {kỳ}", "Giải ngân", "period.paid", 9},
	{"Lũy kế từ đầu năm", "Số đề án, nhiệm vụ", "done.items", 7}, {"Lũy kế từ đầu năm", "Hỗ trợ", "done.support", 9},
	{"Lũy kế từ đầu năm", "Đóng góp", "done.counterpart", 9}, {"Lũy kế từ đầu năm", "Giải ngân", "done.paid", 9},
	{"", "Hỗ trợ so với kế hoạch", "share", 8},
}

// PeriodicForms in the order of a report.
var PeriodicForms = []PeriodicForm{
	{
		Key: "Theo nguồn", Title: "Kết quả thực hiện {kỳ} theo nguồn kinh phí", For: everyReport, Rows: RowsLevels, First: "Nguồn kinh phí",
		Columns: append(figureColumns[:len(figureColumns):len(figureColumns)],
			PeriodicColumn{"Ước phần còn lại của năm", "Số đề án, nhiệm vụ", "estimate.items", 7}, PeriodicColumn{"Ước phần còn lại của năm", "Hỗ trợ", "estimate.support", 9}),
		Note: "Số lượng và kinh phí thực hiện tính theo đề án đã quyết toán; giải ngân gồm tạm ứng, thanh toán, trừ thu hồi. Dấu “–”: không có số liệu.",
	},
	{
		Key: "Theo nội dung", Title: "Kết quả thực hiện {kỳ} theo nội dung hỗ trợ và nguồn kinh phí", For: everyReport, Rows: RowsContents, First: "Nội dung",
		Columns: figureColumns,
	},
	{
		Key: "Kết quả khuyến công", Title: "Kết quả hoạt động khuyến công, lũy kế từ đầu năm đến hết {kỳ}", For: longReports, Rows: RowsIndicators, First: "Chỉ tiêu", Lines: resultLines,
		Note: "Chỉ tiêu về lao động, việc làm lấy theo kết quả đã ghi nhận của đề án trong năm; không tách được theo nguồn thì ghi ở cột cộng.",
	},
	{
		Key: "Kinh phí khuyến công", Title: "Kinh phí khuyến công, lũy kế từ đầu năm đến hết {kỳ}", For: longReports, Rows: RowsIndicators, First: "Chỉ tiêu", Lines: moneyLines,
	},
	{
		Key: "Danh mục đề án", Title: "Danh mục đề án và tình hình thực hiện {kỳ}", For: everyReport, Rows: RowsProjects, First: "Tên đề án",
		Columns: []PeriodicColumn{
			{"", "Mã", "project.code", 9}, {"", "Đơn vị thụ hưởng, địa bàn", "project.where", 17}, {"", "Kế hoạch hỗ trợ", "plan.support", 9},
			{"Thực hiện {kỳ}", "Giải ngân", "period.paid", 9}, {"Thực hiện {kỳ}", "Quyết toán", "period.support", 9},
			{"Lũy kế từ đầu năm", "Giải ngân", "done.paid", 9}, {"Lũy kế từ đầu năm", "Quyết toán", "done.support", 9},
			{"", "Hạn hợp đồng", "project.ends", 9}, {"", "Tình trạng", "project.stage", 11},
		},
	},
}

// resultLines are the rows of the table of results. A row of several contents
// counts their projects.
var resultLines = []PeriodicIndicator{
	{Code: "1", Name: "Đề án trong kế hoạch được duyệt", Unit: "đề án", Figure: "plan.projects"},
	{Code: "2", Name: "Đề án hoàn thành", Unit: "đề án", Figure: "done.projects"},
	{Code: "3", Name: "Kế hoạch, nhiệm vụ hoàn thành", Unit: "kế hoạch", Figure: "done.plans"},
	{Code: "4", Name: "Đào tạo nghề, truyền nghề", Unit: "đề án", Figure: "done.items", Contents: []string{"KC1"}},
	{Code: "5", Name: "Nâng cao năng lực quản lý, khởi sự doanh nghiệp", Unit: "đề án", Figure: "done.items", Contents: []string{"KC2a", "KC2b", "KC2c", "KC2d", "KC2e"}},
	{Code: "6", Name: "Mô hình trình diễn kỹ thuật", Unit: "mô hình", Figure: "done.items", Contents: []string{"KC3a"}},
	{Code: "7", Name: "Mô hình cơ sở hoạt động hiệu quả để nhân rộng", Unit: "mô hình", Figure: "done.items", Contents: []string{"KC3b"}},
	{Code: "8", Name: "Ứng dụng máy móc, thiết bị tiên tiến", Unit: "đề án", Figure: "done.items", Contents: []string{"KC3c"}},
	{Code: "9", Name: "Chuyển giao công nghệ, dây chuyền công nghệ", Unit: "đề án", Figure: "done.items", Contents: []string{"KC3d", "KC3e"}},
	{Code: "10", Name: "Sản xuất sạch hơn, chuyển đổi số, tiêu dùng bền vững", Unit: "đề án", Figure: "done.items", Contents: []string{"KC3f", "KC3g", "KC10"}},
	{Code: "11", Name: "Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu", Unit: "đề án", Figure: "done.items", Contents: []string{"KC4a"}},
	{Code: "12", Name: "Hội chợ, triển lãm", Unit: "đề án", Figure: "done.items", Contents: []string{"KC4b", "KC4c", "KC4d"}},
	{Code: "13", Name: "Thương hiệu, nhãn hiệu", Unit: "đề án", Figure: "done.items", Contents: []string{"KC4e"}},
	{Code: "14", Name: "Phòng trưng bày, sàn thương mại điện tử", Unit: "đề án", Figure: "done.items", Contents: []string{"KC4f"}},
	{Code: "15", Name: "Tư vấn, hướng dẫn cơ sở công nghiệp nông thôn", Unit: "đề án", Figure: "done.items", Contents: []string{"KC5a", "KC5b"}},
	{Code: "16", Name: "Thông tin, tuyên truyền", Unit: "đề án", Figure: "done.items", Contents: []string{"KC6a", "KC6b", "KC6c"}},
	{Code: "17", Name: "Hội, hiệp hội, cụm liên kết, cụm công nghiệp", Unit: "đề án", Figure: "done.items", Contents: []string{"KC7a", "KC7b", "KC7c", "KC7d", "KC7e"}},
	{Code: "18", Name: "Di dời, xử lý ô nhiễm môi trường", Unit: "đề án", Figure: "done.items", Contents: []string{"KC7f", "KC7g", "KC7h"}},
	{Code: "19", Name: "Hợp tác quốc tế", Unit: "đề án", Figure: "done.items", Contents: []string{"KC8a", "KC8b", "KC8c"}},
	{Code: "20", Name: "Nâng cao năng lực quản lý và tổ chức khuyến công", Unit: "đề án", Figure: "done.items", Contents: []string{"KC9a", "KC9b", "KC9c", "KC9d", "KC9e", "KC9m"}},
	{Code: "21", Name: "Lao động được đào tạo", Unit: "người", Outcome: TrainedWorkers},
	{Code: "22", Name: "Việc làm tạo thêm", Unit: "người", Outcome: Jobs},
	{Code: "23", Name: "Việc làm giữ được", Unit: "người", Outcome: JobsKept},
}

// moneyLines are the rows of the table of money. Rows 5 to 13 add up to row 2.
var moneyLines = []PeriodicIndicator{
	{Code: "1", Name: "Tổng kinh phí thực hiện (1 = 2 + 3 + 4)", Unit: "triệu đồng", Figure: "done.total", Bold: true},
	{Code: "2", Name: "Kinh phí khuyến công hỗ trợ", Unit: "triệu đồng", Figure: "done.support", Bold: true},
	{Code: "3", Name: "Đơn vị thụ hưởng đóng góp", Unit: "triệu đồng", Figure: "done.counterpart"},
	{Code: "4", Name: "Nguồn khác", Unit: "triệu đồng", Figure: "done.other"},
	{Code: "5", Name: "Đào tạo nghề, truyền nghề", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC1"}},
	{Code: "6", Name: "Nâng cao năng lực quản lý", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC2a", "KC2b", "KC2c", "KC2d", "KC2e"}},
	{Code: "7", Name: "Mô hình trình diễn, máy móc, công nghệ, sản xuất sạch hơn, chuyển đổi số", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC3a", "KC3b", "KC3c", "KC3d", "KC3e", "KC3f", "KC3g", "KC10"}},
	{Code: "8", Name: "Phát triển sản phẩm tiêu biểu", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC4a", "KC4b", "KC4c", "KC4d", "KC4e", "KC4f"}},
	{Code: "9", Name: "Tư vấn, trợ giúp", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC5a", "KC5b"}},
	{Code: "10", Name: "Thông tin, tuyên truyền", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC6a", "KC6b", "KC6c"}},
	{Code: "11", Name: "Liên doanh, liên kết, cụm công nghiệp, môi trường", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC7a", "KC7b", "KC7c", "KC7d", "KC7e", "KC7f", "KC7g", "KC7h"}},
	{Code: "12", Name: "Hợp tác quốc tế", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC8a", "KC8b", "KC8c"}},
	{Code: "13", Name: "Nâng cao năng lực quản lý và tổ chức thực hiện", Unit: "triệu đồng", Figure: "done.support", Contents: []string{"KC9a", "KC9b", "KC9c", "KC9d", "KC9e", "KC9m"}},
	{Code: "14", Name: "Kinh phí khuyến công được duyệt trong kế hoạch năm", Unit: "triệu đồng", Figure: "plan.support", Bold: true},
	{Code: "15", Name: "Đã giải ngân", Unit: "triệu đồng", Figure: "done.paid"},
	{Code: "16", Name: "Tỷ lệ giải ngân (16 = 15 / 14)", Unit: "%", Share: [2]PeriodicFigure{"done.paid", "plan.support"}},
	{Code: "17", Name: "Tỷ lệ quyết toán (17 = 2 / 14)", Unit: "%", Share: [2]PeriodicFigure{"done.support", "plan.support"}},
}
