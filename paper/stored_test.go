package paper

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestStoredPaperStillReads holds the JSON of issued papers: the file is a
// paper as the first release stored it and is never written anew. If this
// fails, papers in the archives can no longer be drawn.
func TestStoredPaperStillReads(t *testing.T) {
	stored, err := os.ReadFile("testdata/stored-v1.json")
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(stored)))
	var d Doc
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	again, err := json.MarshalIndent(d, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(string(again)) != strings.TrimSpace(string(stored)) {
		t.Error("a field of the stored paper was lost or renamed")
	}
}
