package programme

import (
	"fmt"
	"slices"
)

// VoucherLine is what the vouchers prove of one cost line, beside what the
// contract and the acceptance record have.
type VoucherLine struct {
	Cost     CostLine
	Accepted Money // accepted cost; 0 where nothing is accepted yet
	Proved   Money // sum of the vouchers
	Vouchers []Voucher
}

// Short is the accepted cost that no voucher proves; Over what the vouchers
// have above it, which counts for nothing.
func (l VoucherLine) Short() Money { return max(l.Accepted-l.Proved, 0) }
func (l VoucherLine) Over() Money  { return max(l.Proved-l.Accepted, 0) }

// VoucherLines lays the vouchers that count beside the cost lines, in the order
// of the contract.
func VoucherLines(costs []CostLine, b AcceptanceBody, all []Voucher) (lines []VoucherLine) {
	for _, c := range costs {
		l := VoucherLine{Cost: c}
		if accepted, ok := b.Line(c.ID); ok {
			l.Accepted = accepted.Accepted
		}
		for _, v := range StandingVouchers(all) {
			if v.CostID == c.ID {
				l.Proved += v.Amount
				l.Vouchers = append(l.Vouchers, v)
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// ProvedSources is what the vouchers of a line say of who paid: those that name
// a source, and the rest as the line's own sources share it.
func (l VoucherLine) ProvedSources() []SourceAmount {
	var named []SourceAmount
	var mixed Money
	for _, v := range l.Vouchers {
		if v.Source == "" {
			mixed += v.Amount
			continue
		}
		named = append(named, SourceAmount{Source: v.Source, Name: l.Cost.nameOf(v.Source), Amount: v.Amount})
	}
	return bySource(append(named, splitBy(mixed, l.Cost.Amounts)...))
}

// nameOf is the programme's name of the line's source of a kind.
func (l CostLine) nameOf(s Source) string {
	for _, a := range l.Amounts {
		if a.Source == s {
			return a.Name
		}
	}
	return ""
}

// OtherPurchase is what somebody paid for the same thing in another project:
// the evidence that a price is held against.
type OtherPurchase struct {
	Project   int64 // 0 where the user may not know which
	Code      string
	Item      string
	Dated     Day
	UnitPrice Money
	Unit      string
	Source    string // "hóa đơn", "danh mục máy"
}

// PriceCheck (đối chiếu giá) holds a voucher's unit price against the contract
// and other purchases of the same thing.
type PriceCheck struct {
	Against []OtherPurchase
	Middle  Money  // the middle one of the other prices; 0 for none
	Ratio   Ratio  // of the price to the middle one
	Flagged bool   // far above the others, or above the contract
	Why     string // what was found, in a sentence; "" for nothing to say
}

// priceTolerance is how far above the middle of other purchases a unit price
// may be before it is flagged, in hundredths of a percent: a convention of the
// office, which flags and never refuses.
const priceTolerance = 12_000

// CheckPrice holds the unit price of a voucher against the contract's line and
// what others paid. Nothing is refused: whoever settles sees the evidence.
func (v Voucher) CheckPrice(line CostLine, others []OtherPurchase) (c PriceCheck) {
	if v.UnitPrice == 0 {
		return c
	}
	c.Against = others
	if len(others) > 0 {
		prices := make([]Money, len(others))
		for i, o := range others {
			prices[i] = o.UnitPrice
		}
		slices.Sort(prices)
		c.Middle = prices[(len(prices)-1)/2]
		c.Ratio = RatioOf(int64(v.UnitPrice), int64(c.Middle))
	}
	switch {
	case c.Middle > 0 && v.UnitPrice > c.Middle.Share(priceTolerance, 10_000):
		c.Flagged = true
		c.Why = fmt.Sprintf("Đơn giá %s bằng %s giá giữa của %d lần mua khác (%s). Cần giải trình hoặc báo giá kèm theo.", v.UnitPrice.Dong(), c.Ratio.Percent(), len(others), c.Middle.Dong())
	case line.UnitPrice > 0 && line.Unit == v.Unit && v.UnitPrice > line.UnitPrice:
		c.Flagged = true
		c.Why = fmt.Sprintf("Đơn giá %s cao hơn đơn giá trong hợp đồng %s.", v.UnitPrice.Dong(), line.UnitPrice.Dong())
	case c.Middle > 0:
		c.Why = fmt.Sprintf("Đơn giá bằng %s giá giữa của %d lần mua khác (%s).", c.Ratio.Percent(), len(others), c.Middle.Dong())
	}
	return c
}
