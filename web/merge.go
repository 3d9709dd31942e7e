package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// mergePage makes two records of one establishment one (gộp): which record
// stays, and whose value of each field.
type mergePage struct {
	Info         pageInfo
	Merged, Kept programme.Establishment // Kept has ID 0 until it is chosen
	Rows         []mergeRow
	Moves        int64 // projects that go over
	Problems     problems
	Stale        bool // one of the two was saved meanwhile
	Doubles      []store.DuplicateItem
	Into         fieldView // to choose Kept
}

// mergeRow is one field with both values and whose is chosen.
type mergeRow struct {
	programme.MergeChoice
	FromMerged bool
}

func (s *Server) mergeNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	merged, err := s.establishmentOf(r, u)
	if err != nil {
		return err
	}
	f := &form{typed: url.Values{"into": {r.FormValue("into")}}}
	kept, err := s.mergeInto(r, u, f, merged)
	if err != nil {
		return err
	}
	return s.mergeForm(w, r, u, http.StatusOK, mergePage{Merged: merged, Kept: kept, Problems: programme.Problems(f.err())}, f)
}

// mergeInto is the record that is to stay; ID 0 when none is named yet or it
// cannot be, which f then says.
func (s *Server) mergeInto(r *http.Request, u programme.User, f *form, merged programme.Establishment) (kept programme.Establishment, err error) {
	if f.text("into") == "" {
		return kept, nil
	}
	if id, err := strconv.ParseInt(f.text("into"), 10, 64); err == nil {
		f.typed.Set("into", "(#"+strconv.FormatInt(id, 10)+")")
	}
	ref, err := s.findEstablishment(r.Context(), u, f, "into")
	if err != nil || ref.ID == 0 {
		return kept, err
	}
	if kept, err = s.store.Establishment(r.Context(), u, ref.ID); err != nil {
		return kept, err
	}
	if err := programme.MayMerge(kept, merged); err != nil {
		f.keep(err)
		return programme.Establishment{}, nil
	}
	return kept, nil
}

func (s *Server) mergeCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	merged, err := s.establishmentOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	kept, err := s.mergeInto(r, u, f, merged)
	if err != nil {
		return err
	}
	if kept.ID == 0 && f.err() == nil {
		f.keep(programme.Refuse(programme.Invalid, "into", "Chưa chọn hồ sơ giữ lại. Gõ tên cơ sở rồi chọn trong gợi ý."))
	}
	moved := 0
	if err = f.err(); err == nil {
		chosen, old := kept.WithFrom(merged, mergeTaken(f, kept, merged)), merged
		chosen.Version, old.Version = f.id("into_version"), f.id("version")
		moved, err = s.store.MergeEstablishments(r.Context(), u, chosen, old)
	}
	switch programme.KindOf(err) {
	case programme.Invalid:
		return s.mergeForm(w, r, u, http.StatusUnprocessableEntity, mergePage{Merged: merged, Kept: kept, Problems: programme.Problems(err)}, f)
	case programme.Conflict:
		return s.mergeForm(w, r, u, http.StatusConflict, mergePage{Merged: merged, Kept: kept, Stale: true}, f)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, establishmentPath(kept.ID), "Đã gộp “"+merged.Name+"” (#"+strconv.FormatInt(merged.ID, 10)+") vào cơ sở này; "+strconv.Itoa(moved)+" đề án chuyển theo.")
}

// mergeTaken are the fields whose value of the merged record was chosen; the
// usual ones, where the form does not say.
func mergeTaken(f *form, kept, merged programme.Establishment) (fields []string) {
	for _, c := range programme.MergeChoices(kept, merged) {
		pick := f.typed.Get("pick_" + c.Field)
		if pick == "merged" || pick == "" && c.FromMerged {
			fields = append(fields, c.Field)
		}
	}
	return fields
}

// mergeForm fills in what the page needs besides the two records and draws it.
func (s *Server) mergeForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, p mergePage, f *form) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	if p.Kept.ID == 0 {
		if p.Doubles, err = s.store.DuplicatesOf(r.Context(), u, p.Merged); err != nil {
			return err
		}
		p.Into = fieldView{Name: "into", Label: "Hồ sơ giữ lại", Value: f.typed.Get("into"), Error: p.Problems.For("into"), Help: "Gõ tên cơ sở rồi chọn trong gợi ý."}
		if p.Into.Options, err = s.establishmentSuggestions(r.Context(), u); err != nil {
			return err
		}
	}
	taken := mergeTaken(f, p.Kept, p.Merged)
	for _, c := range programme.MergeChoices(p.Kept, p.Merged) {
		row := mergeRow{MergeChoice: c}
		for _, field := range taken {
			row.FromMerged = row.FromMerged || field == c.Field
		}
		p.Rows = append(p.Rows, row)
	}
	projects, err := s.store.Projects(r.Context(), u, store.ProjectFilter{EstablishmentID: p.Merged.ID})
	if err != nil {
		return err
	}
	p.Moves = projects.Total
	p.Info = s.info(w, r, of, navEstablishments, "Gộp cơ sở", crumb{"Cơ sở CNNT", "/establishments"}, crumb{p.Merged.Name, establishmentPath(p.Merged.ID)})
	return render(w, r, status, mergeView(p))
}

// mergeSentence says what will happen to the projects.
func mergeSentence(p mergePage) string {
	if p.Moves == 0 {
		return "Hồ sơ bị gộp không có đề án nào."
	}
	return programme.CountText(p.Moves) + " đề án của hồ sơ bị gộp sẽ chuyển sang hồ sơ giữ lại; số tiền và kết quả không đổi."
}
