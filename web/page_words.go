package web

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// walk goes over a node and what it holds; fn false leaves out what a node
// holds.
func walk(n *html.Node, fn func(*html.Node) bool) {
	if !fn(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, fn)
	}
}

// find is the elements of a name, and of a class where one is asked, in order.
func find(root *html.Node, name, class string) (all []*html.Node) {
	walk(root, func(n *html.Node) bool {
		if n.Type == html.ElementNode && n.Data == name && (class == "" || hasClass(n, class)) {
			all = append(all, n)
		}
		return true
	})
	return all
}

func first(root *html.Node, name, class string) *html.Node {
	if all := find(root, name, class); len(all) > 0 {
		return all[0]
	}
	return nil
}

func byID(root *html.Node, id string) (found *html.Node) {
	walk(root, func(n *html.Node) bool {
		if found == nil && id != "" && attr(n, "id") == id {
			found = n
		}
		return found == nil
	})
	return found
}

// nearest is the element of a name that a node stands in.
func nearest(n *html.Node, name string) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && n.Data == name {
			return n
		}
	}
	return nil
}

func attrOf(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, key string) string {
	v, _ := attrOf(n, key)
	return v
}

func hasClass(n *html.Node, class string) bool {
	return strings.Contains(" "+attr(n, "class")+" ", " "+class+" ")
}

// span is over how many columns or rows a cell runs.
func span(cell *html.Node, key string) int {
	if n, err := strconv.Atoi(attr(cell, key)); err == nil {
		return min(max(n, 1), 100)
	}
	return 1
}

// headingOver is the heading of the section that a table stands in.
func headingOver(table *html.Node) string {
	for n := table; n != nil; n = n.Parent {
		for before := n.PrevSibling; before != nil; before = before.PrevSibling {
			for _, name := range []string{"h4", "h3", "h2", "summary"} {
				if before.Data == name {
					return oneLine(cellWords(before))
				}
			}
			if h := first(before, "h2", ""); h != nil && before.Data != "section" {
				return oneLine(cellWords(h))
			}
		}
	}
	return ""
}

// cellWords is what a reader sees in a cell, each of its lines on one; buttons,
// boxes and drawings say nothing.
func cellWords(n *html.Node) string { return wordsIn(n, false) }

// wordsIn is the same; all says that what only screen readers hear counts too.
func wordsIn(root *html.Node, all bool) string {
	var b strings.Builder
	walk(root, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(n.Data))
			return true
		case n.Type != html.ElementNode:
			return n == root
		}
		switch n.Data {
		case "svg", "button", "select", "input", "textarea", "label", "script", "style":
			return n == root
		case "p", "div", "li", "br", "dt", "dd", "summary", "ul", "ol", "h2", "h3", "h4":
			b.WriteString("\n")
		}
		if n == root {
			return true
		}
		if hasClass(n, "small") {
			b.WriteString("\n")
		}
		hidden, set := attrOf(n, "aria-hidden")
		return all || !hasClass(n, "visually-hidden") && !(set && hidden == "true")
	})
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// headWords is the heading of a column, its unit in brackets.
func headWords(cell *html.Node) string {
	text := oneLine(cellWords(cell))
	unit := first(cell, "span", "unit")
	if unit == nil {
		return text
	}
	u := oneLine(cellWords(unit))
	return strings.TrimSpace(strings.TrimSuffix(text, u)) + " (" + u + ")"
}
