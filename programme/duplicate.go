package programme

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
)

// Duplicate is a pair of establishments that may be one and the same, recorded
// twice (trùng).
type Duplicate struct {
	One, Other int64  // IDs, the smaller first
	Score      int    // 1 to 100, the surer the higher; it only ranks
	Reason     string // what the two share, as people read it
}

// likelyScore is the least score of a pair that is more than a possibility.
const likelyScore = 60

// Likely tells a pair that shares more than a name that is nearly the same.
func (d Duplicate) Likely() bool { return d.Score >= likelyScore }

// Label says how sure the pair is.
func (d Duplicate) Label() string {
	if d.Likely() {
		return "Nhiều khả năng trùng"
	}
	return "Có thể trùng"
}

// DuplicatesOf lists what e may be a duplicate of, the surest first. e itself
// may stand in the list.
func DuplicatesOf(e Establishment, all []Establishment) (found []Duplicate) {
	mine := traitsOf(e)
	for _, other := range all {
		if d, ok := mine.alike(traitsOf(other)); ok && other.ID != e.ID {
			found = append(found, d)
		}
	}
	slices.SortFunc(found, surest)
	return found
}

// Duplicates finds the pairs of a whole register, the surest first, in time
// that grows with the register and not with its square: only establishments
// that share a tax code, a name or a name less one letter are compared.
func Duplicates(all []Establishment) (found []Duplicate) {
	traits := make([]traits, len(all))
	var met []meeting
	seed := maphash.MakeSeed()
	for i, e := range all {
		traits[i] = traitsOf(e)
		for _, key := range traits[i].keys(seed) {
			met = append(met, meeting{key, i})
		}
	}
	// Those without a place first, the others by place: who may match stands
	// near, and a name that hundreds have costs no more.
	slices.SortFunc(met, func(a, b meeting) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Or(cmp.Compare(traits[a.at].place, traits[b.at].place), cmp.Compare(a.at, b.at))
	})
	seen := map[[2]int]bool{}
	for len(met) > 0 {
		n := 1
		for n < len(met) && met[n].key == met[0].key {
			n++
		}
		bucket := met[:n]
		met = met[n:]
		for at, m := range bucket {
			for _, o := range neighbours(bucket, at) {
				pair := [2]int{min(m.at, o.at), max(m.at, o.at)}
				if m.at == o.at || seen[pair] {
					continue
				}
				seen[pair] = true
				if d, ok := traits[m.at].alike(traits[o.at]); ok {
					found = append(found, d)
				}
			}
		}
	}
	slices.SortFunc(found, surest)
	return found
}

// compared bounds how many of a bucket each member is held against.
const compared = 20

func neighbours(bucket []meeting, at int) []meeting {
	if at <= 2*compared {
		return bucket[:at]
	}
	return slices.Concat(bucket[:compared], bucket[at-compared:at])
}

// meeting is one key under which an establishment, by its place in the
// register, meets what it may be a duplicate of. Two keys may be the same by
// chance: the comparison decides.
type meeting struct {
	key uint64
	at  int
}

func surest(a, b Duplicate) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.One, b.One), cmp.Compare(a.Other, b.Other))
}

// DuplicateGroup is some establishments that pairs of Duplicates join.
type DuplicateGroup struct {
	IDs   []int64 // in order
	Pairs []Duplicate
}

// DuplicateGroups joins pairs into groups, those with the surest pair first.
func DuplicateGroups(pairs []Duplicate) []DuplicateGroup {
	leader := map[int64]int64{}
	var find func(int64) int64
	find = func(id int64) int64 {
		if up, known := leader[id]; known && up != id {
			leader[id] = find(up)
			return leader[id]
		}
		leader[id] = id
		return id
	}
	for _, d := range pairs {
		leader[find(d.Other)] = find(d.One)
	}
	var groups []DuplicateGroup
	at := map[int64]int{}
	for _, d := range pairs {
		top := find(d.One)
		i, known := at[top]
		if !known {
			i = len(groups)
			at[top] = i
			groups = append(groups, DuplicateGroup{})
		}
		g := &groups[i]
		g.Pairs = append(g.Pairs, d)
		for _, id := range []int64{d.One, d.Other} {
			if !slices.Contains(g.IDs, id) {
				g.IDs = append(g.IDs, id)
			}
		}
	}
	for _, g := range groups {
		slices.Sort(g.IDs)
	}
	return groups
}

// traits is what of an establishment is compared.
type traits struct {
	id    int64
	name  string   // NameKey
	words []string // of name
	tax   string
	place string // code and name; "" for none
}

func traitsOf(e Establishment) traits {
	t := traits{id: e.ID, name: NameKey(e.Name), tax: e.TaxCode}
	t.words = strings.Fields(t.name)
	if e.TaxCode != "" {
		if code, err := ParseTaxCode("", e.TaxCode); err == nil {
			t.tax = code // as it is, where it is no code
		}
	}
	if e.Place != (PlaceRef{}) {
		t.place = e.Place.Code + " " + e.Place.Name
	}
	return t
}

// alike is the whole rule of what may be the same.
func (t traits) alike(o traits) (Duplicate, bool) {
	d := Duplicate{One: min(t.id, o.id), Other: max(t.id, o.id)}
	if t.tax != "" && t.tax == o.tax {
		d.Score, d.Reason = 100, "Cùng mã số thuế "+t.tax
		if t.name != "" && t.name == o.name {
			d.Reason += ", cùng tên"
		}
		return d, true
	}
	if t.name == "" || isBranch(t.tax, o.tax) || t.place != o.place && t.place != "" && o.place != "" {
		return d, false
	}
	switch one, other, near := typo(t.words, o.words); {
	case t.name == o.name:
		d.Score, d.Reason = 80, "Cùng tên (không kể loại hình và dấu)"
	case near:
		d.Score, d.Reason = 40, "Tên chỉ khác một chữ cái (“"+one+"” và “"+other+"”)"
	default:
		return d, false
	}
	switch {
	case t.place == "" && o.place == "":
		d.Score, d.Reason = d.Score-15, d.Reason+", cả hai chưa ghi địa bàn"
	case t.place == o.place:
		d.Reason += ", cùng địa bàn"
	default:
		d.Score, d.Reason = d.Score-20, d.Reason+", một bên chưa ghi địa bàn"
	}
	if t.tax != "" && o.tax != "" { // a household had a code before its 12 digits
		d.Score, d.Reason = max(d.Score/2, 1), d.Reason+", nhưng mã số thuế khác nhau"
	}
	return d, true
}

// isBranch tells a branch (chi nhánh, 13 digits) and its parent, or two
// branches of one parent: recorded apart because they are apart.
func isBranch(a, b string) bool {
	return a != b && (len(a) == branchLength || len(b) == branchLength) && len(a) >= 10 && len(b) >= 10 && a[:10] == b[:10]
}

// branchLength is a branch's tax code with its hyphen: 0312687878-001.
const branchLength = 14

// keys are the hashes of the tax code, of the name, and of the name less each
// letter in which a slip is looked for.
func (t traits) keys(seed maphash.Seed) (all []uint64) {
	var h maphash.Hash
	h.SetSeed(seed)
	add := func(parts ...string) {
		h.Reset()
		for _, p := range parts {
			h.WriteString(p)
		}
		all = append(all, h.Sum64())
	}
	if t.tax != "" {
		add("tax ", t.tax)
	}
	if t.name == "" {
		return all
	}
	add("name ", t.name)
	start := 0 // of the word in the name
	for _, word := range t.words {
		before, after := t.name[:start], t.name[start+len(word):]
		start += len(word) + 1
		if !spelled(word) {
			continue
		}
		add(before, "|", word, "|", after) // meets a longer word less its one letter
		for at := range word {
			add(before, "|", word[:at], word[at+1:], "|", after)
		}
	}
	return all
}
