package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"khuyencong/book"
	"khuyencong/programme"
	"khuyencong/store"
)

// storeBook brings a book into a database: what is to be stored is shown and
// asked about, then all of it is stored or nothing.
func storeBook(ctx context.Context, o importFlags, stdin io.Reader, stdout, stderr io.Writer) int {
	s, err := openExisting(ctx, o.db)
	if err != nil {
		return notImported(stderr, err)
	}
	defer s.Close()
	job := importJob{importFlags: o, store: s, stdin: stdin, stdout: stdout, stderr: stderr}
	stored, err := job.run(ctx)
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "Đã dừng. Chưa có gì được ghi.")
		return 1
	case err != nil:
		return notImported(stderr, err)
	case !stored:
		return 1
	}
	return 0
}

// importJob is one run of the command.
type importJob struct {
	importFlags
	store          *store.Store
	stdin          io.Reader
	stdout, stderr io.Writer
	user           programme.User
	of             programme.Programme
	choices        programme.ImportChoices
	content        []byte
	book           *book.Book
}

// run imports; stored is false where something has to be answered first.
func (j *importJob) run(ctx context.Context) (stored bool, err error) {
	if err := j.who(ctx); err != nil {
		return false, err
	}
	j.choices.OnlyRight = j.onlyRight
	basis, err := j.store.ImportBasis(ctx, j.user, j.of.ID)
	if err != nil {
		return false, err
	}
	if err := j.read(ctx, basis); err != nil {
		return false, err
	}
	if !j.yes {
		p := programme.ProposeImport(j.book.ImportRows(), basis.Known, j.choices, j.user)
		if err := p.MayConfirm(j.choices); err != nil {
			return j.done(programme.BookImport{}, p, err)
		}
		j.say("Sẽ ghi vào chương trình %s: %s", j.of.Code, p.Result.Text())
		fmt.Fprint(j.stderr, "Gõ “có” để nhập: ")
		answer, _ := bufio.NewReader(j.stdin).ReadString('\n')
		if programme.Fold(strings.TrimSpace(answer)) != "co" {
			j.say("Chưa nhập. Không có gì được ghi. Thêm --yes để nhập mà không hỏi.")
			return false, nil
		}
	}
	basis = store.ImportBasis{} // the confirmation loads its own
	i, p, err := j.confirm(ctx)
	if programme.KindOf(err) == programme.Internal && err != nil || ctx.Err() != nil {
		return false, err
	}
	return j.done(i, p, err)
}

// who is the user and the programme that were named.
func (j *importJob) who(ctx context.Context) error {
	j.user = programme.LocalUser
	j.user.Name = "Lệnh khuyencong import"
	if j.as != "" {
		accounts, err := j.store.Accounts(ctx, programme.LocalUser)
		if err != nil {
			return err
		}
		var id int64
		for _, a := range accounts {
			if a.Login == j.as && !a.Disabled {
				id = a.ID
			}
		}
		if id == 0 {
			return programme.Refuse(programme.NotFound, "as", "Không có tài khoản “%s” đang mở. Xem danh sách bằng khuyencong user list.", j.as)
		}
		if j.user, err = j.store.Acting(ctx, programme.LocalUser, id, 0); err != nil {
			return err
		}
	}
	all, err := j.store.Programmes(ctx, j.user)
	if err != nil {
		return err
	}
	var codes []string
	for _, p := range all {
		codes = append(codes, p.Code)
		if p.Code == j.programme || j.programme == "" && len(all) == 1 {
			j.of = p
		}
	}
	if j.of.ID == 0 {
		return programme.Refuse(programme.Invalid, "programme", "Chỉ rõ chương trình nhận các đề án bằng --programme. Dữ liệu có: %s.", strings.Join(codes, ", "))
	}
	return nil
}

// read reads the book, telling how far it is.
func (j *importJob) read(ctx context.Context, basis store.ImportBasis) error {
	file, size, err := openBook(j.file)
	if err != nil {
		return err
	}
	defer file.Close()
	if size > book.MaxBytes {
		return programme.Refuse(programme.Invalid, "file", "Tệp lớn hơn %d MB nên không được đọc. Hãy tách thành nhiều tệp rồi thử lại.", book.MaxBytes>>20)
	}
	if j.content, err = io.ReadAll(file); err != nil {
		return err
	}
	o := book.OptionsFor(j.choices, basis.Units, basis.Learned)
	o.Progress = func(sheet string, line int) {
		if line%20_000 == 0 {
			fmt.Fprintf(j.stderr, "Đang đọc trang “%s”, dòng %s…\n", sheet, programme.CountText(int64(line)))
		}
	}
	j.book, err = book.Read(ctx, filepath.Base(j.file), bytes.NewReader(j.content), size, o)
	return err
}

// confirm stores the book. Where that does not come about, nothing of it stays.
func (j *importJob) confirm(ctx context.Context) (programme.BookImport, programme.Proposal, error) {
	fmt.Fprintln(j.stderr, "Đang ghi…")
	i, err := j.store.AddImport(ctx, j.user, j.of.ID, filepath.Base(j.file), j.content)
	if err != nil {
		return i, programme.Proposal{}, err
	}
	j.content = nil
	var p programme.Proposal
	saved, err := j.store.SaveImportChoices(ctx, j.user, i.ID, i.Version, j.choices)
	if err == nil {
		i = saved
		saved, p, err = j.store.ConfirmImport(ctx, j.user, i.ID, i.Version, programme.ReadImport{Rows: j.book.ImportRows()})
	}
	if err != nil {
		j.cancel(ctx, i)
	}
	return saved, p, err
}

// cancel takes away a book that was not stored, also after the person stopped
// the command.
func (j *importJob) cancel(ctx context.Context, i programme.BookImport) {
	if err := j.store.CancelImport(context.WithoutCancel(ctx), j.user, i.ID, i.Version); err != nil {
		j.say("Tệp đã tải lên còn nằm ở lần nhập số %d; hủy nó ở trang Nhập sổ (%v).", i.ID, err)
	}
}

func (j *importJob) say(format string, args ...any) { fmt.Fprintf(j.stderr, format+"\n", args...) }

// done tells what was stored, or what has to be mended or answered first.
func (j *importJob) done(i programme.BookImport, p programme.Proposal, err error) (stored bool, _ error) {
	nothingNew := err != nil && len(p.Rows) > 0 && p.Result.Same+p.Result.LeftOut == p.Result.Rows
	if j.json {
		return err == nil || nothingNew, j.printJSON(i, p, err)
	}
	for _, r := range p.Refused() {
		fmt.Fprintf(j.stdout, "Trang “%s”, dòng %d: %s\n", r.Sheet, r.Line, strings.Join(r.Why, " "))
	}
	for _, b := range p.Asked() {
		fmt.Fprintf(j.stdout, "Trang “%s”, dòng %d: đơn vị “%s” có thể là:\n", b.First.Sheet, b.First.Line, b.Name)
		for _, m := range b.Asked {
			fmt.Fprintf(j.stdout, "  %s (#%d): %s\n", m.Name, m.ID, m.Reason)
		}
	}
	switch {
	case nothingNew:
		fmt.Fprintln(j.stdout, "Các dòng của sổ đã có sẵn, không có gì mới để ghi.")
		return true, nil
	case err == nil:
		fmt.Fprintf(j.stdout, "Lần nhập số %d: %s\n", i.ID, p.Result.Text())
		return true, nil
	}
	for _, problem := range programme.Problems(err) {
		j.say("%s", problem.Message)
	}
	if len(p.Asked()) > 0 {
		j.say("Mở trang Nhập sổ trên web để chọn cơ sở cho từng đơn vị, rồi nhập ở đó.")
	}
	if p.Result.Refused > 0 {
		j.say("Thêm --only-right để nhập các dòng đúng.")
	}
	return false, nil
}

type refusedJSON struct {
	Sheet string   `json:"sheet"`
	Row   int      `json:"row"`
	Why   []string `json:"why"`
}

type askedJSON struct {
	Sheet       string      `json:"sheet"`
	Row         int         `json:"row"`
	Beneficiary string      `json:"beneficiary"`
	Candidates  []partyJSON `json:"candidates"`
}

type partyJSON struct {
	ID     int64  `json:"id"`
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// printJSON prints the outcome for a program.
func (j *importJob) printJSON(i programme.BookImport, p programme.Proposal, err error) error {
	out := struct {
		Import  int64                  `json:"import"` // 0: nothing was stored
		Result  programme.ImportResult `json:"result"`
		Refused []refusedJSON          `json:"refused"`
		Asked   []askedJSON            `json:"asked"`
		Problem []string               `json:"problems"`
	}{Result: p.Result, Refused: []refusedJSON{}, Asked: []askedJSON{}, Problem: []string{}}
	if err == nil {
		out.Import = i.ID
	}
	for _, problem := range programme.Problems(err) {
		out.Problem = append(out.Problem, problem.Message)
	}
	for _, r := range p.Refused() {
		out.Refused = append(out.Refused, refusedJSON{r.Sheet, r.Line, r.Why})
	}
	for _, b := range p.Asked() {
		one := askedJSON{b.First.Sheet, b.First.Line, b.Name, nil}
		for _, m := range b.Asked {
			one.Candidates = append(one.Candidates, partyJSON{m.ID, m.Name, m.Reason})
		}
		out.Asked = append(out.Asked, one)
	}
	e := json.NewEncoder(j.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}
