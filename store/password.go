package store

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"

	"khuyencong/programme"
)

// The cost of a guess: argon2id with 19 MiB, two passes, one thread, the least
// that OWASP asks for; about 20 ms on an office's server.
const (
	passwordMemory = 19 * 1024 // KiB
	passwordPasses = 2
	passwordKey    = 32
	passwordSalt   = 16
)

// hashing lets two passwords be hashed at once, so that a rush of sign-ins
// takes 38 MiB and not the whole machine.
var hashing = make(chan struct{}, 2)

func passwordHash(password string, salt []byte) []byte {
	hashing <- struct{}{}
	defer func() { <-hashing }()
	return argon2.IDKey([]byte(programme.Clean(password)), salt, passwordPasses, passwordMemory, 1, passwordKey)
}

// sealPassword is a password as it is kept: "argon2id$m=19456,t=2,p=1$salt$hash".
func sealPassword(password string) string {
	salt := make([]byte, passwordSalt)
	rand.Read(salt)
	return fmt.Sprintf("argon2id$m=%d,t=%d,p=1$%s$%s", passwordMemory, passwordPasses,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(passwordHash(password, salt)))
}

// nobody's password is tried where there is no such account, so that an answer
// takes as long.
const nobody = "argon2id$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// opensWith tells whether a password is the kept one.
func opensWith(kept, password string) bool {
	parts := strings.Split(kept, "$")
	if len(parts) != 4 {
		kept, parts = "", strings.Split(nobody, "$")
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[2])
	want, err2 := base64.RawStdEncoding.DecodeString(parts[3])
	got := passwordHash(password, salt)
	return subtle.ConstantTimeCompare(got, want) == 1 && kept != "" && err1 == nil && err2 == nil
}
