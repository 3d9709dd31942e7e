package programme

import (
	"errors"
	"slices"
	"strings"
)

// Part (mục của hồ sơ) is what a point of a return can be about: a field of
// the project, a list beside it, or a paper.
type Part struct {
	Field string
	Label string
	Group string // under which lists show it
	Value string // what stands there now; "" for nothing
}

// Parts beside a project's own fields, saved on pages of their own.
const (
	PartMachines = "machines" // danh mục máy móc
	PartPriority = "priority" // phần khai về ưu tiên
	PartStart    = "start"    // thời điểm mua máy, khởi công
)

// Groups of parts, in the order of lists.
const (
	groupGeneral = "Thông tin chung"
	groupMoney   = "Kinh phí đề nghị"
	groupOutcome = "Kết quả cam kết"
	groupBeside  = "Bảng kèm theo"
	groupPapers  = "Giấy tờ"
)

// Parts lists everything of a dossier that a point can be about.
func (p Project) Parts(papers []PaperLine) (all []Part) {
	fields := p.Fields()
	add := func(group, field, label string) {
		value := ""
		if i := slices.IndexFunc(fields, func(f FieldValue) bool { return f.Field == field }); i >= 0 {
			value = fields[i].Value
		}
		all = append(all, Part{field, label, group, value})
	}
	for _, f := range fields {
		if slices.Contains([]string{"title", "content", "level", "year", "establishment", "place"}, f.Field) {
			add(groupGeneral, f.Field, f.Label)
		}
	}
	for _, s := range Sources {
		add(groupMoney, "requested_"+string(s), s.Label()+" (đề nghị)")
	}
	add(groupMoney, "commitment", "Cam kết đóng góp")
	for _, i := range Promisable {
		add(groupOutcome, "promised_"+string(i), i.Label()+" (cam kết)")
	}
	add(groupBeside, PartMachines, "Danh mục máy móc")
	add(groupBeside, PartPriority, "Phần khai về ưu tiên")
	add(groupBeside, PartStart, "Thời điểm mua máy, khởi công")
	add(groupBeside, "note", "Ghi chú")
	for _, l := range papers {
		value := ""
		if current, has := l.Current(); has {
			value = current.Text()
		}
		all = append(all, Part{paperField(l.Code), "Giấy tờ: " + l.Name, groupPapers, value})
	}
	return all
}

// alsoOpens are fields that cannot be mended without another.
var alsoOpens = map[string][]string{
	"content":       {"kind", "norm_exception", "requested_"},
	"level":         {"requested_"},
	"year":          {"place"},
	"establishment": {"place"},
}

// OpenFields are the fields that a return about some fields opens: those and
// what cannot be mended without them.
func OpenFields(returned []string) (all []string) {
	for _, f := range returned {
		all = append(all, f)
		all = append(all, alsoOpens[f]...)
	}
	return all
}

// opens tells whether the last return opened a field of the dossier; a name
// that ends in "_" stands for all that begin so.
func (p Project) opens(field string) bool {
	return slices.ContainsFunc(p.Open, func(open string) bool {
		return field == open || (strings.HasSuffix(open, "_") || open == "requested_"+string(FromOther)) && strings.HasPrefix(field, open)
	})
}

// Opened names what the last return opened, for the sentence of a refusal.
func (p Project) openedText() string {
	var names []string
	for _, part := range p.Parts(nil) {
		if p.opens(part.Field) {
			names = append(names, part.Label)
		}
	}
	papers := 0
	for _, f := range p.Open {
		if strings.HasPrefix(f, paperField("")) {
			papers++
		}
	}
	if papers > 0 {
		names = append(names, "giấy tờ được nêu")
	}
	return strings.Join(names, "; ")
}

// OpenFor are the fields that a return with some points opens, and those that
// the workflow refuses now, so that a rule that changed meanwhile never leaves
// a dossier that can be neither mended nor submitted.
func (p Project) OpenFor(points []Point, aboveNorm error) []string {
	open := OpenFields(FieldsOf(points))
	for _, problem := range Problems(errors.Join(p.checkBasics(), p.checkRequest(Facts{AboveNorm: aboveNorm}))) {
		field := problem.Field
		if strings.HasPrefix(field, "requested_") {
			field = "requested_"
		}
		open = append(open, field)
	}
	return open
}
