package book

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"khuyencong/programme"
)

// LineKind is what a line of a sheet is.
type LineKind byte

const (
	OtherLine   LineKind = iota // a title, a note, a signature
	HeadingLine                 // of the table, also printed again on a page
	SectionLine                 // applies to the rows beneath it
	ProjectLine                 // the first line of a project
	FurtherLine                 // a further line of the project above
	TotalLine                   // a sum of rows
	CarriedLine                 // a sum carried from page to page
)

// row is one line of a table as its columns say it.
type row struct {
	line    Line
	label   label
	main    string // its first text that is no number of the line
	folded  string
	column  int  // of main
	money   bool // some amount stands on it
	details int  // cells that only a project has: beneficiary, address, …
	titled  bool
	party   string // the cell of the beneficiary, as it is
	wide    bool   // main is joined over several columns
}

var detailFields = []Field{Beneficiary, Address, Commune, District, Content, Decision, DecisionDate, AcceptanceDate, Period, Code}

// see reads a line by the table's columns.
func (t *table) see(l Line) row {
	r := row{line: l, column: -1}
	number, hasNumber := t.at[Number]
	for i := range l.Cells {
		c := &l.Cells[i]
		if _, isMoney := t.money[c.Column]; isMoney {
			r.money = true
			continue
		}
		if hasNumber && c.Column == number {
			r.label = labelOf(c.Text, t.open.lastLetter())
			if r.label.style != otherLabel {
				continue
			}
			r.label = label{} // words in the column of numbers: "Huyện X" joined over the line
		}
		if r.column < 0 && c.Kind == TextCell && strings.ContainsFunc(c.Text, unicode.IsLetter) {
			r.main, r.column = cleanText(c.Text), c.Column
		}
	}
	if m := leadLabel.FindStringSubmatch(r.main); m != nil && r.label.style == noLabel && (!hasNumber || r.column <= number || m[1][0] > '9') {
		r.label, r.main = labelOf(m[1], t.open.lastLetter()), m[2] // "I. Huyện Kế Sách" in one cell
	}
	r.folded = programme.Fold(r.main)
	for _, f := range detailFields {
		if c, ok := t.at[f]; ok && c != r.column && l.text(c) != "" && !dashes.MatchString(l.text(c)) {
			r.details++
		}
	}
	if c, ok := t.at[Title]; ok {
		r.titled = l.text(c) != ""
	}
	if c, ok := t.at[Beneficiary]; ok {
		r.party = l.text(c)
	}
	for _, m := range t.mergesAt(l.Number) {
		r.wide = r.wide || m.top == m.bottom && m.left == r.column && m.right > m.left+1
	}
	return r
}

var (
	totalForm   = regexp.MustCompile(`^(tong cong|tong so|tong kinh phi|tong|cong|toan tinh|toan tinh cong)(\b|$)`)
	totalRest   = regexp.MustCompile(`^(tong cong|tong so|tong kinh phi|tong|cong|toan tinh)\s*(?:$|[:.(=\-–,+/]|\d|muc|phan|nhom|a\b|b\b|c\b|d\b|e\b|i+\b|iv\b|v\b|vi+\b|nguon|von|toan|huyen|thi xa|thanh pho|quan|xa|phuong|tp|tx|nam|khuyen cong|kcqg|kcdp|kinh phi|kp|so|chung|cac|de an|noi dung|tiep|ca|theo|cong|hai|ba|ke hoach|quoc gia|dia phuong|dot|quy)`)
	carriedForm = regexp.MustCompile(`cong trang|chuyen sang|mang sang|chuyen trang|cong mang|luy ke trang|trang truoc|sang trang|cong don|chuyen tiep trang`)
	notTotal    = regexp.MustCompile(`^(cong (dong|ty|trinh|nghe|nghiep|tac|nhan|bo|thong|cuoc)|tong (ket|hop|dai|cuc|quan|cong ty))`)
	noteForm    = regexp.MustCompile(`^(ghi chu|luu y|chu thich|bang chu|lam tron|so tien bang chu|\(?bang chu|nguoi lap|nguoi kiem|lap bieu|giam doc|pho giam doc|ke toan|thu truong|chu tich|truong phong|tm\.|kt\.|tl\.|q\. ?giam|noi nhan|trang \d|trong do|dvt|don vi tinh|\*|kem theo|\(kem|ngay .* thang|.{0,30}, ngay .{0,6} thang|xac nhan|truong phong|so de an|can cu )`)
	countForm   = regexp.MustCompile(`(\d{1,5})\s*(?:de an|nhiem vu|ke hoach|du an|co so)`)
)

// isTotal tells a line that adds up rows.
func (r row) isTotal() bool {
	if r.label.style == arabicLabel || notTotal.MatchString(r.folded) {
		return false
	}
	if r.details > 0 && r.label.style != noLabel {
		return false
	}
	return totalForm.MatchString(r.folded) && totalRest.MatchString(r.folded+" ") && (r.money || r.details == 0)
}

// isCarried tells a sum that stands at the end or the beginning of a page.
func (r row) isCarried() bool {
	return r.label.style != arabicLabel && r.details == 0 && carriedForm.MatchString(r.folded) && utf8.RuneCountInString(r.main) < 60
}

// kind tells what a line is.
func (t *table) kind(r row) LineKind {
	switch {
	case len(r.line.Cells) == 0:
		return OtherLine
	case t.header.again(r.line) || numberLine(r.line):
		return HeadingLine
	case r.isCarried():
		return CarriedLine
	case r.isTotal():
		return TotalLine
	case noteForm.MatchString(r.folded) && r.label.style != arabicLabel && r.details == 0 && !(r.titled && r.party != ""):
		return OtherLine
	case t.isSection(r):
		return SectionLine
	case t.isFurther(r):
		return FurtherLine
	case t.isProject(r):
		return ProjectLine
	}
	return OtherLine
}

// isSection tells a line that names what the rows beneath it have in common.
func (t *table) isSection(r row) bool {
	if r.main == "" || r.details > 0 {
		return false
	}
	f := factsOf(r.main)
	named := f.district != "" || f.place != ""
	means := named || f.level != "" && len(strings.Fields(r.main)) <= 10 || f.year != 0 && len(strings.Fields(r.main)) <= 8
	content := f.content != "" && len(strings.Fields(r.main)) <= 16
	switch r.label.style {
	case letterLabel, romanLabel:
		return true
	case noLabel, bulletLabel:
		if r.wide && (means || content) {
			return true
		}
		if t.done && !r.money {
			return false
		}
		if named || means && !t.startsProject(r) {
			return true
		}
		return content && !t.startsProject(r) && (r.money || r.wide || r.column <= t.firstText) && !t.has(Content) && t.has(Number) && lowerRatio(r.main)
	case arabicLabel, lowerLabel:
		return named && !r.money || named && t.has(Beneficiary) || means && t.has(Beneficiary) || content && t.has(Beneficiary) && t.numbersBelow
	default:
		return strings.HasPrefix(string(r.label.style), string(dottedLabel)) && t.has(Beneficiary) && (means || content)
	}
}

// lowerRatio keeps whole sentences out: a section's name is short.
func lowerRatio(s string) bool { return utf8.RuneCountInString(s) <= 90 && !strings.HasSuffix(s, ".") }

// startsProject tells a title of a project from the name of a section.
func (t *table) startsProject(r row) bool {
	return r.money && !t.has(Number) && t.projects > 0 && !t.has(Beneficiary)
}

// isFurther tells a line that goes on with the project above.
func (t *table) isFurther(r row) bool {
	if t.last == nil || r.label.style == arabicLabel || t.done || r.line.Number > t.last.LastLine+1 {
		return false
	}
	title, hasTitle := t.at[Title]
	inside := false
	for _, m := range t.mergesAt(r.line.Number) {
		if hasTitle && m.left == title && m.top == t.last.Line && r.line.Number <= m.bottom {
			inside = true
		}
		if n, ok := t.at[Number]; ok && m.left == n && m.top == t.last.Line && r.line.Number <= m.bottom {
			inside = true
		}
	}
	if inside {
		return true
	}
	if !r.titled && r.party != "" && t.has(Number) && hasTitle {
		return true // a member of a group, perhaps with its share
	}
	if r.money || r.label.style != noLabel {
		return false
	}
	if !r.titled {
		return r.party != "" || r.details > 0
	}
	first, _ := utf8.DecodeRuneInString(r.main)
	return t.has(Number) && hasTitle && r.column == title && (unicode.IsLower(first) || first == '(' || first == '-' || first == ',')
}

// isProject tells the first line of a project.
func (t *table) isProject(r row) bool {
	if t.has(Number) {
		switch r.label.style {
		case arabicLabel, lowerLabel, bulletLabel:
			return r.titled || r.party != "" || r.money
		case noLabel, otherLabel:
			return !t.done && r.money && r.titled && r.details > 0
		}
		return (r.details > 0 || !t.has(Beneficiary) && r.money) && (r.titled || r.party != "")
	}
	if t.done {
		return false
	}
	return (r.titled || r.party != "") && (r.money || r.titled && r.party != "")
}
