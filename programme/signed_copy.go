package programme

import (
	"fmt"
	"strings"
	"time"
)

// SignedCopy (bản đã ký) is the scan or the digitally signed file of a record's
// paper as it was signed.
type SignedCopy struct {
	ID         int64
	PaperRef   PaperRef
	IssuedID   int64 // the issued paper that was signed; 0 where the program did not issue it
	File       PaperFile
	Signatures []DigitalSignature // that stand in a PDF
	Note       string
	Dropped    string // why it does not count; "" where it does
	At         time.Time
	UserName   string
	PostTitle  string
}

// Who is who handed it in, in which post.
func (c SignedCopy) Who() string { return Event{UserName: c.UserName, PostTitle: c.PostTitle}.Who() }

// StandingCopies are the copies that count.
func StandingCopies(all []SignedCopy) (standing []SignedCopy) {
	for _, c := range all {
		if c.Dropped == "" {
			standing = append(standing, c)
		}
	}
	return standing
}

// CheckSignedFile refuses what no signed copy is: a Word file can be changed by
// everybody who opens it.
func CheckSignedFile(t FileType) error {
	switch t {
	case FilePDF, FileJPEG, FilePNG:
		return nil
	}
	return Refuse(Invalid, "file", "Bản đã ký là tệp PDF (quét hoặc ký số) hoặc ảnh JPG, PNG của bản giấy. Tệp Word, Excel sửa được nên không nhận làm bản ký.")
}

// DigitalSignature (chữ ký số) is one signature that a PDF carries, as far as
// the file itself tells. Whether its issuer is to be trusted was not checked.
type DigitalSignature struct {
	Signer       string    `json:"signer"`       // CN of the certificate
	Organisation string    `json:"organisation"` // O
	Issuer       string    `json:"issuer"`       // who gave the certificate
	At           time.Time `json:"at"`           // as the signer's machine said; zero where it said nothing
	From         time.Time `json:"from"`         // days of the certificate
	To           time.Time `json:"to"`
	Intact       bool      `json:"intact"`            // the bytes are those that were signed
	Whole        bool      `json:"whole"`             // nothing was added to the file after it
	Problem      string    `json:"problem,omitempty"` // why it is not intact, or cannot be told
}

// Verdict says in a sentence what the signature proves.
func (s DigitalSignature) Verdict() string {
	switch {
	case s.Problem != "":
		return s.Problem
	case s.Intact && s.Whole:
		return "Nguyên vẹn: tệp không đổi kể từ khi ký."
	case s.Intact:
		return "Phần đã ký nguyên vẹn; sau đó tệp có phần ghi thêm, thường là chữ ký tiếp theo."
	}
	return "Nội dung tệp đã bị thay đổi sau khi ký."
}

// Expired tells whether the signer says that he signed outside the days of his
// certificate.
func (s DigitalSignature) Expired() bool {
	return !s.At.IsZero() && (s.At.Before(s.From) || s.At.After(s.To))
}

// SignaturesText is what a list says of a file's signatures.
func SignaturesText(all []DigitalSignature) string {
	if len(all) == 0 {
		return "không có chữ ký số"
	}
	var names []string
	for _, s := range all {
		names = append(names, s.Signer)
	}
	return fmt.Sprintf("%d chữ ký số: %s", len(all), strings.Join(names, ", "))
}

// UnsignedText lists records without a signed copy in a sentence.
func UnsignedText(all []Unsigned) string {
	var names []string
	for _, one := range all {
		names = append(names, lowerFirst(one.Name))
	}
	return strings.Join(names, "; ")
}

// Unsigned is a record of a project that should have a signed copy and has none.
type Unsigned struct {
	PaperRef PaperRef
	Name     string // "Hợp đồng 01/HĐ-KC"
}
