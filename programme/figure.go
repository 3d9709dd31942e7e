package programme

// FigureKind tells a planned figure from a result. An estimate of a result
// (ước thực hiện) is a result.
type FigureKind string

const (
	Planned FigureKind = "plan"   // kế hoạch, mục tiêu
	Result  FigureKind = "result" // kết quả thực hiện
)

// Label is the kind in Vietnamese.
func (k FigureKind) Label() string {
	if k == Planned {
		return "Kế hoạch"
	}
	return "Thực hiện"
}

// Level is whose money a figure or a project belongs to.
type Level string

const (
	National  Level = "national" // khuyến công quốc gia (KCQG)
	Local     Level = "local"    // khuyến công địa phương (KCĐP)
	AllLevels Level = "all"      // cả hai nguồn, hoặc không nói rõ
)

// Label is the level in Vietnamese.
func (l Level) Label() string {
	switch l {
	case National:
		return "Khuyến công quốc gia"
	case Local:
		return "Khuyến công địa phương"
	default:
		return "Toàn chương trình"
	}
}

// Measure is what a figure counts.
type Measure string

const (
	MProjects       Measure = "projects"       // số đề án
	MPlans          Measure = "plans"          // số kế hoạch, nhiệm vụ đếm riêng
	MTotalCost      Measure = "total_cost"     // tổng kinh phí
	MSupport        Measure = "support"        // kinh phí khuyến công hỗ trợ
	MCounterpart    Measure = "counterpart"    // đơn vị thụ hưởng đóng góp
	MDisbursed      Measure = "disbursed"      // giải ngân
	MWorkers        Measure = "workers"        // lao động
	MEstablishments Measure = "establishments" // cơ sở
	MClasses        Measure = "classes"        // lớp
	MContracts      Measure = "contracts"      // hợp đồng
	MModels         Measure = "models"         // mô hình
	MPercent        Measure = "percent"        // tỷ lệ so với kế hoạch, so với tổng
	MGrowth         Measure = "growth"         // tăng, giảm so với kỳ trước (giảm là số âm)
	MOther          Measure = "other"
)

// Label is the measure in Vietnamese.
func (m Measure) Label() string {
	if l, ok := measureLabels[m]; ok {
		return l
	}
	return "Số liệu khác"
}

var measureLabels = map[Measure]string{
	MProjects: "Số đề án", MPlans: "Số kế hoạch", MTotalCost: "Tổng kinh phí",
	MSupport: "Ngân sách hỗ trợ", MCounterpart: "Đơn vị thụ hưởng đóng góp",
	MDisbursed: "Giải ngân", MWorkers: "Lao động", MEstablishments: "Cơ sở",
	MClasses: "Lớp", MContracts: "Hợp đồng", MModels: "Mô hình",
	MPercent: "Tỷ lệ", MGrowth: "Tăng/giảm", MOther: "Số liệu khác",
}

// Unit is the unit in which figures of the measure are kept.
func (m Measure) Unit() FigureUnit {
	switch m {
	case MTotalCost, MSupport, MCounterpart, MDisbursed:
		return UnitVND
	case MPercent, MGrowth:
		return UnitPercent
	default:
		return UnitCount
	}
}

// FigureUnit is the unit of a figure's Value.
type FigureUnit string

const (
	UnitVND     FigureUnit = "VND"     // Value is whole đồng
	UnitCount   FigureUnit = "count"   // Value is a count
	UnitPercent FigureUnit = "percent" // Value is ten-thousandths of a point: 84,06 % is 840600
)

// PercentPoint is one percentage point in the Value of a UnitPercent figure.
const PercentPoint = 10_000

// Qualifier is a word that widens a printed number.
type Qualifier string

const (
	Exact Qualifier = "exact"
	About Qualifier = "about" // khoảng, xấp xỉ
	Over  Qualifier = "over"  // trên, hơn, ít nhất
	Under Qualifier = "under" // gần, dưới
)

// Figure is one number that a report states, with all that is needed to hold
// it against others: what it counts, for which period, plan or result, whose
// money, and how exactly it was printed.
type Figure struct {
	ID        int64 // position in a text, or row of the store; unique within one check
	Period    Period
	Kind      FigureKind
	Level     Level
	Content   ContentGroup // "" when the figure is of all contents
	Measure   Measure
	Unit      FigureUnit // of Value; a measure like MOther may be money or a count
	Value     int64
	Step      int64 // one unit of the last printed digit, in the unit of Value; 1 when exact
	Qualifier Qualifier
	Scope     string // province or region as named; figures of two scopes never belong to one sum

	// Detail narrows the figure beyond its other dimensions ("có thu hồi vốn",
	// "huyện Mỹ Xuyên"); "" when it is the whole of them. A figure with a
	// Detail takes part only in relations that somebody names.
	Detail string
}
