package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// pathID reads the {id} of an address.
func pathID(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil || id <= 0 {
		return 0, programme.Refuse(programme.NotFound, "", "Địa chỉ không đúng: “%s” không phải số thứ tự của hồ sơ.", r.PathValue("id"))
	}
	return id, nil
}

// programmeCookie remembers which programme was looked at last.
const programmeCookie = "programme"

// current is the programme that a page is about: the one that the address
// names, else the one looked at last, else the latest.
func (s *Server) current(w http.ResponseWriter, r *http.Request, u programme.User) (programme.Programme, error) {
	if named := r.FormValue("programme"); named != "" {
		id, err := strconv.ParseInt(named, 10, 64)
		if err != nil {
			return programme.Programme{}, programme.Refuse(programme.NotFound, "", "Không tìm thấy chương trình “%s”.", named)
		}
		p, err := s.store.Programme(r.Context(), u, id)
		if err == nil {
			remember(w, programmeCookie, named)
		}
		return p, err
	}
	if c, err := r.Cookie(programmeCookie); err == nil {
		if id, err := strconv.ParseInt(c.Value, 10, 64); err == nil {
			if p, err := s.store.Programme(r.Context(), u, id); err == nil {
				return p, nil
			}
		}
	}
	all, err := s.store.Programmes(r.Context(), u)
	if err != nil {
		return programme.Programme{}, err
	}
	if len(all) == 0 {
		return programme.Programme{}, programme.Refuse(programme.NotFound, "", "Chưa có chương trình nào. Mở mục Chương trình và tạo chương trình trước.")
	}
	return all[0], nil
}

func remember(w http.ResponseWriter, name, value string) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// info fills in the frame of a page about a programme.
func (s *Server) info(w http.ResponseWriter, r *http.Request, p programme.Programme, active navItem, title string, crumbs ...crumb) pageInfo {
	return pageInfo{
		Title: title, ProgrammeName: p.Name, ProgrammeID: p.ID, Active: active, Illustrative: p.Illustrative,
		Breadcrumbs: crumbs, Version: s.version, Flash: takeFlash(w, r),
	}
}

const flashCookie = "flash"

// seeOther leads to a page after a save, which says there what was done.
func seeOther(w http.ResponseWriter, r *http.Request, address, flash string) error {
	if flash != "" {
		remember(w, flashCookie, url.QueryEscape(flash))
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// takeFlash reads what the last save left to say, once.
func takeFlash(w http.ResponseWriter, r *http.Request) string {
	c, err := r.Cookie(flashCookie)
	if err != nil {
		return ""
	}
	http.SetCookie(w, &http.Cookie{Name: flashCookie, Path: "/", MaxAge: -1})
	text, _ := url.QueryUnescape(c.Value)
	return text
}

// withQuery is an address with one value of its query changed; "" removes it.
// Pages begin again when anything but the page changes.
func withQuery(r *http.Request, key, value string) string {
	q := r.URL.Query()
	if key != "page" {
		q.Del("page")
	}
	if value == "" {
		q.Del(key)
	} else {
		q.Set(key, value)
	}
	if len(q) == 0 {
		return r.URL.Path
	}
	return r.URL.Path + "?" + q.Encode()
}

// sortBy is the head of a column that sorts the list of this request.
func sortBy(r *http.Request, usual, key, label, unit string, number bool) sortView {
	now := r.FormValue("sort")
	if now == "" {
		now = usual
	}
	v := sortView{Label: label, Unit: unit, Number: number, Href: withQuery(r, "sort", key)}
	if number {
		v.Href = withQuery(r, "sort", "-"+key) // the largest first
	}
	switch now {
	case key:
		v.Sorted, v.Href = "ascending", withQuery(r, "sort", "-"+key)
	case "-" + key:
		v.Sorted, v.Href = "descending", withQuery(r, "sort", key)
	}
	return v
}

// pages is the pager of a list of this request.
func pages(r *http.Request, noun string, page, pages, size int, total int64) pagerView {
	if page == store.WholeList {
		return pagerView{From: 1, To: int(total), Total: int(total), Noun: noun}
	}
	v := pagerView{From: (page-1)*size + 1, To: min(page*size, int(total)), Total: int(total), Noun: noun}
	if page > 1 {
		v.Previous = withQuery(r, "page", strconv.Itoa(page-1))
	}
	if page < pages {
		v.Next = withQuery(r, "page", strconv.Itoa(page+1))
	}
	return v
}

// history is a record's events for historyList.
func history(events []programme.Event) []historyEntry {
	var all []historyEntry
	for _, e := range events {
		entry := historyEntry{When: programme.Moment(e.At), Who: e.Who(), What: e.ActionLabel(), Note: e.Note}
		for i, c := range e.Changes {
			if e.Action != "changed" && e.Action != "took_in" {
				break
			}
			sep := ": "
			if i > 0 {
				sep = "; "
			}
			entry.What += sep + changeWords(c)
		}
		if e.Action == "changed" && len(e.Changes) == 0 {
			entry.What = "Lưu lại, không đổi giá trị nào"
		}
		all = append(all, entry)
	}
	return all
}

// changeWords says what became of one field.
func changeWords(c programme.Change) string {
	switch {
	case c.Old == "":
		return c.Label + " ghi “" + c.New + "”"
	case c.New == "":
		return c.Label + " bỏ “" + c.Old + "”"
	}
	return c.Label + " từ “" + c.Old + "” thành “" + c.New + "”"
}
