package book

import (
	"regexp"
	"strings"

	"khuyencong/programme"
)

// facts is what a title or a section line says of the rows beneath it.
type facts struct {
	level    programme.Level
	content  programme.ContentGroup
	district string
	place    string // another unit than a district
	year     int
	period   string // several years
	kind     string
	code     string // of the content, where it is named as the law does
}

// over is the facts with those of an inner line before their own.
func (f facts) over(inner facts) facts {
	if inner.level != "" {
		f.level = inner.level
	}
	if inner.content != "" {
		f.content = inner.content
	}
	if inner.district != "" {
		f.district = inner.district
	}
	if inner.place != "" {
		f.place = inner.place
	}
	if inner.year != 0 || inner.period != "" {
		f.year, f.period = inner.year, inner.period
	}
	if inner.kind != "" {
		f.kind = inner.kind
	}
	return f
}

var (
	yearForm  = regexp.MustCompile(`(?:^|[^\d.])((?:19|20)\d\d)(?:$|[^\d])`)
	yearsForm = regexp.MustCompile(`(?:^|[^\d])((?:19|20)\d\d)\s*(?:[-–—]|đến|den|tới)\s*(?:năm\s*)?((?:19|20)?\d\d)(?:$|[^\d])`)
	yearWord  = regexp.MustCompile(`(?i)(?:năm|nam)\s*:?\s*((?:19|20)\d\d)`)
	lawNumber = regexp.MustCompile(`(?i)\d+/\d{4}/[\p{L}-]+|ngày\s+\d{1,2}\s*([/.-]|tháng)\s*\d{1,2}\s*([/.-]|năm)\s*\d{4}|\d{1,2}/\d{1,2}/\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4}`)
)

// yearsOf finds the year that a line speaks of, or the printed words where it
// speaks of several. Dates and numbers of papers say nothing.
func yearsOf(text string) (year int, period string) {
	text = lawNumber.ReplaceAllString(text, " ")
	if m := yearsForm.FindStringSubmatch(text); m != nil && m[1] != m[2] {
		return 0, strings.Trim(m[0], " ()[].,;:")
	}
	if m := yearWord.FindStringSubmatch(text); m != nil {
		return atoi(m[1]), ""
	}
	all := yearForm.FindAllStringSubmatch(text, 4)
	for _, m := range all {
		if m[1] != all[0][1] {
			return 0, ""
		}
	}
	if len(all) > 0 {
		return atoi(all[0][1]), ""
	}
	return 0, ""
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

// factsOf reads a title or a section line.
func factsOf(text string) (f facts) {
	folded := programme.Fold(text)
	f.level = levelOf(folded)
	f.year, f.period = yearsOf(text)
	if name, tier := unitOf(text); tier == districtUnit {
		f.district = name
	} else if tier != noUnit {
		f.place = name
	}
	if f.district == "" && f.place == "" {
		f.content = contentOf(folded)
	}
	return f
}

var (
	nationalWords = regexp.MustCompile(`quoc gia|trung uong|kcqg|\btw\b|nstw`)
	localWords    = regexp.MustCompile(`dia phuong|kcdp|ngan sach tinh|von tinh|khuyen cong tinh|nguon tinh|cap tinh quan ly|\bnsdp\b|\bnst\b`)
)

// levelOf finds which programme a folded text speaks of; none where it speaks
// of both.
func levelOf(folded string) programme.Level {
	n, l := nationalWords.MatchString(folded), localWords.MatchString(folded)
	switch {
	case n && !l:
		return programme.National
	case l && !n:
		return programme.Local
	}
	return ""
}

// contentWords find a content by what its name has, the telling ones first.
var contentWords = []struct {
	words   *regexp.Regexp
	content programme.ContentGroup
}{
	{regexp.MustCompile(`o nhiem|moi truong`), programme.Environment},
	{regexp.MustCompile(`san xuat sach|\bsxsh\b|tieu dung ben vung|tiet kiem nang luong|chuyen doi so`), programme.CleanerProduction},
	{regexp.MustCompile(`trinh dien|\bmhtd\b|mo hinh ky thuat`), programme.DemonstrationModel},
	{regexp.MustCompile(`hop tac quoc te`), programme.Cooperation},
	{regexp.MustCompile(`nang cao nang luc quan ly|khoi su|khoi nghiep|nang luc quan ly|quan tri doanh nghiep|\bnlql\b`), programme.Capacity},
	{regexp.MustCompile(`dao tao|truyen nghe|day nghe`), programme.Training},
	{regexp.MustCompile(`may moc|thiet bi|\bmmtb\b|\bmm,? ?tb\b|day chuyen|chuyen giao cong nghe|chuyen giao ky thuat|tien bo khoa hoc|ung dung cong nghe|ung dung may|ho tro may|\btbkt\b|khoa hoc ky thuat`), programme.Machinery},
	{regexp.MustCompile(`phat trien san pham|\bpt san pham\b|\bptsp\b|hoi cho|trien lam|nhan hieu|thuong hieu|binh chon|san pham cnnt|tieu bieu|xuc tien thuong mai|mo rong thi truong|trung bay|bao bi`), programme.ProductPromotion},
	{regexp.MustCompile(`cum cong nghiep|\bccn\b|lien doanh|lien ket|hiep hoi`), programme.Cluster},
	{regexp.MustCompile(`tuyen truyen|thong tin|truyen thong|ban tin|\btttt\b`), programme.Information},
	{regexp.MustCompile(`tu van`), programme.Consulting},
	{regexp.MustCompile(`tap huan|hoi thao|tham quan|khao sat`), programme.Capacity},
	{regexp.MustCompile(`quan ly|kiem tra|giam sat|nghiem thu|nang luc to chuc|nang cao nang luc|cong tac vien`), programme.Management},
}

// statutory are the contents as the law and the program's own lists name them,
// folded.
var statutory = func() map[string]programme.Content {
	all := map[string]programme.Content{}
	for _, c := range programme.Contents {
		all[programme.Fold(c.Name)] = c
	}
	return all
}()

// contentOf finds the content that a folded text names.
func contentOf(folded string) programme.ContentGroup {
	for _, c := range contentWords {
		if c.words.MatchString(folded) {
			return c.content
		}
	}
	return ""
}

// section is a line that applies to the rows beneath it.
type section struct {
	label  label
	line   int
	text   string // folded
	facts  facts
	from   int // the first row beneath it
	to     int // behind the last one, once it is closed
	stated stated
	whole  bool // a total above all rows
}

// sections are the open ones, outermost first.
type sections []section

// lastLetter is the letter of the innermost open section numbered with one.
func (s sections) lastLetter() string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].label.style == letterLabel {
			return s[i].label.text
		}
	}
	return ""
}

// line is where the innermost section stands, 0 for none.
func (s sections) line() int {
	for i := len(s) - 1; i >= 0; i-- {
		if !s[i].whole && s[i].text != "" {
			return s[i].line
		}
	}
	return 0
}

// depth is how many sections stay open when one of a style begins.
func (s sections) depth(style labelStyle) int {
	for i, open := range s {
		if open.label.style == style && !open.whole {
			return i
		}
	}
	return len(s)
}

// facts is what all open sections say together.
func (s sections) facts(of facts) facts {
	for _, open := range s {
		of = of.over(open.facts)
	}
	return of
}
