package paper

// signColumn is one column under a paper: Nơi nhận, one signer, or nothing.
type signColumn struct {
	recipients []string
	signer     *Signer
}

// signLine is a line of such a column, not yet wrapped.
type signLine struct {
	text  Runs
	size  float64
	gap   float64 // above
	align Align
}

func (s Signature) columns() []signColumn {
	var columns []signColumn
	if len(s.Recipients) > 0 {
		columns = append(columns, signColumn{recipients: s.Recipients})
	}
	if len(s.Signers) == 1 && columns == nil { // who signs alone signs at the right
		columns = append(columns, signColumn{})
	}
	for i := range s.Signers {
		columns = append(columns, signColumn{signer: &s.Signers[i]})
	}
	return columns
}

func (c signColumn) empty() bool { return c.signer == nil && c.recipients == nil }

// lines are broken at room, the column's width: posts and names stand balanced.
func (c signColumn) lines(room float64) []signLine {
	if c.empty() {
		return nil
	}
	if c.signer == nil {
		out := []signLine{{Runs{{Text: "Nơi nhận:", Bold: true, Italic: true}}, sizeRecipient + 1, 0, Left}}
		for _, r := range dashed(c.recipients) {
			out = append(out, signLine{Plain(r), sizeRecipient, 0, Left})
		}
		return out
	}
	var out []signLine
	for _, power := range c.signer.Powers {
		for _, l := range balance(power, bold, sizeNumber, room-8) {
			out = append(out, signLine{Bold(l), sizeNumber, 0, Centre})
		}
	}
	gap := signRoom
	for _, l := range balance(c.signer.Name, bold, sizeBody, room-8) {
		out = append(out, signLine{Bold(l), sizeBody, gap, Centre})
		gap = 0
	}
	return out
}

// words are the column's texts, each whole.
func (c signColumn) words() []string {
	if c.empty() {
		return nil
	}
	if c.signer == nil {
		return append([]string{"Nơi nhận:"}, dashed(c.recipients)...)
	}
	return append(append([]string{}, c.signer.Powers...), c.signer.Name)
}

func (c signColumn) height(room float64) float64 {
	height := 0.0
	for _, l := range c.lines(room) {
		n := len(wrap(l.text, l.size, room, room))
		height += l.gap + float64(n)*lineHeight(l.size, 1)
	}
	return height
}
