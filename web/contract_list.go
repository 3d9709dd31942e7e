package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

// contractListPage is the list of contracts.
type contractListPage struct {
	Info   pageInfo
	Filter store.ContractFilter
	Show   string // which part: "owed", "ending", "missing"
	List   store.ContractList
	Years  []option
	Pager  pagerView
	Today  programme.Day
}

// endingDays is how far ahead the list of contracts that end looks.
const endingDays = 30

// contractShows are the parts of the list that one usually asks for.
func contractShows(u programme.User) []option {
	all := []option{{"", "Mọi hợp đồng"}, {"owed", "Phải thu hồi tiền"}, {"ending", "Hết hạn trong 30 ngày"}}
	if u.May(programme.ReadInternal) {
		all = append(all, option{"missing", "Đã duyệt, chưa có hợp đồng"})
	}
	return all
}

func (s *Server) contractList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	q, today := readQuery(r), programme.DayOf(s.store.Now())
	page := contractListPage{Today: today, Years: projectYears(of), Filter: store.ContractFilter{ProgrammeID: of.ID, Text: q.text("q"), Level: programme.Level(q.text("level")), State: programme.ContractState(q.text("state"))}}
	f := &page.Filter
	if f.Level != programme.National && f.Level != programme.Local {
		f.Level = ""
	}
	if !slices.Contains(programme.ContractStates, f.State) {
		f.State = ""
	}
	f.Year, _ = strconv.Atoi(q.text("year"))
	f.Page = pageAsked(r)
	if show := q.text("show"); slices.ContainsFunc(contractShows(u), func(o option) bool { return o.Value == show }) {
		page.Show = show
	}
	switch page.Show {
	case "owed":
		f.Owed = true
	case "ending":
		f.Ending = today.Plus(endingDays)
	case "missing":
		f.Missing, f.State = true, ""
	}
	if page.List, err = s.store.Contracts(r.Context(), u, *f); err != nil {
		return err
	}
	page.Info = s.info(w, r, of, navProjects, "Hợp đồng", crumb{"Đề án", "/projects"})
	page.Pager = pages(r, "hợp đồng", page.List.Page, page.List.Pages, store.PageSize, page.List.Total)
	return renderList(w, r, contractListView(page), func() programme.DataTable {
		t, l := listTable("Hợp đồng", contractColumns, every(page.List.Items)), page.List
		t.Rows = append(t.Rows, sumRow(t, fmt.Sprintf("Cộng %d hợp đồng, phần đã ký", l.Total), l.Support, l.Disbursed, l.Owed))
		return t
	})
}

// contractColumns are the columns of the file of contracts.
var contractColumns = []listColumn[store.ContractItem]{
	listText("Số hợp đồng", 16, func(i store.ContractItem) string { return i.Number }),
	listDay("Ngày ký", func(i store.ContractItem) programme.Day { return i.Dated }),
	listText("Mã đề án", 12, func(i store.ContractItem) string { return i.Code }),
	listText("Tên đề án", 40, func(i store.ContractItem) string { return i.Title }),
	listText("Đơn vị thụ hưởng", 26, func(i store.ContractItem) string { return i.Party }),
	listText("Nguồn", 18, func(i store.ContractItem) string { return i.Level.Label() }),
	listYear("Năm", func(i store.ContractItem) int { return i.Year }),
	listText("Tình trạng", 16, func(i store.ContractItem) string {
		if i.State == "" {
			return "Chưa soạn"
		}
		return i.State.Label()
	}),
	listDay("Đến ngày", func(i store.ContractItem) programme.Day { return i.Until }),
	listDay("Hạn thu hồi", func(i store.ContractItem) programme.Day { return i.Due }),
	listMoney("", "Hỗ trợ", func(i store.ContractItem) programme.Money { return i.Support }),
	listMoney("", "Đã chi", func(i store.ContractItem) programme.Money { return i.Disbursed }),
	listMoney("", "Phải thu hồi", func(i store.ContractItem) programme.Money { return i.Owed }),
}

// clear is the address without filters; "" when none is set.
func (p contractListPage) clear() string {
	f := p.Filter
	if f.Text == "" && f.Level == "" && f.State == "" && f.Year == 0 && p.Show == "" {
		return ""
	}
	return "/contracts"
}

// contractPanelOf loads what a project's page shows of its contract; nothing
// before approval.
func (s *Server) contractPanelOf(r *http.Request, u programme.User, p programme.Project) (v contractPanelView, err error) {
	if !p.Stage.InPlan() {
		return v, nil
	}
	rec, err := s.store.Contract(r.Context(), u, p.ID)
	if programme.KindOf(err) == programme.NotFound && err != nil {
		return v, nil // not signed yet: not for who applies
	}
	return contractPanelView{Shown: true, User: u, Record: rec, Money: rec.Contract.Money(programme.BalancesOf(rec.Facts.Ledger))}, err
}

// contractPanelView is a project's contract on its page.
type contractPanelView struct {
	Shown  bool
	User   programme.User
	Record store.ContractRecord
	Money  programme.ContractMoney
}
