package statement

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// figureJSON is a figure of `khuyencong check --json`.
type figureJSON struct {
	ID        int64                  `json:"id"`
	Period    string                 `json:"period"`
	Kind      programme.FigureKind   `json:"kind"`
	Level     programme.Level        `json:"level"`
	Content   programme.ContentGroup `json:"content"`
	Measure   programme.Measure      `json:"measure"`
	Value     json.Number            `json:"value"`
	Unit      programme.FigureUnit   `json:"unit"`
	Qualifier programme.Qualifier    `json:"qualifier"`
	Start     int                    `json:"start"`
	End       int                    `json:"end"`
}

type identityJSON struct {
	Identity   string               `json:"identity"`
	Left       json.Number          `json:"left"`
	Right      json.Number          `json:"right"`
	Difference json.Number          `json:"difference"`
	Unit       programme.FigureUnit `json:"unit"`
	Figures    []int64              `json:"figures"`
	Message    string               `json:"message"`
}

type reportJSON struct {
	Figures  []figureJSON   `json:"figures"`
	Failures []identityJSON `json:"failures"`
	Holds    []identityJSON `json:"holds"`
}

// WriteJSON writes the report for a program: values are whole đồng or counts,
// decimals only for percentages; places are Unicode code points of Report.Text.
func WriteJSON(w io.Writer, rep Report) error {
	out := reportJSON{Figures: []figureJSON{}, Failures: identitiesJSON(rep.Failures()), Holds: identitiesJSON(rep.Holds())}
	for _, f := range rep.Figures {
		if f.Ignored {
			continue
		}
		out.Figures = append(out.Figures, figureJSON{f.ID, f.Period.String(), f.Kind, f.Level, f.Content, f.Measure,
			plainNumber(f.Value, f.Unit), f.Unit, f.Qualifier, f.Start, f.End})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func identitiesJSON(is []programme.Identity) []identityJSON {
	out := []identityJSON{}
	for _, i := range is {
		out = append(out, identityJSON{i.Label, plainNumber(i.Left, i.Unit), plainNumber(i.Right, i.Unit),
			plainNumber(i.Difference, i.Unit), i.Unit, i.Figures(), i.Message})
	}
	return out
}

// plainNumber prints a value as JSON has numbers: 51154200000, 84.06.
func plainNumber(v int64, unit programme.FigureUnit) json.Number {
	if unit != programme.UnitPercent {
		return json.Number(strconv.FormatInt(v, 10))
	}
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	frac := strconv.FormatInt(programme.PercentPoint+v%programme.PercentPoint, 10)[1:]
	frac = strings.TrimRight(frac, "0")
	if frac != "" {
		frac = "." + frac
	}
	return json.Number(sign + strconv.FormatInt(v/programme.PercentPoint, 10) + frac)
}
