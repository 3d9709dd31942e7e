package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// SizeFigures are the numbers by which an enterprise is classed, of one year.
type SizeFigures struct {
	Year    int      // of the figures; 0 when not known
	Workers Quantity // average, insured (lao động tham gia bảo hiểm xã hội bình quân năm)
	Revenue Quantity // of the year, in đồng
	Capital Quantity // in đồng
}

// Text is the figures in words: "42 lao động, doanh thu 12.000 triệu đồng (năm
// 2025)".
func (f SizeFigures) Text() string {
	var parts []string
	if f.Workers.Known {
		parts = append(parts, groupInt(f.Workers.Value)+" lao động")
	}
	if f.Revenue.Known {
		parts = append(parts, "doanh thu "+f.Revenue.Money().InMillions())
	}
	if f.Capital.Known {
		parts = append(parts, "vốn "+f.Capital.Money().InMillions())
	}
	if len(parts) == 0 {
		return ""
	}
	s := strings.Join(parts, ", ")
	if f.Year != 0 {
		s += fmt.Sprintf(" (năm %d)", f.Year)
	}
	return s
}

// SizeState says how sure a verdict is.
type SizeState int

const (
	SizeUnknown   SizeState = iota // no confirmed rule, or figures are missing
	SizeKnown                      // Class is certain
	SizeAtMost                     // Class is the largest that it can be; figures for a smaller one are missing
	SizeTooLarge                   // larger than a medium enterprise
	SizeNotSought                  // the legal form alone suffices: household, group, co-operative
)

// SizeVerdict (kết luận quy mô) is what the rules say of an establishment, in a
// sentence with its source.
type SizeVerdict struct {
	State    SizeState
	Class    SizeClass
	Sentence string
}

// SmallOrMedium tells an enterprise that is certainly small or medium.
func (v SizeVerdict) SmallOrMedium() bool { return v.State == SizeKnown || v.State == SizeAtMost }

// fits is one ceiling or class held against figures.
type fits int

const (
	fitsUnknown fits = iota
	fitsYes
	fitsNo
)

func within(q, most Quantity) fits {
	switch {
	case !most.Known: // the law names no such ceiling, so it lets nobody in by it
		return fitsNo
	case !q.Known:
		return fitsUnknown
	case q.Value <= most.Value:
		return fitsYes
	}
	return fitsNo
}

func either(a, b fits) fits {
	switch {
	case a == fitsYes || b == fitsYes:
		return fitsYes
	case a == fitsNo && b == fitsNo:
		return fitsNo
	}
	return fitsUnknown
}

func both(a, b fits) fits {
	switch {
	case a == fitsNo || b == fitsNo:
		return fitsNo
	case a == fitsYes && b == fitsYes:
		return fitsYes
	}
	return fitsUnknown
}

// fit holds the figures against the ceilings of the class.
func (r SizeRule) fit(f SizeFigures) fits {
	workers := within(f.Workers, r.Workers)
	if r.Test == WorkersOrCapital {
		return either(workers, within(f.Capital, r.Capital))
	}
	return both(workers, either(within(f.Revenue, r.Revenue), within(f.Capital, r.Capital)))
}

// SizeOf classes an establishment on a day. Where no confirmed rule is in
// force, or figures are missing, it says so and guesses nothing.
func SizeOf(rules []SizeRule, form LegalForm, f SizeFigures, day Day) SizeVerdict {
	if form == "other" {
		return SizeVerdict{Sentence: "Chưa rõ loại hình của cơ sở nên chưa xếp được quy mô. Sửa cơ sở và chọn loại hình."}
	}
	if !form.Enterprise() {
		return SizeVerdict{SizeNotSought, "", form.Label() + ": được xét theo loại hình, không xếp quy mô doanh nghiệp."}
	}
	var applied, open []SizeRule
	for _, r := range rules {
		switch {
		case !r.On(day):
		case r.Confirmed():
			applied = append(applied, r)
		default:
			open = append(open, r)
		}
	}
	if len(applied) == 0 {
		s := fmt.Sprintf("Chưa có quy định trong kho về quy mô doanh nghiệp vào ngày %s.", day)
		if len(open) > 0 {
			s += fmt.Sprintf(" Có %d dòng chưa được xác nhận nên không áp dụng: %s.", len(open), open[0].Citation())
		}
		return SizeVerdict{Sentence: s}
	}
	slices.SortStableFunc(applied, func(a, b SizeRule) int {
		return cmp.Or(cmp.Compare(slices.Index(SizeClasses, a.Class), slices.Index(SizeClasses, b.Class)), cmp.Compare(b.From, a.From))
	})
	if f.Text() == "" {
		return SizeVerdict{Sentence: "Chưa đủ số liệu để xếp quy mô: ghi lao động, doanh thu, vốn của năm gần nhất. " + applied[0].Citation() + "."}
	}
	return sizeAmong(applied, f)
}

// sizeAmong goes through the classes from below.
func sizeAmong(rules []SizeRule, f SizeFigures) SizeVerdict {
	maybe := false
	for _, r := range rules {
		switch r.fit(f) {
		case fitsUnknown:
			maybe = true
		case fitsYes:
			v := SizeVerdict{SizeKnown, r.Class, fmt.Sprintf("%s theo %s: %s; mức của loại này: %s.", r.Class.Label(), r.Citation(), f.Text(), r.Text())}
			if maybe {
				v.State = SizeAtMost
				v.Sentence = fmt.Sprintf("Nhiều nhất là %s theo %s: %s; mức của loại này: %s. Thiếu %s nên chưa rõ có nhỏ hơn không.",
					lowerFirst(r.Class.Label()), r.Citation(), f.Text(), r.Text(), f.missing())
			}
			return v
		}
	}
	last := rules[len(rules)-1]
	if maybe {
		return SizeVerdict{Sentence: fmt.Sprintf("Chưa đủ số liệu để xếp quy mô theo %s: %s; thiếu %s.", last.Citation(), f.Text(), f.missing())}
	}
	return SizeVerdict{SizeTooLarge, "", fmt.Sprintf("Không phải doanh nghiệp nhỏ và vừa theo %s: %s; mức lớn nhất: %s.", last.Citation(), f.Text(), last.Text())}
}

// missing names the figures that nobody has given.
func (f SizeFigures) missing() string {
	var names []string
	for _, q := range []struct {
		name  string
		known bool
	}{{"lao động", f.Workers.Known}, {"doanh thu", f.Revenue.Known}, {"vốn", f.Capital.Known}} {
		if !q.known {
			names = append(names, q.name)
		}
	}
	return joinLabels(names)
}
