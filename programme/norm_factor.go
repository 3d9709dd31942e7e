package programme

import "fmt"

// WithPriority raises the caps of norms by the factor that a confirmed rule
// gives priority areas (hệ số ưu tiên); shares stay. why is the confirmed row
// that makes the place one.
func WithPriority(norms []Norm, factor Rule, why string) []Norm {
	raised := make([]Norm, len(norms))
	for i, n := range norms {
		if n.Cap.Known {
			n.Cap = Q(int64(n.Cap.Money().Share(factor.Value, 10_000)))
			n.raised = fmt.Sprintf(" Mức trần đã nhân %s vì %s (%s).", factor.Text(), why, factor.Citation())
		}
		raised[i] = n
	}
	return raised
}

// PriorityNote says why the factor of priority areas is not applied, where a
// rule names one that nobody has confirmed; "" where there is nothing to say.
func (b RuleBook) PriorityNote(day Day) string {
	for _, r := range b {
		if r.Key == RulePriority && r.On(day) && !r.Confirmed() {
			return fmt.Sprintf("Hệ số %s của mức trần cho địa bàn, ngành nghề ưu tiên (%s) chưa được xác nhận nên không áp dụng.", r.Text(), r.Citation())
		}
	}
	return ""
}

// PriorityArea is the confirmed row that makes a project's place a priority
// area on a day, in a sentence; ok is false where there is none.
func (b AreaBook) PriorityArea(p Project, day Day) (why string, ok bool) {
	s := AreaStandingOf(b, p.Place, p.PlaceDay(), day)
	return s.Why, s.Rank != NoArea
}
