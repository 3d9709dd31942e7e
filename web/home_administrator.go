package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

// upkeepPage is the home of who runs the system.
type upkeepPage struct {
	Info  pageInfo
	Lines []upkeepLine
}

// upkeepLine is one kind of upkeep: how much of it there is, what it means and
// where it is done.
type upkeepLine struct {
	Label, Help, Href string
	Count             int64
}

func (s *Server) homeAdministrator(w http.ResponseWriter, r *http.Request, u programme.User) error {
	k, err := s.store.Upkeep(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, upkeepView(upkeepPage{
		Info: pageInfo{Title: "Việc quản trị", Version: s.version, Flash: takeFlash(w, r)}, Lines: upkeepLines(k),
	}))
}

func upkeepLines(k store.Upkeep) []upkeepLine {
	return []upkeepLine{
		{"Chức vụ chưa có người giữ", "Hồ sơ của chức vụ này không ai xử lý. Giao chức vụ cho người mới.", "/posts", k.EmptyPosts},
		{"Tài khoản không giữ chức vụ nào", "Người này đăng nhập được nhưng không thấy hồ sơ nào. Giao chức vụ, hoặc đóng tài khoản.", "/accounts", k.IdleAccounts},
		{"Thư không gửi được", "Người nhận chưa được báo qua thư. Sửa địa chỉ rồi gửi lại.", "/mails", k.FailedMails},
		{"Đơn vị hành chính chờ quyết định", "Đơn vị bị chia tách, hoặc hai bảng chuyển đổi không khớp. Chọn đơn vị kế thừa.", "/places/questions", k.PlaceQuestions},
		{"Quy định chưa được xác nhận", "Định mức, con số của quy định chưa có người xác nhận nên không áp dụng.", "/norms", k.Unconfirmed},
	}
}
