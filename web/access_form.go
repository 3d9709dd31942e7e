package web

import (
	"strconv"
	"strings"
)

// accessForm is a short form about an account or a post: one column of fields
// and one button.
type accessForm struct {
	Info     pageInfo
	Heading  string
	Lead     string
	Action   string // address that it is sent to
	Back     string // where giving up leads
	Button   string
	Danger   bool // cannot be undone
	Hidden   []typedField
	Fields   []accessField
	Problems problems
	Conflict *conflictView
}

// accessField is a field and how it is drawn: "text", "area", "select", "date",
// "check", "ticks" (several of its Options; the value is those ticked, with
// blanks between them), "contents".
type accessField struct {
	Kind string
	fieldView
}

// problemsIn puts the refusals of a form beside its fields.
func (p accessForm) problemsIn() accessForm {
	for i := range p.Fields {
		p.Fields[i].Error = p.Problems.For(p.Fields[i].Name)
	}
	return p
}

const passwordHelp = "Ít nhất 14 ký tự. Một câu bốn, năm từ không liên quan đến nhau vừa dễ nhớ vừa khó đoán."

// contentsChosen says how many contents a post works with.
func contentsChosen(codes string) string {
	if n := len(strings.Fields(codes)); n > 0 {
		return "Đang chọn " + strconv.Itoa(n) + " nội dung"
	}
	return "Tất cả nội dung. Mở để chọn một phần"
}
