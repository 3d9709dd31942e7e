package web

import (
	"fmt"
	"net/http"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) fundBookRoutes() []route {
	return []route{
		{"GET /funds", reads, s.fundBookList},
		{"GET /funds/{level}/{year}", reads, s.fundBookShow},
	}
}

func fundPath(l programme.Level, year int) string {
	return "/funds/" + string(l) + "/" + strconv.Itoa(year)
}

type fundBookListPage struct {
	Info pageInfo
	Of   programme.Programme
	All  []store.FundTotals
}

// fundBookList lists the books of a programme: each fund's fiscal years.
func (s *Server) fundBookList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.FundYears(r.Context(), u, of.ID)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, fundBookListView(fundBookListPage{
		Info: s.info(w, r, of, navEvaluation, "Sổ quỹ theo năm ngân sách", crumb{"Đánh giá", "/evaluation"}), Of: of, All: all,
	}))
}

// fundYear is the fund's fiscal year that the address names.
func (s *Server) fundYear(w http.ResponseWriter, r *http.Request, u programme.User) (f programme.FundYear, of programme.Programme, err error) {
	if of, err = s.current(w, r, u); err != nil {
		return f, of, err
	}
	level := programme.Level(r.PathValue("level"))
	year, ok := programme.ParseYear(r.PathValue("year"))
	if !ok || level != programme.National && level != programme.Local || year < of.From || year > of.To+1 {
		return f, of, programme.Refuse(programme.NotFound, "", "Không có sổ quỹ này. Chọn nguồn và năm ngân sách ở trang sổ quỹ.")
	}
	return programme.FundYear{ProgrammeID: of.ID, Year: year, Fund: programme.Source(level)}, of, nil
}

// fundBook loads the book that the address names.
func (s *Server) fundBook(w http.ResponseWriter, r *http.Request, u programme.User) (b programme.FundBook, err error) {
	f, _, err := s.fundYear(w, r, u)
	if err != nil {
		return b, err
	}
	on, err := programme.ParseDay("on", r.FormValue("on"))
	if err != nil {
		return b, err
	}
	return s.store.FundBook(r.Context(), u, f.ProgrammeID, programme.Level(f.Fund), f.Year, on)
}

type fundBookPage struct {
	Info    pageInfo
	Book    programme.FundBook
	Problem string // why the asked day was not used
	Typed   string
}

// fundBookShow is the book of one fund's fiscal year.
func (s *Server) fundBookShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	b, err := s.fundBook(w, r, u)
	p, status := fundBookPage{Book: b, Typed: r.FormValue("on")}, http.StatusOK
	if programme.KindOf(err) == programme.Invalid {
		p.Problem, status = programme.Problems(err)[0].Message, http.StatusUnprocessableEntity
		q := r.URL.Query()
		q.Del("on")
		r.URL.RawQuery, r.Form = q.Encode(), nil
		p.Book, err = s.fundBook(w, r, u)
	}
	if err != nil {
		return err
	}
	p.Info = s.info(w, r, p.Book.Programme, navEvaluation, fmt.Sprintf("Sổ quỹ %s %d", lowerWords(levelShort(p.Book.Level)), p.Book.Year), crumb{"Sổ quỹ", "/funds"})
	if status != http.StatusOK {
		return render(w, r, status, fundBookView(p))
	}
	return renderTables(w, r, fundBookView(p), func() []programme.DataTable { return []programme.DataTable{p.Book.Table()} })
}

// fundTiles are the figures that everybody asks of a book first.
func fundTiles(b programme.FundBook) []option {
	return []option{
		{b.Budget().Dong(), "Kinh phí được giao"}, {b.Approved().Dong(), "Đã duyệt cho đề án"}, {b.Unallotted().Dong(), "Chưa phân bổ"},
		{b.Disbursed().Dong(), "Đã giải ngân (" + b.DisbursedShare().Percent() + " kinh phí giao)"}, {b.ToPay().Dong(), "Còn phải chi theo số duyệt"}, {b.Settled().Dong(), "Đã quyết toán"},
	}
}

// fundColumns is what was paid out up to the end of each month, against what
// contracts promise up to then, or against the budget where none promises.
func fundColumns(b programme.FundBook) (all []yearColumn) {
	planned, known := b.PlannedPace()
	for m, sum := range b.Pace() {
		row := stackRow{Label: "T" + strconv.Itoa(m+1)}
		if b.Level == programme.National {
			row.National = int64(sum)
		} else {
			row.Local = int64(sum)
		}
		c := yearColumn{stackRow: row, Plan: int64(b.Budget()), PlanKnown: b.Budget() > 0, Mark: "được giao"}
		if known {
			c.Plan, c.PlanKnown, c.Mark = int64(planned[m]), planned[m] > 0, "theo hợp đồng"
		}
		all = append(all, c)
	}
	return all
}

// fundPaceCaption says what the line of the chart is.
func fundPaceCaption(b programme.FundBook) string {
	if _, known := b.PlannedPace(); known {
		return "Giải ngân cộng dồn đến hết từng tháng; vạch ngang là số phải chi cộng dồn theo lịch của các hợp đồng."
	}
	return "Giải ngân cộng dồn đến hết từng tháng; vạch ngang là kinh phí được giao."
}
