package web

import (
	"strings"

	"khuyencong/programme"
)

// fieldView is one field of a form, with what the person typed. The same view
// serves field, textareaField, selectField, checkboxField, moneyField and
// dateField.
type fieldView struct {
	Name  string // of the form value; also the Field of a programme.Error
	Label string
	Value string // exactly as typed, also when it is wrong
	Help  string // under the label, a sentence
	Error string // what is wrong and how to mend it

	Optional bool     // adds "(không bắt buộc)" to the label
	Width    string   // "" whole measure, "short" about 8 letters, "medium" about 20
	Type     string   // "" is text; "email", "tel", "number" is not used: it drops what it cannot read
	Mode     string   // inputmode: "numeric", "decimal"
	Unit     string   // printed after the box: "m²", "%"
	Rows     int      // of a textarea; 0 is 4
	Options  []option // of a select, or the suggestions of a text field
	Checked  bool     // of a checkbox
	Locked   bool     // of a box in a table: shown and sent as it is, not to be changed
	Fill     string   // autocomplete: "organization", "email"; "" is off
}

// option is one choice of a select, or one suggestion of a text field.
type option struct{ Value, Label string }

// ID is the id of the input: the error list on top links to it.
func (f fieldView) ID() string { return fieldID(f.Name) }

func fieldID(name string) string { return "f-" + name }

// describedBy names the help and the error that stand with the input.
func (f fieldView) describedBy() string {
	var ids []string
	if f.Help != "" {
		ids = append(ids, f.ID()+"-help")
	}
	if f.Error != "" {
		ids = append(ids, f.ID()+"-error")
	}
	return strings.Join(ids, " ")
}

func (f fieldView) kind() string {
	if f.Type == "" {
		return "text"
	}
	return f.Type
}

func (f fieldView) fill() string {
	if f.Fill == "" {
		return "off"
	}
	return f.Fill
}

func (f fieldView) rows() int {
	if f.Rows == 0 {
		return 4
	}
	return f.Rows
}

// problems are the refusals of one form, as programme.Problems gives them.
type problems []*programme.Error

// For is the message beside a field; "" when the field is in order. Several
// messages for one field are joined.
func (ps problems) For(field string) string {
	var all []string
	for _, p := range ps {
		if p.Field == field {
			all = append(all, p.Message)
		}
	}
	return strings.Join(all, " ")
}

// conflictView is shown above a form when somebody else saved the record
// between reading and writing.
type conflictView struct {
	Who  string // "Nguyễn Thị Hoa"; "" when not known
	When string // "14:05 ngày 23/11/2026"
	Rows []conflictRow
}

// conflictRow is one field of which the two versions differ.
type conflictRow struct{ Field, Yours, Saved string }

// sentence says who saved and when, as far as it is known.
func (v conflictView) sentence() string {
	who := v.Who
	if who == "" {
		who = "Một người khác"
	}
	if v.When != "" {
		return who + " đã lưu hồ sơ lúc " + v.When + ", sau khi bạn mở trang."
	}
	return who + " đã lưu hồ sơ sau khi bạn mở trang."
}

// withHelp puts the standing hint of a kind of field after its own help.
func (f fieldView) withHelp(hint string) fieldView {
	f.Help = strings.TrimSpace(f.Help + " " + hint)
	return f
}
