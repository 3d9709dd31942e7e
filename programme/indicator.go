package programme

import "slices"

// Indicator (chỉ tiêu kết quả) is something that a project changes in the
// world. What holds of each is one row of measures.
type Indicator string

const (
	Jobs             Indicator = "jobs"              // việc làm tạo thêm, người
	JobsWomen        Indicator = "jobs_women"        // trong đó nữ
	JobsEthnic       Indicator = "jobs_ethnic"       // trong đó dân tộc thiểu số
	JobsPoor         Indicator = "jobs_poor"         // trong đó người thuộc hộ nghèo
	JobsKept         Indicator = "jobs_kept"         // việc làm giữ được, người
	JobsKeptWomen    Indicator = "jobs_kept_women"   // trong đó nữ
	JobsKeptEthnic   Indicator = "jobs_kept_ethnic"  // trong đó dân tộc thiểu số
	Workers          Indicator = "workers"           // lao động đang làm việc, người
	WorkersWomen     Indicator = "workers_women"     // trong đó nữ
	WorkersEthnic    Indicator = "workers_ethnic"    // trong đó dân tộc thiểu số
	Income           Indicator = "income"            // thu nhập bình quân, đồng/người/tháng
	TrainedWorkers   Indicator = "trained_workers"   // lao động được đào tạo, người
	TrainedWomen     Indicator = "trained_women"     // trong đó nữ
	TrainedEthnic    Indicator = "trained_ethnic"    // trong đó dân tộc thiểu số
	TrainedPoor      Indicator = "trained_poor"      // trong đó người thuộc hộ nghèo
	TrainedEmployed  Indicator = "trained_employed"  // trong đó có việc làm sau đào tạo
	Revenue          Indicator = "revenue"           // doanh thu, đồng/năm
	OutputValue      Indicator = "output_value"      // giá trị sản xuất tăng thêm, đồng/năm
	Output           Indicator = "output"            // sản lượng, theo đơn vị của từng sản phẩm
	Tax              Indicator = "tax"               // thuế đã nộp, đồng/năm
	Energy           Indicator = "energy"            // điện năng tiêu thụ, kWh/năm
	Waste            Indicator = "waste"             // chất thải chưa xử lý, kg/năm
	PoorHouseholds   Indicator = "poor_households"   // hộ nghèo hưởng lợi, hộ
	EthnicHouseholds Indicator = "ethnic_households" // trong đó hộ dân tộc thiểu số
)

// Adding says how the values of an indicator make one figure of many projects.
type Adding string

const (
	AddEffects Adding = "effects" // what projects brought: added up, nobody twice
	AddLevels  Adding = "levels"  // where whole establishments stand: the latest of each, added up
	AddMean    Adding = "mean"    // the latest of each establishment, averaged by its workers
	AddChange  Adding = "change"  // in units of its own: the mean change against the baseline
)

// Label says in a sentence how it is added up.
func (a Adding) Label() string {
	switch a {
	case AddEffects:
		return "cộng các đề án; của một cơ sở thì hai lần đo cách nhau không quá 12 tháng chỉ tính lần sau, trừ khi ghi là không trùng người"
	case AddLevels:
		return "lấy lần đo mới nhất của mỗi cơ sở rồi cộng; cơ sở có nhiều đề án chỉ tính một lần"
	case AddMean:
		return "lấy lần đo mới nhất của mỗi cơ sở, bình quân theo số lao động"
	case AddChange:
		return "mỗi sản phẩm một đơn vị đo nên không cộng; bình quân mức tăng so với trước khi hỗ trợ"
	}
	return string(a)
}

// measure is what holds of one indicator.
type measure struct {
	Indicator Indicator
	Label     string
	Unit      string
	Money     bool
	LessGood  bool // a smaller value is better
	Adds      Adding
	PartOf    Indicator // trong đó: never more than this one
	Promise   bool      // a dossier may promise it
	Asked     []ContentGroup
	Months    []int // after acceptance, in which it is asked; none: always
}

// groups that make things, whose establishments change as a whole.
var making = []ContentGroup{DemonstrationModel, Machinery, CleanerProduction}

// measures in the order in which papers list them, parts behind their whole.
var measures = []measure{
	{Indicator: Jobs, Label: "Việc làm tạo thêm", Unit: "người", Adds: AddEffects, Promise: true, Asked: making},
	{Indicator: JobsWomen, Label: "Việc làm tạo thêm, trong đó nữ", Unit: "người", Adds: AddEffects, PartOf: Jobs},
	{Indicator: JobsEthnic, Label: "Việc làm tạo thêm, trong đó dân tộc thiểu số", Unit: "người", Adds: AddEffects, PartOf: Jobs},
	{Indicator: JobsPoor, Label: "Việc làm tạo thêm, trong đó người thuộc hộ nghèo", Unit: "người", Adds: AddEffects, PartOf: Jobs},
	{Indicator: JobsKept, Label: "Việc làm giữ được", Unit: "người", Adds: AddEffects, Promise: true, Asked: making},
	{Indicator: JobsKeptWomen, Label: "Việc làm giữ được, trong đó nữ", Unit: "người", Adds: AddEffects, PartOf: JobsKept},
	{Indicator: JobsKeptEthnic, Label: "Việc làm giữ được, trong đó dân tộc thiểu số", Unit: "người", Adds: AddEffects, PartOf: JobsKept},
	{Indicator: Workers, Label: "Lao động đang làm việc", Unit: "người", Adds: AddLevels, Asked: making},
	{Indicator: WorkersWomen, Label: "Lao động đang làm việc, trong đó nữ", Unit: "người", Adds: AddLevels, PartOf: Workers},
	{Indicator: WorkersEthnic, Label: "Lao động đang làm việc, trong đó dân tộc thiểu số", Unit: "người", Adds: AddLevels, PartOf: Workers},
	{Indicator: Income, Label: "Thu nhập bình quân của lao động", Unit: "đồng/người/tháng", Money: true, Adds: AddMean, Promise: true, Asked: making},
	{Indicator: TrainedWorkers, Label: "Lao động được đào tạo", Unit: "người", Adds: AddEffects, Promise: true, Asked: []ContentGroup{Training}},
	{Indicator: TrainedWomen, Label: "Lao động được đào tạo, trong đó nữ", Unit: "người", Adds: AddEffects, PartOf: TrainedWorkers},
	{Indicator: TrainedEthnic, Label: "Lao động được đào tạo, trong đó dân tộc thiểu số", Unit: "người", Adds: AddEffects, PartOf: TrainedWorkers},
	{Indicator: TrainedPoor, Label: "Lao động được đào tạo, trong đó người thuộc hộ nghèo", Unit: "người", Adds: AddEffects, PartOf: TrainedWorkers},
	{Indicator: TrainedEmployed, Label: "Lao động được đào tạo, trong đó có việc làm sau đào tạo", Unit: "người", Adds: AddEffects, PartOf: TrainedWorkers, Months: []int{6, 12}},
	{Indicator: Revenue, Label: "Doanh thu", Unit: "đồng/năm", Money: true, Adds: AddLevels, Promise: true, Asked: append(slices.Clone(making), ProductPromotion)},
	{Indicator: OutputValue, Label: "Giá trị sản xuất tăng thêm", Unit: "đồng/năm", Money: true, Adds: AddEffects, Promise: true, Asked: making},
	{Indicator: Output, Label: "Sản lượng sản phẩm chính", Unit: "đơn vị sản phẩm/năm", Adds: AddChange, Asked: making},
	{Indicator: Tax, Label: "Thuế đã nộp", Unit: "đồng/năm", Money: true, Adds: AddLevels},
	{Indicator: Energy, Label: "Điện năng tiêu thụ", Unit: "kWh/năm", LessGood: true, Adds: AddLevels, Promise: true, Asked: []ContentGroup{CleanerProduction}},
	{Indicator: Waste, Label: "Chất thải chưa xử lý", Unit: "kg/năm", LessGood: true, Adds: AddLevels, Promise: true, Asked: []ContentGroup{CleanerProduction, Environment}},
	{Indicator: PoorHouseholds, Label: "Hộ nghèo hưởng lợi", Unit: "hộ", Adds: AddEffects, Promise: true, Asked: append(slices.Clone(making), Training)},
	{Indicator: EthnicHouseholds, Label: "Hộ nghèo hưởng lợi, trong đó hộ dân tộc thiểu số", Unit: "hộ", Adds: AddEffects, PartOf: PoorHouseholds},
}

// Indicators in the order in which papers list them; Promisable are those that
// a dossier may promise.
var Indicators, Promisable = func() (all, promised []Indicator) {
	for _, m := range measures {
		all = append(all, m.Indicator)
		if m.Promise {
			promised = append(promised, m.Indicator)
		}
	}
	return all, promised
}()

func (i Indicator) measure() measure {
	if n := slices.IndexFunc(measures, func(m measure) bool { return m.Indicator == i }); n >= 0 {
		return measures[n]
	}
	return measure{Indicator: i, Label: string(i), Unit: "người", Adds: AddEffects}
}

// Known tells whether there is such an indicator.
func (i Indicator) Known() bool { return slices.Contains(Indicators, i) }

// Label is the indicator in Vietnamese.
func (i Indicator) Label() string { return i.measure().Label }

// UnitLabel is the unit in Vietnamese.
func (i Indicator) UnitLabel() string { return i.measure().Unit }

// IsMoney tells amounts of đồng from counts.
func (i Indicator) IsMoney() bool { return i.measure().Money }

// LessIsBetter tells the indicators that a project is to lower.
func (i Indicator) LessIsBetter() bool { return i.measure().LessGood }

// Adds is how the values of many projects make one figure.
func (i Indicator) Adds() Adding { return i.measure().Adds }

// PartOf is the indicator that this one is a part of (trong đó); "" for none.
func (i Indicator) PartOf() Indicator { return i.measure().PartOf }

// Parts are the indicators that are parts of this one.
func (i Indicator) Parts() (all []Indicator) {
	for _, m := range measures {
		if m.PartOf == i && i != "" {
			all = append(all, m.Indicator)
		}
	}
	return all
}

// PartLabel is the label of a part where its whole stands above it: "nữ".
func (i Indicator) PartLabel() string {
	const within = ", trong đó "
	label := i.Label()
	if whole := i.PartOf(); whole != "" && len(label) > len(whole.Label()+within) {
		return label[len(whole.Label()+within):]
	}
	return label
}

// Averages tells an indicator that is averaged over the projects that report
// it; the others are added up.
func (i Indicator) Averages() bool { return i.Adds() == AddMean }

// NeedsBaseline tells the indicators that say nothing without how things stood
// before the support.
func (i Indicator) NeedsBaseline() bool { return i.Adds() != AddEffects }

// Text prints a value of the indicator; "" when unknown.
func (i Indicator) Text(q Quantity) string {
	if !q.Known {
		return ""
	}
	return q.Count() + " " + i.UnitLabel()
}

// AskedOf lists the indicators that a content asks for, without their parts.
func AskedOf(content string) (all []Indicator) {
	c, _ := ContentByCode(content)
	for _, m := range measures {
		if slices.Contains(m.Asked, c.Group) {
			all = append(all, m.Indicator)
		}
	}
	return all
}

// PromisedOf lists what the form of a dossier asks to be promised: what its
// content asks for, and what it promises already; for a content that asks for
// nothing, or none chosen yet, all that can be promised.
func PromisedOf(content string, have []Outcome) (all []Indicator) {
	asked := AskedOf(content)
	for _, i := range Promisable {
		named := slices.ContainsFunc(have, func(o Outcome) bool { return o.Indicator == i })
		if slices.Contains(asked, i) || named || len(asked) == 0 {
			all = append(all, i)
		}
	}
	return all
}
