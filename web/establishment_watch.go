package web

import (
	"net/http"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// watchView is the watch list on an establishment's page, for those who
// appraise.
type watchView struct {
	Reads    bool
	All      []programme.Watch
	Reason   string // as typed, where it was refused
	Lifting  int64  // flag whose lifting was refused
	Problems problems
	History  []historyEntry
}

// loadWatches fills in the flags for those who may see them.
func (s *Server) loadWatches(r *http.Request, u programme.User, e programme.Establishment, v *watchView) (err error) {
	if v.Reads = u.May(programme.Appraise); !v.Reads {
		return nil
	}
	if v.All, err = s.store.Watches(r.Context(), u, e.ID); err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SWatch, e.ID)
	v.History = history(events)
	return err
}

// watchCreate puts the establishment on the watch list.
func (s *Server) watchCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.establishmentOf(r, u)
	if err != nil {
		return err
	}
	reason := readForm(r).text("reason")
	_, err = s.store.AddWatch(r.Context(), u, programme.Watch{EstablishmentID: e.ID, Reason: reason})
	if programme.KindOf(err) == programme.Invalid {
		return s.drawEstablishment(w, r, u, http.StatusUnprocessableEntity, e, watchView{Reason: reason, Problems: programme.Problems(err)})
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, establishmentPath(e.ID), "Đã đưa cơ sở vào danh sách lưu ý.")
}

// watchLift takes a flag back with a reason.
func (s *Server) watchLift(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	e, err := s.store.Establishment(r.Context(), u, f.id("establishment"))
	if err != nil {
		return err
	}
	err = s.store.LiftWatch(r.Context(), u, id, f.id("version"), f.text("lifted_reason"))
	if programme.KindOf(err) == programme.Invalid {
		return s.drawEstablishment(w, r, u, http.StatusUnprocessableEntity, e, watchView{Reason: f.text("lifted_reason"), Lifting: id, Problems: programme.Problems(err)})
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, establishmentPath(e.ID), "Đã đưa cơ sở ra khỏi danh sách lưu ý.")
}

// lift is the field of the reason for which a flag is lifted.
func (v watchView) lift(w programme.Watch) fieldView {
	f := fieldView{Name: "lifted_reason", Label: "Lý do bỏ lưu ý", Rows: 2}
	if v.Lifting == w.ID {
		f.Value, f.Error = v.Reason, v.Problems.For("lifted_reason")
	}
	return f
}

func (v watchView) add() fieldView {
	f := fieldView{Name: "reason", Label: "Lý do lưu ý", Rows: 3, Help: "Chỉ người thẩm định thấy. Ghi sự việc và căn cứ."}
	if v.Lifting == 0 {
		f.Value, f.Error = v.Reason, v.Problems.For("reason")
	}
	return f
}

func watchLiftPath(w programme.Watch) string {
	return "/watches/" + strconv.FormatInt(w.ID, 10) + "/lift"
}

// taxCodeShown is a tax code of an establishment, a person's number in full
// only to those who work with it.
func taxCodeShown(u programme.User, e programme.Establishment, code string) string {
	if u.SeesPersonalNumber(e.ID) {
		return code
	}
	return programme.Masked(code)
}

func sizeMeaning(v programme.SizeVerdict) meaning {
	switch v.State {
	case programme.SizeKnown, programme.SizeAtMost:
		return good
	case programme.SizeTooLarge:
		return wrong
	case programme.SizeNotSought:
		return neutral
	}
	return attention
}

func sizeWord(v programme.SizeVerdict) string {
	switch v.State {
	case programme.SizeKnown:
		return v.Class.Label()
	case programme.SizeAtMost:
		return "Nhiều nhất là " + strings.ToLower(v.Class.Label())
	case programme.SizeTooLarge:
		return "Lớn hơn doanh nghiệp vừa"
	case programme.SizeNotSought:
		return "Không xếp quy mô"
	}
	return "Chưa xếp được"
}

func ownerWords(e programme.Establishment) string {
	switch {
	case e.WomenOwned && e.MinorityOwned:
		return "Phụ nữ, người dân tộc thiểu số làm chủ"
	case e.WomenOwned:
		return "Phụ nữ làm chủ"
	case e.MinorityOwned:
		return "Người dân tộc thiểu số làm chủ"
	}
	return "Không ghi thuộc diện phụ nữ hoặc người dân tộc thiểu số làm chủ"
}
