package programme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pairPrefix begins the key of every warning about another project.
func pairPrefix(other int64) string { return "p" + strconv.FormatInt(other, 10) + ":" }

// key names a warning by the other project, by whether that one has money
// already or only asks for it, and by what the two share. So an answer holds
// until one of these changes: an item that was only asked for elsewhere is
// looked at again once it is approved there.
func (p FundedProject) key(test, value string) string {
	state := "asked"
	if p.Stage.InPlan() {
		state = "funded"
	}
	return pairPrefix(p.ID) + state + ":" + test + ":" + value
}

// declared warns of machines that the project itself says another programme
// pays for, and of money of other programmes that no machine explains.
func (p FundedProject) declared() (all []DoubleWarning) {
	named := map[string]bool{}
	for _, m := range p.Machines {
		if m.Other == "" {
			continue
		}
		named[Fold(m.Other)] = true
		by := ""
		if m.OtherDecision != "" {
			by = " theo " + m.OtherDecision
		}
		all = append(all, DoubleWarning{
			Key: "other:" + Fold(m.Other) + ":" + m.NameKey() + ":" + m.ModelKey() + ":" + strconv.FormatInt(int64(m.OtherAmount), 10), Certainty: CertainlyDouble, Machine: m.Title(),
			Evidence: []string{fmt.Sprintf("Hồ sơ khai “%s” được chương trình “%s” hỗ trợ %s%s.", m.Title(), m.Other, m.OtherAmount.Dong(), by)},
		})
	}
	for _, l := range p.Others {
		amount := max(l.Done, l.Approved)
		name := l.Name
		if name == "" {
			name = "chương trình khác"
		}
		if amount == 0 || named[Fold(name)] || len(p.Machines) == 0 {
			continue
		}
		all = append(all, DoubleWarning{
			Key: "mixed:" + Fold(name), Certainty: PossiblyDouble, Machine: "cả đề án",
			Evidence: []string{fmt.Sprintf("Đề án có %s lồng ghép của “%s” nhưng danh mục máy không ghi máy nào do nguồn này trả.", amount.Dong(), name)},
		})
	}
	return all
}

// against holds every machine of two projects against each other, and their
// titles where that finds nothing.
func (p FundedProject) against(other FundedProject) (all []DoubleWarning) {
	for _, mine := range p.Machines {
		for _, theirs := range other.Machines {
			if w, ok := p.compare(mine, other, theirs); ok {
				all = append(all, w)
			}
		}
		if w, ok := other.titled(mine); ok && other.SameEntity && len(other.Machines) == 0 {
			all = append(all, w)
		}
	}
	if w, ok := p.retitled(other); ok && len(all) == 0 {
		all = append(all, w)
	}
	return all
}

// compare gives the strongest thing that two machines share, with whatever
// else speaks for it.
func (p FundedProject) compare(mine Machine, other FundedProject, theirs Machine) (DoubleWarning, bool) {
	w := DoubleWarning{Machine: mine.Title(), Other: other}
	add := func(sure Certainty, test, value, what string) {
		if sure > w.Certainty {
			w.Certainty, w.Key = sure, other.key(test, value)
		}
		if len(w.Evidence) == 0 {
			what = upperFirst(what) + " với “" + theirs.Title() + "” " + other.place() + "."
		} else {
			what = upperFirst(what) + "."
		}
		w.Evidence = append(w.Evidence, what)
	}
	how, alike := sameKind(mine, theirs)
	for _, serial := range mine.SerialKeys() {
		if slices.Contains(theirs.SerialKeys(), serial) {
			sure := LikelyDouble // makers number alike: short numbers and other kinds meet by chance
			if len(serial) >= 5 && (alike || Fold(mine.Maker) == Fold(theirs.Maker)) {
				sure = CertainlyDouble
			}
			add(sure, "serial", serial, "cùng số máy "+serial)
		}
	}
	if key := mine.InvoiceKey(); key != "" && key == theirs.InvoiceKey() {
		sure := PossiblyDouble // two sellers may have given one number on one day
		switch {
		case alike && other.SameEntity:
			sure = CertainlyDouble
		case alike || other.SameEntity:
			sure = LikelyDouble
		}
		add(sure, "invoice", key, "cùng hóa đơn số "+mine.Invoice+" ngày "+mine.InvoiceDate.String())
	}
	if alike && other.SameEntity && !differentPieces(mine, theirs) {
		sure, when := sameTime(mine, p.Year, theirs, other.Year)
		value := mine.ModelKey()
		if value == "" || theirs.ModelKey() == "" {
			value = mine.NameKey()
		}
		add(sure, "machine", value, how+when+", cùng cơ sở")
	}
	return w, w.Certainty > 0
}

// differentPieces tells two machines by their serials, as far as both have any.
func differentPieces(a, b Machine) bool {
	x, y := a.SerialKeys(), b.SerialKeys()
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(k string) bool { return slices.Contains(y, k) })
}

// sameTime tells how sure one kind of machine at one establishment is one
// machine: by the year of make, or by the year of support where one of the two
// is not known.
func sameTime(mine Machine, year int, theirs Machine, otherYear int) (sure Certainty, words string) {
	switch {
	case mine.MadeIn != 0 && mine.MadeIn == theirs.MadeIn:
		return LikelyDouble, ", cùng năm sản xuất " + strconv.Itoa(mine.MadeIn)
	case mine.MadeIn != 0 && theirs.MadeIn != 0:
		return PossiblyDouble, fmt.Sprintf(", năm sản xuất khác nhau (%d và %d)", mine.MadeIn, theirs.MadeIn)
	case year == otherYear:
		return LikelyDouble, ", cùng năm hỗ trợ " + strconv.Itoa(year)
	}
	return PossiblyDouble, ""
}

// titled warns of an older project without a list of machines whose title
// names the machine.
func (p FundedProject) titled(m Machine) (DoubleWarning, bool) {
	name := m.NameKey()
	if strings.Count(name, " ") < 1 || !strings.Contains(" "+Machine{Name: p.Title}.NameKey()+" ", " "+name+" ") {
		return DoubleWarning{}, false
	}
	return DoubleWarning{
		Key: p.key("title", name), Certainty: PossiblyDouble, Machine: m.Title(), Other: p,
		Evidence: []string{"Tên máy có trong tên đề án của cùng cơ sở, " + p.place() + "; đề án đó chưa ghi danh mục máy."},
	}, true
}

// place is where the other machine was paid for, with the money: "ở đề án
// DP-2017-03 (Cơ sở X) năm 2017, 120 triệu đồng, nguồn khuyến công địa phương,
// hoàn thành".
func (p FundedProject) place() string {
	who := ""
	if p.Establishment.Name != "" {
		who = " (" + p.Establishment.Name + ")"
	}
	return fmt.Sprintf("ở đề án %s%s năm %d, hỗ trợ %s, nguồn %s, %s", p.Code, who, p.Year, p.Support.InMillions(), lowerFirst(p.Level.Label()), lowerFirst(p.Stage.Label()))
}

func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
