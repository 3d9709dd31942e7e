package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) bundleRoutes() []route {
	return []route{{"GET /projects/{id}/bundle/{format}", reads, s.bundleFile}}
}

// bundleFile is everything of a project in one file, for who audits it: a PDF
// to read, or a ZIP with the papers as they were handed in.
func (s *Server) bundleFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	format := r.PathValue("format")
	if format != "pdf" && format != "zip" {
		return programme.Refuse(programme.NotFound, "", "Trọn bộ hồ sơ có dạng PDF và ZIP, không có “%s”.", format)
	}
	b, err := s.store.Bundle(r.Context(), u, id)
	if err != nil {
		return err
	}
	whole, err := paper.PDF(paper.BundleDoc(bundlePaper(b, u)))
	if err != nil {
		return err
	}
	content := map[string]string{"pdf": contentTypes["pdf"], "zip": "application/zip"}[format]
	if format == "zip" {
		if whole, err = bundleArchive(b, whole); err != nil {
			return err
		}
	}
	h := w.Header()
	h.Set("Content-Type", content)
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.%s"`, fileName("ho-so "+b.Project.Code), format))
	h.Set("Content-Length", strconv.Itoa(len(whole)))
	_, err = w.Write(whole)
	return err
}

func bundlePaper(b store.Bundle, u programme.User) paper.Bundle {
	p := paper.Bundle{
		Programme: b.Programme, Project: b.Project, Contract: b.Contract, Papers: b.Papers, Appraisals: b.Reports, Ledger: b.Ledger, Matters: b.Matters, Acceptances: b.Acceptances,
		Vouchers: b.Table.Lines, Settlements: b.Settlements, FileDue: b.FileDue, Liquidation: b.Liquidation, Moves: b.Moves, Events: b.Events, On: b.Today, For: u.Name,
		Issued: b.Issued, Copies: b.Copies, Unsigned: b.Unsigned,
	}
	for _, v := range b.Visits {
		p.Visits = append(p.Visits, paper.Visit{Matter: v.Matter, Inspection: v.Inspection})
	}
	seen := map[string]bool{}
	for _, e := range b.Ledger {
		if paper := e.Paper(); (e.Kind == programme.ECommitted || e.Kind == programme.ECancelled) && !seen[paper] {
			seen[paper] = true
			p.Decisions = append(p.Decisions, paper+": "+e.Kind.Label()+". "+e.Reason)
		}
	}
	return p
}

// bundleArchive packs the PDF, the papers of the closing, the files as they
// were handed in, the ledger and the history.
func bundleArchive(b store.Bundle, whole []byte) ([]byte, error) {
	ledger, err := ledgerCSV(b.Ledger)
	if err != nil {
		return nil, err
	}
	history, err := json.MarshalIndent(map[string]any{"moves": b.Moves, "events": b.Events}, "", "\t")
	if err != nil {
		return nil, err
	}
	files := []paper.File{{Name: "ho-so.pdf", Content: whole}, {Name: "ledger.csv", Content: ledger}, {Name: "history.json", Content: history}}
	add := func(name string, d paper.Doc) {
		var one []byte
		if err == nil {
			one, err = paper.PDF(d)
			files = append(files, paper.File{Name: name, Content: one})
		}
	}
	for n, v := range b.Contract.Versions {
		switch {
		case v.No == 0:
			first := b.Contract
			first.Terms = v.Terms
			add("hop-dong.pdf", paper.Contract(b.Programme, b.Project, first))
		default:
			add(fmt.Sprintf("phu-luc-%d.pdf", v.No), paper.ContractAnnex(b.Programme, b.Project, b.Contract, b.Contract.Versions[n-1], v))
		}
	}
	for _, v := range b.Visits {
		var photos []paper.Picture
		for _, one := range v.Photos {
			photos = append(photos, picture(one, b.Pictures[one.ID]))
		}
		add(fmt.Sprintf("kiem-tra-%d.pdf", v.Matter.ID), paper.Inspection(b.Programme, b.Project, v.Matter, v.Inspection, photos...))
	}
	for _, a := range b.Acceptances {
		add(fmt.Sprintf("nghiem-thu-%d.pdf", a.ID), paper.Acceptance(a, b.Project, b.Programme))
	}
	if b.Contract.Signed() {
		add("bang-ke-chung-tu.pdf", paper.VoucherTable(b.Project, b.Contract.Paper(), b.Table.Lines, b.Programme))
	}
	for _, one := range b.Settlements {
		add(fmt.Sprintf("quyet-toan-%d.pdf", one.ID), paper.Settlement(one, b.Project, b.Contract.Paper(), b.FileDue, b.Programme))
	}
	if b.Liquidation.ID != 0 {
		add("thanh-ly.pdf", paper.Liquidation(b.Liquidation, b.Project, b.Contract, b.Programme))
	}
	for _, f := range b.Files {
		files = append(files, paper.File{Name: f.Name, Content: f.Content})
	}
	if err != nil {
		return nil, err
	}
	return paper.Archive(files, b.Project.UpdatedAt)
}

// ledgerCSV is the ledger for a spreadsheet: UTF-8 with its mark, amounts as
// whole đồng without dots.
func ledgerCSV(entries []programme.Entry) ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteString("\ufeff")
	w := csv.NewWriter(&buf)
	w.Write([]string{"id", "kind", "source", "name", "year", "amount", "count", "document", "dated", "reason", "by", "post", "at", "reverses"})
	for _, e := range entries {
		w.Write([]string{number(e.ID), string(e.Kind), string(e.Source), plainCell(e.Name), strconv.Itoa(e.Year), strconv.FormatInt(int64(e.Amount), 10), strconv.Itoa(e.Count), plainCell(e.Document),
			e.Dated.ISO(), plainCell(e.Reason), plainCell(e.Entered.UserName), plainCell(e.Entered.PostTitle), e.Entered.At.UTC().Format("2006-01-02T15:04:05Z"), number(e.Reverses)})
	}
	w.Flush()
	return buf.Bytes(), w.Error()
}

// plainCell is a text that no spreadsheet takes for a formula.
func plainCell(s string) string {
	if s != "" && bytes.ContainsAny([]byte(s[:1]), "=+-@\t\r") {
		return "'" + s
	}
	return s
}
