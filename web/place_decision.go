package web

import (
	"net/http"
	"net/url"

	"khuyencong/programme"
	"khuyencong/store"
)

// successorField is the checkbox of one successor.
func successorField(k programme.PlaceKey) string { return "to_" + k.String() }

// placeDecide saves a person's answer on what became of a unit.
func (s *Server) placeDecide(w http.ResponseWriter, r *http.Request, u programme.User) error {
	record, err := s.pathPlace(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	d := programme.PlaceDecision{Unit: record.Place.Key(), Reason: f.text("reason"), Version: f.id("version")}
	for _, c := range record.Changes {
		if f.checked(successorField(c.To)) {
			d.Successors = append(d.Successors, c.To)
		}
	}
	if err := s.otherSuccessor(r, u, f, record, &d); err != nil {
		return err
	}
	d.RecordsTo, _ = programme.ParsePlaceKey(f.text("records_to"))
	if len(d.Successors) == 0 && !f.checked("none") {
		f.keep(programme.Refuse(programme.Invalid, "none", "Chưa chọn đơn vị kế thừa nào. Đánh dấu ít nhất một đơn vị, hoặc đánh dấu “Không có đơn vị kế thừa”."))
	}
	if len(d.Successors) > 0 && f.checked("none") {
		f.keep(programme.Refuse(programme.Invalid, "none", "Vừa chọn đơn vị kế thừa vừa đánh dấu không có. Bỏ một trong hai."))
	}
	if len(d.Successors) == 1 {
		d.RecordsTo = d.Successors[0]
	}
	f.also(d.Check())
	if err = f.err(); err == nil {
		if err = s.store.DecidePlace(r.Context(), u, d); err == nil {
			return seeOther(w, r, placePath(d.Unit), "Đã lưu quyết định về "+record.Place.Name+".")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.PlaceRecord(r.Context(), u, d.Unit)
		record = now
		return savedRecord{programme.SPlace, d.Unit.Number(), now.Decision.Version, decisionFields(d, now), decisionFields(now.Decision, now)}, err
	})
	if err != nil {
		return err
	}
	return s.placePage(w, r, u, record, again, status)
}

// otherSuccessor reads a successor that no table names.
func (s *Server) otherSuccessor(r *http.Request, u programme.User, f *form, record store.PlaceRecord, d *programme.PlaceDecision) error {
	typed := f.text("other")
	if typed == "" {
		return nil
	}
	day := record.Place.Abolished()
	units, err := s.store.Places(r.Context(), u, day)
	if err != nil {
		return err
	}
	ref, err := programme.FindPlace("other", typed, units, day)
	if err != nil {
		f.keep(err)
		return nil
	}
	for _, p := range units {
		if p.Ref() == ref {
			d.Successors = append(d.Successors, p.Key())
			record.Names[p.Key()] = p
		}
	}
	return nil
}

// typedDecision is what is known of a unit's end as the form shows it.
func typedDecision(r store.PlaceRecord) url.Values {
	d := r.Decision
	v := url.Values{"reason": {d.Reason}, "version": {number(d.Version)}}
	for _, k := range d.Successors {
		v.Set(successorField(k), "1")
	}
	if d.Version > 0 && len(d.Successors) == 0 {
		v.Set("none", "1")
	}
	if d.RecordsTo != (programme.PlaceKey{}) {
		v.Set("records_to", d.RecordsTo.String())
	}
	return v
}

// decisionFields lists a decision as people read it.
func decisionFields(d programme.PlaceDecision, r store.PlaceRecord) []programme.FieldValue {
	names := ""
	for i, k := range d.Successors {
		if i > 0 {
			names += "; "
		}
		names += r.Names[k].Ref().String()
	}
	where := "giữ dưới tên đơn vị cũ"
	if d.RecordsTo != (programme.PlaceKey{}) {
		where = r.Names[d.RecordsTo].Ref().String()
	}
	return []programme.FieldValue{
		{Field: "successors", Label: "Đơn vị kế thừa", Value: names}, {Field: "records_to", Label: "Hồ sơ tính cho", Value: where},
		{Field: "reason", Label: "Lý do, căn cứ", Value: d.Reason},
	}
}

// recordsToOptions are where the records of a split unit may stand.
func recordsToOptions(r store.PlaceRecord) []option {
	all := []option{{"", "Giữ dưới tên đơn vị cũ"}}
	for _, c := range r.Changes {
		all = append(all, option{c.To.String(), "Tất cả tính cho " + r.Names[c.To].Name})
	}
	return all
}
