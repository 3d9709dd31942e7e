package programme

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// TemplateKey names a text that notices are written with.
type TemplateKey string

// Template (mẫu thông báo) is the wording of one sort of notice: a line and a
// text with fields such as {{tên đề án}}. A part in [[ ]] stands only where its
// fields have something to say; a field that begins with a capital begins what
// it says with one. The program ships one wording of each; an office may write
// its own.
type Template struct {
	Key   TemplateKey
	Name  string // what is told
	To    string // to whom
	Title string
	Text  string
	own   []templateField // beside those of the project
}

// templateField is a field with what a preview shows for it.
type templateField struct{ name, example string }

// STemplate is the history of a template, by its place in the list.
const STemplate Subject = "template"

// TemplateVersion is one wording of a template that somebody saved. Versions
// are only ever added.
type TemplateVersion struct {
	Key         TemplateKey
	Number      int64 // from 1; 0: as the program ships it
	Shipped     bool  // this version goes back to the shipped wording
	Title, Text string
	At          time.Time
	UserName    string
	PostTitle   string
}

// Who is who saved the version.
func (v TemplateVersion) Who() string {
	return Event{UserName: v.UserName, PostTitle: v.PostTitle}.Who()
}

// Lengths of a wording, in letters.
const (
	maxTemplateTitle = 200
	maxTemplateText  = 4000
)

// TemplateOf finds a template.
func TemplateOf(k TemplateKey) (Template, bool) {
	i := slices.IndexFunc(Templates, func(t Template) bool { return t.Key == k })
	if i < 0 {
		return Template{}, false
	}
	return Templates[i], true
}

// Number is the template's place in the list, from 1, for its history.
func (t Template) Number() int64 {
	return int64(slices.IndexFunc(Templates, func(o Template) bool { return o.Key == t.Key })) + 1
}

// Fields lists the fields that the template knows, those of the project last.
func (t Template) Fields() (all []string) {
	for _, f := range slices.Concat(t.own, projectFields) {
		all = append(all, f.name)
	}
	return all
}

// Shipped is the wording that the program comes with.
func (t Template) Shipped() TemplateVersion {
	return TemplateVersion{Key: t.Key, Shipped: true, Title: t.Title, Text: t.Text}
}

// Fields lists the wording as people read it.
func (v TemplateVersion) Fields() []FieldValue {
	return []FieldValue{{"title", "Tiêu đề", v.Title}, {"text", "Nội dung", v.Text}}
}

// Check refuses a wording that cannot be: each wrong field by its name.
func (v TemplateVersion) Check() error {
	t, known := TemplateOf(v.Key)
	if !known {
		return Refuse(NotFound, "", "Không có mẫu thông báo “%s”.", string(v.Key))
	}
	errs := []error{required("title", "dòng tiêu đề", strings.TrimSpace(v.Title), maxTemplateTitle), required("text", "nội dung", strings.TrimSpace(v.Text), maxTemplateText)}
	if strings.ContainsAny(v.Title, "\r\n") {
		errs = append(errs, Refuse(Invalid, "title", "Tiêu đề chỉ có một dòng. Bỏ chỗ xuống dòng."))
	}
	for _, part := range []struct{ field, text string }{{"title", v.Title}, {"text", v.Text}} {
		_, err := t.parse(part.field, part.text)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// Fill puts values into the wording. Values are never read as fields, whatever
// they say.
func (v TemplateVersion) Fill(values map[string]string) (title, text string) {
	t, _ := TemplateOf(v.Key)
	line, _ := t.parse("title", v.Title)
	body, _ := t.parse("text", v.Text)
	title, _ = fill(line, values)
	text, _ = fill(body, values)
	return strings.Join(strings.Fields(title), " "), strings.TrimSpace(text)
}

// piece is a stretch of a wording: words, a field, or a part in [[ ]].
type piece struct {
	words, field string
	part         []piece
}

// parse reads a wording, or refuses it.
func (t Template) parse(field, text string) (all []piece, err error) {
	rest, depth := strings.ReplaceAll(text, "\r\n", "\n"), 0
	var outer []piece // while a part in [[ ]] is read
	for rest != "" {
		i := -1
		for _, mark := range []string{"{{", "}}", "[[", "]]"} {
			if at := strings.Index(rest, mark); at >= 0 && (i < 0 || at < i) {
				i = at
			}
		}
		if i < 0 {
			all = append(all, piece{words: rest})
			break
		}
		if i > 0 {
			all = append(all, piece{words: rest[:i]})
		}
		mark := rest[i : i+2]
		rest = rest[i+2:]
		switch {
		case mark == "{{":
			name, after, closed := strings.Cut(rest, "}}")
			if !closed || strings.Contains(name, "{{") {
				return nil, Refuse(Invalid, field, "Thiếu dấu }} sau “{{%s”. Viết đủ, ví dụ {{tên đề án}}.", beginningOf(rest))
			}
			if name = Clean(name); !t.knows(name) {
				return nil, Refuse(Invalid, field, "Mẫu này không có trường {{%s}}. Bỏ trường đó, hoặc dùng một trong các trường: {{%s}}.", name, strings.Join(t.Fields(), "}}, {{"))
			}
			all, rest = append(all, piece{field: name}), after
		case mark == "[[" && depth == 0:
			depth, outer, all = 1, all, nil
		case mark == "]]" && depth == 1:
			depth, all = 0, append(outer, piece{part: all})
		default:
			return nil, Refuse(Invalid, field, "Dấu %s không đúng chỗ, gần “%s”. Mỗi {{ cần một }}, mỗi [[ cần một ]], và trong [[ ]] không có [[ khác.", mark, beginningOf(rest))
		}
	}
	if depth > 0 {
		return nil, Refuse(Invalid, field, "Thiếu dấu ]] cho một phần bắt đầu bằng [[.")
	}
	return all, nil
}

func beginningOf(text string) string {
	r := []rune(text)
	return strings.TrimSpace(string(r[:min(len(r), 20)]))
}

// knows tells whether the template has a field, also with a capital.
func (t Template) knows(name string) bool {
	return slices.ContainsFunc(t.Fields(), func(f string) bool { return f == name || upperFirst(f) == name })
}

// fill writes pieces out; said tells whether every field had something to say.
func fill(pieces []piece, values map[string]string) (text string, said bool) {
	said = true
	for _, p := range pieces {
		switch {
		case p.part != nil:
			if part, all := fill(p.part, values); all {
				text += part
			}
		case p.field != "":
			value := valueOf(p.field, values)
			said = said && value != ""
			text += value
		default:
			text += p.words
		}
	}
	return text, said
}

func valueOf(field string, values map[string]string) string {
	if v, ok := values[field]; ok {
		return v
	}
	first, size := utf8.DecodeRuneInString(field)
	if v := values[string(unicode.ToLower(first))+field[size:]]; v != "" {
		return upperFirst(v)
	}
	return ""
}

// Example is what the fields of the template say in a preview: of a project;
// nil for a made-up one. What no project has of itself is made up always.
func (t Template) Example(p *Project) map[string]string {
	values := map[string]string{}
	for _, f := range slices.Concat(t.own, projectFields) {
		values[f.name] = f.example
	}
	if p == nil {
		return values
	}
	maps.Copy(values, p.templateValues())
	if _, dated := values["hạn"]; dated && p.Due != 0 {
		values["hạn"] = p.Due.String()
	}
	return values
}
