package web

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
// "check".
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
