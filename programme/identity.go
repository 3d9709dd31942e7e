package programme

import (
	"fmt"
	"strings"
)

// IdentityType says what sort of arithmetic ties figures together.
type IdentityType string

const (
	SumIdentity     IdentityType = "sum"               // các phần cộng lại bằng tổng
	PercentIdentity IdentityType = "percent"           // tỷ lệ so với kế hoạch, so với tổng
	GrowthIdentity  IdentityType = "growth"            // tăng, giảm so với kỳ trước
	GrowthFromParts IdentityType = "growth_from_parts" // mức tăng của tổng suy từ mức tăng của từng phần
	MeanIdentity    IdentityType = "mean"              // bình quân
)

// Verdict is what became of an identity.
type Verdict string

const (
	Holds         Verdict = "holds"    // khớp
	HoldsRounding Verdict = "rounding" // lệch, nhưng làm tròn giải thích được
	Fails         Verdict = "fails"    // không khớp
	Open          Verdict = "open"     // câu chữ để ngỏ, không kết luận
)

// Label is the verdict in Vietnamese.
func (v Verdict) Label() string {
	switch v {
	case Holds:
		return "Khớp"
	case HoldsRounding:
		return "Khớp trong phạm vi làm tròn"
	case Fails:
		return "Không khớp"
	default:
		return "Chưa đủ căn cứ để kết luận"
	}
}

// Relation is a claim that figures belong together, by their IDs. What the
// numbers make of it is for Judge to say.
//
//	sum                Of add up to Whole
//	percent            100 × Of[0] / Base is Whole
//	growth             100 × Of[0] / Base − 100 is Whole
//	mean               Of[0] / Base, or / Count when Base is 0, is Whole
//	growth_from_parts  Of are pairs of a part and its growth; Whole is the growth of all
type Relation struct {
	Type  IdentityType
	Of    []int64
	Base  int64
	Whole int64
	Count int64 // divisor of a mean that is no figure (number of years)

	// Options are other readings that the words allow: the relation holds when
	// one of them does. They replace Of and Base.
	Options []Relation

	Label    string // what is checked, in Vietnamese
	Because  string // the words it rests on; "" when it follows from dimensions
	Doubtful bool   // the words do not say enough to call a misfit a mistake
}

// Identity is a relation with its numbers: what the parts give (Left), what is
// stated (Right), and whether the two agree as far as they are known.
type Identity struct {
	Type       IdentityType
	Label      string
	Left       int64
	Right      int64
	Difference int64 // Left − Right
	Tolerance  int64 // the largest difference that printing and qualifiers allow
	Unit       FigureUnit
	LeftOf     []int64 // IDs of the figures that give Left; for percent and growth: part, then base
	RightOf    []int64 // ID of the figure that states Right
	Verdict    Verdict
	Because    string // the words it rests on
	Message    string // one Vietnamese sentence: both sides and the difference
}

// Figures are the IDs of all figures in the identity: when it fails, the suspects.
func (i Identity) Figures() []int64 {
	return append(append([]int64(nil), i.LeftOf...), i.RightOf...)
}

// Judge works a relation out. ok is false when a figure is missing or the
// relation makes no sense (a base of zero, units that differ).
func Judge(r Relation, figure func(id int64) (Figure, bool)) (Identity, bool) {
	best, found := judgeOne(r, figure)
	for _, o := range r.Options {
		if found && best.Verdict == Holds {
			break
		}
		alt := r
		alt.Of, alt.Base, alt.Count = o.Of, o.Base, o.Count
		if o.Whole != 0 {
			alt.Whole = o.Whole
		}
		if id, ok := judgeOne(alt, figure); ok && (!found || rank(id.Verdict) < rank(best.Verdict)) {
			best, found = id, true
		}
	}
	return best, found
}

func rank(v Verdict) int {
	return map[Verdict]int{Holds: 0, HoldsRounding: 1, Fails: 2, Open: 3}[v]
}

func judgeOne(r Relation, figure func(int64) (Figure, bool)) (Identity, bool) {
	whole, ok := figure(r.Whole)
	if !ok || len(r.Of) == 0 {
		return Identity{}, false
	}
	var of []Figure
	for _, id := range r.Of {
		f, ok := figure(id)
		if !ok {
			return Identity{}, false
		}
		of = append(of, f)
	}
	id := Identity{Type: r.Type, Label: r.Label, Because: r.Because, Unit: whole.Unit,
		Right: whole.Value, RightOf: []int64{r.Whole}, LeftOf: append([]int64(nil), r.Of...)}
	var base Figure
	if r.Base != 0 {
		if base, ok = figure(r.Base); !ok {
			return Identity{}, false
		}
		id.LeftOf = append(id.LeftOf, r.Base)
	}
	switch r.Type {
	case SumIdentity:
		ok = id.judgeSum(of, whole)
	case GrowthFromParts:
		ok = id.judgeGrowthOfParts(of, whole)
	case MeanIdentity:
		if r.Base == 0 {
			base = Figure{Value: r.Count, Unit: UnitCount, Step: 1}
		}
		ok = base.Value > 0 && base.Unit == UnitCount && of[0].Unit == whole.Unit
		if ok {
			id.judgeRatio(of[0], base, whole, 1, 0)
		}
	default:
		ok = base.Value > 0 && whole.Unit == UnitPercent && of[0].Unit == base.Unit
		if ok && r.Type == GrowthIdentity {
			id.judgeRatio(of[0], base, whole, 100*PercentPoint, 100*PercentPoint)
		} else if ok {
			id.judgeRatio(of[0], base, whole, 100*PercentPoint, 0)
		}
	}
	if !ok {
		return Identity{}, false
	}
	id.Difference = id.Left - id.Right
	if id.Verdict == Fails && (r.Doubtful || id.unlikely()) {
		id.Verdict = Open
	}
	id.Message = id.sentence()
	return id, true
}

// unlikely tells that a quotient is ten times what is stated: its two figures
// do not belong together, and the text was misread rather than wrong.
func (i Identity) unlikely() bool {
	return (i.Type == PercentIdentity || i.Type == GrowthIdentity) && absU(i.Left) > 10*absU(i.Right)+10*PercentPoint
}

// sentence says the verdict with both sides.
func (i Identity) sentence() string {
	left, right := FormatFigure(i.Left, i.Unit), FormatFigure(i.Right, i.Unit)
	gap := FormatFigure(i.Difference, i.Unit)
	if i.Difference > 0 {
		gap = "+" + gap
	}
	gives := map[IdentityType]string{SumIdentity: "các phần cộng lại là", PercentIdentity: "tính ra",
		GrowthIdentity: "tính ra", GrowthFromParts: "suy từ các phần là", MeanIdentity: "tính ra"}[i.Type]
	say := fmt.Sprintf("%s: %s %s, báo cáo ghi %s", i.Label, gives, left, right)
	switch {
	case i.Verdict == Holds && i.Difference == 0:
		return say + ", khớp."
	case i.Verdict == Holds:
		return say + " (chênh " + gap + ", trong phạm vi chữ số in và từ ước lượng)."
	case i.Verdict == HoldsRounding:
		return say + ", chênh " + gap + "; làm tròn có thể giải thích."
	case i.Verdict == Open:
		return say + ", chênh " + gap + "; câu chữ chưa đủ để kết luận."
	default:
		return say + ", lệch " + gap + "."
	}
}

// FormatFigure prints a value in its unit: triệu đồng, a count, or a percentage
// with at most two decimals.
func FormatFigure(v int64, unit FigureUnit) string {
	switch unit {
	case UnitVND:
		return Money(v).InMillions()
	case UnitPercent:
		return trimZeros(FixedDecimal(mulDiv(v, 1, 100), 2)) + "%"
	default:
		return groupInt(v)
	}
}

// joinLabels makes "A, B và C".
func joinLabels(labels []string) string {
	if len(labels) < 2 {
		return strings.Join(labels, "")
	}
	return strings.Join(labels[:len(labels)-1], ", ") + " và " + labels[len(labels)-1]
}
