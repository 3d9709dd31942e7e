package programme

import (
	"errors"
	"slices"
	"strings"
)

// who may write what of a project depends on where it stands: who applies
// writes it until it is submitted and the parts that were returned; officers
// correct it while it is appraised, beside what was asked; what a plan has
// approved changes only by a decision on the plan.

// parts of a project's fields, by the beginning of their names.
var (
	partsAsked    = []string{"requested_"}
	partsApproved = []string{"appraised_", "approved_"}
	partsDone     = []string{"promised_", "actual_", "note"}
)

// MayWrite refuses a project that the user may not write where it stands. old
// is the project as stored; its ID is 0 for a new one.
func (p Project) MayWrite(old Project, u User) error {
	need := EditProjects
	if !p.Recorded && (old.ID == 0 || old.Stage.Writable()) {
		need = EditDrafts
	}
	if err := u.Require(need); err != nil {
		return err
	}
	switch {
	case old.ID != 0 && p.Recorded != old.Recorded:
		return Refuse(Invalid, "recorded", "Không đổi được đề án đang xử lý thành hồ sơ sổ cũ, hay ngược lại. Lập hồ sơ mới đúng loại.")
	case p.Recorded:
		return nil
	case old.ID == 0 && p.Stage != Need && p.Stage != Draft:
		return Refuse(Invalid, "stage", "Đề án mới bắt đầu ở “%s” hoặc “%s”. Các tình trạng sau đến từ các bước xử lý.", Need.Label(), Draft.Label())
	case old.ID != 0 && p.Stage != old.Stage:
		return Refuse(Invalid, "stage", "Tình trạng của đề án này chỉ đổi bằng các bước xử lý ở trang đề án, không nhập trong biểu mẫu. Tải lại trang đề án để xem tình trạng hiện nay.")
	}
	return errors.Join(p.lockedChanges(old), p.correctionNeedsReason(old))
}

// correctionNeedsReason refuses an officer's correction of what was submitted
// that does not say why: who applied reads it beside his own figure.
func (p Project) correctionNeedsReason(old Project) error {
	switch {
	case old.ID == 0 || !old.Stage.corrected() || p.SameAs(old):
		return nil
	case Clean(p.Correction) == "":
		return Refuse(Invalid, "correction", "Nêu lý do đính chính: hồ sơ đã nộp, số và chữ của cơ sở được giữ lại bên cạnh, cơ sở đọc được lý do này.")
	}
	return atMost("correction", "lý do đính chính", p.Correction, 1000)
}

// corrected tells the stages in which an officer's save corrects what who
// applied has submitted.
func (s Stage) corrected() bool {
	return slices.Contains([]Stage{Submitted, Checked, BaseAppraisal, BasePassed, MinistryAppraisal, MinistryPassed}, s)
}

// Corrects tells whether saving the project corrects what was submitted, and
// so asks for a reason.
func (p Project) Corrects() bool { return !p.Recorded && p.Stage.corrected() }

// lockedChanges refuses every field that was changed and may not be.
func (p Project) lockedChanges(old Project) error {
	var errs []error
	for _, c := range Changes(old.Fields(), p.Fields()) {
		if c.Field == "stage" && old.ID == 0 || old.writable(c.Field) || c.Old == "" && c.New == Money(0).Dong() || c.New == "" && c.Old == Money(0).Dong() {
			continue
		}
		if old.ID == 0 {
			errs = append(errs, Refuse(Invalid, c.Field, "%s không nhập khi lập dự thảo: số này đến từ thẩm định và quyết định phê duyệt.", c.Label))
			continue
		}
		errs = append(errs, Refuse(Invalid, c.Field, "%s không sửa được khi đề án ở tình trạng “%s”. %s", c.Label, old.Stage.Label(), old.lockedWhy(c.Field)))
	}
	return errors.Join(errs...)
}

// writable tells whether a field may be written where the project stands.
func (p Project) writable(field string) bool {
	if field == "level" && p.levelFixed() {
		return false
	}
	asked, approved, done := begins(field, partsAsked), begins(field, partsApproved), begins(field, partsDone)
	switch {
	case p.Stage == Returned:
		return p.opens(field)
	case p.ID == 0, p.Stage.Writable():
		return !approved && !strings.HasPrefix(field, "done_")
	case p.Stage == Approved, p.Stage == Underway, p.Stage == Accepted:
		return done
	case p.Stage == Proposed, p.Stage.Ended():
		return field == "note"
	}
	return !asked && !approved && !strings.HasPrefix(field, "done_")
}

// levelFixed tells that the path and the money asked for hang on the level
// already: it is submitted, or was returned by who appraises that level only.
func (p Project) levelFixed() bool {
	if p.Stage == Returned {
		return p.BackTo == MinistryAppraisal
	}
	return p.ID != 0 && p.Stage != Need && p.Stage != Draft
}

// Writes tells which fields a form should offer where the project stands: a
// name of Fields, or the beginning of one, such as "requested_". While the
// project is returned that is what the return opened.
func (p Project) Writes(field string) bool {
	any := strings.HasSuffix(field, "_") && slices.ContainsFunc(p.Open, func(open string) bool { return strings.HasPrefix(open, field) })
	return p.Recorded || p.writable(field) || p.Stage == Returned && any
}

func (p Project) lockedWhy(field string) string {
	switch {
	case field == "level" && p.levelFixed():
		return "Đường đi và số đề nghị gắn với nguồn này. Rút hồ sơ rồi lập lại nếu chọn nhầm nguồn."
	case p.Stage == Returned:
		return "Chỉ sửa được mục nêu trong yêu cầu bổ sung: " + p.openedText() + "."
	case strings.HasPrefix(field, "done_"):
		return "Số thực hiện đến từ quyết toán đề án."
	case begins(field, partsAsked):
		return "Số cơ sở đề nghị được giữ nguyên; số của cán bộ ghi ở phiếu thẩm định."
	case p.Stage.InPlan():
		return "Thay đổi bằng quyết định điều chỉnh kế hoạch."
	case p.Stage == Proposed:
		return "Đưa đề án ra khỏi kế hoạch đã trình trước khi sửa."
	}
	return "Mở lại hồ sơ trước khi sửa."
}

func begins(field string, with []string) bool {
	return slices.ContainsFunc(with, func(w string) bool { return strings.HasPrefix(field, w) })
}

// MayWritePaper refuses a new version of a paper where the project may not
// have one: who applies adds papers until it is submitted; while it is
// returned, those that the return names, those that are missing, and new ones
// beside the list.
func (p Project) MayWritePaper(u User, l PaperLine) error {
	switch {
	case p.Recorded:
		return u.Require(EditProjects)
	case !p.Stage.Writable():
		return Refuse(Conflict, "", "Hồ sơ đang ở tình trạng “%s” nên không thêm, thay giấy tờ được. Cơ quan đang xử lý trả lại hồ sơ thì giấy tờ được nêu mới mở ra.", p.Stage.LabelFor(u))
	}
	if err := u.Require(EditDrafts); err != nil {
		return err
	}
	_, has := l.Current()
	if p.Stage == Returned && !p.opens(paperField(l.Code)) && len(l.Papers) > 0 && !(l.Required && !has) {
		return Refuse(Invalid, "file", "%s không có trong yêu cầu bổ sung nên không thay được. %s", l.Name, p.lockedWhy(""))
	}
	return nil
}
