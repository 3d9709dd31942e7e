package paper

import (
	"os"
	"os/exec"
	"testing"
)

// need skips a test whose tool is not on this machine; where everything must
// be tried (KHUYENCONG_FULL=1, as `make test` sets) it fails instead.
func need(t *testing.T, tool string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err == nil {
		return
	}
	if os.Getenv("KHUYENCONG_FULL") != "" {
		t.Fatalf("%s is not installed: run scripts/test-tools", tool)
	}
	t.Skipf("%s is not installed", tool)
}
