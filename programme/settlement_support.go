package programme

import (
	"cmp"
	"fmt"
	"slices"
)

// SupportBasis is what the final support of a project is computed from.
type SupportBasis struct {
	Content      string
	Level        Level
	Norms        []Norm // of the content, as they apply to the project's place
	Decided      Day    // the day of the plan's decision: it says which norms count
	Exception    string // the paper that lets the support be above the norm; "" for none
	Approved     Money  // support that the plan has approved
	Contracted   Money  // support in the contract, as the ledger has it
	ContractGave Money  // support in the contract's cost table: with ContractCost the share that it agreed
	ContractCost Money  // the whole cost in the contract
	Cost         Money  // the cost that counts: accepted, and at settlement evidenced too
	Accepted     Money  // support that was accepted; at settlement the most there can be
	Settling     bool   // Accepted is a limit
}

// SupportStep is one limit of the final support, with its arithmetic and where
// it comes from.
type SupportStep struct {
	Name    string `json:"name"`
	Text    string `json:"text"` // "50 % × 450 triệu đồng"
	Amount  Money  `json:"amount"`
	Source  string `json:"source"`
	Decides bool   `json:"decides,omitempty"` // the smallest, so it is the result
}

// FinalSupport (mức hỗ trợ cuối cùng) is the smallest of its limits:
// min(approved, rate × accepted cost, cap). Cost that falls lowers it; cost
// that rises never raises it.
type FinalSupport struct {
	Amount Money         `json:"amount"`
	Steps  []SupportStep `json:"steps"`
	Note   string        `json:"note,omitempty"` // what could not be applied, and why
}

// FinalSupportOf computes the support step by step. The norm in force on the
// day of the plan's decision counts, whenever the work was accepted. Where no
// confirmed norm names a share, the contract's own share of the cost stands in
// for it, and the note says so.
func FinalSupportOf(b SupportBasis) (f FinalSupport) {
	add := func(name, text string, m Money, source string) {
		f.Steps = append(f.Steps, SupportStep{Name: name, Text: text, Amount: m, Source: source})
	}
	add("Kế hoạch duyệt", b.Approved.InMillions(), b.Approved, "Quyết định kế hoạch ngày "+dayOrDots(b.Decided))
	add("Hợp đồng", b.Contracted.InMillions(), b.Contracted, "Giá trị hỗ trợ trong hợp đồng và phụ lục")
	if b.Settling {
		add("Nghiệm thu", b.Accepted.InMillions(), b.Accepted, "Biên bản nghiệm thu")
	}
	c := CeilingFor(b.Norms, b.Content, b.Level, b.Decided, b.Cost)
	byNorm := c.Known && b.Exception == ""
	switch {
	case byNorm && c.Norm.Rate.Known:
		add("Tỷ lệ × chi phí", fmt.Sprintf("%s × %s", c.Norm.rateText(), b.Cost.InMillions()), b.Cost.Share(c.Norm.Rate.Value, 10_000), c.Norm.Citation())
	case b.ContractCost > 0:
		add("Tỷ lệ theo hợp đồng × chi phí", fmt.Sprintf("%s/%s × %s", b.ContractGave.Millions(), b.ContractCost.Millions(), b.Cost.InMillions()),
			b.Cost.Share(int64(b.ContractGave), int64(b.ContractCost)), "Cơ cấu nguồn trong hợp đồng")
	default:
		add("Chi phí", b.Cost.InMillions(), b.Cost, "Chi phí được tính")
	}
	if byNorm && c.Norm.Cap.Known {
		add("Mức trần", "nhiều nhất "+c.Norm.Cap.Money().InMillions()+perText(c.Norm.Per), c.Norm.Cap.Money(), c.Norm.Citation()+"."+c.Norm.raised)
	}
	f.Note = b.note(c)
	f.Amount = slices.MinFunc(f.Steps, func(a, b SupportStep) int { return cmp.Compare(a.Amount, b.Amount) }).Amount
	f.Amount = max(f.Amount, 0)
	if i := slices.IndexFunc(f.Steps, func(s SupportStep) bool { return s.Amount <= f.Amount }); i >= 0 {
		f.Steps[i].Decides = true
	}
	return f
}

// note says what stands in for a norm, and why.
func (b SupportBasis) note(c Ceiling) string {
	switch {
	case b.Exception != "":
		return "Đề án có văn bản cho phép vượt định mức (" + b.Exception + ") nên định mức không giới hạn; tỷ lệ lấy theo hợp đồng."
	case !c.Known:
		return c.Sentence + " Tỷ lệ lấy theo cơ cấu nguồn trong hợp đồng."
	case !c.Norm.Rate.Known:
		return "Định mức chỉ có mức trần, không có tỷ lệ; tỷ lệ lấy theo cơ cấu nguồn trong hợp đồng."
	}
	return ""
}

// Formula is the computation in one line: "min(250; 250; 225; 300) = 225 triệu
// đồng".
func (f FinalSupport) Formula() string {
	text := "min("
	for i, s := range f.Steps {
		if i > 0 {
			text += "; "
		}
		text += s.Amount.Millions()
	}
	return text + ") = " + f.Amount.InMillions()
}

// Deciding is the step that the result comes from.
func (f FinalSupport) Deciding() SupportStep {
	for _, s := range f.Steps {
		if s.Decides {
			return s
		}
	}
	return SupportStep{}
}

func perText(per string) string {
	if per == "" {
		return ""
	}
	return "/" + per
}

func dayOrDots(d Day) string {
	if d == 0 {
		return "…"
	}
	return d.String()
}

// splitBy shares an amount among sources in proportion to what each has, to the
// đồng: the parts add up to the amount. Where all have nothing, nobody gets
// anything.
func splitBy(m Money, among []SourceAmount) (all []SourceAmount) {
	var whole Money
	for _, a := range among {
		whole += a.Amount
	}
	if whole <= 0 {
		return nil
	}
	left, rest := m, whole
	for _, a := range among {
		if a.Amount <= 0 {
			continue
		}
		part := left.Share(int64(a.Amount), int64(rest))
		all = append(all, SourceAmount{Source: a.Source, Name: a.Name, Amount: part})
		left, rest = left-part, rest-a.Amount
	}
	return all
}

// sumOf adds amounts; bySource adds those of the same source.
func sumOf(all []SourceAmount) (sum Money) {
	for _, a := range all {
		sum += a.Amount
	}
	return sum
}

func bySource(all []SourceAmount) (sums []SourceAmount) {
	for _, a := range all {
		i := slices.IndexFunc(sums, func(s SourceAmount) bool { return s.Source == a.Source && s.Name == a.Name })
		if i < 0 {
			sums = append(sums, a)
			continue
		}
		sums[i].Amount += a.Amount
	}
	return sums
}

// ofKind keeps khuyến công money, or everybody else's.
func ofKind(all []SourceAmount, support bool) (kept []SourceAmount) {
	for _, a := range all {
		if a.Source.IsSupport() == support {
			kept = append(kept, a)
		}
	}
	return kept
}
