package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func household() url.Values {
	return url.Values{"form": {"household"}, "place": {"Xã Kế Sách"}, "trade": {"1030"}, "wish": {"machine"}, "cost": {"400tr"}, "paid": {"yes"}, "begun": {"no"}, "other": {"yes"}, "state": {"new"}}
}

// Somebody without an account asks, is answered, and can go on to a draft; the
// count of checks is all that is kept.
func TestPublicCheck(t *testing.T) {
	o := newOffice(t)
	w := o.as("", http.MethodPost, "/public/check", household())
	to, _ := url.Parse(w.Header().Get("Location"))
	if w.Code != http.StatusSeeOther || to.Path != "/public/check/answer" {
		t.Fatalf("%d to %s\n%s", w.Code, to, w.Body)
	}
	page := o.as("", http.MethodGet, to.Path, to.Query()).Body.String()
	for _, want := range []string{"Có thể được hỗ trợ", "Ứng dụng máy móc, thiết bị tiên tiến", "E4 – Vốn đối ứng", "Giấy tờ (", "/login?next=%2Fprojects%2Fnew"} {
		if !strings.Contains(page, want) {
			t.Errorf("the answer lacks %q", want)
		}
	}
	all, possible, err := o.store.SelfCheckCounts(t.Context(), 2016_01_01)
	if err != nil || all != 1 || possible != 1 {
		t.Errorf("counted %d, possible %d, %v", all, possible, err)
	}
}

// A refused answer is shown with everything as it was typed, on paper too.
func TestPublicCheckKeepsWhatWasTyped(t *testing.T) {
	o := newOffice(t)
	typed := household()
	typed.Set("place", "Xã Không Có")
	typed.Set("cost", "bốn trăm")
	w := o.as("", http.MethodPost, "/public/check", typed)
	for _, want := range []string{"Xã Không Có", "bốn trăm", `value="1030" selected`, `href="#f-place"`, `href="#f-cost"`} {
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%d, without %q", w.Code, want)
		}
	}
	typed.Set("place", strings.Repeat("x", 4000))
	if w := o.as("", http.MethodGet, "/public/check/answer", typed); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a huge address: %d", w.Code)
	}
}
