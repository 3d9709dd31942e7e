package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/sample"
	"khuyencong/store"
	"khuyencong/web"
)

// papers measures drawing the evaluation report of the sample as .pdf against
// LibreOffice, which makes the .pdf from the .docx of the same report.
func papers(ctx context.Context, dir string) ([]line, error) {
	peer := findOffice(dir)
	if peer == nil {
		return nil, nil
	}
	report, err := sampleReport(ctx, dir)
	if err != nil {
		return nil, err
	}
	word, err := paper.DOCX(report)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(dir, "report.docx")
	if err := os.WriteFile(file, word, 0o600); err != nil {
		return nil, err
	}
	var drawn []byte
	ratios, err := pairs(5, func() (err error) {
		drawn, err = paper.PDF(report)
		return err
	}, func() error { return peer.convert(ctx, "pdf", file) })
	return []line{{fmt.Sprintf("Report as .pdf, %d pages", pdfPages(drawn)), "LibreOffice, from its .docx", ratios}}, err
}

// sampleReport is the report of the sample's whole programme with its annex.
func sampleReport(ctx context.Context, dir string) (paper.Doc, error) {
	s, err := store.Open(ctx, filepath.Join(dir, "sample.db"))
	if err != nil {
		return paper.Doc{}, err
	}
	defer s.Close()
	if err := sample.Fill(ctx, s); err != nil {
		return paper.Doc{}, err
	}
	u := programme.LocalUser
	p, err := s.ProgrammeByCode(ctx, u, sample.Code)
	if err != nil {
		return paper.Doc{}, err
	}
	period := programme.Years(p.From, p.To)
	data, err := s.EvaluationData(ctx, u, p.ID, period)
	if err != nil {
		return paper.Doc{}, err
	}
	e, err := programme.Evaluate(data, period)
	if err != nil {
		return paper.Doc{}, err
	}
	projects, err := s.CompletedProjects(ctx, u, p.ID, period)
	return paper.Evaluation(web.NewReport(e), e, projects), err
}

var pdfPage = regexp.MustCompile(`/Type /Page\b`)

// pdfPages counts the pages of a .pdf of ours.
func pdfPages(b []byte) int {
	return len(pdfPage.FindAll(bytes.ReplaceAll(b, []byte("/Type /Pages"), nil), -1))
}
