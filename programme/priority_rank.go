package programme

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Ranked is a candidate at its place.
type Ranked struct {
	RankCandidate
	Priority
	Cleaner   bool   // stands in the list of cleaner production, apart from the others
	Rank      int    // in its list, from 1
	LegalRank int    // where the order alone puts it; the same, but for overrides
	Ahead     int64  // the project before it by the order alone; 0 for the first
	Why       string // why it stands behind that one, or first
	Moved     string // what overrides did to it; "" for nothing
}

// Basis is what the place rests on, in one sentence.
func (r Ranked) Basis() string {
	s := ""
	for i, k := range r.keys() {
		if k.words == nil {
			continue
		}
		if i > 0 {
			s += "; "
		}
		s += k.name + ": " + k.words(r)
	}
	return upperFirst(s) + "."
}

// rankKey is one step of the order: of two projects the one with the smaller
// value comes first.
type rankKey struct {
	name  string
	value func(Ranked) int64
	words func(Ranked) string
}

// The common order: the law's steps, then the province's points, and where all
// that is equal who submitted first. The number of the record makes it total.
var commonKeys = []rankKey{
	{"đề án điểm", func(r Ranked) int64 { return toInt(!r.Key) }, func(r Ranked) string { return lowerFirst(yesNo(r.Key)) }},
	{"địa bàn", func(r Ranked) int64 { return int64(r.AreaRank) }, areaWords},
	{"ngành nghề", func(r Ranked) int64 { return int64(r.Sector) }, sectorWords},
	{"kinh nghiệm, năng lực", func(r Ranked) int64 { return -r.Capacity }, gradeWords(qCapacity)},
	pointsKey, submittedKey, numberKey,
}

// Cleaner production is ranked by effect and urgency. The law gives neither
// more weight, so their grades are added; of equal sums the greater effect,
// which the law names first, comes first.
var cleanerKeys = []rankKey{
	{"hiệu quả và mức độ cấp thiết", func(r Ranked) int64 { return -r.Effect - r.Urgency }, func(r Ranked) string {
		return fmt.Sprintf("%d (hiệu quả %d, cấp thiết %d)", r.Effect+r.Urgency, r.Effect, r.Urgency)
	}},
	{"hiệu quả", func(r Ranked) int64 { return -r.Effect }, gradeWords(qEffect)},
	pointsKey, submittedKey, numberKey,
}

var (
	pointsKey = rankKey{"điểm tiêu chí của tỉnh", func(r Ranked) int64 { return -r.Points }, func(r Ranked) string { return groupInt(r.Points) }}

	submittedKey = rankKey{"thời điểm nộp", func(r Ranked) int64 {
		if r.SubmittedAt.IsZero() {
			return math.MaxInt64
		}
		return r.SubmittedAt.Unix()
	}, func(r Ranked) string {
		if r.SubmittedAt.IsZero() {
			return "chưa rõ"
		}
		return Moment(r.SubmittedAt)
	}}

	numberKey = rankKey{"thứ tự ghi hồ sơ", func(r Ranked) int64 { return r.ProjectID }, nil} // says nothing of the project
)

func toInt(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func areaWords(r Ranked) string {
	if r.AreaRank < 1 || r.AreaRank >= NoArea {
		return "không thuộc nhóm ưu tiên"
	}
	return "nhóm " + AreaGroups[r.AreaRank-1]
}

func sectorWords(r Ranked) string {
	switch r.Sector {
	case 1:
		return "nhóm 6.2.b"
	case 2:
		return "nhóm 6.2.a"
	}
	return "không thuộc nhóm ưu tiên"
}

func gradeWords(code string) func(Ranked) string {
	return func(r Ranked) string {
		for _, f := range r.Facts {
			if f.Question.Code == code && f.Counts {
				return lowerFirst(f.Question.Text(Q(f.Value)))
			}
		}
		return "chưa xác nhận"
	}
}

func (r Ranked) keys() []rankKey {
	if r.Cleaner {
		return cleanerKeys
	}
	return commonKeys
}

// before compares two candidates of one list; the second result is the step
// that decided.
func (r Ranked) before(o Ranked) (int, rankKey) {
	for _, k := range r.keys() {
		if c := cmp.Compare(k.value(r), k.value(o)); c != 0 {
			return c, k
		}
	}
	return 0, numberKey
}

// Rank puts candidates in the order of priority on a day: the common list,
// then that of cleaner production. It is a total order that does not depend on
// how the candidates come in; overrides move projects after it, each with its
// paper.
func Rank(candidates []RankCandidate, criteria []Criterion, on Day) []Ranked {
	var common, cleaner []Ranked
	for _, c := range candidates {
		r := Ranked{RankCandidate: c, Priority: PriorityOf(c, criteria, on), Cleaner: CleanerList(c.Content)}
		if r.Cleaner {
			cleaner = append(cleaner, r)
		} else {
			common = append(common, r)
		}
	}
	return append(rankList(common), rankList(cleaner)...)
}

func rankList(list []Ranked) []Ranked {
	slices.SortFunc(list, func(a, b Ranked) int { c, _ := a.before(b); return c })
	for i := range list {
		list[i].LegalRank = i + 1
		if i == 0 {
			list[i].Why = "Đứng đầu theo thứ tự ưu tiên."
			continue
		}
		ahead := list[i-1]
		_, k := ahead.before(list[i])
		list[i].Ahead = ahead.ProjectID
		if k.words == nil {
			list[i].Why = fmt.Sprintf("Ngang %s ở mọi mức, cả thời điểm nộp; xếp theo thứ tự hồ sơ được ghi vào chương trình.", ahead.Code)
		} else {
			list[i].Why = fmt.Sprintf("Sau %s vì %s: %s – %s; đề án này – %s.", ahead.Code, k.name, ahead.Code, k.words(ahead), k.words(list[i]))
		}
	}
	return seat(list)
}

// seat puts the overridden candidates on the places that their papers name and
// the others, in their order, on what is left. Where two papers name one
// place, the later one has it and the earlier one the next.
func seat(list []Ranked) []Ranked {
	var moved []Ranked
	for _, r := range list {
		if r.Override != nil && r.Override.Applies(r.Level, r.Year) {
			moved = append(moved, r)
		}
	}
	if len(moved) == 0 {
		for i := range list {
			list[i].Rank = i + 1
		}
		return list
	}
	slices.SortFunc(moved, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(a.Override.Rank, b.Override.Rank), cmp.Compare(b.Override.Dated, a.Override.Dated), cmp.Compare(a.ProjectID, b.ProjectID))
	})
	seats := make([]*Ranked, len(list))
	for i := range moved {
		at := min(moved[i].Override.Rank, len(list)) - 1
		for at < len(list) && seats[at] != nil {
			at++
		}
		if at == len(list) { // all to the end are taken: the last free one before
			for at--; seats[at] != nil; at-- {
			}
		}
		seats[at] = &moved[i]
	}
	var out []Ranked
	rest := slices.DeleteFunc(slices.Clone(list), func(r Ranked) bool { return r.Override != nil && r.Override.Applies(r.Level, r.Year) })
	for i, s := range seats {
		var r Ranked
		if s != nil {
			r = *s
		} else {
			r, rest = rest[0], rest[1:]
		}
		r.Rank = i + 1
		r.Moved = r.movedWords()
		out = append(out, r)
	}
	return out
}

// movedWords says what overrides did to a candidate.
func (r Ranked) movedWords() string {
	if r.Override != nil && r.Override.Applies(r.Level, r.Year) {
		s := fmt.Sprintf("Chuyển từ thứ %d sang thứ %d theo %s. Lý do: %s", r.LegalRank, r.Rank, r.Override.Citation(), r.Override.Reason)
		if r.Override.Rank != r.Rank {
			s += fmt.Sprintf(" (văn bản ghi thứ %d)", r.Override.Rank)
		}
		return s
	}
	if r.Rank != r.LegalRank {
		return fmt.Sprintf("Thứ tự ưu tiên là %d, nay là %d vì đề án khác được xếp lại bằng văn bản.", r.LegalRank, r.Rank)
	}
	return ""
}

// Seen leaves the rows that the user may open, at their true places. Why one
// stands behind a project that he may not open is said without that project.
func Seen(ranked []Ranked, u User) (all []Ranked) {
	sees := map[int64]bool{}
	for _, r := range ranked {
		sees[r.ProjectID] = u.SeesProject(Project{Level: r.Level, Content: r.Content, Place: r.Place, Establishment: r.Establishment})
	}
	for _, r := range ranked {
		if !sees[r.ProjectID] {
			continue
		}
		if r.Ahead != 0 && !sees[r.Ahead] {
			r.Why = "Sau một đề án ngoài phạm vi của bạn. " + r.Basis()
		}
		all = append(all, r)
	}
	return all
}
