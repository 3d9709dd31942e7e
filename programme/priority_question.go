package programme

import (
	"slices"
	"strings"
)

// PriorityStep is a step of the order of priority (thứ tự ưu tiên) that a
// question decides about. The steps are the law's, in its order; the
// province's own criteria come after them.
type PriorityStep string

const (
	StepKey      PriorityStep = "key"      // đề án điểm
	StepArea     PriorityStep = "area"     // địa bàn
	StepSectorB  PriorityStep = "sector_b" // ngành nghề, nhóm đứng trước
	StepSectorA  PriorityStep = "sector_a" // ngành nghề, nhóm đứng sau
	StepCapacity PriorityStep = "capacity" // kinh nghiệm, năng lực
	StepCleaner  PriorityStep = "cleaner"  // sản xuất sạch hơn: hiệu quả, mức độ cấp thiết
	StepProvince PriorityStep = "province" // tiêu chí của tỉnh
)

// Label heads the questions of a step.
func (s PriorityStep) Label() string {
	switch s {
	case StepKey:
		return "1. Đề án điểm"
	case StepArea:
		return "2. Địa bàn"
	case StepSectorB:
		return "3. Ngành nghề – nhóm xét trước"
	case StepSectorA:
		return "3. Ngành nghề – nhóm xét sau"
	case StepCapacity:
		return "4. Kinh nghiệm, năng lực của đơn vị"
	case StepCleaner:
		return "Sản xuất sạch hơn – xếp ở danh sách riêng"
	}
	return "5. Tiêu chí của tỉnh"
}

// PriorityMeasure is how a question is answered.
type PriorityMeasure string

const (
	AskYes   PriorityMeasure = "yes"   // 1 for yes
	AskCount PriorityMeasure = "count" // a number of Unit
	AskMoney PriorityMeasure = "money" // đồng
	AskShare PriorityMeasure = "share" // hundredths of a percent: 5001 is 50,01 %
	AskGrade PriorityMeasure = "grade" // 1 to the number of Grades
)

// PriorityQuestion is something about a project on which its place depends,
// with the paper that must prove it.
type PriorityQuestion struct {
	Code   string
	Label  string
	For    PriorityStep
	Ask    PriorityMeasure
	Unit   string
	Least  int64    // counts from this value on
	Grades []string // of AskGrade, the first is 1
	Needs  string   // the paper that proves it
	Source string
}

const (
	lawKey      = "TT 36/2013/TT-BCT, Điều 7"
	lawArea     = "TT 46/2012/TT-BCT, Điều 6.1"
	lawSectorB  = "NĐ 45/2012/NĐ-CP, Điều 6.2.b; TT 46/2012/TT-BCT, Điều 6.3"
	lawSectorA  = "NĐ 45/2012/NĐ-CP, Điều 6.2.a; TT 46/2012/TT-BCT, Điều 6.3"
	lawCapacity = "TT 46/2012/TT-BCT, Điều 6.3"
	lawCleaner  = "TT 46/2012/TT-BCT, Điều 6.3"
)

// Codes of questions that other rules ask for by name.
const (
	qKey, qArea, qCapacity = "key_project", "area", "capacity"
	qEffect, qUrgency      = "effect", "urgency"
	qWorkers, qNewRural    = "workers", "new_rural"
)

// AreaGroups are the area groups of the law in their order; a project's group
// is its place in this list from 1, NoArea for none of them.
var AreaGroups = []string{
	"a – miền núi, hải đảo, biên giới đất liền, vùng dân tộc thiểu số", "b – huyện nghèo theo Nghị quyết 30a/2008/NQ-CP",
	"c – xã trong kế hoạch xây dựng nông thôn mới của năm", "d – địa bàn khó khăn, đặc biệt khó khăn",
}

// NoArea is the area rank of a place in no group.
const NoArea = 5

// legalQuestions are what the law's own order rests on.
var legalQuestions = []PriorityQuestion{
	{qKey, "Là đề án điểm", StepKey, AskYes, "", 1, nil, "Văn bản xác định đề án điểm: từ hai nội dung hỗ trợ, quy mô lớn, thực hiện trên một năm", lawKey},
	{qArea, "Nhóm địa bàn, khi danh mục chưa xác định được", StepArea, AskGrade, "", 1, AreaGroups, "Văn bản xếp địa bàn vào nhóm, có ngày hiệu lực", lawArea},
	{"outstanding_product", "Sản phẩm được cấp giấy chứng nhận CNNT tiêu biểu", StepSectorB, AskYes, "", 1, nil, "Giấy chứng nhận còn hiệu lực", lawSectorB},
	{"key_industry", "Ngành công nghiệp chủ lực, mũi nhọn, trọng điểm", StepSectorB, AskYes, "", 1, nil, "Văn bản xác định ngành của cấp có thẩm quyền", lawSectorB},
	{"export_contract", "Có hợp đồng xuất khẩu", StepSectorB, AskYes, "", 1, nil, "Hợp đồng xuất khẩu đang thực hiện", lawSectorB},
	{"local_material", "Tỷ lệ nguyên liệu trong tỉnh trên giá trị nguyên liệu", StepSectorB, AskShare, "%", 5001, nil, "Bảng kê nguyên liệu theo nơi mua", lawSectorB},
	{qWorkers, "Số lao động sử dụng", StepSectorB, AskCount, "lao động", 50, nil, "Danh sách lao động hoặc chứng từ đóng bảo hiểm xã hội", lawSectorB},
	{"farm_machinery", "Cơ khí, hóa chất phục vụ nông nghiệp, nông thôn", StepSectorA, AskYes, "", 1, nil, "Đăng ký ngành nghề và sản phẩm chính", lawSectorA},
	{"processing", "Chế biến nông, lâm, thủy sản", StepSectorA, AskYes, "", 1, nil, "Đăng ký ngành nghề và sản phẩm chính", lawSectorA},
	{"supporting_industry", "Công nghiệp hỗ trợ", StepSectorA, AskYes, "", 1, nil, "Sản phẩm thuộc danh mục công nghiệp hỗ trợ ưu tiên", lawSectorA},
	{qCapacity, "Kinh nghiệm, năng lực của đơn vị thực hiện", StepCapacity, AskGrade, "", 1, []string{"Đáp ứng", "Khá", "Tốt"}, "Hồ sơ năng lực: đề án, hợp đồng tương tự đã hoàn thành", lawCapacity},
	{qEffect, "Hiệu quả của giải pháp sản xuất sạch hơn", StepCleaner, AskGrade, "", 1, []string{"Có hiệu quả", "Hiệu quả khá", "Hiệu quả cao"}, "Báo cáo đánh giá sản xuất sạch hơn", lawCleaner},
	{qUrgency, "Mức độ cấp thiết", StepCleaner, AskGrade, "", 1, []string{"Cần làm", "Cấp thiết", "Rất cấp thiết"}, "Kết luận kiểm tra, quan trắc môi trường", lawCleaner},
}

// CleanerList tells whether projects of a content stand in the list of cleaner
// production, apart from the common order.
func CleanerList(content string) bool { return content == "KC3f" || content == "KC3g" }

// PriorityQuestions are the questions that a project of a content is asked on
// a day: the law's, then the province's that are in force.
func PriorityQuestions(content string, criteria []Criterion, on Day) (all []PriorityQuestion) {
	for _, q := range legalQuestions {
		if cleaner := CleanerList(content); cleaner == (q.For == StepCleaner) {
			all = append(all, q)
		}
	}
	for _, c := range criteria {
		known := slices.ContainsFunc(all, func(q PriorityQuestion) bool { return q.Code == c.Code })
		if !known && c.On(on) {
			all = append(all, c.Question())
		}
	}
	return all
}

// Text is a value of the question as people read it.
func (q PriorityQuestion) Text(value Quantity) string {
	if !value.Known {
		return ""
	}
	switch q.Ask {
	case AskYes:
		return yesNo(value.Value != 0)
	case AskMoney:
		return value.Money().Dong()
	case AskShare:
		return trimZeros(FixedDecimal(value.Value, 2)) + " %"
	case AskGrade:
		if value.Value >= 1 && int(value.Value) <= len(q.Grades) {
			return q.Grades[value.Value-1]
		}
		return "Không"
	}
	return strings.TrimSpace(groupInt(value.Value) + " " + q.Unit)
}

// check refuses a value that the question cannot have.
func (q PriorityQuestion) check(field string, value Quantity) error {
	if !value.Known {
		return nil
	}
	most := map[PriorityMeasure]int64{AskYes: 1, AskCount: maxCount, AskMoney: int64(MaxMoney), AskShare: 10_000, AskGrade: int64(len(q.Grades))}[q.Ask]
	if value.Value < 0 || value.Value > most {
		return Refuse(Invalid, field, "%s: giá trị không hợp lệ. Nhập lại.", q.Label)
	}
	return nil
}
