// Command khuyencong is the program: it serves the pages, makes reports and
// keeps the database.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"khuyencong/programme"
)

// version is set when the program is built.
var version = "dev"

// command is one thing that the program can do. run returns the exit code.
type command struct {
	name, summary string
	run           func(ctx context.Context, args []string) int
}

func commands() []command {
	return []command{
		{"serve", "mở trang web trên cơ sở dữ liệu của bạn", serve},
		{"demo", "mở trang web trên một cơ sở dữ liệu mẫu mới (tỉnh Sóc Trăng, số liệu minh họa)", demo},
		{"sample", "tạo tệp cơ sở dữ liệu mẫu", makeSample},
		{"report", "lập báo cáo đánh giá ra tệp Word, PDF, Excel, JSON hoặc HTML", report},
		{"export", "xuất danh sách đề án hoặc cơ sở ra Excel, CSV", export},
		{"check", "kiểm tra các số liệu trong một báo cáo viết có khớp nhau không", func(_ context.Context, args []string) int {
			return check(args, os.Stdin, os.Stdout, os.Stderr)
		}},
		{"import", "nhập sổ đề án Excel, CSV, hoặc chỉ đọc và kiểm tra", func(ctx context.Context, args []string) int {
			return importBook(ctx, args, os.Stdin, os.Stdout, os.Stderr)
		}},
		{"verify", "cộng lại từ sổ quỹ mọi số tiền đang hiện, nêu từng chỗ không khớp", verify},
		{"places", "nhập danh mục đơn vị hành chính và bảng chuyển đổi từ tệp CSV", places},
		{"user", "thêm, liệt kê, đóng tài khoản, đặt mật khẩu", func(ctx context.Context, args []string) int {
			return user(ctx, args, os.Stdin, os.Stdout, os.Stderr)
		}},
		{"migrate", "nâng cấu trúc cơ sở dữ liệu lên phiên bản của chương trình này", migrate},
		{"version", "in phiên bản", func(context.Context, []string) int { fmt.Println("khuyencong", version); return 0 }},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:]))
}

func run(ctx context.Context, args []string) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(os.Stdout)
		return 0
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(ctx, args[1:])
		}
	}
	fmt.Fprintf(os.Stderr, "Không có lệnh “%s”.\n\n", args[0])
	usage(os.Stderr)
	return 2
}

func usage(w io.Writer) {
	fmt.Fprint(w, "khuyencong – phần mềm quản lý chương trình khuyến công của tỉnh\n\nCách dùng: khuyencong LỆNH [tùy chọn]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-9s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, "\nXem tùy chọn của một lệnh: khuyencong LỆNH --help\nMỗi tùy chọn có thể đặt bằng biến môi trường KHUYENCONG_TÊN, ví dụ KHUYENCONG_DB cho --db.\n")
}

// flags makes the flag set of a command with its help in Vietnamese.
func flags(name, purpose string) *flag.FlagSet {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.Usage = func() {
		fmt.Fprintf(f.Output(), "khuyencong %s – %s\n\nTùy chọn:\n", name, purpose)
		f.VisitAll(func(o *flag.Flag) {
			usual := ""
			if !slices.Contains([]string{"", "0", "false", "[]"}, o.DefValue) {
				usual = "; để trống là " + o.DefValue
			}
			fmt.Fprintf(f.Output(), "  --%-14s %s%s\n", o.Name, o.Usage, usual)
		})
	}
	return f
}

// parse reads the flags, first from their environment twins, then from what
// was typed; done is true when the command is already answered.
func parse(f *flag.FlagSet, args []string) (code int, done bool) {
	problems := f.Output()
	f.SetOutput(io.Discard) // the flag package says what is wrong in English
	err := fromEnvironment(f)
	if err == nil {
		err = f.Parse(args)
	}
	f.SetOutput(problems)
	switch {
	case errors.Is(err, flag.ErrHelp):
		f.SetOutput(os.Stdout)
		f.Usage()
		return 0, true
	case err != nil:
		fmt.Fprintf(problems, "%s Xem khuyencong %s --help.\n", flagProblem(err), f.Name())
		return 2, true
	}
	if f.NArg() > 0 {
		fmt.Fprintf(problems, "Thừa “%s”. Xem khuyencong %s --help.\n", f.Arg(0), f.Name())
		return 2, true
	}
	return 0, false
}

// fromEnvironment sets each flag whose twin has a value: KHUYENCONG_DB for
// --db, KHUYENCONG_DRY_RUN for --dry-run.
func fromEnvironment(f *flag.FlagSet) (err error) {
	f.VisitAll(func(o *flag.Flag) {
		v := os.Getenv("KHUYENCONG_" + strings.ToUpper(strings.ReplaceAll(o.Name, "-", "_")))
		if v != "" && err == nil && f.Set(o.Name, v) != nil {
			err = fmt.Errorf("invalid value %q for flag -%s", v, o.Name)
		}
	})
	return err
}

// flagProblem says an error of the flag package in Vietnamese.
func flagProblem(err error) string {
	text := err.Error()
	var value, name string
	if _, e := fmt.Sscanf(strings.Replace(text, " boolean ", " ", 1), "invalid value %q for", &value); e == nil {
		_, name, _ = strings.Cut(text[strings.LastIndex(text, " for "):], " -")
		name, _, _ = strings.Cut(name, ":")
		return fmt.Sprintf("Giá trị “%s” của --%s không dùng được.", value, name)
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return fmt.Sprintf("Thiếu giá trị sau --%s.", name)
	}
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		return fmt.Sprintf("Không có tùy chọn --%s.", strings.TrimPrefix(name, "-"))
	}
	return fmt.Sprintf("Không hiểu “%s”.", strings.TrimPrefix(text, "bad flag syntax: "))
}

// shown is a database as it may be shown on a screen: without its password.
func shown(db string) string {
	if u, err := url.Parse(db); err == nil && u.User != nil {
		return u.Redacted()
	}
	return db
}

// fail prints an error as a person reads it and gives the exit code.
func fail(err error) int {
	problems := programme.Problems(err)
	for _, p := range problems {
		fmt.Fprintln(os.Stderr, p.Message)
	}
	if len(problems) == 0 {
		fmt.Fprintln(os.Stderr, "Lỗi:", err)
	}
	return 1
}
