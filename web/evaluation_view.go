package web

import (
	"fmt"
	"strconv"

	"khuyencong/programme"
)

// figureCell is one number of a table with what it rests on: the records, the
// document or the target, one click away.
type figureCell struct{ Text, Href string }

// levelLine is one measure of one level against target and publication.
type levelLine struct {
	Label              string
	Goal, Done, Stated figureCell
	Percent            string
	Gap                differenceView
	Sum, Computed      bool
}

// levelGroup is one level's lines.
type levelGroup struct {
	Level programme.Level
	Lines []levelLine
}

var levelMeasures = []programme.Measure{programme.MProjects, programme.MPlans, programme.MSupport, programme.MCounterpart, programme.MTotalCost}

// levelGroups is the main table: each level's measures, planned, computed and
// stated side by side.
func levelGroups(e programme.Evaluation) []levelGroup {
	var groups []levelGroup
	for _, l := range e.Levels {
		g := levelGroup{Level: l.Level}
		for _, m := range levelMeasures {
			line, ok := newLevelLine(e, l, m)
			if ok {
				g.Lines = append(g.Lines, line)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

func newLevelLine(e programme.Evaluation, l programme.LevelResult, m programme.Measure) (levelLine, bool) {
	goal, stated, done := l.Goal.Of(m), l.Stated.Of(m), l.Done.Of(m)
	if m == programme.MPlans && done == 0 && !goal.Known && !stated.Known {
		return levelLine{}, false
	}
	line := levelLine{Label: m.Label(), Sum: m == programme.MTotalCost, Percent: "–", Computed: e.HasRecords}
	if m == programme.MPlans {
		line.Label = "Số kế hoạch, nhiệm vụ"
	}
	line.Goal = figureCell{quantityText(m, goal), ""}
	if goal.Known {
		line.Goal.Href = fmt.Sprintf("/programmes/%d#targets", e.Programme.ID)
		if counted := e.Counted(l.Level, m).Value; counted.Known {
			line.Percent = programme.RatioOf(counted.Value, goal.Value).Percent()
		}
	}
	line.Done = figureCell{"–", ""}
	if e.HasRecords {
		line.Done = figureCell{quantityText(m, programme.Q(done)), projectsHref(e, l.Level, m)}
	}
	line.Stated = figureCell{quantityText(m, stated), ""}
	if id := statedID(e, l.Level, m); id != 0 {
		line.Stated.Href = "/figures#figure-" + strconv.FormatInt(id, 10)
	}
	if stated.Known && e.HasRecords && stated.Value != done {
		line.Gap = differenceView{Amount: signed(m, done-stated.Value), Against: "so với số công bố", Href: "#chenh-lech"}
	}
	return line, true
}

// projectsHref is the list of the completed projects that a figure is made of.
func projectsHref(e programme.Evaluation, level programme.Level, m programme.Measure) string {
	pairs := []string{"stage", string(programme.Completed)}
	if level != programme.AllLevels {
		pairs = append(pairs, "level", string(level))
	}
	switch m {
	case programme.MProjects:
		pairs = append(pairs, "kind", string(programme.KindProject))
	case programme.MPlans:
		pairs = append(pairs, "kind", string(programme.KindPlan))
	}
	return "/projects?" + e.Query(pairs...)
}

// statedID is the stated result of just this period, level and measure; the
// last one entered, as in the evaluation.
func statedID(e programme.Evaluation, level programme.Level, m programme.Measure) (id int64) {
	for _, s := range e.Stated {
		if f := s.Figure; f.Period == e.Period && f.Level == level && f.Measure == m && f.Kind == programme.Result && f.Content == "" {
			id = s.ID
		}
	}
	return id
}

func quantityText(m programme.Measure, q programme.Quantity) string {
	if m.Unit() == programme.UnitVND {
		return q.Millions()
	}
	return q.Count()
}

// signed prints a difference with its sign.
func signed(m programme.Measure, v int64) string {
	text := programme.CountText(v)
	if m.Unit() == programme.UnitVND {
		text = programme.Money(v).MillionsFixed()
	}
	if v > 0 {
		return "+" + text
	}
	return text
}

// tiles are the four numbers that everybody asks for first.
func tiles(e programme.Evaluation) []statView {
	l := e.Level(programme.AllLevels)
	var all []statView
	for _, m := range []programme.Measure{programme.MProjects, programme.MSupport, programme.MCounterpart, programme.MTotalCost} {
		goal, stated, counted := l.Goal.Of(m), l.Stated.Of(m), e.Counted(programme.AllLevels, m)
		done := counted.Value
		v := statView{Label: m.Label(), Unit: "triệu đồng", Of: "mục tiêu " + e.Period.String(), Href: projectsHref(e, programme.AllLevels, m), Source: provenanceView{Computed: true}}
		if !counted.FromRecords {
			v.Href, v.Source = "/figures", provenanceView{}
			if counted.Explanation != nil {
				v.Source.Source = "theo giải trình của " + counted.Explanation.By
			}
		}
		v.Value = shortText(m, done)
		if m == programme.MProjects {
			v.Unit = "đề án"
			if l.Done.Plans > 0 {
				v.Label += fmt.Sprintf(" (không kể %02d kế hoạch)", l.Done.Plans)
			}
		}
		if goal.Known {
			v.Plan, v.Done = shortText(m, goal), programme.RatioOf(done.Value, goal.Value)
		} else {
			v.Of = "kỳ này không có mục tiêu"
		}
		if computed := l.Done.Of(m); stated.Known && e.HasRecords && stated.Value != computed {
			v.Differ = differenceView{Amount: signed(m, computed-stated.Value), Unit: "triệu đồng", Against: "so với số công bố " + shortText(m, stated), Href: "#chenh-lech"}
		}
		all = append(all, v)
	}
	return all
}

func shortText(m programme.Measure, q programme.Quantity) string {
	if !q.Known {
		return "–"
	}
	if m.Unit() == programme.UnitVND {
		return q.Money().MillionsShort()
	}
	return q.Count()
}

// completionRows is the bullet chart: each level's projects and support.
func completionRows(e programme.Evaluation) []bulletRow {
	var rows []bulletRow
	for _, l := range e.Levels {
		for _, m := range []programme.Measure{programme.MProjects, programme.MSupport, programme.MCounterpart} {
			goal := l.Goal.Of(m)
			if m == programme.MCounterpart && !goal.Known {
				continue
			}
			rows = append(rows, bulletRow{
				Label: levelShort(l.Level) + ": " + lowerLabel(m), Level: l.Level, Unit: m.Unit(), Done: e.Counted(l.Level, m).Value.Value, Plan: goal.Value, PlanKnown: goal.Known,
			})
		}
	}
	return rows
}

func lowerLabel(m programme.Measure) string {
	switch m {
	case programme.MProjects:
		return "số đề án"
	case programme.MSupport:
		return "hỗ trợ"
	default:
		return "đóng góp"
	}
}

// pace follows projects, support and counterpart through the programme's
// years, each in percent of the whole target.
func pace(e programme.Evaluation) paceView {
	p := e.Programme
	years := int64(p.To - p.From + 1)
	v := paceView{Elapsed: programme.RatioOf(int64(e.Period.To-p.From+1), years)}
	for _, y := range p.Years() {
		v.Periods = append(v.Periods, strconv.Itoa(y))
	}
	rest := e.Rest[0]
	for _, m := range []programme.Measure{programme.MProjects, programme.MSupport, programme.MCounterpart} {
		whole := rest.Whole.Of(m)
		if !whole.Known || whole.Value == 0 {
			continue
		}
		done := rest.Done.Of(m) // up to the period's end; what lies before the period is taken back out
		for _, y := range e.Years {
			done -= y.Done.Of(m)
		}
		series := paceSeries{Label: m.Label()}
		switch m {
		case programme.MSupport:
			series.Label = "Hỗ trợ"
		case programme.MCounterpart:
			series.Label = "Đóng góp"
		}
		for i, y := range e.Years {
			done += y.Done.Of(m)
			series.Points = append(series.Points, pacePoint{programme.RatioOf(int64(e.Period.From+i-p.From+1), years), programme.RatioOf(done, whole.Value)})
		}
		v.Series = append(v.Series, series)
	}
	return v
}

// yearColumns and stackRows are the charts of the breakdowns, by support.
func yearColumns(e programme.Evaluation) []yearColumn {
	var all []yearColumn
	for _, y := range e.Years {
		all = append(all, yearColumn{
			stackRow: stackRow{Label: y.Label, National: int64(y.National.Support), Local: int64(y.Local.Support)},
			Plan:     int64(y.Approved.Support), PlanKnown: y.Approved.Support > 0,
		})
	}
	return all
}

func stackRows(rows []programme.Row) []stackRow {
	var all []stackRow
	for _, r := range rows {
		all = append(all, stackRow{Label: r.Label, National: int64(r.National.Support), Local: int64(r.Local.Support)})
	}
	return all
}

// breakdownView is a table by year, content or place.
type breakdownView struct {
	E     programme.Evaluation
	Head  string
	Field string // of the filter that a row's key goes into; "year" is from and to
	Rows  []programme.Row
}

// by is what the rows are told by: places say by which boundaries.
func (v breakdownView) by() string {
	if v.Field == "place" {
		return lowerWords(v.Head) + ", địa giới " + v.E.Boundary.Label()
	}
	return lowerWords(v.Head)
}

// href is the list of the completed projects of one row.
func (v breakdownView) href(r programme.Row) string {
	stage := []string{"stage", string(programme.Completed)}
	switch {
	case v.Field == "year":
		return "/projects?" + v.E.Query(append(stage, "from", r.Key, "to", r.Key)...)
	case r.Key == "":
		return "/projects?" + v.E.Query(append(stage, v.Field, "-")...)
	}
	return "/projects?" + v.E.Query(append(stage, v.Field, r.Key)...)
}

// approvedHref is the list of what the annual plans approved in one row.
func (v breakdownView) approvedHref(r programme.Row) string {
	stage := []string{"stage", "planned"}
	if v.Field == "year" {
		return "/projects?" + v.E.Query(append(stage, "from", r.Key, "to", r.Key)...)
	}
	if r.Key == "" {
		r.Key = "-"
	}
	return "/projects?" + v.E.Query(append(stage, v.Field, r.Key)...)
}

// total is the sum of the rows.
func (v breakdownView) total() programme.Row {
	t := programme.Row{Label: "Tổng cộng"}
	for _, r := range v.Rows {
		t.Approved, t.Done = t.Approved.Plus(r.Approved), t.Done.Plus(r.Done)
	}
	return t
}

// percentOf is done against approved support.
func percentOf(r programme.Row) string {
	return programme.RatioOf(int64(r.Done.Support), int64(r.Approved.Support)).Percent()
}

// differenceHref is the page of one difference.
func differenceHref(e programme.Evaluation, d programme.Difference) string {
	return "/differences?" + e.Query("key", d.Key)
}

// yearOptions are the years of a programme, to choose from.
func yearOptions(p programme.Programme) []option {
	var all []option
	for _, y := range p.Years() {
		all = append(all, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	return all
}
