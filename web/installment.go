package web

import (
	"net/http"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) installmentRoutes() []route {
	return []route{
		{"GET /installments", reads, s.installmentList},
	}
}

type installmentListPage struct {
	Info   pageInfo
	Of     programme.Programme
	Filter store.InstallmentFilter
	Board  store.InstallmentBoard
}

// installments loads the board that the address asks for. What an address says
// wrongly does not narrow.
func (s *Server) installments(w http.ResponseWriter, r *http.Request, u programme.User) (p installmentListPage, err error) {
	if p.Of, err = s.current(w, r, u); err != nil {
		return p, err
	}
	q := readQuery(r)
	p.Filter = store.InstallmentFilter{ProgrammeID: p.Of.ID, Level: programme.Level(q.text("level")), Place: q.text("place"), Year: programme.DayOf(s.store.Now()).Year()}
	if p.Filter.Level != programme.National && p.Filter.Level != programme.Local {
		p.Filter.Level = ""
	}
	p.Filter.Officer, _ = strconv.ParseInt(q.text("officer"), 10, 64)
	if year, ok := programme.ParseYear(q.text("year")); ok {
		p.Filter.Year = year
	}
	p.Board, err = s.store.Installments(r.Context(), u, p.Filter)
	return p, err
}

// installmentList is what contracts promise to pay: due, late, without a
// schedule, without a contract in force.
func (s *Server) installmentList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.installments(w, r, u)
	if err != nil {
		return err
	}
	p.Info = s.info(w, r, p.Of, navProjects, "Lịch chi", crumb{"Đề án", "/projects"}, crumb{"Hợp đồng", "/contracts"})
	return renderTables(w, r, installmentListView(p), p.Board.Tables)
}

// clear is the address without filters; "" when none is set.
func (p installmentListPage) clear() string {
	if p.Filter.Level == "" && p.Filter.Place == "" && p.Filter.Officer == 0 {
		return ""
	}
	return "/installments"
}

func (p installmentListPage) places() []option {
	all := []option{{"", "Mọi địa bàn"}}
	for _, one := range p.Board.Places {
		all = append(all, option{one.Code, one.Name})
	}
	return all
}

func (p installmentListPage) officers() []option {
	all := []option{{"", "Mọi người"}}
	for _, one := range p.Board.Officers {
		all = append(all, option{number(one.UserID), one.UserName})
	}
	return all
}

// officer is the chosen one as the form has it.
func (p installmentListPage) officer() string {
	if p.Filter.Officer == 0 {
		return ""
	}
	return number(p.Filter.Officer)
}

// columns is what was paid in each month against what was due.
func (p installmentListPage) columns() (all []yearColumn) {
	for m := range p.Board.Paid {
		paid, due := p.Board.Paid[m], p.Board.Due[m].Sum()
		all = append(all, yearColumn{stackRow: stackRow{Label: "T" + strconv.Itoa(m+1), National: int64(paid.National), Local: int64(paid.Local)}, Plan: int64(due), PlanKnown: due > 0, Mark: "đến hạn"})
	}
	return all
}

// installmentTiles are the sums that one asks for first.
func installmentTiles(b store.InstallmentBoard) []option {
	tile := func(state programme.InstallmentState) option {
		return option{b.LeftIn(state).Dong() + ", " + programme.CountText(int64(len(b.In(state)))) + " đợt", state.Label()}
	}
	return []option{
		tile(programme.InstallmentLate), tile(programme.InstallmentDue), tile(programme.InstallmentLater), tile(programme.InstallmentDrafted), tile(programme.InstallmentHeld),
		{b.UnscheduledSum().Dong() + ", " + programme.CountText(int64(len(b.Unscheduled))) + " đề án", "Đã duyệt, chưa có lịch chi"},
	}
}

// installmentMeaning is what the colour of a state says.
func installmentMeaning(s programme.InstallmentState) meaning {
	switch s {
	case programme.InstallmentLate:
		return wrong
	case programme.InstallmentPaid:
		return good
	case programme.InstallmentDue, programme.InstallmentDrafted, programme.InstallmentHeld:
		return attention
	}
	return neutral
}
