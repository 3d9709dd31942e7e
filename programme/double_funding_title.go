package programme

import (
	"slices"
	"strings"
	"unicode"
)

// fillerWords stand in the title of nearly every project, folded: they say
// nothing of what is paid for.
var fillerWords = strings.Fields("de an ho tro ung dung dau tu mua sam may moc thiet bi tien tien hien dai moi trong vao cho cua tai va cac san xuat gia cong che bien co so cong ty tnhh htx hop tac xa ho kinh doanh")

// retitled warns of another project of one establishment that is for nearly
// the same by its title, where not both have a list of machines to compare.
// What comes again every year, as courses and fairs do, is only held against
// the same year.
func (p FundedProject) retitled(other FundedProject) (DoubleWarning, bool) {
	yearly := !p.buysMachines() || !other.buysMachines()
	switch {
	case !other.SameEntity, len(p.Machines) > 0 && len(other.Machines) > 0, yearly && p.Year != other.Year:
		return DoubleWarning{}, false
	}
	how := ""
	switch theirs := titleWords(other.Title); {
	case slices.Equal(p.words, theirs):
		how = "Cùng tên đề án"
	case nearlySame(p.words, theirs):
		how = "Tên đề án gần giống “" + other.Title + "”"
	default:
		return DoubleWarning{}, false
	}
	return DoubleWarning{
		Key: other.key("project", strings.Join(p.words, " ")), Certainty: PossiblyDouble, Machine: "Cả đề án", Other: other,
		Evidence: []string{how + " của cùng cơ sở, " + other.place() + "; chưa đủ danh mục máy của hai đề án để đối chiếu từng máy."},
	}, true
}

// buysMachines tells a project whose money goes into machines, which an
// establishment buys once.
func (p FundedProject) buysMachines() bool {
	c, known := ContentByCode(p.Content)
	return !known || c.Group == Machinery || c.Group == DemonstrationModel || c.Group == CleanerProduction
}

// titleWords are the words of a title that say what is paid for, folded; all
// its words where it has no others.
func titleWords(title string) []string {
	all := strings.FieldsFunc(Fold(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var telling []string
	for _, w := range all {
		if !slices.Contains(fillerWords, w) {
			telling = append(telling, w)
		}
	}
	if len(telling) == 0 {
		return all
	}
	return telling
}

// nearlySame tells two titles of which the shorter one, of at least three
// words, has at most every seventh word that the longer one has not.
func nearlySame(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 3 {
		return false
	}
	left, missing := slices.Clone(b), 0
	for _, w := range a {
		if at := slices.Index(left, w); at >= 0 {
			left = slices.Delete(left, at, at+1)
		} else {
			missing++
		}
	}
	return missing*7 <= len(a)
}
