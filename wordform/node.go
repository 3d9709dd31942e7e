package wordform

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// node is an element of a part, or a stretch between tags, with its bytes as
// they stand in the file: what no field touches is written back as it was.
type node struct {
	name       string // "w:p"; "" for what is between tags
	open, shut []byte // the tags, or the text
	children   []*node
	now        *string // what a text element says since it was filled
}

// parse reads a part. It refuses document types and nesting without measure.
func parse(content []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(content))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errBroken } // Word writes UTF-8
	root := &node{}
	stack := []*node{root}
	for {
		from := d.InputOffset()
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, errBroken
		}
		raw := content[from:d.InputOffset()]
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: qualified(t.Name), open: raw}
			top.children = append(top.children, n)
			if stack = append(stack, n); len(stack) > maxDepth {
				return nil, refuse("Tệp Word có cấu trúc lồng nhau bất thường nên không được đọc. Hãy chép nội dung sang một tệp mới rồi thử lại.")
			}
		case xml.EndElement:
			if len(stack) == 1 || qualified(t.Name) != top.name {
				return nil, errBroken
			}
			top.shut = raw
			stack = stack[:len(stack)-1]
		case xml.Directive:
			return nil, errBroken
		default:
			top.children = append(top.children, &node{open: raw})
		}
	}
	if len(stack) != 1 {
		return nil, errBroken
	}
	return root, nil
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// attr is an attribute of the element, by its name as written.
func (n *node) attr(name string) string {
	if n.name == "" {
		return ""
	}
	token, err := xml.NewDecoder(bytes.NewReader(n.open)).RawToken()
	start, ok := token.(xml.StartElement)
	if err != nil || !ok {
		return ""
	}
	for _, a := range start.Attr {
		if qualified(a.Name) == name {
			return a.Value
		}
	}
	return ""
}

// walk calls visit for the node and all below it.
func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, c := range n.children {
		c.walk(visit)
	}
}

func (n *node) write(b *bytes.Buffer) {
	if n.now != nil {
		b.WriteString(`<w:t xml:space="preserve">`)
		for i, line := range strings.Split(*n.now, "\n") {
			if i > 0 {
				b.WriteString(`</w:t><w:br/><w:t xml:space="preserve">`)
			}
			_ = xml.EscapeText(b, []byte(line)) // a Buffer never fails
		}
		b.WriteString(`</w:t>`)
		return
	}
	b.Write(n.open)
	for _, c := range n.children {
		c.write(b)
	}
	b.Write(n.shut)
}

// copy is the node with all below it, to be filled on its own.
func (n *node) copy() *node {
	c := *n
	c.children = make([]*node, len(n.children))
	for i, one := range n.children {
		c.children[i] = one.copy()
	}
	return &c
}

// count is how many nodes there are, with the node itself.
func (n *node) count() (all int) {
	n.walk(func(*node) { all++ })
	return all
}

// texts are the elements of running text of a paragraph in order. Those of a
// paragraph within it, in a text box, are left to that one.
func (n *node) texts() (all []*node) {
	for _, c := range n.children {
		switch c.name {
		case "w:p", "":
		case "w:t":
			all = append(all, c)
		default:
			all = append(all, c.texts()...)
		}
	}
	return all
}

// content is what a text element says.
func (n *node) content() string {
	if n.now != nil {
		return *n.now
	}
	var b strings.Builder
	for _, c := range n.children {
		if c.name != "" {
			continue
		}
		if token, err := xml.NewDecoder(bytes.NewReader(c.open)).RawToken(); err == nil {
			if text, ok := token.(xml.CharData); ok {
				b.Write(text)
			}
		}
	}
	return b.String()
}

// paragraph is what the texts of a paragraph say together.
func (n *node) paragraph() string {
	var b strings.Builder
	for _, t := range n.texts() {
		b.WriteString(t.content())
	}
	return b.String()
}

// said is all that the paragraphs of the node say.
func (n *node) said() string {
	var b strings.Builder
	n.walk(func(c *node) {
		if c.name == "w:p" {
			b.WriteString(c.paragraph())
			b.WriteByte('\n')
		}
	})
	return b.String()
}
