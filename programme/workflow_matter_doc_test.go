package programme

import (
	"fmt"
	"strings"
)

// matterTables draws the small workflows beside the project's own.
func matterTables() string {
	var b strings.Builder
	b.WriteString("\n# Beside the project's way\n\nMany of these may be open at once, whatever stage the project is at; each has its own state and its own days.\n")
	for _, t := range Matters {
		fmt.Fprintf(&b, "\n## %s\n\nOpened at: %s.", t.Label, stageWords(t.Stages))
		if t.Internal {
			b.WriteString(" Not for who applies.")
		}
		b.WriteString("\n\n```mermaid\nstateDiagram-v2\n")
		for _, s := range t.States {
			fmt.Fprintf(&b, "    state \"%s\" as %s\n", s.Label, s.State)
		}
		for _, s := range t.Steps {
			from := s.From
			if from == nil {
				from = []MatterState{"[*]"}
			}
			for _, one := range from {
				arrow := fmt.Sprintf("    %s --> %s : %s\n", one, s.To, s.Label)
				if !strings.Contains(b.String(), arrow) { // for each level and type there is one
					b.WriteString(arrow)
				}
			}
		}
		for _, s := range t.States {
			if s.Ended {
				fmt.Fprintf(&b, "    %s --> [*]\n", s.State)
			}
		}
		b.WriteString("```\n\n| step | from | to | which | who | not who took | what it needs | days for the next | source |\n| --- | --- | --- | --- | --- | --- | --- | --: | --- |\n")
		for _, s := range t.Steps {
			var from, apart []string
			for _, one := range s.From {
				from = append(from, t.station(one).Label)
			}
			for _, a := range s.NotBy {
				apart = append(apart, t.actLabel(a))
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", s.Label, strings.Join(from, ", "), t.station(s.To).Label,
				t.which(s), whoTakes(s), strings.Join(apart, ", "), strings.Join(stepAsks(s), "; "), stepDays(s), s.Source)
		}
	}
	return b.String()
}

func stageWords(all []Stage) string {
	var words []string
	for _, s := range all {
		words = append(words, "“"+s.Label()+"”")
	}
	if words == nil {
		return "any stage"
	}
	return strings.Join(words, ", ")
}

func (t MatterTable) actLabel(a MatterAct) string {
	for _, s := range t.Steps {
		if s.Act == a {
			return lowerFirst(s.Done)
		}
	}
	return string(a)
}

// which of a kind's matters a step is for.
func (t MatterTable) which(s MatterStep) string {
	words := []string{}
	if s.Level != "" {
		words = append(words, lowerFirst(s.Level.Label()))
	}
	for _, one := range t.Types {
		for _, of := range s.Types {
			if one.Type == of {
				words = append(words, lowerFirst(one.Label))
			}
		}
	}
	return strings.Join(words, ", ")
}

func whoTakes(s MatterStep) string {
	switch {
	case s.Asked:
		return "cơ quan được hỏi"
	case s.Own:
		return "người mở: " + rolesText(s.By)
	}
	return rolesText(s.By)
}

func stepAsks(s MatterStep) (all []string) {
	for _, one := range []struct {
		asked bool
		what  string
	}{{s.Note, "ý kiến bằng chữ"}, {s.Paper, "số, ngày văn bản"}, {s.Amount, "số tiền"}} {
		if one.asked {
			all = append(all, one.what)
		}
	}
	return all
}

func stepDays(s MatterStep) string {
	switch {
	case s.Days == 0:
		return ""
	case s.Civil:
		return fmt.Sprintf("%d ngày", s.Days)
	}
	return fmt.Sprintf("%d ngày làm việc", s.Days)
}
