package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/web"
)

func export(ctx context.Context, args []string) int {
	f := flags("export", "xuất danh sách đề án của một chương trình ra Excel, CSV hoặc JSON")
	db := f.String("db", "khuyencong.db", "tệp dữ liệu, hoặc địa chỉ postgres://…")
	code := f.String("programme", "", "mã chương trình, ví dụ ST-2016-2020")
	from := f.Int("from", 0, "chỉ từ năm này")
	to := f.Int("to", 0, "chỉ đến năm này")
	out := f.String("out", "", "tệp kết quả; đuôi tệp chọn dạng: .xlsx .csv .json")
	if code, done := parse(f, args); done {
		return code
	}
	if missing := missingFlags(f, "programme", "out"); missing != "" {
		fmt.Fprintf(os.Stderr, "Thiếu %s. Xem khuyencong export --help.\n", missing)
		return 2
	}
	s, err := openExisting(ctx, *db)
	if err != nil {
		return fail(err)
	}
	defer s.Close()
	p, err := s.ProgrammeByCode(ctx, programme.LocalUser, *code)
	if err != nil {
		return fail(err)
	}
	n := 0
	b, err := web.ProjectsFile(strings.TrimPrefix(strings.ToLower(filepath.Ext(*out)), "."), p, func(fn func(store.ProjectItem) error) error {
		return s.EachProject(ctx, programme.LocalUser, store.ProjectFilter{ProgrammeID: p.ID, From: *from, To: *to}, func(i store.ProjectItem) error {
			n++
			return fn(i)
		})
	})
	if err != nil {
		return fail(err)
	}
	if err := writeFile(*out, b); err != nil {
		return fail(err)
	}
	fmt.Printf("Đã ghi %d dòng vào %s\n", n, *out)
	return 0
}
