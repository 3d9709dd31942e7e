package book

import "khuyencong/programme"

// Amounts is the money of a project, in đồng, by total, support, …; unknown
// where the book does not say it or it cannot be read for certain.
type Amounts [amounts]programme.Quantity

// Of is the amount of a field of money.
func (a Amounts) Of(f Field) programme.Quantity {
	if i := amountOf(f); i >= 0 {
		return a[i]
	}
	return programme.Quantity{}
}

// The sizes that amounts of projects have; what is outside is typed in another
// unit. A usual one decides where separators do not.
const (
	leastTotal   = 2 * programme.Million
	leastSupport = 500_000 * programme.Dong
	leastShare   = 100_000 * programme.Dong
	mostTotal    = 300 * programme.Billion
	mostSupport  = 10 * programme.Billion
	usualTotal   = 50 * programme.Billion
	usualSupport = 3 * programme.Billion
)

// sized tells whether an amount can be meant.
func sized(i int, m programme.Money) bool {
	if m < 0 {
		m = -m
	}
	switch i {
	case total:
		return m == 0 || m >= leastTotal && m <= mostTotal
	case counterpart, other:
		return m == 0 || m >= leastShare && m <= mostTotal
	}
	return m == 0 || m >= leastSupport && m <= mostSupport
}

// usual tells an amount that nothing speaks against.
func usual(i int, m programme.Money) bool {
	if i == total || i == counterpart || i == other {
		return m <= usualTotal
	}
	return m <= usualSupport
}

// choice is one reading of each cell of a row.
type choice [amounts]programme.Quantity

// whole is the support of a row: its column, or both sources.
func (c choice) whole() programme.Quantity {
	switch {
	case c[support].Known:
		return c[support]
	case c[national].Known && c[local].Known:
		return c[national].Plus(c[local])
	}
	return programme.Quantity{}
}

// across tells whether total = support + counterpart (+ other) holds: 1 it
// does, -1 it does not, 0 it cannot be told.
func (c choice) across() int {
	sum := c.whole()
	if !c[total].Known || !sum.Known || !c[counterpart].Known {
		return 0
	}
	got, want := sum.Value+c[counterpart].Value, c[total].Value
	if got == want || c[other].Known && got+c[other].Value == want {
		return 1
	}
	return -1
}

// sources tells whether support = national + local holds.
func (c choice) sources() int {
	if !c[support].Known || !c[national].Known || !c[local].Known {
		return 0
	}
	if c[support].Value == c[national].Value+c[local].Value {
		return 1
	}
	return -1
}

// rated tells whether support is the printed percentage of the total; rate is
// in hundredths of a percent, 0 for none.
func (c choice) rated(rate int64) int {
	s := c.whole()
	if rate == 0 || !s.Known || !c[total].Known || c[total].Value == 0 {
		return 0
	}
	r := programme.RatioOf(s.Value, c[total].Value).TenThousandths
	if r-rate <= 60 && rate-r <= 60 {
		return 1
	}
	return -1
}

// fitness orders the readings of a row: what decides first comes first.
type fitness struct{ sized, sums, rated, usual, style int }

func (f fitness) beats(g fitness) bool {
	if f.sized != g.sized {
		return f.sized > g.sized
	}
	if f.sums != g.sums {
		return f.sums > g.sums
	}
	return f.rated > g.rated
}

// amountRow is the money of one row before it is decided.
type amountRow struct {
	cells  [amounts]amountCell
	styles [amounts]style
	rate   int64
}

func (r amountRow) fit(c choice, picked [amounts]int) (f fitness) {
	for i, q := range c {
		if !q.Known {
			continue
		}
		if sized(i, q.Money()) {
			f.sized++
		}
		if usual(i, q.Money()) {
			f.usual++
		}
		how, column := r.cells[i].readings[picked[i]].style, r.styles[i]
		if column == plain {
			column = vietnamese
		}
		if how == plain || how == column {
			f.style++
		}
	}
	if s := c.whole(); s.Known && c[total].Known && s.Value > c[total].Value {
		f.sized--
	}
	f.sums, f.rated = c.across()+c.sources(), c.rated(r.rate)
	return f
}

// decide picks the reading of each cell; unsure marks the cells that two
// readings fit alike.
func (r amountRow) decide() (best choice, unsure [amounts]bool) {
	var picked, bestPicked [amounts]int
	var fits []candidate
	var try func(i int, c choice)
	try = func(i int, c choice) {
		if i == amounts {
			fits = append(fits, candidate{c, picked, r.fit(c, picked)})
			return
		}
		n := len(r.cells[i].readings)
		if n == 0 {
			try(i+1, c)
			return
		}
		for k := range n {
			picked[i] = k
			c[i] = programme.Q(int64(r.cells[i].readings[k].value))
			try(i+1, c)
		}
		picked[i] = 0
	}
	try(0, choice{})
	top := fits[0]
	for _, f := range fits[1:] {
		if f.fitness.beats(top.fitness) || !top.fitness.beats(f.fitness) && f.likelier(top) {
			top = f
		}
	}
	best, bestPicked = top.choice, top.picked
	for _, f := range fits {
		if f.picked == bestPicked || top.fitness.beats(f.fitness) {
			continue
		}
		// Both fit what the row says. Separators and usual size decide, unless
		// they speak against each other.
		if f.usual > top.usual || f.usual == top.usual && f.style >= top.style {
			for i := range unsure {
				unsure[i] = unsure[i] || f.picked[i] != bestPicked[i]
			}
		}
	}
	return best, unsure
}

type candidate struct {
	choice
	picked [amounts]int
	fitness
}

func (a candidate) likelier(b candidate) bool {
	if a.style != b.style {
		return a.style > b.style
	}
	return a.usual > b.usual
}
