package programme

import (
	"errors"
	"fmt"
	"strings"
)

// checkPayment refuses a step with a payment that the rules do not let through,
// naming every rule.
func (s MatterStep) checkPayment(e MatterEntry, m Matter, p Project, f PaymentFacts, day Day) error {
	m.Pay.Installment = e.Pay.installment(m.Pay)
	var errs []error
	if s.From == nil {
		errs = append(errs, m.checkAsked(e, p, f))
	}
	if s.Amount {
		errs = append(errs, s.checkAmount(e, m, p, f, day))
	}
	switch s.Act {
	case ActConfirm:
		errs = append(errs, f.checkHeld(), checkVolume(e, m, p, f, day), f.checkEvidence(), m.checkLast(e.Amount, p, f))
	case ActPay:
		errs = append(errs, f.checkHeld(), m.checkLast(e.Amount, p, f), f.checkPaper(e))
	}
	return errors.Join(errs...)
}

func (p Payment) installment(had Payment) int64 {
	if p.Installment != 0 {
		return p.Installment
	}
	return had.Installment
}

// checkAsked refuses a request of a project of which nothing can be paid.
func (m Matter) checkAsked(e MatterEntry, p Project, f PaymentFacts) error {
	switch {
	case p.Recorded:
		return Refuse(Conflict, "", "Đề án này chép từ sổ cũ: số đã chi nhập ở cột “Thực hiện” của đề án, không qua đề nghị chi.")
	case f.Contract == "":
		return Refuse(Conflict, "", "Đề án chưa có hợp đồng có hiệu lực nên chưa tạm ứng, thanh toán được. Lập hợp đồng và cho có hiệu lực trước.")
	case e.Pay.Source != "" && (!e.Pay.Source.IsSupport() || p.Line(e.Pay.Source).Approved == 0):
		return Refuse(Invalid, "source", "Đề án không có kinh phí được duyệt từ nguồn “%s”. Chọn nguồn khác.", e.Pay.Source.Label())
	case e.Pay.Installment != 0:
		one, ok := f.Installment(e.Pay.Installment)
		if !ok {
			return Refuse(Invalid, "installment", "Hợp đồng không có đợt chi này. Chọn trong danh sách.")
		}
		if (one.Kind == KindAdvance) != (m.Type == string(PayAdvance)) {
			return Refuse(Invalid, "installment", "Đợt “%s” của hợp đồng không phải đợt %s. Chọn đợt khác.", one.Label, lowerFirst(PayStage(m.Type).Label()))
		}
		if left := one.Amount - f.PaidOf(one.ID); e.Amount > left {
			return Refuse(Invalid, "amount", "Đợt “%s” của hợp đồng còn %s. Giảm số đề nghị.", one.Label, max(left, 0).Dong())
		}
	}
	return nil
}

// checkAmount keeps what is paid within every rule, and each later amount
// within the one before.
func (s MatterStep) checkAmount(e MatterEntry, m Matter, p Project, f PaymentFacts, day Day) error {
	amount := e.Amount
	limit := m.Limit(p, f, day)
	switch {
	case amount <= 0:
		return Refuse(Invalid, "amount", "Nhập số tiền lớn hơn 0.")
	case amount > MaxProjectCost:
		return Refuse(Invalid, "amount", "Số tiền %s lớn bất thường đối với một đề án (nhiều nhất %s). Kiểm tra lại đơn vị tính.", amount.Dong(), MaxProjectCost.Dong())
	case s.From != nil && amount > m.Amount:
		return Refuse(Invalid, "amount", "Số tiền %s lớn hơn số ở bước trước %s. Giảm số tiền, hoặc yêu cầu gửi đề nghị mới.", amount.Dong(), m.Amount.Dong())
	case amount > limit.Most:
		return Refuse(Invalid, "amount", "Số tiền %s vượt mức chi được lúc này. Nhiều nhất còn %s. %s", amount.Dong(), limit.Most.Dong(), limit.Binding)
	case s.Act == ActConfirm && len(limit.Unknown) > 0 && strings.TrimSpace(e.Note) == "":
		return Refuse(Invalid, "note", "%s Ghi căn cứ (văn bản) cho phép chi mức này.", limit.Unknown[0])
	}
	return nil
}

// checkHeld refuses money while the contract is not in force, or a finding that
// blocks is still open.
func (f PaymentFacts) checkHeld() error {
	switch {
	case f.Contract == "":
		return Refuse(Conflict, "", "Hợp đồng của đề án hiện không có hiệu lực (đang tạm ngừng hoặc đã chấm dứt) nên chưa chi được. Cho hợp đồng tiếp tục thực hiện trước.")
	case len(f.Findings) > 0:
		return Refuse(Conflict, "", "Chưa chi được vì còn tồn tại phải khắc phục trước khi thanh toán: %s. Khắc phục, đóng tồn tại, rồi làm lại bước này.", strings.Join(f.Findings, "; "))
	}
	return nil
}

// checkVolume refuses money on less work than the rule asks for.
func checkVolume(e MatterEntry, m Matter, p Project, f PaymentFacts, day Day) error {
	if e.Pay.Volume < 0 || e.Pay.Volume > 10_000 {
		return Refuse(Invalid, "volume", "Khối lượng phải từ 0 đến 100 %%.")
	}
	rule, unknown := f.Book.Rate(p.Content, PayStage(m.Type), day)
	if unknown != "" || rule.Volume == 0 {
		return nil
	}
	of := fmt.Sprintf("%s cần khối lượng trên %s %s – %s.", PayStage(m.Type).Label(), PercentText(rule.Volume), rule.VolumeOf.Label(), rule.Citation())
	switch {
	case e.Pay.Volume == 0:
		return Refuse(Invalid, "volume", "Nhập khối lượng đã kiểm tra. %s", of)
	case e.Pay.Volume <= rule.Volume:
		return Refuse(Invalid, "volume", "Khối lượng %s chưa đủ. %s", PercentText(e.Pay.Volume), of)
	}
	return nil
}

func (f PaymentFacts) checkEvidence() error {
	if missing := f.Missing(); len(missing) > 0 {
		return Refuse(Invalid, "evidence", "Chưa đủ chứng từ: %s. Bổ sung và kiểm tra từng chứng từ, rồi xác nhận.", strings.Join(missing, "; "))
	}
	return nil
}

// checkLast refuses the last payment before all is done that it waits for.
func (m Matter) checkLast(amount Money, p Project, f PaymentFacts) error {
	if one, _ := f.Installment(m.Pay.Installment); one.Kind == KindRetention && !p.payable() {
		return Refuse(Conflict, "", "Khoản giữ lại “%s” chỉ chi khi đề án đã nghiệm thu và đủ điều kiện: %s.", one.Label, one.Condition)
	}
	if !m.last(p, f, amount) {
		return nil
	}
	var errs []error
	if !p.payable() {
		errs = append(errs, Refuse(Invalid, "amount", "Lần chi cuối cùng chờ nghiệm thu: đề án đang ở “%s”. Giảm số tiền, hoặc nghiệm thu trước.", p.Stage.Label()))
	}
	if len(f.Questions) > 0 {
		errs = append(errs, Refuse(Conflict, "", "Lần chi cuối cùng chờ kết quả của đề án. Chưa trả lời: %s.", strings.Join(f.Questions, "; ")))
	}
	return errors.Join(errs...)
}

// checkPaper refuses a paper of the Treasury that has paid something already.
func (f PaymentFacts) checkPaper(e MatterEntry) error {
	if f.PaperUsed == "" {
		return nil
	}
	return Refuse(Invalid, "paper_no", "Chứng từ số %s đã ghi chi rồi: %s. Kiểm tra để không chi hai lần; nếu một giấy chi nhiều đề án, ghi thêm số dòng, ví dụ %s-2.", e.PaperNo, f.PaperUsed, e.PaperNo)
}

// PaidEntry is the line of the ledger that a payment makes.
func (m Matter) PaidEntry(p Project, by Basis) Entry {
	kind := EAdvanced
	if m.Type == string(PayRest) {
		kind = EPaid
	}
	return Entry{
		ProgrammeID: p.ProgrammeID, ProjectID: p.ID, Kind: kind, Source: m.Pay.Source, Year: m.Pay.Year, Amount: m.Amount,
		Document: by.Document, Dated: by.Dated, Reason: by.Reason, Matter: m.ID,
	}
}
