package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) establishmentRoutes() []route {
	return []route{
		{"GET /establishments", reads, s.establishmentList},
		{"GET /establishments/new", reads, s.establishmentNew},
		{"POST /establishments", writes, s.establishmentCreate},
		{"GET /establishments/duplicates", reads, s.duplicateList},
		{"GET /establishments/{id}", reads, s.establishmentShow},
		{"GET /establishments/{id}/edit", reads, s.establishmentEdit},
		{"POST /establishments/{id}", writes, s.establishmentUpdate},
		{"GET /establishments/{id}/merge", reads, s.mergeNew},
		{"POST /establishments/{id}/merge", writes, s.mergeCreate},
		{"POST /establishments/{id}/watches", writes, s.watchCreate},
		{"POST /watches/{id}/lift", writes, s.watchLift},
	}
}

// establishmentListPage is the list of all establishments (cơ sở CNNT), of
// every programme.
type establishmentListPage struct {
	Info                    pageInfo
	Filter                  store.EstablishmentFilter
	List                    store.EstablishmentList
	Places                  []option
	Ignored                 []string // values of the address that could not be used
	Duplicates              int      // groups that may be one establishment each
	Name, Support, Projects sortView
	Pager                   pagerView
}

func (s *Server) establishmentList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	units, err := s.provincePlaces(r.Context(), u, of)
	if err != nil {
		return err
	}
	f, ignored := establishmentFilter(r)
	place, known, err := s.placeWords(r.Context(), u, of, f.Place)
	if err != nil {
		return err
	}
	if f.Place != "" && (!known || f.Place == "-") {
		ignored = append([]string{"Địa bàn “" + f.Place + "”"}, ignored...)
		f.Place = ""
	}
	list, err := s.store.Establishments(r.Context(), u, f)
	if err != nil {
		return err
	}
	duplicates, err := s.duplicateCount(r, u)
	if err != nil {
		return err
	}
	view := establishmentListView(establishmentListPage{
		Info: s.info(w, r, of, navEstablishments, "Cơ sở CNNT"), Filter: f, List: list, Ignored: ignored, Duplicates: duplicates,
		Places:   establishmentPlaces(units, f.Place, place),
		Name:     sortBy(r, "name", "name", "Tên cơ sở", "", false),
		Support:  sortBy(r, "name", "support", "Hỗ trợ đã nhận", "triệu đồng", true),
		Projects: sortBy(r, "name", "projects", "Đề án hoàn thành", "", true),
		Pager:    pages(r, "cơ sở", list.Page, list.Pages, store.PageSize, list.Total),
	})
	return renderList(w, r, view, func() programme.DataTable { return listTable("Cơ sở", establishmentColumns, every(list.Items)) })
}

// establishmentColumns are the columns of the file of establishments.
var establishmentColumns = []listColumn[store.EstablishmentItem]{
	listText("Tên cơ sở", 36, func(e store.EstablishmentItem) string { return e.Name }),
	listText("Loại hình", 20, func(e store.EstablishmentItem) string { return e.LegalForm.Label() }),
	listText("Ngành nghề", 26, func(e store.EstablishmentItem) string { return e.Trade }),
	listText("Địa bàn", 18, func(e store.EstablishmentItem) string { return e.Place.Name }),
	listText("Mã địa bàn", 10, func(e store.EstablishmentItem) string { return e.Place.Code }),
	listCount("Đề án hoàn thành", func(e store.EstablishmentItem) int64 { return e.Projects }),
	listMoney("", "Hỗ trợ đã nhận", func(e store.EstablishmentItem) programme.Money { return e.Support }),
}

// frame is the current programme for the head of a page that does not need
// one: none where there is none yet.
func (s *Server) frame(w http.ResponseWriter, r *http.Request, u programme.User) (programme.Programme, error) {
	of, err := s.current(w, r, u)
	if programme.KindOf(err) == programme.NotFound {
		return programme.Programme{}, nil
	}
	return of, err
}

// establishmentFilter reads the address; what it does not know is named.
func establishmentFilter(r *http.Request) (f store.EstablishmentFilter, ignored []string) {
	q := r.URL.Query()
	f = store.EstablishmentFilter{Text: programme.Clean(q.Get("q")), Place: programme.Clean(q.Get("place"))}
	if v := q.Get("legal_form"); slices.Contains(programme.LegalForms, programme.LegalForm(v)) {
		f.LegalForm = programme.LegalForm(v)
	} else if v != "" {
		ignored = append(ignored, "Loại hình “"+v+"”")
	}
	if v := q.Get("sort"); slices.Contains([]string{"name", "support", "projects"}, strings.TrimPrefix(v, "-")) {
		f.Sort = v
	} else if v != "" {
		ignored = append(ignored, "Cách sắp xếp “"+v+"”")
	}
	f.Page = pageAsked(r)
	return f, ignored
}

// establishmentPlaces are the choices of the place filter: every establishment
// has a place or an empty one, which is not asked for here.
func establishmentPlaces(units []programme.Place, chosen, name string) []option {
	all := projectPlaces(units, chosen, name)
	return all[:len(all)-1]
}

// establishmentShowPage is the record of one establishment.
type establishmentShowPage struct {
	Info          pageInfo
	Establishment programme.Establishment
	Projects      store.ProjectList // of every programme, the newest year first
	Planned       programme.Sums    // of Projects, in annual plans
	Size          programme.SizeVerdict
	TaxNotice     string // what the office should look after in the tax code
	Watch         watchView
	History       []historyEntry
}

func (s *Server) establishmentShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.establishmentOf(r, u)
	if err != nil {
		return err
	}
	return s.drawEstablishment(w, r, u, http.StatusOK, e, watchView{})
}

// drawEstablishment draws the record; watch is what a refused form of the watch
// list has.
func (s *Server) drawEstablishment(w http.ResponseWriter, r *http.Request, u programme.User, status int, e programme.Establishment, watch watchView) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	filter := store.ProjectFilter{EstablishmentID: e.ID, Sort: "-year"}
	projects, err := s.store.Projects(r.Context(), u, filter)
	if err != nil {
		return err
	}
	planned, err := s.planned(r, u, filter, projects)
	if err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SEstablishment, e.ID)
	if err != nil {
		return err
	}
	sizes, err := s.store.SizeRules(r.Context(), u)
	if err != nil {
		return err
	}
	if err := s.loadWatches(r, u, e, &watch); err != nil {
		return err
	}
	today := programme.DayOf(s.store.Now())
	return render(w, r, status, establishmentShowView(establishmentShowPage{
		Info:          s.info(w, r, of, navEstablishments, e.Name, crumb{"Cơ sở CNNT", "/establishments"}),
		Establishment: e, Projects: projects, Planned: planned, History: history(events), Watch: watch,
		Size: programme.SizeOf(sizes, e.LegalForm, e.Size, today), TaxNotice: programme.TaxCodeNotice(e.TaxCode, e.LegalForm, today),
	}))
}

func (s *Server) establishmentOf(r *http.Request, u programme.User) (programme.Establishment, error) {
	id, err := pathID(r)
	if err != nil {
		return programme.Establishment{}, err
	}
	return s.store.Establishment(r.Context(), u, id)
}

func establishmentPath(id int64) string { return "/establishments/" + strconv.FormatInt(id, 10) }

// establishmentClear is the list without filters; "" when none is set.
func establishmentClear(p establishmentListPage) string {
	if p.Filter.Text == "" && p.Filter.Place == "" && p.Filter.LegalForm == "" && len(p.Ignored) == 0 {
		return ""
	}
	return "/establishments"
}

// establishmentSum says what the establishment has received so far.
func establishmentSum(l store.ProjectList) string {
	if l.Total == 0 {
		return "Chưa có đề án nào."
	}
	if l.Done.Projects+l.Done.Plans == 0 {
		return projectCountSentence(l.Approved) + ", chưa hoàn thành đề án nào."
	}
	return "Đã hoàn thành " + projectCountSentence(l.Done) + " – " + projectMoneySentence(l.Done) + "."
}
