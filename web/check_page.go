package web

import (
	"slices"
	"strings"

	"khuyencong/programme"
	"khuyencong/statement"
)

// What one page lists at most. A report of an office has some hundred figures;
// beyond it is a book, and a page of it would open too slowly.
const (
	mostRows   = 1000
	mostEdits  = 60 // figures with their correction opened by the browser alone
	mostFails  = 50
	mostHolds  = 500
	mostListed = 20     // parts of one sum
	longText   = 30_000 // bytes; beyond it the text scrolls in its own box
)

// checkPage is what a check found.
type checkPage struct {
	Info pageInfo
	checked
	Programme  programme.Programme // ID 0 before there is any
	Programmes []programme.Programme
	Candidates []programme.CandidateSet
	Fails      []programme.Identity
	Holds      []programme.Identity
	Open       []programme.Identity
	Unchecked  []statement.Figure
	Pieces     []checkPiece
	Rows       []checkRow
	Offered    string // IDs of the rows that can be saved, for the next page

	byID   map[int64]statement.Figure
	lineOf map[int64]int
	listed map[int64]bool
}

// checkPiece is a run of the text, within or between figures.
type checkPiece struct {
	Text   string
	Figure statement.Figure // ID 0 between figures
}

// checkRow is one figure in the table.
type checkRow struct {
	statement.Figure
	Line      int
	Corrected bool
	Edit      bool             // its fields are on the page
	Open      bool             // and shown
	First     statement.Figure // as it was understood before it was corrected
	Offer     bool             // can be saved as a stated figure
	Keep      bool             // is ticked to be
}

func newCheckPage(c checked) checkPage {
	rep := c.Now
	p := checkPage{
		checked: c, Fails: rep.Failures(), Holds: rep.Holds(), Open: rep.Open(), Unchecked: rep.Unverifiable(),
		byID: map[int64]statement.Figure{}, lineOf: map[int64]int{}, listed: map[int64]bool{},
	}
	for _, f := range rep.Figures {
		p.byID[f.ID] = f
	}
	p.cut()
	p.list()
	return p
}

// cut divides the text into figures and what stands between them, and counts
// the lines on which they stand.
func (p *checkPage) cut() {
	runes, figures := []rune(p.Now.Text), slices.Clone(p.Now.Figures)
	slices.SortStableFunc(figures, func(a, b statement.Figure) int { return a.Start - b.Start })
	at, line := 0, 1
	upTo := func(end int) string {
		s := string(runes[at:end])
		at, line = end, line+strings.Count(s, "\n")
		return s
	}
	for _, f := range figures {
		if f.Start < at || f.End <= f.Start || f.End > len(runes) {
			p.lineOf[f.ID] = line // inside the figure before: not marked twice
			continue
		}
		if f.Start > at {
			p.Pieces = append(p.Pieces, checkPiece{Text: upTo(f.Start)})
		}
		p.lineOf[f.ID] = line
		p.Pieces = append(p.Pieces, checkPiece{upTo(f.End), f})
	}
	if at < len(runes) {
		p.Pieces = append(p.Pieces, checkPiece{Text: upTo(len(runes))})
	}
}

// list makes the rows of the table. Of a very long text those come first that
// fail, that were corrected or that are to be.
func (p *checkPage) list() {
	form, offered, read := form{typed: p.Form.Typed}, map[string]bool{}, map[int64]statement.Figure{}
	for _, f := range p.Read.Figures {
		read[f.ID] = f
	}
	for _, id := range strings.Split(p.Form.Typed.Get("offered"), ",") {
		offered[id] = true
	}
	edit, inline := form.id("edit"), len(p.Now.Figures) <= mostEdits
	said := func(f statement.Figure) bool { return p.Corrected[f.ID] || f.ID == edit || p.wrong(f.ID) }
	first := func(f statement.Figure) bool { return said(f) || f.State == statement.StateFails }
	room := mostRows
	for _, f := range p.Now.Figures {
		if first(f) {
			room--
		}
	}
	var ids []string
	for _, f := range p.Now.Figures {
		if !said(f) && len(p.Rows) >= mostRows || !first(f) && room <= 0 {
			continue
		}
		if !first(f) {
			room--
		}
		r := checkRow{
			Figure: f, Line: p.lineOf[f.ID], Corrected: p.Corrected[f.ID], First: read[f.ID],
			Offer: !f.Ignored && f.Period.From > 0, Open: f.ID == edit || p.wrong(f.ID),
		}
		r.Edit = inline || r.Open || r.Corrected
		if r.Offer {
			ids = append(ids, number(f.ID))
			r.Keep = f.Measure != programme.MOther
			if offered[number(f.ID)] {
				r.Keep = form.checked(figureField("save", f.ID))
			}
		}
		p.Rows, p.listed[f.ID] = append(p.Rows, r), true
	}
	p.Offered = strings.Join(ids, ",")
}

// wrong tells whether a field of the figure was refused.
func (p *checkPage) wrong(id int64) bool {
	end := "-" + number(id)
	return slices.ContainsFunc(p.Form.Problems, func(e *programme.Error) bool { return strings.HasSuffix(e.Field, end) })
}

// about is a field of one figure: as typed where it was refused, else as the
// figure now stands.
func (p checkPage) about(row checkRow, v fieldView) fieldView {
	v.Name = figureField(v.Name, row.ID)
	if p.wrong(row.ID) {
		return p.Form.fill(v)
	}
	return v
}
