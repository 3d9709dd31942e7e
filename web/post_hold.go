package web

import (
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
	"khuyencong/store"
)

// people is the accounts that a post can be given to.
func (s *Server) people(r *http.Request, u programme.User) ([]option, error) {
	all, err := s.store.Accounts(r.Context(), u)
	options := []option{{"", "Chọn người"}}
	for _, a := range all {
		if !a.Disabled {
			options = append(options, option{number(a.ID), a.Name + " (" + a.Login + ")"})
		}
	}
	return options, err
}

// holdPage is one of the forms about who holds a post.
type holdPage struct {
	post   programme.Post
	typed  url.Values
	status int
	err    error
}

// postHoldForm draws a form about who holds a post.
func (s *Server) postHoldForm(w http.ResponseWriter, r *http.Request, p holdPage, heading, act, lead, button string, fields ...accessField) error {
	page := s.postForms(w, r, p.post, heading)
	page.Action, page.Lead, page.Button, page.Fields = postPath(p.post.ID)+"/"+act, lead, button, fields
	page.Problems = programme.Problems(p.err)
	if v := p.typed.Get("holding"); v != "" {
		page.Hidden = append(page.Hidden, typedField{"holding", v})
	}
	return render(w, r, p.status, accessFormView(page.problemsIn()))
}

// postHold runs a change of who holds a post: done, or its form again.
func (s *Server) postHold(w http.ResponseWriter, r *http.Request, u programme.User, done string,
	change func(programme.Post, *form) error, draw func(http.ResponseWriter, *http.Request, programme.User, holdPage) error) error {
	item, _, err := s.pathPost(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	if err = change(item.Post, f); err == nil {
		return seeOther(w, r, postPath(item.ID), done)
	}
	status := statuses[programme.KindOf(err)]
	if k := programme.KindOf(err); k != programme.Invalid && k != programme.Conflict {
		return err
	}
	if item, _, err = s.pathPostAnd(r, u, err); item.ID == 0 {
		return err
	}
	return draw(w, r, u, holdPage{item.Post, f.typed, status, err})
}

// pathPostAnd loads the post again and hands the refusal on.
func (s *Server) pathPostAnd(r *http.Request, u programme.User, refused error) (item store.PostItem, all []programme.Holding, err error) {
	if item, all, err = s.pathPost(r, u); err != nil {
		return store.PostItem{}, nil, err
	}
	return item, all, refused
}

func (s *Server) postGiveNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.holdNew(w, r, u, s.postGiveForm)
}

// holdNew draws an empty form about who holds a post.
func (s *Server) holdNew(w http.ResponseWriter, r *http.Request, u programme.User, draw func(http.ResponseWriter, *http.Request, programme.User, holdPage) error) error {
	item, _, err := s.pathPost(r, u)
	if err != nil {
		return err
	}
	today := programme.DayOf(s.store.Now()).String()
	typed := url.Values{"from": {today}, "last": {today}, "holding": {r.URL.Query().Get("holding")}}
	return draw(w, r, u, holdPage{item.Post, typed, http.StatusOK, nil})
}

func (s *Server) postGiveForm(w http.ResponseWriter, r *http.Request, u programme.User, p holdPage) error {
	people, err := s.people(r, u)
	if err != nil {
		return err
	}
	p.typed.Del("holding")
	return s.postHoldForm(w, r, p, "Giao chức vụ", "give", "Một chức vụ có một người giữ, và có thể có người được ủy quyền làm thay trong một thời gian.", "Giao chức vụ",
		accessField{"select", fieldView{Name: "person", Label: "Người", Value: p.typed.Get("person"), Options: people}},
		accessField{"date", fieldView{Name: "from", Label: "Từ ngày", Value: p.typed.Get("from")}},
		accessField{"date", fieldView{Name: "to", Label: "Đến hết ngày", Value: p.typed.Get("to"), Optional: true}},
		accessField{"check", fieldView{Name: "standing_in", Label: "Được ủy quyền làm thay (phải có ngày kết thúc)", Checked: p.typed.Get("standing_in") == "1"}})
}

// postGiveCreate gives a post to a person.
func (s *Server) postGiveCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.postHold(w, r, u, "Đã giao chức vụ.", func(p programme.Post, f *form) error {
		h := programme.Holding{PostID: p.ID, UserID: f.id("person"), From: f.day("from"), To: f.day("to"), StandingIn: f.checked("standing_in")}
		if err := f.err(); err != nil {
			return err
		}
		return s.store.Give(r.Context(), u, f.id("version"), h)
	}, s.postGiveForm)
}

func (s *Server) postHandoverNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.holdNew(w, r, u, s.postHandoverForm)
}

func (s *Server) postHandoverForm(w http.ResponseWriter, r *http.Request, u programme.User, p holdPage) error {
	people, err := s.people(r, u)
	if err != nil {
		return err
	}
	p.typed.Del("holding")
	return s.postHoldForm(w, r, p, "Bàn giao chức vụ", "handover",
		"Người đang giữ thôi giữ từ ngày này và người nhận tiếp tục mọi việc của chức vụ. Những việc đã làm vẫn ghi tên người cũ.", "Bàn giao",
		accessField{"select", fieldView{Name: "person", Label: "Người nhận", Value: p.typed.Get("person"), Options: people}},
		accessField{"date", fieldView{Name: "from", Label: "Người nhận giữ từ ngày", Value: p.typed.Get("from")}})
}

// postHandoverCreate moves a post to another person.
func (s *Server) postHandoverCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.postHold(w, r, u, "Đã bàn giao chức vụ.", func(p programme.Post, f *form) error {
		from := f.day("from")
		if err := f.err(); err != nil {
			return err
		}
		return s.store.HandOver(r.Context(), u, p.ID, f.id("version"), f.id("person"), from)
	}, s.postHandoverForm)
}

func (s *Server) postEndNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.holdNew(w, r, u, s.postEndForm)
}

func (s *Server) postEndForm(w http.ResponseWriter, r *http.Request, u programme.User, p holdPage) error {
	_, all, err := s.pathPost(r, u)
	if err != nil {
		return err
	}
	lead := "Chọn người ở trang của chức vụ trước."
	if i := slices.IndexFunc(all, func(h programme.Holding) bool { return number(h.ID) == p.typed.Get("holding") }); i >= 0 {
		lead = all[i].UserName + ", " + all[i].Span() + "."
	}
	return s.postHoldForm(w, r, p, "Kết thúc giữ chức vụ", "end", lead, "Kết thúc",
		accessField{"date", fieldView{Name: "last", Label: "Ngày cuối cùng giữ chức vụ", Value: p.typed.Get("last")}})
}

// postEndCreate ends a person's time in a post.
func (s *Server) postEndCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.postHold(w, r, u, "Đã ghi ngày kết thúc.", func(p programme.Post, f *form) error {
		last := f.day("last")
		if err := f.err(); err != nil {
			return err
		}
		return s.store.EndHolding(r.Context(), u, p.ID, f.id("version"), f.id("holding"), last)
	}, s.postEndForm)
}
