package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) areaRoutes() []route {
	return []route{
		{"GET /areas", reads, s.areaList},
		{"GET /areas/new", reads, s.areaNew},
		{"POST /areas", writes, s.areaCreate},
		{"POST /areas/confirm", writes, s.areaConfirm},
		{"GET /areas/{id}/edit", reads, s.areaEdit},
		{"POST /areas/{id}", writes, s.areaUpdate},
	}
}

// areaListPage is the dated lists of areas, and the question what one place was
// on a day.
type areaListPage struct {
	Info     pageInfo
	Filter   store.AreaFilter
	Typed    map[string]string // of the filters, as typed
	Problems problems
	Lists    []areaList
	Total    int
	Places   []option
	Asked    string // the place that was asked about; "" for none
	Matches  []programme.AreaMatch
	By       string // proposed for who confirms
}

// areaList is the rows of one kind, document and day.
type areaList struct {
	Kind   programme.AreaKind
	Source string
	From   programme.Day
	Rows   []programme.Area
	Open   int // that nobody has confirmed
}

// areaLists puts rows together as their documents do, kinds in their order.
func areaLists(rows []programme.Area) (all []areaList) {
	for _, a := range rows {
		i := slices.IndexFunc(all, func(l areaList) bool { return l.Kind == a.Kind && l.Source == a.Source && l.From == a.From })
		if i < 0 {
			i = len(all)
			all = append(all, areaList{Kind: a.Kind, Source: a.Source, From: a.From})
		}
		all[i].Rows = append(all[i].Rows, a)
		if !a.Confirmed() {
			all[i].Open++
		}
	}
	slices.SortStableFunc(all, func(a, b areaList) int {
		if a.Kind != b.Kind {
			return slices.Index(programme.AreaKinds, a.Kind) - slices.Index(programme.AreaKinds, b.Kind)
		}
		return int(b.From) - int(a.From)
	})
	return all
}

func (s *Server) areaList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	units, err := s.store.Places(r.Context(), u, 0)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	f := &form{typed: q}
	p := areaListPage{Info: s.info(w, r, of, navProgrammes, "Danh mục địa bàn ưu tiên", crumb{"Chương trình", "/programmes"}), By: confirmedBy(u), Places: placeSuggestions(units),
		Typed: map[string]string{"kind": q.Get("kind"), "place": q.Get("place"), "day": q.Get("day"), "state": q.Get("state")}}
	p.Filter = store.AreaFilter{On: f.day("day"), State: q.Get("state")}
	if kind := programme.AreaKind(q.Get("kind")); slices.Contains(programme.AreaKinds, kind) {
		p.Filter.Kind = kind
	}
	if typed := f.text("place"); typed != "" {
		place, err := programme.FindPlace("place", typed, units, p.Filter.On)
		f.keep(err)
		if err == nil {
			if err := s.askAreas(r, u, &p, place); err != nil {
				return err
			}
		}
	}
	p.Problems = programme.Problems(f.err())
	rows, err := s.store.Areas(r.Context(), u, p.Filter)
	if err != nil {
		return err
	}
	p.Lists, p.Total = areaLists(rows), len(rows)
	return render(w, r, http.StatusOK, areaListView(p))
}

// askAreas answers what a place was on the day of the filter, or is today.
func (s *Server) askAreas(r *http.Request, u programme.User, p *areaListPage, place programme.PlaceRef) error {
	book, err := s.store.AreaBook(r.Context(), u)
	if err != nil {
		return err
	}
	day := p.Filter.On
	if day == 0 {
		day = programme.DayOf(s.store.Now())
	}
	p.Asked = fmt.Sprintf("%s, ngày %s", place, day)
	p.Matches = book.AreasOf(place, p.Filter.On, day)
	return nil
}

// areaConfirm confirms every open row of one list.
func (s *Server) areaConfirm(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f := readForm(r)
	n, err := s.store.ConfirmAreas(r.Context(), u, programme.AreaKind(f.text("kind")), f.text("source"), f.day("from"), f.text("confirmed_by"))
	if err != nil {
		return err
	}
	back := url.Values{}
	if kind := f.text("back"); kind != "" {
		back.Set("kind", kind)
	}
	address := "/areas"
	if len(back) > 0 {
		address += "?" + back.Encode()
	}
	return seeOther(w, r, address, "Đã xác nhận "+strconv.Itoa(n)+" dòng của danh mục.")
}

func areaPath(id int64) string { return "/areas/" + strconv.FormatInt(id, 10) }

func areaKindChoices(none string) []option { return labelChoices(none, programme.AreaKinds...) }

// areaClear is the list without filters; "" when none is set.
func areaClear(p areaListPage) string {
	for _, v := range p.Typed {
		if v != "" {
			return "/areas"
		}
	}
	return ""
}
