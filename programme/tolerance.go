package programme

// How well a printed number is known. A count stands for itself. An amount
// printed with decimals, or with four digits or more, is known to half a unit
// of its last digit; a short round amount ("2 tỷ", "850 triệu") stands for
// itself. A percentage is known to half a unit of its last digit. A qualifier
// widens the number to one side or both by the larger of one unit of its last
// digit and 5 percent of it. An average is worked out, so even a short round one
// is known to half a unit: 14.237 triệu đồng for 112 projects is "bình quân 127
// triệu đồng".

// span is the range of values that a printed number may stand for.
type span struct{ lo, hi int64 }

func (a span) add(b span) span      { return span{a.lo + b.lo, a.hi + b.hi} }
func (a span) overlaps(b span) bool { return a.lo <= b.hi && b.lo <= a.hi }
func (a span) width() int64         { return a.hi - a.lo }

// qualified is the span that a qualifier gives; a number without one is itself.
func (f Figure) qualified() span {
	v := f.Value
	w := max(f.Step, int64(absU(v)/20))
	switch f.Qualifier {
	case Over:
		return span{v, v + w}
	case Under:
		return span{v - w, v}
	case About:
		return span{v - w, v + w}
	}
	return span{v, v}
}

// printed is qualified widened by half a unit of the last printed digit, when
// the number is of a kind that is rounded for printing.
func (f Figure) printed(step int64) span {
	s := f.qualified()
	if f.loose() {
		s.lo, s.hi = s.lo-step/2, s.hi+step/2
	}
	return s
}

// loose tells whether the last printed digit may have been rounded.
func (f Figure) loose() bool {
	switch {
	case f.Qualifier != Exact && f.Qualifier != "", f.Unit == UnitCount, f.Step <= 1:
		return false
	case f.Unit == UnitPercent:
		return true
	}
	whole := f.Step == int64(Million) || f.Step == int64(Billion) || f.Step == 1000
	return !whole || int64(absU(f.Value))/f.Step >= 1000
}

func (i *Identity) judgeSum(parts []Figure, whole Figure) bool {
	finest := whole.Step
	if !whole.loose() {
		finest = 0
	}
	for _, f := range parts {
		if f.Unit != whole.Unit {
			return false
		}
		if f.loose() && (finest == 0 || f.Step < finest) {
			finest = f.Step
		}
		i.Left += f.Value
	}
	// Offices drop a trailing zero ("2.096,6" among two-decimal numbers), so
	// all are first read to the finest digit printed among them.
	tight, own := span{}, span{}
	for _, f := range parts {
		tight, own = tight.add(f.printed(finest)), own.add(f.printed(f.Step))
	}
	right := whole.printed(whole.Step)
	i.Tolerance = (own.width() + right.width()) / 2
	switch {
	case tight.overlaps(whole.printed(finest)):
		i.Verdict = Holds
	case own.overlaps(right):
		i.Verdict = HoldsRounding
	default:
		i.Verdict = Fails
	}
	if i.Verdict == Holds && i.Left != i.Right && i.unqualified(parts, whole) {
		i.Verdict = HoldsRounding
	}
	return true
}

func (i *Identity) unqualified(parts []Figure, whole Figure) bool {
	for _, f := range append(parts[:len(parts):len(parts)], whole) {
		if s := f.qualified(); s.lo != s.hi {
			return false
		}
	}
	return true
}

// judgeRatio holds scale × part / base − less against whole. Amounts and
// counts in a quotient stand for themselves unless qualified.
func (i *Identity) judgeRatio(part, base, whole Figure, scale, less int64) {
	a, b := part.qualified(), base.qualified()
	if b.lo <= 0 {
		b = span{base.Value, base.Value}
	}
	i.Left = mulDiv(part.Value, scale, base.Value) - less
	left := span{mulDiv(a.lo, scale, b.hi) - less, mulDiv(a.hi, scale, b.lo) - less}
	right, cut := whole.qualified(), whole.qualified() // cut: a digit cut off instead of rounded
	if whole.loose() || i.Type == MeanIdentity && right.width() == 0 {
		right.lo, right.hi = right.lo-whole.Step/2, right.hi+whole.Step/2
		cut.lo, cut.hi = cut.lo-whole.Step+1, cut.hi+whole.Step-1
	}
	i.Tolerance = (left.width() + right.width()) / 2
	switch {
	case left.overlaps(right):
		i.Verdict = Holds
	case left.overlaps(cut):
		i.Verdict = HoldsRounding
	default:
		i.Verdict = Fails
	}
}

// judgeGrowthOfParts finds the growth of a total from its parts: each part's
// base follows from its own growth.
func (i *Identity) judgeGrowthOfParts(pairs []Figure, whole Figure) bool {
	var now, before, loBefore, hiBefore int64
	const hundred = 100 * PercentPoint
	for k := 0; k+1 < len(pairs); k += 2 {
		v, g := pairs[k], pairs[k+1]
		gs := g.printed(g.Step)
		if v.Value <= 0 || v.Unit != pairs[0].Unit || g.Unit != UnitPercent || gs.lo <= -hundred {
			return false
		}
		now += v.Value
		before += mulDiv(v.Value, hundred, hundred+g.Value)
		loBefore += mulDiv(v.Value, hundred, hundred+gs.hi)
		hiBefore += mulDiv(v.Value, hundred, hundred+gs.lo)
	}
	if loBefore <= 0 || whole.Unit != UnitPercent {
		return false
	}
	i.Left = mulDiv(now, hundred, before) - hundred
	left := span{mulDiv(now, hundred, hiBefore) - hundred, mulDiv(now, hundred, loBefore) - hundred}
	right := whole.printed(whole.Step)
	i.Tolerance = (left.width() + right.width()) / 2
	i.Verdict = Fails
	if left.overlaps(right) {
		i.Verdict = Holds
	}
	return true
}
