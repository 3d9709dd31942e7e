package programme

import (
	"errors"
	"strings"
)

// limit is one inequality that the ledger of a project keeps: low never above
// high. An act that leaves it broken is refused where it broke it, or broke it
// further.
type limit struct {
	low, high func(Balances) Money
	stopping  bool // may be broken by a decision that stops the project
	sentence  string
	field     string
}

func balance(k EntryKind) func(Balances) Money { return func(b Balances) Money { return b.Of(k) } }

// limits of a project's money of one source (TT 36/2013/TT-BCT, Điều 12-14, 18).
var limits = []limit{
	{balance(EContracted), Balances.Approved, true, "Giá trị hỗ trợ trong hợp đồng %s vượt mức được duyệt %s. Giảm giá trị hợp đồng bằng phụ lục, hoặc đề nghị điều chỉnh tăng kế hoạch.", "amount"},
	{Balances.Disbursed, balance(EContracted), true, "Số đã chi %s vượt giá trị hỗ trợ trong hợp đồng %s. Giảm số đề nghị chi, hoặc thu hồi phần chi vượt.", "amount"},
	{balance(EAccepted), balance(EContracted), false, "Giá trị hỗ trợ nghiệm thu %s vượt giá trị hỗ trợ trong hợp đồng %s. Giảm giá trị nghiệm thu, hoặc ký phụ lục trước.", "amount"},
	{balance(ESettled), balance(EAccepted), false, "Số quyết toán %s vượt giá trị hỗ trợ nghiệm thu %s. Giảm số quyết toán.", "amount"},
	{balance(ERecovered), func(b Balances) Money { return b.Of(EAdvanced) + b.Of(EPaid) }, false, "Số thu hồi %s vượt số đã chi %s. Kiểm tra lại số tiền.", "amount"},
}

// notBelowZero are the balances that cannot be negative.
var notBelowZero = []struct {
	of   func(Balances) Money
	name string
}{
	{Balances.Approved, "Mức được duyệt"}, {balance(ECancelled), "Phần đã hủy"}, {balance(EContracted), "Giá trị hợp đồng"}, {balance(EAdvanced), "Số tạm ứng"}, {balance(EPaid), "Số thanh toán"},
	{balance(ERecovered), "Số thu hồi"}, {Balances.Disbursed, "Số đã chi"}, {balance(EAccepted), "Giá trị nghiệm thu"}, {balance(ESettled), "Số quyết toán"},
	{balance(EPledged), "Đối ứng cam kết"}, {balance(EEvidenced), "Đối ứng có chứng từ"},
}

// CheckPosting refuses lines that would break what the ledger of a project
// keeps, from the balances before them and after them. Each source keeps it by
// itself: what one fund has left never pays for another.
func CheckPosting(before, after Balances, by Basis) error {
	if by.Book {
		return nil
	}
	var errs []error
	sources := after.Sources()
	for _, s := range sources {
		errs = append(errs, s.named(sources, checkSource(before.only(s), after.only(s), by)))
	}
	return errors.Join(errs...)
}

// checkSource holds the limits for the balances of one source.
func checkSource(before, after Balances, by Basis) error {
	var errs []error
	for _, n := range notBelowZero {
		if m := n.of(after); m < 0 && m < n.of(before) {
			errs = append(errs, Refuse(Invalid, "amount", "%s của đề án sẽ âm (%s). Kiểm tra lại số tiền và bút toán được hủy.", n.name, m.Dong()))
		}
	}
	for _, l := range limits {
		was, is := l.low(before)-l.high(before), l.low(after)-l.high(after)
		if is > 0 && is > was && !(l.stopping && by.Stopping) {
			errs = append(errs, Refuse(Invalid, l.field, l.sentence, l.low(after).Dong(), l.high(after).Dong()))
		}
	}
	return errors.Join(append(errs, checkYears(before, after, by))...)
}

// only are the balances of one source.
func (b Balances) only(of FundingLine) Balances {
	one := Balances{sums: map[account]Money{}}
	for a, m := range b.sums {
		if a.Source == of.Source && a.Name == of.Name {
			one.sums[a] = m
		}
	}
	return one
}

// named puts the name of the source before a refusal, where the project has
// money of more than one fund.
func (l FundingLine) named(among []FundingLine, err error) error {
	funds := 0
	for _, o := range among {
		if o.Source.IsSupport() {
			funds++
		}
	}
	if err == nil || funds < 2 || !l.Source.IsSupport() {
		return err
	}
	var all []error
	for _, p := range Problems(err) {
		all = append(all, Refuse(p.Kind, p.Field, "%s: %s", l.Source.Label(), p.Message))
	}
	return errors.Join(all...)
}

// checkYears refuses to pay out of a fiscal year more than the year has of the
// project: what was committed in it and what was carried into it.
func checkYears(before, after Balances, by Basis) error {
	over := func(b Balances, year int) Money {
		return b.In(EAdvanced, year) + b.In(EPaid, year) - b.In(ERecovered, year) - (b.In(ECommitted, year) - b.In(ECancelled, year) + b.In(ECarried, year))
	}
	for _, year := range after.Years() {
		if is := over(after, year); is > 0 && is > over(before, year) && !by.Stopping {
			return Refuse(Invalid, "year", "Năm ngân sách %d không đủ kinh phí của đề án này: vượt %s. Chọn đúng năm ngân sách, hoặc chuyển nguồn sang năm đó trước.", year, is.Dong())
		}
	}
	return nil
}

// Broken names what a ledger does not keep as it stands: no act can have left it
// so. A decision that stops a project may leave some of the limits broken.
func (b Balances) Broken(stopped bool) (all []string) {
	sources := b.Sources()
	for _, s := range sources {
		one := b.only(s)
		var errs []error
		for _, n := range notBelowZero {
			if m := n.of(one); m < 0 {
				errs = append(errs, Refuse(Invalid, "", "%s âm: %s", n.name, m.Dong()))
			}
		}
		for _, l := range limits {
			if low, high := l.low(one), l.high(one); low > high && !(l.stopping && stopped) {
				errs = append(errs, Refuse(Invalid, "", l.sentence, low.Dong(), high.Dong()))
			}
		}
		if carried := one.Of(ECarried); carried != 0 {
			errs = append(errs, Refuse(Invalid, "", "Chuyển nguồn ra khỏi năm này và vào năm sau lệch nhau %s", carried.Dong()))
		}
		errs = append(errs, checkYears(Balances{}, one, Basis{Stopping: stopped}))
		for _, problem := range Problems(s.named(sources, errors.Join(errs...))) {
			what, _, _ := strings.Cut(problem.Message, ". ")
			all = append(all, what)
		}
	}
	return all
}

// Check refuses a line that cannot be, whatever stands in the ledger already.
func (e Entry) Check(today Day) error {
	errs := []error{required("document", "số văn bản, chứng từ", e.Document, 100), atMost("reason", "lý do", e.Reason, 2000)}
	switch {
	case e.Amount == 0 && e.Count == 0:
		errs = append(errs, Refuse(Invalid, "amount", "Số tiền phải khác 0."))
	case e.Amount > MaxProjectCost && e.Kind != EBudget, e.Amount > MaxMoney, -e.Amount > MaxMoney:
		errs = append(errs, Refuse(Invalid, "amount", "Số tiền %s lớn bất thường đối với một đề án (nhiều nhất %s). Kiểm tra lại đơn vị tính.", e.Amount.Dong(), MaxProjectCost.Dong()))
	}
	switch {
	case e.Dated == 0:
		errs = append(errs, Refuse(Invalid, "dated", "Chưa nhập ngày văn bản, chứng từ."))
	case e.Dated > today:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày %s ở sau hôm nay (%s). Ghi sổ từ ngày văn bản, chứng từ có hiệu lực.", e.Dated, today))
	}
	if e.Kind != EBudget && e.Kind.ofSupport() != e.Source.IsSupport() {
		errs = append(errs, Refuse(Invalid, "source", "Nguồn “%s” không ghi được vào “%s”.", e.Source.Label(), e.Kind.Label()))
	}
	return errors.Join(errs...)
}
