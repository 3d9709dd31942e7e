package wordform

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"khuyencong/programme"
)

// Known are the fields that a form may have: texts by name, and lists with the
// fields of their lines.
type Known struct {
	Texts map[string]bool
	Lists map[string]Known
}

// Fields are the fields of a form, each once, in the order of the alphabet;
// "lines/name" is the field of a line.
func (f Form) Fields() (all []string) {
	seen := map[string]bool{}
	f.eachMark(func(_ string, m mark, in []string) {
		if m.kind != '/' {
			seen[strings.Join(append(slices.Clone(in), m.name), "/")] = true
		}
	})
	for name := range seen {
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}

// Check names every field that is not known, every mark that is not closed and
// every list that does not end, with the words around it.
func (f Form) Check(known Known) (wrong []string) {
	add := func(format string, args ...any) {
		if s := fmt.Sprintf(format, args...); !slices.Contains(wrong, s) {
			wrong = append(wrong, s)
		}
	}
	for _, p := range f.paragraphs() {
		if _, open := marks(p); open != "" {
			add("“%s” có dấu {{ chưa đóng bằng }}. Gõ lại trường này liền nhau trong một đoạn.", short(open))
		}
	}
	var begun []string
	f.eachMark(func(place string, m mark, in []string) {
		switch at, ok := within(known, in); {
		case m.name == "":
			add("Trường trống {{ }} ở “%s”. Điền tên trường hoặc xóa đi.", short(place))
		case m.kind == '/':
			if n := len(begun); n > 0 && begun[n-1] == m.name {
				begun = begun[:n-1]
			} else {
				add("{{/%s}} ở “%s” không có {{#%s}} đứng trước cùng bậc.", m.name, short(place), m.name)
			}
		case m.kind == '#':
			if begun = append(begun, m.name); ok && !at.list(m.name) && !knownText(known, in, m.name) {
				add("Không có danh sách “%s”%s.", m.name, near(m.name, at.names()))
			}
		case ok && !knownText(known, in, m.name):
			add("Không có trường “%s”%s.", m.name, near(m.name, at.names()))
		}
	})
	for _, name := range begun {
		add("Danh sách {{#%s}} chưa kết thúc. Thêm {{/%s}} ở cuối phần lặp lại.", name, name)
	}
	return wrong
}

// CheckError is Check as one refusal in the field "file"; nil for a form that
// is right.
func (f Form) CheckError(known Known) error {
	wrong := f.Check(known)
	if len(wrong) == 0 {
		return nil
	}
	more := ""
	if len(wrong) > 8 {
		more = fmt.Sprintf(" Và %d lỗi khác.", len(wrong)-8)
		wrong = wrong[:8]
	}
	return programme.Refuse(programme.Invalid, "file", "Mẫu có chỗ chưa đúng: %s%s", strings.Join(wrong, " "), more)
}

// within is what is known in the lines of the lists around; ok is false where
// one of them is not known itself, of which enough is said.
func within(known Known, in []string) (at Known, ok bool) {
	at = known
	for _, name := range in {
		if lines, has := at.Lists[name]; has {
			at = lines
		} else if !at.Texts[name] {
			return at, false
		}
	}
	return at, true
}

func (k Known) list(name string) bool { _, has := k.Lists[name]; return has }

// knownText tells whether a name is known in the lists around it, or outside
// them.
func knownText(known Known, in []string, name string) bool {
	for n := len(in); n >= 0; n-- {
		if at, ok := within(known, in[:n]); ok && at.Texts[name] {
			return true
		}
	}
	return false
}

func (k Known) names() (all []string) {
	for name := range k.Texts {
		all = append(all, name)
	}
	for name := range k.Lists {
		all = append(all, name)
	}
	sort.Strings(all)
	return all
}

// near proposes the known name that looks most like a name.
func near(name string, all []string) string {
	best, most := "", 0
	for _, one := range all {
		if n := common(name, one); n > most && n*2 > len(name) {
			best, most = one, n
		}
	}
	if best == "" {
		return ""
	}
	return "; có lẽ là “" + best + "”"
}

// common counts the letters that two names begin and end with.
func common(a, b string) (n int) {
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	for k := 1; k <= min(len(a), len(b))-n && a[len(a)-k] == b[len(b)-k]; k++ {
		n++
	}
	return n
}

func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// paragraphs are what the paragraphs of the form say, part after part.
func (f Form) paragraphs() (all []string) {
	for _, p := range f.parts {
		if root := f.roots[p.name]; root != nil {
			root.walk(func(n *node) {
				if n.name == "w:p" {
					all = append(all, n.paragraph())
				}
			})
		}
	}
	return all
}

// eachMark calls visit for every mark with its paragraph and the lists around
// it.
func (f Form) eachMark(visit func(place string, m mark, in []string)) {
	var in []string
	for _, p := range f.paragraphs() {
		all, _ := marks(p)
		for _, m := range all {
			if n := len(in); m.kind == '/' && n > 0 && in[n-1] == m.name {
				in = in[:n-1]
			}
			visit(p, m, in)
			if m.kind == '#' {
				in = append(slices.Clone(in), m.name)
			}
		}
	}
}
