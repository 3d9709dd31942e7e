package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

// accountHandoverNew asks to whom all posts of a person go, every post ticked.
func (s *Server) accountHandoverNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	typed := url.Values{"from": {programme.DayOf(s.store.Now()).String()}}
	a, err := s.pathAccount(r, u)
	if err != nil {
		return err
	}
	for _, h := range a.Posts {
		typed.Add("posts", number(h.PostID))
	}
	return s.accountHandoverForm(w, r, u, http.StatusOK, typed, nil)
}

// pathAccount loads the account whose id the address has, with the posts that
// it holds today or later.
func (s *Server) pathAccount(r *http.Request, u programme.User) (programme.Account, error) {
	id, err := pathID(r)
	if err != nil {
		return programme.Account{}, err
	}
	all, err := s.store.Accounts(r.Context(), u)
	if err != nil {
		return programme.Account{}, err
	}
	for _, a := range all {
		if a.ID == id {
			return a, nil
		}
	}
	return programme.Account{}, programme.Refuse(programme.NotFound, "", "Không tìm thấy tài khoản này.")
}

// accountHandoverForm draws the form with the versions of the posts as they
// are now, so that what somebody else changed is seen before the next try.
func (s *Server) accountHandoverForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, typed url.Values, refused error) error {
	a, err := s.pathAccount(r, u)
	if err != nil {
		return err
	}
	people, err := s.people(r, u)
	if err != nil {
		return err
	}
	people = slices.DeleteFunc(people, func(o option) bool { return o.Value == number(a.ID) })
	posts, err := s.store.Posts(r.Context(), u)
	if err != nil {
		return err
	}
	page := accessForm{
		Info:    s.accessInfo(w, r, navAccounts, "Bàn giao tất cả", crumb{"Tài khoản", "/accounts"}, crumb{a.Name, accountPath(a.ID)}),
		Heading: "Bàn giao tất cả của " + a.Name, Action: accountPath(a.ID) + "/handover", Back: accountPath(a.ID), Button: "Bàn giao",
		Lead:     "Các chức vụ được chọn chuyển cho một người trong một lần. Việc đang làm đi theo chức vụ; những việc đã làm vẫn ghi tên " + a.Name + ". Chức vụ giao cho người khác nữa thì bỏ chọn và bàn giao riêng.",
		Problems: programme.Problems(refused),
	}
	var choices []option
	for _, h := range a.Posts {
		if n := len(choices); n > 0 && choices[n-1].Value == number(h.PostID) {
			continue // held now and again later: one tick
		}
		label := h.PostTitle + " (" + h.Span() + ")"
		if h.StandingIn {
			label = h.PostTitle + " (được ủy quyền " + h.Span() + "): chỉ kết thúc, vì ủy quyền không chuyển tiếp được"
		}
		choices = append(choices, option{number(h.PostID), label})
		for _, p := range posts {
			if p.ID == h.PostID {
				page.Hidden = append(page.Hidden, typedField{"version." + number(p.ID), number(p.Version)})
			}
		}
	}
	page.Fields = []accessField{
		{"ticks", fieldView{Name: "posts", Label: "Chức vụ bàn giao", Value: strings.Join(typed["posts"], " "), Options: choices}},
		{"select", fieldView{Name: "person", Label: "Người nhận", Value: typed.Get("person"), Options: people}},
		{"date", fieldView{Name: "from", Label: "Người nhận giữ từ ngày", Value: typed.Get("from")}},
	}
	return render(w, r, status, accessFormView(page.problemsIn()))
}

// accountHandoverCreate hands the ticked posts over.
func (s *Server) accountHandoverCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	a, err := s.pathAccount(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	h := store.Handover{Leaver: a.ID, Receiver: f.id("person"), From: f.day("from"), Posts: map[int64]int64{}}
	for _, typed := range f.typed["posts"] {
		if id, err := strconv.ParseInt(typed, 10, 64); err == nil {
			h.Posts[id] = f.id("version." + typed)
		}
	}
	if err = f.err(); err == nil {
		err = s.store.HandOverAll(r.Context(), u, h)
	}
	switch kind := programme.KindOf(err); {
	case err == nil:
		done := fmt.Sprintf("Đã bàn giao %d chức vụ của %s từ ngày %s.", len(h.Posts), a.Name, h.From)
		return seeOther(w, r, accountPath(a.ID), done)
	case kind == programme.Invalid || kind == programme.Conflict:
		return s.accountHandoverForm(w, r, u, statuses[kind], f.typed, err)
	}
	return err
}
