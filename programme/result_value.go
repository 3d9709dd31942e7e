package programme

import (
	"cmp"
	"fmt"
	"slices"
)

// ResultValue is what one project brings to the total of an indicator: the
// value of its latest counting sheet, or that of the old books.
type ResultValue struct {
	Project   Project // without its lines
	Sheet     ResultSheet
	Indicator Indicator
	Value     int64
	Unit      string
	Basis     ReadingBasis
	Workers   Quantity // of the same sheet: the weight of a mean
	Before    Quantity // the baseline, in the same unit
	Promised  Quantity
	Left      string // why it does not count; "" where it does
}

// Counts tells whether the value is in the total.
func (v ResultValue) Counts() bool { return v.Left == "" }

// When says of what time the value is.
func (v ResultValue) When() string {
	if v.Basis == FromBooks {
		return "năm " + fmt.Sprint(v.Project.Year) + ", sổ cũ"
	}
	return lowerFirst(MonthLabel(v.Sheet.Month)) + ", " + v.Sheet.On.String()
}

// ValuesOf are the values that a project brings on a day. Of each indicator it
// is the latest sheet that has it; parts are of the sheet of their whole, so
// that they belong together. What has no reading is as the old books have it.
func ValuesOf(p Project, sheets []ResultSheet, on Day) (all []ResultValue) {
	var before ResultSheet
	counting := CountingSheets(sheets, on)
	if len(counting) > 0 && counting[0].Month == Baseline {
		before, counting = counting[0], counting[1:]
	}
	for _, m := range measures {
		if m.PartOf != "" {
			continue
		}
		if i := lastWith(counting, m.Indicator); i >= 0 {
			all = append(all, read(p, counting[i], before, m.Indicator))
			for _, part := range m.Indicator.Parts() {
				if counting[i].Value(part).Known {
					all = append(all, read(p, counting[i], before, part))
				} else if j := lastWith(counting, part); j >= 0 && m.Adds == AddEffects {
					all = append(all, read(p, counting[j], before, part)) // asked in other months than its whole
				}
			}
			continue
		}
		for _, i := range append([]Indicator{m.Indicator}, m.Indicator.Parts()...) {
			if o := p.outcome(i); o.Actual.Known {
				all = append(all, ResultValue{Project: p, Indicator: i, Value: o.Actual.Value, Basis: FromBooks, Promised: o.Promised})
			}
		}
	}
	return all
}

func lastWith(sheets []ResultSheet, i Indicator) int {
	for n := len(sheets) - 1; n >= 0; n-- {
		if sheets[n].Value(i).Known {
			return n
		}
	}
	return -1
}

func read(p Project, s, before ResultSheet, i Indicator) ResultValue {
	r, _ := s.Reading(i)
	v := ResultValue{Project: p, Sheet: s, Indicator: i, Value: r.Value.Value, Unit: r.Unit, Basis: r.Basis, Workers: s.Value(Workers), Promised: p.outcome(i).Promised}
	if b, has := before.Reading(i); has && Fold(b.Unit) == Fold(r.Unit) {
		v.Before = b.Value
	}
	return v
}

// outcome is what the project promised and its books say of an indicator.
func (p Project) outcome(i Indicator) Outcome {
	if n := slices.IndexFunc(p.Outcomes, func(o Outcome) bool { return o.Indicator == i }); n >= 0 {
		return p.Outcomes[n]
	}
	return Outcome{Indicator: i}
}

// sameWindow is how many months apart two readings of projects of one
// establishment may be and still be taken to be about the same people.
const sameWindow = 12

// LeaveOutDoubles marks the values that would count something twice. Of one
// establishment,
//   - where it stands as a whole (workers, income, revenue) is the latest
//     reading of any of its projects;
//   - what projects brought (jobs) is added up, but of readings of different
//     projects within 12 months only the latest counts, unless its sheet says
//     that its people are counted in no other project.
//
// Values of the old books count as they stand there, except where a reading of
// the whole establishment is newer. Parts follow their whole.
func LeaveOutDoubles(all []ResultValue) {
	byFirm := map[int64][]*ResultValue{}
	for i := range all {
		if id := all[i].Project.Establishment.ID; id != 0 {
			byFirm[id] = append(byFirm[id], &all[i])
		}
	}
	for _, values := range byFirm {
		slices.SortStableFunc(values, func(a, b *ResultValue) int {
			return cmp.Or(cmp.Compare(b.Sheet.On, a.Sheet.On), cmp.Compare(b.Project.ID, a.Project.ID))
		})
		for _, m := range measures {
			if m.PartOf == "" {
				leaveOut(m, values)
			}
		}
		for _, v := range values {
			if whole := v.Indicator.PartOf(); whole != "" {
				v.Left = leftOf(values, whole, v.Project.ID)
			}
		}
	}
	for i := range all {
		if v := &all[i]; v.Indicator.Adds() == AddChange && v.Left == "" && (!v.Before.Known || v.Before.Value <= 0) {
			v.Left = "chưa có số trước khi hỗ trợ theo cùng đơn vị"
		}
	}
}

// leaveOut marks the values of one indicator and one establishment, the newest
// first.
func leaveOut(m measure, newest []*ResultValue) {
	var kept []*ResultValue
	for _, v := range newest {
		if v.Indicator != m.Indicator {
			continue
		}
		for _, k := range kept {
			if reason := m.doubled(*v, *k); reason != "" {
				v.Left = reason
				break
			}
		}
		if v.Left == "" {
			kept = append(kept, v)
		}
	}
}

// doubled says why a value counts nothing beside a newer one of the same
// establishment; "" where both count.
func (m measure) doubled(v, newer ResultValue) string {
	books := v.Basis == FromBooks
	switch {
	case newer.Basis == FromBooks:
		return ""
	case m.Adds == AddChange && Fold(v.Unit) != Fold(newer.Unit):
		return ""
	case m.Adds != AddEffects:
		return fmt.Sprintf("số của cả cơ sở, đã tính theo lần đo mới hơn (%s) của đề án %s", newer.Sheet.On, newer.Project.Code)
	case books || v.Sheet.Apart || newer.Sheet.Apart || newer.Sheet.On > v.Sheet.On.PlusMonths(sameWindow):
		return ""
	}
	return fmt.Sprintf("cùng cơ sở, đo trong cùng 12 tháng với đề án %s (%s): có thể là cùng những người đó", newer.Project.Code, newer.Sheet.On)
}

// leftOf is why the whole of a project does not count.
func leftOf(values []*ResultValue, whole Indicator, project int64) string {
	for _, v := range values {
		if v.Indicator == whole && v.Project.ID == project {
			return v.Left
		}
	}
	return ""
}
