package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ContractFacts is what the rules of a contract ask besides itself and its
// project. The store gathers them.
type ContractFacts struct {
	Today         Day
	PlanUntil     Day      // the last day that the plan's decision gave the work; 0: the end of the plan's year
	Decided       Day      // of the decision that approved the project; 0: not known
	MissingPapers []string // of the dossier, that are required and not there
	Ledger        []Entry  // of the project
	Used          []int64  // granted requests that an annex rests on already
	Granted       []Matter // granted change requests of the project
}

// MayWrite refuses a draft where there is none to write.
func (c Contract) MayWrite(u User, p Project) error {
	switch {
	case p.Recorded:
		return Refuse(Conflict, "", "Đề án này là hồ sơ sổ cũ nên không lập hợp đồng trong chương trình.")
	case c.Signed():
		return Refuse(Conflict, "", "Hợp đồng %s đã ký nên không sửa trực tiếp được. Thay đổi bằng phụ lục, trên đề nghị điều chỉnh đã được chấp thuận.", c.Paper())
	case p.Stage != Approved:
		return Refuse(Conflict, "", "Đề án đang ở tình trạng “%s”. Hợp đồng soạn được khi đề án đã được duyệt vào kế hoạch và chưa thực hiện.", p.Stage.LabelFor(u))
	}
	return u.Require(EditContracts)
}

// Check refuses a draft that cannot be, naming every wrong field. What is only
// not there yet is told by Open.
func (c Contract) Check(p Project, f ContractFacts) error {
	errs := []error{atMost("number", "số hợp đồng", c.Number, 60)}
	if c.Dated > f.Today {
		errs = append(errs, Refuse(Invalid, "dated", "Ngày ký %s ở sau hôm nay (%s). Nhập ngày ghi trên hợp đồng đã ký, hoặc để trống khi chưa ký.", c.Dated, f.Today))
	}
	if c.Dated != 0 && f.Decided != 0 && c.Dated < f.Decided {
		errs = append(errs, Refuse(Invalid, "dated", "Ngày ký %s trước ngày duyệt kế hoạch %s. Hợp đồng ký sau khi đề án được duyệt.", c.Dated, f.Decided))
	}
	if c.Effective != 0 && c.Dated != 0 && c.Effective < c.Dated {
		errs = append(errs, Refuse(Invalid, "effective", "Ngày hiệu lực %s trước ngày ký %s. Sửa lại một trong hai ngày.", c.Effective, c.Dated))
	}
	return errors.Join(append(errs, c.Terms.check(p, f))...)
}

// check refuses terms that cannot be, of a draft or of an annex.
func (t ContractTerms) check(p Project, f ContractFacts) error {
	errs := []error{
		atMost("scope", "nội dung, quy mô", t.Scope, 6000), atMost("advance_terms", "điều kiện tạm ứng, thanh toán", t.AdvanceTerms, 4000),
		atMost("pledge", "văn bản cam kết đối ứng", t.Pledge, 200), atMost("other", "thỏa thuận khác", t.Other, 6000), t.checkTime(p, f),
		checkCosts(t.Costs), t.checkSchedule(), t.checkSources(p),
	}
	if t.PledgeDated > f.Today {
		errs = append(errs, Refuse(Invalid, "pledge_dated", "Ngày cam kết %s ở sau hôm nay (%s). Sửa lại ngày.", t.PledgeDated, f.Today))
	}
	for _, one := range t.Parties {
		errs = append(errs, one.check())
	}
	return errors.Join(errs...)
}

// checkTime keeps the work within what the plan gives it: its fiscal year, or
// the days of a decision that extended it.
func (t ContractTerms) checkTime(p Project, f ContractFacts) error {
	last := f.lastDay(p)
	first, _ := NewDay(p.Year, 1, 1)
	switch {
	case t.From != 0 && t.Until != 0 && t.Until < t.From:
		return Refuse(Invalid, "until", "Ngày kết thúc %s trước ngày bắt đầu %s. Đổi lại hai ngày.", t.Until, t.From)
	case t.From != 0 && (t.From < min(first, f.Decided) || f.Decided == 0 && t.From < first):
		return Refuse(Invalid, "from", "Ngày bắt đầu %s trước năm kế hoạch %d. Nhập ngày trong thời gian của kế hoạch.", t.From, p.Year)
	case t.Until > last:
		return Refuse(Invalid, "until", "Ngày kết thúc %s sau ngày cuối mà kế hoạch cho phép (%s). Sửa ngày, hoặc đề nghị kéo dài sang năm sau để được điều chỉnh kế hoạch trước.", t.Until, last)
	case t.From > last:
		return Refuse(Invalid, "from", "Ngày bắt đầu %s sau ngày cuối mà kế hoạch cho phép (%s). Sửa ngày.", t.From, last)
	}
	return nil
}

// lastDay is the last day that the plan gives the work.
func (f ContractFacts) lastDay(p Project) Day {
	last, _ := NewDay(p.Year, 12, 31)
	return max(last, f.PlanUntil)
}

// checkSources keeps each source of support within what the plan approved of
// it, and lets no fund in that approved nothing.
func (t ContractTerms) checkSources(p Project) error {
	var errs []error
	for _, a := range t.BySource() {
		if approved := p.Line(a.Source).Approved; a.Source.IsSupport() && a.Amount > approved {
			errs = append(errs, Refuse(Invalid, "costs", "Dự toán lấy từ %s %s, vượt mức được duyệt %s là %s. Giảm phần hỗ trợ ở các dòng dự toán, hoặc đề nghị tăng kinh phí hỗ trợ để được điều chỉnh kế hoạch trước.",
				lowerFirst(a.Source.Label()), a.Amount.Dong(), approved.Dong(), (a.Amount-approved).Dong()))
		}
	}
	return errors.Join(errs...)
}

// ContractPoint is one thing that a contract needs before it may take effect.
type ContractPoint struct {
	Code  string // "signed": also the part of the form where it is mended
	Label string
	Why   string // why it is still open, and how to mend it; "" where it is done
}

// Done tells whether the point is fulfilled.
func (p ContractPoint) Done() bool { return p.Why == "" }

// Checklist is everything that the contract needs before it may take effect.
func (c Contract) Checklist(p Project, f ContractFacts) []ContractPoint {
	t := c.Terms
	return []ContractPoint{
		{"signed", "Hợp đồng giấy đã ký, có số và ngày", c.openSigned(f.Today)},
		{"parties", "Hai bên ký đủ tên, người đại diện, chức vụ, địa chỉ", t.openParties()},
		{"account", "Tài khoản nhận tiền đúng chủ và đã xác minh", t.Party("B").accountOpen()},
		{"time", "Thời gian thực hiện và nội dung công việc", t.openTime()},
		{"costs", "Dự toán có đủ dòng, phần hỗ trợ không vượt mức duyệt", t.openCosts(p)},
		{"schedule", "Tiến độ chi cộng lại bằng phần hỗ trợ", t.openSchedule()},
		{"pledge", "Cam kết đối ứng của đơn vị thụ hưởng", t.openPledge(p)},
		{"papers", "Giấy tờ bắt buộc của hồ sơ", openPapers(f.MissingPapers)},
	}
}

// Open lists the points that keep the contract from taking effect.
func (c Contract) Open(p Project, f ContractFacts) (all []ContractPoint) {
	return slices.DeleteFunc(c.Checklist(p, f), ContractPoint.Done)
}

func (c Contract) openSigned(today Day) string {
	switch {
	case c.Number == "" || c.Dated == 0:
		return "Chưa có số hoặc ngày ký. Ký bản giấy rồi nhập số và ngày."
	case c.Effective > today:
		return fmt.Sprintf("Hợp đồng có hiệu lực từ %s. Ghi nhận hiệu lực từ ngày đó.", c.Effective)
	}
	return ""
}

func (t ContractTerms) openParties() string {
	var all []string
	for _, side := range Sides {
		one := t.Party(side)
		if side == "C" && one.Empty() {
			continue
		}
		if open := one.open(side == "B"); len(open) > 0 {
			all = append(all, fmt.Sprintf("bên %s thiếu %s", side, strings.Join(open, ", ")))
		}
	}
	if b := t.Party("B"); len(all) == 0 && NameKey(b.Name) == NameKey(t.Party("A").Name) {
		all = append(all, "bên A và bên B là một")
	}
	if len(all) == 0 {
		return ""
	}
	return "Còn thiếu: " + strings.Join(all, "; ") + ". Bổ sung ở phần các bên."
}

func (t ContractTerms) openTime() string {
	switch {
	case t.From == 0 || t.Until == 0:
		return "Chưa có ngày bắt đầu hoặc ngày kết thúc."
	case t.Scope == "":
		return "Chưa ghi nội dung, quy mô công việc."
	}
	return ""
}

func (t ContractTerms) openCosts(p Project) string {
	switch err := t.checkSources(p); {
	case len(t.Costs) == 0:
		return "Dự toán chưa có dòng nào. Nhập từng dòng, hoặc dán bảng từ Excel."
	case t.Support() == 0:
		return "Dự toán chưa có phần hỗ trợ. Nhập phần hỗ trợ ở các dòng được hỗ trợ."
	case err != nil:
		return Problems(err)[0].Message
	}
	return ""
}

func (t ContractTerms) openSchedule() string {
	for _, a := range t.BySource() {
		if planned := t.Scheduled(a.Source); a.Source.IsSupport() && planned != a.Amount {
			return fmt.Sprintf("Các đợt chi từ %s cộng lại %s, phần hỗ trợ trong dự toán là %s, lệch %s. Sửa các đợt chi cho bằng.",
				lowerFirst(a.Source.Label()), planned.Dong(), a.Amount.Dong(), (planned - a.Amount).Dong())
		}
	}
	for _, i := range t.Schedule {
		if t.Amount(i.Source, "") == 0 {
			return fmt.Sprintf("Đợt “%s” chi từ %s mà dự toán không dùng nguồn này. Chọn lại nguồn.", i.Label, lowerFirst(i.Source.Label()))
		}
	}
	if len(t.Schedule) == 0 {
		return "Chưa có đợt chi nào."
	}
	return ""
}

func (t ContractTerms) openPledge(p Project) string {
	need := max(p.Approved().Counterpart, p.Commitment)
	given := t.Sums().Counterpart
	switch {
	case given < need:
		return fmt.Sprintf("Đối ứng trong dự toán %s, thấp hơn mức đã cam kết, được duyệt %s, thiếu %s. Sửa dự toán, hoặc đề nghị điều chỉnh kế hoạch trước.", given.Dong(), need.Dong(), (need - given).Dong())
	case given > 0 && (t.Pledge == "" || t.PledgeDated == 0):
		return "Chưa ghi số (tên) và ngày của văn bản cam kết đối ứng."
	}
	return ""
}

func openPapers(missing []string) string {
	if len(missing) == 0 {
		return ""
	}
	return "Hồ sơ còn thiếu: " + strings.Join(missing, "; ") + ". Bổ sung ở trang giấy tờ của đề án."
}
