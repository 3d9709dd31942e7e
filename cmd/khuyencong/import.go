package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"khuyencong/book"
	"khuyencong/programme"
)

const importUsage = `Cách dùng: khuyencong import TỆP --dry-run [--json] [--db TỆP]
           khuyencong import TỆP --db TỆP [--programme MÃ] [--as TÊN] [--only-right] [--yes] [--json]

Đọc sổ đề án khuyến công (Excel .xlsx hoặc CSV): nhận ra bảng, cột, đơn vị
tính, dòng nhóm, dòng cộng; nêu từng ô không đọc được chắc chắn và từng tổng
không khớp. Với --dry-run thì dừng ở đó. Không có --dry-run thì nêu những gì sẽ
ghi, hỏi lại, rồi ghi tất cả trong một lần hoặc không ghi gì.

  --dry-run     chỉ đọc và kiểm tra, không ghi
  --db          cơ sở dữ liệu; với --dry-run: có danh mục đơn vị hành chính để nhận ra địa bàn
  --programme   mã chương trình nhận các đề án; bỏ trống khi chỉ có một chương trình
  --as          tên đăng nhập của người nhập sổ
  --only-right  nhập các dòng đúng, bỏ lại các dòng sai
  --yes         không hỏi lại
  --json        in kết quả dạng JSON cho chương trình khác đọc

Mã kết thúc: 0 đọc được, đã ghi hoặc không có gì mới để ghi; 1 chưa ghi gì vì còn
chỗ phải sửa, phải chọn hoặc chưa đồng ý; 2 không đọc được, kèm lý do.
`

// importFlags are the command's options, as typed.
type importFlags struct {
	dryRun, json, onlyRight, yes bool
	db, programme, as            string
	file                         string
}

// importMemory is from when on memory is tidied up eagerly, so that a book of
// 100,000 projects is read and stored in 300 MB with all that is beside it.
const importMemory = 195 << 20

// importBook reads an office's book and tells what it found. It returns the
// exit code.
func importBook(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	debug.SetMemoryLimit(importMemory)
	var o importFlags
	f := flag.NewFlagSet("import", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.BoolVar(&o.dryRun, "dry-run", false, "")
	f.BoolVar(&o.json, "json", false, "")
	f.BoolVar(&o.onlyRight, "only-right", false, "")
	f.BoolVar(&o.yes, "yes", false, "")
	f.StringVar(&o.db, "db", "", "")
	f.StringVar(&o.programme, "programme", "", "")
	f.StringVar(&o.as, "as", "", "")
	var files []string
	for len(args) > 0 { // flags may stand behind the file
		if err := f.Parse(args); err == flag.ErrHelp {
			fmt.Fprint(stdout, importUsage)
			return 0
		} else if err != nil {
			fmt.Fprintf(stderr, "%s\n\n%s", flagProblem(err), importUsage)
			return 2
		}
		if args = f.Args(); len(args) > 0 {
			files, args = append(files, args[0]), args[1:]
		}
	}
	switch {
	case len(files) != 1:
		fmt.Fprintf(stderr, "Cần đúng một tệp để đọc.\n\n%s", importUsage)
		return 2
	case !o.dryRun && o.db == "":
		fmt.Fprintln(stderr, "Chưa nói ghi vào đâu. Thêm --db TỆP để nhập, hoặc --dry-run để chỉ đọc và kiểm tra.")
		return 2
	}
	if o.file = files[0]; !o.dryRun {
		return storeBook(ctx, o, stdin, stdout, stderr)
	}
	b, err := readBook(ctx, o.file, o.db)
	if err != nil {
		return notImported(stderr, err)
	}
	write := book.WriteText
	if o.json {
		write = book.WriteJSON
	}
	if err := write(stdout, b); err != nil {
		fmt.Fprintln(stderr, "Không ghi được kết quả ra màn hình hoặc tệp.")
		return 2
	}
	return 0
}

// notImported tells why a book was not read or stored.
func notImported(stderr io.Writer, err error) int {
	problems := programme.Problems(err)
	for _, p := range problems {
		fmt.Fprintln(stderr, p.Message)
	}
	if len(problems) == 0 {
		fmt.Fprintln(stderr, "Không nhập được sổ:", err)
	}
	return 2
}

// readBook reads a book with the units of a database, if one is given.
func readBook(ctx context.Context, name, db string) (*book.Book, error) {
	var o book.Options
	if db != "" {
		s, err := openExisting(ctx, db)
		if err != nil {
			return nil, err
		}
		defer s.Close()
		if o.Units, err = s.Places(ctx, programme.LocalUser, 0); err != nil {
			return nil, err
		}
	}
	file, size, err := openBook(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return book.Read(ctx, filepath.Base(name), file, size, o)
}

// openBook opens a book's file.
func openBook(name string) (*os.File, int64, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, 0, programme.Refuse(programme.Invalid, "file", "Không mở được tệp “%s”. Kiểm tra lại tên tệp và quyền đọc.", name)
	}
	info, err := file.Stat()
	if err != nil || info.IsDir() {
		file.Close()
		return nil, 0, programme.Refuse(programme.Invalid, "file", "“%s” không phải là một tệp. Chỉ rõ tệp sổ cần đọc.", name)
	}
	return file, info.Size(), nil
}
