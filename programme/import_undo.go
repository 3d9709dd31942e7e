package programme

import (
	"errors"
	"fmt"
)

// MayUndo refuses to take back what was never stored.
func (i BookImport) MayUndo() error {
	if i.State != ImportConfirmed {
		return Refuse(Conflict, "", "Chỉ hoàn tác được lần nhập đã ghi vào dữ liệu; lần này %s.", lowerFirst(i.State.Label()))
	}
	return nil
}

// UsedSince is a project of an import on which something rests by now.
type UsedSince struct {
	Code, Title string
	What        string // as it stands after "đã": "có hợp đồng", "được sửa"
}

// MostUsed is how many projects a refusal to undo names.
const MostUsed = 20

// NotUndone refuses to undo an import whose projects are used, naming them.
func NotUndone(used []UsedSince) error {
	if len(used) == 0 {
		return nil
	}
	errs := []error{Refuse(Conflict, "", "Chưa hoàn tác được lần nhập này, vì có đề án của nó đã được dùng đến sau khi nhập. Không có gì bị thay đổi.")}
	for n, one := range used {
		if n == MostUsed {
			errs = append(errs, Refuse(Conflict, "", "… và các đề án khác."))
			break
		}
		errs = append(errs, Refuse(Conflict, "", "Đề án %s – %s đã %s.", one.Code, one.Title, one.What))
	}
	return errors.Join(errs...)
}

// UndoBasis is the paper of the lines that take an import back.
func (i BookImport) UndoBasis(today Day) Basis {
	return Basis{Document: BookDocument, Dated: today, Reason: fmt.Sprintf("Hoàn tác lần nhập sổ số %d.", i.ID), Book: true}
}
