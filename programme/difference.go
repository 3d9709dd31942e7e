package programme

// CheckKind says what two figures were held against each other.
type CheckKind string

const (
	StatedAgainstRecords CheckKind = "stated"   // số công bố với số tính từ hồ sơ
	PartsAgainstTotal    CheckKind = "identity" // các phần với tổng, trong số công bố
	PartsAgainstGoal     CheckKind = "target"   // mục tiêu từng nguồn với mục tiêu chung
	StatedAgainstTargets CheckKind = "plan"     // kế hoạch công bố với mục tiêu đã nhập
	PeriodAgainstYear    CheckKind = "period"   // báo cáo định kỳ với đánh giá năm, với báo cáo kỳ trước
)

// Label is the kind in Vietnamese.
func (k CheckKind) Label() string {
	switch k {
	case StatedAgainstRecords:
		return "Số công bố so với hồ sơ"
	case StatedAgainstTargets:
		return "Kế hoạch công bố so với mục tiêu đã nhập"
	case PartsAgainstGoal:
		return "Mục tiêu từng nguồn so với mục tiêu chung"
	case PeriodAgainstYear:
		return "Báo cáo định kỳ so với số liệu của năm, của kỳ trước"
	}
	return "Các phần so với tổng trong số công bố"
}

// Difference is one comparison of two figures: a contradiction when Amount is
// not 0 and rounding cannot explain it, else a check that holds.
type Difference struct {
	Key         string // the same for the same check at any time
	Kind        CheckKind
	Title       string // what was compared
	LeftLabel   string
	RightLabel  string
	Left, Right int64
	Amount      int64 // Left − Right, with its sign
	Unit        FigureUnit
	FigureIDs   []int64 // stated figures that take part
	Level       Level   // what the comparison is about, of the period; "" for others
	Measure     Measure
	Cause       string // the likely cause, one sentence; "" when none is known
	Explanation *Explanation
}

// Explained tells whether somebody has settled just this difference.
func (d Difference) Explained() bool { return d.Explanation != nil }

// Text prints a value of the comparison with its unit.
func (d Difference) Text(v int64) string { return Figure{Unit: d.Unit, Value: v}.ValueText() }

// AmountText prints the difference with its sign and unit: "+87,79 triệu đồng".
func (d Difference) AmountText() string {
	if d.Amount > 0 {
		return "+" + d.Text(d.Amount)
	}
	return d.Text(d.Amount)
}

// Unexplained counts the contradictions that nobody has explained; a report
// with any can be issued only with a written reason.
func (e Evaluation) Unexplained() int {
	n := 0
	for _, d := range e.Differences {
		if !d.Explained() {
			n++
		}
	}
	return n
}

// Causes are the likely causes of the unexplained differences: one for each
// amount, since the same amount in two comparisons has one cause.
func (e Evaluation) Causes() []string {
	var all []string
	said := map[int64]bool{}
	for _, d := range e.Differences {
		size := max(d.Amount, -d.Amount)
		if !d.Explained() && d.Cause != "" && !said[size] {
			said[size] = true
			all = append(all, d.Cause)
		}
	}
	return all
}

// explain attaches the explanation that was given for this very difference.
func explain(all []Difference, given []Explanation) {
	for i := range all {
		for j := range given {
			if given[j].Key == all[i].Key && given[j].Difference == all[i].Amount {
				all[i].Explanation = &given[j]
			}
		}
	}
}
