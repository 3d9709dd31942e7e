package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"khuyencong/programme"
)

// several is a flag that may be given more than once.
type several []string

func (s *several) String() string     { return fmt.Sprint([]string(*s)) }
func (s *several) Set(v string) error { *s = append(*s, v); return nil }

// places imports an official list of units, with the tables that lead to it.
func places(ctx context.Context, args []string) int {
	f := flags("places", "nhập danh mục đơn vị hành chính và bảng chuyển đổi; dạng tệp ghi trong docs/places.md")
	db := f.String("db", "khuyencong.db", "tệp dữ liệu, hoặc địa chỉ postgres://…")
	units := f.String("units", "", "tệp CSV danh mục đơn vị: code, name, parent_code")
	from := f.String("from", "", "ngày danh mục có hiệu lực, ví dụ 2025-07-01")
	to := f.String("to", "", "ngày cuối của danh mục đã được thay thế, ví dụ 2025-06-30")
	list := f.String("list", "", "tên danh mục, ví dụ “QĐ 19/2025/QĐ-TTg”")
	clause := f.String("clause", "", "văn bản mà bảng chuyển đổi được chép ra; khi chỉ có một bảng, các cặp được xác nhận theo văn bản này")
	var crosswalks several
	f.Var(&crosswalks, "crosswalk", "tệp CSV chuyển đổi: old_code, new_code; dùng nhiều lần để đối chiếu các bảng độc lập")
	dryRun := f.Bool("dry-run", false, "chỉ kiểm tra và cho biết sẽ ghi gì")
	if code, done := parse(f, args); done {
		return code
	}
	if *from == "" || *units == "" && len(crosswalks) == 0 {
		fmt.Fprintln(os.Stderr, "Cần --from, và --units hoặc --crosswalk. Xem khuyencong places --help.")
		return 2
	}
	im, err := readPlaces(*units, *from, *to, crosswalks)
	if err != nil {
		return fail(err)
	}
	im.List, im.Clause = programme.Clean(*list), programme.Clean(*clause)
	s, err := openExisting(ctx, *db)
	if err != nil {
		return fail(err)
	}
	defer s.Close()
	plan, err := s.ImportPlaces(ctx, programme.LocalUser, im, *dryRun)
	if err != nil {
		fail(err)
		fmt.Fprintln(os.Stderr, "Chưa ghi gì vào cơ sở dữ liệu.")
		return 1
	}
	if *dryRun {
		fmt.Print("Chạy thử, chưa ghi: ")
	}
	fmt.Println(plan.Summary())
	for _, p := range plan.Disputed {
		fmt.Printf("  chờ quyết định: %s, %s\n", p.Ref(), p.Validity())
	}
	return 0
}

// readPlaces reads every file, so that all wrong lines are named at once.
func readPlaces(units, from, to string, crosswalks []string) (im programme.PlaceImport, err error) {
	var errs []error
	day := func(flag, typed string) programme.Day {
		if d := programme.ParseISO(typed); d != 0 {
			return d
		}
		d, err := programme.ParseDay(flag, typed)
		errs = append(errs, err)
		return d
	}
	im.From, im.To = day("from", from), day("to", to)
	if units != "" {
		im.File = filepath.Base(units)
		text, err := readFile(units)
		if err == nil {
			im.Units, err = programme.ReadPlaceRows(im.File, text)
		}
		errs = append(errs, err)
	}
	for _, name := range crosswalks {
		text, err := readFile(name)
		if err == nil {
			var t programme.Crosswalk
			t, err = programme.ReadCrosswalk(filepath.Base(name), text)
			im.Tables = append(im.Tables, t)
		}
		errs = append(errs, err)
	}
	return im, errors.Join(errs...)
}

// maxPlaces is the most that a list of units may have: the whole country's is
// under a megabyte.
const maxPlaces = 64 << 20

func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil || info.IsDir() {
		return nil, programme.Refuse(programme.NotFound, "file", "Không có tệp %s. Kiểm tra lại tên tệp.", name)
	}
	if info.Size() > maxPlaces {
		return nil, programme.Refuse(programme.Invalid, "file", "Tệp %s lớn hơn %d MB, không phải danh mục đơn vị hành chính.", name, maxPlaces>>20)
	}
	return os.ReadFile(name)
}
