package web

import (
	"net/http"
	"net/url"

	"khuyencong/programme"
)

func (s *Server) accountRoutes() []route {
	return []route{
		{"GET /accounts", reads, s.accountList},
		{"GET /accounts/new", reads, s.accountNew},
		{"POST /accounts", writes, s.accountCreate},
		{"GET /accounts/{id}", reads, s.accountShow},
		{"POST /accounts/{id}/password", writes, s.accountPassword},
		{"POST /accounts/{id}/disable", writes, s.accountDisable},
		{"POST /accounts/{id}/mail", writes, s.accountMail},
		{"GET /accounts/{id}/handover", reads, s.accountHandoverNew},
		{"POST /accounts/{id}/handover", writes, s.accountHandoverCreate},
	}
}

func accountPath(id int64) string { return "/accounts/" + number(id) }

type accountListPage struct {
	Info     pageInfo
	Accounts []programme.Account
}

// accessInfo is the frame of the pages about accounts and posts.
func (s *Server) accessInfo(w http.ResponseWriter, r *http.Request, active navItem, title string, crumbs ...crumb) pageInfo {
	return pageInfo{Title: title, Active: active, Breadcrumbs: crumbs, Version: s.version, Flash: takeFlash(w, r)}
}

func (s *Server) accountList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	all, err := s.store.Accounts(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, accountListView(accountListPage{Info: s.accessInfo(w, r, navAccounts, "Tài khoản"), Accounts: all}))
}

func (s *Server) accountNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.accountForm(w, r, u, http.StatusOK, url.Values{}, nil)
}

// accountForm asks for a new account. The first one is the administrator's.
func (s *Server) accountForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, typed url.Values, refused error) error {
	page := accessForm{
		Info:    s.accessInfo(w, r, navAccounts, "Thêm tài khoản", crumb{"Tài khoản", "/accounts"}),
		Heading: "Thêm tài khoản", Action: "/accounts", Back: "/accounts", Button: "Tạo tài khoản", Problems: programme.Problems(refused),
		Lead: "Người dùng đăng nhập bằng tên và mật khẩu này, rồi tự đổi mật khẩu. Sau đó giao chức vụ cho người đó ở mục Chức vụ.",
		Fields: []accessField{
			{"text", fieldView{Name: "name", Label: "Họ và tên", Value: typed.Get("name")}},
			{"text", fieldView{Name: "login", Label: "Tên đăng nhập", Value: typed.Get("login"), Width: "medium", Help: "Chữ thường không dấu, chữ số, dấu chấm; ví dụ hoa.nguyen."}},
			{"text", fieldView{Name: "email", Label: "Địa chỉ thư điện tử", Type: "email", Value: typed.Get("email"), Help: "Để trống thì người này xem thông báo trong chương trình."}},
			{"text", fieldView{Name: "password", Label: "Mật khẩu", Type: "password", Fill: "new-password", Help: passwordHelp}},
		},
	}
	if u.Role == programme.RoleLocal {
		page.Heading = "Tạo tài khoản quản trị đầu tiên"
		page.Lead = "Từ khi có tài khoản này, mọi người phải đăng nhập mới dùng được chương trình. Người quản trị tạo tài khoản và giao chức vụ, không xem hồ sơ đề án."
	}
	return render(w, r, status, accessFormView(page.problemsIn()))
}

func (s *Server) accountCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f := readForm(r)
	var first *programme.Post
	if u.Role == programme.RoleLocal {
		first = &programme.Post{Title: programme.RoleAdministrator.Label(), Role: programme.RoleAdministrator}
	}
	a, err := s.store.CreateAccount(r.Context(), u, programme.Account{Login: f.text("login"), Name: f.text("name"), Email: f.text("email")}, f.typed.Get("password"), first)
	if programme.KindOf(err) == programme.Invalid {
		return s.accountForm(w, r, u, http.StatusUnprocessableEntity, f.typed, err)
	}
	if err != nil {
		return err
	}
	if first != nil {
		return seeOther(w, r, "/login", "Đã tạo tài khoản quản trị “"+a.Login+"”. Hãy đăng nhập.")
	}
	return seeOther(w, r, accountPath(a.ID), "Đã tạo tài khoản “"+a.Login+"”.")
}

type accountShowPage struct {
	Info     pageInfo
	Account  programme.Account
	Mail     mailForm
	Problems problems
	History  []historyEntry
}

func (s *Server) accountShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.accountDraw(w, r, u, http.StatusOK, nil)
}

func (s *Server) accountDraw(w http.ResponseWriter, r *http.Request, u programme.User, status int, refused error) error {
	a, err := s.pathAccount(r, u)
	if err != nil {
		return err
	}
	page := accountShowPage{Account: a, Problems: programme.Problems(refused)}
	page.Mail = mailFormOf(accountPath(a.ID)+"/mail", a, r, page.Problems)
	events, err := s.store.History(r.Context(), u, programme.SAccount, a.ID)
	if err != nil {
		return err
	}
	page.History = history(events)
	page.Info = s.accessInfo(w, r, navAccounts, page.Account.Name, crumb{"Tài khoản", "/accounts"})
	return render(w, r, status, accountShowView(page))
}

// accountPassword gives an account a new password.
func (s *Server) accountPassword(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err == nil {
		err = s.store.ResetPassword(r.Context(), u, id, r.PostForm.Get("password"))
	}
	return s.accountDone(w, r, u, err, "Đã đặt mật khẩu mới; các phiên làm việc của người này đã kết thúc.")
}

// accountDisable closes an account.
func (s *Server) accountDisable(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err == nil {
		err = s.store.DisableAccount(r.Context(), u, id)
	}
	return s.accountDone(w, r, u, err, "Đã đóng tài khoản.")
}

func (s *Server) accountDone(w http.ResponseWriter, r *http.Request, u programme.User, err error, done string) error {
	switch programme.KindOf(err) {
	case programme.Invalid, programme.Conflict:
		return s.accountDraw(w, r, u, statuses[programme.KindOf(err)], err)
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, r.URL.Path[:len("/accounts/")+len(r.PathValue("id"))], done)
}
