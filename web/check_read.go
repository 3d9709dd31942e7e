package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"khuyencong/programme"
	"khuyencong/statement"
)

// sentForm is a form with at most one file, read into memory that the route
// bounds. No part of it ever lies on a disk.
type sentForm struct {
	values   url.Values
	file     string // name of the chosen file; "" for none
	bytes    []byte // of it, one more than statement reads at most
	tooLarge bool
}

// mostParts is more fields than the largest page of ours sends.
const mostParts = 20_000

var errBrokenForm = programme.Refuse(programme.Invalid, "", "Biểu mẫu gửi lên bị hỏng hoặc bị ngắt giữa chừng. Hãy gửi lại.")

// readSent reads a form. What came before the body turned out too large or
// broken is returned with the refusal, so that a pasted text is not lost.
func readSent(r *http.Request) (sentForm, error) {
	f := sentForm{values: url.Values{}}
	err := f.read(r)
	r.PostForm, r.Form = f.values, r.URL.Query()
	for name, all := range f.values {
		r.Form[name] = append(all[:len(all):len(all)], r.Form[name]...)
	}
	if large, ok := errors.AsType[*http.MaxBytesError](err); ok {
		f.tooLarge = true
		return f, programme.Refuse(programme.Invalid, "file", "Nội dung gửi lên lớn hơn %d MB nên không được nhận. Tách lấy phần báo cáo có số liệu, hoặc bỏ bớt ảnh, rồi gửi lại.", large.Limit>>20)
	}
	if err != nil {
		return f, errBrokenForm
	}
	if f.tooLarge = len(f.bytes) > statement.MaxBytes; f.tooLarge {
		return f, programme.Refuse(programme.Invalid, "file", "Tệp lớn hơn %d MB nên không được đọc. Tách lấy phần báo cáo có số liệu, hoặc bỏ bớt ảnh, rồi gửi lại.", statement.MaxBytes>>20)
	}
	return f, nil
}

func (f *sentForm) read(r *http.Request) error {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		err := r.ParseForm()
		f.values = r.PostForm
		return err
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return err
	}
	for range mostParts {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = f.readPart(part)
		}
		if err != nil {
			return err
		}
	}
	return errBrokenForm
}

func (f *sentForm) readPart(part *multipart.Part) error {
	if part.FileName() != "" && f.file == "" {
		f.file = part.FileName()
		b, err := io.ReadAll(io.LimitReader(part, statement.MaxBytes+1))
		f.bytes = b
		return err
	}
	b, err := io.ReadAll(part)
	if err == nil && part.FileName() == "" {
		f.values.Add(part.FormName(), string(b))
	}
	return err
}

// checked is a report that was read, and what a person said of its figures.
type checked struct {
	Read      statement.Report // as understood
	Now       statement.Report // as corrected
	Form      recordForm       // what was typed, and what is wrong with it
	Corrected map[int64]bool   // figures that a person corrected or struck out
	Refused   string           // heading above what is wrong
}

// openSent reads and checks the report of a form: its file, else its text.
func openSent(f sentForm) (checked, error) {
	from, field := io.Reader(strings.NewReader(f.values.Get("text"))), "text"
	typed := url.Values{}
	switch {
	case f.file != "":
		from, field = bytes.NewReader(f.bytes), "file"
		base := path.Base(strings.ReplaceAll(f.file, `\`, "/"))
		typed.Set("source", programme.Clean(strings.TrimSuffix(base, path.Ext(base))))
	case strings.TrimSpace(f.values.Get("text")) == "":
		return checked{}, programme.Refuse(programme.Invalid, "text", "Chưa có gì để kiểm tra. Dán văn bản vào ô này, hoặc chọn một tệp.")
	}
	text, note, err := statement.Open(from)
	if err != nil {
		return checked{}, under(field, err)
	}
	rep := statement.Check(lines(text))
	rep.Note = note
	return checked{Read: rep, Now: rep, Form: recordForm{Typed: typed}}, noFigures(rep, field)
}

// recheckSent reads the form of a result: its text again, and the corrections.
func recheckSent(f sentForm) (checked, error) {
	text := lines(strings.ToValidUTF8(f.values.Get("text"), "\uFFFD"))
	if utf8.RuneCountInString(text) > statement.MaxText {
		return checked{}, programme.Refuse(programme.Invalid, "text", "Văn bản dài hơn 4 triệu ký tự nên không được đọc. Tách lấy phần báo cáo có số liệu rồi thử lại.")
	}
	rep := statement.Check(text)
	if err := noFigures(rep, "text"); err != nil {
		return checked{}, err
	}
	c := checked{Read: rep, Now: rep, Form: recordForm{Typed: f.values}}
	return c, c.correct()
}

// under puts refusals beside another field.
func under(field string, err error) error {
	var all []error
	for _, p := range programme.Problems(err) {
		all = append(all, &programme.Error{Kind: p.Kind, Field: field, Message: p.Message})
	}
	if len(all) == 0 {
		return err
	}
	return errors.Join(all...)
}

// lines ends every line as a form sends it back to us after we have read it,
// so that places in the text stay the same on every page.
func lines(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}
