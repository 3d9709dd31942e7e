package web

import (
	"net/http"

	"khuyencong/programme"
)

// remarkDeleteAsk asks before a remark is deleted.
func (s *Server) remarkDeleteAsk(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.remarkDeletePage(w, r, u, false)
}

func (s *Server) remarkDeletePage(w http.ResponseWriter, r *http.Request, u programme.User, changed bool) error {
	e, m, err := s.pathRemark(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.SRemark, m.ID, nil, err)
	}
	return render(w, r, deleteStatus(changed), recordDeleteView(recordDeletePage{
		Info: s.info(w, r, e.Programme, navEvaluation, "Xóa: "+m.Kind.Label(), crumb{"Đánh giá", remarksPath(e)}),
		Noun: "nội dung này", Title: m.Kind.Label() + ", " + e.Period.Label(),
		Action: remarkPath(m.ID) + "/delete", Back: remarkPath(m.ID) + "/edit",
		Version: m.Version, Fields: remarkFields(m), Changed: changed,
	}))
}

// remarkDelete deletes a remark; if somebody saved it meanwhile, it asks again.
func (s *Server) remarkDelete(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, m, err := s.pathRemark(r, u)
	if err != nil {
		return s.gone(w, r, u, programme.SRemark, m.ID, nil, err)
	}
	err = s.store.DeleteRemark(r.Context(), u, m.ID, readForm(r).id("version"))
	if programme.KindOf(err) == programme.Conflict {
		return s.remarkDeletePage(w, r, u, true)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, remarksPath(e), "Đã xóa: "+m.Kind.Label()+", "+e.Period.Label()+". Nội dung cũ còn trong lịch sử.")
}
