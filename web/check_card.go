package web

import (
	"slices"
	"strings"

	"khuyencong/programme"
	"khuyencong/statement"
)

// cardTitle divides the label of an identity into what is checked and how,
// where what is checked is named with its dimensions.
func cardTitle(i programme.Identity) (what, how string) {
	how, what, _ = strings.Cut(i.Label, " – ")
	if !strings.Contains(what, ", ") {
		return capitalOr(i.Label), ""
	}
	return capitalOr(what), how
}

// leftLabel names what the parts of an identity give.
func leftLabel(i programme.Identity) string {
	switch i.Type {
	case programme.SumIdentity:
		return "Các phần cộng lại"
	case programme.PercentIdentity:
		return "Tỷ lệ tính ra"
	case programme.GrowthIdentity:
		return "Mức tăng, giảm tính ra"
	case programme.GrowthFromParts:
		return "Mức tăng, giảm suy từ các phần"
	default:
		return "Bình quân tính ra"
	}
}

// partNames tells the parts of an identity from the figure that states its
// right side: by the dimensions in which they differ from it, else by all of
// them, else by the words in the text.
func (p checkPage) partNames(i programme.Identity) []string {
	parts := p.figures(i.LeftOf)
	for _, name := range []func(statement.Figure) string{
		func(f statement.Figure) string { return otherDimensions(f, p.byID[i.RightOf[0]]) },
		func(f statement.Figure) string { return capitalOr(f.Understood) },
	} {
		var names []string
		for _, f := range parts {
			names = append(names, name(f))
		}
		distinct := slices.Compact(slices.Sorted(slices.Values(names)))
		if len(distinct) == len(names) && distinct[0] != "" {
			return names
		}
	}
	var names []string
	for _, f := range parts {
		names = append(names, "“"+oneLine(f.Quote)+"”, dòng "+count(p.lineOf[f.ID]))
	}
	return names
}

// otherDimensions names the dimensions in which a part differs from the whole;
// "" when something cannot be told by them.
func otherDimensions(f, whole statement.Figure) string {
	var names []string
	add := func(differs bool, name string) {
		if differs && name != "" {
			names = append(names, name)
		}
	}
	if f.Unit != whole.Unit {
		return ""
	}
	add(f.Measure != whole.Measure, f.Measure.Label())
	add(f.Level != whole.Level, f.Level.Label())
	add(f.Detail != whole.Detail, capitalOr(f.Detail))
	add(f.Content != whole.Content && f.Content != "", f.Content.Label())
	add(f.Period != whole.Period, capitalOr(f.Period.Label()))
	add(f.Scope != whole.Scope, capitalOr(f.Scope))
	return strings.Join(names, ", ")
}

func capitalOr(s string) string {
	if s == "" {
		return ""
	}
	return capital(s)
}

// amountOf prints a number of an identity as its card does: amounts with two
// fixed decimals wherever that hides nothing.
func amountOf(i programme.Identity, v int64) string {
	const exact = int64(programme.Million) / 100
	if i.Unit == programme.UnitVND && i.Left%exact == 0 && i.Right%exact == 0 {
		return programme.Money(v).MillionsFixed()
	}
	return programme.FormatFigure(v, i.Unit)
}

// cardUnit stands in the head of a card whose numbers have none of their own.
func cardUnit(i programme.Identity) string {
	if i.Type == programme.SumIdentity && i.Unit == programme.UnitVND && amountOf(i, i.Left) == programme.Money(i.Left).MillionsFixed() {
		return "triệu đồng"
	}
	return ""
}

// partAmount prints a part of an identity: of a sum as its sides, else with its
// own unit.
func partAmount(i programme.Identity, f statement.Figure) string {
	if i.Type == programme.SumIdentity {
		return qualified(f, amountOf(i, f.Value))
	}
	return qualified(f, f.ValueText())
}

func qualified(f statement.Figure, value string) string {
	if f.Qualifier != programme.Exact && f.Qualifier != "" {
		return f.Qualifier.Label() + " " + value
	}
	return value
}

// signedGap is the difference with its sign.
func signedGap(i programme.Identity) string {
	if i.Difference > 0 {
		return "+" + amountOf(i, i.Difference)
	}
	return amountOf(i, i.Difference)
}

// toleranceText says how much the two sides may differ.
func toleranceText(i programme.Identity) string {
	if i.Tolerance == 0 {
		return "Các số được in đủ chữ số nên hai bên phải bằng nhau."
	}
	return "Cách in số và từ ước lượng cho phép chênh tới " + programme.FormatFigure(i.Tolerance, i.Unit) + "; chỗ này vượt mức đó."
}

// basis is the words that an identity rests on.
func basis(i programme.Identity) string {
	switch {
	case i.Because == "":
		return "Căn cứ: hai bên cùng kỳ, cùng loại (kế hoạch hoặc thực hiện), nên phải bằng nhau."
	case strings.Contains(i.Because, "“"):
		return "Căn cứ câu chữ: " + oneLine(i.Because) + "."
	default:
		return "Căn cứ câu chữ: “" + oneLine(i.Because) + "”."
	}
}
