package wordform

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"time"
)

// Values are what the fields of a form are filled with. Lists are filled once a
// line; in a line its own fields come before those around it.
type Values struct {
	Texts map[string]string
	Lists map[string][]Values
}

// Fill writes the filled form. A field that is not in the values stands as
// dots, as on paper; Check names such fields beforehand.
func (f Form) Fill(v Values) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range f.parts {
		content := p.content
		if root := f.roots[p.name]; root != nil {
			filled := root.copy()
			w := filler{left: mostFilled}
			filled.children = w.expand(filled.children, scope{v})
			if w.left < 0 {
				return nil, refuse("Mẫu được điền ra quá dài. Bỏ bớt danh sách lồng nhau trong mẫu rồi thử lại.")
			}
			var b bytes.Buffer
			filled.write(&b)
			content = b.Bytes()
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: oldest})
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Preview is what the filled form says, a paragraph or a row of a table a line,
// for a page that shows it before it is used.
func (f Form) Preview(v Values) ([]string, error) {
	filled, err := f.Fill(v)
	if err != nil {
		return nil, err
	}
	again, err := Read(filled)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, p := range again.parts {
		if root := again.roots[p.name]; root != nil {
			all = root.lines(all)
		}
	}
	return all, nil
}

// lines adds what the node says to the lines before.
func (n *node) lines(all []string) []string {
	switch n.name {
	case "w:p":
		if s := strings.TrimSpace(n.paragraph()); s != "" {
			all = append(all, s)
		}
		return all
	case "w:tr":
		var cells []string
		for _, c := range n.children {
			if c.name == "w:tc" {
				cells = append(cells, strings.Join(c.lines(nil), " "))
			}
		}
		return append(all, strings.Join(cells, " | "))
	}
	for _, c := range n.children {
		all = c.lines(all)
	}
	return all
}

// oldest is the oldest moment that a zip file can state: the same form and the
// same values are the same bytes.
var oldest = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// unknown stands where nothing is known.
const unknown = "……"

// scope is the values at hand, the innermost last.
type scope []Values

func (s scope) text(name string) string {
	for _, v := range slices.Backward(s) {
		if text, ok := v.Texts[name]; ok {
			if strings.TrimSpace(text) == "" {
				return unknown
			}
			return text
		}
	}
	return unknown
}

// lines are the lines of a list. A field that has a text counts as a list of
// one line, so that a part can stand only where something is known.
func (s scope) lines(name string) []Values {
	for _, v := range slices.Backward(s) {
		if list, ok := v.Lists[name]; ok {
			return list
		}
		if text, ok := v.Texts[name]; ok {
			if strings.TrimSpace(text) == "" {
				return nil
			}
			return []Values{{}}
		}
	}
	return nil
}

func (s scope) with(v Values) scope { return append(slices.Clone(s), v) }

type filler struct {
	left int // tags that may still be made
}

// expand fills a row of siblings: paragraphs and rows of a table between the
// marks of a list are repeated, everything else is filled where it stands.
func (w *filler) expand(all []*node, in scope) (out []*node) {
	for i := 0; i < len(all) && w.left >= 0; i++ {
		n := all[i]
		name, end := region(all, i)
		if end < 0 {
			w.fill(n, in)
			out = append(out, whole(n))
			continue
		}
		part := all[i : end+1]
		if n.name == "w:p" && end > i {
			part = part[1:] // the paragraphs of the marks alone go
			if strings.TrimSpace(withoutMark(all[end].paragraph(), '/', name)) == "" {
				part = part[:len(part)-1]
			}
			if first := strings.TrimSpace(withoutMark(n.paragraph(), '#', name)); first != "" {
				part = append([]*node{n}, part...)
			}
		}
		for _, line := range in.lines(name) {
			var copies []*node
			for _, one := range part {
				c := one.copy()
				if w.left -= c.count(); w.left < 0 {
					return out
				}
				copies = append(copies, c)
			}
			strip(copies, name)
			out = append(out, w.expand(copies, in.with(line))...)
		}
		i = end
	}
	return out
}

// whole keeps what Word wants to be there: a table without rows is an empty
// paragraph, and no cell is without one.
func whole(n *node) *node {
	has := func(name string) bool {
		return slices.ContainsFunc(n.children, func(c *node) bool { return c.name == name })
	}
	switch empty := (&node{name: "w:p", open: []byte(`<w:p/>`)}); {
	case n.name == "w:tbl" && !has("w:tr"):
		return empty
	case n.name == "w:tc" && !has("w:p"):
		n.children = append(n.children, empty)
	}
	return n
}

// region finds the list that begins in the sibling at i and ends in it, for a
// row of a table, or in a later one. end is -1 where none begins.
func region(all []*node, i int) (name string, end int) {
	n := all[i]
	if n.name != "w:p" && n.name != "w:tr" {
		return "", -1
	}
	said := n.said()
	begun, _ := lists(said)
	if len(begun) == 0 {
		if n.name == "w:tr" {
			if name = across(n); name != "" {
				return name, i
			}
		}
		return "", -1
	}
	name = begun[0]
	deep := 0
	for j := i + 1; j < len(all); j++ {
		begun, ended := lists(all[j].said())
		if deep -= times(ended, name); deep < 0 {
			return name, j
		}
		deep += times(begun, name)
	}
	return "", -1
}

func times(all []string, name string) (n int) {
	for _, one := range all {
		if one == name {
			n++
		}
	}
	return n
}

// across is the list that begins in one paragraph of a row and ends in another:
// the row stands for a line. What begins and ends in one paragraph is filled
// there.
func across(row *node) (name string) {
	row.walk(func(n *node) {
		if n.name == "w:p" && name == "" {
			if begun, _ := lists(n.paragraph()); len(begun) > 0 {
				name = begun[0]
			}
		}
	})
	return name
}

// strip takes the first mark that begins a list, and the last that ends it, out
// of what is repeated.
func strip(all []*node, name string) {
	var paragraphs []*node
	for _, n := range all {
		n.walk(func(c *node) {
			if c.name == "w:p" {
				paragraphs = append(paragraphs, c)
			}
		})
	}
	for _, p := range paragraphs {
		if cut(p, '#', name, false) {
			break
		}
	}
	for _, p := range slices.Backward(paragraphs) {
		if cut(p, '/', name, true) {
			break
		}
	}
}

// cut takes one mark out of a paragraph: the first, or the last.
func cut(p *node, kind byte, name string, last bool) bool {
	all, _ := marks(p.paragraph())
	is := func(m mark) bool { return m.kind == kind && m.name == name }
	i := slices.IndexFunc(all, is)
	if i < 0 {
		return false
	}
	if last {
		for j := range all {
			if is(all[j]) {
				i = j
			}
		}
	}
	replace(p, all[i].from, all[i].to, "")
	return true
}

func withoutMark(text string, kind byte, name string) string {
	all, _ := marks(text)
	for _, m := range all {
		if m.kind == kind && m.name == name {
			return text[:m.from] + text[m.to:]
		}
	}
	return text
}

// fill fills what is below a node.
func (w *filler) fill(n *node, in scope) {
	switch n.name {
	case "":
		return
	case "w:p":
		w.paragraph(n, in)
	}
	n.children = w.expand(n.children, in)
}

// paragraph puts texts into the marks of a paragraph, from its end to its
// beginning, so that what stands before keeps its place. A list within it is
// filled as running text.
func (w *filler) paragraph(p *node, in scope) {
	text := p.paragraph()
	all, _ := marks(text)
	for i := len(all) - 1; i >= 0; i-- {
		m := all[i]
		switch m.kind {
		case '=':
			replace(p, m.from, m.to, in.text(m.name))
		case '/':
			j := opening(all[:i], m.name)
			if j < 0 {
				replace(p, m.from, m.to, "")
				continue
			}
			var b strings.Builder
			for _, line := range in.lines(m.name) {
				b.WriteString(running(text[all[j].to:m.from], in.with(line), &w.left))
			}
			replace(p, all[j].from, m.to, b.String())
			i = j
		default:
			replace(p, m.from, m.to, "")
		}
	}
}

// opening is the mark that begins the list which ends behind these marks; -1
// where none does.
func opening(all []mark, name string) int {
	deep := 0
	for j := len(all) - 1; j >= 0; j-- {
		switch m := all[j]; {
		case m.name != name:
		case m.kind == '/':
			deep++
		case m.kind == '#' && deep == 0:
			return j
		case m.kind == '#':
			deep--
		}
	}
	return -1
}

// running fills a text that has no letters of its own style.
func running(text string, in scope, left *int) string {
	all, _ := marks(text)
	for i := len(all) - 1; i >= 0; i-- {
		if *left--; *left < 0 {
			return ""
		}
		m, with := all[i], ""
		from := m.from
		switch m.kind {
		case '=':
			with = in.text(m.name)
		case '/':
			if j := opening(all[:i], m.name); j >= 0 {
				var b strings.Builder
				for _, line := range in.lines(m.name) {
					b.WriteString(running(text[all[j].to:m.from], in.with(line), left))
				}
				with, from, i = b.String(), all[j].from, j
			}
		}
		text = text[:from] + with + text[m.to:]
	}
	return text
}

// replace puts text in the place of the bytes from…to of what a paragraph says:
// into the run in which they begin, so that it has that run's letters.
func replace(p *node, from, to int, with string) {
	at, done := 0, false
	for _, t := range p.texts() {
		said := t.content()
		start, end := at, at+len(said)
		at = end
		if end <= from || start >= to {
			continue
		}
		left, right := said[:max(from-start, 0)], said[min(to-start, len(said)):]
		if !done {
			left, done = left+with, true
		}
		now := left + right
		t.now = &now
	}
}
