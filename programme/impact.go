package programme

import "strconv"

// ImpactData is all that the numbers of the impact page are made from, loaded at
// one moment, of one programme.
type ImpactData struct {
	Programme  Programme
	Evaluation Evaluation // of all its years
	Rounds     RoundStats // of what was first submitted in its years
	Network    Network
	Solved     SolvedStats // findings closed within a year
	Findings   int64       // open
	Late       int64       // of these, overdue
}

// Hindrance (khó khăn) is one of what the province's evaluation named as holding
// the programme back, or as to be done, with what answers it here.
type Hindrance struct {
	Number int
	Name   string // in the office's words
	Remedy string // what the program does about it
	Screen string // its page
}

// Hindrances in the order of docs/remedies.md.
var Hindrances = []Hindrance{
	{1, "Cơ sở chưa biết, chưa tự lập được đề án; phải sửa nhiều lần", "Hướng dẫn công khai, kiểm tra trước khi nộp, ghi nguyên nhân trả lại", "/rounds"},
	{2, "Lúng túng khi chọn mẫu máy", "Máy đã mua qua các đề án, với giá và chứng từ", "/results"},
	{3, "Cơ sở nhỏ, phân tán, yếu về vốn", "Sổ cơ sở, kiểm tra điều kiện theo từng nội dung", "/establishments"},
	{4, "Cán bộ cơ sở mỏng, kiêm nhiệm, hay thay đổi; chưa có cộng tác viên", "Mạng lưới theo xã, bàn giao việc, người mới nhận việc", "/network"},
	{5, "Đào tạo, hạ tầng cụm, xử lý ô nhiễm không có nhu cầu", "Nội dung có trong kế hoạch mà chưa ai làm được nêu cùng lý do", "/evaluation"},
	{6, "Ưu tiên và lồng ghép với chương trình khác", "Xếp hạng theo luật và tiêu chí của tỉnh, cảnh báo hỗ trợ trùng", "/criteria"},
	{7, "Quản lý, sử dụng kinh phí đúng quy định; phối hợp các cấp", "Sổ quỹ chỉ thêm không sửa, mỗi số mở được đến chứng từ", "/funds"},
	{8, "Kiểm tra, giám sát để gỡ vướng kịp thời", "Kiểm tra theo rủi ro, bảng tồn tại đến khi xong", "/obstacles"},
	{9, "Trao đổi kinh nghiệm với tỉnh khác", "Câu chuyện kết quả và dữ liệu mở ai cũng dùng lại được", "/public/stories"},
	{10, "Thông tin, tuyên truyền đến tận cơ sở", "Trang công khai bằng lời dễ hiểu, từ quy định đang áp dụng", "/public"},
	{11, "Nghiệp vụ và đạo đức cán bộ", "Người lập không tự duyệt; mỗi việc ghi ai làm, lúc nào", "/workflow"},
	{12, "Thi đua, khen thưởng", "Kết quả có bằng chứng của từng cơ sở", "/results"},
	{13, "Chương trình đem lại gì", "Kết quả theo dõi sau hỗ trợ, có căn cứ và độ tin cậy", "/evaluation"},
}

// ImpactMeasure is one number of the impact page: what it counts, and where the
// records behind it are.
type ImpactMeasure struct {
	Number int // of the difficulty
	Label  string
	Means  string // how it is counted
	Source string // address of the records
	value  func(ImpactData) string
}

// ImpactMeasures is the one place where a number joins the page.
var ImpactMeasures = []ImpactMeasure{
	{1, "Số lần nộp bình quân một hồ sơ", "Số lần nộp và nộp lại chia cho số hồ sơ nộp lần đầu trong kỳ", "/rounds", func(d ImpactData) string { return d.Rounds.All.Rounds() }},
	{1, "Đủ hồ sơ ngay lần đầu", "Hồ sơ đủ ở lần nộp đầu, trên số hồ sơ đã được kiểm tra", "/rounds", func(d ImpactData) string { return d.Rounds.All.FirstTime().Percent() }},
	{1, "Nguyên nhân lặp lại mà chưa có kiểm tra tự động", "Nguyên nhân bị nêu từ " + strconv.Itoa(RecurringFrom) + " lần, chương trình chưa tự phát hiện trước khi nộp", "/rounds", func(d ImpactData) string { return CountText(int64(len(d.Rounds.Recurring()))) + " nguyên nhân" }},
	{3, "Cơ sở được hỗ trợ", "Cơ sở khác nhau có đề án hoàn thành trong kỳ", "/evaluation", func(d ImpactData) string { return CountText(d.Evaluation.Beneficiaries) + " cơ sở" }},
	{3, "Cơ sở trong sổ chưa từng được hỗ trợ", "Cơ sở của các xã hiện nay, trừ cơ sở có đề án trong kế hoạch", "/network", func(d ImpactData) string {
		all, supported := d.Network.Reached()
		return CountText(all-supported) + " trên " + CountText(all) + " cơ sở"
	}},
	{3, "Xã chưa có cơ sở nào được hỗ trợ", "Xã, phường hiện nay chưa có cơ sở được hỗ trợ", "/network", func(d ImpactData) string { return d.Network.of(d.Network.Unreached()) }},
	{4, "Xã có cộng tác viên", "Xã, phường có người đang giữ chức vụ cộng tác viên", "/network", func(d ImpactData) string { return d.Network.of(d.Network.WithCollaborator()) }},
	{4, "Xã có hoạt động trong " + strconv.Itoa(activeDays) + " ngày", "Xã, phường có người phụ trách và có lần đến cơ sở đã xác nhận", "/network", func(d ImpactData) string { return d.Network.of(d.Network.Count(CommuneActive)) }},
	{4, "Ngày bỏ trống chức vụ cơ sở", "Cộng số ngày các chức vụ ở xã hiện chưa có người giữ", "/network?state=vacant", func(d ImpactData) string { return CountText(d.Network.VacantDays()) + " ngày" }},
	{5, "Nội dung có trong kế hoạch mà chưa ai làm", "Nội dung có mục tiêu hoặc kế hoạch, chưa có đề án hoàn thành", "/evaluation", func(d ImpactData) string { return CountText(int64(len(d.Evaluation.Unused))) + " nội dung" }},
	{7, "Số liệu không khớp, chưa giải trình", "Phép cộng giữa số công bố và hồ sơ không khớp", "/evaluation", func(d ImpactData) string { return CountText(int64(d.Evaluation.Unexplained())) + " chỗ" }},
	{7, "Ngày hồ sơ nằm ở trung tâm", "Ngày làm việc bình quân một hồ sơ", "/rounds", func(d ImpactData) string { return d.Rounds.All.working(HandCentre) }},
	{7, "Ngày hồ sơ nằm ở Sở Công Thương", "Ngày làm việc bình quân một hồ sơ", "/rounds", func(d ImpactData) string { return d.Rounds.All.working(HandDepartment) }},
	{7, "Đóng góp cho mỗi đồng hỗ trợ", "Đơn vị thụ hưởng đóng góp chia cho ngân sách hỗ trợ đã quyết toán", "/evaluation", func(d ImpactData) string { return d.Evaluation.Level(AllLevels).Leverage().Times() + " đồng" }},
	{8, "Ngày từ khi phát hiện đến khi xong", "Bình quân các tồn tại khép lại trong một năm qua", "/obstacles", func(d ImpactData) string { return d.Solved.Mean() + " ngày" }},
	{8, "Tồn tại đang mở, quá hạn", "Tồn tại chưa khép lại", "/obstacles", func(d ImpactData) string {
		return CountText(d.Findings) + " đang mở, " + CountText(d.Late) + " quá hạn"
	}},
	{13, "Việc làm tạo thêm", "Số đo đã xác nhận của đề án hoàn thành trong kỳ", "/evaluation", func(d ImpactData) string { return d.Evaluation.outcomeText(Jobs) }},
}

// Value is the number in words, of what was loaded.
func (m ImpactMeasure) Value(d ImpactData) string { return m.value(d) }

// MeasuresOf are the numbers of a difficulty.
func (d Hindrance) MeasuresOf() (all []ImpactMeasure) {
	for _, m := range ImpactMeasures {
		if m.Number == d.Number {
			all = append(all, m)
		}
	}
	return all
}

// Reached is how many establishments the communes have, and how many of them
// were ever given support.
func (n Network) Reached() (all, supported int64) {
	for _, c := range n.Communes {
		all += c.Establishments
		supported += c.Supported
	}
	return all, supported
}

func (n Network) of(count int64) string {
	return CountText(count) + " trên " + CountText(int64(len(n.Communes))) + " xã"
}

func (r RoundRow) working(h Hand) string {
	working, _ := r.Average(h)
	return working + " ngày"
}

func (e Evaluation) outcomeText(i Indicator) string {
	for _, o := range e.Outcomes {
		if o.Indicator == i && o.Actual.Known {
			return i.Text(o.Actual) + ", " + CountText(o.Reported) + " đề án có báo"
		}
	}
	return "chưa có số đo"
}
