package paper

import "strings"

// letterhead is the top of page 1 with its lines broken: what the drawings
// share. Every line but the rules is words; the rules have a length.
type letterhead struct {
	left, right float64  // widths of the two columns
	parent      []string // not bold
	issuer      []string // bold, a rule under it
	about       []string // V/v …, of a công văn
	issuerRule  float64
	mottoRule   float64
}

func (d Doc) letterhead(room float64) letterhead {
	h := letterhead{left: room * letterheadLeft}
	h.right = room - h.left
	inner := h.left - 8
	if d.Parent != "" {
		h.parent = balance(d.Parent, regular, sizeNation, inner)
	}
	h.issuer = balance(d.Issuer, bold, sizeNation, inner)
	h.issuerRule = ruleShare * widest(h.issuer, bold, sizeNation)
	h.mottoRule = width(motto, bold, sizeMotto)
	if about := d.about(); about != "" {
		h.about = balance(about, regular, sizeAbout, inner*0.9)
	}
	return h
}

// about is the V/v line, which a công văn alone has.
func (d Doc) about() string {
	if d.Kind != "" || d.Subject == "" {
		return ""
	}
	return "V/v " + strings.TrimPrefix(d.Subject, "V/v ")
}

// titleLines are the type and the trích yếu under it; rule is the length of
// the line below.
func (d Doc) titleLines(room float64) (kind, subject []string, rule float64) {
	if d.Kind == "" {
		return nil, nil, 0
	}
	kind = balance(d.Kind, bold, sizeBody, room)
	last := kind
	if d.Subject != "" {
		subject = balance(d.Subject, bold, sizeBody, room*0.85)
		last = subject
	}
	return kind, subject, max(ruleShare*widest(last, bold, sizeBody), mm(20))
}

func widest(lines []string, st style, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, width(l, st, size))
	}
	return w
}
