package e2e

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// pictures is where the pictures of the documents stand.
const pictures = "../docs/images"

// mostBytes keeps the repository and its first page light.
const mostBytes = 200_000

// TestPictures takes the pictures that the documents show, of the real
// program. `make pictures` runs it; other runs leave the tree as it is.
func TestPictures(t *testing.T) {
	if os.Getenv("KHUYENCONG_PICTURES") != "1" {
		t.Skip("writes docs/images; `make pictures` runs it")
	}
	v := visit(t, demo(t))
	v.open("/evaluation")
	v.resize(wide)
	keep(t, "evaluation.png", run(v, "take a picture", chromedp.CaptureScreenshot()))

	v.follow(`form[action="/reports"] button`)
	v.follow(save)
	_, paper := v.download(`a[href$="/files/pdf"]`)
	draw := exec.Command("pdftoppm", "-png", "-r", "84", "-f", "1", "-l", "1", "-")
	draw.Stdin = bytes.NewReader(paper)
	page, err := draw.Output()
	if err != nil {
		t.Fatalf("pdftoppm does not draw the paper: %v", err)
	}
	keep(t, "paper.png", page)
}

// keep writes a picture with the few colours that it needs.
func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	whole, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	few := image.NewPaletted(whole.Bounds(), commonest(whole))
	draw.Draw(few, few.Bounds(), whole, whole.Bounds().Min, draw.Src)
	var small bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&small, few); err != nil {
		t.Fatal(err)
	}
	if small.Len() > mostBytes {
		t.Errorf("%s has %d bytes, more than %d", name, small.Len(), mostBytes)
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(pictures, name), small.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// commonest are the 256 colours that a picture uses most.
func commonest(picture image.Image) color.Palette {
	uses := map[color.Color]int{}
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			uses[picture.At(x, y)]++
		}
	}
	all := slices.SortedFunc(maps.Keys(uses), func(a, b color.Color) int {
		return cmp.Or(uses[b]-uses[a], cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))) // the same picture, the same file
	})
	return all[:min(len(all), 256)]
}
