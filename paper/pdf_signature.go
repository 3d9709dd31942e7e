package paper

import (
	"bytes"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"regexp"
	"strconv"
	"time"

	"github.com/smallstep/pkcs7"

	"khuyencong/programme"
)

// mostSignatures is how many signatures of a file are read.
const mostSignatures = 20

// mostCMS is the largest signature that is read, as hexadecimal digits: those of
// long chains of certificates with proofs of revocation are a quarter of it.
const mostCMS = 512 << 10

var byteRange = regexp.MustCompile(`/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]`)

// Signatures reads the digital signatures (chữ ký số) that a PDF carries, in the
// order of the file, and whether the bytes are those that were signed. It
// searches the bytes and walks no object, so a file made to mislead a reader of
// PDF cannot hold it up. A file that is none, or has none, gives none.
func Signatures(file []byte) (all []programme.DigitalSignature) {
	for _, at := range byteRange.FindAllSubmatchIndex(file, mostSignatures) {
		var r [4]int
		for i := range r {
			r[i], _ = strconv.Atoi(string(file[at[2+2*i]:at[3+2*i]]))
		}
		all = append(all, readSignature(file, r, at[0]))
	}
	return all
}

// readSignature reads the one over r: from, length, from, length.
func readSignature(file []byte, r [4]int, at int) (s programme.DigitalSignature) {
	end := r[2] + r[3]
	if r[0] != 0 || r[1] > r[2] || end > len(file) || at > end {
		s.Problem = "Chữ ký không bao trùm đúng phần của tệp: tệp bị cắt hoặc đã bị sửa."
		return s
	}
	s.Whole = len(bytes.TrimSpace(file[end:])) == 0
	hole := bytes.TrimSpace(file[r[1]:r[2]])
	if len(hole) > mostCMS {
		s.Problem = "Chữ ký lớn bất thường nên không được đọc."
		return s
	}
	if len(hole) < 2 || hole[0] != '<' || hole[len(hole)-1] != '>' {
		s.Problem = "Phần chừa lại cho chữ ký có nội dung khác: tệp đã bị sửa."
		return s
	}
	cms := make([]byte, hex.DecodedLen(len(hole)-2))
	if _, err := hex.Decode(cms, hole[1:len(hole)-1]); err != nil {
		s.Problem = "Không đọc được chữ ký."
		return s
	}
	var outer asn1.RawValue
	if _, err := asn1.Unmarshal(cms, &outer); err == nil {
		cms = outer.FullBytes // without the zeros that fill the hole
	}
	s.At = signedAt(file, at, r)
	return checkCMS(s, cms, append(append(make([]byte, 0, r[1]+r[3]), file[:r[1]]...), file[r[2]:end]...))
}

// checkCMS checks the signature over the bytes that it covers.
func checkCMS(s programme.DigitalSignature, cms, covered []byte) programme.DigitalSignature {
	p7, err := pkcs7.Parse(cms)
	if err != nil || len(p7.Signers) == 0 {
		s.Problem = "Không đọc được chữ ký."
		return s
	}
	if len(p7.Content) > 0 {
		s.Signer, s.Problem = "Dấu thời gian của tệp", "Đây là dấu thời gian, không phải chữ ký của một người; chương trình không kiểm tra loại này."
		return s
	}
	if c := p7.GetOnlySigner(); c != nil {
		s.Signer, s.Issuer, s.From, s.To = c.Subject.CommonName, c.Issuer.CommonName, c.NotBefore.UTC(), c.NotAfter.UTC()
		for _, o := range c.Subject.Organization {
			s.Organisation = o
		}
		if s.Issuer == "" && len(c.Issuer.Organization) > 0 {
			s.Issuer = c.Issuer.Organization[0]
		}
	}
	var said time.Time
	if p7.UnmarshalSignedAttribute(pkcs7.OIDAttributeSigningTime, &said) == nil {
		s.At = said.UTC()
	}
	p7.Content = covered
	var changed *pkcs7.MessageDigestMismatchError
	var outside *pkcs7.SigningTimeNotValidError
	switch err := p7.Verify(); {
	case err == nil:
		s.Intact = true
	case errors.As(err, &changed): // Verdict says it
	case errors.As(err, &outside):
		s.Problem = "Thời điểm ký ghi trong chữ ký nằm ngoài hạn của chứng thư số."
	default:
		s.Problem = "Chữ ký không khớp với chứng thư số kèm theo, hoặc dùng thuật toán mà chương trình không kiểm tra được."
	}
	return s
}

var signedOn = regexp.MustCompile(`/M\s*\(D:(\d{14})(?:([+\-Z])(\d{2})?'?(\d{2})?)?`)

// signedAt is the time in the dictionary of the signature: what the signer's
// machine said.
func signedAt(file []byte, at int, r [4]int) time.Time {
	near := file[max(at-4096, 0):min(at+4096, len(file))]
	after := file[r[2]:min(r[2]+4096, r[2]+r[3])]
	if i := bytes.LastIndex(file[max(at-4096, 0):at], []byte(" obj")); i >= 0 {
		near = near[i:]
	}
	if i := bytes.Index(near, []byte("endobj")); i >= 0 {
		near = near[:i]
	}
	if i := bytes.Index(after, []byte("endobj")); i >= 0 {
		after = after[:i]
	}
	m := signedOn.FindSubmatch(near)
	if m == nil {
		m = signedOn.FindSubmatch(after)
	}
	if m == nil {
		return time.Time{}
	}
	t, err := time.Parse("20060102150405", string(m[1]))
	if err != nil {
		return time.Time{}
	}
	hours, _ := strconv.Atoi(string(m[3]))
	minutes, _ := strconv.Atoi(string(m[4]))
	away := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if string(m[2]) == "+" {
		away = -away
	}
	return t.Add(away)
}
