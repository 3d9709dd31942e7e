package programme

import "slices"

// SeesPersonalNumber tells who reads in full the personal number that a
// household has as its tax code: those who keep the register, and its owner.
func (u User) SeesPersonalNumber(establishment int64) bool {
	return u.May(EditEstablishments) || establishment != 0 && u.Scope.EstablishmentID == establishment
}

// EstablishmentEventsFor is an establishment's history as the user sees it:
// with personal numbers masked where its page masks them.
func EstablishmentEventsFor(u User, establishment int64, all []Event) []Event {
	if u.SeesPersonalNumber(establishment) {
		return all
	}
	seen := slices.Clone(all)
	for i := range seen {
		e := &seen[i]
		e.Title, e.Note, e.Changes = maskedText(e.Title), maskedText(e.Note), slices.Clone(e.Changes)
		for j := range e.Changes {
			e.Changes[j].Old, e.Changes[j].New = maskedText(e.Changes[j].Old), maskedText(e.Changes[j].New)
		}
	}
	return seen
}
