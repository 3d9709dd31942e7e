package paper

import (
	"archive/zip"
	"bytes"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"khuyencong/programme"
)

const sealAddress = "https://khuyencong.cantho.gov.vn/verify/7KQM-4RTX-W2NB-PD9H"

func issuedLetter() Doc {
	d := Doc{
		Parent: "SỞ CÔNG THƯƠNG", Issuer: "TRUNG TÂM KHUYẾN CÔNG", Symbol: "TB-TTKC", Place: "Cần Thơ", Kind: "THÔNG BÁO", Subject: "Kết quả phê duyệt đề án",
		Label:  "SỐ LIỆU MINH HỌA – DỰ THẢO",
		Blocks: Blocks{Para{Text: Plain("Trân trọng thông báo./.")}, Signature{Recipients: []string{"Như trên"}, Signers: []Signer{{Powers: []string{"GIÁM ĐỐC"}}}}, PageBreak{Annex: true}, Heading{Level: Part, Text: "PHỤ LỤC"}},
	}
	return d.Issued(Issue{Number: "15", Symbol: "TB-TTKC", Date: programme.Day(20261124), Powers: []string{"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}, Signer: "Lê Thị B", Address: sealAddress, Code: "7KQM-4RTX-W2NB-PD9H"})
}

// TestIssued: an issued paper is numbered, dated, signed for and no draft; its
// seal stands under the signatures, before the annex; every drawing has the
// same words.
func TestIssued(t *testing.T) {
	d := issuedLetter()
	if got := printable(d.numberLine()); got != "Số: 15/TB-TTKC" || d.Label != "SỐ LIỆU MINH HỌA" || d.Signer().Name != "Lê Thị B" {
		t.Errorf("number %q, label %q, signer %+v", got, d.Label, d.Signer())
	}
	if _, ok := d.Blocks[2].(Seal); !ok {
		t.Errorf("block 2 is a %T", d.Blocks[2])
	}
	sameWords(t, d)
	for _, tt := range []struct{ number, symbol, want string }{{"15a", "HĐ-KC", "Số: 15a/HĐ-KC"}, {"05", "2026/HĐ-KC", "Số: 05/2026/HĐ-KC"}, {"7", "BB", "Số: 07/BB"}} {
		if got := printable(Doc{}.Issued(Issue{Number: tt.number, Symbol: tt.symbol}).numberLine()); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	sides := Doc{Blocks: Blocks{Signature{Signers: []Signer{{Name: "A"}, {Name: "B"}}}}}.Issued(Issue{Number: "1", Symbol: "HĐ", Signer: "C"})
	if sides.Signer().Name != "A" {
		t.Error("the sides of a contract were changed")
	}
}

// TestSealIsRead reads the code back from the picture in the Word file and from
// the drawn page of the PDF.
func TestSealIsRead(t *testing.T) {
	d := issuedLetter()
	word := drawDOCX(t, d)
	z, err := zip.NewReader(bytes.NewReader(word), int64(len(word)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/media/image1.png")
	if err != nil {
		t.Fatal(err)
	}
	picture, _ := io.ReadAll(f)
	if got := scan(t, picture); got != sealAddress {
		t.Errorf("Word: %q", got)
	}
	need(t, "pdftoppm")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.pdf"), drawPDF(t, d), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("pdftoppm", "-png", "-r", "150", "-f", "1", "-l", "1", filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a")).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	pages, _ := filepath.Glob(filepath.Join(dir, "a*.png"))
	page, err := os.ReadFile(strings.Join(pages, ""))
	if err != nil {
		t.Fatal(err)
	}
	if got := scan(t, page); got != sealAddress {
		t.Errorf("PDF: %q", got)
	}
	long := Seal{Address: "https://" + strings.Repeat("x", 4000), Code: "A"}
	if long.picture() != nil {
		t.Error("a picture of an address that no code holds")
	}
	drawPDF(t, Doc{Blocks: Blocks{long}})
	drawDOCX(t, Doc{Blocks: Blocks{long}})
}

// scan reads a QR code as a telephone does.
func scan(t *testing.T, png []byte) string {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(png))
	if err != nil {
		t.Fatal(err)
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	read, err := qrcode.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		t.Fatalf("no code was read: %v", err)
	}
	return read.GetText()
}
