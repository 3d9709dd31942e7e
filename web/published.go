package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// published keeps what is public in memory until a record changes, so that a
// crowd of readers costs the database one short question each.
type published struct {
	mu   sync.Mutex
	mark int64
	book *programme.Published
}

// get is what is public now.
func (p *published) get(r *http.Request, s *store.Store) (*programme.Published, int64, error) {
	mark, _, err := s.PublicMark(r.Context())
	if err != nil {
		return nil, 0, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.book == nil || p.mark != mark {
		book, mark, err := s.Published(r.Context())
		if err != nil {
			return nil, 0, err
		}
		p.book, p.mark = &book, mark
	}
	return p.book, p.mark, nil
}

// published is what is public now, and the tag of an answer to this request
// made from it.
func (s *Server) published(r *http.Request) (*programme.Published, string, error) {
	book, mark, err := s.public.get(r, s.store)
	if err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s %s", s.version, mark, s.site(r), r.URL.RequestURI()))
	return book, `W/"` + hex.EncodeToString(sum[:12]) + `"`, nil
}

// unchanged answers 304 where the reader has this very answer already, and
// gives each other answer what he can ask again with.
func unchanged(w http.ResponseWriter, r *http.Request, tag string, at time.Time) bool {
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, no-cache") // keep it, and ask whether it still holds
	if !at.IsZero() {
		h.Set("Last-Modified", at.UTC().Format(http.TimeFormat))
	}
	if known := r.Header.Get("If-None-Match"); known != "" {
		for _, one := range strings.Split(known, ",") {
			if one = strings.TrimSpace(one); one == tag || one == "*" {
				w.WriteHeader(http.StatusNotModified)
				return true
			}
		}
		return false
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	if err != nil || at.IsZero() || at.Truncate(time.Second).After(since) {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

// One address may ask the open interface so often in such a time.
const (
	mostQuestions = 300
	questionTime  = time.Minute
)

// asked counts the requests of each address in memory.
type asked struct {
	mu    sync.Mutex
	began time.Time
	count map[string]int
}

// wait counts a request, and says how long its address must wait; 0: not at all.
func (a *asked) wait(address string, now time.Time) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.count == nil || now.Sub(a.began) >= questionTime || now.Before(a.began) {
		a.count, a.began = map[string]int{}, now
	}
	if a.count[address] >= mostQuestions {
		return a.began.Add(questionTime).Sub(now)
	}
	if len(a.count) < 100_000 { // a flood from everywhere does not fill the memory
		a.count[address]++
	}
	return 0
}
