package programme

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// SettlementState (tình trạng quyết toán) is where a settlement stands.
type SettlementState string

const (
	SettlementDraft     SettlementState = "draft"     // đang lập
	SettlementConcluded SettlementState = "concluded" // đã quyết toán
	SettlementCancelled SettlementState = "cancelled" // đã hủy
)

// Label is the state in Vietnamese.
func (s SettlementState) Label() string {
	switch s {
	case SettlementDraft:
		return "Đang lập"
	case SettlementConcluded:
		return "Đã quyết toán"
	case SettlementCancelled:
		return "Đã hủy"
	}
	return string(s)
}

// Settlement (quyết toán đề án, Mẫu 7-9) says what a project cost in the end
// and how much of it is khuyến công money. Once concluded it is never changed;
// cancelling it leaves it as it was and takes its lines of the ledger back.
type Settlement struct {
	ID           int64
	ProjectID    int64
	AcceptanceID int64
	State        SettlementState
	Number       string
	Dated        Day
	Filed        Day // when the whole file was handed in; 0: not yet
	Body         SettlementBody
	Writer       int64
	WrittenBy    string
	Concluded    Entered
	Cancelled    Entered
	Reason       string // of the cancelling
	Paper        string // the paper that cancelled it
	Version      int64
	UpdatedAt    time.Time
}

// SettlementBody is what the settlement says, kept as JSON.
type SettlementBody struct {
	Lines     []SettledLine  `json:"lines"`
	Deduct    Money          `json:"deduct,omitempty"` // taken off the computed support
	DeductWhy string         `json:"deduct_why,omitempty"`
	Note      string         `json:"note,omitempty"`
	Support   FinalSupport   `json:"support"`
	Sources   []SourceAmount `json:"sources,omitempty"` // settled support, by source
	Others    []SourceAmount `json:"others,omitempty"`  // proved money of everybody else, by source
	Gaps      []SupportGap   `json:"gaps"`
	Disbursed Money          `json:"disbursed"` // paid out when it was computed
	Vouchers  int            `json:"vouchers"`  // how many count
	Stopped   bool           `json:"stopped,omitempty"`
}

// SettledLine is one cost line of Mẫu 7: contract, accepted, proved, settled.
type SettledLine struct {
	CostID     int64  `json:"cost"`
	Item       string `json:"item"`
	Contracted Money  `json:"contracted"`
	Accepted   Money  `json:"accepted"`
	Proved     Money  `json:"proved"` // by vouchers
	Settled    Money  `json:"settled"`
	Reason     string `json:"reason,omitempty"`
}

// Most is the most that may be settled of the line: what was accepted and what
// vouchers prove.
func (l SettledLine) Most() Money { return min(l.Accepted, l.Proved) }

// SupportGap (chênh lệch) is the support between two steps of a project's life,
// with the reason where it is not zero.
type SupportGap struct {
	Key    string `json:"key"` // "contracted", "accepted", "settled"
	Label  string `json:"label"`
	From   Money  `json:"from"`
	To     Money  `json:"to"`
	Known  string `json:"known,omitempty"` // what the program knows of it
	Reason string `json:"reason,omitempty"`
}

// Difference is what the later step has less (negative) or more.
func (g SupportGap) Difference() Money { return g.To - g.From }

// Cost is the settled cost; Settled the support; Other what others gave.
func (b SettlementBody) Cost() (sum Money) {
	for _, l := range b.Lines {
		sum += l.Settled
	}
	return sum
}

func (b SettlementBody) Settled() Money { return sumOf(b.Sources) }
func (b SettlementBody) Other() Money   { return sumOf(b.Others) }

// ToPay is what is still to be paid; ToRecover what was paid above the
// settlement.
func (b SettlementBody) ToPay() Money     { return max(b.Settled()-b.Disbursed, 0) }
func (b SettlementBody) ToRecover() Money { return max(b.Disbursed-b.Settled(), 0) }

// Line finds a settled line.
func (b SettlementBody) Line(cost int64) (SettledLine, bool) {
	for _, l := range b.Lines {
		if l.CostID == cost {
			return l, true
		}
	}
	return SettledLine{}, false
}

// Gap finds a difference by its key.
func (b SettlementBody) Gap(key string) SupportGap {
	for _, g := range b.Gaps {
		if g.Key == key {
			return g
		}
	}
	return SupportGap{Key: key}
}

// SettlementFacts is what a settlement rests on.
type SettlementFacts struct {
	Project    Project
	Contract   Contract
	Acceptance Acceptance
	Vouchers   []Voucher
	Balances   Balances
	Basis      SupportBasis // norms, day and exception; the amounts are filled in
	Today      Day
}

// Refresh brings the settlement to what the records say now: lines, proved
// amounts, support and differences. What people typed stays.
func (b *SettlementBody) Refresh(f SettlementFacts) {
	proved := VoucherLines(f.Contract.Terms.Costs, f.Acceptance.Body, f.Vouchers)
	var lines []SettledLine
	for _, p := range proved {
		l, had := b.Line(p.Cost.ID)
		l.CostID, l.Item, l.Contracted, l.Accepted, l.Proved = p.Cost.ID, p.Cost.Item, p.Cost.Total(), p.Accepted, p.Proved
		if !had {
			l.Settled = l.Most()
		}
		lines = append(lines, l)
	}
	b.Lines, b.Vouchers, b.Disbursed, b.Stopped = lines, len(StandingVouchers(f.Vouchers)), f.Balances.Disbursed(), f.Acceptance.Body.Stopped
	basis := f.Basis
	basis.Approved, basis.Contracted, basis.ContractCost = f.Balances.Approved(), f.Balances.Of(EContracted), f.Acceptance.Body.Contracted()
	basis.ContractGave = sumOf(ofKind(f.Acceptance.Body.ContractSources(), true))
	basis.Accepted, basis.Settling, basis.Cost = f.Balances.Of(EAccepted), true, b.Cost()
	b.Support = FinalSupportOf(basis)
	b.Sources = splitBy(max(b.Support.Amount-b.Deduct, 0), f.Acceptance.Body.Sources)
	b.Others = othersOf(b.Cost()-b.Settled(), lines, proved)
	b.gaps(f)
}

// othersOf shares what was not paid by support among those who paid it: as the
// vouchers name them, else as the contract has them.
func othersOf(rest Money, lines []SettledLine, proved []VoucherLine) []SourceAmount {
	if rest <= 0 {
		return nil
	}
	var named, contracted []SourceAmount
	for i, p := range proved {
		if lines[i].Settled == 0 {
			continue
		}
		named = append(named, ofKind(p.ProvedSources(), false)...)
		contracted = append(contracted, ofKind(p.Cost.Amounts, false)...)
	}
	for _, by := range [][]SourceAmount{bySource(named), bySource(contracted), {{Source: FromCash, Amount: 1}}} {
		if parts := splitBy(rest, by); parts != nil {
			return parts
		}
	}
	return nil
}

// gaps lays out the support from step to step; where two steps differ, what the
// program knows of it is said, and stands as the reason until somebody writes
// another.
func (b *SettlementBody) gaps(f SettlementFacts) {
	approved, contracted, accepted, settled := f.Balances.Approved(), f.Balances.Of(EContracted), f.Balances.Of(EAccepted), b.Settled()
	all := []SupportGap{
		{Key: "contracted", Label: "Kế hoạch duyệt → hợp đồng", From: approved, To: contracted},
		{Key: "accepted", Label: "Hợp đồng → nghiệm thu", From: contracted, To: accepted},
		{Key: "settled", Label: "Nghiệm thu → quyết toán", From: accepted, To: settled},
	}
	for i, g := range all {
		had := b.Gap(g.Key)
		all[i].Known = f.known(g, *b)
		all[i].Reason = had.Reason
		if g.Difference() == 0 {
			all[i].Reason = ""
		} else if had.Reason == "" || had.Reason == had.Known {
			all[i].Reason = all[i].Known
		}
	}
	b.Gaps = all
}

// known says what the records tell of a difference; "" where they tell nothing.
func (f SettlementFacts) known(g SupportGap, b SettlementBody) string {
	if g.Difference() == 0 {
		return ""
	}
	switch g.Key {
	case "contracted":
		if f.Project.Stage == Stopped {
			return "Đề án ngừng theo quyết định nên giá trị hợp đồng giảm theo phần còn lại."
		}
		return fmt.Sprintf("Hợp đồng %s ký giá trị hỗ trợ thấp hơn mức duyệt %s.", f.Contract.Paper(), (-g.Difference()).Dong())
	case "accepted":
		step := f.Acceptance.Body.Support.Deciding()
		return fmt.Sprintf("Chi phí nghiệm thu %s so với hợp đồng %s; mức hỗ trợ theo %s: %s.", f.Acceptance.Body.Cost().Dong(), f.Acceptance.Body.Contracted().Dong(), lowerFirst(step.Name), step.Text)
	}
	var known string
	if short := f.Acceptance.Body.Cost() - b.Cost(); short > 0 {
		known = fmt.Sprintf("Chi phí quyết toán %s thấp hơn chi phí nghiệm thu %s; mức hỗ trợ theo %s: %s.", b.Cost().Dong(), short.Dong(), lowerFirst(b.Support.Deciding().Name), b.Support.Deciding().Text)
	}
	if b.Deduct > 0 {
		if known != "" {
			known += " "
		}
		known += fmt.Sprintf("Giảm trừ %s: %s.", b.Deduct.Dong(), b.DeductWhy)
	}
	return known
}

// Title names the settlement.
func (s Settlement) Title() string {
	if s.Number == "" {
		return "Hồ sơ quyết toán"
	}
	return "Quyết toán " + paperText(s.Number, s.Dated)
}

// Fields lists the settlement as people read it.
func (s Settlement) Fields() []FieldValue {
	b := s.Body
	all := []FieldValue{{"number", "Số văn bản", s.Number}, {"dated", "Ngày", s.Dated.String()}, {"filed", "Ngày nộp đủ hồ sơ", s.Filed.String()}}
	for _, l := range b.Lines {
		value := l.Settled.Dong()
		if l.Reason != "" {
			value += " (" + l.Reason + ")"
		}
		all = append(all, FieldValue{fmt.Sprintf("settled_%d", l.CostID), "Quyết toán: " + l.Item, value})
	}
	for _, g := range b.Gaps {
		all = append(all, FieldValue{"gap_" + g.Key, "Lý do chênh lệch, " + lowerFirst(g.Label), g.Reason})
	}
	return append(all, FieldValue{"deduct", "Giảm trừ", b.Deduct.Dong()}, FieldValue{"deduct_why", "Lý do giảm trừ", b.DeductWhy}, FieldValue{"support", "Hỗ trợ quyết toán", b.Settled().Dong()},
		FieldValue{"others", "Đối ứng, lồng ghép có chứng từ", b.Other().Dong()}, FieldValue{"note", "Ghi chú", b.Note})
}

// StandingSettlement is the settlement that was concluded and stands; ok is
// false where there is none.
func StandingSettlement(all []Settlement) (s Settlement, ok bool) {
	i := slices.IndexFunc(all, func(s Settlement) bool { return s.State == SettlementConcluded })
	if i < 0 {
		return s, false
	}
	return all[i], true
}

// WrittenByName is the name of who wrote the settlement, without the post.
func (s Settlement) WrittenByName() string {
	name, _, _ := strings.Cut(s.WrittenBy, " – ")
	return name
}
