package programme

import (
	"errors"
	"strconv"
)

// MayWrite refuses who may not write the settlement where it and the project
// stand.
func (s Settlement) MayWrite(p Project, u User) error {
	if err := u.Require(WriteSettlement); err != nil {
		return err
	}
	switch {
	case p.Recorded:
		return Refuse(Conflict, "", "Hồ sơ sổ cũ ghi thẳng số thực hiện, không lập hồ sơ quyết toán.")
	case s.State != SettlementDraft:
		return Refuse(Conflict, "", "Quyết toán này %s nên không sửa được.", lowerFirst(s.State.Label()))
	case p.Stage != Accepted && p.Stage != Stopped:
		return Refuse(Conflict, "", "Đề án ở tình trạng “%s”. Chỉ lập quyết toán khi đề án đã nghiệm thu, hoặc đã ngừng và có biên bản xác nhận khối lượng.", p.Stage.Label())
	}
	return nil
}

// Check refuses a draft that cannot be.
func (s Settlement) Check(today Day) error {
	b := s.Body
	errs := []error{
		atMost("number", "số văn bản", s.Number, 100), atMost("note", "ghi chú", b.Note, 4000), atMost("deduct_why", "lý do giảm trừ", b.DeductWhy, 1000),
	}
	for field, d := range map[string]Day{"dated": s.Dated, "filed": s.Filed} {
		if d > today {
			errs = append(errs, Refuse(Invalid, field, "Ngày %s ở sau hôm nay (%s).", d, today))
		}
	}
	for _, l := range b.Lines {
		errs = append(errs, l.check())
	}
	for _, g := range b.Gaps {
		errs = append(errs, atMost("gap_"+g.Key, "lý do chênh lệch", g.Reason, 2000))
	}
	switch {
	case b.Deduct < 0:
		errs = append(errs, Refuse(Invalid, "deduct", "Số giảm trừ không được âm."))
	case b.Deduct > b.Support.Amount && b.Deduct > 0:
		errs = append(errs, Refuse(Invalid, "deduct", "Số giảm trừ %s lớn hơn mức hỗ trợ tính được %s.", b.Deduct.Dong(), b.Support.Amount.Dong()))
	case b.Deduct > 0 && b.DeductWhy == "":
		errs = append(errs, Refuse(Invalid, "deduct_why", "Nêu lý do giảm trừ."))
	}
	return errors.Join(errs...)
}

// check never lets more be settled than was accepted and is proved.
func (l SettledLine) check() error {
	field, reason := "settled_"+strconv.FormatInt(l.CostID, 10), "reason_"+strconv.FormatInt(l.CostID, 10)
	switch {
	case l.Settled < 0:
		return Refuse(Invalid, field, "Số quyết toán của “%s” là số âm. Nhập từ 0 trở lên.", l.Item)
	case l.Settled > MaxProjectCost:
		return Refuse(Invalid, field, "Số quyết toán %s lớn bất thường đối với một đề án (nhiều nhất %s). Kiểm tra lại đơn vị tính.", l.Settled.Dong(), MaxProjectCost.Dong())
	case l.Settled > l.Accepted:
		return Refuse(Invalid, field, "Số quyết toán của “%s” %s vượt giá trị nghiệm thu %s. Giảm số quyết toán; nếu nghiệm thu sai thì hủy nghiệm thu và lập lại.", l.Item, l.Settled.Dong(), l.Accepted.Dong())
	case l.Settled > l.Proved:
		return Refuse(Invalid, field, "Số quyết toán của “%s” %s vượt tổng chứng từ %s. Bổ sung chứng từ, hoặc giảm số quyết toán.", l.Item, l.Settled.Dong(), l.Proved.Dong())
	}
	return atMost(reason, "ghi chú", l.Reason, 1000)
}

// CheckConclude refuses to conclude a settlement that is not whole.
func (s Settlement) CheckConclude(f SettlementFacts) error {
	b := s.Body
	errs := []error{s.Check(f.Today), required("number", "số văn bản quyết toán", s.Number, 100)}
	lack := func(field, format string, args ...any) { errs = append(errs, Refuse(Invalid, field, format, args...)) }
	switch {
	case s.Dated == 0:
		lack("dated", "Nhập ngày văn bản quyết toán.")
	case s.Dated < f.Acceptance.Dated:
		lack("dated", "Ngày quyết toán %s đứng trước ngày nghiệm thu %s.", s.Dated, f.Acceptance.Dated)
	}
	if s.Filed == 0 {
		lack("filed", "Nhập ngày nộp đủ hồ sơ quyết toán: hạn nộp được tính theo ngày này.")
	} else if s.Filed < f.Acceptance.Dated {
		lack("filed", "Ngày nộp hồ sơ %s đứng trước ngày nghiệm thu %s.", s.Filed, f.Acceptance.Dated)
	}
	for _, g := range b.Gaps {
		if g.Difference() != 0 && g.Reason == "" {
			lack("gap_"+g.Key, "Chênh lệch %s (%s) chưa có lý do. Nêu vì sao hai số khác nhau.", lowerFirst(g.Label), signedDong(g.Difference()))
		}
	}
	if b.Cost() == 0 {
		lack("", "Chưa có chi phí nào được chứng từ chứng minh nên chưa quyết toán được. Nhập bảng kê chứng từ trước.")
	}
	return errors.Join(errs...)
}

// MayConclude refuses who wrote the settlement: another person concludes.
func (s Settlement) MayConclude(u User) error {
	if err := u.Require(ConcludeSettlement); err != nil {
		return err
	}
	if u.Role != RoleLocal && u.ID == s.Writer {
		return Refuse(Forbidden, "", "Bạn đã lập hồ sơ quyết toán này nên không được tự kết luận. Lãnh đạo khác phải kết luận.")
	}
	return nil
}

// MayCancel refuses to cancel a settlement that does not stand, or whose
// contract is liquidated.
func (s Settlement) MayCancel(u User, c Contract) error {
	if err := u.Require(ConcludeSettlement); err != nil {
		return err
	}
	switch {
	case s.State != SettlementConcluded:
		return Refuse(Conflict, "", "Quyết toán này %s nên không hủy được. Tải lại trang đề án.", lowerFirst(s.State.Label()))
	case c.State == ContractLiquidated:
		return Refuse(Conflict, "", "Hợp đồng đã thanh lý nên không hủy quyết toán được nữa.")
	}
	return nil
}

// Entries are the lines of the ledger that concluding writes: settled support,
// and what others gave as vouchers prove. A project that was carried out is
// counted into the result.
func (s Settlement) Entries(p Project, year int) (all []Entry) {
	by := s.LedgerBasis()
	add := func(k EntryKind, parts []SourceAmount) {
		for _, a := range parts {
			if a.Amount == 0 {
				continue
			}
			e := p.entry(k, FundingLine{Source: a.Source, Name: a.Name}, a.Amount, by)
			if k.ofSupport() {
				e.Year = year
			}
			all = append(all, e)
		}
	}
	add(ESettled, s.Body.Sources)
	add(EEvidenced, s.Body.Others)
	if s.Body.Stopped {
		return all
	}
	all = p.counting(all, 1, ESettled, by)
	return all
}

// LedgerBasis is the settlement as the paper that moves money.
func (s Settlement) LedgerBasis() Basis {
	return Basis{Document: s.Number, Dated: s.Dated, Reason: s.Body.Support.Formula(), Stopping: s.Body.Stopped}
}

// ReversalsOf take back the lines of some kinds that a paper wrote and nobody
// has taken back.
func ReversalsOf(entries []Entry, document string, by Basis, kinds ...EntryKind) (all []Entry) {
	back := map[int64]bool{}
	for _, e := range entries {
		back[e.Reverses] = true
	}
	for _, e := range entries {
		for _, k := range kinds {
			if e.Kind == k && e.Document == document && e.Reverses == 0 && !back[e.ID] {
				all = append(all, e.Reversal(by))
			}
		}
	}
	return all
}

// SettlingYear is the fiscal year that accepted and settled money belongs to:
// the last one that money of the project was carried into, else its own.
func (p Project) SettlingYear(b Balances) int {
	year := p.Year
	for _, y := range b.Years() {
		if y > year && b.In(ECarried, y) > 0 {
			year = y
		}
	}
	return year
}

// Paper names the basis: "45/QĐ ngày 05/02/2027".
func (by Basis) Paper() string { return paperText(by.Document, by.Dated) }

// CheckCancel refuses a paper that cannot cancel one of an earlier day.
func (by Basis) CheckCancel(was, today Day) error {
	errs := []error{required("document", "số văn bản hủy", by.Document, 100), required("reason", "lý do hủy", by.Reason, 2000)}
	switch {
	case by.Dated == 0:
		errs = append(errs, Refuse(Invalid, "dated", "Nhập ngày văn bản hủy."))
	case by.Dated > today:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày văn bản hủy %s ở sau hôm nay (%s).", by.Dated, today))
	case by.Dated < was:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày văn bản hủy %s đứng trước ngày văn bản được hủy %s.", by.Dated, was))
	}
	return errors.Join(errs...)
}
