package book

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
)

const mainNames = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// markAuthor signs the comments, so that who opens the book knows whose they
// are.
const markAuthor = "Phần mềm khuyến công"

// comment writes one comment; p is the prefix of the part's names.
func comment(out textWriter, m Mark, author int, p string) {
	fmt.Fprintf(out, `<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>`, p, CellName(m.Column, m.Line), author)
	commentText(out, m.Text, p)
	out.WriteString("</" + p + "text></" + p + "comment>")
}

func commentText(out textWriter, text, p string) {
	out.WriteString("<" + p + "r><" + p + `rPr><` + p + `sz val="10"/><` + p + `rFont val="Arial"/></` + p + "rPr><" + p + `t xml:space="preserve">`)
	xml.EscapeText(out, []byte(text))
	out.WriteString("</" + p + "t></" + p + "r>")
}

// newComments writes the comments of a sheet that had none.
func newComments(to io.Writer, marks cellMarks) error {
	out := bufio.NewWriter(to)
	out.WriteString(xml.Header + `<comments xmlns="` + mainNames + `"><authors><author>` + markAuthor + `</author></authors><commentList>`)
	for _, m := range marks {
		comment(out, m, 0, "")
	}
	out.WriteString("</commentList></comments>")
	return out.Flush()
}

// addComments adds to the comments that a sheet has: a cell that has one gets
// our words behind it, the others are added.
func addComments(text []byte, marks cellMarks) (with []byte, added cellMarks, err error) {
	at := map[string]Mark{}
	for _, m := range marks {
		at[CellName(m.Column, m.Line)] = m
	}
	var out bytes.Buffer
	authors, ref := 0, ""
	err = editTags(&out, text, func(x *xmlReader) {
		p := x.prefix()
		switch name := string(x.name); {
		case name == "author" && x.ends("author"):
			authors++
		case name == "authors" && x.closing:
			x.copy.WriteString("<" + p + "author>" + markAuthor + "</" + p + "author>")
		case x.is("comment"):
			ref = string(x.attr("ref"))
		case x.closing && name == "text" || x.is("phoneticPr") || x.is("rPh"):
			if m, ok := at[ref]; ok {
				commentText(x.copy, "\n\n"+m.Text, p)
				delete(at, ref)
			}
		case name == "commentList" && x.closing:
			for _, m := range marks {
				if _, missing := at[CellName(m.Column, m.Line)]; missing {
					comment(x.copy, m, authors, p)
					added = append(added, m)
				}
			}
		}
	})
	return out.Bytes(), added, err
}

// shape writes the box of one comment; without it Excel drops the comment.
func shape(out textWriter, number int, m Mark) {
	lines := len(m.Text)/45 + 3
	fmt.Fprintf(out, `<v:shape id="_x0000_s%d" type="#_x0000_tkhuyencong" style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:%dpt;z-index:1;visibility:hidden" fillcolor="#fff8dc" o:insetmode="auto">`+
		`<v:fill color2="#fff8dc"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 60, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		number, lines*13, m.Column+1, max(m.Line-2, 0), m.Column+4, max(m.Line-2, 0)+min(lines, 14), m.Line-1, m.Column)
}

const shapeType = `<v:shapetype id="_x0000_tkhuyencong" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

// newShapes writes the boxes of a sheet that had none.
func newShapes(to io.Writer, marks cellMarks) error {
	out := bufio.NewWriter(to)
	blocks := "1"
	for n := 1; n <= len(marks)/1024; n++ {
		blocks += "," + strconv.Itoa(n+1)
	}
	out.WriteString(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="` + blocks + `"/></o:shapelayout>` + shapeType)
	for i, m := range marks {
		shape(out, 1025+i, m)
	}
	out.WriteString("</xml>")
	return out.Flush()
}

// addShapes adds boxes to those that a sheet has. The part is not always proper XML, so it is not read as such.
func addShapes(text []byte, marks cellMarks) ([]byte, error) {
	end := bytes.LastIndex(text, []byte("</xml>"))
	if end < 0 {
		return nil, errBroken
	}
	number := 1025
	for rest := text; ; {
		_, after, found := bytes.Cut(rest, []byte("_x0000_s"))
		if !found {
			break
		}
		n := 0
		for i := 0; i < min(len(after), 8) && after[i] >= '0' && after[i] <= '9'; i++ {
			n = n*10 + int(after[i]-'0')
		}
		number, rest = max(number, n+1), after
	}
	var out bytes.Buffer
	out.Write(text[:end])
	out.WriteString(shapeType)
	for _, m := range marks {
		shape(&out, number, m)
		number++
	}
	out.Write(text[end:])
	return out.Bytes(), nil
}
