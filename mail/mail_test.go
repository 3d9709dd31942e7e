package mail

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khuyencong/mail/mailtest"
	"khuyencong/programme"
)

// The server of the tests is believed by a certificate of their own, which is
// named before anything asks for the machine's.
var certificate, key string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "khuyencong-mail-")
	if err != nil {
		panic(err)
	}
	if certificate, key, err = writeCertificate(dir); err != nil {
		panic(err)
	}
	os.Setenv("SSL_CERT_FILE", certificate)
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func writeCertificate(dir string) (certificate, key string, err error) {
	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", "", err
	}
	template := x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mail"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	public, err := x509.CreateCertificate(rand.Reader, &template, &template, secret.Public(), secret)
	if err != nil {
		return "", "", err
	}
	private, err := x509.MarshalECPrivateKey(secret)
	if err != nil {
		return "", "", err
	}
	certificate, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	return certificate, key, errors.Join(
		os.WriteFile(certificate, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: public}), 0o600),
		os.WriteFile(key, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: private}), 0o600))
}

const sender = "Khuyến công tỉnh Sóc Trăng <khuyencong@coquan.vn>"

func server(t *testing.T, address string, safety Safety, user, password string) Server {
	t.Helper()
	s, err := NewServer(address, sender, safety, user, password)
	if err != nil {
		t.Fatal(err)
	}
	s.Timeout = 3 * time.Second
	return s
}

var letter = Letter{
	Token: "Abc_123-xyz", To: "hoa.nguyen@coquan.vn", Name: "Nguyễn Thị Hoa", Date: time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC),
	Subject: "Việc mới: Ứng dụng máy ép gạch không nung tại xã Kế Thành, huyện Kế Sách – đề án khuyến công địa phương năm 2026",
	Text: "Kính gửi Nguyễn Thị Hoa,\n\nĐề án “Ứng dụng máy ép gạch” đang chờ.\n.\n.dòng bắt đầu bằng dấu chấm\nHạn = hết ngày 08/01/2026; " +
		"một dòng rất dài để thư phải ngắt dòng khi gửi đi mà người nhận vẫn đọc đúng từng chữ, từng dấu: ắ ằ ẳ ẵ ặ ấ ầ ẩ ẫ ậ ế ề ể ễ ệ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự đ Đ 🏭\n",
}

func send(t *testing.T, s Server, l Letter) error {
	t.Helper()
	c, err := s.Connect(context.Background())
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Send(l)
}

func TestVietnameseArrivesExactly(t *testing.T) {
	users := filepath.Join(t.TempDir(), "users")
	if err := os.WriteFile(users, []byte("khuyencong:mat-khau-dai"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		safety  Safety
		user    string
		options []string
	}{
		{"starttls", STARTTLS, "khuyencong", []string{"--smtp-tls-cert", certificate, "--smtp-tls-key", key, "--smtp-require-starttls", "--smtp-auth-file", users}},
		{"tls", TLS, "khuyencong", []string{"--smtp-tls-cert", certificate, "--smtp-tls-key", key, "--smtp-require-tls", "--smtp-auth-file", users}},
		{"open", Open, "", nil},
		{"open with a user", Open, "khuyencong", []string{"--smtp-auth-file", users, "--smtp-auth-allow-insecure"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pit := mailtest.Start(t, tt.options...)
			s := server(t, pit.SMTP, tt.safety, tt.user, "mat-khau-dai")
			c, err := s.Connect(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			second := letter
			second.Token, second.To = "second", "lan@coquan.vn"
			if err := errors.Join(c.Send(letter), c.Send(second)); err != nil {
				t.Fatal(err)
			}
			all := pit.Letters(t)
			if len(all) != 2 {
				t.Fatalf("%d letters", len(all))
			}
			got := all[0]
			if got.Subject != letter.Subject || strings.ReplaceAll(got.Text, "\r\n", "\n") != letter.Text { // a line ends so in mail
				t.Errorf("subject %q\ntext %q", got.Subject, got.Text)
			}
			if got.From != sender || got.To != "Nguyễn Thị Hoa <hoa.nguyen@coquan.vn>" || got.MessageID != "Abc_123-xyz@coquan.vn" || all[1].MessageID != "second@coquan.vn" {
				t.Errorf("%+v", got)
			}
			if got.Header["Auto-Submitted"][0] != "auto-generated" || got.Header["Date"][0] != "Mon, 05 Jan 2026 08:00:00 +0000" {
				t.Errorf("%v", got.Header)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	pit := mailtest.Start(t, "--enable-chaos", "--smtp-auth-accept-any", "--smtp-auth-allow-insecure")
	s := server(t, pit.SMTP, Open, "khuyencong", "x")
	tests := []struct {
		name                      string
		sender, recipient, signIn int
		forGood                   bool
		code                      string
	}{
		{"no such person", 0, 550, 0, true, "550"},
		{"the person's box is full for now", 0, 452, 0, false, "452"},
		{"this sender may not", 550, 0, 0, false, "550"},
		{"the server is busy", 451, 0, 0, false, "451"},
		{"wrong password", 0, 0, 535, false, "535"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pit.Refuse(t, tt.sender, tt.recipient, tt.signIn)
			err := send(t, s, letter)
			failed, ok := errors.AsType[*Error](err)
			if !ok || failed.ForGood != tt.forGood || !strings.Contains(failed.Text, tt.code) {
				t.Errorf("%v, for good: %v", err, ok && failed.ForGood)
			}
		})
	}
	pit.Refuse(t, 0, 0, 0)
	if err := send(t, s, letter); err != nil || len(pit.Letters(t)) != 1 {
		t.Errorf("after the refusals: %v, %d letters", err, len(pit.Letters(t)))
	}
}

// TestServersThatDoNotAnswer must end by themselves: nobody listens; somebody
// does and never speaks; TLS is asked of a server that has none; and a
// certificate for another name.
func TestServersThatDoNotAnswer(t *testing.T) {
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody.Close()
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	open := mailtest.Start(t)
	secret := mailtest.Start(t, "--smtp-tls-cert", certificate, "--smtp-tls-key", key)
	_, port, _ := net.SplitHostPort(secret.SMTP)
	for name, s := range map[string]Server{
		"nobody": server(t, nobody.Addr().String(), STARTTLS, "", ""), "silent": server(t, silent.Addr().String(), Open, "", ""),
		"no TLS": server(t, open.SMTP, STARTTLS, "", ""), "another name": server(t, net.JoinHostPort("localhost", port), STARTTLS, "", ""),
	} {
		s.Timeout = time.Second
		began := time.Now()
		err := send(t, s, letter)
		failed, ok := errors.AsType[*Error](err)
		if !ok || failed.ForGood || time.Since(began) > 5*time.Second {
			t.Errorf("%s: %v after %s", name, err, time.Since(began))
		}
	}
	if got := len(open.Letters(t)); got != 0 {
		t.Errorf("%d letters went in the open", got)
	}
}

func TestNewServer(t *testing.T) {
	tests := []struct {
		address, from string
		safety        Safety
		user          string
		field         string // "": accepted
	}{
		{"smtp.coquan.gov.vn:587", "khuyencong@coquan.gov.vn", STARTTLS, "u", ""},
		{"127.0.0.1:25", sender, Open, "u", ""},
		{"localhost:25", sender, Open, "", ""},
		{"10.0.0.5:25", sender, Open, "", ""},
		{"10.0.0.5:25", sender, Open, "u", "smtp-tls"},
		{"smtp.coquan.gov.vn", sender, STARTTLS, "", "smtp"},
		{":587", sender, STARTTLS, "", "smtp"},
		{"a:b", sender, STARTTLS, "", "smtp"},
		{"a:70000", sender, STARTTLS, "", "smtp"},
		{"a:587", "", STARTTLS, "", "smtp-from"},
		{"a:587", "Khuyến công", STARTTLS, "", "smtp-from"},
		{"a:587", sender, "ssl", "", "smtp-tls"},
	}
	for _, tt := range tests {
		_, err := NewServer(tt.address, tt.from, tt.safety, tt.user, "")
		pr := programme.Problems(err)
		if (err == nil) != (tt.field == "") || err != nil && (len(pr) != 1 || pr[0].Field != tt.field) {
			t.Errorf("%s, %q, %s, %q: %v", tt.address, tt.from, tt.safety, tt.user, err)
		}
	}
}
