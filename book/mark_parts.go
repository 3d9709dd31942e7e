package book

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// partRels are the relations of a part to others.
type partRels struct {
	of    string // the part
	all   []partRel
	added string
	ids   int
}

type partRel struct {
	ID     string `xml:"Id,attr"`
	Target string `xml:"Target,attr"`
	Type   string `xml:"Type,attr"`
}

const relTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// readRels reads the relations of a part; there may be none.
func readRels(text []byte, of string) (*partRels, error) {
	var list struct {
		All []partRel `xml:"Relationship"`
	}
	if text != nil && xml.Unmarshal(text, &list) != nil {
		return nil, errBroken
	}
	return &partRels{of: of, all: list.All}, nil
}

// target is the part of a kind that a part is related to, of one relation
// where it is named; "" for none.
func (r *partRels) target(kind, id string) string {
	for _, rel := range r.all {
		if !strings.HasSuffix(rel.Type, kind) || kind == "/vmlDrawing" && rel.ID != id {
			continue
		}
		if rest, ok := strings.CutPrefix(rel.Target, "/"); ok {
			return rest
		}
		return path.Join(path.Dir(r.of), rel.Target)
	}
	return ""
}

// add adds a relation and gives its name.
func (r *partRels) add(kind, target string) (id string) {
	for taken := true; taken; {
		r.ids++
		id, taken = fmt.Sprintf("rIdKC%d", r.ids), false
		for _, rel := range r.all {
			taken = taken || rel.ID == id
		}
	}
	r.added += `<Relationship Id="` + id + `" Type="` + relTypes + kind + `" Target="` + target + `"/>`
	return id
}

// apply is the part with what was added; text is as it was, nil for none.
func (r *partRels) apply(text []byte) []byte {
	const names = "http://schemas.openxmlformats.org/package/2006/relationships"
	added := strings.ReplaceAll(r.added, "<Relationship ", `<Relationship xmlns="`+names+`" `)
	end := bytes.LastIndex(text, []byte("</"))
	if end < 0 {
		return []byte(xml.Header + `<Relationships xmlns="` + names + `">` + r.added + `</Relationships>`)
	}
	return []byte(string(text[:end]) + added + string(text[end:]))
}

// typesChange is what the list of a workbook's parts has to say besides.
type typesChange struct {
	comments []string // new parts
	dropped  string   // a part that is left out
}

func (c typesChange) apply(text []byte) ([]byte, error) {
	var out bytes.Buffer
	boxes := false
	err := editTags(&out, text, func(x *xmlReader) {
		switch {
		case x.is("Default") && strings.EqualFold(string(x.attr("Extension")), "vml"):
			boxes = true
		case x.is("Override") && c.dropped != "" && strings.TrimPrefix(string(x.attr("PartName")), "/") == c.dropped:
			x.tag = []byte("!-- --")
		case x.closing && string(x.name) == "Types":
			p := "<" + x.prefix()
			if !boxes && len(c.comments) > 0 {
				x.copy.WriteString(p + `Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`)
			}
			for _, name := range c.comments {
				x.copy.WriteString(p + `Override PartName="` + name + `" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`)
			}
		}
	})
	return out.Bytes(), err
}

// hideSheets hides the sheets of which nothing is kept, opens the first other
// one, and drops the order of formulas, for there are none any more.
func (r *rewriter) hideSheets(changed map[string]func(io.Writer) error, types *typesChange) error {
	for _, s := range r.workbook.sheets {
		if r.first == "" && r.kept[s.name] != nil {
			r.first = s.name
		}
	}
	err := r.edit("xl/workbook.xml", func(text []byte) ([]byte, error) {
		var out bytes.Buffer
		err := editTags(&out, text, r.hideSheet(text))
		return out.Bytes(), err
	}, changed)
	if err != nil {
		return err
	}
	return r.edit("xl/_rels/workbook.xml.rels", func(text []byte) ([]byte, error) {
		rels, err := readRels(text, "xl/workbook.xml")
		if err != nil {
			return nil, err
		}
		if types.dropped = rels.target("/calcChain", ""); types.dropped == "" || r.workbook.parts[types.dropped] == nil {
			return text, nil
		}
		changed[types.dropped] = nil
		var out bytes.Buffer
		err = editTags(&out, text, func(x *xmlReader) {
			if x.is("Relationship") && strings.HasSuffix(string(x.attr("Type")), "/calcChain") {
				x.tag = []byte("!-- --")
			}
		})
		return out.Bytes(), err
	}, changed)
}

// hideSheet changes the list of sheets.
func (r *rewriter) hideSheet(text []byte) func(*xmlReader) {
	active, at := 0, 0
	name := func(x *xmlReader) string { return cleanText(string(unescape(nil, x.attr("name")))) }
	editTags(io.Discard, text, func(x *xmlReader) {
		if x.is("sheet") {
			if name(x) == r.first {
				active = at
			}
			at++
		}
	})
	return func(x *xmlReader) {
		switch {
		case x.is("workbookView"):
			x.tag = setAttr(dropAttr(x.tag, "firstSheet"), "activeTab", fmt.Sprint(active))
		case x.is("sheet") && r.kept[name(x)] == nil:
			x.tag = setAttr(x.tag, "state", "hidden")
		}
	}
}
