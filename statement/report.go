package statement

import (
	"slices"

	"khuyencong/programme"
)

// State tells what became of a figure: whether an identity confirms it,
// contradicts it, or does not touch it.
type State string

const (
	StateHolds        State = "holds"        // khớp
	StateFails        State = "fails"        // có phép tính không khớp
	StateUnverifiable State = "unverifiable" // không kiểm chứng được
)

// Label is the state in Vietnamese.
func (s State) Label() string {
	switch s {
	case StateHolds:
		return "Khớp"
	case StateFails:
		return "Có chỗ không khớp"
	default:
		return "Không kiểm chứng được"
	}
}

// Figure is a number of the text with its place and what it was understood as.
type Figure struct {
	programme.Figure
	Start, End int    // place in Report.Text, in Unicode code points
	Quote      string // the words with the number, as printed
	Understood string // what it was understood as, in Vietnamese
	State      State
	Ignored    bool // a person said that it is no figure
}

// Report is a text that was read and checked.
type Report struct {
	Text       string // the text that places refer to
	Note       string // how the text was got, in Vietnamese; "" for plain text
	Figures    []Figure
	Identities []programme.Identity // every verdict, failures first
	Diagnoses  []programme.Diagnosis

	relations []programme.Relation
}

// Check reads the figures of a text and tests every identity that the text and
// the dimensions of its figures imply. The text must be Vietnamese; Open reads
// files, other encodings and refuses what is no such text.
func Check(text string) Report {
	r := &reader{runes: []rune(text)}
	r.read(layout(tokenize(text)))
	rep := Report{Text: text, relations: r.relations}
	for _, f := range r.figures {
		rep.Figures = append(rep.Figures, Figure{Figure: f.Figure, Start: f.start, End: f.end, Quote: string(r.runes[f.start:f.end])})
	}
	rep.judge()
	return rep
}

// judge works out all identities from the figures as they stand now.
func (rep *Report) judge() {
	var fs []programme.Figure
	for i := range rep.Figures {
		if f := &rep.Figures[i]; !f.Ignored {
			fs = append(fs, f.Figure)
		}
	}
	rep.Identities = programme.Identities(fs, rep.relations...)
	slices.SortStableFunc(rep.Identities, func(a, b programme.Identity) int { return order(a) - order(b) })
	rep.Diagnoses = programme.Diagnose(fs, rep.Identities)
	state := map[int64]State{}
	for _, i := range rep.Identities {
		for _, id := range i.Figures() {
			switch {
			case i.Verdict == programme.Fails:
				state[id] = StateFails
			case i.Verdict != programme.Open && state[id] == "":
				state[id] = StateHolds
			}
		}
	}
	for again, id := range programme.Repeats(fs) {
		if state[again] == "" {
			state[again] = state[id]
		}
	}
	for i := range rep.Figures {
		f := &rep.Figures[i]
		f.State = state[f.ID]
		if f.State == "" || f.Ignored {
			f.State = StateUnverifiable
		}
		f.Understood = f.Describe()
	}
}

func order(i programme.Identity) int {
	return slices.Index([]programme.Verdict{programme.Fails, programme.HoldsRounding, programme.Holds, programme.Open}, i.Verdict)
}

// Failures are the identities that fail.
func (rep Report) Failures() []programme.Identity { return rep.with(programme.Fails) }

// Holds are the identities that hold, exactly or as far as rounding goes.
func (rep Report) Holds() []programme.Identity {
	return rep.with(programme.Holds, programme.HoldsRounding)
}

// Open are the identities that the words leave open.
func (rep Report) Open() []programme.Identity { return rep.with(programme.Open) }

func (rep Report) with(vs ...programme.Verdict) []programme.Identity {
	var out []programme.Identity
	for _, i := range rep.Identities {
		if slices.Contains(vs, i.Verdict) {
			out = append(out, i)
		}
	}
	return out
}

// Unverifiable are the figures that no identity touches.
func (rep Report) Unverifiable() []Figure {
	var out []Figure
	for _, f := range rep.Figures {
		if f.State == StateUnverifiable && !f.Ignored {
			out = append(out, f)
		}
	}
	return out
}
