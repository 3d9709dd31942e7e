package web

import (
	"net/http"
	"slices"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) placeRoutes() []route {
	return []route{
		{"GET /places", reads, s.placeList},
		{"GET /places/questions", reads, s.placeQuestionList},
		{"GET /places/{key}", reads, s.placeShow},
		{"POST /places/{key}/decision", writes, s.placeDecide},
	}
}

func placePath(k programme.PlaceKey) string { return "/places/" + k.String() }

// placeCrumbs lead to a page of units, for who may see programmes from there.
func placeCrumbs(u programme.User, more ...crumb) []crumb {
	if u.May(programme.ReadProgramme) {
		return append([]crumb{{"Chương trình", "/programmes"}}, more...)
	}
	return more
}

// placeListPage is the list of units (đơn vị hành chính) of all times.
type placeListPage struct {
	Info      pageInfo
	Filter    store.PlaceFilter
	On        string // as typed
	Problem   string // why the day could not be used
	List      store.PlaceList
	Questions int
	Pager     pagerView
	History   []historyEntry
}

func (s *Server) placeList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	p := placeListPage{On: q.Get("on"), Filter: store.PlaceFilter{Text: programme.Clean(q.Get("q"))}}
	if tier := programme.PlaceTier(q.Get("tier")); slices.Contains(programme.PlaceTiers, tier) {
		p.Filter.Tier = tier
	}
	if p.Filter.On, err = programme.ParseDay("on", p.On); err != nil {
		p.Problem = programme.Problems(err)[0].Message
	}
	p.Filter.Page = pageAsked(r)
	if p.List, err = s.store.PlaceList(r.Context(), u, p.Filter); err != nil {
		return err
	}
	questions, err := s.store.PlaceQuestions(r.Context(), u)
	if err != nil {
		return err
	}
	events, err := s.store.History(r.Context(), u, programme.SPlaces, 0)
	if err != nil {
		return err
	}
	p.Questions, p.History = len(questions), history(events)
	p.Info = s.info(w, r, of, navProgrammes, "Đơn vị hành chính", placeCrumbs(u)...)
	p.Pager = pages(r, "đơn vị", p.List.Page, p.List.Pages, store.PageSize, p.List.Total)
	return render(w, r, http.StatusOK, placeListView(p))
}

// clear is the list without filters; "" when none is set.
func (p placeListPage) clear() string {
	if p.Filter.Text == "" && p.On == "" && p.Filter.Tier == "" {
		return ""
	}
	return "/places"
}

// placeQuestionListPage is the abolished units that a person is asked about.
type placeQuestionListPage struct {
	Info      pageInfo
	Questions []store.PlaceQuestion // of this page
	Pager     pagerView
}

func (s *Server) placeQuestionList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	all, err := s.store.PlaceQuestions(r.Context(), u)
	if err != nil {
		return err
	}
	from, to, _, pager := onePage(r, "đơn vị", store.PageSize, len(all))
	return render(w, r, http.StatusOK, placeQuestionListView(placeQuestionListPage{
		Info:      s.info(w, r, of, navProgrammes, "Đơn vị chờ quyết định", placeCrumbs(u, crumb{"Đơn vị hành chính", "/places"})...),
		Questions: all[from:to], Pager: pager,
	}))
}

// pathPlace loads the unit whose key the address has.
func (s *Server) pathPlace(r *http.Request, u programme.User) (store.PlaceRecord, error) {
	k, ok := programme.ParsePlaceKey(r.PathValue("key"))
	if !ok {
		return store.PlaceRecord{}, programme.Refuse(programme.NotFound, "", "Không tìm thấy đơn vị hành chính “%s”. Mở lại danh mục Đơn vị hành chính và chọn ở đó.", r.PathValue("key"))
	}
	return s.store.PlaceRecord(r.Context(), u, k)
}

// placeShowPage is the record of one unit.
type placeShowPage struct {
	Info      pageInfo
	R         store.PlaceRecord
	Projects  store.ProjectList // of the programme looked at, recorded in the unit
	MayDecide bool
	All       string     // address of all of those
	Form      recordForm // of the decision
	Units     []option   // suggestions of other successors
	History   []historyEntry
}

func (s *Server) placeShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	record, err := s.pathPlace(r, u)
	if err != nil {
		return err
	}
	return s.placePage(w, r, u, record, recordForm{Typed: typedDecision(record)}, http.StatusOK)
}

func (s *Server) placePage(w http.ResponseWriter, r *http.Request, u programme.User, record store.PlaceRecord, f recordForm, status int) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := placeShowPage{R: record, Form: f, MayDecide: u.May(programme.EditLists)}
	if of.ID != 0 && u.May(programme.ReadRecords) {
		filter := store.ProjectFilter{ProgrammeID: of.ID, Recorded: recordedYears(record.Place, of), Sort: "-year"}
		if p.Projects, err = s.store.Projects(r.Context(), u, filter); err != nil {
			return err
		}
		p.All = "/projects?programme=" + number(of.ID) + "&place=" + record.Place.Code
	}
	if p.decidable() {
		units, err := s.store.Places(r.Context(), u, record.Place.Abolished())
		if err != nil {
			return err
		}
		p.Units = placeSuggestions(nearUnits(record, units))
	}
	events, err := s.store.History(r.Context(), u, programme.SPlace, record.Place.Key().Number())
	if err != nil {
		return err
	}
	p.History = history(events)
	p.Info = s.info(w, r, of, navProgrammes, record.Place.Name, placeCrumbs(u, crumb{"Đơn vị hành chính", "/places"})...)
	return render(w, r, status, placeShowView(p))
}

// recordedYears is the unit as the projects of a programme's years may have it.
func recordedYears(unit programme.Place, of programme.Programme) []store.RecordedPlace {
	first, last := store.PlaceYears(unit)
	all := []store.RecordedPlace{}
	for y := max(first, of.From); y <= min(last, of.To); y++ {
		all = append(all, store.RecordedPlace{Ref: unit.Ref(), Year: y})
	}
	return all
}

// nearUnits are the units of the same upper units as the known successors.
func nearUnits(r store.PlaceRecord, units []programme.Place) []programme.Place {
	parents := map[string]bool{}
	for _, c := range r.Changes {
		parents[r.Names[c.To].ParentCode] = true
	}
	return slices.DeleteFunc(units, func(p programme.Place) bool { return !parents[p.ParentCode] })
}

// decidable tells whether a person may say what became of the unit.
func (p placeShowPage) decidable() bool {
	return p.MayDecide && p.R.Place.ValidTo != 0 && p.R.Place.Tier() != programme.DistrictTier
}

// fateSentence says where the records of an abolished unit stand today.
func (p placeShowPage) fateSentence() string {
	switch {
	case p.R.Fate == programme.Lives:
		return "Theo địa giới hiện hành, hồ sơ ghi ở đây được tính cho đơn vị kế thừa duy nhất bên dưới."
	case p.R.Fate == programme.Undecided:
		return "Đơn vị bị chia tách, hoặc hai bảng chuyển đổi không khớp. Cho đến khi có quyết định, hồ sơ được giữ dưới tên đơn vị cũ."
	case p.R.Place.Tier() == programme.DistrictTier:
		return "Hồ sơ chỉ ghi huyện không đủ căn cứ để chuyển về xã, phường nào, nên được giữ dưới tên đơn vị cũ, không chia cho các xã."
	}
	return "Hồ sơ được giữ dưới tên đơn vị cũ."
}
