package web

import (
	"net/http"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// duplicatesPath is the page of likely duplicates.
const duplicatesPath = "/establishments/duplicates"

// duplicateListPage shows the establishments that may stand in the register
// twice (trùng), in groups.
type duplicateListPage struct {
	Info   pageInfo
	Total  int // groups
	Groups []store.DuplicateGroup
}

func (s *Server) duplicateList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	total, groups, err := s.store.DuplicateGroups(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, duplicateListView(duplicateListPage{
		Info:  s.info(w, r, of, navEstablishments, "Cơ sở có thể trùng", crumb{"Cơ sở CNNT", "/establishments"}),
		Total: total, Groups: groups,
	}))
}

// duplicateCount is how many groups the list of establishments tells of: none
// to who could do nothing about them.
func (s *Server) duplicateCount(r *http.Request, u programme.User) (int, error) {
	if !u.May(programme.EditEstablishments) {
		return 0, nil
	}
	return s.store.CountDuplicates(r.Context(), u)
}

// doubles are what the establishment that was typed may be already, unless the
// person has said that it is another one. An establishment is asked about when
// what tells it from others is new. Of the same tax code nobody is asked: the
// store refuses it.
func (s *Server) doubles(r *http.Request, u programme.User, f *form, mine, now programme.Establishment) ([]store.DuplicateItem, error) {
	same := now.ID != 0 && mine.Name == now.Name && mine.TaxCode == now.TaxCode && mine.Place == now.Place
	if same || f.checked("distinct") {
		return nil, nil
	}
	found, err := s.store.DuplicatesOf(r.Context(), u, mine)
	for _, d := range found {
		if mine.TaxCode != "" && d.Establishment.TaxCode == mine.TaxCode {
			return nil, err
		}
	}
	return found, err
}

// duplicateKept is the record of a group that is usually kept: the one with
// the most projects, and the older of two alike.
func duplicateKept(items []store.EstablishmentItem) (kept store.EstablishmentItem) {
	for i, e := range items {
		if i == 0 || e.Projects > kept.Projects {
			kept = e
		}
	}
	return kept
}

// duplicateSure is how sure the surest pair of a group is.
func duplicateSure(g store.DuplicateGroup) (meaning, string) {
	if g.Pairs[0].Likely() {
		return attention, g.Pairs[0].Label()
	}
	return neutral, g.Pairs[0].Label()
}

// duplicateWords says what a pair shares, naming the two by their numbers.
func duplicateWords(d programme.Duplicate) string {
	return "#" + strconv.FormatInt(d.One, 10) + " và #" + strconv.FormatInt(d.Other, 10) + ": " + d.Reason + "."
}

// duplicateFacts tells a record from its doubles in one line.
func duplicateFacts(e store.EstablishmentItem) string {
	text := e.LegalForm.Label()
	for _, more := range []string{e.Place.Name, e.Address} {
		if more != "" {
			text += " · " + more
		}
	}
	if e.TaxCode != "" {
		text += " · mã số thuế " + e.TaxCode
	}
	return text
}

func mergePath(merged, into int64) string {
	path := establishmentPath(merged) + "/merge"
	if into != 0 {
		path += "?into=" + strconv.FormatInt(into, 10)
	}
	return path
}
