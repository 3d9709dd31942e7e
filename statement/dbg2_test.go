package statement

import (
	"fmt"
	"os"
	"testing"
)

func TestOpenDebug(t *testing.T) {
	f := os.Getenv("OPEN_FILE")
	if f == "" {
		t.Skip()
	}
	h, _ := os.Open(f)
	text, note, err := Open(h)
	fmt.Println(text, note, err)
}
