package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) postRoutes() []route {
	return []route{
		{"GET /posts", reads, s.postList},
		{"GET /posts/new", reads, s.postNew},
		{"POST /posts", writes, s.postCreate},
		{"GET /posts/{id}", reads, s.postShow},
		{"GET /posts/{id}/edit", reads, s.postEdit},
		{"POST /posts/{id}", writes, s.postUpdate},
		{"GET /posts/{id}/give", reads, s.postGiveNew},
		{"POST /posts/{id}/give", writes, s.postGiveCreate},
		{"GET /posts/{id}/handover", reads, s.postHandoverNew},
		{"POST /posts/{id}/handover", writes, s.postHandoverCreate},
		{"GET /posts/{id}/end", reads, s.postEndNew},
		{"POST /posts/{id}/end", writes, s.postEndCreate},
	}
}

func postPath(id int64) string { return "/posts/" + number(id) }

type postListPage struct {
	Info  pageInfo
	Posts []store.PostItem
}

func (s *Server) postList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	all, err := s.store.Posts(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, postListView(postListPage{Info: s.accessInfo(w, r, navPosts, "Chức vụ"), Posts: all}))
}

type postShowPage struct {
	Info     pageInfo
	Post     store.PostItem
	Held     bool // somebody holds it today or later
	Today    programme.Day
	Holdings []programme.Holding // of all times
	History  []historyEntry
}

// postShow is a post: what it may and sees, who held it from when to when.
func (s *Server) postShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	item, all, err := s.pathPost(r, u)
	if err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SPost, item.ID)
	if err != nil {
		return err
	}
	page := postShowPage{Post: item, Holdings: all, Today: programme.DayOf(s.store.Now()), History: history(events)}
	for _, h := range all {
		page.Held = page.Held || !h.StandingIn && h.Open(page.Today)
	}
	page.Info = s.accessInfo(w, r, navPosts, item.Title, crumb{"Chức vụ", "/posts"})
	return render(w, r, http.StatusOK, postShowView(page))
}

// pathPost loads the post whose id the address has, and all its holdings.
func (s *Server) pathPost(r *http.Request, u programme.User) (item store.PostItem, all []programme.Holding, err error) {
	id, err := pathID(r)
	if err != nil {
		return item, nil, err
	}
	return s.store.Post(r.Context(), u, id)
}

// postForms is the frame of a form about a post.
func (s *Server) postForms(w http.ResponseWriter, r *http.Request, p programme.Post, heading string) accessForm {
	f := accessForm{
		Info:    s.accessInfo(w, r, navPosts, heading, crumb{"Chức vụ", "/posts"}),
		Heading: heading, Back: "/posts",
	}
	if p.ID != 0 {
		f.Info.Breadcrumbs = append(f.Info.Breadcrumbs, crumb{p.Title, postPath(p.ID)})
		f.Back, f.Hidden = postPath(p.ID), []typedField{{"version", number(p.Version)}}
	}
	return f
}
