package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"khuyencong/book"
	"khuyencong/programme"
)

const importUsage = `Cách dùng: khuyencong import TỆP --dry-run [--json] [--db TỆP]

Đọc sổ đề án khuyến công (Excel .xlsx hoặc CSV): nhận ra bảng, cột, đơn vị
tính, dòng nhóm, dòng cộng; nêu từng ô không đọc được chắc chắn và từng tổng
không khớp. Không ghi gì vào cơ sở dữ liệu.

  --dry-run   chỉ đọc và kiểm tra (bắt buộc)
  --json      in kết quả dạng JSON cho chương trình khác đọc
  --db        cơ sở dữ liệu có danh mục đơn vị hành chính để nhận ra địa bàn

Mã kết thúc: 0 đọc được, các chỗ cần xem lại nằm trong kết quả; 2 không đọc
được, kèm lý do.
`

// importBook reads an office's book and tells what it found. It returns the
// exit code.
func importBook(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	f := flag.NewFlagSet("import", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	dryRun, asJSON := f.Bool("dry-run", false, ""), f.Bool("json", false, "")
	db := f.String("db", "", "")
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
	case !*dryRun:
		fmt.Fprintln(stderr, "Lệnh này chỉ đọc và kiểm tra sổ, không ghi vào cơ sở dữ liệu. Thêm --dry-run để chạy.")
		return 2
	}
	b, err := readBook(ctx, files[0], *db)
	if err != nil {
		problems := programme.Problems(err)
		for _, p := range problems {
			fmt.Fprintln(stderr, p.Message)
		}
		if len(problems) == 0 {
			fmt.Fprintln(stderr, "Không đọc được sổ:", err)
		}
		return 2
	}
	write := book.WriteText
	if *asJSON {
		write = book.WriteJSON
	}
	if err := write(stdout, b); err != nil {
		fmt.Fprintln(stderr, "Không ghi được kết quả ra màn hình hoặc tệp.")
		return 2
	}
	return 0
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
	file, err := os.Open(name)
	if err != nil {
		return nil, programme.Refuse(programme.Invalid, "file", "Không mở được tệp “%s”. Kiểm tra lại tên tệp và quyền đọc.", name)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.IsDir() {
		return nil, programme.Refuse(programme.Invalid, "file", "“%s” không phải là một tệp. Chỉ rõ tệp sổ cần đọc.", name)
	}
	return book.Read(ctx, filepath.Base(name), file, info.Size(), o)
}
