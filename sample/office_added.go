package sample

import "slices"

// addedDossiers came in this year and are added to the plan of this year while
// it runs: one is approved, the others have begun.
var addedDossiers = []dossier{}

// added tells a dossier for the plan of this year from one for the next.
func (d dossier) added() bool {
	return slices.ContainsFunc(addedDossiers, func(a dossier) bool { return a.title == d.title })
}

// codeFor is the code of a dossier in the plan that it is for.
func (o *office) codeFor(d dossier) string {
	if d.added() {
		return o.codeOf(d.code, o.planYear-1)
	}
	return o.codeOf(d.code, o.planYear)
}
