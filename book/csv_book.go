package book

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// workbook writes a CSV file as a workbook: each cell the text that it was,
// its letters mended. A text stays one, whatever sign it begins with.
func (f *csvFile) workbook(to io.Writer, sheet string) error {
	z := zip.NewWriter(to)
	var name strings.Builder
	xml.EscapeText(&name, []byte(tabName(sheet)))
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relTypes + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + mainNames + `" xmlns:r="` + strings.TrimSuffix(relTypes, "/") + `"><bookViews><workbookView/></bookViews><sheets><sheet name="` + name.String() + `" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relTypes + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + relTypes + `styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet xmlns="` + mainNames + `"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`},
	} {
		w, err := z.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, xml.Header+part.text); err != nil {
			return err
		}
	}
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		return err
	}
	if err := f.sheet(w); err != nil {
		return err
	}
	return z.Close()
}

func (f *csvFile) sheet(to io.Writer) error {
	out := bufio.NewWriter(to)
	out.WriteString(xml.Header + `<worksheet xmlns="` + mainNames + `"><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="` + strconv.Itoa(readColumns) + `" width="18" customWidth="1"/></cols><sheetData>`)
	l := letters{file: f.charset.code()}
	err := f.lines(func(line Line) error {
		out.WriteString(`<row r="` + strconv.Itoa(line.Number) + `">`)
		for _, c := range line.Cells {
			name := CellName(c.Column, line.Number)
			if c.Kind == FaultCell {
				out.WriteString(`<c r="` + name + `" t="e"><v>` + c.Text + `</v></c>`)
				continue
			}
			out.WriteString(`<c r="` + name + `" t="inlineStr"><is><t xml:space="preserve">`)
			xml.EscapeText(out, []byte(l.mend(c.Text)))
			out.WriteString(`</t></is></c>`)
		}
		_, err := out.WriteString("</row>")
		return err
	})
	if err != nil {
		return err
	}
	out.WriteString("</sheetData></worksheet>")
	return out.Flush()
}

// tabName is a name within what Excel allows of a sheet.
func tabName(name string) string {
	name = strings.Trim(strings.NewReplacer("/", "-", `\`, "-", "?", "", "*", "", "[", "(", "]", ")", ":", "-").Replace(name), "' ")
	if r := []rune(name); len(r) > 31 {
		name = strings.TrimSpace(string(r[:31]))
	}
	if name == "" {
		return "Sổ"
	}
	return name
}
