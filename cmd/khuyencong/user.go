package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

// user keeps the accounts from the command line of the machine: the first one,
// and when no administrator is left who can sign in.
func user(ctx context.Context, args []string, in *os.File, out, problems io.Writer) int {
	verbs := map[string]func(context.Context, *store.Store, userFlags) error{
		"add": userAdd, "list": userList, "disable": userDisable, "password": userPassword,
	}
	const help = "Cách dùng: khuyencong user add|list|disable|password --db TỆP [--login TÊN --name \"Họ và tên\" --role VAI_TRÒ --post \"Chức vụ\"]"
	if len(args) > 0 && (args[0] == "-h" || args[0] == "--help") {
		fmt.Fprintln(out, help)
		return 0
	}
	if len(args) == 0 || verbs[args[0]] == nil {
		fmt.Fprintln(problems, help)
		return 2
	}
	f := flags("user "+args[0], "tài khoản: thêm, liệt kê, đóng, đặt mật khẩu")
	f.SetOutput(problems)
	u := userFlags{in: in, out: out, prompt: problems}
	db := f.String("db", "khuyencong.db", "tệp dữ liệu, hoặc địa chỉ postgres://…")
	f.StringVar(&u.login, "login", "", "tên đăng nhập")
	f.StringVar(&u.name, "name", "", "họ và tên")
	f.StringVar(&u.role, "role", "", "vai trò của chức vụ mới có phạm vi toàn tỉnh; tài khoản đầu tiên phải là administrator")
	f.StringVar(&u.post, "post", "", "tên chức vụ mới; để trống thì dùng tên vai trò")
	if code, done := parse(f, args[1:]); done {
		return code
	}
	if _, err := os.Stat(*db); err != nil && args[0] != "add" && !strings.Contains(*db, "://") {
		fmt.Fprintf(problems, "Không có tệp dữ liệu %s. Kiểm tra lại tên tệp sau --db.\n", *db)
		return 1
	}
	s, err := store.Open(ctx, *db)
	if err == nil {
		defer s.Close()
		err = verbs[args[0]](ctx, s, u)
	}
	if err != nil {
		return fail(err)
	}
	return 0
}

// userFlags is what the person typed, and where to ask for the password.
type userFlags struct {
	login, name, role, post string
	in                      *os.File
	out, prompt             io.Writer
}

func userAdd(ctx context.Context, s *store.Store, u userFlags) error {
	var first *programme.Post
	if u.role != "" {
		first = &programme.Post{Role: programme.Role(u.role), Title: u.post}
		if first.Title == "" {
			first.Title = first.Role.Label()
		}
	}
	password, err := u.password()
	if err != nil {
		return err
	}
	a, err := s.CreateAccount(ctx, programme.LocalUser, programme.Account{Login: u.login, Name: u.name}, password, first)
	if err == nil {
		fmt.Fprintf(u.out, "Đã tạo tài khoản “%s” của %s. Từ bây giờ mọi người phải đăng nhập.\n", a.Login, a.Name)
	}
	return err
}

func userList(ctx context.Context, s *store.Store, u userFlags) error {
	all, err := s.Accounts(ctx, programme.LocalUser)
	for _, a := range all {
		state := "đang dùng"
		if a.Disabled {
			state = "đã đóng"
		}
		var posts []string
		for _, h := range a.Posts {
			posts = append(posts, h.PostTitle+" ("+strings.ToLower(h.Kind())+" "+h.Span()+")")
		}
		fmt.Fprintf(u.out, "%s\t%s\t%s\t%s\n", a.Login, a.Name, state, strings.Join(posts, "; "))
	}
	if err == nil && len(all) == 0 {
		fmt.Fprintln(u.out, "Chưa có tài khoản nào: chương trình chỉ phục vụ trên máy này, không cần đăng nhập.")
	}
	return err
}

func userDisable(ctx context.Context, s *store.Store, u userFlags) error {
	a, err := u.account(ctx, s)
	if err == nil {
		err = s.DisableAccount(ctx, programme.LocalUser, a.ID)
	}
	if err == nil {
		fmt.Fprintf(u.out, "Đã đóng tài khoản “%s”.\n", a.Login)
	}
	return err
}

func userPassword(ctx context.Context, s *store.Store, u userFlags) error {
	a, err := u.account(ctx, s)
	if err != nil {
		return err
	}
	password, err := u.password()
	if err == nil {
		err = s.ResetPassword(ctx, programme.LocalUser, a.ID, password)
	}
	if err == nil {
		fmt.Fprintf(u.out, "Đã đặt mật khẩu mới cho “%s”; các phiên làm việc của người này đã kết thúc.\n", a.Login)
	}
	return err
}

// account finds the account that --login names.
func (u userFlags) account(ctx context.Context, s *store.Store) (programme.Account, error) {
	all, err := s.Accounts(ctx, programme.LocalUser)
	for _, a := range all {
		if a.Login == programme.Login(u.login) {
			return a, nil
		}
	}
	if err == nil {
		err = programme.Refuse(programme.NotFound, "", "Không có tài khoản “%s”. Xem danh sách: khuyencong user list.", u.login)
	}
	return programme.Account{}, err
}

// password reads one line: from a terminal without showing it, else from what
// is piped in. It is never a flag, which others on the machine could read.
func (u userFlags) password() (string, error) {
	if info, err := u.in.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		fmt.Fprint(u.prompt, "Mật khẩu (ít nhất 14 ký tự): ")
		if stty(u.in, "-echo") == nil {
			defer fmt.Fprintln(u.prompt)
			defer stty(u.in, "echo")
		}
	}
	line, err := bufio.NewReader(u.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// stty sets a terminal where there is such a command; Windows has none and
// shows what is typed.
func stty(terminal *os.File, mode string) error {
	c := exec.Command("stty", mode)
	c.Stdin = terminal
	return c.Run()
}
