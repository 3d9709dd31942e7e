package statement

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"khuyencong/programme"
)

// one is a figure as the grammar table writes it:
// quote | period kind level measure value qualifier.
func one(f Figure) string {
	s := fmt.Sprintf("%s | %s %s %s %s %s", oneLine(compose(f.Quote)), f.Period, f.Kind, f.Level, f.Measure, plainNumber(f.Value, f.Unit))
	if f.Qualifier != "exact" {
		s += " " + string(f.Qualifier)
	}
	return s
}

const report = "BÁO CÁO\nKết quả khuyến công năm 2020\n\n" // a title for one-line examples

// TestGrammar has one example for every rule, in the project's own words.
func TestGrammar(t *testing.T) {
	const y = "2020 result all "
	tests := []struct{ rule, text, want string }{
		{"thousands and decimals", "Ngân sách hỗ trợ 1.234,5 triệu đồng.", "1.234,5 triệu đồng | " + y + "support 1234500000"},
		{"billions", "Ngân sách hỗ trợ 1,2 tỷ.", "1,2 tỷ | " + y + "support 1200000000"},
		{"compound amount", "Ngân sách hỗ trợ 2 tỷ 500 triệu đồng.", "2 tỷ 500 triệu đồng | " + y + "support 2500000000"},
		{"whole đồng", "Ngân sách hỗ trợ 145.000.000 đồng.", "145.000.000 đồng | " + y + "support 145000000"},
		{"blanks between thousands", "Ngân sách hỗ trợ 25 000 triệu đồng.", "25 000 triệu đồng | " + y + "support 25000000000"},
		{"decimal point", "Ngân sách hỗ trợ 1.5 tỷ đồng.", "1.5 tỷ đồng | " + y + "support 1500000000"},
		{"leading zero", "Đã hoàn thành 08 đề án.", "08 đề án | " + y + "projects 8"},
		{"number in words", "Đã hoàn thành ba đề án.", "ba đề án | " + y + "projects 3"},
		{"kế hoạch beside projects", "Đã hoàn thành 01 kế hoạch và 66 đề án.", "01 kế hoạch | " + y + "plans 1; 66 đề án | " + y + "projects 66"},
		{"chương trình, đề án", "Đã hoàn thành 20 chương trình, đề án.", "20 chương trình, đề án | " + y + "projects 20"},
		{"part of a plan", "Đã xong 17/28 đề án.", "17 | " + y + "projects 17; 28 đề án | 2020 plan all projects 28"},
		{"noun before the number", "Số đề án hoàn thành: 46.", "46 | " + y + "projects 46"},
		{"workers, classes, establishments", "Mở 4 lớp cho 120 học viên của 9 cơ sở.", "4 lớp | " + y + "classes 4; 120 học viên | " + y + "workers 120; 9 cơ sở | " + y + "establishments 9"},
		{"contracts and models", "Ký 5 hợp đồng, xây dựng 2 mô hình.", "5 hợp đồng | " + y + "contracts 5; 2 mô hình | " + y + "models 2"},
		{"broken between number and unit", "Đã hỗ trợ 850\ntriệu đồng cho 13 đề\nán.", "850 triệu đồng | " + y + "support 850000000; 13 đề án | " + y + "projects 13"},
		{"non-breaking blank", "Đã hỗ trợ 2,5\u00a0tỷ\u00a0đồng.", "2,5 tỷ đồng | " + y + "support 2500000000"},
		{"about", "Tạo việc làm cho khoảng 300 lao động.", "300 lao động | " + y + "workers 300 about"},
		{"over", "Có hơn 180 cơ sở tham gia.", "180 cơ sở | " + y + "establishments 180 over"},
		{"at least", "Có ít nhất 40 cơ sở tham gia.", "40 cơ sở | " + y + "establishments 40 over"},
		{"under", "Ngân sách hỗ trợ gần 3,6 tỷ đồng.", "3,6 tỷ đồng | " + y + "support 3600000000 under"},
		{"levels by name", "KCQG 2 đề án, KCĐP 9 đề án.", "2 đề án | 2020 result national projects 2; 9 đề án | 2020 result local projects 9"},
		{"level behind the number", "Có 2 đề án khuyến công quốc gia và 9 đề án khuyến công địa phương.", "2 đề án | 2020 result national projects 2; 9 đề án | 2020 result local projects 9"},
		{"levels in a parenthesis", "Hỗ trợ 11 đề án (KCQG 2 đề án; KCĐP 9 đề án), kinh phí 3 tỷ đồng.", "11 đề án | " + y + "projects 11; 2 đề án | 2020 result national projects 2; 9 đề án | 2020 result local projects 9; 3 tỷ đồng | " + y + "support 3000000000"},
		{"back to the whole after both levels", "Hỗ trợ 3 tỷ đồng, trong đó KCQG 1 tỷ đồng, KCĐP 2 tỷ đồng; cơ sở đối ứng 7 tỷ đồng.", "3 tỷ đồng | " + y + "support 3000000000; 1 tỷ đồng | 2020 result national support 1000000000; 2 tỷ đồng | 2020 result local support 2000000000; 7 tỷ đồng | " + y + "counterpart 7000000000"},
		{"district money is local", "Khuyến công cấp huyện hỗ trợ 500 triệu đồng.", "500 triệu đồng | 2020 result local support 500000000"},
		{"plan and result in one sentence", "Kế hoạch giao 50 đề án, đã thực hiện 45 đề án.", "50 đề án | 2020 plan all projects 50; 45 đề án | " + y + "projects 45"},
		{"an estimate is a result", "Ước thực hiện 48 đề án.", "48 đề án | " + y + "projects 48"},
		{"planned words", "Dự kiến năm 2021 hỗ trợ 30 đề án.", "30 đề án | 2021 plan all projects 30"},
		{"range of years", "Giai đoạn 2016 – 2018 đã hỗ trợ 66 đề án.", "66 đề án | 2016-2018 result all projects 66"},
		{"range with từ … đến", "Từ năm 2016 đến năm 2018 đã hỗ trợ 66 đề án.", "66 đề án | 2016-2018 result all projects 66"},
		{"half year", "6 tháng đầu năm 2019 đã hỗ trợ 12 đề án.", "12 đề án | 2019-H1 result all projects 12"},
		{"second half without its year", "Sáu tháng cuối năm đã hỗ trợ 12 đề án.", "12 đề án | 2020-H2 result all projects 12"},
		{"nine months", "09 tháng năm 2019 đã hỗ trợ 12 đề án.", "12 đề án | 2019-M09 result all projects 12"},
		{"quarter", "Quý III/2019 đã hỗ trợ 12 đề án.", "12 đề án | 2019-Q3 result all projects 12"},
		{"until a month", "Tính đến hết tháng 7 đã hỗ trợ 12 đề án.", "12 đề án | 2020-M07 result all projects 12"},
		{"until a day", "Đến ngày 30/9/2020 đã hỗ trợ 12 đề án.", "12 đề án | 2020-M09 result all projects 12"},
		{"counterpart", "Đơn vị thụ hưởng đóng góp 5 tỷ đồng.", "5 tỷ đồng | " + y + "counterpart 5000000000"},
		{"total cost", "Tổng kinh phí thực hiện là 5 tỷ đồng.", "5 tỷ đồng | " + y + "total_cost 5000000000"},
		{"a bare kinh phí split in two is total cost", "Kinh phí 9 tỷ đồng, gồm ngân sách 2 tỷ đồng, đối ứng 7 tỷ đồng.", "9 tỷ đồng | " + y + "total_cost 9000000000; 2 tỷ đồng | " + y + "support 2000000000; 7 tỷ đồng | " + y + "counterpart 7000000000"},
		{"disbursed", "Đã giải ngân 1,2 tỷ đồng.", "1,2 tỷ đồng | " + y + "disbursed 1200000000"},
		{"paid is done, whatever was planned before", "Được phân bổ 2 tỷ đồng. Đã giải ngân 1,2 tỷ đồng.", "2 tỷ đồng | 2020 plan all support 2000000000; 1,2 tỷ đồng | " + y + "disbursed 1200000000"},
		{"measure behind the number", "Trong đó có 3 tỷ đồng vốn đối ứng.", "3 tỷ đồng | " + y + "counterpart 3000000000"},
		{"percent of plan", "Đã hỗ trợ 45 đề án, đạt 95,3% kế hoạch.", "45 đề án | " + y + "projects 45; 95,3% | " + y + "percent 95.3"},
		{"growth", "Đã hỗ trợ 45 đề án, tăng 12% so với cùng kỳ.", "45 đề án | " + y + "projects 45; 12% | " + y + "growth 12"},
		{"a fall is negative", "Đã hỗ trợ 45 đề án, giảm 4,5% so với năm trước.", "45 đề án | " + y + "projects 45; 4,5% | " + y + "growth -4.5"},
		{"per cent in words", "Đã hỗ trợ 45 đề án, đạt 90 phần trăm kế hoạch.", "45 đề án | " + y + "projects 45; 90 phần trăm | " + y + "percent 90"},
		{"dates, laws, articles, telephones", "Theo Nghị định số 45/2012/NĐ-CP ngày 21/5/2012, Điều 4, Khoản 2, Quyết định 12/QĐ-UBND, máy lẻ 105, đã hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"ages and spans of time", "Học viên trên 50 tuổi học 03 tháng; đã hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"ceilings are no figures", "Mức hỗ trợ tối đa 300 triệu đồng/mô hình; đã hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"another province", "Tỉnh ta hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"lần lượt by year", "Các năm 2017, 2018 và 2019 hỗ trợ lần lượt 12, 15 và 17 đề án, tổng cộng 44 đề án.", "12 | 2017 result all projects 12; 15 | 2018 result all projects 15; 17 đề án | 2019 result all projects 17; 44 đề án | 2017-2019 result all projects 44"},
		{"lần lượt by source", "Ngân sách hỗ trợ của KCQG và KCĐP lần lượt là 1,2 và khoảng 3 tỷ đồng.", "1,2 | 2020 result national support 1200000000; 3 tỷ đồng | 2020 result local support 3000000000 about"},
		{"tương ứng takes up the list before", "Ngân sách hỗ trợ năm 2018, 2019 lần lượt là 2 tỷ đồng và 3 tỷ đồng. Số đề án tương ứng là 9 và 11 đề án.", "2 tỷ đồng | 2018 result all support 2000000000; 3 tỷ đồng | 2019 result all support 3000000000; 9 | 2018 result all projects 9; 11 đề án | 2019 result all projects 11"},
		{"years in a list are a span", "Trong các năm 2018, 2019 và 2020 đã hỗ trợ 66 đề án.", "66 đề án | 2018-2020 result all projects 66"},
		{"so với ends at a comma", "Năm 2019 hỗ trợ 20 đề án, tăng 25% so với năm 2018; năm 2020 hỗ trợ 22 đề án.", "20 đề án | 2019 result all projects 20; 25% | 2019 result all growth 25; 22 đề án | " + y + "projects 22"},
		{"prices and output are not the programme's", "Giá thép tăng 15%, năng suất tăng 30%, công nghiệp tăng 9%/năm; đã hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"a ceiling that is raised", "Nâng mức chi từ 200 triệu đồng lên 300 triệu đồng/đề án; đã hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"a lead-in gives the sections their period", "Sau 3 năm thực hiện (2018 - 2020), kết quả như sau:\n\n1. Kinh phí\nĐã hỗ trợ 7 tỷ đồng.\n\n2. Đề án\nĐã hỗ trợ 9 đề án.", "7 tỷ đồng | 2018-2020 result all support 7000000000; 9 đề án | 2018-2020 result all projects 9"},
		{"riêng ends at ngoài ra", "KCĐP hỗ trợ 9 đề án.\n\nRiêng khuyến công quốc gia hỗ trợ 3 đề án. Ngoài ra, có 2 lớp truyền nghề.", "9 đề án | 2020 result local projects 9; 3 đề án | 2020 result national projects 3; 2 lớp | " + y + "classes 2"},
		{"sẽ holds for its sentence", "Đã nghiệm thu 18 đề án, phần sau sẽ hoàn tất trong quý IV. Ngân sách hỗ trợ 3 tỷ đồng.", "18 đề án | " + y + "projects 18; 3 tỷ đồng | " + y + "support 3000000000"},
		{"what has reached a target is a result", "Mục tiêu giai đoạn 2016 - 2020 là 60 đề án; năm nay đạt 65% mục tiêu.", "60 đề án | 2016-2020 plan all projects 60; 65% | " + y + "percent 65"},
		{"honours are of no source", "Có 9 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh và 2 lớp truyền nghề.", "9 sản phẩm | " + y + "other 9; 2 lớp | " + y + "classes 2"},
		{"money words behind each of two numbers", "Gồm 2 tỷ đồng kinh phí khuyến công và 7 tỷ đồng vốn đối ứng.", "2 tỷ đồng | " + y + "support 2000000000; 7 tỷ đồng | " + y + "counterpart 7000000000"},
		{"money of the establishments", "Vốn của các cơ sở là 7 tỷ đồng.", "7 tỷ đồng | " + y + "counterpart 7000000000"},
		{"a plan named behind its number ends with it", "Hoàn thành 33/35 đề án khuyến công được giao. Ngân sách hỗ trợ 7 tỷ đồng.", "33 | " + y + "projects 33; 35 đề án | 2020 plan all projects 35; 7 tỷ đồng | " + y + "support 7000000000"},
		{"rates that changed and lower bounds", "Tỷ lệ lỗi giảm từ 12% xuống còn 4%; cơ sở có từ 50 lao động nữ trở lên được ưu tiên; đã hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"tổng cộng of support and counterpart", "Ngân sách hỗ trợ 2 tỷ đồng; vốn đối ứng 7 tỷ đồng; tổng cộng 9 tỷ đồng.", "2 tỷ đồng | " + y + "support 2000000000; 7 tỷ đồng | " + y + "counterpart 7000000000; 9 tỷ đồng | " + y + "total_cost 9000000000"},
		{"the base of a growth is the same money", "Vốn đối ứng 7 tỷ đồng. So với năm 2019, kinh phí hỗ trợ 2,2 tỷ đồng tăng 10% (năm 2019: 2 tỷ đồng).", "7 tỷ đồng | " + y + "counterpart 7000000000; 2,2 tỷ đồng | " + y + "support 2200000000; 10% | " + y + "growth 10; 2 tỷ đồng | 2019 result all support 2000000000"},
		{"khuyến công tỉnh with its name is no source", "Kinh phí khuyến công tỉnh Hà Tĩnh hỗ trợ 2 tỷ đồng.", "2 tỷ đồng | " + y + "support 2000000000"},
		{"what each receives is support", "Tổng vốn đầu tư 9 tỷ đồng, trung bình mỗi cơ sở nhận 200 triệu đồng.", "9 tỷ đồng | " + y + "total_cost 9000000000; 200 triệu đồng | " + y + "support 200000000"},
		{"two years in one sentence", "Nếu như năm 2016 chỉ có 15 đề án thì đến năm 2020 là 24 đề án.", "15 đề án | 2016 result all projects 15; 24 đề án | " + y + "projects 24"},
		{"trong N năm is the period as long", "Giai đoạn 2016-2020 có 60 đề án, riêng năm 2020 có 9 đề án. Số lao động được đào tạo trong 5 năm đạt 3.150 người.", "60 đề án | 2016-2020 result all projects 60; 9 đề án | " + y + "projects 9; 3.150 người | 2016-2020 result all workers 3150"},
		{"the subject's level returns after its parts", "Cả hai nguồn có 9 đề án, trong đó KCQG 2 đề án, KCĐP 7 đề án. Tổng vốn hỗ trợ là 3 tỷ đồng.", "9 đề án | " + y + "projects 9; 2 đề án | 2020 result national projects 2; 7 đề án | 2020 result local projects 7; 3 tỷ đồng | " + y + "support 3000000000"},
		{"tasks ahead are a plan", "III. NHIỆM VỤ 6 THÁNG CUỐI NĂM\nNghiệm thu 15 đề án còn lại.", "15 đề án | 2020-H2 plan all projects 15"},
		{"a question states nothing", "Cơ sở có 18 lao động được hỗ trợ 50 triệu đồng không? Đã hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"khuyến công huyện with its name is no source", "Khuyến công huyện Thọ Xuân hỗ trợ 2 tỷ đồng.", "2 tỷ đồng | " + y + "support 2000000000"},
		{"since a year until a month", "Lũy kế từ đầu giai đoạn (2018) đến hết tháng 6/2020, có 20 đề án, riêng năm 2019 có 9 đề án. Kinh phí lũy kế 3 tỷ đồng.", "20 đề án | 2018-2020 result all projects 20; 9 đề án | 2019 result all projects 9; 3 tỷ đồng | 2018-2020 result all support 3000000000"},
		{"từ năm … đến hết tháng", "Từ năm 2018 đến hết tháng 6/2020 đã hỗ trợ 20 đề án.", "20 đề án | 2018-2020 result all projects 20"},
		{"approved and settled", "Đề án máy sấy: duyệt 500 triệu đồng, quyết toán 450 triệu đồng.", "500 triệu đồng | 2020 plan all support 500000000; 450 triệu đồng | " + y + "disbursed 450000000"},
		{"được hỗ trợ is support", "Tổng vốn đầu tư 9 tỷ đồng. Mỗi năm được hỗ trợ hơn 2 tỷ đồng.", "9 tỷ đồng | " + y + "total_cost 9000000000; 2 tỷ đồng | " + y + "support 2000000000 over"},
		{"a source inside trong đó ends with the sentence", "Có 22 đề án. Trong đó, nguồn quốc gia có 5 đề án, nguồn địa phương có 17 đề án. Tổng vốn hỗ trợ là 3 tỷ đồng.", "22 đề án | " + y + "projects 22; 5 đề án | 2020 result national projects 5; 17 đề án | 2020 result local projects 17; 3 tỷ đồng | " + y + "support 3000000000"},
		{"what reached the plan was done", "Bộ phê duyệt 3 đề án. Trung tâm thực hiện 2 đề án, ngân sách hỗ trợ 1 tỷ đồng, đạt 95% kế hoạch.", "3 đề án | 2020 plan all projects 3; 2 đề án | " + y + "projects 2; 1 tỷ đồng | " + y + "support 1000000000; 95% | " + y + "percent 95"},
		{"what remains of a plan is of its own period", "III. NHIỆM VỤ 6 THÁNG CUỐI NĂM\nNghiệm thu 15 đề án còn lại của kế hoạch năm 2020.", "15 đề án | 2020-H2 plan all projects 15"},
		{"an average behind a stroke is a figure", "Mức hỗ trợ bình quân chỉ 223 triệu đồng/đề án.", "223 triệu đồng | " + y + "support 223000000"},
		{"work of the province is of no source", "Năm qua, công tác khuyến công của tỉnh có 24 đề án.", "24 đề án | " + y + "projects 24"},
		{"what was really set aside", "Nghị quyết bố trí 9 tỷ đồng ngân sách. Thực tế các năm bố trí: năm 2019 4 tỷ đồng, năm 2020 4,6 tỷ đồng.", "9 tỷ đồng | 2020 plan all support 9000000000; 4 tỷ đồng | 2019 result all support 4000000000; 4,6 tỷ đồng | " + y + "support 4600000000"},
		{"turnover is not the programme's", "Doanh thu các cơ sở tăng bình quân 15%; đã hỗ trợ 7 đề án.", "7 đề án | " + y + "projects 7"},
		{"rows below a source are of it", "TT\tĐề án\tNgân sách hỗ trợ (triệu đồng)\nI\tKhuyến công quốc gia\t90\n1\tĐề án máy sấy lúa\t90\nII\tKhuyến công địa phương\t80\n1\tĐề án dệt chiếu cói\t80", "90 | 2020 result national support 90000000; 90 | 2020 result national support 90000000; 80 | 2020 result local support 80000000; 80 | 2020 result local support 80000000"},
		{"a column Năm holds years, projects under their source", "TT\tMã\tTên đề án\tĐơn vị\tNăm\tHỗ trợ (triệu đồng)\n\t\tKhuyến công địa phương\t\t\t80\n1\tDP-01\tKế hoạch bình chọn\tTỉnh\t2020\t80", "80 | 2020 result local support 80000000; 80 | 2020 result local support 80000000"},
		{"old and new place of the tone", "Mở 2 khoá cho 60 lao động.", "2 khoá | " + y + "classes 2; 60 lao động | " + y + "workers 60"},
	}
	t.Run("a period in brackets in the title is the report's own", func(t *testing.T) {
		got := Check("BÁO CÁO\nĐánh giá chương trình khuyến công giai đoạn 2016-2020 (giai đoạn 2016-2018)\n\nĐã hỗ trợ 7 đề án.\n").Figures
		if len(got) != 1 || got[0].Period != programme.Years(2016, 2018) {
			t.Errorf("got %v", got)
		}
	})
	t.Run("a plan in a report of some months is the year's", func(t *testing.T) {
		const text = "BÁO CÁO\nTình hình khuyến công 7 tháng đầu năm 2023\n\n1. Khuyến công quốc gia\nĐược giao 5 đề án, đã nghiệm thu 2 đề án.\n"
		var got []string
		for _, f := range Check(text).Figures {
			got = append(got, one(f))
		}
		if want := "5 đề án | 2023 plan national projects 5; 2 đề án | 2023-M07 result national projects 2"; strings.Join(got, "; ") != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
	for _, tt := range tests {
		for form, text := range map[string]string{"": tt.text, " (decomposed)": norm.NFD.String(tt.text), " (typographic dash, mark, CRLF)": strings.ReplaceAll(tt.text, "\n", "\r\n")} {
			t.Run(tt.rule+form, func(t *testing.T) {
				var got []string
				for _, f := range Check(report + text).Figures {
					got = append(got, one(f))
				}
				if want := tt.want; strings.Join(got, "; ") != want {
					t.Errorf("%s\n got %s\nwant %s", tt.text, strings.Join(got, "; "), want)
				}
			})
		}
	}
}

// TestIdentityRules has one example for every relation that words put between
// figures: how it is judged when it holds, and when a number is wrong.
func TestIdentityRules(t *testing.T) {
	tests := []struct{ rule, text, holds, fails string }{
		{"two sources", "Hỗ trợ 7 tỷ đồng, gồm KCQG %s tỷ đồng, KCĐP 5 tỷ đồng.", "2", "3"},
		{"support and counterpart", "Tổng kinh phí 9 tỷ đồng, trong đó ngân sách hỗ trợ %s tỷ đồng, cơ sở đối ứng 7 tỷ đồng.", "2", "3"},
		{"gồm", "Có 46 đề án, gồm %s đề án mới và 13 đề án chuyển tiếp.", "33", "34"},
		{"còn lại", "Có 90 lao động: %s lao động có việc làm, còn lại 20 lao động chuyển nghề.", "70", "72"},
		{"nam và nữ", "Đào tạo 90 lao động, trong đó %s lao động nam, 20 lao động nữ.", "70", "72"},
		{"list by content", "Hỗ trợ 12 đề án, chia theo nội dung:\n- Đào tạo nghề: %s đề án\n- Máy móc thiết bị: 6 đề án\n- Tuyên truyền: 2 đề án", "4", "5"},
		{"list by year", "Giai đoạn 2018-2020 đã hỗ trợ 60 đề án:\n+ Năm 2018: %s đề án\n+ Năm 2019: 20 đề án\n+ Năm 2020: 22 đề án", "18", "16"},
		{"percent of plan", "Kế hoạch năm 2020 là 40 đề án. Kết quả đã thực hiện 38 đề án, đạt %s%% kế hoạch.", "95", "90"},
		{"fraction", "Đã hoàn thành 27/40 đề án, đạt %s%% kế hoạch.", "67,5", "65,7"},
		{"share of a whole", "Hỗ trợ 40 đề án, trong đó có 10 đề án máy móc, chiếm %s%% tổng số đề án.", "25", "52"},
		{"growth on the same period", "Hỗ trợ 30 đề án, tăng %s%% so với cùng kỳ năm 2019 (25 đề án).", "20", "30"},
		{"growth of the parts", "Hỗ trợ 12 tỷ đồng, tăng %s%% so với cùng kỳ; trong đó KCQG 4 tỷ đồng, tăng 25%%; KCĐP 8 tỷ đồng, tăng 10%%.", "14,6", "28"},
		{"average", "Hỗ trợ 20 đề án với 3 tỷ đồng, bình quân mỗi đề án %s triệu đồng.", "150", "510"},
		{"average, the divisor behind it", "Mở 5 lớp cho 175 học viên, bình quân %s học viên mỗi lớp.", "35", "53"},
		{"average, the divisor behind a stroke", "Mở 5 lớp cho 175 học viên, bình quân %s học viên/lớp.", "35", "53"},
		{"còn lại of a fraction", "Đã hoàn thành 21/30 đề án, %s đề án còn lại đang triển khai.", "9", "8"},
		{"percent behind a parenthesis", "Hỗ trợ 28 đề án (KCQG 5, KCĐP 23), đạt %s%% kế hoạch – kế hoạch giao 30 đề án.", "93,3", "39,3"},
		{"two percentages of one thing", "So với mục tiêu (200 đề án), kết quả thực hiện 214 đề án; số đề án đạt 107%%, vượt %s%% kế hoạch.", "7", "17"},
		{"amounts in parentheses", "Ngân sách hỗ trợ 2 tỷ đồng cho 10 đề án, gồm: máy móc 8 đề án (%s triệu đồng); tuyên truyền 2 đề án (300 triệu đồng).", "1.700", "1.070"},
		{"lần lượt", "Ngân sách hỗ trợ của KCQG và KCĐP lần lượt là 1,2 tỷ đồng và 3,3 tỷ đồng, tổng cộng cả hai nguồn %s tỷ đồng.", "4,5", "5,4"},
		{"two shares of one whole", "Tổng vốn 12 tỷ đồng, trong đó ngân sách hỗ trợ 3 tỷ đồng, vốn đối ứng 9 tỷ đồng. Như vậy, ngân sách hỗ trợ chiếm 25%% và vốn đối ứng chiếm %s%% tổng vốn.", "75", "57"},
		{"head of a list with its own figure", "1. Khuyến công quốc gia (9 đề án)\n- Ứng dụng máy móc: %s đề án;\n- Đào tạo nghề: 3 đề án;\n- Tuyên truyền: 2 đề án.", "4", "5"},
		{"years that follow an average", "Ngân sách hỗ trợ giai đoạn 2018 - 2020 là 9 tỷ đồng, bình quân mỗi năm 3 tỷ đồng. Cụ thể: năm 2018 là 2 tỷ đồng, năm 2019 là 3 tỷ đồng, năm 2020 là %s tỷ đồng.", "4", "5"},
		{"table with a total row", "Nội dung\tSố đề án\nĐào tạo nghề\t%s\nTuyên truyền\t3\nCộng\t7", "4", "5"},
		{"table, columns of both sources", "Nội dung\tKCQG (triệu đồng)\tKCĐP (triệu đồng)\tTổng cộng (triệu đồng)\nHội chợ, triển lãm\t20\t%s\t90", "70", "60"},
		{"average in the next sentence", "Ngân sách hỗ trợ 112 đề án với 15,4 tỷ đồng, đạt 96,3%% kế hoạch (16 tỷ đồng). Bình quân mỗi đề án %s triệu đồng.", "137,5", "173,5"},
		{"a share with its amount behind it", "Ngân sách hỗ trợ 20 tỷ đồng (KCQG chiếm 45%%, tương đương 9 tỷ đồng; KCĐP chiếm %s%%, tương đương 11 tỷ đồng).", "55", "65"},
		{"reached, the plan before it", "Huyện có 6 cơ sở được hỗ trợ. So với kế hoạch (8 cơ sở) đạt %s%%.", "75", "57"},
		{"sections under a lead-in", "UBND tỉnh báo cáo như sau:\n\nI. CHỈ TIÊU\n- Hỗ trợ 12 đề án.\n\nII. PHÂN BỔ\n1. Trung tâm Khuyến công: %s đề án.\n2. Phòng Kinh tế: 3 đề án.", "9", "8"},
		{"a target behind the percentage", "Giai đoạn 2019-2020 đã hỗ trợ 31 đề án. Như vậy mới đạt %s%% so với mục tiêu 80 đề án của cả giai đoạn 2016 - 2020.", "38,8", "83,8"},
		{"a share with its part in brackets", "Đã hỗ trợ 31 đề án. Khuyến công quốc gia chỉ chiếm %s%% (5 đề án).", "16,1", "12,9"},
		{"so với a plan, then two percentages", "Đã hỗ trợ 11 đề án với 2 tỷ đồng. So với kế hoạch (22 đề án, 5 tỷ đồng), đạt 50%% về số đề án và %s%% về kinh phí.", "40", "60"},
		{"a section on how it is shared out", "Dự kiến hỗ trợ 12 đề án.\n\nII. PHÂN BỔ\n- Trung tâm Khuyến công: %s đề án;\n- Phòng Kinh tế: 3 đề án.", "9", "8"},
		{"table, columns across", "Nội dung\tTổng kinh phí (triệu đồng)\tNgân sách hỗ trợ (triệu đồng)\tĐối ứng (triệu đồng)\nĐào tạo nghề\t90\t%s\t70", "20", "30"},
		{"table, done to planned", "Chỉ tiêu\tKế hoạch\tThực hiện\tTỷ lệ (%%)\nSố đề án\t40\t38\t%s", "95", "59"},
		{"more than the year before", "Năm 2020 bố trí 5,6 tỷ đồng cho khuyến công, nhiều hơn năm trước 700 triệu đồng; năm 2019 đã hỗ trợ 4,9 tỷ đồng. Kinh phí hỗ trợ năm 2020 tăng %s%% so với năm 2019.", "14,3", "43,1"},
		{"growth to a count", "Năm 2019 có 7 cơ sở được hỗ trợ. Năm 2020, số cơ sở được hỗ trợ tăng lên 10 cơ sở (tăng %s%%).", "42,9", "49,2"},
		{"same period of a named year", "6 tháng đầu năm 2020 đã hỗ trợ 11 đề án. So với cùng kỳ năm 2019 (8 đề án), tăng %s%% về số đề án.", "37,5", "35,7"},
		{"years and some months make the whole so far", "Từ năm 2018 đến hết tháng 6/2020 đã hỗ trợ 56 đề án, gồm năm 2018 %s đề án, năm 2019 25 đề án và 6 tháng đầu năm 2020 là 11 đề án.", "20", "22"},
		{"a whole of years to come", "Từ năm 2018 đến hết tháng 6/2020 đã hỗ trợ 12 tỷ đồng, bằng %s%% tổng kinh phí của Chương trình giai đoạn 2018 - 2022 (20 tỷ đồng).", "60", "66"},
		{"the plan named once for the sentence", "Kế hoạch năm 2020: tập huấn 5 lớp, đào tạo 400 lao động. Kết quả: đã đào tạo 260 lao động, đạt 65%% so với kế hoạch đã nêu; mở 2 lớp tập huấn, đạt %s%%.", "40", "50"},
		{"planned, settled, left", "1. Kinh phí được giao: 2 tỷ đồng.\n2. Kinh phí đã quyết toán: 1,5 tỷ đồng.\n3. Kinh phí còn lại: %s triệu đồng.", "500", "600"},
		{"planned, paid, left in one sentence", "Năm 2020 được giao 2 tỷ đồng, đã giải ngân 1,5 tỷ đồng, còn lại %s triệu đồng.", "500", "600"},
		{"table, kinh phí planned and done", "Huyện\tKinh phí kế hoạch (triệu đồng)\tKinh phí thực hiện (triệu đồng)\tTỷ lệ TH/KH (%%)\nTân Biên\t620\t589\t%s\nTân Châu\t500\t500\t100\nCộng\t1.120\t1.089\t97,2", "95", "59"},
		{"from one level to another", "Số lao động được đào tạo giảm từ 620 người năm 2019 xuống còn 480 người năm 2020 (giảm %s%%).", "22,6", "32,6"},
		{"a plan as adjusted", "Đầu năm được giao 2.700 triệu đồng ngân sách. Kế hoạch sau điều chỉnh còn 2.300 triệu đồng. Đã giải ngân 1.265 triệu đồng, đạt %s%% kế hoạch sau điều chỉnh.", "55", "65"},
		{"cộng … năm ends a list", "Ngân sách hỗ trợ từng năm như sau: năm 2018 4 tỷ đồng, năm 2019 5 tỷ đồng; cộng 2 năm là %s tỷ đồng.", "9", "8"},
		{"table, projects under their source", "TT\tĐề án\tTổng vốn\tNguồn hỗ trợ (triệu đồng)\tVốn đối ứng (triệu đồng)\nI\tKhuyến công quốc gia\t250\t90\t160\n1\tĐề án máy sấy lúa\t150\t50\t100\n2\tĐề án máy ép viên\t100\t40\t%s", "60", "70"},
		{"average over the whole, not over a part", "Mở 9 lớp: 4 lớp may, 3 lớp đan lát và 2 lớp mộc, với tổng số 288 học viên, bình quân %s học viên một lớp.", "32", "23"},
		{"one money where no counterpart is named", "Tổng dự toán 90 triệu đồng, gồm:\n1. Hỗ trợ máy móc: %s triệu đồng.\n2. Tuyên truyền: 20 triệu đồng.\n3. Chi quản lý: 10 triệu đồng.", "60", "70"},
		{"table, projects under a source without a number", "TT\tMã\tTên đề án\tĐơn vị\tNăm\tHỗ trợ (triệu đồng)\n\t\tKhuyến công địa phương\t\t\t80\n1\tDP-01\tMáy sấy lúa\tCơ sở Bến Trúc\t2019\t30\n2\tDP-02\tMáy dệt chiếu\tCơ sở Bàu Sen\t2020\t%s", "50", "60"},
		{"table, planned less done is left", "Nguồn\tSố đề án\t\t\n\tMục tiêu\tĐã xong\tCòn lại\nKhuyến công quốc gia\t9\t7\t%s", "2", "4"},
		{"the noun before đạt", "Mục tiêu năm 2020: 10 đề án, ngân sách hỗ trợ 2 tỷ đồng. Kết quả: 9 đề án, ngân sách hỗ trợ 3 tỷ đồng, vốn đối ứng 7 tỷ đồng; so với mục tiêu số đề án đạt 90%%, kinh phí hỗ trợ đạt %s%%.", "150", "90"},
		{"an amount a year is no total of an average", "Giai đoạn 2018-2020 đã hỗ trợ 6 tỷ đồng. Phải hỗ trợ 9 tỷ đồng mỗi năm, trong khi bình quân đến nay là %s tỷ đồng mỗi năm.", "2", "3"},
		{"a fraction of money and its percentage", "Đã xong 21/30 đề án (70%%) nhưng mới hỗ trợ 1.200,5/4.802 triệu đồng (%s%%) của cả chương trình.", "25", "70"},
		{"a fraction of money behind its percentage", "Kinh phí hỗ trợ: khuyến công địa phương đạt %s%% mục tiêu kỳ (1.200,5/4.802 triệu đồng).", "25", "52"},
		{"a digit cut off is no mistake", "Kế hoạch năm 2020 là 49 đề án. Kết quả đã thực hiện 47 đề án, đạt %s%% kế hoạch.", "95,9", "95,1"},
	}
	t.Run("what a plan is for may be left out of the result", func(t *testing.T) {
		for percent, verdict := range map[string]programme.Verdict{"75": programme.Holds, "57": programme.Open} {
			got := Check(report + "Kế hoạch năm 2020: hỗ trợ 12 cơ sở ứng dụng máy móc.\n\nKết quả: đã hỗ trợ 9 cơ sở, đạt " + percent + "% kế hoạch.").Identities
			if len(got) != 1 || got[0].Verdict != verdict {
				t.Errorf("with %s: %v", percent, got)
			}
		}
	})
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			good, bad := Check(report+fmt.Sprintf(tt.text, tt.holds)), Check(report+fmt.Sprintf(tt.text, tt.fails))
			if len(good.Failures()) != 0 || len(good.Holds()) == 0 {
				t.Errorf("with %s: %v\nholds %v", tt.holds, good.Failures(), good.Holds())
			}
			if len(bad.Failures()) == 0 {
				t.Errorf("with %s nothing fails: %v %v", tt.fails, bad.Figures, bad.Identities)
			}
		})
	}
}
