package paper

import "fmt"

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const wordSpaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

const contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/header3.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/header4.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`</Types>`

const relTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relTypes + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`</Relationships>`

const documentRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relTypes + `styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="` + relTypes + `settings" Target="settings.xml"/>` +
	`<Relationship Id="rId3" Type="` + relTypes + `header" Target="header1.xml"/>` +
	`<Relationship Id="rId4" Type="` + relTypes + `header" Target="header2.xml"/>` +
	`<Relationship Id="rId5" Type="` + relTypes + `header" Target="header3.xml"/>` +
	`<Relationship Id="rId6" Type="` + relTypes + `header" Target="header4.xml"/>` +
	`</Relationships>`

// docxSettings asks Word 2013 and later to lay out in their own way, not in an
// older version's.
const docxSettings = xmlHead + `<w:settings` + wordSpaces + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="vi-VN"/></w:settings>`

func coreProperties(d Doc) string {
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escaped(d.Title()) + `</dc:title><dc:creator>` +
		escaped(d.Issuer) + `</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>`
}

func document(body string) string {
	return xmlHead + `<w:document` + wordSpaces + `><w:body>` + body + `</w:body></w:document>`
}

// docxStyles names the headings, so that Word shows the paper's outline.
func docxStyles() string {
	s := xmlHead + `<w:styles` + wordSpaces + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
		fmt.Sprintf(`<w:color w:val="000000"/><w:sz w:val="%d"/>`, halves(sizeBody)) +
		`<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`
	for level := Roman; level <= Letter; level++ {
		s += fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Heading%[1]d"><w:name w:val="heading %[1]d"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="%[2]d"/></w:pPr></w:style>`, level, level-1)
	}
	return s + `</w:styles>`
}

// pageHeader is the top margin: the page's number in the middle, where it is
// numbered, and the label at the right.
func pageHeader(label string, s sheet, numbered bool) string {
	h := xmlHead + `<w:hdr` + wordSpaces + `><w:p><w:pPr>` +
		fmt.Sprintf(`<w:tabs><w:tab w:val="center" w:pos="%d"/><w:tab w:val="right" w:pos="%d"/></w:tabs>`, twips(s.text()/2), twips(s.text())) +
		`<w:spacing w:before="0" w:after="0"/></w:pPr><w:r><w:tab/></w:r>`
	if numbered {
		for _, part := range []string{`<w:fldChar w:fldCharType="begin"/>`, `<w:instrText xml:space="preserve"> PAGE </w:instrText>`,
			`<w:fldChar w:fldCharType="separate"/>`, `<w:t>2</w:t>`, `<w:fldChar w:fldCharType="end"/>`} {
			h += fmt.Sprintf(`<w:r><w:rPr><w:sz w:val="%d"/></w:rPr>%s</w:r>`, halves(sizeNumber), part)
		}
	}
	if label != "" {
		h += fmt.Sprintf(`<w:r><w:tab/></w:r><w:r><w:rPr><w:b/><w:sz w:val="%d"/>`, halves(sizeRecipient)) +
			`<w:bdr w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:rPr><w:t xml:space="preserve">` +
			nbsp + escaped(label) + nbsp + `</w:t></w:r>`
	}
	return h + `</w:p></w:hdr>`
}
