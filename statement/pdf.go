package statement

import (
	"bytes"
	"context"
	"io"
	"os/exec"
	"strings"
	"time"
	"unicode"
)

// pdfText gets the text out of a PDF with pdftotext (of poppler), in a process
// of its own with a time limit: what a broken or hostile file does there, it
// does not do here.
func pdfText(data []byte) (string, error) {
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		return "", refuse("Máy chủ chưa cài chương trình đọc PDF (pdftotext, gói poppler-utils). Hãy dùng tệp Word (.docx) hoặc dán văn bản, hoặc nhờ người quản trị cài thêm.")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, "-q", "-bbox", "-enc", "UTF-8", "-eol", "unix", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out := &bounded{left: 40 << 20}
	cmd.Stdout = out
	err = cmd.Run()
	switch {
	case ctx.Err() != nil:
		return "", refuse("Tệp PDF quá phức tạp, đọc quá 30 giây chưa xong. Hãy dùng tệp Word (.docx) hoặc dán văn bản.")
	case out.left < 0:
		return "", refuse("Tệp PDF có quá nhiều chữ. Hãy tách lấy phần báo cáo có số liệu rồi thử lại.")
	case err != nil:
		return "", refuse("Tệp PDF bị hỏng hoặc có mật khẩu. Hãy mở lại và lưu thành PDF không mật khẩu, hoặc dùng tệp Word (.docx).")
	}
	text := laidOut(out.b.Bytes())
	if strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return "", refuse("Tệp PDF chỉ có ảnh chụp (scan), không có chữ để đọc. Hãy dùng tệp Word gốc, PDF xuất từ Word, hoặc dán văn bản.")
	}
	return text, nil
}

// bounded keeps output up to a limit and fails beyond it.
type bounded struct {
	b    bytes.Buffer
	left int
}

func (w *bounded) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, io.ErrShortWrite
	}
	return w.b.Write(p)
}
