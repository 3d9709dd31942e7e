package programme

import (
	"slices"
	"strings"
)

// LateEntry is a line of the ledger that was written after a report of its
// period had been issued, with the figures of the report that it moves.
type LateEntry struct {
	Entry
	Project Project // its number, code, title, kind and level are enough
	Moves   []Restatement
}

// Lock tells what has come into the ledger since a report was issued.
type Lock struct {
	Report Report
	Late   []LateEntry // in the order in which they were written
	More   bool        // there are later ones still
}

// Moving are the late lines that move a figure of the report.
func (l Lock) Moving() (all []LateEntry) {
	for _, e := range l.Late {
		if len(e.Moves) > 0 {
			all = append(all, e)
		}
	}
	return all
}

// Restate says of each late line which published figures it moves, from what to
// what. known are the lines, or their sums, that the report knew of each
// project.
func (r Report) Restate(known map[int64][]Entry, late []LateEntry) []LateEntry {
	running := map[string]KeyFigure{}
	for _, f := range r.Figures {
		running[f.Key] = f
	}
	for i := range late {
		e := &late[i]
		had := known[e.ProjectID]
		was, is := e.Project.reported(had), e.Project.reported(append(had, e.Entry))
		known[e.ProjectID] = append(had, e.Entry)
		for _, level := range []Level{e.Project.Level, AllLevels} {
			for name, change := range r.moved(*e, was, is) {
				key := name + "." + string(level)
				f, has := running[key]
				if has && change != 0 && f.Value.Known {
					to := f
					to.Value = Q(f.Value.Value + change)
					e.Moves = append(e.Moves, Restatement{f, f.Value, to.Value})
					running[key] = to
				}
			}
		}
		sortMoves(e.Moves, r.Figures)
	}
	return late
}

// moved is by how much a late line changes the figures of a report, by their
// names without the level.
func (r Report) moved(e LateEntry, was, is reported) map[string]int64 {
	all := map[string]int64{}
	carried := r.Periodic() && e.Project.Year < r.Span.Year
	if !carried {
		before := was.figures()
		for name, value := range is.figures() {
			all[name] = value - before[name]
		}
	}
	if !r.Periodic() {
		return all
	}
	prefix := "period."
	if carried {
		prefix = "carried.period."
	}
	for _, w := range periodicWhats {
		change := is.what(w.What) - was.what(w.What)
		all[prefix+sinceNewYear+"."+w.What] = change
		if e.Dated >= r.Span.First || r.Span.Leads() {
			all[prefix+inPeriod+"."+w.What] = change
		}
	}
	return all
}

// what is one figure of a periodic report.
func (x reported) what(what string) int64 {
	if what == "paid" {
		return int64(x.disbursed)
	}
	return sumsFigure(x.done, what)
}

// sortMoves puts moved figures into the order of the report.
func sortMoves(moves []Restatement, figures []KeyFigure) {
	place := func(m Restatement) int {
		return slices.IndexFunc(figures, func(k KeyFigure) bool { return k.Key == m.Figure.Key })
	}
	slices.SortFunc(moves, func(a, b Restatement) int { return place(a) - place(b) })
}

// reported is what a project adds to the figures of a report.
type reported struct {
	done                Sums
	approved, disbursed Money
}

func (p Project) reported(entries []Entry) reported {
	b := BalancesOf(entries)
	var x reported
	if b.InPlan() > 0 {
		x.approved, x.disbursed = b.Approved(), b.Disbursed()
	}
	if b.Settled() <= 0 {
		return x
	}
	x.done.Projects = 1
	if p.Kind == KindPlan {
		x.done = Sums{Plans: 1}
	}
	for _, l := range b.Sources() {
		x.done.add(l.Source, b.Line(l.Source, l.Name).Done)
	}
	return x
}

func (x reported) figures() map[string]int64 {
	all := map[string]int64{"life.approved": int64(x.approved), "life.disbursed": int64(x.disbursed)}
	for _, m := range []Measure{MProjects, MPlans, MSupport, MCounterpart, MTotalCost} {
		all["done."+string(m)] = x.done.Of(m)
	}
	return all
}

// OfLedger tells the figures of a report that its ledger gives, which
// verification adds up again.
func (k KeyFigure) OfLedger() bool {
	return strings.HasPrefix(k.Key, "done.") || strings.HasPrefix(k.Key, "life.") || strings.HasPrefix(k.Key, "content.")
}

// Recompute adds the figures of a report up again from what its ledger said
// then, and names those that it does not give.
func (r Report) Recompute(p Programme, cells []Cell) (all []string, err error) {
	e, err := Evaluate(EvaluationData{Programme: p, Cells: cells}, r.Period)
	if err != nil {
		return nil, err
	}
	now := map[string]KeyFigure{}
	for _, k := range e.KeyFigures() {
		now[k.Key] = k
	}
	for _, k := range r.Figures {
		if !k.OfLedger() {
			continue
		}
		is, known := now[k.Key]
		if !known {
			is = KeyFigure{Key: k.Key, Label: k.Label, Unit: k.Unit, Value: Q(0)}
		}
		if is.Value != k.Value {
			all = append(all, k.Label+": báo cáo ghi "+k.Text()+", sổ quỹ lúc phát hành cộng lại "+is.Text())
		}
	}
	return append(all, r.partsAgainstTotals()...), nil
}

// partsAgainstTotals names the figures of the report whose parts by level do
// not add up to them.
func (r Report) partsAgainstTotals() (all []string) {
	of := map[string]KeyFigure{}
	for _, k := range r.Figures {
		of[k.Key] = k
	}
	for _, k := range r.Figures {
		name, whole := strings.CutSuffix(k.Key, "."+string(AllLevels))
		if !whole || !k.OfLedger() {
			continue
		}
		parts := of[name+"."+string(National)].Value.Plus(of[name+"."+string(Local)].Value)
		if parts.Known && parts != k.Value {
			sum := k
			sum.Value = parts
			all = append(all, k.Label+": báo cáo ghi "+k.Text()+", cộng quốc gia và địa phương được "+sum.Text())
		}
	}
	return all
}
