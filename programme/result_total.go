package programme

import (
	"math/big"
	"slices"
	"strings"
)

// BookSum is what old books say of an indicator, added up over projects of a
// content and a place of which none was followed up: many are one row.
type BookSum struct {
	Indicator  Indicator
	Content    string
	Place      PlaceRef
	Named      int64 // projects that promise it or report it
	PromisedBy int64
	Promised   Quantity
	ReportedBy int64
	Actual     Quantity
}

// Minus takes the values of projects that were looked at one by one out of the
// sums.
func Minus(sums []BookSum, looked []Project) []BookSum {
	for _, p := range looked {
		for _, o := range p.Outcomes {
			i := slices.IndexFunc(sums, func(s BookSum) bool {
				return s.Indicator == o.Indicator && s.Content == p.Content && s.Place == p.Place
			})
			if i < 0 {
				continue
			}
			s := &sums[i]
			s.Named--
			if o.Promised.Known {
				s.PromisedBy, s.Promised.Value = s.PromisedBy-1, s.Promised.Value-o.Promised.Value
			}
			if o.Actual.Known {
				s.ReportedBy, s.Actual.Value = s.ReportedBy-1, s.Actual.Value-o.Actual.Value
			}
			s.Promised.Known, s.Actual.Known = s.PromisedBy > 0, s.ReportedBy > 0
		}
	}
	return sums
}

// ResultData is what results are added up from: projects that were followed
// up, and others of their establishments, one by one, and the rest in sums.
type ResultData struct {
	Projects  []Project // with their outcomes, without money
	Values    []ResultValue
	Books     []BookSum
	Completed []ContentCount // of all projects in question
}

// ContentCount is how many projects of a content there are at a place.
type ContentCount struct {
	Content string
	Place   PlaceRef
	N       int64
}

// SettledContents counts the settled projects of a period by content, as the
// cells of an evaluation have them.
func SettledContents(cells []Cell, period Period) (all []ContentCount) {
	for _, c := range cells {
		if c.Stage != Completed || c.Done.Projects == 0 || c.Year < period.From || c.Year > period.To {
			continue
		}
		i := slices.IndexFunc(all, func(o ContentCount) bool { return o.Content == c.Content })
		if i < 0 {
			all = append(all, ContentCount{Content: c.Content, N: c.Done.Projects})
			continue
		}
		all[i].N += c.Done.Projects
	}
	return all
}

// Within is the part of the data of some contents and places; nil for all.
func (d ResultData) Within(in func(content string, place PlaceRef) bool) (part ResultData) {
	for _, p := range d.Projects {
		if in(p.Content, p.Place) {
			part.Projects = append(part.Projects, p)
		}
	}
	for _, v := range d.Values {
		if in(v.Project.Content, v.Project.Place) {
			part.Values = append(part.Values, v)
		}
	}
	for _, b := range d.Books {
		if in(b.Content, b.Place) {
			part.Books = append(part.Books, b)
		}
	}
	for _, c := range d.Completed {
		if in(c.Content, c.Place) {
			part.Completed = append(part.Completed, c)
		}
	}
	return part
}

// BasisCount is how many values of a total are of one basis.
type BasisCount struct {
	Basis ReadingBasis
	N     int64
}

// OutcomeSum is an indicator over the projects of a period: what was promised,
// what was reached, and how far that is known.
type OutcomeSum struct {
	Indicator Indicator
	Promised  Quantity // total, or mean where the indicator averages
	Actual    Quantity // likewise; of AddChange the mean change in ten-thousandths
	Reported  int64    // projects that reported an actual value, counted or not
	Asked     int64    // projects that are asked for it, or named it
	LeftOut   int64    // of the reported ones, those that would count something twice
	Bases     []BasisCount
	Same      Comparison
}

// Comparison holds the same projects' figures against each other: only those
// that have all that is compared.
type Comparison struct {
	N                        int64
	Before, Promised, Actual Quantity // Before and Promised unknown where none of them has one
}

// Coverage is the part of the projects that reported.
func (o OutcomeSum) Coverage() Ratio { return RatioOf(o.Reported, o.Asked) }

// CoverageText is how many projects reported: "60/66", or "60" where no other
// was asked.
func (o OutcomeSum) CoverageText() string {
	if o.Asked <= o.Reported {
		return groupInt(o.Reported)
	}
	return groupInt(o.Reported) + "/" + groupInt(o.Asked)
}

// BasesText is what the values rest on: "50 có chứng từ, 10 theo sổ cũ"; ""
// where all are of old books.
func (o OutcomeSum) BasesText() string {
	if len(o.Bases) == 1 && o.Bases[0].Basis == FromBooks {
		return ""
	}
	return o.basesCell()
}

func (o OutcomeSum) basesCell() string {
	var words []string
	for _, b := range o.Bases {
		words = append(words, groupInt(b.N)+" "+lowerFirst(b.Basis.Label()))
	}
	return strings.Join(words, ", ")
}

func (o OutcomeSum) basesByName() map[ReadingBasis]int64 {
	all := map[ReadingBasis]int64{}
	for _, b := range o.Bases {
		all[b.Basis] = b.N
	}
	return all
}

// Total adds up an indicator.
func (d ResultData) Total(i Indicator) OutcomeSum {
	o := OutcomeSum{Indicator: i}
	sum := newResultSum(i)
	for _, p := range d.Projects {
		sum.promise(p.outcome(i).Promised, 1)
	}
	for _, b := range d.Books {
		if b.Indicator == i {
			sum.promise(b.Promised, b.PromisedBy)
			sum.many(b.Actual, b.ReportedBy)
			o.Reported += b.ReportedBy
		}
	}
	bases := map[ReadingBasis]int64{FromBooks: o.Reported}
	for _, v := range d.Values {
		switch {
		case v.Indicator != i:
			continue
		case v.Counts():
			sum.one(v)
		default:
			o.LeftOut++
		}
		o.Reported++
		bases[v.Basis]++
	}
	for _, b := range ReadingBases {
		if bases[b] > 0 {
			o.Bases = append(o.Bases, BasisCount{b, bases[b]})
		}
	}
	o.Promised, o.Actual, o.Same = sum.promised(), sum.actual(), d.compare(i)
	o.Asked = max(d.asked(i), o.Reported)
	return o
}

// Totals adds up every indicator that is asked for, promised or reported.
func (d ResultData) Totals() (all []OutcomeSum) {
	for _, i := range Indicators {
		if o := d.Total(i); o.Promised.Known || o.Reported > 0 || o.Asked > 0 && i.PartOf() == "" {
			all = append(all, o)
		}
	}
	return all
}

// asked counts the projects whose content asks for an indicator, and the
// others that named it. Parts are not asked for on their own.
func (d ResultData) asked(i Indicator) (n int64) {
	asks := func(content string) bool { return slices.Contains(AskedOf(content), i) }
	for _, c := range d.Completed {
		if asks(c.Content) {
			n += c.N
		}
	}
	for _, b := range d.Books {
		if b.Indicator == i && !asks(b.Content) {
			n += b.Named
		}
	}
	for _, p := range d.Projects {
		named := p.outcome(i) != Outcome{Indicator: i} || slices.ContainsFunc(d.Values, func(v ResultValue) bool { return v.Indicator == i && v.Project.ID == p.ID })
		if !asks(p.Content) && named {
			n++
		}
	}
	return n
}

// compare adds up the counted readings of the projects that have what the
// indicator is held against: the baseline where it needs one, else the promise.
func (d ResultData) compare(i Indicator) (c Comparison) {
	if i.Adds() == AddChange {
		return c
	}
	before, promised, actual := newResultSum(i), newResultSum(i), newResultSum(i)
	for _, v := range d.Values {
		if v.Indicator != i || !v.Counts() || v.Basis == FromBooks || i.NeedsBaseline() && !v.Before.Known || !i.NeedsBaseline() && !v.Promised.Known {
			continue
		}
		c.N++
		actual.one(v)
		if v.Before.Known {
			was := v
			was.Value = v.Before.Value
			before.one(was)
		}
		if v.Promised.Known {
			meant := v
			meant.Value = v.Promised.Value
			promised.one(meant)
		}
	}
	c.Before, c.Promised, c.Actual = before.actual(), promised.actual(), actual.actual()
	if before.n < c.N {
		c.Before = Quantity{}
	}
	if promised.n < c.N {
		c.Promised = Quantity{}
	}
	return c
}

// resultSum adds up values of one indicator, without a rounding on the way.
type resultSum struct {
	indicator          Indicator
	n                  int64 // values
	sum                int64 // of them; of those without a weight where there are weights
	heavy, weight      *big.Int
	weighted           int64 // values that have a weight
	promisedBy, pledge int64
}

func newResultSum(i Indicator) *resultSum {
	return &resultSum{indicator: i, heavy: new(big.Int), weight: new(big.Int)}
}

func (s *resultSum) promise(q Quantity, by int64) {
	if q.Known {
		s.promisedBy, s.pledge = s.promisedBy+by, s.pledge+q.Value
	}
}

func (s *resultSum) many(q Quantity, n int64) {
	if q.Known {
		s.n, s.sum = s.n+n, s.sum+q.Value
	}
}

func (s *resultSum) one(v ResultValue) {
	s.n++
	switch s.indicator.Adds() {
	case AddChange:
		s.sum += RatioOf(v.Value-v.Before.Value, v.Before.Value).TenThousandths
	case AddMean:
		if v.Workers.Known && v.Workers.Value > 0 {
			w := big.NewInt(v.Workers.Value)
			s.weighted++
			s.weight.Add(s.weight, w)
			s.heavy.Add(s.heavy, w.Mul(w, big.NewInt(v.Value)))
			return
		}
		fallthrough
	default:
		s.sum += v.Value
	}
}

func (s *resultSum) promised() Quantity {
	switch {
	case s.promisedBy == 0:
		return Quantity{}
	case s.indicator.Averages():
		return Q(int64(Money(s.pledge).Mean(int(s.promisedBy))))
	}
	return Q(s.pledge)
}

// actual is the total or the mean. Who has no number of workers weighs as much
// as the others on average; where nobody has one all weigh alike.
func (s *resultSum) actual() Quantity {
	adds := s.indicator.Adds()
	switch {
	case s.n == 0:
		return Quantity{}
	case adds == AddChange, adds == AddMean && s.weighted == 0:
		return Q(int64(Money(s.sum).Mean(int(s.n))))
	case adds == AddMean:
		many := big.NewInt(s.weighted)
		top := new(big.Int).Mul(s.heavy, many)
		top.Add(top, new(big.Int).Mul(big.NewInt(s.sum), s.weight))
		under := new(big.Int).Mul(s.weight, new(big.Int).Add(many, big.NewInt(s.n-s.weighted)))
		top.Mul(top, big.NewInt(2)).Add(top, under) // half up: nothing here is negative
		return Q(top.Quo(top, under.Mul(under, big.NewInt(2))).Int64())
	}
	return Q(s.sum)
}

// ValueText prints a total of the indicator without its unit; "–" when unknown.
func (i Indicator) ValueText(q Quantity) string {
	if i.Adds() != AddChange || !q.Known {
		return q.Count()
	}
	sign := ""
	if q.Value > 0 {
		sign = "+"
	}
	return sign + Ratio{TenThousandths: q.Value, Known: true}.Percent()
}

// TotalUnit is the unit of a total.
func (i Indicator) TotalUnit() string {
	switch i.Adds() {
	case AddChange:
		return "so với trước khi hỗ trợ"
	case AddMean:
		return i.UnitLabel() + ", bình quân"
	}
	return i.UnitLabel()
}
