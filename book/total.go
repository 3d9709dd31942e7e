package book

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"khuyencong/programme"
)

// Total is a sum that the book states beside what its rows give.
type Total struct {
	Line     int
	Column   int
	Field    Field
	Stated   programme.Money
	Computed programme.Money
	From, To int // the rows of the sheet that it adds up: from the first up to before the last
}

// Agrees tells whether the rows give what the book states.
func (t Total) Agrees() bool { return t.Stated == t.Computed }

// stated is the figures of a line of sums, each with the ways to read it.
type stated [amounts]amountCell

// statedOn reads the figures of a line of sums.
func (t *table) statedOn(l Line) (s stated) {
	for i, column := range t.amounts {
		if column >= 0 {
			s[i] = readAmount(l.at(column), column, t.money[column])
		}
	}
	return s
}

// span is rows of the sheet from one up to another.
type span struct{ from, to int }

// sum adds up the money of rows.
func (t *table) sum(s span) (sums [amounts]programme.Money) {
	for i := range sums {
		sums[i] = t.sums[s.to][i] - t.sums[s.from][i]
	}
	return sums
}

// empty tells a line without figures.
func (s stated) empty() bool {
	return !slices.ContainsFunc(s[:], func(a amountCell) bool { return a.cell != nil })
}

// compare tells how many of the stated figures the sums give, and how far the
// others are from them.
func (s stated) compare(sums [amounts]programme.Money) (same int, off programme.Money) {
	for i, a := range s {
		if len(a.readings) == 0 {
			continue
		}
		best := programme.MaxMoney
		for _, r := range a.readings {
			best = min(best, max(r.value-sums[i], sums[i]-r.value))
		}
		if best == 0 {
			same++
		}
		off += best
	}
	return same, off
}

// record writes what a line states beside what its rows give.
func (t *table) record(line int, s stated, of span) {
	sums := t.sum(of)
	for i, a := range s {
		if len(a.readings) == 0 {
			continue
		}
		value := a.readings[0].value
		for _, r := range a.readings {
			if r.value == sums[i] || value != sums[i] && r.style == t.styles[a.column] && r.style != plain {
				value = r.value
			}
		}
		t.sheet.Totals = append(t.sheet.Totals, Total{line, a.column, amountFields[i], value, sums[i], of.from, of.to})
	}
}

// close ends the sections from a depth on.
func (t *table) close(depth int) {
	for i := len(t.open) - 1; i >= depth; i-- {
		s := t.open[i]
		s.to = len(t.sheet.Rows)
		t.record(s.line, s.stated, span{s.from, s.to})
		if t.closed = append(t.closed, s); len(t.closed) > 60 {
			t.closed = slices.Delete(t.closed, 0, 1)
		}
	}
	t.open = t.open[:depth]
}

// section opens a section.
func (t *table) section(r row) {
	label := r.label
	if label.style == noLabel || label.style == bulletLabel {
		label.style = labelStyle("by what it names: " + factsOf(r.main).names())
	}
	t.close(t.open.depth(label.style))
	t.sheet.Sections[r.line.Number] = t.open.line()
	t.open = append(t.open, section{label: label, line: r.line.Number, text: r.folded, facts: factsOf(r.main), from: len(t.sheet.Rows), stated: t.statedOn(r.line)})
	t.done, t.lastRow = false, -1
}

// names is which facts a line has: sections without numbers replace one that
// names the same.
func (f facts) names() string {
	switch {
	case f.district != "" || f.place != "":
		return "place"
	case f.content != "":
		return "content"
	case f.year != 0:
		return "year"
	}
	return "level"
}

var (
	labelInTotal = regexp.MustCompile(`^(?:Tổng cộng|TỔNG CỘNG|Cộng|CỘNG|Tổng|TỔNG|Tổng số|TỔNG SỐ|Cộng mục|Cộng phần|CỘNG MỤC|CỘNG PHẦN|Cộng nhóm|Tổng mục|Tổng phần)\s*[:(]?\s*([A-Z]|[IVXL]{1,6}|\d{1,2}(?:\.\d+)?)\)?\s*[:.]?$`)
	addedLabels  = regexp.MustCompile(`[A-Z0-9]\s*\+\s*[A-Z0-9]`)
	grandTotal   = regexp.MustCompile(`^(tong cong|tong so|toan tinh|tong kinh phi|tong\b)`)
)

// total compares a line of sums with the rows that it adds up.
func (t *table) total(r row, carried bool) {
	s, now := t.statedOn(r.line), len(t.sheet.Rows)
	t.lastRow = -1
	if now == t.from && !carried {
		if len(t.open) == 0 {
			t.open = append(t.open, section{line: r.line.Number, text: r.folded, from: now, stated: s, whole: true})
		} else if open := &t.open[len(t.open)-1]; open.stated.empty() {
			open.line, open.stated = r.line.Number, s
		}
		return
	}
	of := t.addedUp(r, s, carried)
	t.record(r.line.Number, s, of)
	if carried {
		t.pageFrom = now
		return
	}
	t.totalFrom = now
	t.done = of.from == t.from && (grandTotal.MatchString(r.folded) || len(t.open) == 0)
}

// addedUp is the rows that a line of sums stands for: those that it names;
// else those whose sums or number it gives; else those nearest to it.
func (t *table) addedUp(r row, s stated, carried bool) span {
	now := len(t.sheet.Rows)
	whole := span{t.from, now}
	if carried {
		return t.nearest(s, 0, []span{whole, {t.pageFrom, now}})
	}
	if addedLabels.MatchString(r.main) {
		return whole
	}
	if m := labelInTotal.FindStringSubmatch(r.main); m != nil {
		for _, all := range [][]section{t.open, t.closed} {
			for i := len(all) - 1; i >= 0; i-- {
				if all[i].label.text == m[1] {
					return all[i].span(now)
				}
			}
		}
	}
	var likely []span
	for i := len(t.open) - 1; i >= 0; i-- {
		if of := t.open[i].span(now); t.open[i].text != "" && strings.HasSuffix(r.folded, " "+t.open[i].text) {
			return of
		} else if of.to > of.from {
			likely = append(likely, of)
		}
	}
	if grandTotal.MatchString(r.folded) {
		likely = append([]span{whole}, likely...)
	} else {
		likely = append(likely, whole)
	}
	likely = append(likely, span{t.totalFrom, now}, span{t.pageFrom, now})
	count := 0
	if m := countForm.FindStringSubmatch(r.folded); m != nil {
		count = atoi(m[1])
	}
	return t.nearest(s, count, likely)
}

func (s section) span(now int) span {
	if s.to > 0 {
		now = s.to
	}
	return span{s.from, now}
}

// nearest is the rows whose sums are most of the stated figures; of several
// the first.
func (t *table) nearest(s stated, count int, of []span) span {
	type fit struct {
		span
		same int
		off  programme.Money
	}
	var fits []fit
	for _, o := range of {
		if o.from >= o.to {
			continue
		}
		same, off := s.compare(t.sum(o))
		if count > 0 && o.to-o.from == count {
			same += 2
		}
		fits = append(fits, fit{o, same, off})
	}
	if len(fits) == 0 {
		return of[0]
	}
	return slices.MinFunc(fits, func(a, b fit) int {
		return cmp.Or(cmp.Compare(b.same, a.same), cmp.Compare(a.off, b.off))
	}).span
}
