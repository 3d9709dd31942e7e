package programme

import (
	"errors"
	"fmt"
	"slices"
)

// ContractPaper is the paper by which something is done with a signed contract.
type ContractPaper struct {
	Deed     ContractDeed
	Document string
	Dated    Day
	Reason   string
	Amount   Money // of a recall or a recovery
	Due      Day   // of a recall
	Year     int   // of a recovery: fiscal year; 0: the years out of which the money was paid
}

// ContractMoney is what a contract has done to money so far.
type ContractMoney struct {
	Approved, Contracted, Disbursed, Recovered, Left Money // Left: contracted, not paid
	Owed                                             Money // to be given back
}

// Money tells what the contract has done to money: b are the project's
// balances.
func (c Contract) Money(b Balances) ContractMoney {
	m := ContractMoney{Approved: b.Approved(), Contracted: b.Of(EContracted), Disbursed: b.Disbursed(), Recovered: b.Of(ERecovered)}
	m.Left = max(m.Contracted-m.Disbursed, 0)
	var recalled Money
	for _, a := range c.Acts {
		if a.Deed == DeedRecall {
			recalled += a.Amount
		}
	}
	m.Owed = max(recalled-m.Recovered, m.Disbursed-m.Contracted, 0)
	return m
}

// RecallDue is until when what is owed is to be back: the earliest day of a
// recall that the recoveries do not cover yet; 0 where none was set.
func (c Contract) RecallDue(b Balances) Day {
	back := b.Of(ERecovered)
	for _, a := range c.Acts {
		if a.Deed == DeedRecall {
			if back -= a.Amount; back < 0 {
				return a.Due
			}
		}
	}
	return 0
}

// Deeds lists what the user may do with the contract where it stands.
func (c Contract) Deeds(u User, p Project, b Balances) (all []ContractDeed) {
	for _, d := range []ContractDeed{DeedSuspend, DeedResume, DeedRecall, DeedRecover} {
		if c.mayDo(u, p, d, c.Money(b)) == nil {
			all = append(all, d)
		}
	}
	return all
}

func (c Contract) mayDo(u User, p Project, d ContractDeed, m ContractMoney) error {
	from := map[ContractDeed][]ContractState{
		DeedSuspend: {ContractEffective}, DeedResume: {ContractSuspended},
		DeedRecall:  {ContractEffective, ContractSuspended, ContractStopped, ContractLiquidated},
		DeedRecover: {ContractEffective, ContractSuspended, ContractStopped, ContractLiquidated},
	}[d]
	switch {
	case from == nil:
		return Refuse(Invalid, "deed", "Không có việc “%s” với hợp đồng. Tải lại trang rồi chọn lại.", string(d))
	case !slices.Contains(from, c.State):
		return Refuse(Conflict, "", "Hợp đồng đang ở tình trạng “%s” nên không thể %s. Tải lại trang hợp đồng.", c.State.Label(), lowerFirst(d.Label()))
	case (d == DeedSuspend || d == DeedResume) && p.Stage != Underway:
		return Refuse(Conflict, "", "Đề án đang ở tình trạng “%s” nên không %s được.", p.Stage.LabelFor(u), lowerFirst(d.Label()))
	case d == DeedRecall && m.Disbursed <= 0:
		return Refuse(Conflict, "", "Đề án chưa được chi tiền nên không có gì để hoàn trả.")
	case d == DeedRecover && m.Owed == 0:
		return Refuse(Conflict, "", "Đề án không có khoản phải hoàn trả. Ghi yêu cầu hoàn trả trước, rồi ghi tiền đã thu hồi.")
	case d == DeedRecover:
		return u.Require(KeepAccounts)
	}
	return u.Require(SignContracts)
}

// Do does one deed with the contract. A resumption gives a new version too, with
// its days moved by as long as the work stood still.
func (c *Contract) Do(u User, p Project, by ContractPaper, f ContractFacts) (ContractAct, *ContractVersion, error) {
	m := c.Money(BalancesOf(f.Ledger))
	a := ContractAct{Deed: by.Deed, From: c.State, To: c.State, Document: by.Document, Dated: by.Dated, Reason: by.Reason, Amount: by.Amount}
	if err := c.mayDo(u, p, by.Deed, m); err != nil {
		return a, nil, err
	}
	if err := errors.Join(c.checkDeedPaper(by, f), by.checkAmount(m)); err != nil {
		return a, nil, err
	}
	switch by.Deed {
	case DeedSuspend:
		a.To = ContractSuspended
	case DeedResume:
		a.To = ContractEffective
		v := c.resumed(p, by, f)
		c.Terms = v.Terms
		return a, &v, nil
	case DeedRecall:
		a.Due = by.Due
	}
	return a, nil, nil
}

func (c Contract) checkDeedPaper(by ContractPaper, f ContractFacts) error {
	errs := []error{required("document", "số văn bản", by.Document, 60), required("reason", "lý do", by.Reason, 2000)}
	since := c.Dated
	if by.Deed == DeedResume {
		since = c.suspendedOn()
	}
	switch {
	case by.Dated == 0:
		errs = append(errs, Refuse(Invalid, "dated", "Chưa nhập ngày văn bản."))
	case by.Dated > f.Today:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày %s ở sau hôm nay (%s). Nhập ngày ghi trên văn bản.", by.Dated, f.Today))
	case by.Dated < since:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày %s trước ngày %s của hợp đồng. Sửa lại ngày.", by.Dated, since))
	}
	return errors.Join(errs...)
}

func (by ContractPaper) checkAmount(m ContractMoney) error {
	switch {
	case by.Deed != DeedRecall && by.Deed != DeedRecover:
		return nil
	case by.Amount <= 0:
		return Refuse(Invalid, "amount", "Nhập số tiền lớn hơn 0.")
	case by.Deed == DeedRecall && by.Amount > m.Disbursed-m.Owed:
		return Refuse(Invalid, "amount", "Đề án đã được chi %s, trong đó đã yêu cầu hoàn trả %s: yêu cầu thêm nhiều nhất %s. Giảm số tiền.", m.Disbursed.Dong(), m.Owed.Dong(), (m.Disbursed - m.Owed).Dong())
	case by.Deed == DeedRecover && by.Amount > m.Owed:
		return Refuse(Invalid, "amount", "Số thu hồi %s vượt số phải hoàn trả %s. Kiểm tra lại số tiền, hoặc ghi yêu cầu hoàn trả thêm trước.", by.Amount.Dong(), m.Owed.Dong())
	case by.Deed == DeedRecall && (by.Due == 0 || by.Due < by.Dated || by.Due > by.Dated.Plus(3*366)):
		return Refuse(Invalid, "due", "Nhập hạn hoàn trả, từ ngày văn bản đến ba năm sau.")
	}
	return nil
}

// suspendedOn is the day of the last suspension.
func (c Contract) suspendedOn() (d Day) {
	for _, a := range c.Acts {
		if a.Deed == DeedSuspend {
			d = a.Dated
		}
	}
	return d
}

// resumed is the version by which the work goes on: what still lay ahead when
// it was suspended moves by the days between, within what the plan allows.
func (c Contract) resumed(p Project, by ContractPaper, f ContractFacts) ContractVersion {
	from := c.suspendedOn()
	days := int(stretch(from, by.Dated).Calendar)
	t := c.Terms
	t.Schedule = slices.Clone(t.Schedule)
	if t.Until >= from {
		t.Until = min(t.Until.Plus(days), max(f.lastDay(p), t.Until))
	}
	for i, one := range t.Schedule {
		if one.Due >= from {
			t.Schedule[i].Due = min(one.Due.Plus(days), max(t.Until.Plus(lastPaymentDays), one.Due))
		}
	}
	reason := fmt.Sprintf("Tiếp tục sau %d ngày tạm ngừng. %s", days, by.Reason)
	return ContractVersion{No: c.NextAnnex(), Number: by.Document, Dated: by.Dated, Effective: by.Dated, Reason: reason, Terms: t}
}

// RecoveryEntries are the lines of money that came back: out of the years in
// which it was paid, the last first, or all in one year.
func (p Project) RecoveryEntries(b Balances, by ContractPaper) (all []Entry) {
	basis := Basis{Document: by.Document, Dated: by.Dated, Reason: by.Reason}
	left, years := by.Amount, b.Years()
	slices.Reverse(years)
	for _, year := range years {
		for _, l := range b.Sources() {
			in := func(k EntryKind) Money {
				return b.sum(func(a account) bool {
					return a.Kind == k && a.Source == l.Source && a.Name == l.Name && a.Year == year
				})
			}
			back := min(left, in(EAdvanced)+in(EPaid)-in(ERecovered))
			if back <= 0 {
				continue
			}
			left -= back
			e := p.entry(ERecovered, l, back, basis)
			e.Year = year
			if by.Year != 0 {
				e.Year = by.Year
			}
			all = append(all, e)
		}
	}
	return all
}
