package programme

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// RuleKey names one number that a law sets and that may change: a share, a
// number of days or years.
type RuleKey string

const (
	RuleAdvance      RuleKey = "advance"       // tạm ứng nhiều nhất so với mức hỗ trợ theo hợp đồng
	RulePriority     RuleKey = "priority"      // mức trần của địa bàn, ngành nghề ưu tiên so với mức trần thường
	RuleSettlement   RuleKey = "settlement"    // số ngày nộp hồ sơ quyết toán sau nghiệm thu
	RuleLiquidation  RuleKey = "liquidation"   // ngày cuối thanh lý của năm sau
	RuleCertificate  RuleKey = "certificate"   // số năm mà giấy chứng nhận sản phẩm tiêu biểu có giá trị
	RuleWardYears    RuleKey = "ward_years"    // số năm mà phường chuyển từ xã còn là địa bàn CNNT
	RuleNovelty      RuleKey = "novelty"       // phạm vi xét tính mới của mô hình trình diễn
	RuleStarted      RuleKey = "started"       // mua máy, khởi công trước khi nộp hồ sơ
	RuleComplaint    RuleKey = "complaint"     // thời hiệu khiếu nại một quyết định
	RuleSecondPerson RuleKey = "second_person" // hồ sơ ghi thay cơ sở phải có người thứ hai xác nhận
	RuleDraftIdle    RuleKey = "draft_idle"    // dự thảo để lâu không sửa

	RuleCollaboratorPay    RuleKey = "collaborator_pay"    // thù lao một tháng của cộng tác viên
	RuleCollaboratorVisits RuleKey = "collaborator_visits" // số lượt đi được xác nhận để có thù lao

	RuleProgressNational RuleKey = "progress_national" // kỳ báo cáo tiến độ, khuyến công quốc gia
	RuleProgressLocal    RuleKey = "progress_local"    // kỳ báo cáo tiến độ, khuyến công địa phương
)

// RuleUnit says what a rule's number means.
type RuleUnit string

const (
	PercentRule RuleUnit = "percent" // in hundredths of a percent: 7000 is 70 %
	DaysRule    RuleUnit = "days"    // of the calendar, or working days
	MonthsRule  RuleUnit = "months"
	YearsRule   RuleUnit = "years"
	DateRule    RuleUnit = "date"   // month and day: 122 is 22/01
	YesRule     RuleUnit = "yes"    // 1: it holds, 0: not
	TierRule    RuleUnit = "tier"   // 1 commune, 2 district, 3 province
	PeriodRule  RuleUnit = "period" // months and day: 125 is each month before the 25th
	PointsRule  RuleUnit = "points"
	MoneyRule   RuleUnit = "money" // đồng
	VisitsRule  RuleUnit = "visits"
)

// ruleKind is what is known of every rule of a key.
type ruleKind struct {
	Key   RuleKey
	Label string
	Unit  RuleUnit
	Help  string // how it is typed
}

// ruleKinds in the order in which lists and forms show them.
var ruleKinds = append([]ruleKind{
	{RuleAdvance, "Tạm ứng tối đa trước nghiệm thu", PercentRule, "Phần trăm của kinh phí hỗ trợ theo hợp đồng."},
	{RulePriority, "Hệ số mức trần của địa bàn, ngành nghề ưu tiên", PercentRule, "Phần trăm của mức trần thường: 150 là bằng 1,5 lần."},
	{RuleSettlement, "Hạn nộp hồ sơ quyết toán", DaysRule, "Số ngày sau ngày nghiệm thu cuối cùng."},
	{RuleLiquidation, "Hạn thanh lý hợp đồng của năm", DateRule, "Ngày và tháng của năm sau, ví dụ 22/01."},
	{RuleCertificate, "Thời hạn giấy chứng nhận sản phẩm CNNT tiêu biểu", YearsRule, "Số năm, tính cả năm cấp; hết hạn ngày 31/12."},
	{RuleWardYears, "Thời hạn phường chuyển từ xã còn là địa bàn CNNT", YearsRule, "Số năm từ ngày chuyển, tính đến 31/12 của năm trước năm lập kế hoạch."},
	{RuleNovelty, "Phạm vi xét tính mới của mô hình trình diễn", TierRule, "1 là cấp xã, 2 là cấp huyện, 3 là cấp tỉnh."},
	{RuleStarted, "Không hỗ trợ hạng mục mua, khởi công trước khi nộp hồ sơ", DaysRule, "Số ngày được phép sớm hơn ngày nộp hồ sơ; 0 là không được sớm hơn ngày nào."},
	{RuleComplaint, "Thời hiệu khiếu nại", DaysRule, "Số ngày kể từ ngày nhận hoặc biết quyết định."},
	{RuleDraftIdle, "Cảnh báo dự thảo để lâu không sửa", MonthsRule, "Số tháng kể từ lần sửa cuối. Dự thảo quá hạn được liệt kê và báo cho người soạn, không bao giờ tự xóa."},
	{RuleSecondPerson, "Hồ sơ ghi thay cơ sở phải có người thứ hai xác nhận", YesRule, "1 là bắt buộc, 0 là không. Người xác nhận là tài khoản của cơ sở; cơ sở không có tài khoản thì một cán bộ khác."},
	{RuleCollaboratorPay, "Thù lao cộng tác viên một tháng", MoneyRule, "Số đồng một người một tháng."},
	{RuleCollaboratorVisits, "Số lượt đi cơ sở để có thù lao của tháng", VisitsRule, "Số lượt đi được người khác xác nhận trong tháng."},
	{RuleProgressNational, "Kỳ báo cáo tiến độ, khuyến công quốc gia", PeriodRule, "Số tháng của kỳ, gạch chéo, ngày: 1/25 là hằng tháng, trước ngày 25."},
	{RuleProgressLocal, "Kỳ báo cáo tiến độ, khuyến công địa phương", PeriodRule, "Số tháng của kỳ, gạch chéo, ngày: 3/25 là hằng quý, trước ngày 25 của tháng cuối quý."},
	{RuleRiskAdvance, "Điểm rủi ro: tạm ứng nhiều", PointsRule, riskHelp},
	{RuleRiskAmount, "Điểm rủi ro: kinh phí hỗ trợ lớn", PointsRule, riskHelp},
	{RuleRiskSilence, "Điểm rủi ro: lâu không báo cáo, không kiểm tra", PointsRule, riskHelp},
	{RuleRiskLate, "Điểm rủi ro: chậm tiến độ, chậm báo cáo", PointsRule, riskHelp},
	{RuleRiskFirst, "Điểm rủi ro: cơ sở được hỗ trợ lần đầu", PointsRule, riskHelp},
	{RuleRiskFinding, "Điểm rủi ro: đã có tồn tại", PointsRule, riskHelp},
}, append(reportRules(), stageRules()...)...)

// RuleKeys in the order of lists.
func RuleKeys() (all []RuleKey) {
	for _, k := range ruleKinds {
		all = append(all, k.Key)
	}
	return all
}

// Label is what the rule is about; Unit what its number means; Help how it is
// typed.
func (k RuleKey) Label() string {
	if i := k.index(); i >= 0 {
		return ruleKinds[i].Label
	}
	return string(k)
}

func (k RuleKey) Unit() RuleUnit {
	if i := k.index(); i >= 0 {
		return ruleKinds[i].Unit
	}
	return ""
}

func (k RuleKey) Help() string {
	if i := k.index(); i >= 0 {
		return ruleKinds[i].Help
	}
	return ""
}

func (k RuleKey) index() int {
	for i, kind := range ruleKinds {
		if kind.Key == k {
			return i
		}
	}
	return -1
}

// Rule (quy định) is one number that a law sets, with its source and the days
// on which it holds. A rule that nobody has confirmed is shown and never
// applied.
type Rule struct {
	ID          int64
	Key         RuleKey
	Value       int64 // in the unit of the key
	Working     bool  // days are working days (ngày làm việc), not of the calendar
	Source      string
	Clause      string
	From, To    Day // both included; To 0: until further notice
	ConfirmedBy string
	ConfirmedOn Day
	Note        string
	Version     int64
}

// On tells whether the rule is in force on a day; Confirmed whether somebody
// has held it against the text.
func (r Rule) On(d Day) bool   { return r.From <= d && (r.To == 0 || d <= r.To) }
func (r Rule) Confirmed() bool { return r.ConfirmedBy != "" }

// Citation is the rule's source with the days it is in force.
func (r Rule) Citation() string {
	return Norm{Source: r.Source, Clause: r.Clause, From: r.From, To: r.To}.Citation()
}

// Text is the number in words: "70 %", "15 ngày làm việc", "22/01 năm sau".
func (r Rule) Text() string {
	switch r.Key.Unit() {
	case PercentRule:
		return trimZeros(FixedDecimal(r.Value, 2)) + " %"
	case DaysRule:
		return daysText(r.Value, r.Working)
	case MonthsRule:
		return groupInt(r.Value) + " tháng"
	case YearsRule:
		return groupInt(r.Value) + " năm"
	case DateRule:
		return fmt.Sprintf("%02d/%02d năm sau", r.Value%100, r.Value/100)
	case YesRule:
		if r.Value == 1 {
			return "bắt buộc"
		}
		return "không bắt buộc"
	case TierRule:
		switch r.Value {
		case 1:
			return "cấp xã"
		case 2:
			return "cấp huyện"
		case 3:
			return "cấp tỉnh"
		}
	case PeriodRule:
		return periodText(r.Value)
	case PointsRule:
		return groupInt(r.Value) + " điểm"
	case MoneyRule:
		return Money(r.Value).Dong()
	case VisitsRule:
		return groupInt(r.Value) + " lượt"
	}
	return strconv.FormatInt(r.Value, 10)
}

func daysText(days int64, working bool) string {
	if working {
		return groupInt(days) + " ngày làm việc"
	}
	return groupInt(days) + " ngày"
}

// Title names the rule.
func (r Rule) Title() string { return fmt.Sprintf("%s, từ %s", r.Key.Label(), r.From) }

// Check refuses a rule that cannot be.
func (r Rule) Check() error {
	errs := []error{
		required("source", "văn bản quy định", r.Source, 200), required("clause", "điều, khoản", r.Clause, 100),
		atMost("note", "ghi chú", r.Note, 2000), atMost("confirmed_by", "người xác nhận", r.ConfirmedBy, 200), r.checkValue(),
	}
	if r.Key.index() < 0 {
		errs = append(errs, Refuse(Invalid, "key", "Chọn quy định trong danh sách."))
	}
	if r.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày văn bản có hiệu lực, ví dụ 11/05/2018."))
	}
	if r.To != 0 && r.To < r.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày hết hiệu lực %s đứng trước ngày có hiệu lực %s.", r.To, r.From))
	}
	return errors.Join(errs...)
}

func (r Rule) checkValue() error {
	wrong := func(sentence string) error { return Refuse(Invalid, "value", "%s", sentence) }
	switch r.Key.Unit() {
	case PercentRule:
		if r.Value <= 0 || r.Value > 100_000 || r.Key == RuleAdvance && r.Value > 10_000 {
			return wrong("Tỷ lệ phải trên 0; tạm ứng không quá 100 %, hệ số không quá 1.000 %.")
		}
	case DaysRule:
		if r.Value < 0 || r.Value > 366 {
			return wrong("Số ngày phải từ 0 đến 366.")
		}
	case MonthsRule:
		if r.Value < 1 || r.Value > 60 {
			return wrong("Số tháng phải từ 1 đến 60.")
		}
	case YearsRule:
		if r.Value < 1 || r.Value > 50 {
			return wrong("Số năm phải từ 1 đến 50.")
		}
	case DateRule:
		if _, ok := NewDay(2000, int(r.Value/100), int(r.Value%100)); !ok {
			return wrong("Ngày không có trong lịch. Nhập ngày và tháng, ví dụ 22/01.")
		}
	case YesRule:
		if r.Value != 0 && r.Value != 1 {
			return wrong("Nhập 1 (bắt buộc) hoặc 0 (không).")
		}
	case TierRule:
		if r.Value < 1 || r.Value > 3 {
			return wrong("Chọn 1 (cấp xã), 2 (cấp huyện) hoặc 3 (cấp tỉnh).")
		}
	case PeriodRule:
		return checkPeriod(r.Value)
	case PointsRule:
		if r.Value < 0 || r.Value > 100 {
			return wrong("Số điểm phải từ 0 đến 100.")
		}
	case MoneyRule:
		if r.Value < 1000 || r.Value > 100*int64(Million) {
			return wrong("Số tiền một tháng phải từ 1.000 đồng đến 100.000.000 đồng.")
		}
	case VisitsRule:
		if r.Value < 0 || r.Value > 100 {
			return wrong("Số lượt phải từ 0 đến 100.")
		}
	}
	return nil
}

// Fields lists the rule as people read it.
func (r Rule) Fields() []FieldValue {
	confirmed := "Chưa"
	if r.Confirmed() {
		confirmed = r.ConfirmedBy + ", " + r.ConfirmedOn.String()
	}
	return []FieldValue{
		{"key", "Quy định", r.Key.Label()}, {"value", "Giá trị", r.Text()}, {"source", "Văn bản", r.Source}, {"clause", "Điều, khoản", r.Clause},
		{"from", "Hiệu lực từ", r.From.String()}, {"to", "Đến", r.To.String()}, {"confirmed", "Đã xác nhận", confirmed}, {"note", "Ghi chú", r.Note},
	}
}

// RuleBook is all rules, for asking which one holds.
type RuleBook []Rule

// On finds the confirmed rule of a day; of several the latest counts. Where
// there is none, unknown says so in a sentence, and names the rows that nobody
// has confirmed.
func (b RuleBook) On(key RuleKey, day Day) (rule Rule, unknown string) {
	var applied, open []Rule
	for _, r := range b {
		if r.Key != key || !r.On(day) {
			continue
		}
		if r.Confirmed() {
			applied = append(applied, r)
		} else {
			open = append(open, r)
		}
	}
	if len(applied) > 0 {
		return slices.MaxFunc(applied, func(x, y Rule) int { return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.ID, y.ID)) }), ""
	}
	unknown = fmt.Sprintf("Chưa có quy định trong kho về “%s” vào ngày %s.", lowerFirst(key.Label()), day)
	if len(open) > 0 {
		unknown += fmt.Sprintf(" Có %d dòng chưa được xác nhận nên không áp dụng: %s – %s.", len(open), open[0].Text(), open[0].Citation())
	}
	return Rule{}, unknown
}

// Typed is the number as a form shows it: "70", "22/01".
func (r Rule) Typed() string {
	switch r.Key.Unit() {
	case PercentRule:
		return trimZeros(FixedDecimal(r.Value, 2))
	case DateRule:
		return fmt.Sprintf("%02d/%02d", r.Value%100, r.Value/100)
	case PeriodRule:
		return fmt.Sprintf("%d/%d", r.Value/100, r.Value%100)
	case MoneyRule:
		return Money(r.Value).String()
	}
	return strconv.FormatInt(r.Value, 10)
}

// ParseRuleValue reads a rule's number as typed, in the unit of its key.
func ParseRuleValue(field string, key RuleKey, typed string) (int64, error) {
	s := plainText(typed)
	refuse := func() (int64, error) {
		if s == "" {
			return 0, Refuse(Invalid, field, "Chưa nhập giá trị. %s", key.Help())
		}
		return 0, Refuse(Invalid, field, "Giá trị “%s” không đọc được. %s", typed, key.Help())
	}
	switch key.Unit() {
	case PercentRule:
		value, _, err := ParseStated(MPercent, strings.TrimSpace(strings.TrimSuffix(s, "%"))+" %")
		if err != nil || value%100 != 0 {
			return refuse()
		}
		return value / 100, nil
	case MoneyRule:
		m, err := ParseMoney(field, typed)
		return int64(m), err
	case PeriodRule:
		if value, ok := parsePeriod(s); ok {
			return value, nil
		}
		return refuse()
	case DateRule:
		day, month, ok := strings.Cut(s, "/")
		d, err1 := strconv.Atoi(strings.TrimSpace(day))
		m, err2 := strconv.Atoi(strings.TrimSpace(month))
		if !ok || err1 != nil || err2 != nil || d < 1 || d > 31 || m < 1 || m > 12 {
			return refuse()
		}
		return int64(m*100 + d), nil
	}
	n, err := strconv.ParseInt(s, 10, 32)
	if err != nil {
		return refuse()
	}
	return n, nil
}
