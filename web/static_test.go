package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

func TestStaticHandler(t *testing.T) {
	tests := []struct {
		name, path, accept  string
		code                int
		cache, kind, packed string
	}{
		{"today's address is kept", assetPath("app.css"), "gzip", 200, "public, max-age=31536000, immutable", "text/css; charset=utf-8", "gzip"},
		{"a client without gzip", assetPath("app.js"), "", 200, "public, max-age=31536000, immutable", "text/javascript; charset=utf-8", ""},
		{"a font is not packed twice", assetPath("fonts/be-vietnam-pro-latin-400.woff2"), "gzip", 200, "public, max-age=31536000, immutable", "font/woff2", ""},
		{"an old page after an upgrade", "/static/0123456789ab/app.css", "", 200, "no-cache", "text/css; charset=utf-8", ""},
		{"no such file", assetPath("nothing.css"), "", 404, "", "", ""},
		{"no way out of the folder", assetPath("../static.go"), "", 404, "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.URL.Path = tt.path
			r.Header.Set("Accept-Encoding", tt.accept)
			w := httptest.NewRecorder()
			staticHandler(w, r)
			if w.Code != tt.code {
				t.Fatalf("code %d, want %d", w.Code, tt.code)
			}
			h := w.Header()
			if tt.code == 200 && (h.Get("Cache-Control") != tt.cache || h.Get("Content-Type") != tt.kind || h.Get("Content-Encoding") != tt.packed) {
				t.Errorf("headers %v", h)
			}
			if h.Get("Content-Encoding") == "gzip" {
				z, err := gzip.NewReader(w.Body)
				if err != nil {
					t.Fatal(err)
				}
				if body, err := io.ReadAll(z); err != nil || !bytes.Equal(body, assets["app.css"].body) {
					t.Errorf("unpacks to something else: %v", err)
				}
			}
		})
	}
}

// A page asks for the stylesheet, the script, four fonts and its own text: all
// of it within 100 KB, of which this leaves 15 KB for the text.
func TestFaceIsLight(t *testing.T) {
	sum := 0
	for name, a := range assets {
		if strings.HasSuffix(name, ".txt") {
			continue
		}
		if len(a.packed) > 0 {
			sum += len(a.packed)
		} else {
			sum += len(a.body)
		}
	}
	if sum > 85*1024 {
		t.Errorf("styles, script and fonts weigh %d bytes, more than 85 KB", sum)
	}
}

func TestStylesheetFindsItsFiles(t *testing.T) {
	found := regexp.MustCompile(`url\("([^"]+)"\)`).FindAllSubmatch(assets["app.css"].body, -1)
	if len(found) != 4 {
		t.Errorf("%d files named, want the four fonts", len(found))
	}
	for _, m := range found {
		if _, ok := assets[string(m[1])]; !ok {
			t.Errorf("the stylesheet names %s, which is not there", m[1])
		}
	}
}
