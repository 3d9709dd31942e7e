package store

import (
	"strings"

	"khuyencong/programme"
)

// scope narrows to the projects, called p, that the user sees: the rule of
// programme.User.SeesProject in SQL.
func (w *where) scope(u programme.User) {
	if !u.May(programme.ReadRecords) {
		w.conditions = append(w.conditions, "1 = 0")
		return
	}
	s := u.Scope
	w.in("p.place_code", s.Places)
	w.equal("p.level", string(s.Level))
	w.in("p.content", s.Contents)
	if s.EstablishmentID != 0 {
		w.and("p.establishment_id = ?", s.EstablishmentID)
	}
}

// scopeEstablishments narrows to the establishments, called e, that the user
// sees. Who sees projects of one level only sees the establishments that have
// such a project; contents do not narrow them.
func (w *where) scopeEstablishments(u programme.User) {
	if !u.May(programme.ReadRecords) {
		w.conditions = append(w.conditions, "1 = 0")
		return
	}
	s := u.Scope
	w.in("e.place_code", s.Places)
	if s.EstablishmentID != 0 {
		w.and("e.id = ?", s.EstablishmentID)
	}
	if s.Level != "" {
		w.and("EXISTS (SELECT 1 FROM projects x WHERE x.establishment_id = e.id AND x.level = ?)", string(s.Level))
	}
}

// in narrows to some values; none do not narrow.
func (w *where) in(column string, values []string) {
	if len(values) == 0 {
		return
	}
	var marks []string
	for _, v := range values {
		w.args = append(w.args, v)
		marks = append(marks, w.mark())
	}
	w.conditions = append(w.conditions, column+" IN ("+strings.Join(marks, ", ")+")")
}

// scoped is the conditions after others that already stand in the query, whose
// arguments are args: " AND …" with the arguments of both.
func scoped(u programme.User, args ...any) (condition string, all []any) {
	w := where{args: args}
	w.scope(u)
	if len(w.conditions) == 0 {
		return "", args
	}
	return " AND " + strings.Join(w.conditions, " AND "), w.args
}

// outOfScope refuses a record that would be out of the user's own sight.
func outOfScope(u programme.User) error {
	return programme.Refuse(programme.Invalid, "place", "Hồ sơ này nằm ngoài phạm vi của chức vụ “%s” (%s). Chọn địa bàn, nguồn vốn, nội dung trong phạm vi đó.", u.PostTitle, u.ScopeLabel)
}

// narrow leaves out of an evaluation what is about more than the user sees:
// held against a part of the records, the targets and published figures of the
// whole province would only look like failures.
func narrow(u programme.User, d *programme.EvaluationData) {
	s := u.Scope
	if s.Whole() {
		return
	}
	d.Stated, d.Explanations, d.Remarks = nil, nil, nil
	var targets []programme.Target
	for _, t := range d.Targets {
		if u.SeesTarget(t) {
			targets = append(targets, t)
		}
	}
	d.Targets = targets
	var districts []programme.Place
	for _, unit := range d.Districts {
		if s.Level == "" && len(s.Contents) == 0 && u.Sees("", unit.Code, s.EstablishmentID) && len(s.Places) > 0 {
			districts = append(districts, unit)
		}
	}
	d.Districts = districts
}
