package programme

import (
	"errors"
	"slices"
)

// SelfCheck (tự kiểm tra điều kiện) is what somebody without an account answers
// about himself and what he wants. Nothing in it names him.
type SelfCheck struct {
	Form  LegalForm
	Place PlaceRef // of production
	Trade Trade
	Wish  Wish
	Cost  Money
	Paid  ConditionAnswer // he can pay what the support leaves
	Other ConditionAnswer // Met: no state money was given for the same item
	State MachineState
	Start ProjectStart // without a project
	Size  SizeFigures
}

// Check refuses answers that nothing can be said of.
func (c SelfCheck) Check(today Day) error {
	var errs []error
	if !slices.Contains(LegalForms, c.Form) {
		errs = append(errs, Refuse(Invalid, "form", "Chọn bạn là ai: hộ kinh doanh, hợp tác xã, công ty hay loại hình khác."))
	}
	if c.Place == (PlaceRef{}) {
		errs = append(errs, Refuse(Invalid, "place", "Nhập xã, phường nơi sản xuất."))
	}
	if c.Trade.Code == "" {
		errs = append(errs, Refuse(Invalid, "trade", "Chọn ngành nghề gần nhất với việc bạn làm."))
	}
	if c.Wish.Code == "" {
		errs = append(errs, Refuse(Invalid, "wish", "Chọn việc bạn muốn làm."))
	}
	if c.Cost < 0 || c.Cost > MaxProjectCost {
		errs = append(errs, Refuse(Invalid, "cost", "Chi phí phải từ 0 đến %s. Kiểm tra lại đơn vị tính.", MaxProjectCost.Dong()))
	}
	for _, q := range []struct {
		name string
		q    Quantity
		most int64
	}{{"workers", c.Size.Workers, 100_000}, {"revenue", c.Size.Revenue, int64(100_000 * Billion)}, {"capital", c.Size.Capital, int64(100_000 * Billion)}} {
		if q.q.Value < 0 || q.q.Value > q.most {
			errs = append(errs, Refuse(Invalid, q.name, "Con số này lớn hoặc nhỏ bất thường. Kiểm tra lại đơn vị tính."))
		}
	}
	if c.Start.Begun != BegunUnsaid {
		errs = append(errs, c.Start.Check(today))
	}
	return errors.Join(errs...)
}

// Trade (ngành nghề nói bằng lời thường) is a trade as people call it, with the
// activity of QĐ 27/2018/QĐ-TTg that it is.
type Trade struct {
	Code string // VSIC, the trade's own name in addresses
	Name string
}

// Trades in the order of a form: the commonest of the countryside first.
var Trades = []Trade{
	{"1061", "Xay xát, chế biến gạo, bột"}, {"1020", "Chế biến cá, tôm, thủy sản"}, {"1030", "Chế biến, sấy rau củ, trái cây"},
	{"1010", "Chế biến thịt, lạp xưởng, giò chả"}, {"1071", "Làm bánh, mứt, kẹo"}, {"1079", "Thực phẩm khác: nước mắm, trà, cà phê, gia vị"},
	{"1080", "Thức ăn gia súc, thủy sản"}, {"1104", "Nước uống, nước đá, rượu bia"},
	{"1629", "Đan lát, chiếu, hàng từ lục bình, tre, cói, dừa"}, {"1621", "Cưa xẻ, ván, gỗ"}, {"3100", "Mộc, đồ nội thất"},
	{"1410", "May mặc"}, {"1321", "Dệt, sợi"}, {"1520", "Da, giày dép"}, {"2592", "Cơ khí, gia công kim loại, hàn tiện"}, {"2821", "Làm máy nông nghiệp, sửa chữa máy"},
	{"2395", "Gạch không nung, bê tông, vật liệu xây dựng"}, {"2392", "Gạch ngói đất sét nung"}, {"2393", "Gốm, sứ"},
	{"2012", "Phân bón, chế phẩm cho cây trồng"}, {"2220", "Nhựa, bao bì nhựa"}, {"1702", "Giấy, bao bì giấy"},
	{"3211", "Kim hoàn, hàng mỹ nghệ"}, {"2610", "Điện, điện tử"}, {"3830", "Tái chế, xử lý chất thải"}, {"0810", "Khai thác, chế biến cát, đá, khoáng sản"},
	{"0000", "Việc khác"},
}

// TradeByCode finds a trade; the zero value for none.
func TradeByCode(code string) Trade {
	if i := slices.IndexFunc(Trades, func(t Trade) bool { return t.Code == code }); i >= 0 {
		return Trades[i]
	}
	return Trade{}
}

// Wish (điều muốn làm) is what somebody wants support for, in plain words, and
// the contents of the law that it may be, the likeliest first.
type Wish struct {
	Code     string
	Name     string
	Contents []string
}

// Wishes in the order of a form.
var Wishes = []Wish{
	{"machine", "Mua máy, thiết bị mới để sản xuất", []string{"KC3c", "KC3e", "KC3a"}},
	{"line", "Lắp cả một dây chuyền mới", []string{"KC3e", "KC3c", "KC3a"}},
	{"model", "Làm mô hình công nghệ mới, sản phẩm mới ở địa phương", []string{"KC3a", "KC3b"}},
	{"transfer", "Nhận chuyển giao công nghệ", []string{"KC3d"}},
	{"cleaner", "Bớt tốn điện, nước, nguyên liệu; sản xuất sạch hơn", []string{"KC3f", "KC3g"}},
	{"pollution", "Xử lý nước thải, khói bụi, chất thải của xưởng", []string{"KC7g"}},
	{"move", "Di dời xưởng gây ô nhiễm vào cụm công nghiệp", []string{"KC7f"}},
	{"training", "Đào tạo nghề, nâng tay nghề cho người làm", []string{"KC1"}},
	{"management", "Học quản lý, đi tham quan học tập", []string{"KC2a", "KC2b"}},
	{"founding", "Thành lập doanh nghiệp", []string{"KC2d"}},
	{"fair", "Dự hội chợ, triển lãm trong nước", []string{"KC4c"}},
	{"abroad", "Hội chợ, bán hàng ra nước ngoài", []string{"KC4d", "KC2e"}},
	{"brand", "Làm nhãn hiệu, thương hiệu, bao bì", []string{"KC4e"}},
	{"showroom", "Mở phòng trưng bày, bán trên sàn điện tử", []string{"KC4f"}},
	{"advice", "Thuê tư vấn (thiết kế, kỹ thuật, quản lý)", []string{"KC5a"}},
	{"digital", "Chuyển đổi số; sản xuất, tiêu dùng bền vững", []string{"KC10"}},
}

// WishByCode finds a wish; the zero value for none.
func WishByCode(code string) Wish {
	if i := slices.IndexFunc(Wishes, func(w Wish) bool { return w.Code == code }); i >= 0 {
		return Wishes[i]
	}
	return Wish{}
}

// SelfCheckData is what the answer is worked out of: the same lists and rules
// that an appraiser's page asks.
type SelfCheckData struct {
	Today  Day
	Areas  AreaBook
	Rules  RuleBook
	Sizes  []SizeRule
	Norms  []Norm // with the factor of priority areas where one holds
	Papers []PaperRule
	Models map[string]EligibilityCase // by content: what was found of earlier models nearby
}

// Project is the project that the answers would make.
func (c SelfCheck) Project(content string, level Level, today Day) Project {
	p := Project{Kind: KindProject, Content: content, Level: level, Year: today.Year() + 1, Stage: Draft, Place: c.Place}
	return p
}

// establishment is who the answers speak of.
func (c SelfCheck) establishment() Establishment {
	e := Establishment{ID: -1, Name: "Cơ sở của bạn", LegalForm: c.Form, Place: c.Place, Size: c.Size}
	if c.Trade.Code != "0000" {
		e.VSIC, e.VSICList, e.Trade = c.Trade.Code, VSIC2018, c.Trade.Name
		e.Sector = SectorOf(e.VSIC, e.VSICList)
	}
	return e
}

// SelfCheckCondition is one condition with what the answers say of it and what
// can be done.
type SelfCheckCondition struct {
	Condition Condition
	Finding   Finding
}

// SelfCheckContent is one content with its conditions, the most that may be
// given from each fund, and the papers.
type SelfCheckContent struct {
	Content       Content
	State         FindingState // FoundYes, FoundNo, or FoundNothing where something is still to be shown
	Met, Open, No []SelfCheckCondition
	Ceilings      []SelfCheckCeiling
	Papers        []PaperRule // of both funds, the demanded first
}

// SelfCheckCeiling is the most from one fund.
type SelfCheckCeiling struct {
	Level   Level
	Ceiling Ceiling
}

// SelfCheckAnswer is the whole answer.
type SelfCheckAnswer struct {
	Contents []SelfCheckContent // the likeliest first, those that are ruled out last
	Start    Finding
}

// Answer works out what the rules say of the answers.
func (c SelfCheck) Answer(d SelfCheckData) SelfCheckAnswer {
	a := SelfCheckAnswer{Start: d.Rules.StartFinding(c.Start, d.Today)}
	for _, code := range c.Wish.Contents {
		a.Contents = append(a.Contents, c.content(code, d))
	}
	slices.SortStableFunc(a.Contents, func(x, y SelfCheckContent) int { return boolCompare(x.State == FoundNo, y.State == FoundNo) })
	return a
}

// Possible tells an answer that leaves at least one content open, and does not
// fail for having bought before.
func (a SelfCheckAnswer) Possible() bool {
	return a.Start.State != FoundNo && slices.ContainsFunc(a.Contents, func(c SelfCheckContent) bool { return c.State != FoundNo })
}

func (c SelfCheck) content(code string, d SelfCheckData) SelfCheckContent {
	content, _ := ContentByCode(code)
	v := SelfCheckContent{Content: content, State: FoundYes}
	of := c.eligibilityCase(code, d)
	for _, cond := range Conditions {
		if cond.Code == "E3" { // the plan is approved long after
			continue
		}
		one := SelfCheckCondition{cond, c.find(cond, of)}
		switch one.Finding.State {
		case FoundYes:
			v.Met = append(v.Met, one)
		case FoundNo:
			v.No = append(v.No, one)
		case FoundNothing:
			v.Open = append(v.Open, one)
		}
	}
	switch {
	case len(v.No) > 0:
		v.State = FoundNo
	case len(v.Open) > 0:
		v.State = FoundNothing
	}
	for _, level := range []Level{Local, National} {
		p := c.Project(code, level, d.Today)
		v.Ceilings = append(v.Ceilings, SelfCheckCeiling{level, CeilingFor(d.Norms, code, level, d.Today, c.Cost)})
		for _, r := range d.Papers {
			same := func(had PaperRule) bool { return had.Code == r.Code }
			if r.On(d.Today) && r.For(p) && !slices.ContainsFunc(v.Papers, same) {
				v.Papers = append(v.Papers, r)
			}
		}
	}
	slices.SortStableFunc(v.Papers, func(a, b PaperRule) int { return boolCompare(b.Required, a.Required) })
	return v
}

func (c SelfCheck) eligibilityCase(code string, d SelfCheckData) EligibilityCase {
	of := d.Models[code]
	of.Project, of.Establishment = c.Project(code, Local, d.Today), c.establishment()
	of.Day, of.Today, of.Submitted, of.Areas, of.Rules, of.Sizes, of.Start = d.Today, d.Today, d.Today, d.Areas, d.Rules, d.Sizes, c.Start
	if c.State != MachineUnsaid {
		of.Machines = []Machine{{Name: "Máy dự định mua", Quantity: 1, State: c.State}}
	}
	if c.Other == NotMet {
		of.Double = []string{"Bạn trả lời đã nhận tiền nhà nước cho chính hạng mục này."}
	}
	return of
}

// find is what the program sees of a condition. Of the own capital and of
// other money there are only the answers: the rule's own check wants a dossier.
func (c SelfCheck) find(cond Condition, of EligibilityCase) Finding {
	switch {
	case cond.Code == "E4" && c.Paid == Met:
		return found(FoundNothing, "Bạn trả lời là bỏ ra được phần còn lại. Hồ sơ phải có giấy cam kết ghi số tiền.")
	case cond.Code == "E4" && c.Paid == NotMet:
		return found(FoundNo, "Bạn trả lời chưa có tiền cho phần còn lại. Khuyến công chỉ hỗ trợ một phần, nên cơ sở phải có hoặc vay được phần kia.")
	case cond.Code == "E4":
		return found(FoundNothing, "Chưa trả lời có lo được phần tiền còn lại không.")
	case cond.Code == "E5" && c.Other != NotMet:
		return found(FoundNothing, "Hồ sơ phải có giấy cam kết chưa nhận tiền nhà nước cho cùng hạng mục; chương trình còn so với các đề án đã hỗ trợ.")
	case cond.Code == "E2" && of.Establishment.VSIC == "" && slices.Contains(cond.Contents, of.Project.Content):
		return found(FoundNothing, "Chưa rõ ngành nghề của bạn thuộc nhóm nào, cần cán bộ xem.")
	}
	return cond.Find(of)
}

// Remedy says what who applies can show or do about a condition.
func (c Condition) Remedy() string { return remedies[c.Code] }

var remedies = map[string]string{
	"E1":  "Chọn nội dung khác trong danh mục, hoặc hỏi Trung tâm khuyến công.",
	"E2":  "Đem giấy đăng ký (có mã ngành) hỏi cán bộ xã; làm thêm khâu chế biến thì ghi rõ khâu ấy.",
	"E4":  "Chuẩn bị giấy cam kết ghi số tiền, sổ tiết kiệm, hợp đồng vay hoặc phần đã đầu tư; thiếu vốn thì chọn máy nhỏ hơn hoặc làm cùng cơ sở khác.",
	"E5":  "Bỏ hạng mục đã được hỗ trợ ra khỏi đề án và ký giấy cam kết cho phần còn lại.",
	"E6":  "Mang giấy đăng ký, số lao động đóng bảo hiểm, doanh thu hoặc vốn của năm gần nhất.",
	"E7":  "Ghi đúng nơi đặt xưởng, không phải nơi đăng ký; ở phường của thành phố trực thuộc trung ương thì xem có nằm trong làng nghề được công nhận, hoặc chọn nội dung sản xuất sạch hơn.",
	"E8":  "Mang giấy đăng ký và hóa đơn điện, nước, nguyên liệu của xưởng.",
	"E9":  "Lấy báo giá ghi hãng, model, năm sản xuất, máy mới; ghi máy đang dùng để so.",
	"E10": "Nêu công nghệ, sản phẩm khác gì các mô hình đã có gần đó; nếu không khác thì chọn ứng dụng máy móc tiên tiến.",
	"E11": "Mang giấy tờ, ảnh về loại lò; lò thủ công cải tiến, lò vòng không được hỗ trợ.",
	"E12": "Hỏi xã mình có trong danh mục địa bàn khó khăn không; ngoài danh mục thì khai thác khoáng sản không được hỗ trợ.",
	"E13": "Đếm các lần đã được hỗ trợ ra nước ngoài trong năm; quá hai lần thì chuyển sang năm sau.",
	"E14": "Hỏi xã nơi thành lập có trong danh mục địa bàn khó khăn không.",
	"E15": "Lập danh sách cơ sở trong nhóm và loại máy của từng cơ sở.",
}
