package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed static
var staticFiles embed.FS

// assets are the styles, fonts and scripts as they are served: read and
// packed once, at the start.
var assets, assetsHash = loadAssets()

type asset struct {
	body, packed []byte // packed is empty where gzip gains nothing (fonts)
	kind         string
}

// loadAssets reads the embedded folder and one hash over all of it. One hash
// for the folder, and not one per file, lets the stylesheet name its fonts by
// relative address.
func loadAssets() (map[string]asset, string) {
	all, sum := map[string]asset{}, sha256.New()
	err := fs.WalkDir(staticFiles, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := staticFiles.ReadFile(name)
		if err != nil {
			return err
		}
		sum.Write([]byte(name))
		sum.Write(body)
		all[strings.TrimPrefix(name, "static/")] = asset{body, pack(body), kindOf(name)}
		return nil
	})
	if err != nil {
		panic(err) // the folder is inside the binary: only a broken build fails here
	}
	return all, hex.EncodeToString(sum.Sum(nil))[:12]
}

// kindOf does not ask the machine alone: a Windows registry may know neither
// woff2 nor the right type of a script.
func kindOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

func pack(body []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	z.Write(body)
	z.Close()
	if b.Len() > len(body)*9/10 {
		return nil
	}
	return b.Bytes()
}

// assetPath is the address of a file of static/, with the hash of what it
// holds: it may be kept for ever, and a new release has new addresses.
func assetPath(name string) string { return "/static/" + assetsHash + "/" + name }

// staticHandler serves GET /static/{hash}/{name...}. A page kept open over an
// upgrade asks with the old hash: it gets today's file, not to be kept.
func staticHandler(w http.ResponseWriter, r *http.Request) {
	hash, name, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/static/"), "/")
	a, ok := assets[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-cache")
	if hash == assetsHash {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	body := a.body
	if len(a.packed) > 0 {
		h.Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			body = a.packed
		}
	}
	w.Write(body)
}
