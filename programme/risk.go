package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The points that a risk is given at most. They order who is visited first and
// decide nothing else, so what nobody has confirmed yet counts as proposed.
const (
	RuleRiskAdvance RuleKey = "risk_advance"
	RuleRiskAmount  RuleKey = "risk_amount"
	RuleRiskSilence RuleKey = "risk_silence"
	RuleRiskLate    RuleKey = "risk_late"
	RuleRiskFirst   RuleKey = "risk_first"
	RuleRiskFinding RuleKey = "risk_finding"
)

const riskHelp = "Số điểm nhiều nhất, từ 0 (không xét) đến 100. Chỉ dùng để xếp thứ tự đi kiểm tra."

func knownRisks() (all []Rule) {
	for _, k := range []struct {
		key    RuleKey
		points int64
	}{{RuleRiskAdvance, 30}, {RuleRiskAmount, 15}, {RuleRiskSilence, 20}, {RuleRiskLate, 15}, {RuleRiskFirst, 5}, {RuleRiskFinding, 15}} {
		all = append(all, Rule{Key: k.key, Value: k.points, Source: "Quy chế của tỉnh", Clause: "kế hoạch kiểm tra", From: 2014_02_10,
			Note: "Số điểm là đề nghị để xếp thứ tự kiểm tra; tỉnh sửa theo kinh nghiệm rồi xác nhận."})
	}
	return all
}

// RiskCase is what is known of a project that is being carried out, for its
// risk.
type RiskCase struct {
	Project     Project // its number, code, title, level, place, establishment, stage
	Support     Money   // that the plan gave
	Advanced    Money   // that was advanced
	Heard       Day     // of the last report or inspection; else since when it is carried out
	Held        int     // inspections held
	LastHeld    Day
	Planned     Day // the next inspection; 0: none is planned
	PlannedID   int64
	Before      int // earlier projects of the establishment in a plan
	Open        int // findings that are open
	Blocking    int // of these, those that must be closed before acceptance
	Past        int // findings that were closed
	ReportsLate int // reports that are asked for, whose last day has passed
	Ends        Day // when it will be done, as last reported
	Percent     int // as last reported; -1: nothing was
}

// RiskFactor is one reason to visit a project, with its points.
type RiskFactor struct {
	Key    RuleKey
	Points int64
	Most   int64 // points that the factor gives at most
	Why    string
}

// Risk (rủi ro) is how urgently a project should be visited.
type Risk struct {
	Case    RiskCase
	Factors []RiskFactor // those that give points, the heaviest first
	Points  int64
	Must    string // why an inspection is due before acceptance; "" where it is not
}

// What counts in full.
const (
	largeSupport = 300 * Million // the support of a project that is large
	quietFrom    = 30            // days without a word that are usual
	quietFull    = 120           // days without a word that are too many
	manyFindings = 3
)

// points of a factor at most: by the confirmed rule, else as proposed.
func (b RuleBook) riskPoints(key RuleKey, day Day) int64 {
	if r, unknown := b.On(key, day); unknown == "" {
		return r.Value
	}
	for _, r := range b {
		if r.Key == key && r.On(day) {
			return r.Value
		}
	}
	for _, r := range knownRisks() {
		if r.Key == key {
			return r.Value
		}
	}
	return 0
}

// RisksConfirmed tells whether somebody has confirmed the points.
func (b RuleBook) RisksConfirmed(day Day) bool {
	return !slices.ContainsFunc(knownRisks(), func(r Rule) bool { _, unknown := b.On(r.Key, day); return unknown != "" })
}

// RiskOf weighs one project.
func (b RuleBook) RiskOf(c RiskCase, today Day) Risk {
	r := Risk{Case: c}
	add := func(key RuleKey, part, whole int64, why string, args ...any) {
		most := b.riskPoints(key, today)
		if part = min(max(part, 0), whole); whole > 0 && part > 0 && most > 0 {
			f := RiskFactor{Key: key, Points: max(1, (most*part+whole/2)/whole), Most: most, Why: fmt.Sprintf(why, args...)}
			r.Factors, r.Points = append(r.Factors, f), r.Points+f.Points
		}
	}
	if c.Support > 0 {
		add(RuleRiskAdvance, int64(c.Advanced), int64(c.Support), "Đã tạm ứng %s, bằng %s kinh phí hỗ trợ.", c.Advanced.Dong(), RatioOf(int64(c.Advanced), int64(c.Support)).Percent())
	}
	add(RuleRiskAmount, int64(c.Support), int64(largeSupport), "Kinh phí hỗ trợ %s.", c.Support.Dong())
	quiet := c.Heard.DaysUntil(today)
	if c.Heard != 0 && quiet > quietFrom {
		add(RuleRiskSilence, int64(quiet-quietFrom), quietFull-quietFrom, "%d ngày chưa có báo cáo hay kiểm tra nào, từ ngày %s.", quiet, c.Heard)
	}
	switch {
	case c.Ends != 0 && c.Ends < today && c.Percent < 100:
		add(RuleRiskLate, 1, 1, "Đã quá ngày dự kiến xong %s mà mới báo %d %% khối lượng.", c.Ends, max(c.Percent, 0))
	case c.ReportsLate > 0:
		add(RuleRiskLate, 1, 2, "%d báo cáo tiến độ quá hạn.", c.ReportsLate)
	}
	if c.Before == 0 {
		add(RuleRiskFirst, 1, 1, "Cơ sở được hỗ trợ lần đầu.")
	}
	switch {
	case c.Blocking > 0:
		add(RuleRiskFinding, manyFindings, manyFindings, "%d tồn tại phải khắc phục trước nghiệm thu còn mở.", c.Blocking)
	case c.Open > 0:
		add(RuleRiskFinding, int64(c.Open)+1, manyFindings, "%d tồn tại, vướng mắc còn mở.", c.Open)
	case c.Past > 0:
		add(RuleRiskFinding, int64(c.Past), 2*manyFindings, "%d tồn tại, vướng mắc đã từng có.", c.Past)
	}
	slices.SortStableFunc(r.Factors, func(x, y RiskFactor) int { return cmp.Compare(y.Points, x.Points) })
	r.Must = InspectionFacts{Advanced: c.Advanced, Held: c.Held}.NotVisited()
	return r
}

// RankRisks weighs projects, those to be visited first at the top: what must be
// inspected and was not, then by points, then the longest silence.
func (b RuleBook) RankRisks(all []RiskCase, today Day) (ranked []Risk) {
	for _, c := range all {
		ranked = append(ranked, b.RiskOf(c, today))
	}
	must := func(r Risk) int {
		if r.Must != "" {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(ranked, func(x, y Risk) int {
		return cmp.Or(cmp.Compare(must(x), must(y)), cmp.Compare(y.Points, x.Points), cmp.Compare(x.Case.Heard, y.Case.Heard), cmp.Compare(x.Case.Project.ID, y.Case.Project.ID))
	})
	return ranked
}

// InspectionFacts is what acceptance and payment ask of the inspections of a
// project.
type InspectionFacts struct {
	Advanced Money
	Held     int // inspections held while it was carried out
	LastHeld Day
	Blocking []Matter // open findings that must be closed first
	Open     int      // findings that are open, the blocking ones among them
}

// NotVisited says that a project with an advance was never inspected; "" where
// it was, or need not be.
func (f InspectionFacts) NotVisited() string {
	if f.Advanced == 0 || f.Held > 0 {
		return ""
	}
	return fmt.Sprintf("Đã tạm ứng %s mà chưa kiểm tra thực tế lần nào: phải kiểm tra ít nhất một lần trước khi nghiệm thu.", f.Advanced.Dong())
}

// BeforeAcceptance refuses an acceptance or a last payment while a project with
// an advance was never inspected, or a finding that blocks it is open.
func (f InspectionFacts) BeforeAcceptance() error {
	if s := f.NotVisited(); s != "" {
		return Refuse(Conflict, "inspections", "%s", s)
	}
	return f.Cleared()
}

// Cleared refuses while a finding that blocks is open.
func (f InspectionFacts) Cleared() error {
	if len(f.Blocking) == 0 {
		return nil
	}
	return Refuse(Conflict, "findings", "Còn tồn tại phải khắc phục trước khi nghiệm thu, thanh toán: %s. Khắc phục, kiểm tra rồi đóng từng tồn tại.", f.BlockingText())
}

// BlockingText lists the findings that block, in words; "" for none.
func (f InspectionFacts) BlockingText() string {
	var words []string
	for _, m := range f.Blocking {
		words = append(words, lowerFirst(m.TypeLabel())+" (hạn "+m.Due.String()+")")
	}
	return strings.Join(words, "; ")
}
