package paper

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// File is one file of an archive: a name with folders, "/" between them.
type File struct {
	Name    string
	Content []byte
}

// Archive packs files into a ZIP in the order given, with SHA256SUMS last: the
// hash of every file, in the form that sha256sum -c reads. The same files give
// the same bytes.
func Archive(files []File, at time.Time) ([]byte, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	var sums strings.Builder
	add := func(f File) error {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: at.UTC()}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write(f.Content)
		}
		return err
	}
	for _, f := range files {
		sum := sha256.Sum256(f.Content)
		fmt.Fprintf(&sums, "%s  %s\n", hex.EncodeToString(sum[:]), f.Name)
		if err := add(f); err != nil {
			return nil, err
		}
	}
	if err := add(File{"SHA256SUMS", []byte(sums.String())}); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
