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

func (s *Server) ledgerListRoutes() []route {
	return []route{{"GET /ledger", reads, s.ledgerList}}
}

// ledgerListPage is the lines behind a figure.
type ledgerListPage struct {
	Info    pageInfo
	Of      programme.Programme
	Filter  store.LedgerFilter
	List    store.LedgerList
	Pager   pagerView
	Ignored []string
}

// ledgerList lists the lines of the ledger that a figure is the sum of.
func (s *Server) ledgerList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	p := ledgerListPage{Of: of}
	p.Filter, p.Ignored = ledgerFilter(r.URL.Query(), of)
	if p.List, err = s.store.LedgerLines(r.Context(), u, p.Filter); err != nil {
		return err
	}
	p.Pager = pages(r, "bút toán", p.List.Page, p.List.Pages, store.PageSize, p.List.Total)
	p.Info = s.info(w, r, of, navEvaluation, "Sổ quỹ: "+lowerWords(p.Filter.View.Label()), crumb{"Đánh giá", "/evaluation"})
	return renderList(w, r, ledgerListView(p), func() programme.DataTable {
		t := listTable("Sổ quỹ", ledgerColumns, fromStore(func(fn func(store.LedgerLine) error) error {
			return s.store.EachLedgerLine(r.Context(), u, p.Filter, fn)
		}))
		t.Rows = append(t.Rows, sumRow(t, fmt.Sprintf("Cộng %d bút toán", p.List.Total), p.List.Sum))
		return t
	})
}

// ledgerColumns are the columns of the file of ledger lines.
var ledgerColumns = []listColumn[store.LedgerLine]{
	listDay("Ngày chứng từ", func(l store.LedgerLine) programme.Day { return l.Dated }),
	listText("Văn bản, chứng từ", 24, func(l store.LedgerLine) string { return l.Document }),
	listText("Mã đề án", 12, func(l store.LedgerLine) string { return l.Code }),
	listText("Tên đề án", 40, func(l store.LedgerLine) string { return l.Title }),
	listText("Loại", 18, func(l store.LedgerLine) string { return l.Kind.Label() }),
	listText("Nguồn", 18, func(l store.LedgerLine) string { return l.Source.Label() }),
	listText("Lý do", 26, func(l store.LedgerLine) string { return l.Reason }),
	listText("Người ghi", 30, func(l store.LedgerLine) string { return ledgerEntered(l.Entry) }),
	listYear("Năm ngân sách", func(l store.LedgerLine) int { return l.Year }),
	listMoney("", "Số tiền", func(l store.LedgerLine) programme.Money { return l.Adds }),
}

// ledgerFilter reads the address; what it does not know is set aside and named.
func ledgerFilter(q url.Values, of programme.Programme) (f store.LedgerFilter, ignored []string) {
	f = store.LedgerFilter{ProgrammeID: of.ID, View: programme.ViewApproved}
	read := func(key, label string, known func(string) bool) {
		if v := programme.Clean(q.Get(key)); v != "" && !known(v) {
			ignored = append(ignored, fmt.Sprintf("%s “%s”", label, v))
		}
	}
	year := func(into *int) func(string) bool {
		return func(v string) bool {
			y, ok := programme.ParseYear(v)
			if ok = ok && y >= of.From && y <= of.To; ok {
				*into = y
			}
			return ok
		}
	}
	read("view", "Cách xem", func(v string) bool {
		f.View = programme.LedgerView(v)
		if !slices.Contains(programme.LedgerViews, f.View) {
			f.View = programme.ViewApproved
			return false
		}
		return true
	})
	read("from", "Từ năm", year(&f.From))
	read("to", "Đến năm", year(&f.To))
	read("level", "Nguồn", func(v string) bool {
		if l := programme.Level(v); l == programme.National || l == programme.Local {
			f.Level = l
		}
		return f.Level != "" || v == string(programme.AllLevels)
	})
	read("content", "Nội dung", func(v string) bool {
		c, ok := programme.ContentByCode(v)
		f.Content = c.Code
		return ok
	})
	read("on", "Ngày", func(v string) bool {
		day, err := programme.ParseDay("on", v)
		f.On = day
		return err == nil
	})
	f.Place = programme.Clean(q.Get("place"))
	f.Page, _ = strconv.Atoi(q.Get("page"))
	return f, ignored
}

// ledgerViewOptions are the three views of a filter.
func ledgerViewOptions() (all []option) {
	for _, v := range programme.LedgerViews {
		all = append(all, option{string(v), v.Label()})
	}
	return all
}

// ledgerYear is a year of the filter; "" for none.
func ledgerYear(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}
