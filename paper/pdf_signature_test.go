package paper

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestSignatures reads a paper of ours that another program signed twice
// (digitorus/pdfsign, adbe.pkcs7.detached), and the same with changes.
func TestSignatures(t *testing.T) {
	file, err := os.ReadFile("testdata/signed_twice.pdf")
	if err != nil {
		t.Fatal(err)
	}
	all := Signatures(file)
	if len(all) != 2 {
		t.Fatalf("%d signatures", len(all))
	}
	for i, s := range all {
		if s.Signer != "Nguyễn Văn Thử" || s.Organisation != "Trung tâm Khuyến công thử" || s.Issuer != "CA thử nghiệm" || !s.Intact || s.Problem != "" || s.At.Year() != 2026 || s.Expired() {
			t.Errorf("signature %d: %+v", i, s)
		}
	}
	if all[0].Whole || !all[1].Whole {
		t.Errorf("the first is followed by the second: %v, %v", all[0].Whole, all[1].Whole)
	}

	changed := bytes.Clone(file)
	changed[1000] ^= 1
	for i, s := range Signatures(changed) {
		if s.Intact || !strings.Contains(s.Verdict(), "đã bị thay đổi") {
			t.Errorf("signature %d of a changed file: %+v", i, s)
		}
	}
	added := Signatures(append(bytes.Clone(file), "\n1 0 obj\n<< >>\nendobj\n%%EOF\n"...))
	if len(added) != 2 || !added[1].Intact || added[1].Whole {
		t.Errorf("something added at the end: %+v", added)
	}
	first := bytes.Index(file, []byte("/ByteRange"))
	forged := bytes.Clone(file)
	copy(forged[first:], "/ByteRange[0 9 9 900000000000 ]")
	if got := Signatures(forged); got[0].Intact || got[0].Problem == "" {
		t.Errorf("a range beyond the file: %+v", got[0])
	}
}

// FuzzSignatures: no file makes the reader fail or say that it is signed.
func FuzzSignatures(f *testing.F) {
	file, err := os.ReadFile("testdata/signed_twice.pdf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file[len(file)-12_000:])
	f.Add([]byte("/ByteRange [0 1 3 4] x<>yyyyyyy"))
	f.Add([]byte("%PDF-1.7 /ByteRange [0 0 0 0]"))
	f.Add([]byte("/ByteRange [0 30 30 0]           <30820000>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, s := range Signatures(b) {
			if s.Intact {
				t.Errorf("a valid signature in %d bytes", len(b))
			}
		}
	})
}
