package web

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every pair of colours that meets on a page keeps its contrast in the light
// scheme, in the dark one and in print: 4.5 : 1 for letters, 3 : 1 for the
// edges of fields, bars and signs.
func TestContrast(t *testing.T) {
	css := string(assets["app.css"].body)
	light := tokens(css[strings.Index(css, ":root {"):])
	dark := tokens(css[strings.Index(css, "(prefers-color-scheme: dark)"):])
	print := tokens(css[strings.Index(css, "@media print"):])
	schemes := map[string]map[string]string{"light": light, "dark": merged(light, dark), "print": merged(light, print)}
	pairs := []struct {
		front, behind string
		least         float64
	}{
		{"ink", "ground", 7}, {"ink", "raised", 7}, {"ink-2", "ground", 4.5}, {"ink-2", "raised", 4.5},
		{"accent", "ground", 4.5}, {"accent", "raised", 4.5}, {"accent-strong", "ground", 4.5},
		{"accent", "good-wash", 4.5}, {"accent", "attention-wash", 4.5}, {"accent", "wrong-wash", 4.5},
		{"ink", "good-wash", 7}, {"ink", "attention-wash", 7}, {"ink", "wrong-wash", 7},
		{"good", "ground", 4.5}, {"good", "good-wash", 4.5}, {"attention", "ground", 4.5}, {"attention", "attention-wash", 4.5},
		{"wrong", "ground", 4.5}, {"wrong", "wrong-wash", 4.5}, {"good", "raised", 4.5}, {"attention", "raised", 4.5}, {"wrong", "raised", 4.5},
		{"on-accent", "accent", 4.5}, {"on-accent", "accent-strong", 4.5},
		{"edge", "ground", 3}, {"edge", "raised", 3}, {"focus", "ground", 3},
		{"national", "ground", 3}, {"local", "ground", 3}, {"national", "track", 3}, {"local", "track", 3}, {"accent", "track", 3},
	}
	for name, scheme := range schemes {
		for _, p := range pairs {
			if got := contrast(t, scheme[p.front], scheme[p.behind]); got < p.least {
				t.Errorf("%s: %s on %s is %.2f : 1, less than %.1f", name, p.front, p.behind, got, p.least)
			}
		}
	}
}

// tokens reads the custom properties of the first block of braces that has any.
func tokens(css string) map[string]string {
	found := map[string]string{}
	end := strings.Index(css[strings.Index(css, "--"):], "}")
	for _, m := range regexp.MustCompile(`--([\w-]+): *(#[0-9a-f]{3,6});`).FindAllStringSubmatch(css[:strings.Index(css, "--")+end], -1) {
		found[m[1]] = m[2]
	}
	return found
}

func merged(base, over map[string]string) map[string]string {
	all := map[string]string{}
	for _, m := range []map[string]string{base, over} {
		for k, v := range m {
			all[k] = v
		}
	}
	return all
}

// contrast is the ratio of relative luminances as WCAG 2 defines it.
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("%q is not a colour", colour)
	}
	linear := func(c uint64) float64 {
		s := float64(c&255) / 255
		if s <= .04045 {
			return s / 12.92
		}
		return math.Pow((s+.055)/1.055, 2.4)
	}
	return .2126*linear(v>>16) + .7152*linear(v>>8) + .0722*linear(v)
}
