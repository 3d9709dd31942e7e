package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// PlaceImport is an official list of units and the tables that lead to it from
// the list before.
type PlaceImport struct {
	List     string // its name: "QĐ 19/2025/QĐ-TTg"
	File     string // of the units, for messages
	From, To Day    // the list holds from, and to where it has been replaced; To may be 0
	Units    []PlaceRow
	Tables   []Crosswalk
	Clause   string // the legal text that the tables were copied from; "" for compiled tables
}

// PlaceImportPlan is what an import writes.
type PlaceImportPlan struct {
	Added     []Place
	Corrected []Place // name, parent, end or list of a known unit
	Closed    []Place // replaced by the list: they end on the day before it
	Same      int
	Changes   []PlaceChange // every change of the old units that the tables name
	Confirmed int           // of Changes
	Disputed  []Place       // old units with an open change
	Kept      []Place       // old units that a person has decided: left as decided
}

// Summary is the plan in a sentence, for the history and the command line.
func (p PlaceImportPlan) Summary() string {
	s := fmt.Sprintf("%s đơn vị mới, %s sửa, %s kết thúc, %s không đổi", CountText(int64(len(p.Added))), CountText(int64(len(p.Corrected))),
		CountText(int64(len(p.Closed))), CountText(int64(p.Same)))
	if len(p.Changes)+len(p.Kept) > 0 {
		s += fmt.Sprintf("; %s cặp chuyển đổi: %s xác nhận, %s chờ quyết định ở %s đơn vị cũ", CountText(int64(len(p.Changes))), CountText(int64(p.Confirmed)),
			CountText(int64(len(p.Changes)-p.Confirmed)), CountText(int64(len(p.Disputed))))
	}
	if len(p.Kept) > 0 {
		s += fmt.Sprintf("; %s đơn vị cũ giữ theo quyết định đã có", CountText(int64(len(p.Kept))))
	}
	return s + "."
}

// Check refuses an import that names no list or no day.
func (im PlaceImport) Check() error {
	var errs []error
	if im.From == 0 {
		errs = append(errs, Refuse(Invalid, "from", "Cho biết danh mục có hiệu lực từ ngày nào."))
	}
	if im.To != 0 && im.To < im.From {
		errs = append(errs, Refuse(Invalid, "to", "Ngày cuối %s lại trước ngày đầu %s của danh mục.", im.To, im.From))
	}
	if len(im.Units) == 0 && len(im.Tables) == 0 {
		errs = append(errs, Refuse(Invalid, "units", "Không có đơn vị và không có bảng chuyển đổi nào để nhập."))
	}
	return errors.Join(append(errs, atMost("list", "tên danh mục", im.List, 300), atMost("clause", "căn cứ", im.Clause, 500))...)
}

// Plan works out what the import writes beside the known units, or names every
// line that cannot be. decided are the old units that a person has decided.
func (im PlaceImport) Plan(known []Place, decided map[PlaceKey]bool) (PlaceImportPlan, error) {
	if err := im.Check(); err != nil {
		return PlaceImportPlan{}, err
	}
	b := placeImporter{PlaceImport: im, byCode: map[string][]*Place{}, decided: decided}
	for _, u := range known {
		b.byCode[u.Code] = append(b.byCode[u.Code], &u)
	}
	for _, r := range im.Units {
		b.unit(r)
	}
	b.parents()
	b.tables()
	return b.plan, b.problems.err()
}

type placeImporter struct {
	PlaceImport
	byCode   map[string][]*Place // known and new, with what the import makes of them
	decided  map[PlaceKey]bool
	plan     PlaceImportPlan
	problems lineProblems
}

// on is the unit that a code is on a day.
func (b *placeImporter) on(code string, day Day) *Place {
	for _, u := range b.byCode[code] {
		if u.On(day) {
			return u
		}
	}
	return nil
}

// unit adds a line of the list, or finds that it is known.
func (b *placeImporter) unit(r PlaceRow) {
	u := r.Place
	u.List = b.List
	if u.ValidFrom == 0 {
		u.ValidFrom = b.From
	}
	if u.ValidTo == 0 {
		u.ValidTo = b.To
	}
	if u.ValidTo != 0 && u.ValidTo < u.ValidFrom {
		b.problems.add(b.File, r.Line, "%s kết thúc %s, trước ngày bắt đầu %s.", u.Name, u.ValidTo, u.ValidFrom)
		return
	}
	for _, old := range b.byCode[u.Code] {
		same := old.Name == u.Name && old.ParentCode == u.ParentCode
		switch {
		case old.ValidFrom == u.ValidFrom:
			b.correct(old, u, same, r.Line)
			return
		case same && old.ValidFrom < u.ValidFrom && old.ValidTo == 0 && u.ValidTo == 0:
			b.plan.Same++ // it goes on as it was
			return
		case old.ValidFrom < u.ValidFrom && old.ValidTo == 0:
			b.end(old, u.ValidFrom)
		}
		if overlaps(*old, u) {
			b.problems.add(b.File, r.Line, "mã %s đã là %s (%s), trùng ngày với %s (%s). Ghi ngày cuối của danh mục cũ (--to, hoặc cột valid_to).",
				u.Code, old.Name, old.Validity(), u.Name, u.Validity())
			return
		}
	}
	b.plan.Added = append(b.plan.Added, u)
	b.byCode[u.Code] = append(b.byCode[u.Code], &u)
}

// correct takes over what the list says of a unit that is known. A list
// without an end does not open again what has ended.
func (b *placeImporter) correct(old *Place, u Place, same bool, line int) {
	if u.ValidTo == 0 {
		u.ValidTo = old.ValidTo
	}
	if u.List == "" {
		u.List = old.List
	}
	if same && old.ValidTo == u.ValidTo && old.List == u.List {
		b.plan.Same++
		return
	}
	for _, other := range b.byCode[u.Code] {
		if other != old && overlaps(*other, u) {
			b.problems.add(b.File, line, "mã %s là %s %s, không kéo dài được: %s", u.Code, other.Name, other.Validity(), u.Validity())
			return
		}
	}
	*old = u
	b.plan.Corrected = append(b.plan.Corrected, u)
}

// overlaps tells whether two units have a day in common.
func overlaps(a, b Place) bool { return a.On(b.ValidFrom) || b.On(a.ValidFrom) }

// end closes a unit that a new one replaces.
func (b *placeImporter) end(old *Place, first Day) {
	old.ValidTo = first.Plus(-1)
	b.plan.Closed = append(b.plan.Closed, *old)
}

// parents refuses lines whose upper unit is not known on their first day.
func (b *placeImporter) parents() {
	for _, r := range b.Units {
		from := r.ValidFrom
		if from == 0 {
			from = b.From
		}
		if r.ParentCode != "" && b.on(r.ParentCode, from) == nil {
			b.problems.add(b.File, r.Line, "không có đơn vị cấp trên mã %s vào ngày %s. Thêm đơn vị đó vào tệp hoặc nhập trước.", r.ParentCode, from)
		}
	}
}

// vote is what the tables say of one pair.
type vote struct {
	to     *Place
	tables []string
	shares []PlaceShare
	clause string
}

// tables compares the tables pair by pair.
func (b *placeImporter) tables() {
	var order []*Place
	votes := map[*Place][]*vote{}
	for _, t := range b.Tables {
		for _, r := range t.Rows {
			old, to := b.side(t.Name, r.Line, "cũ", r.OldCode, r.OldName, b.From.Plus(-1)), b.side(t.Name, r.Line, "mới", r.NewCode, r.NewName, b.From)
			if old == nil || to == nil || old == to {
				continue
			}
			if votes[old] == nil {
				order = append(order, old)
			}
			i := slices.IndexFunc(votes[old], func(v *vote) bool { return v.to == to })
			if i < 0 {
				i = len(votes[old])
				votes[old] = append(votes[old], &vote{to: to, clause: b.Clause})
			}
			v := votes[old][i]
			v.tables = append(v.tables, t.Name)
			if r.Share != "" {
				v.shares = append(v.shares, r.Share)
			}
			if r.Clause != "" {
				v.clause = r.Clause
			}
		}
	}
	for _, old := range order {
		if old.ValidTo == 0 {
			b.end(old, b.From)
		}
		if b.decided[old.Key()] {
			b.plan.Kept = append(b.plan.Kept, *old)
			continue
		}
		b.changes(old, votes[old])
	}
}

// changes writes what the tables say of one old unit. A pair is sure when all
// of several tables name it, or when one table was copied from a legal text.
func (b *placeImporter) changes(old *Place, votes []*vote) {
	open := false
	for _, v := range votes {
		c := PlaceChange{From: old.Key(), To: v.to.Key(), Share: v.share(len(votes)), State: OpenChange, Clause: v.clause, Date: b.From, Named: strings.Join(v.tables, ", ")}
		if len(v.tables) == len(b.Tables) && (len(b.Tables) > 1 || b.Clause != "") {
			c.State = ConfirmedChange
			b.plan.Confirmed++
		}
		open = open || c.State == OpenChange
		b.plan.Changes = append(b.plan.Changes, c)
	}
	if open {
		b.plan.Disputed = append(b.plan.Disputed, *old)
	}
}

// share is what the tables agree on; the one successor has all of the unit,
// unless a table says otherwise.
func (v *vote) share(successors int) PlaceShare {
	switch shares := slices.Compact(slices.Clone(v.shares)); {
	case len(shares) == 1:
		return shares[0]
	case len(shares) == 0 && successors == 1:
		return WholeShare
	}
	return UnknownShare
}

// side finds one side of a pair; a name that is not the unit's own says that
// the code was read in another list.
func (b *placeImporter) side(file string, line int, which, code, name string, day Day) *Place {
	u := b.on(code, day)
	if u == nil {
		b.problems.add(file, line, "vào ngày %s không có đơn vị %s mã %s. Nhập danh mục có đơn vị đó trước.", day, which, code)
		return nil
	}
	if name != "" && Fold(name) != Fold(u.Name) {
		b.problems.add(file, line, "mã %s vào ngày %s là %s, không phải “%s”. Kiểm tra mã và danh mục của bảng.", code, day, u.Name, name)
		return nil
	}
	return u
}
