package programme

import (
	"errors"
	"slices"
	"time"
)

// SOfficeForm is the history of an office's form.
const SOfficeForm Subject = "office_form"

// FormPaper is the paper that an office's form is for.
type FormPaper string

// FormPapers in the order of a project's life.
var FormPapers = []FormPaper{"proposal", "decision", "contract", "annex", "advance", "inspection", "acceptance", "settlement", "liquidation", "other"}

// Label is the paper in Vietnamese.
func (p FormPaper) Label() string {
	switch p {
	case "proposal":
		return "Đề án, đơn đề nghị"
	case "decision":
		return "Tờ trình, quyết định"
	case "contract":
		return "Hợp đồng"
	case "annex":
		return "Phụ lục hợp đồng"
	case "advance":
		return "Đề nghị tạm ứng, thanh toán"
	case "inspection":
		return "Kiểm tra"
	case "acceptance":
		return "Nghiệm thu"
	case "settlement":
		return "Quyết toán"
	case "liquidation":
		return "Thanh lý"
	}
	return "Giấy khác"
}

// OfficeForm (mẫu giấy của cơ quan) is a Word form that an office made itself,
// in force from a day. It is never changed: a newer one of the same paper and
// name follows it from its own day, so that a paper of an older day is filled as
// it was then.
type OfficeForm struct {
	ID        int64
	Paper     FormPaper
	Name      string // "Hợp đồng hỗ trợ máy"
	From      Day    // first day in force
	Withdrawn Day    // first day on which it is no longer in force; 0: stands
	Note      string
	File      PaperFile // name, size and hash
	At        time.Time
	UserName  string
	PostTitle string
	Version   int64
}

// Who is who put the form in.
func (f OfficeForm) Who() string { return Event{UserName: f.UserName, PostTitle: f.PostTitle}.Who() }

// Check refuses a form that cannot be. What stands in its file is looked at
// where the file is read.
func (f OfficeForm) Check(today Day) error {
	errs := []error{required("name", "tên mẫu", f.Name, 150), atMost("note", "ghi chú", f.Note, 1000)}
	if !slices.Contains(FormPapers, f.Paper) {
		errs = append(errs, Refuse(Invalid, "paper", "Chọn loại giấy mà mẫu này dùng cho."))
	}
	switch {
	case f.From == 0:
		errs = append(errs, Refuse(Invalid, "from", "Nhập ngày mẫu bắt đầu được dùng."))
	case f.From > today.Plus(366):
		errs = append(errs, Refuse(Invalid, "from", "Ngày %s quá một năm sau hôm nay. Kiểm tra lại ngày.", f.From))
	}
	return errors.Join(errs...)
}

// sameForm tells whether one form follows the other.
func (f OfficeForm) sameForm(o OfficeForm) bool {
	return f.Paper == o.Paper && Fold(f.Name) == Fold(o.Name)
}

// FormsOn are the forms in force on a day, one of each paper and name: the one
// that began last, and of those of one day the one that was put in last.
func FormsOn(all []OfficeForm, day Day) (on []OfficeForm) {
	for _, f := range all {
		if f.From > day || f.Withdrawn != 0 && f.Withdrawn <= day {
			continue
		}
		i := slices.IndexFunc(on, f.sameForm)
		switch {
		case i < 0:
			on = append(on, f)
		case f.From > on[i].From || f.From == on[i].From && f.ID > on[i].ID:
			on[i] = f
		}
	}
	slices.SortStableFunc(on, func(a, b OfficeForm) int {
		return slices.Index(FormPapers, a.Paper) - slices.Index(FormPapers, b.Paper)
	})
	return on
}

// State says whether the form is in force on a day.
func (f OfficeForm) State(all []OfficeForm, day Day) string {
	switch {
	case f.Withdrawn != 0 && f.Withdrawn <= day:
		return "Đã bỏ từ " + f.Withdrawn.String()
	case f.From > day:
		return "Dùng từ " + f.From.String()
	case slices.ContainsFunc(FormsOn(all, day), func(o OfficeForm) bool { return o.ID == f.ID }):
		return "Đang dùng"
	}
	return "Đã có bản mới hơn"
}

// Fields lists the form as people read it.
func (f OfficeForm) Fields() []FieldValue {
	return []FieldValue{
		{"paper", "Loại giấy", f.Paper.Label()}, {"name", "Tên mẫu", f.Name}, {"from", "Dùng từ ngày", f.From.String()}, {"withdrawn", "Bỏ từ ngày", f.Withdrawn.String()},
		{"file", "Tệp", f.File.Name + ", mã " + f.File.SHA256}, {"note", "Ghi chú", f.Note},
	}
}
