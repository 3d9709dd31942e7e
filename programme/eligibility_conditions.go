package programme

import (
	"fmt"
	"slices"
	"strings"
)

// Condition (điều kiện hỗ trợ) is one thing that the law asks of a project.
// docs/eligibility.md is drawn from the table.
type Condition struct {
	Code     string
	Name     string // short, as a card is headed
	Question string // in plain words; "đạt" is the answer that lets the project pass
	Source   string
	Contents []string // that it is asked of; nil: all
	Own      string   // what the program looks at by itself; "" for nothing
	check    func(EligibilityCase) Finding
}

// Contents that conditions are asked of.
var (
	toOneEstablishment = []string{"KC2d", "KC2e", "KC3a", "KC3b", "KC3c", "KC3d", "KC3e", "KC4c", "KC4e", "KC4f", "KC5a", "KC7f", "KC7g"}
	withMachines       = []string{"KC3c", "KC3d", "KC3e"}
	cleaner            = []string{"KC3f", "KC3g"}
	abroad             = []string{"KC2e", "KC4d"}
)

// Conditions are the conditions of support in the order in which they are
// asked.
var Conditions = []Condition{
	{"E1", "Nội dung hỗ trợ", "Nội dung đề nghị có trong danh mục nội dung hoạt động khuyến công không?", "NĐ 45/2012/NĐ-CP, Điều 4; NĐ 235/2025/NĐ-CP",
		nil, "mã nội dung và ngày quyết định", checkContent},
	{"E2", "Ngành nghề", "Ngành nghề sản xuất của cơ sở có thuộc danh mục được hưởng chính sách khuyến công không?", "NĐ 45/2012/NĐ-CP, Điều 5; NĐ 235/2025/NĐ-CP",
		toOneEstablishment, "ngành nghề và mã ngành kinh tế đã ghi của cơ sở", checkSectorOf},
	{"E3", "Cấp có thẩm quyền phê duyệt", "Đề án đã được cấp có thẩm quyền phê duyệt chưa?", "TTLT 26/2014/TTLT-BTC-BCT, Điều 7.2; từ 11/05/2018 TT 28/2018/TT-BTC",
		nil, "quyết định kế hoạch năm", checkApproval},
	{"E4", "Vốn đối ứng", "Cơ sở đã đầu tư hoặc cam kết đầu tư đủ phần kinh phí còn lại của đề án chưa?", "TTLT 26/2014/TTLT-BTC-BCT, Điều 7.3; từ 11/05/2018 TT 28/2018/TT-BTC",
		nil, "cam kết so với phần đối ứng đề nghị", checkCounterpart},
	{"E5", "Không hỗ trợ trùng", "Cơ sở cam kết chưa nhận tiền nhà nước cho cùng hạng mục chi phí chưa?", "TTLT 26/2014/TTLT-BTC-BCT, Điều 7.4; từ 11/05/2018 TT 28/2018/TT-BTC",
		nil, "máy móc, hóa đơn, số máy của mọi đề án trong sổ", checkDouble},
	{"E6", "Loại hình, quy mô", "Cơ sở có phải doanh nghiệp nhỏ và vừa, hợp tác xã, tổ hợp tác hoặc hộ kinh doanh trực tiếp sản xuất không?", "NĐ 45/2012/NĐ-CP, Điều 1; TT 46/2012/TT-BCT, Điều 3; NĐ 235/2025/NĐ-CP",
		toOneEstablishment, "loại hình, lao động, doanh thu, vốn của cơ sở", checkForm},
	{"E7", "Địa bàn sản xuất", "Nơi sản xuất (không phải nơi đăng ký) có thuộc địa bàn công nghiệp nông thôn vào ngày quyết định không?", "NĐ 45/2012/NĐ-CP, Điều 1; TT 46/2012/TT-BCT, Điều 3.1; NĐ 235/2025/NĐ-CP",
		toOneEstablishment, "địa bàn của cơ sở theo danh mục đơn vị hành chính từng thời kỳ", checkTerritory},
	{"E8", "Sản xuất sạch hơn", "Đề án đánh giá hoặc áp dụng sản xuất sạch hơn, được hỗ trợ không kể quy mô và địa bàn, có đúng là của một cơ sở sản xuất công nghiệp không?", "TT 46/2012/TT-BCT, Điều 3.2",
		cleaner, "nội dung của đề án", checkCleaner},
	{"E9", "Máy mới, tốt hơn", "Máy móc, thiết bị có mới và tốt hơn máy đang dùng (năng suất, chất lượng, tiết kiệm, môi trường) không?", "TT 46/2012/TT-BCT, Điều 4.4",
		withMachines, "tình trạng máy trong danh mục máy móc của đề án", checkMachines},
	{"E10", "Mô hình mới ở địa phương", "Công nghệ, sản phẩm của mô hình trình diễn có mới đối với địa phương không?", "TT 46/2012/TT-BCT, Điều 4.2",
		[]string{"KC3a"}, "các mô hình đã có trong sổ ở cùng địa bàn", checkNovelty},
	{"E11", "Không nung gạch bằng lò thủ công cải tiến, lò vòng", "Cơ sở có đúng là không sản xuất gạch đất sét nung bằng lò thủ công cải tiến hoặc lò vòng không?", "TT 46/2012/TT-BCT, Điều 5.1",
		toOneEstablishment, "ngành nghề và mã ngành đã ghi", checkBricks},
	{"E12", "Khoáng sản ở địa bàn khó khăn", "Cơ sở khai thác, chế biến khoáng sản có ở địa bàn khó khăn hoặc đặc biệt khó khăn không?", "NĐ 45/2012/NĐ-CP, Điều 5.1.e",
		toOneEstablishment, "ngành nghề của cơ sở và danh mục địa bàn khó khăn", checkMining},
	{"E13", "Hội chợ nước ngoài", "Cơ sở được hỗ trợ dự hội chợ, mở rộng thị trường ở nước ngoài không quá hai lần trong năm chứ?", "TT 46/2012/TT-BCT, Điều 4.1.b",
		abroad, "số đề án cùng loại của cơ sở trong năm", checkFairs},
	{"E14", "Khởi sự ở địa bàn khó khăn", "Doanh nghiệp được hỗ trợ khởi sự có thành lập ở địa bàn khó khăn hoặc đặc biệt khó khăn không?", "TTLT 26/2014/TTLT-BTC-BCT, Điều 6.2.a",
		[]string{"KC2d"}, "danh mục địa bàn khó khăn", checkStartUp},
	{"E15", "Đề án nhóm", "Với đề án nhóm ứng dụng máy móc: các cơ sở thụ hưởng và loại máy đã được xác định khi thẩm định cấp bộ chưa?", "TT 17/2018/TT-BCT",
		[]string{"KC3c"}, "nguồn kinh phí và đơn vị thụ hưởng", checkGroup},
}

// ConditionByCode finds a condition.
func ConditionByCode(code string) (Condition, bool) {
	for _, c := range Conditions {
		if c.Code == code {
			return c, true
		}
	}
	return Condition{}, false
}

// AskedOf names the contents that the condition is asked of.
func (c Condition) AskedOf() string {
	if c.Contents == nil {
		return "mọi nội dung"
	}
	return strings.Join(c.Contents, ", ")
}

// asks tells whether the condition is put to a content.
func (c Condition) asks(content string) bool {
	return c.Contents == nil || slices.Contains(c.Contents, content)
}

// Find is what the program sees of the condition.
func (c Condition) Find(of EligibilityCase) Finding {
	if !c.asks(of.Project.Content) {
		name := of.Project.Content
		if content, ok := ContentByCode(name); ok {
			name = content.Name
		}
		return Finding{FoundNotAsked, fmt.Sprintf("Không đặt ra với nội dung “%s”.", name)}
	}
	return c.check(of)
}
