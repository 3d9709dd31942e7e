package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

// projectQuery is the address of the list, read: what narrows it, the same in
// words, and what could not be read and so does not narrow it.
type projectQuery struct {
	Filter  store.ProjectFilter
	Active  []projectCondition
	Ignored []string // "Năm “abc”"
	Notes   []string // sentences on conditions that fit nothing

	Charge    string // who is in charge, as the address has it
	PlaceName string // of a place that only evaluations name, such as an abolished unit
}

// projectCondition is one filter in words, and the list without it.
type projectCondition struct{ Label, Value, Without string }

// projectSorts are the words that sort the list.
var projectSorts = []string{"code", "title", "year", "stage", "approved", "support", "counterpart"}

// sortChoices are the sorts that a phone, which has no column heads, offers.
func sortChoices(now string, usual ...option) []option {
	for _, o := range usual {
		if o.Value == now {
			return usual
		}
	}
	return append(usual, option{now, "Theo cột đã chọn"})
}

// projectAddress reads an address value by value.
type projectAddress struct {
	values url.Values
	r      *http.Request
	query  *projectQuery
}

// read takes a value that words knows, and notes it in words; any other value
// is set aside.
func (a projectAddress) read(key, label string, words func(v string) (string, bool)) string {
	v := programme.Clean(a.values.Get(key))
	if v == "" {
		return ""
	}
	text, ok := words(v)
	if !ok {
		a.query.Ignored = append(a.query.Ignored, fmt.Sprintf("%s “%s”", label, v))
		return ""
	}
	a.query.Active = append(a.query.Active, projectCondition{label, text, withQuery(a.r, key, "")})
	return v
}

// projectQuery reads the filters of the list. Unknown values never fail.
func (s *Server) projectQuery(r *http.Request, u programme.User, of programme.Programme) (projectQuery, error) {
	q := projectQuery{Filter: store.ProjectFilter{ProgrammeID: of.ID}}
	a, f := projectAddress{r.URL.Query(), r, &q}, &q.Filter
	var failed error
	f.Text = a.read("q", "Có chữ", func(v string) (string, bool) { return "“" + v + "”", true })
	year := func(v string) (string, bool) {
		y, err := strconv.Atoi(v)
		return v, err == nil && y >= of.From && y <= of.To
	}
	f.From, _ = strconv.Atoi(a.read("from", "Từ năm", year))
	f.To, _ = strconv.Atoi(a.read("to", "Đến năm", year))
	if a.values.Get("level") != string(programme.AllLevels) { // both levels: nothing to narrow
		f.Level = programme.Level(a.read("level", "Nguồn", oneOf([]programme.Level{programme.National, programme.Local})))
	}
	f.Kind = programme.ProjectKind(a.read("kind", "Loại", oneOf([]programme.ProjectKind{programme.KindProject, programme.KindPlan})))
	f.Content = a.read("content", "Nội dung", func(v string) (string, bool) {
		c, ok := programme.ContentByCode(v)
		return c.Name, ok
	})
	f.Place = a.read("place", "Địa bàn", func(v string) (name string, ok bool) {
		if name, ok, failed = s.placeWords(r.Context(), u, of, v); ok || failed != nil {
			q.PlaceName = name
			return name, ok
		}
		if f.Recorded, name, failed = s.store.RecordedIn(r.Context(), u, of.ID, v); len(f.Recorded) > 0 {
			q.PlaceName = name
		}
		return name, q.PlaceName != ""
	})
	f.Stage = programme.Stage(a.read("stage", "Tình trạng", stageWords))
	one := func(words string) func(string) (string, bool) {
		return func(v string) (string, bool) { return words, v == "1" }
	}
	f.Living = a.read("living", "Loại hồ sơ", one("đang xử lý trong chương trình")) != ""
	f.Mine = a.read("mine", "Việc", one("chờ bạn xử lý")) != ""
	f.Late = a.read("late", "Hạn", one("đã quá hạn")) != ""
	q.Charge = a.read("charge", "Phụ trách", func(v string) (words string, ok bool) {
		words, ok, failed = s.chargeWords(r.Context(), u, v, f)
		return words, ok
	})
	establishment := a.read("establishment", "Cơ sở", func(v string) (string, bool) {
		id, _ := strconv.ParseInt(v, 10, 64)
		e, err := s.store.Establishment(r.Context(), u, id)
		if err != nil && programme.KindOf(err) != programme.NotFound {
			failed = err
		}
		return e.Name, err == nil
	})
	f.EstablishmentID, _ = strconv.ParseInt(establishment, 10, 64)
	q.order(a)
	return q, failed
}

// keptFilters are the conditions that have no box of their own: a list keeps
// them when it is filtered again.
func keptFilters(f store.ProjectFilter) (all []string) {
	for name, set := range map[string]bool{"living": f.Living, "mine": f.Mine, "late": f.Late} {
		if set {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// order reads how the list is sorted and which page of it is asked for.
func (q *projectQuery) order(a projectAddress) {
	if sort := a.values.Get("sort"); slices.Contains(projectSorts, strings.TrimPrefix(sort, "-")) {
		q.Filter.Sort = sort
	} else if sort != "" {
		q.Ignored = append(q.Ignored, fmt.Sprintf("Cách sắp xếp “%s”", sort))
	}
	q.Filter.Page, _ = strconv.Atoi(a.values.Get("page"))
	if f := q.Filter; f.From != 0 && f.To != 0 && f.From > f.To {
		q.Notes = append(q.Notes, fmt.Sprintf("Từ năm %d lại sau đến năm %d nên không hồ sơ nào phù hợp. Chọn lại hai năm.", f.From, f.To))
	}
}

// oneOf knows the values of a list by their labels.
func oneOf[T interface {
	~string
	Label() string
}](known []T) func(string) (string, bool) {
	return func(v string) (string, bool) { return T(v).Label(), slices.Contains(known, T(v)) }
}

// labelChoices are the values of a list for a select, after the one that chooses
// none of them.
func labelChoices[T interface {
	~string
	Label() string
}](none string, known ...T) []option {
	all := []option{{"", none}}
	for _, v := range known {
		all = append(all, option{string(v), v.Label()})
	}
	return all
}

// stageWords knows the stages, and all of those that stand in annual plans.
func stageWords(v string) (string, bool) {
	if v == string(store.Planned) {
		return "Trong kế hoạch năm", true
	}
	if v == string(store.Unplanned) {
		return "Chưa vào kế hoạch", true
	}
	return oneOf(programme.Stages)(v)
}

// stageChoices are the choices of the stage filter.
func stageChoices() []option {
	planned, _ := stageWords(string(store.Planned))
	unplanned, _ := stageWords(string(store.Unplanned))
	return append(labelChoices("Mọi tình trạng", programme.Stages...), option{string(store.Planned), planned}, option{string(store.Unplanned), unplanned})
}

// projectContents is the statutory list for a select.
func projectContents(none string) []option {
	all := []option{{"", none}}
	for _, c := range programme.Contents {
		all = append(all, option{c.Code, c.Code + " – " + c.Name})
	}
	return all
}

func projectYears(of programme.Programme) []option {
	all := []option{{"", "Mọi năm"}}
	for _, y := range of.Years() {
		all = append(all, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	return all
}
