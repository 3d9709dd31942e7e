package programme

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// IsSyllable tells whether a word is a syllable of Vietnamese as its spelling
// allows them: "Nghiệp", "Út". It is how a text typed in letters of another
// code is known: read in the wrong one, its words are no syllables. The
// capitals of a word may not begin in its middle ("NÕp").
func IsSyllable(word string) bool {
	if len(word) > 32 {
		return false
	}
	lower := strings.ToLower(word)
	if upper := strings.ToUpper(word); word != upper {
		for i, r := range word {
			if i > 0 && !strings.ContainsRune(lower, r) {
				return false // a capital behind a small letter
			}
		}
	}
	var base strings.Builder
	tone := rune(0)
	for _, r := range norm.NFD.String(lower) {
		if strings.ContainsRune(toneMarks, r) {
			if tone != 0 {
				return false
			}
			tone = r
			continue
		}
		base.WriteRune(r)
	}
	s := norm.NFC.String(base.String())
	for _, onset := range onsets {
		rhyme, ok := strings.CutPrefix(s, onset)
		if !ok || !rhymes[rhyme] && !(onset == "gi" && (rhyme == "" || rhymes["i"+rhyme])) {
			continue
		}
		stops := strings.HasSuffix(rhyme, "c") || strings.HasSuffix(rhyme, "p") || strings.HasSuffix(rhyme, "t") || strings.HasSuffix(rhyme, "ch")
		return !stops || tone == acute || tone == dotBelow || tone == 0 && s == lower && !strings.ContainsFunc(s, func(r rune) bool { return r > 127 })
	}
	return false
}

const (
	acute     = '\u0301'
	dotBelow  = '\u0323'
	toneMarks = "\u0300\u0301\u0303\u0309\u0323"
)

// onsets, the longer before what they begin with; the last is none.
var onsets = strings.Split("ngh ng nh gh gi kh ch ph qu th tr b c d đ g h k l m n p q r s t v x ", " ")

var rhymes = func() map[string]bool {
	all := map[string]bool{}
	for r := range strings.FieldsSeq(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
		e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
		o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong ooc oong op ot
		ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
		uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh ych yt`) {
		all[r] = true
	}
	return all
}()
