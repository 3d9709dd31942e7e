package programme

// Indicator (chỉ tiêu kết quả) is something that a project changes in the world.
type Indicator string

const (
	Jobs           Indicator = "jobs"            // việc làm tạo thêm, người
	Income         Indicator = "income"          // thu nhập bình quân, đồng/người/tháng
	OutputValue    Indicator = "output_value"    // giá trị sản xuất tăng thêm, đồng/năm
	PoorHouseholds Indicator = "poor_households" // hộ nghèo hưởng lợi, hộ
	TrainedWorkers Indicator = "trained_workers" // lao động được đào tạo, người
)

// Indicators in the order in which papers list them.
var Indicators = []Indicator{Jobs, Income, OutputValue, PoorHouseholds, TrainedWorkers}

// Label is the indicator in Vietnamese.
func (i Indicator) Label() string {
	switch i {
	case Jobs:
		return "Việc làm tạo thêm"
	case Income:
		return "Thu nhập bình quân của lao động"
	case OutputValue:
		return "Giá trị sản xuất tăng thêm"
	case PoorHouseholds:
		return "Hộ nghèo hưởng lợi"
	case TrainedWorkers:
		return "Lao động được đào tạo"
	}
	return string(i)
}

// UnitLabel is the unit in Vietnamese.
func (i Indicator) UnitLabel() string {
	switch i {
	case Income:
		return "đồng/người/tháng"
	case OutputValue:
		return "đồng/năm"
	case PoorHouseholds:
		return "hộ"
	}
	return "người"
}

// IsMoney tells amounts of đồng from counts.
func (i Indicator) IsMoney() bool { return i == Income || i == OutputValue }

// Averages tells an indicator that is averaged over the projects that report
// it; the others are added up.
func (i Indicator) Averages() bool { return i == Income }

// Text prints a value of the indicator; "" when unknown.
func (i Indicator) Text(q Quantity) string {
	if !q.Known {
		return ""
	}
	return q.Count() + " " + i.UnitLabel()
}

// Outcome is what one project promised and reached of an indicator.
type Outcome struct {
	Indicator Indicator
	Promised  Quantity
	Actual    Quantity
}
