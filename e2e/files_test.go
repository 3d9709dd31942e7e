package e2e

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// parts are the files inside a .docx or .xlsx, by their names.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("not a zip archive: %v", err)
	}
	all := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// wordText is the text of a .docx as a reader meets it, on one line.
func wordText(t *testing.T, data []byte) string {
	t.Helper()
	text := xmlText(t, parts(t, data)["word/document.xml"], "p")
	if text == "" {
		t.Fatal("the .docx has no word/document.xml, or no text in it")
	}
	return text
}

// wordHead is the text that a .docx repeats on top of its pages.
func wordHead(t *testing.T, data []byte) string {
	t.Helper()
	var text string
	for name, part := range parts(t, data) {
		if strings.HasPrefix(name, "word/header") {
			text += xmlText(t, part, "p") + " "
		}
	}
	return text
}

// xmlText is the text of an XML document, with a space after each element of
// the given name.
func xmlText(t *testing.T, document, block string) string {
	t.Helper()
	var text strings.Builder
	for d := xml.NewDecoder(strings.NewReader(document)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return oneLine(text.String())
		}
		if err != nil {
			t.Fatalf("not well-formed XML: %v", err)
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			if token.Name.Local == block {
				text.WriteByte(' ')
			}
		}
	}
}

// pdfText is the text of a .pdf as poppler reads it, on one line.
func pdfText(t *testing.T, data []byte) string {
	t.Helper()
	read := exec.Command("pdftotext", "-", "-")
	read.Stdin = bytes.NewReader(data)
	text, err := read.Output()
	if err != nil {
		t.Fatalf("pdftotext does not read the file: %v", err)
	}
	return oneLine(string(text))
}

// oneLine puts one plain space where white space is.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// want fails the test for each text that is not found.
func want(t *testing.T, where, text string, texts ...string) {
	t.Helper()
	for _, wanted := range texts {
		if !strings.Contains(text, wanted) {
			t.Errorf("%s does not show %q", where, wanted)
		}
	}
}
