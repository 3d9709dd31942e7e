package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

// newcomerPage is what somebody new to a post needs on the first day: what the
// post may do, what is open, what is due, who is who, how things are done.
type newcomerPage struct {
	Info   pageInfo
	User   programme.User
	Rights []string
	Work   store.Work
	Due    []programme.DueDate // of the next 30 days, and what is late
	People []store.Colleague
}

// newcomerDays is how far ahead the page looks.
const newcomerDays = 30

func (s *Server) newcomerShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := newcomerPage{Info: s.info(w, r, of, navHome, "Nhận việc ở chức vụ mới"), User: u}
	for _, a := range u.Role.Rights() {
		if u.May(a) {
			p.Rights = append(p.Rights, a.Does())
		}
	}
	if p.Work, err = s.store.Work(r.Context(), u); err != nil {
		return err
	}
	due, err := s.store.Deadlines(r.Context(), u)
	if err != nil {
		return err
	}
	for _, d := range due {
		if d.Day <= p.Work.Today.Plus(newcomerDays) && d.Day >= p.Work.Today.Plus(-newcomerDays) {
			p.Due = append(p.Due, d)
		}
	}
	if p.People, err = s.store.Colleagues(r.Context(), u); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, newcomerView(p))
}

// howTo are the pages that say how things are done, for who may open them.
var howTo = []struct {
	Href, Label, Help string
	Need              programme.Action
}{
	{"/workflow", "Các bước xử lý một đề án", "Ai giữ hồ sơ, trong bao nhiêu ngày, cần gì để đi tiếp.", programme.ReadLists},
	{"/papers", "Thành phần hồ sơ", "Giấy tờ phải có của từng nội dung hỗ trợ.", programme.ReadLists},
	{"/norms", "Định mức hỗ trợ", "Hỗ trợ được bao nhiêu, theo văn bản nào.", programme.ReadLists},
	{"/projects/new", "Ghi một nhu cầu, soạn đề án", "Bắt đầu từ nhu cầu của cơ sở.", programme.EditDrafts},
	{"/visits/new", "Ghi lượt đi cơ sở", "Sau mỗi lần đi, ghi ngay trên điện thoại.", programme.LogVisits},
	{"/obstacles", "Tồn tại, vướng mắc", "Việc chưa giải quyết xong, ai chịu trách nhiệm, đến khi nào.", programme.ReadRecords},
	{"/calendar", "Lịch công việc", "Mọi hạn của chức vụ này, tải được về điện thoại.", programme.ReadRecords},
}
