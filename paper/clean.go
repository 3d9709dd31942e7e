package paper

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// unknownLetter stands for whatever the paper's font cannot draw, in every
// drawing alike: a hole that is seen rather than a letter that went missing.
const unknownLetter = '□'

// cleaned is the Doc as it is drawn: texts composed (NFC), without controls,
// and with letters of the font alone. All drawings begin with it, so they
// cannot differ in a word.
func (d Doc) cleaned() Doc {
	for _, s := range []*string{&d.Parent, &d.Issuer, &d.Symbol, &d.Whole, &d.Place, &d.Kind, &d.Subject, &d.Label} {
		*s = line(*s)
	}
	d.To = cleanAll(d.To, line)
	blocks := make(Blocks, 0, len(d.Blocks))
	for _, b := range d.Blocks {
		if b != nil {
			blocks = append(blocks, b.clean(line))
		}
	}
	d.Blocks = blocks
	return d
}

// line is a cleaned text on one line, its blanks squeezed but not trimmed:
// a run may end in the blank that parts it from the next.
func line(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range norm.NFC.String(s) {
		switch {
		case r == '\u00a0' || r == '\u202f' || r == '\u2007':
			r = '\u00a0'
		case r == '\u2011': // the font has no hyphen of its own that does not break
			r = '-'
		case unicode.IsSpace(r):
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			continue
		case !drawable(r):
			r = unknownLetter
		}
		blank = false
		b.WriteRune(r)
	}
	return percent.ReplaceAllString(b.String(), "$1"+nbsp+"%")
}

// percent is a figure with its sign, which no line parts.
var percent = regexp.MustCompile(`(\d) %`)

// cleanLines is line for texts in which "\n" begins a new line.
func cleanLines(s string, clean func(string) string) string {
	parts := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, p := range parts {
		parts[i] = strings.Trim(clean(p), " ")
	}
	return strings.Join(parts, "\n")
}

func cleanAll(texts []string, clean func(string) string) []string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = clean(s)
	}
	return out
}

func (t Runs) clean(clean func(string) string) Runs {
	out := make(Runs, len(t))
	for i, r := range t {
		r.Text = clean(r.Text)
		out[i] = r
	}
	return out
}

func cleanTexts(ts []Runs, clean func(string) string) []Runs {
	out := make([]Runs, len(ts))
	for i, t := range ts {
		out[i] = t.clean(clean)
	}
	return out
}

func (h Heading) clean(c func(string) string) Block { h.Text = c(h.Text); return h }
func (p Para) clean(c func(string) string) Block    { p.Text = p.Text.clean(c); return p }
func (f FillIn) clean(c func(string) string) Block {
	f.Label, f.Value = c(f.Label), c(f.Value)
	return f
}
func (p PageBreak) clean(func(string) string) Block { return p }

func (l List) clean(c func(string) string) Block {
	l.Mark, l.Items = c(l.Mark), cleanTexts(l.Items, c)
	return l
}

func (n Notice) clean(c func(string) string) Block {
	n.Title, n.Paras = c(n.Title), cleanTexts(n.Paras, c)
	return n
}

func (s Signature) clean(c func(string) string) Block {
	s.Recipients = cleanAll(s.Recipients, c)
	signers := make([]Signer, len(s.Signers))
	for i, p := range s.Signers {
		signers[i] = Signer{Powers: cleanAll(p.Powers, c), Name: c(p.Name)}
	}
	s.Signers = signers
	return s
}

func (t Table) clean(c func(string) string) Block {
	t.Caption, t.Unit, t.Notes = c(t.Caption), c(t.Unit), cleanAll(t.Notes, c)
	t.Head, t.Rows = cleanRows(t.Head, c), cleanRows(t.Rows, c)
	return t
}

func cleanRows(rows []Row, clean func(string) string) []Row {
	out := make([]Row, len(rows))
	for i, r := range rows {
		cells := make([]Cell, len(r.Cells))
		for j, cell := range r.Cells {
			cell.Text = cleanLines(cell.Text, clean)
			cells[j] = cell
		}
		out[i] = Row{Cells: cells, Bold: r.Bold}
	}
	return out
}
