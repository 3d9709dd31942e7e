package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khuyencong/store"
)

// users runs the command as a person types it, with a password piped in.
func users(t *testing.T, stdin string, args ...string) (code int, out, problems string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "stdin")
	if err := os.WriteFile(file, []byte(stdin), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var stdout, stderr bytes.Buffer
	code = user(context.Background(), args, in, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestUserCommand(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	const password, next = "bốn từ không liên quan", "một mật khẩu mới khác"
	steps := []struct {
		name  string
		stdin string
		args  []string
		code  int
		out   string // found in what is printed
	}{
		{"no verb", "", nil, 2, ""},
		{"an unknown verb", "", []string{"remove", "--db", db}, 2, ""},
		{"no such database", "", []string{"list", "--db", db}, 1, ""},
		{"the first is no administrator", password, []string{"add", "--db", db, "--login", "hoa", "--name", "Hoa", "--role", "centre_officer"}, 1, ""},
		{"nobody yet", "", []string{"list", "--db", db}, 0, "Chưa có tài khoản nào"},
		{"a short password", "ngắn\n", []string{"add", "--db", db, "--login", "hoa", "--name", "Hoa", "--role", "administrator"}, 1, ""},
		{"the first", password + "\r\n", []string{"add", "--db", db, "--login", "hoa", "--name", "Hoa", "--role", "administrator", "--post", "Quản trị mạng"}, 0, "Đã tạo tài khoản “hoa”"},
		{"a role that needs a place", password, []string{"add", "--db", db, "--login", "xa", "--name", "Xã", "--role", "commune_officer"}, 1, ""},
		{"without a post", password, []string{"add", "--db", db, "--login", "lan", "--name", "Lan"}, 0, "“lan”"},
		{"the list", "", []string{"list", "--db", db}, 0, "hoa\tHoa\tđang dùng\tQuản trị mạng"},
		{"a new password", next, []string{"password", "--db", db, "--login", "Hoa"}, 0, "“hoa”"},
		{"nobody's password", next, []string{"password", "--db", db, "--login", "xa"}, 1, ""},
		{"closing who holds a post", "", []string{"disable", "--db", db, "--login", "hoa"}, 1, ""},
		{"closing", "", []string{"disable", "--db", db, "--login", "lan"}, 0, "Đã đóng"},
		{"the list again", "", []string{"list", "--db", db}, 0, "lan\tLan\tđã đóng"},
	}
	for _, s := range steps {
		code, out, problems := users(t, s.stdin, s.args...)
		if code != s.code || !strings.Contains(out, s.out) {
			t.Errorf("%s: exit %d, want %d: %q %q", s.name, code, s.code, out, problems)
		}
	}
	s, err := store.Open(context.Background(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.SignIn(context.Background(), "hoa", next, ""); err != nil {
		t.Errorf("signing in with the new password: %v", err)
	}
	if _, err := s.SignIn(context.Background(), "hoa", password, ""); err == nil {
		t.Error("the old password still opens")
	}
}

// Only signed-in people may reach the program from elsewhere.
func TestServeElsewhereNeedsAccounts(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel() // a server that does start stops at once
	s, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if code := (serving{addr: "0.0.0.0:0"}).listen(context.Background(), s); code != 2 {
		t.Errorf("without accounts: exit %d", code)
	}
	if code := (serving{addr: "127.0.0.1:0"}).listen(ctx, s); code != 0 {
		t.Errorf("on this machine: exit %d", code)
	}
}
