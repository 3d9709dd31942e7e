package programme

import (
	"cmp"
	"hash/maphash"
	"slices"
)

// PartyIndex is the establishments of the register, laid out so that
// each beneficiary of a book is found without going through all of them.
type PartyIndex struct {
	traits []traits
	names  map[int64]string // by ID
	seed   maphash.Seed
	keys   []meeting
}

// NewPartyIndex lays out establishments that stand for themselves.
func NewPartyIndex(all []Establishment) *PartyIndex {
	r := &PartyIndex{seed: maphash.MakeSeed(), names: make(map[int64]string, len(all)), traits: make([]traits, len(all))}
	for i, e := range all {
		r.traits[i] = traitsOf(e)
		r.names[e.ID] = e.Name
		for _, k := range r.traits[i].keys(r.seed) {
			r.keys = append(r.keys, meeting{k, i})
		}
		r.traits[i].words = nil // made again for the few that are compared
	}
	slices.SortFunc(r.keys, func(a, b meeting) int { return cmp.Compare(a.key, b.key) })
	return r
}

// Name is what an establishment of the register is called.
func (r *PartyIndex) Name(id int64) string { return r.names[id] }

// PartyMatch is an establishment of the register that a beneficiary may be.
type PartyMatch struct {
	ID     int64
	Name   string
	Reason string // what the two share
	Score  int    // 1 to 100, the surer the higher
}

// candidates are the establishments that a beneficiary may be, the surest
// first; sure is the one that it certainly is, 0 for none.
func (r *PartyIndex) candidates(p BookParty) (sure int64, all []PartyMatch) {
	best := map[int64]PartyMatch{}
	for _, place := range []PlaceRef{p.Place, p.District} {
		mine := traitsOf(Establishment{Name: p.Name, TaxCode: p.TaxCode, Place: place})
		for _, k := range mine.keys(r.seed) {
			at, _ := slices.BinarySearchFunc(r.keys, k, func(m meeting, k uint64) int { return cmp.Compare(m.key, k) })
			for ; at < len(r.keys) && r.keys[at].key == k; at++ {
				other := r.traits[r.keys[at].at]
				other.words = traitsOf(Establishment{Name: other.name}).words
				if d, ok := mine.alike(other); ok && d.Score > best[other.id].Score {
					best[other.id] = PartyMatch{other.id, r.names[other.id], d.Reason, d.Score}
				}
			}
		}
		if p.District == p.Place {
			break
		}
	}
	for _, c := range best {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b PartyMatch) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID)) })
	if len(all) > 0 && all[0].Score >= certainScore && (len(all) == 1 || all[1].Score < certainScore) {
		sure = all[0].ID
	}
	return sure, all
}

// certainScore is the score of one tax code, or of one name at one place: what
// needs no asking where only one establishment has it.
const certainScore = 80

// BookParty is a beneficiary of a book: one for all its rows.
type BookParty struct {
	Name            string
	TaxCode         string
	Address         string
	Place, District PlaceRef
	Existing        int64        // the establishment of the register; 0 for a new one
	Asked           []PartyMatch // who may be meant, where that is not certain and not answered
	Rows            int          // how many rows have it
	First           RowAt
	key             string
}

// Key names the question of who is meant.
func (p BookParty) Key() string { return p.key + "|" + p.TaxCode + "|" + p.Place.Code }

// New is the establishment that the book makes of a beneficiary.
func (p BookParty) New() Establishment {
	return Establishment{Name: p.Name, LegalForm: LegalFormOf(p.Name), TaxCode: p.TaxCode, Place: p.Place, Address: p.Address}
}

// parties gathers the beneficiaries of a book.
type parties struct {
	register *PartyIndex
	answers  map[string]int64
	all      []BookParty
	byName   map[string][]int32
	byTax    map[string]int32
}

// at is the place in all of a row's beneficiary.
func (s *parties) at(r *BookRow) int {
	name := Clean(r.Beneficiaries[0])
	key := NameKey(name)
	if key == "" {
		key = titleKey(name)
	}
	tax, err := ParseTaxCode("tax_code", r.TaxCode)
	if err != nil {
		tax = ""
	}
	if i, known := s.byTax[tax]; known && tax != "" {
		s.all[i].Rows++
		return int(i)
	}
	for _, i := range s.byName[key] {
		p := &s.all[i]
		if p.Place.Code != r.Place.Code && p.Place.Code != "" && r.Place.Code != "" || p.TaxCode != "" && tax != "" {
			continue
		}
		if p.Place.Code != r.Place.Code && len(s.byName[key]) > 1 {
			continue // one of several places: it cannot be told which
		}
		p.Rows++
		if p.Place.Code == "" && r.Place.Code != "" { // an earlier row did not say where
			p.Place, p.District = r.Place, r.District
			if p.Address == "" {
				p.Address = Clean(r.Address)
			}
			s.identify(p)
		}
		return int(i)
	}
	p := BookParty{Name: name, TaxCode: tax, Address: Clean(r.Address), Place: r.Place, District: r.District, Rows: 1, First: r.RowAt, key: key}
	s.identify(&p)
	s.all = append(s.all, p)
	i := len(s.all) - 1
	s.byName[key] = append(s.byName[key], int32(i))
	if tax != "" {
		s.byTax[tax] = int32(i)
	}
	return i
}

// identify finds the establishment that a beneficiary is, or who has to be
// asked about it.
func (s *parties) identify(p *BookParty) {
	p.Existing, p.Asked = s.register.candidates(*p)
	if p.Existing != 0 {
		p.Asked = nil
	} else if answer, given := s.answers[p.Key()]; given && len(p.Asked) > 0 && (answer == 0 || s.register.names[answer] != "") {
		p.Existing, p.Asked = answer, nil
	}
}
