package book

import (
	"regexp"
	"strings"

	"khuyencong/programme"
)

// unitWords are the units of money as headings write them, folded and without
// blanks, dots and strokes.
var unitWords = map[string]programme.Money{
	"tydong": programme.Billion, "ty": programme.Billion, "tidong": programme.Billion, "tyd": programme.Billion, "tyvnd": programme.Billion, "ti": programme.Billion,
	"trieudong": programme.Million, "trdong": programme.Million, "trd": programme.Million, "trieu": programme.Million, "tr": programme.Million, "trieuvnd": programme.Million,
	"trieud": programme.Million, "1000000dong": programme.Million, "1000000d": programme.Million, "trvnd": programme.Million,
	"nghindong": 1000, "ngandong": 1000, "1000dong": 1000, "1000d": 1000, "1000": 1000, "nghind": 1000, "ngand": 1000, "1000vnd": 1000, "nghin": 1000, "ngan": 1000, "ngdong": 1000, "ngd": 1000,
	"dong": programme.Dong, "d": programme.Dong, "vnd": programme.Dong, "vietnamdong": programme.Dong, "dongvn": programme.Dong, "dongvietnam": programme.Dong,
}

var unitSigns = strings.NewReplacer(" ", "", ".", "", ",", "", ":", "", "/", "", "*", "", "x", "")

func unitKey(s string) string { return unitSigns.Replace(programme.Fold(s)) }

var (
	bracketed = regexp.MustCompile(`[(\[][^()\[\]]*[)\]]`)
	unitAfter = regexp.MustCompile(`(?:^|[\s(\[,;.-])(?:don vi tinh|don vi|dvt|đvt)\s*[:.\-]*\s*([^()\[\],;]{1,24})`)
	unitLoose = regexp.MustCompile(`(?:^|[\s,;:/-])(ty dong|trieu dong|tr\.? ?dong|trd|tr\.d|nghin dong|ngan dong|1[. ]?000 ?dong|1[. ]?000 ?d)(?:$|[\s,;:.)])`)
)

// unitIn is the unit that a heading or a line above the table states; 0 for
// none.
func unitIn(s string) programme.Money {
	folded := programme.Fold(s)
	for _, m := range unitAfter.FindAllStringSubmatch(folded, 3) {
		if u := unitWords[unitKey(m[1])]; u != 0 {
			return u
		}
	}
	for _, b := range bracketed.FindAllString(folded, 6) {
		inside := strings.Trim(b, "()[]")
		if u := unitWords[unitKey(inside)]; u != 0 {
			return u
		}
		if m := unitLoose.FindStringSubmatch(inside); m != nil {
			return unitWords[unitKey(m[1])]
		}
	}
	if m := unitLoose.FindStringSubmatch(folded); m != nil {
		return unitWords[unitKey(m[1])]
	}
	return 0
}

// withoutUnit is a heading without what stands in brackets and its unit.
func withoutUnit(s string) string {
	bare := bracketed.ReplaceAllStringFunc(s, func(b string) string {
		if inside := strings.Trim(b, "()[]"); unitIn(b) == 0 && len(inside) > 12 && !strings.ContainsAny(inside, "0123456789=+") {
			return " " + inside + " "
		}
		return " "
	})
	if at := unitLoose.FindStringIndex(programme.Fold(bare)); at != nil && len(programme.Fold(bare)) >= at[1] {
		if folded := programme.Fold(bare); folded[:at[0]] != "" {
			return folded[:at[0]] + " " + folded[at[1]:]
		}
	}
	return bare
}
