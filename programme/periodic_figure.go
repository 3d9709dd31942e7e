package programme

import (
	"strings"
)

// PeriodicFigure names one figure of a project in a periodic report: when and
// what, "period.support". A figure of the report is the sum over its projects.
type PeriodicFigure string

// When a figure is of.
const (
	inPlanFigure = "plan"   // kế hoạch năm
	inPeriod     = "period" // trong kỳ
	sinceNewYear = "done"   // lũy kế từ đầu năm
)

// periodicWhats are what a figure counts, with its unit and its name.
var periodicWhats = []struct {
	What  string
	Unit  FigureUnit
	Label string
}{
	{"items", UnitCount, "số đề án, kế hoạch"},
	{"projects", UnitCount, "số đề án"},
	{"plans", UnitCount, "số kế hoạch, nhiệm vụ"},
	{"support", UnitVND, "kinh phí hỗ trợ"},
	{"counterpart", UnitVND, "đơn vị thụ hưởng đóng góp"},
	{"other", UnitVND, "nguồn khác"},
	{"total", UnitVND, "tổng kinh phí"},
	{"paid", UnitVND, "giải ngân"},
}

var periodicWhens = map[string]string{inPlanFigure: "kế hoạch năm", inPeriod: "thực hiện trong kỳ", sinceNewYear: "lũy kế từ đầu năm"}

// parts are when and what; "" for a name that is none.
func (f PeriodicFigure) parts() (when, what string) {
	when, what, _ = strings.Cut(string(f), ".")
	return when, what
}

// Known tells a name that the report has.
func (f PeriodicFigure) Known() bool {
	when, what := f.parts()
	for _, w := range periodicWhats {
		if w.What == what {
			return periodicWhens[when] != "" && !(when == inPlanFigure && what == "paid")
		}
	}
	return false
}

// Unit and Label are what the figure counts and its name.
func (f PeriodicFigure) Unit() FigureUnit {
	if _, what := f.parts(); what == "items" || what == "projects" || what == "plans" {
		return UnitCount
	}
	return UnitVND
}

func (f PeriodicFigure) Label() string {
	when, what := f.parts()
	for _, w := range periodicWhats {
		if w.What == what {
			return sentenceStart(w.Label) + ", " + periodicWhens[when]
		}
	}
	return string(f)
}

// sumsFigure is one figure of some sums.
func sumsFigure(s Sums, what string) int64 {
	switch what {
	case "items":
		return s.Projects + s.Plans
	case "projects":
		return s.Projects
	case "plans":
		return s.Plans
	case "support":
		return int64(s.Support)
	case "counterpart":
		return int64(s.Counterpart)
	case "other":
		return int64(s.Other)
	}
	return int64(s.Total())
}

// had is what a state had done of a figure.
func (s PeriodicState) had(what string) int64 {
	if what == "paid" {
		return int64(s.Disbursed)
	}
	if s.Stage != Completed {
		return 0
	}
	return sumsFigure(s.Done, what)
}

// Of is what one project adds to a figure.
func (s Span) Of(p PeriodicProject, f PeriodicFigure) int64 {
	when, what := f.parts()
	opening := int64(0) // of the year's own plan everything counts, however early it was written
	if s.carried(p) {
		opening = p.Opening.had(what)
	}
	switch when {
	case inPlanFigure:
		if s.carried(p) && (p.Opening.Stage == Completed || p.Opening.Stage == Stopped) {
			return 0 // it was through: only what moved since counts
		}
		return sumsFigure(p.Until.Approved, what)
	case sinceNewYear:
		return p.Until.had(what) - opening
	}
	if s.Leads() {
		return p.Until.had(what) - opening
	}
	return p.Until.had(what) - p.Before.had(what)
}

// PeriodicCell narrows the projects of a figure; empty fields do not.
type PeriodicCell struct {
	Figure  PeriodicFigure
	Level   Level
	Content string
	Carried bool // of earlier years' plans, else of the year's
}

// Behind lists the projects that a figure is the sum of.
func (p Periodic) Behind(c PeriodicCell) (all []PeriodicProject) {
	for _, x := range p.Projects {
		if p.Span.carried(x) != c.Carried || c.Level != "" && c.Level != AllLevels && x.Level != c.Level || c.Content != "" && x.Content != c.Content {
			continue
		}
		if p.Span.Of(x, c.Figure) != 0 {
			all = append(all, x)
		}
	}
	return all
}

// Value is a figure of the report.
func (p Periodic) Value(c PeriodicCell) (sum int64) {
	for _, x := range p.Behind(c) {
		sum += p.Span.Of(x, c.Figure)
	}
	return sum
}

// contents lists those with a project, in the order of the law.
func (p Periodic) contents(level Level, carried bool) (all []Content) {
	for _, c := range Contents {
		for _, x := range p.Projects {
			if x.Content == c.Code && p.Span.carried(x) == carried && (level == AllLevels || x.Level == level) {
				all = append(all, c)
				break
			}
		}
	}
	return all
}

// KeyFigures lists what the report stands on: those of the year's evaluation as
// of its last day, and its own. The names of its own begin with when they are
// of; those of projects of earlier years with "carried.".
func (p Periodic) KeyFigures() (all []KeyFigure) {
	for _, k := range p.Year.KeyFigures() {
		if k.OfLedger() {
			all = append(all, k)
		}
	}
	for _, carried := range []bool{false, true} {
		for _, level := range []Level{AllLevels, National, Local} {
			for _, what := range periodicWhats {
				for _, when := range []string{inPeriod, sinceNewYear} {
					if when == sinceNewYear && !carried && what.What != "paid" {
						continue // stands in the evaluation already
					}
					f := PeriodicFigure(when + "." + what.What)
					label := f.Label() + ", " + lowerFirst(level.Label())
					if carried {
						label += ", đề án năm trước chuyển sang"
					}
					all = append(all, KeyFigure{p.keyOf(f, level, carried), label, f.Unit(), Q(p.Value(PeriodicCell{Figure: f, Level: level, Carried: carried}))})
				}
			}
		}
	}
	return all
}

func (p Periodic) keyOf(f PeriodicFigure, level Level, carried bool) string {
	key := "period." + string(f) + "." + string(level)
	if carried {
		return "carried." + key
	}
	return key
}

// contradictions holds the report's figures against the year's evaluation, and
// what was done against the report before.
func (p Periodic) contradictions() (all []Difference) {
	add := func(key, title, left string, a int64, right string, b int64, unit FigureUnit, cause string) {
		if a != b {
			all = append(all, Difference{Key: key, Kind: PeriodAgainstYear, Title: title, LeftLabel: left, RightLabel: right, Left: a, Right: b, Amount: a - b, Unit: unit, Cause: cause})
		}
	}
	for _, level := range []Level{AllLevels, National, Local} {
		l := p.Year.Level(level)
		for _, f := range []struct {
			figure PeriodicFigure
			year   int64
		}{
			{"plan.items", l.Approved.Projects + l.Approved.Plans}, {"plan.support", int64(l.Approved.Support)},
			{"done.items", l.Done.Projects + l.Done.Plans}, {"done.support", int64(l.Done.Support)}, {"done.counterpart", int64(l.Done.Counterpart)},
			{"done.paid", int64(l.Life.Disbursed)},
		} {
			name := f.figure.Label() + ", " + lowerFirst(level.Label())
			add("periodic."+string(f.figure)+"."+string(level), name, "Danh mục của báo cáo", p.Value(PeriodicCell{Figure: f.figure, Level: level}),
				"Đánh giá của năm", f.year, f.figure.Unit(), "hồ sơ đề án và sổ quỹ không cùng một số; chạy kiểm tra sổ quỹ.")
		}
	}
	return append(all, p.againstLastReport()...)
}

// againstLastReport compares what this report says of the end of the period
// before with what was reported then.
func (p Periodic) againstLastReport() (all []Difference) {
	if p.LastReport.ID == 0 {
		return nil
	}
	had := map[string]KeyFigure{}
	for _, k := range p.LastReport.Figures {
		had[k.Key] = k
	}
	for _, level := range []Level{National, Local} {
		for _, f := range []struct{ name, key, what string }{
			{"Số đề án hoàn thành", "done." + string(MProjects), "projects"}, {"Kinh phí hỗ trợ đã quyết toán", "done." + string(MSupport), "support"}, {"Kinh phí đã giải ngân", "life.disbursed", "paid"},
		} {
			k, known := had[f.key+"."+string(level)]
			if !known || !k.Value.Known {
				continue
			}
			cell := PeriodicCell{Figure: PeriodicFigure(sinceNewYear + "." + f.what), Level: level}
			now := p.Value(cell)
			cell.Figure = PeriodicFigure(inPeriod + "." + f.what)
			if before := now - p.Value(cell); before != k.Value.Value {
				all = append(all, Difference{Key: "periodic.before." + f.what + "." + string(level), Kind: PeriodAgainstYear, Title: f.name + " đến hết kỳ trước, " + lowerFirst(level.Label()),
					LeftLabel: "Sổ quỹ nay cộng lại", RightLabel: "Báo cáo số " + p.LastReport.Number + "/" + p.LastReport.Symbol, Left: before, Right: k.Value.Value, Amount: before - k.Value.Value, Unit: k.Unit,
					Cause: "có bút toán của kỳ trước được ghi sau khi báo cáo kỳ trước phát hành."})
			}
		}
	}
	return all
}
