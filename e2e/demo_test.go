package e2e

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
	"time"
)

// program is the path of the binary, built once for all tests.
var program = sync.OnceValues(func() (string, error) {
	path, err := filepath.Abs("../build/e2e/khuyencong")
	if err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-buildvcs=false", "-o", path, "../cmd/khuyencong")
	build.Stdout, build.Stderr = os.Stdout, os.Stderr
	return path, build.Run()
})

// address is the first address that the program prints: it serves there.
var address = regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+`)

// demo starts the program on a new database filled with the sample and gives
// its address. It stops with the test; what it wrote is shown if the test fails.
func demo(t *testing.T, flags ...string) string {
	t.Helper()
	base, _ := demoAt(t, filepath.Join(t.TempDir(), "demo.db"), flags...)
	return base
}

// demoAt does so on a database of that path, which may be there already; stop
// stops the program before the test ends.
func demoAt(t *testing.T, db string, flags ...string) (base string, stop func()) {
	t.Helper()
	needFull(t)
	path, err := program()
	if err != nil {
		t.Fatalf("could not build the program: %v", err)
	}
	cmd := exec.Command(path, append([]string{"demo", "--addr", "127.0.0.1:0", "--db", db}, flags...)...)
	var said lines
	cmd.Stderr = &said
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("could not start the program: %v", err)
	}
	served, read := make(chan string, 1), make(chan struct{})
	go func() {
		defer close(read)
		scan := bufio.NewScanner(stdout)
		for scan.Scan() {
			said.Write(append(scan.Bytes(), '\n'))
			if found := address.FindString(scan.Text()); found != "" {
				select {
				case served <- found:
				default:
				}
			}
		}
	}()
	stop = sync.OnceFunc(func() {
		cmd.Process.Signal(os.Interrupt)
		kill := time.AfterFunc(10*time.Second, func() {
			t.Error("the program did not stop within 10 seconds of an interrupt")
			cmd.Process.Kill()
		})
		<-read
		err := cmd.Wait()
		kill.Stop()
		if err != nil {
			t.Errorf("the program ended with: %v", err)
		}
		if t.Failed() {
			t.Logf("the program wrote:\n%s", said.String())
		}
	})
	t.Cleanup(stop)
	select {
	case base = <-served:
		return base, stop
	case <-read:
		t.Fatal("the program stopped before it printed its address")
	case <-time.After(time.Minute):
		t.Fatal("the program did not print its address within a minute")
	}
	return "", nil
}

// lines collects what the program writes, from two goroutines.
type lines struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}
