package web

import (
	"bytes"
	"encoding/json"
	"fmt"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/sheet"
	"khuyencong/store"
)

// ReportFormats are the forms that a report leaves in, the official one first.
var ReportFormats = []string{"docx", "pdf", "xlsx", "json", "html"}

// contentTypes of the forms.
var contentTypes = map[string]string{
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"pdf":  "application/pdf",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"csv":  "text/csv; charset=utf-8",
	"json": "application/json; charset=utf-8",
	"html": "text/html; charset=utf-8",
	"svg":  "image/svg+xml",
	"png":  "image/png",
}

// ReportFile draws a report in one form. The same report with the same figures
// is the same bytes.
func ReportFile(format string, r programme.Report, b programme.ReportBasis) ([]byte, error) {
	return reportFile(format, reportDoc(r, b), r, b)
}

func reportFile(format string, doc paper.Doc, r programme.Report, b programme.ReportBasis) ([]byte, error) {
	var buf bytes.Buffer
	switch format {
	case "docx":
		return paper.DOCX(doc)
	case "pdf":
		return paper.PDF(doc)
	case "html":
		err := paper.HTMLPage(&buf, doc)
		return buf.Bytes(), err
	case "xlsx":
		e := b.Evaluation
		err := sheet.Write(&buf, r.Title()+" – "+e.Programme.Name, illustrativeLabel(e.Programme), reportTables(b))
		return buf.Bytes(), err
	case "json":
		exported := any(b.Evaluation.Export())
		if b.Periodic != nil {
			exported = b.Periodic.Export()
		}
		out, err := json.MarshalIndent(exported, "", "  ")
		return append(out, '\n'), err
	}
	return nil, programme.Refuse(programme.Invalid, "format", "Không có dạng tệp “%s”. Chọn một trong: docx, pdf, xlsx, json, html.", format)
}

// reportDoc is the report as a paper.
func reportDoc(r programme.Report, b programme.ReportBasis) paper.Doc {
	if b.Periodic != nil {
		return paper.Periodic(r, *b.Periodic)
	}
	return paper.Evaluation(r, b.Evaluation, b.Projects)
}

// reportTables are the sheets of the report's workbook.
func reportTables(b programme.ReportBasis) []programme.DataTable {
	if b.Periodic != nil {
		return b.Periodic.Tables()
	}
	return append(b.Evaluation.Tables(), programme.Annex(b.Evaluation.Period, b.Projects))
}

func illustrativeLabel(p programme.Programme) string {
	if p.Illustrative {
		return "Số liệu minh họa"
	}
	return ""
}

// drawReport makes all the frozen forms of a report that is being issued.
// The paper leads to its page of verification at site.
func drawReport(site string) store.Draw {
	return func(r programme.Report, b programme.ReportBasis) ([]programme.IssuedFile, error) {
		doc := reportDoc(r, b).Sealed(paper.Seal{Address: site + verifyPath(r.Code), Code: r.Code})
		var files []programme.IssuedFile
		for _, format := range ReportFormats {
			drawn, err := reportFile(format, doc, r, b)
			if err != nil {
				return nil, fmt.Errorf("draw %s: %w", format, err)
			}
			files = append(files, programme.IssuedFile{Format: format, Bytes: drawn})
		}
		frozen, err := json.Marshal(doc)
		return append(files, programme.IssuedFile{Format: frozenDoc, Bytes: frozen}), err
	}
}

// frozenDoc is the issued paper before it is drawn: what its page shows.
const frozenDoc = "doc"

// drawFrozen shows an issued paper from what was frozen.
func drawFrozen(frozen []byte) (string, error) {
	var d paper.Doc
	if err := json.Unmarshal(frozen, &d); err != nil {
		return "", fmt.Errorf("frozen paper: %w", err)
	}
	var buf bytes.Buffer
	err := paper.HTML(&buf, d)
	return buf.String(), err
}

// NewReport is a draft of a report with the usual wording of the programme's
// office.
func NewReport(e programme.Evaluation) programme.Report {
	p := e.Programme
	return programme.Report{
		ProgrammeID: p.ID, Period: e.Period, Symbol: "BC-TTKC", Seat: p.Seat, To: "Sở Công Thương\nỦy ban nhân dân tỉnh",
		Recipients: "Như trên\nLưu: VT, KC", SignerPower: "GIÁM ĐỐC", Sections: e.Narrative(),
	}
}
