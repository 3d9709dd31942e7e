package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"khuyencong/paper"
	"khuyencong/statement"
)

// statements measures how long reading the figures of a written report takes:
// as the report grows, and against LibreOffice merely opening the same .docx.
func statements(ctx context.Context, dir string) (lines []line, perSecond float64, err error) {
	text, err := writtenReports()
	if err != nil {
		return nil, 0, err
	}
	lines, perSecond, err = growth(text)
	if peer := findOffice(dir); peer != nil && err == nil {
		var more []line
		more, err = openings(ctx, peer, dir, text)
		lines = append(lines, more...)
	}
	return lines, perSecond, err
}

// writtenReports is the fixtures of package statement in one text.
func writtenReports() (string, error) {
	files, err := filepath.Glob("../statement/testdata/*.txt")
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		text, _, err := statement.Open(bytes.NewReader(b))
		if err != nil {
			return "", fmt.Errorf("%s: %w", file, err)
		}
		all.WriteString(text + "\n\n")
	}
	if all.Len() == 0 {
		return "", fmt.Errorf("no texts in ../statement/testdata: run this in the folder bench")
	}
	return all.String(), nil
}

// growth times the check of a text, and the same text two, four and eight times over.
func growth(text string) (lines []line, perSecond float64, err error) {
	once := strings.Repeat(text, 4) // long enough to time
	var figures int
	check := func(text string) func() error {
		return func() error {
			figures = len(statement.Check(text).Figures)
			return nil
		}
	}
	for _, times := range []int{2, 4, 8} {
		ratios, err := pairs(5, check(strings.Repeat(once, times)), check(once))
		if err != nil {
			return nil, 0, err
		}
		lines = append(lines, line{fmt.Sprintf("Checking a text, %d times as long", times), fmt.Sprintf("the text itself (linear: %d)", times), ratios})
	}
	spent, err := timed(check(once))
	return lines, float64(figures) / spent.Seconds(), err
}

// openings reads a .docx and checks its figures, where LibreOffice only opens
// it and writes out its text: one file, and ten in one call so that starting
// the program counts for a tenth.
func openings(ctx context.Context, peer *office, dir, text string) (lines []line, err error) {
	doc := paper.Doc{Issuer: "TRUNG TÂM", Kind: "BÁO CÁO", Subject: "Kết quả khuyến công"}
	for _, paragraph := range strings.Split(text, "\n") {
		if strings.TrimSpace(paragraph) != "" {
			doc.Blocks = append(doc.Blocks, paper.Para{Text: paper.Plain(paragraph)})
		}
	}
	word, err := paper.DOCX(doc)
	if err != nil {
		return nil, err
	}
	var files []string
	for n := range 10 {
		file := filepath.Join(dir, fmt.Sprintf("statement-%d.docx", n+1))
		if err := os.WriteFile(file, word, 0o600); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	for _, m := range []struct {
		what  string
		files []string
	}{{"Checking a .docx", files[:1]}, {"Checking ten .docx", files}} {
		ratios, err := pairs(5, func() error { return checkFiles(m.files) }, func() error { return peer.convert(ctx, "txt:Text (encoded):UTF8", m.files...) })
		if err != nil {
			return nil, err
		}
		lines = append(lines, line{m.what, "LibreOffice opening them in one call", ratios})
	}
	return lines, nil
}

func checkFiles(files []string) error {
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		text, _, err := statement.Open(f)
		f.Close()
		if err != nil {
			return err
		}
		if len(statement.Check(text).Figures) == 0 {
			return fmt.Errorf("%s: no figures", file)
		}
	}
	return nil
}
