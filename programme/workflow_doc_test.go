package programme

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestWorkflowDocument draws docs/workflow.md from the tables that the program
// runs on, so that what is printed is what happens.
func TestWorkflowDocument(t *testing.T) {
	const file, mark = "../docs/workflow.md", "<!-- drawn by programme/workflow_doc_test.go -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(string(text), mark)
	if !ok {
		t.Fatalf("%s has no line %q", file, mark)
	}
	want := head + mark + stationTable() + diagram(Local) + diagram(National) + stepTable() + matterTables()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(text) {
		t.Errorf("%s does not say what the tables say: run go test ./programme -run TestWorkflowDocument -update and look at the difference", file)
	}
}

func stationTable() string {
	var b strings.Builder
	b.WriteString("\n## Stages\n\n| stage | for the staff | for who applies | whose work it is | working days | by which rule |\n| --- | --- | --- | --- | --: | --- |\n")
	for _, s := range Stages {
		days, rule := s.Limit()
		limit := ""
		if days > 0 {
			limit = fmt.Sprint(days)
		}
		holders := rolesText(s.Holders(Local))
		if national := rolesText(s.Holders(National)); national != holders {
			holders = "địa phương: " + holders + "; quốc gia: " + national
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", s, s.Label(), s.ApplicantLabel(), holders, limit, rule)
	}
	return b.String()
}

// diagram draws the path of a level. Withdrawing leads from nearly everywhere
// to the same end, so it stands below in words.
func diagram(level Level) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## %s\n\n```mermaid\nstateDiagram-v2\n", level.Label())
	drawn := map[Stage]bool{}
	var arrows []string
	for _, s := range Workflow {
		if s.Level != "" && s.Level != level || s.Move == Withdraw || s.Move == Record {
			continue
		}
		for _, from := range s.From {
			for _, to := range targets(s, level) {
				begin := string(from)
				if from == "" {
					begin = "[*]"
				}
				drawn[from], drawn[to] = true, true
				arrows = append(arrows, fmt.Sprintf("    %s --> %s : %s\n", begin, to, s.Label))
			}
		}
	}
	for _, s := range Stages {
		if drawn[s] {
			fmt.Fprintf(&b, "    state \"%s\" as %s\n", s.Label(), s)
		}
	}
	b.WriteString(strings.Join(arrows, ""))
	for _, s := range []Stage{Completed, Stopped, Rejected, Withdrawn} {
		fmt.Fprintf(&b, "    %s --> [*]\n", s)
	}
	var leave []string
	for _, from := range Withdraw.step().From {
		if drawn[from] {
			leave = append(leave, "“"+from.Label()+"”")
		}
	}
	fmt.Fprintf(&b, "```\n\n“%s” leads to “%s” from: %s.\n", Withdraw.Label(), Withdrawn.Label(), strings.Join(leave, ", "))
	return b.String()
}

// targets are where a step can lead: one that goes back, to each stage that
// sends back.
func targets(s Step, level Level) []Stage {
	switch {
	case s.To != "":
		return []Stage{s.To}
	case s.Move == Begin:
		return []Stage{Need, Draft}
	}
	var all []Stage
	for _, back := range Workflow {
		sends := s.From[0] == Returned && back.Move == Return || s.From[0] == Rejected && back.To == Rejected || s.From[0] == Stopped && back.To == Stopped
		if sends && (back.Level == "" || back.Level == level) {
			all = append(all, back.From...)
		}
	}
	return all
}

func stepTable() string {
	var b strings.Builder
	b.WriteString("\n## Steps\n\n| step | from | to | path | who | not who took | how | what it needs | source |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n")
	for _, s := range Workflow {
		var from, needs, apart []string
		for _, one := range s.From {
			if one != "" {
				from = append(from, one.Label())
			}
		}
		for _, m := range s.NotBy {
			apart = append(apart, lowerFirst(m.Did()))
		}
		if s.Note {
			needs = append(needs, "lý do bằng chữ")
		}
		for _, n := range s.Needs {
			needs = append(needs, n.Label())
		}
		to := s.To.Label()
		if s.To == "" {
			to = map[Move]string{Begin: Need.Label() + ", " + Draft.Label(), Record: "tình trạng ghi trong sổ"}[s.Move]
			if to == "" {
				to = "nơi đã trả lại, kết luận hoặc ngừng"
			}
		}
		path := s.Level.Label()
		if s.Level == "" {
			path = "cả hai"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
			s.Label, strings.Join(from, ", "), to, path, rolesText(s.By), strings.Join(apart, ", "), s.Way.Where(), strings.Join(needs, "; "), s.Source)
	}
	return b.String()
}

// TestWorkflowTable holds what every line of the table must be, whatever it
// says.
func TestWorkflowTable(t *testing.T) {
	for i, s := range Workflow {
		name := fmt.Sprintf("%d %s", i, s.Move)
		if s.Label == "" || s.Done == "" || s.Source == "" || len(s.By) == 0 {
			t.Errorf("%s: a step without words, source or anybody who takes it", name)
		}
		for _, stage := range append(slices.Clone(s.From), s.To) {
			if stage != "" && !stage.Known() {
				t.Errorf("%s: no such stage %q", name, stage)
			}
		}
		for _, r := range s.By {
			if !slices.Contains(Roles, r) {
				t.Errorf("%s: no such role %q", name, r)
			}
		}
		for _, other := range Workflow[:i] {
			if other.Move == s.Move && other.Way != s.Way {
				t.Errorf("%s: one move is taken in two ways", name)
			}
			for _, from := range s.From {
				if other.Move == s.Move && slices.Contains(other.From, from) && (other.Level == "" || s.Level == "" || other.Level == s.Level) {
					t.Errorf("%s: two steps lead on from %q by the same move", name, from)
				}
			}
		}
	}
}

// TestWorkflowReachesItsEnds walks every arrow of both paths: each stage can be
// reached, each that has not ended can be left, and the national appraisal is
// on the national path only.
func TestWorkflowReachesItsEnds(t *testing.T) {
	for _, level := range []Level{Local, National} {
		reached := map[Stage]bool{}
		for more := []Stage{""}; len(more) > 0; {
			from := more[0]
			more = more[1:]
			for _, s := range Workflow {
				if s.Level != "" && s.Level != level || !slices.Contains(s.From, from) {
					continue
				}
				for _, to := range targets(s, level) {
					if !reached[to] {
						reached[to] = true
						more = append(more, to)
					}
				}
			}
		}
		for _, s := range Stages {
			ministry := s == MinistryAppraisal || s == MinistryPassed
			if reached[s] != (level == National || !ministry) {
				t.Errorf("%s: stage %q reached: %v", level, s, reached[s])
			}
			if leads := len(Project{Stage: s, Level: level}.Ways()) > 0; reached[s] && !leads && !s.Ended() {
				t.Errorf("%s: nothing leads on from %q", level, s)
			}
			if len(s.Holders(level)) == 0 && !s.Ended() {
				t.Errorf("%s: nobody has to act on %q", level, s)
			}
		}
	}
}
