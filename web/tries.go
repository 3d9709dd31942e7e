package web

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// An address that fails to sign in so often in such a time must wait. It is
// generous, because an office has one address for many people; single logins
// are locked much earlier, by the store.
const (
	mostTries = 30
	triesTime = 15 * time.Minute
)

// tries counts the failed sign-ins of each address in memory.
type tries struct {
	mu    sync.Mutex
	began time.Time
	count map[string]int
}

// tooMany tells whether an address must wait; failed counts one more failure.
func (t *tries) tooMany(address string, now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.count == nil || now.Sub(t.began) >= triesTime || now.Before(t.began) {
		t.count, t.began = map[string]int{}, now
	}
	return t.count[address] >= mostTries
}

func (t *tries) failed(address string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.count) < 100_000 { // a flood from everywhere does not fill the memory
		t.count[address]++
	}
}

// clientAddress is where a request comes from: behind a proxy on this machine,
// what the proxy wrote last.
func clientAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return host
	}
	forwarded := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if last := strings.TrimSpace(forwarded[len(forwarded)-1]); net.ParseIP(last) != nil {
		return last
	}
	return host
}
