package book

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"path"
	"strings"
)

// rewriter writes a workbook again with marks on it. Parts that no mark
// touches are copied as they are, still packed.
type rewriter struct {
	ctx      context.Context
	workbook *workbook
	to       *zip.Writer
	kept     map[string]*keptLines // nil: all lines are kept
	first    string                // the first sheet of which lines are kept
	styles   markStyles
	named    map[string]bool // names of new parts
	later    []newPart       // written behind the others
}

// newPart is a part that is written when all sheets are.
type newPart struct {
	name  string
	write func(io.Writer) error
}

// all writes the workbook.
func (r *rewriter) all(marks map[string]cellMarks) error {
	w := r.workbook
	styles, err := w.text("xl/styles.xml")
	if err != nil {
		return err
	}
	if r.styles, err = markStylesOf(styles); err != nil {
		return err
	}
	changed := map[string]func(io.Writer) error{}
	types := typesChange{}
	if r.kept != nil {
		if err := r.hideSheets(changed, &types); err != nil {
			return err
		}
	}
	for _, s := range w.sheets {
		of := marks[s.name]
		delete(marks, s.name) // of two sheets of one name the first is meant
		if _, twice := changed[s.path]; twice || len(of) == 0 && r.kept == nil {
			continue
		}
		if r.kept != nil && r.kept[s.name] == nil {
			of = nil
		}
		if err := r.sheet(s, of, changed, &types); err != nil {
			return err
		}
	}
	if r.styles.usable() {
		changed["xl/styles.xml"] = nil
		r.later = append(r.later, newPart{"xl/styles.xml", func(out io.Writer) error { return r.styles.write(out, styles) }})
	}
	if err := r.edit("[Content_Types].xml", types.apply, changed); err != nil {
		return err
	}
	for _, f := range w.files {
		if err := r.part(f, changed); err != nil {
			return err
		}
	}
	for _, p := range r.later {
		out, err := r.to.Create(p.name)
		if err != nil {
			return err
		}
		if err := p.write(out); err != nil {
			return err
		}
	}
	return nil
}

// part writes a part of the workbook: as it is, changed, or not at all where
// it is written later or dropped.
func (r *rewriter) part(f *zip.File, changed map[string]func(io.Writer) error) error {
	write, touched := changed[partName(f)]
	if !touched {
		if strings.HasSuffix(f.Name, "/") {
			return nil
		}
		return r.to.Copy(f)
	}
	if write == nil {
		return nil
	}
	out, err := r.to.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	return write(out)
}

// edit changes a small part.
func (r *rewriter) edit(name string, change func([]byte) ([]byte, error), changed map[string]func(io.Writer) error) error {
	text, err := r.workbook.text(name)
	if err != nil {
		return err
	}
	if text == nil {
		return errBroken
	}
	if text, err = change(text); err != nil {
		return err
	}
	changed[name] = written(text)
	return nil
}

// sheet readies a sheet: its cells coloured, and the parts that its comments
// need.
func (r *rewriter) sheet(s sheetPart, marks cellMarks, changed map[string]func(io.Writer) error, types *typesChange) error {
	w := r.workbook
	relsName := path.Join(path.Dir(s.path), "_rels", path.Base(s.path)+".rels")
	relsText, err := w.text(relsName)
	if err != nil {
		return err
	}
	edit := sheetEdit{rewriter: r, sheet: s, marks: marks}
	if r.kept != nil {
		edit.kept, edit.some, edit.active = r.kept[s.name], true, s.name == r.first
	}
	frame, err := w.frame(s)
	if err != nil {
		return err
	}
	edit.drawing = frame.drawing
	edit.join(frame.merges)
	if len(marks) == 0 {
		changed[s.path] = edit.write
		return nil
	}
	rels, err := readRels(relsText, s.path)
	if err != nil {
		return err
	}
	comments, drawing := rels.target("/comments", ""), rels.target("/vmlDrawing", edit.drawing)
	added := marks // the marks of cells without a comment
	if w.parts[comments] != nil {
		err := r.edit(comments, func(text []byte) (out []byte, err error) {
			out, added, err = addComments(text, marks)
			return out, err
		}, changed)
		if err != nil {
			return err
		}
	} else {
		comments = r.free("xl/comments%d.xml")
		rels.add("comments", "/"+comments)
		types.comments = append(types.comments, "/"+comments)
		r.later = append(r.later, newPart{comments, func(out io.Writer) error { return newComments(out, marks) }})
	}
	if w.parts[drawing] != nil {
		if err := r.edit(drawing, func(text []byte) ([]byte, error) { return addShapes(text, added) }, changed); err != nil {
			return err
		}
	} else {
		drawing = r.free("xl/drawings/vmlDrawing%d.vml")
		edit.drawing, edit.newDrawing = rels.add("vmlDrawing", "/"+drawing), true
		r.later = append(r.later, newPart{drawing, func(out io.Writer) error { return newShapes(out, marks) }})
	}
	changed[s.path] = edit.write
	text := rels.apply(relsText)
	if relsText != nil {
		changed[relsName] = written(text)
	} else {
		r.later = append(r.later, newPart{relsName, written(text)})
	}
	return nil
}

// free is a name that no part has.
func (r *rewriter) free(form string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(form, n); r.workbook.parts[name] == nil && !r.named[name] {
			r.named[name] = true
			return name
		}
	}
}

// written writes a small part.
func written(text []byte) func(io.Writer) error {
	return func(out io.Writer) error { _, err := out.Write(text); return err }
}

// partName is the name of a part as it is asked for.
func partName(f *zip.File) string {
	return strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
}
