package web

import (
	"slices"
	"strings"

	"khuyencong/programme"
)

// statedSource is a document and how much it states.
type statedSource struct {
	Source  string
	Count   int64
	Periods []programme.Period
}

func (s statedSource) periodText() string {
	var all []string
	for _, p := range s.Periods {
		all = append(all, p.Label())
	}
	return strings.Join(all, "; ")
}

// statedSources counts the figures of each document, in the order in which the
// documents were entered.
func statedSources(figures []programme.StatedFigure) []statedSource {
	var all []statedSource
	for _, f := range figures {
		i := slices.IndexFunc(all, func(s statedSource) bool { return s.Source == f.Source })
		if i < 0 {
			i = len(all)
			all = append(all, statedSource{Source: f.Source})
		}
		all[i].Count++
		if !slices.Contains(all[i].Periods, f.Figure.Period) {
			all[i].Periods = append(all[i].Periods, f.Figure.Period)
		}
	}
	return all
}

// figureGroup is the figures that one document states for one period, plan or
// result.
type figureGroup struct {
	Period  programme.Period
	Kind    programme.FigureKind
	Figures []programme.StatedFigure
}

// figureSource is a document with its groups, in the order in which they were
// entered.
type figureSource struct {
	Source   string
	Groups   []figureGroup
	Contents bool // some figure is of one group of contents
}

// columns is how many columns the table of the document has.
func (s figureSource) columns() string {
	if s.Contents {
		return "6"
	}
	return "5"
}

func figureSources(figures []programme.StatedFigure) []figureSource {
	var all []figureSource
	for _, f := range figures {
		i := slices.IndexFunc(all, func(s figureSource) bool { return s.Source == f.Source })
		if i < 0 {
			i = len(all)
			all = append(all, figureSource{Source: f.Source})
		}
		all[i].Contents = all[i].Contents || f.Figure.Content != ""
		groups := &all[i].Groups
		j := slices.IndexFunc(*groups, func(g figureGroup) bool { return g.Period == f.Figure.Period && g.Kind == f.Figure.Kind })
		if j < 0 {
			j = len(*groups)
			*groups = append(*groups, figureGroup{Period: f.Figure.Period, Kind: f.Figure.Kind})
		}
		(*groups)[j].Figures = append((*groups)[j].Figures, f)
	}
	return all
}
