package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"khuyencong/book"
	"khuyencong/programme"
	"khuyencong/sheet"
	"khuyencong/store"
)

const bookRows = 100_000

// books measures reading and checking an office's book, to its last problem
// and total, against LibreOffice merely turning the same file into CSV.
func books(ctx context.Context, dir string) ([]line, error) {
	peer := findOffice(dir)
	if peer == nil {
		return nil, nil
	}
	file := filepath.Join(dir, "book.xlsx")
	if err := writeBook(file); err != nil {
		return nil, err
	}
	ratios, err := pairs(3, func() error {
		in, err := os.Open(file)
		if err != nil {
			return err
		}
		defer in.Close()
		info, err := in.Stat()
		if err != nil {
			return err
		}
		b, err := book.Read(ctx, "book.xlsx", in, info.Size(), book.Options{})
		if err != nil {
			return err
		}
		if s := b.Sheets[0]; len(s.Rows) != bookRows || len(s.Problems) != 0 {
			return fmt.Errorf("the book has %d projects without a problem; %d were read, with %d problems", bookRows, len(s.Rows), len(s.Problems))
		}
		return nil
	}, func() error { return peer.convert(ctx, "csv", file) })
	if err != nil {
		return nil, err
	}
	runs := 0
	imported, err := pairs(3, func() error {
		runs++
		return importBook(ctx, file, filepath.Join(dir, fmt.Sprintf("book-%d.db", runs)))
	}, func() error { return peer.convert(ctx, "csv", file) })
	if err != nil {
		return nil, err
	}
	written, err := writing(ctx, dir, peer)
	return []line{
		{"Book of 100,000 projects, read and checked", "LibreOffice, turning it into .csv", ratios},
		{"The same book, read, checked and stored with its ledger", "LibreOffice, turning it into .csv", imported},
		{"Book of 100,000 projects, written", "LibreOffice, writing it from .csv", written},
	}, err
}

// importBook brings the book into a new database, as the command line does.
func importBook(ctx context.Context, file, db string) error {
	u := programme.LocalUser
	s, err := store.Open(ctx, db)
	if err != nil {
		return err
	}
	defer s.Close()
	of, err := s.SaveProgramme(ctx, u, programme.Programme{Code: "CT", Name: "Chương trình minh họa", Province: "tỉnh Sóc Trăng", From: 2016, To: 2020})
	if err != nil {
		return err
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	b, err := book.Read(ctx, "book.xlsx", bytes.NewReader(content), int64(len(content)), book.Options{})
	if err != nil {
		return err
	}
	i, err := s.AddImport(ctx, u, of.ID, "book.xlsx", content)
	if err != nil {
		return err
	}
	_, p, err := s.ConfirmImport(ctx, u, i.ID, i.Version, programme.ReadImport{Rows: b.ImportRows()})
	if err == nil && p.Result.New != bookRows {
		err = fmt.Errorf("the book has %d projects, %d were stored", bookRows, p.Result.New)
	}
	return err
}

// writing measures writing the book against LibreOffice writing it from the
// same rows.
func writing(ctx context.Context, dir string, peer *office) ([]float64, error) {
	rows := filepath.Join(dir, "rows.csv")
	out, err := os.Create(rows)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(sheet.WriteCSV(out, bookTable()), out.Close()); err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "written.xlsx")
	return pairs(3, func() error { return writeBook(file) }, func() error { return peer.convert(ctx, "xlsx", rows) })
}

// writeBook writes the book with the product's own writer.
func writeBook(file string) error {
	var out bytes.Buffer
	if err := sheet.Write(&out, "Danh mục đề án", "", []programme.DataTable{bookTable()}); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o600)
}

// bookTable is a book of twenty columns whose rows are made while they are
// written.
func bookTable() programme.DataTable {
	heads := []string{"STT", "Tên đề án", "Đơn vị thụ hưởng", "Địa điểm", "Nội dung hỗ trợ", "Nguồn vốn", "Tổng kinh phí", "Kinh phí hỗ trợ", "Đối ứng", "Số quyết định",
		"Ngày quyết định", "Số lao động", "Điện thoại", "Mã số thuế", "Thời gian thực hiện", "Ngày nghiệm thu", "Kinh phí quyết toán", "Người đại diện", "Ngành nghề", "Ghi chú"}
	t := programme.DataTable{Key: "Đề án", Title: "Danh mục đề án khuyến công năm 2019", Money: true}
	for i, h := range heads {
		c := programme.DataColumn{Head: h, Share: 10}
		if i == 6 || i == 7 || i == 8 || i == 16 {
			c.Kind = programme.MoneyValue
		}
		t.Columns = append(t.Columns, c)
	}
	t.Drawn = func(yield func(programme.DataRow, error) bool) {
		for i := range bookRows {
			if !yield(bookRow(i), nil) {
				return
			}
		}
	}
	return t
}

func bookRow(i int) programme.DataRow {
	text := func(format string, args ...any) programme.Value {
		return programme.Value{Text: fmt.Sprintf(format, args...)}
	}
	money := func(millions int) programme.Value {
		return programme.Value{Kind: programme.MoneyValue, Amount: programme.Q(int64(millions) * int64(programme.Million))}
	}
	support := 20 + i%280
	total := 2*support + i%900
	return programme.DataRow{Values: []programme.Value{
		text("%d", i+1), text("Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến trong sản xuất bánh pía, lạp xưởng số %d", i), text("Công ty TNHH MTV Sản xuất Thương mại Minh Phát %d", i),
		text("Ấp %d, xã An Hiệp, huyện Châu Thành", i%20), text("Ứng dụng máy móc, thiết bị"), text("Khuyến công địa phương"), money(total), money(support), money(total - support),
		text("%d/QĐ-SCT", i%900), text("%02d/03/2019", 1+i%28), text("%d", i%40), text("0912345678"), text("2200123456"), text("Quý III/2019"), text("20/11/2019"), money(support),
		text("Nguyễn Văn %d", i%1000), text("Chế biến thực phẩm"), text("Đã hoàn thành, cơ sở vận hành máy ổn định từ quý IV"),
	}}
}
