package main

import (
	"fmt"
	"io"
	"os"

	"khuyencong/programme"
	"khuyencong/statement"
)

const checkUsage = `Cách dùng: khuyencong check [--json] TỆP

Đọc một báo cáo khuyến công bằng tiếng Việt (.txt, .docx hoặc .pdf có chữ),
tìm các số liệu và kiểm tra chúng có khớp nhau không. Viết - thay cho TỆP để
đọc từ đầu vào chuẩn.

  --json    in kết quả dạng JSON cho chương trình khác đọc

Mã kết thúc: 0 mọi phép tính đều khớp; 1 có phép tính không khớp;
2 không đọc được, kèm lý do.
`

// check reads a report and tells whether its figures add up. It returns the
// exit code.
func check(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	asJSON, file := false, ""
	for _, a := range args {
		switch {
		case a == "--json" || a == "-json":
			asJSON = true
		case a == "--help" || a == "-h" || a == "-help":
			fmt.Fprint(stdout, checkUsage)
			return statement.ExitHolds
		case file != "" || len(a) > 1 && a[0] == '-':
			fmt.Fprintf(stderr, "Không hiểu “%s”.\n\n%s", a, checkUsage)
			return statement.ExitUnreadable
		default:
			file = a
		}
	}
	in := stdin
	switch file {
	case "":
		fmt.Fprintf(stderr, "Chưa cho biết tệp cần kiểm tra.\n\n%s", checkUsage)
		return statement.ExitUnreadable
	case "-":
	default:
		f, err := os.Open(file)
		if err != nil {
			fmt.Fprintf(stderr, "Không mở được tệp “%s”. Kiểm tra lại tên tệp và quyền đọc.\n", file)
			return statement.ExitUnreadable
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			fmt.Fprintf(stderr, "“%s” là thư mục, không phải tệp. Chỉ rõ một tệp báo cáo trong đó.\n", file)
			return statement.ExitUnreadable
		}
		in = f
	}
	rep, err := statement.Read(file, in)
	if err != nil {
		for _, p := range programme.Problems(err) {
			fmt.Fprintln(stderr, p.Message)
		}
		return statement.ExitUnreadable
	}
	write := statement.WriteText
	if asJSON {
		write = statement.WriteJSON
	}
	if err := write(stdout, rep); err != nil {
		fmt.Fprintln(stderr, "Không ghi được kết quả ra màn hình hoặc tệp.")
		return statement.ExitUnreadable
	}
	return rep.ExitCode()
}
