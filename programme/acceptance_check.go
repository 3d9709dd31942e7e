package programme

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// MostMachines and mostAcceptanceMembers bound the rows of a record.
const (
	MostAcceptedMachines  = 30
	MostAcceptanceMembers = 20
)

// MayWrite refuses who may not write the record where it and the project
// stand.
func (a Acceptance) MayWrite(p Project, u User) error {
	if err := u.Require(WriteSettlement); err != nil {
		return err
	}
	switch {
	case p.Recorded:
		return Refuse(Conflict, "", "Hồ sơ sổ cũ ghi thẳng số thực hiện, không lập biên bản nghiệm thu.")
	case a.State != AcceptanceDraft:
		return Refuse(Conflict, "", "Biên bản này %s nên không sửa được.", lowerFirst(a.State.Label()))
	case p.Stage != Underway && p.Stage != Stopped:
		return Refuse(Conflict, "", "Đề án ở tình trạng “%s”. Chỉ lập biên bản nghiệm thu khi đề án đang thực hiện, hoặc biên bản xác nhận khối lượng khi đề án đã ngừng.", p.Stage.Label())
	}
	return nil
}

// Check refuses a draft that cannot be, naming every wrong field. What is only
// missing is asked when the record is concluded.
func (a Acceptance) Check(today Day) error {
	b := a.Body
	errs := []error{
		atMost("number", "số biên bản", a.Number, 100), atMost("place", "địa điểm", b.Place, 300), atMost("basis", "căn cứ", b.Basis, 2000),
		atMost("quality", "chất lượng", b.Quality, 4000), atMost("effect", "hiệu quả", b.Effect, 4000), atMost("conclusion", "kết luận", b.Conclusion, 4000),
	}
	if !slices.Contains(AcceptanceForms, b.Form) {
		errs = append(errs, Refuse(Invalid, "form", "Chọn mẫu biên bản."))
	}
	if a.Dated > today {
		errs = append(errs, Refuse(Invalid, "dated", "Ngày nghiệm thu %s ở sau hôm nay (%s). Biên bản ghi việc đã làm.", a.Dated, today))
	}
	for i, m := range b.Members {
		errs = append(errs, m.check(i+1, a.Dated, today))
	}
	for i, m := range b.Machines {
		no := strconv.Itoa(i + 1)
		errs = append(errs, required("machine_"+no, "tên máy, hạng mục", m.Name, 200), atMost("model_"+no, "kiểu máy", m.Model, 100),
			atMost("serial_"+no, "số máy", m.Serial, 200), atMost("seen_"+no, "ghi chú", m.Note, 500))
	}
	for _, e := range b.Evidence {
		errs = append(errs, atMost("where_"+e.Code, "số, ngày, nơi giữ", e.Where, 300))
	}
	for _, l := range b.Lines {
		errs = append(errs, l.check())
	}
	return errors.Join(errs...)
}

func (m AcceptanceMember) check(no int, dated, today Day) error {
	at := func(name string) string { return fmt.Sprintf("%s_%d", name, no) }
	errs := []error{required(at("member"), "họ tên", m.Name, 120), atMost(at("post"), "chức vụ", m.Title, 200)}
	if !slices.Contains(AcceptanceSides, m.Side) {
		errs = append(errs, Refuse(Invalid, at("side"), "Chọn bên mà “%s” đại diện.", m.Name))
	}
	switch {
	case m.Signed > today:
		errs = append(errs, Refuse(Invalid, at("signed"), "Ngày ký %s ở sau hôm nay.", m.Signed))
	case m.Signed != 0 && m.Signed < dated:
		errs = append(errs, Refuse(Invalid, at("signed"), "Ngày ký %s đứng trước ngày nghiệm thu %s.", m.Signed, dated))
	}
	return errors.Join(errs...)
}

// check holds what was accepted of a line against the contract: more volume
// than it has needs an annex first, any other difference a word why.
func (l AcceptedLine) check() error {
	no := strconv.FormatInt(l.CostID, 10)
	field, volume, remark := "accepted_"+no, "done_"+no, "remark_"+no
	switch {
	case l.Accepted < 0:
		return Refuse(Invalid, field, "Giá trị nghiệm thu của “%s” là số âm. Nhập từ 0 trở lên.", l.Item)
	case l.Accepted > MaxProjectCost:
		return Refuse(Invalid, field, "Giá trị nghiệm thu %s lớn bất thường đối với một đề án (nhiều nhất %s). Kiểm tra lại đơn vị tính.", l.Accepted.Dong(), MaxProjectCost.Dong())
	case l.Quantity != 0 && l.Done > l.Quantity:
		return Refuse(Invalid, volume, "Khối lượng nghiệm thu %s %s vượt khối lượng trong hợp đồng %s %s. Ký phụ lục trước, hoặc sửa lại khối lượng.", l.Done, l.Unit, l.Quantity, l.Unit)
	case l.Quantity != 0 && l.Done < 0:
		return Refuse(Invalid, volume, "Khối lượng nghiệm thu của “%s” là số âm. Nhập từ 0 trở lên.", l.Item)
	case l.Quantity != 0 && l.Done == 0 && l.Accepted > 0:
		return Refuse(Invalid, volume, "“%s” có giá trị nghiệm thu nhưng khối lượng bằng 0. Nhập khối lượng đã làm, hoặc sửa giá trị thành 0.", l.Item)
	case l.Accepted != l.Total() && l.Remark == "":
		return Refuse(Invalid, remark, "Giá trị nghiệm thu của “%s” lệch %s so với hợp đồng (%s). Nêu lý do.", l.Item, signedDong(l.Accepted-l.Total()), l.Total().Dong())
	}
	return atMost(remark, "lý do", l.Remark, 1000)
}

func signedDong(m Money) string {
	if m > 0 {
		return "+" + m.Dong()
	}
	return m.Dong()
}

// AcceptanceFacts is what concluding asks besides the record itself.
type AcceptanceFacts struct {
	Contract    Contract
	Inspections int    // held and concluded before
	Advanced    Money  // paid out so far
	Open        string // findings that are still open, in words; "" for none
	Machines    bool   // the content supports machines: they are verified on the site
}

// CheckConclude refuses to conclude a record that is not whole, saying all that
// it lacks.
func (a Acceptance) CheckConclude(f AcceptanceFacts, today Day) error {
	b := a.Body
	errs := []error{
		a.Check(today), required("number", "số biên bản", a.Number, 100), required("place", "địa điểm nghiệm thu", b.Place, 300), required("basis", "căn cứ nghiệm thu", b.Basis, 2000),
		required("conclusion", "nội dung kết luận", b.Conclusion, 4000), required("quality", "nhận xét chất lượng", b.Quality, 4000),
	}
	lack := func(field, format string, args ...any) { errs = append(errs, Refuse(Invalid, field, format, args...)) }
	switch {
	case a.Dated == 0:
		lack("dated", "Nhập ngày nghiệm thu.")
	case f.Contract.Effective != 0 && a.Dated < f.Contract.Effective:
		lack("dated", "Ngày nghiệm thu %s đứng trước ngày hợp đồng có hiệu lực %s.", a.Dated, f.Contract.Effective)
	}
	if !f.Contract.Signed() {
		lack("", "Đề án chưa có hợp đồng có hiệu lực nên chưa nghiệm thu được.")
	}
	if f.Contract.State == ContractSuspended {
		lack("", "Hợp đồng đang tạm ngừng. Cho tiếp tục thực hiện trước khi nghiệm thu.")
	}
	if len(b.Lines) == 0 {
		lack("", "Hợp đồng không có dòng dự toán nào để nghiệm thu.")
	}
	for _, side := range b.Unsigned() {
		lack("members", "Bên “%s” chưa ký đủ. Mọi bên có tên trong biên bản ký rồi mới kết luận được.", side.Label())
	}
	if missing := b.MissingEvidence(); len(missing) > 0 && b.Result != AcceptedFailed {
		errs = append(errs, lacks("evidence", "Còn thiếu tài liệu bắt buộc của nội dung này: %s. Đánh dấu khi đã có.", missing))
	}
	if f.Advanced > 0 && f.Inspections == 0 {
		lack("", "Đề án đã tạm ứng %s mà chưa có lần kiểm tra nào trước nghiệm thu. Kiểm tra ít nhất một lần rồi mới nghiệm thu.", f.Advanced.Dong())
	}
	if f.Open != "" {
		lack("", "Còn tồn tại chưa khắc phục: %s. Đóng tồn tại bằng chứng cứ trước khi nghiệm thu.", f.Open)
	}
	errs = append(errs, a.checkMachines(f), a.checkResult())
	return errors.Join(errs...)
}

// checkMachines wants every machine verified on the site where the content
// supports machines.
func (a Acceptance) checkMachines(f AcceptanceFacts) error {
	b := a.Body
	if b.Result == AcceptedFailed || !f.Machines {
		return nil
	}
	if len(b.Machines) == 0 {
		return Refuse(Invalid, "machine_1", "Nội dung này hỗ trợ máy móc: ghi từng máy đã thấy tại chỗ, số máy, đã đối chiếu biển máy và chạy thử.")
	}
	var errs []error
	for i, m := range b.Machines {
		no := strconv.Itoa(i + 1)
		if m.Serial == "" && m.Note == "" {
			errs = append(errs, Refuse(Invalid, "serial_"+no, "Nhập số máy của “%s”, hoặc ghi chú vì sao máy không có số.", m.Name))
		}
		if !(m.Located && m.Runs) && m.Note == "" {
			errs = append(errs, Refuse(Invalid, "seen_"+no, "“%s” chưa được đối chiếu biển máy hoặc chưa chạy thử. Xác minh tại chỗ, hoặc nêu lý do.", m.Name))
		}
	}
	return errors.Join(errs...)
}

// checkResult holds the conclusion against what was accepted.
func (a Acceptance) checkResult() error {
	b := a.Body
	whole := !slices.ContainsFunc(b.Lines, func(l AcceptedLine) bool { return l.Quantity != 0 && l.Done < l.Quantity })
	switch {
	case !slices.Contains(AcceptanceResults, b.Result):
		return Refuse(Invalid, "result", "Chọn kết luận: đạt, đạt một phần hoặc không đạt.")
	case b.Result == AcceptedWhole && !whole:
		return Refuse(Invalid, "result", "Có khối lượng chưa làm đủ theo hợp đồng nên kết luận là “đạt một phần”, không phải “đạt”.")
	case b.Result == AcceptedFailed && b.Cost() != 0:
		return Refuse(Invalid, "result", "Kết luận “không đạt” thì giá trị nghiệm thu của mọi dòng là 0. Sửa giá trị, hoặc chọn “đạt một phần”.")
	case b.Result != AcceptedFailed && b.Cost() == 0:
		return Refuse(Invalid, "result", "Giá trị nghiệm thu bằng 0 nên kết luận là “không đạt”.")
	case b.Result == AcceptedFailed && !b.Stopped:
		return Refuse(Invalid, "result", "Nghiệm thu không đạt thì đề án chưa qua bước này: giữ biên bản ở dạng đang lập, yêu cầu khắc phục rồi nghiệm thu lại; nếu không làm tiếp được thì đề nghị ngừng đề án.")
	}
	return nil
}

// MayConclude refuses who wrote the record: another person concludes.
func (a Acceptance) MayConclude(u User) error {
	if err := u.Require(ConcludeSettlement); err != nil {
		return err
	}
	if u.Role != RoleLocal && u.ID == a.Writer {
		return Refuse(Forbidden, "", "Bạn đã lập biên bản này nên không được tự kết luận. Lãnh đạo khác phải kết luận.")
	}
	return nil
}

// MayCancel refuses to cancel a record that does not stand or that is settled.
func (a Acceptance) MayCancel(u User, settled bool) error {
	if err := u.Require(ConcludeSettlement); err != nil {
		return err
	}
	switch {
	case a.State != AcceptanceConcluded:
		return Refuse(Conflict, "", "Biên bản này %s nên không hủy được. Tải lại trang đề án.", lowerFirst(a.State.Label()))
	case settled:
		return Refuse(Conflict, "", "Đề án đã quyết toán theo biên bản này. Hủy quyết toán trước, rồi mới hủy nghiệm thu.")
	}
	return nil
}

// Entries are the lines of the ledger that concluding writes: the accepted
// support, by source.
func (a Acceptance) Entries(p Project, year int) (all []Entry) {
	by := a.LedgerBasis()
	for _, s := range a.Body.Sources {
		if s.Amount == 0 {
			continue
		}
		e := p.entry(EAccepted, FundingLine{Source: s.Source, Name: s.Name}, s.Amount, by)
		e.Year = year
		all = append(all, e)
	}
	return all
}

// LedgerBasis is the record as the paper that moves money.
func (a Acceptance) LedgerBasis() Basis {
	return Basis{Document: a.Number, Dated: a.Dated, Reason: a.Body.Result.Label() + ". " + a.Body.Support.Formula(), Stopping: a.Body.Stopped}
}
