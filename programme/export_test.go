package programme

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestExportOfWhatIsNotKnown(t *testing.T) {
	d := reportData()
	d.Cells = nil
	text, err := json.Marshal(evaluate(t, d, Years(2016, 2018)).Export())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"completion":{"counterpart":2.4395,"projects":1.3469,"support":0.8186,"total":1.9858}`, // of what was published
		`"completion":{"counterpart":null,"projects":2.6667,"support":2.4666,"total":null}`,
		`"counterpart_per_support":7.6667`,
		`"target":{"projects":3,"plans":null,"support":850000000,"counterpart":null,"total":null}`, // not published is not 0
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s is nowhere in\n%s", want, text)
		}
	}
}

// TestExportLists: an empty list is [], so that who reads it may walk it.
func TestExportLists(t *testing.T) {
	text, err := json.Marshal(evaluate(t, EvaluationData{Programme: fiveYears}, Years(2016, 2018)).Export())
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for key, v := range all {
		if string(v) == "null" {
			t.Errorf("%s is null", key)
		}
	}
}

func TestExportOfAnExplanation(t *testing.T) {
	d := reportData()
	key := evaluate(t, d, Years(2016, 2018)).Differences[0].Key
	d.Explanations = []Explanation{{Key: key, Difference: 87_790_000, By: "Nguyễn Văn A", On: 2019_01_15, Reason: "Xếp nhầm", Evidence: "Công văn 5", Counts: CountLeft}}
	text, err := json.Marshal(evaluate(t, d, Years(2016, 2018)).Export())
	if err != nil || !strings.Contains(string(text), `"explanation":{"by":"Nguyễn Văn A","on":"2019-01-15","reason":"Xếp nhầm","evidence":"Công văn 5","counts":"left"}`) {
		t.Errorf("%v: %s", err, text)
	}
}
