package programme

import (
	"errors"
	"fmt"
)

// PriorityOverride (xếp lại thủ công) puts a project at another place than the
// order gives it, by a paper that somebody signed. It is printed in the annex
// of the ranking and never silent.
type PriorityOverride struct {
	ProjectID  int64
	Year       int // of the ranking that it is for: it does not follow the project
	Level      Level
	Rank       int // from 1, in the project's own list
	Reason     string
	SignerName string
	SignerRole string
	Document   string // number of the signed paper
	Dated      Day
	By         string // who entered it, person and post
	On         Day
	Version    int64
}

// Applies tells whether the override is for the ranking that the project
// stands in.
func (o PriorityOverride) Applies(level Level, year int) bool {
	return o.Rank > 0 && o.Level == level && o.Year == year
}

// Check refuses an override that does not say who signed it, when and why.
func (o PriorityOverride) Check(today Day) error {
	errs := []error{
		required("reason", "lý do xếp lại", o.Reason, 2000), required("signer_name", "họ tên người ký", o.SignerName, 200),
		required("signer_role", "chức vụ người ký", o.SignerRole, 200), required("document", "số văn bản", o.Document, 100),
	}
	if o.Rank < 1 || o.Rank > 9999 {
		errs = append(errs, Refuse(Invalid, "rank", "Nhập thứ tự mới, từ 1 trở đi."))
	}
	switch {
	case o.Dated == 0:
		errs = append(errs, Refuse(Invalid, "dated", "Nhập ngày của văn bản."))
	case o.Dated > today:
		errs = append(errs, Refuse(Invalid, "dated", "Ngày văn bản %s ở sau hôm nay. Nhập ngày ghi trên văn bản đã ký.", o.Dated))
	}
	return errors.Join(errs...)
}

// Citation names the paper: "văn bản số 12/SCT-KC ngày 05/02/2026, Giám đốc Sở
// Trần Văn A ký".
func (o PriorityOverride) Citation() string {
	return fmt.Sprintf("văn bản số %s ngày %s, %s %s ký", o.Document, o.Dated, o.SignerRole, o.SignerName)
}

// Fields lists the override as people read it.
func (o PriorityOverride) Fields() []FieldValue {
	return []FieldValue{
		{"rank", "Xếp lại thủ công vào thứ tự", groupInt(int64(o.Rank))}, {"ranking", "Danh sách", fmt.Sprintf("%s năm %d", o.Level.Label(), o.Year)},
		{"reason", "Lý do xếp lại", o.Reason}, {"signer", "Người ký", o.SignerRole + " " + o.SignerName}, {"document", "Văn bản xếp lại", o.Document + " ngày " + o.Dated.String()},
	}
}
