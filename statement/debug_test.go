package statement

import (
	"fmt"
	"os"
	"testing"
)

func TestDebug(t *testing.T) {
	f := os.Getenv("DEBUG_TEXT")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	rep := Check(string(b))
	for _, f := range rep.Figures {
		fmt.Printf("%2d %-28q %-16v %-10s %s [%s] q=%s %s\n", f.ID, f.Quote, f.Value, f.Measure, f.Period.String()+" "+string(f.Kind)+" "+string(f.Level), f.Detail+"|"+string(f.Content)+"|"+f.Scope, f.Qualifier, f.State)
	}
	for _, i := range rep.Identities {
		fmt.Println(i.Verdict, i.Type, i.Message, i.LeftOf, i.RightOf, "|", i.Because)
	}
}
