package programme

import (
	"cmp"
	"slices"
	"strings"
)

// Mark is what one member found of one criterion: a score where the criterion
// has points, else whether it is met.
type Mark struct {
	Member int             `json:"member"` // Member.No
	Code   string          `json:"code"`   // of the criterion
	Score  Quantity        `json:"score"`  // in hundredths of a point: 7,5 is 750
	Met    ConditionAnswer `json:"met,omitempty"`
	Remark string          `json:"remark,omitempty"`
}

// hundredth is how marks are kept: a mark of 7,5 is 750.
const hundredth = 100

// given tells whether the mark says something of its criterion.
func (m Mark) given(c AppliedCriterion) bool {
	if c.Scored() {
		return m.Score.Known
	}
	return m.Met == Met || m.Met == NotMet
}

// empty tells a mark that says nothing at all.
func (m Mark) empty() bool { return !m.Score.Known && m.Met == Unanswered && m.Remark == "" }

// ScoreText is the mark as it is printed: "7,5", "Đạt"; "–" where there is none.
func (m Mark) ScoreText(c AppliedCriterion) string {
	switch {
	case !m.given(c):
		return "–"
	case c.Scored():
		return trimZeros(FixedDecimal(m.Score.Value, 2))
	}
	return m.Met.Label()
}

// ParseScore reads a mark of at most two decimals; empty is none.
func ParseScore(field, typed string) (Quantity, error) {
	s := strings.TrimSpace(typed)
	if s == "" {
		return Quantity{}, nil
	}
	whole, frac, _ := strings.Cut(s, ",")
	n, problem := parseDecimal(s, hundredth)
	if problem != "" || len(frac) > 2 || len(whole) > 4 {
		return Quantity{}, Refuse(Invalid, field, "Điểm “%s” không đọc được. Nhập số như 8 hoặc 7,5, nhiều nhất hai chữ số lẻ.", typed)
	}
	return Q(int64(n)), nil
}

// Mark finds what a member found of a criterion.
func (b AppraisalBody) Mark(member int, code string) Mark {
	for _, m := range b.Marks {
		if m.Member == member && m.Code == code {
			return m
		}
	}
	return Mark{Member: member, Code: code}
}

// Voting are the members whose marks count: present, and without an interest.
func (b AppraisalBody) Voting() (all []Member) {
	for _, m := range b.Members {
		if m.Votes() {
			all = append(all, m)
		}
	}
	return all
}

// Scored tells whether the report gives points.
func (b AppraisalBody) Scored() bool {
	return slices.ContainsFunc(b.Criteria, AppliedCriterion.Scored)
}

// Most is the most points that a report can give.
func (b AppraisalBody) Most() (points int64) {
	for _, c := range b.Criteria {
		points += c.Weight
	}
	return points
}

// MemberPoints is what one member gives altogether: weight × mark / scale over
// all criteria, exactly. Unknown until he has marked them all.
func (b AppraisalBody) MemberPoints(no int) Ratio {
	return b.points([]Member{{No: no}}, b.Criteria)
}

// CriterionPoints is what a criterion is given on average.
func (b AppraisalBody) CriterionPoints(c AppliedCriterion) Ratio {
	return b.points(b.Voting(), []AppliedCriterion{c})
}

// Points is the report's total: the average of what the voting members give.
func (b AppraisalBody) Points() Ratio { return b.points(b.Voting(), b.Criteria) }

// points adds up over one denominator, so that the quotient is rounded once,
// when it is printed.
func (b AppraisalBody) points(members []Member, criteria []AppliedCriterion) Ratio {
	den := int64(1)
	some := false
	for _, c := range criteria {
		if c.Scored() {
			den = lcm(den, c.Scale)
			some = true
		}
	}
	if !some {
		return Ratio{}
	}
	sum := int64(0)
	for _, m := range members {
		for _, c := range criteria {
			if !c.Scored() {
				continue
			}
			mark := b.Mark(m.No, c.Code)
			if !mark.Score.Known {
				return Ratio{}
			}
			sum += c.Weight * mark.Score.Value * (den / c.Scale)
		}
	}
	return RatioOf(sum, den*hundredth*int64(len(members)))
}

func lcm(a, b int64) int64 {
	x, y := a, b
	for y != 0 {
		x, y = y, x%y
	}
	return a / x * b
}

// reaches tells whether an average is at least some points.
func (r Ratio) reaches(points int64) bool {
	return r.Known && cmp.Compare(r.a, points*r.b) >= 0
}

// MetBy counts the voting members who find a criterion met, and all who vote.
func (b AppraisalBody) MetBy(c AppliedCriterion) (met, of int) {
	for _, m := range b.Voting() {
		if b.Mark(m.No, c.Code).Met == Met {
			met++
		}
		of++
	}
	return met, of
}

// Passes tells whether a criterion is met: by its own least points, or by more
// than half of who votes.
func (b AppraisalBody) Passes(c AppliedCriterion) bool {
	if c.Scored() {
		return b.CriterionPoints(c).reaches(c.Least)
	}
	met, of := b.MetBy(c)
	return 2*met > of
}

// Result is what was found of a criterion, in words: "16,50/20 điểm", "Đạt
// (4/5)".
func (b AppraisalBody) Result(c AppliedCriterion) string {
	if c.Scored() {
		return b.CriterionPoints(c).Times() + "/" + groupInt(c.Weight) + " điểm"
	}
	met, of := b.MetBy(c)
	for _, m := range b.Voting() {
		if !b.Mark(m.No, c.Code).given(c) {
			return "–"
		}
	}
	label := NotMet.Label()
	if b.Passes(c) {
		label = Met.Label()
	}
	if of == 0 {
		return "–"
	}
	if of > 1 {
		label += " (" + groupInt(int64(met)) + "/" + groupInt(int64(of)) + ")"
	}
	return label
}

// TotalText is the total in words: "78,25/100 điểm"; "" where no points are
// given.
func (b AppraisalBody) TotalText() string {
	if !b.Scored() {
		return ""
	}
	return b.Points().Times() + "/" + groupInt(b.Most()) + " điểm"
}
