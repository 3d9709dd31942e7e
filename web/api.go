package web

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"khuyencong/programme"
)

// The open interface: everybody may read, in JSON, what is public. The document
// api/openapi.json says what each address takes and gives; a test holds it
// against the answers.

//go:embed api/openapi.json
var openAPI []byte

func (s *Server) apiRoutes() []route {
	return []route{
		{"GET /api/{rest...}", reads, s.api(nil, nil)},
		{"GET /api/v1", reads, s.api(nil, s.apiIndex)},
		{"GET /api/v1/openapi.json", reads, s.api(nil, func(*apiRequest) (any, error) { return json.RawMessage(openAPI), nil })},
		{"GET /api/v1/programmes", reads, s.api(nil, s.apiProgrammes)},
		{"GET /api/v1/programmes/{id}", reads, s.api(nil, s.apiProgramme)},
		{"GET /api/v1/programmes/{id}/evaluation", reads, s.api([]string{"from", "to"}, s.apiEvaluation)},
		{"GET /api/v1/projects", reads, s.api([]string{"programme", "from", "to", "level", "content", "place", "stage", "establishment", "q", "page", "per_page"}, s.apiProjects)},
		{"GET /api/v1/projects/{id}", reads, s.api(nil, s.apiProject)},
		{"GET /api/v1/establishments", reads, s.api([]string{"q", "page", "per_page"}, s.apiEstablishments)},
		{"GET /api/v1/establishments/{id}", reads, s.api(nil, s.apiEstablishment)},
		{"GET /api/v1/contents", reads, s.api(nil, s.apiContents)},
		{"GET /api/v1/places", reads, s.api([]string{"on", "parent", "q", "page", "per_page"}, s.apiPlaces)},
	}
}

// apiRequest is one question and what is public at its moment.
type apiRequest struct {
	*http.Request
	book *programme.Published
	site string
}

// api wraps a handler: who asks too often waits, what he has already is not sent
// again, unknown words of the query are refused, and every refusal is JSON too.
// Without a handler there is nothing at the address.
func (s *Server) api(takes []string, answer func(*apiRequest) (any, error)) func(http.ResponseWriter, *http.Request, programme.User) error {
	return func(w http.ResponseWriter, r *http.Request, _ programme.User) error {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "ETag, Last-Modified, Link, Retry-After")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		if wait := s.asked.wait(clientAddress(r), s.store.Now()); wait > 0 {
			h.Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
			return apiError(w, http.StatusTooManyRequests, fmt.Sprintf("Địa chỉ này đã hỏi quá %d lần trong một phút. Chờ rồi hỏi lại, hoặc tải tệp dữ liệu mở ở /public/data.", mostQuestions))
		}
		if answer == nil {
			return apiError(w, http.StatusNotFound, "Không có địa chỉ này. Xem /api/v1/openapi.json.")
		}
		for name := range r.URL.Query() {
			if !slices.Contains(takes, name) {
				return apiError(w, http.StatusBadRequest, fmt.Sprintf("Không có tham số “%s” ở địa chỉ này. Các tham số: %s.", name, orNone(takes)))
			}
		}
		book, tag, err := s.published(r)
		if err != nil {
			return s.apiRefuse(w, r, err)
		}
		given, err := answer(&apiRequest{r, book, s.site(r)})
		if err != nil {
			return s.apiRefuse(w, r, err)
		}
		if unchanged(w, r, tag, book.At) {
			return nil
		}
		if list, paged := given.(apiList); paged {
			list.linkHeader(h)
		}
		return sendJSON(w, r, http.StatusOK, given)
	}
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "không có"
	}
	return strings.Join(names, ", ")
}

// apiRefuse turns a refusal into JSON; a fault is logged and told without words.
func (s *Server) apiRefuse(w http.ResponseWriter, r *http.Request, err error) error {
	switch programme.KindOf(err) {
	case programme.NotFound:
		return apiError(w, http.StatusNotFound, programme.Problems(err)[0].Message)
	case programme.Invalid:
		return apiError(w, http.StatusBadRequest, programme.Problems(err)[0].Message)
	}
	if !errors.Is(err, r.Context().Err()) {
		s.log.Error("failed", "path", r.URL.Path, "error", err)
	}
	return apiError(w, http.StatusInternalServerError, "Hệ thống gặp lỗi. Thử lại sau.")
}

func apiError(w http.ResponseWriter, status int, message string) error {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	return json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"status": status, "message": message}})
}

// sendJSON writes a value, packed where the reader takes it so.
func sendJSON(w http.ResponseWriter, r *http.Request, status int, v any) error {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	sendPacked(w, r, status, buf.Bytes())
	return nil
}

// apiList is one page of a list, with what the whole filtered list comes to.
type apiList struct {
	Data   any        `json:"data"`
	Page   apiPage    `json:"page"`
	Totals *apiTotals `json:"totals,omitempty"`
	Links  apiLinks   `json:"links"`
}

type apiPage struct {
	Number int `json:"number"`
	Size   int `json:"size"`
	Pages  int `json:"pages"`
	Total  int `json:"total"`
}

type apiLinks struct {
	Self     string `json:"self"`
	Next     string `json:"next,omitempty"`
	Previous string `json:"previous,omitempty"`
	Licence  string `json:"licence"`
}

func (l apiList) linkHeader(h http.Header) {
	if l.Links.Next != "" {
		h.Add("Link", "<"+l.Links.Next+`>; rel="next"`)
	}
	if l.Links.Previous != "" {
		h.Add("Link", "<"+l.Links.Previous+`>; rel="prev"`)
	}
}

// The most that one page of a list has, and what it has unasked.
const (
	apiMost  = 500
	apiUsual = 50
)

// number reads a whole number of the query between two bounds.
func (r *apiRequest) number(name string, usual, least, most int) (int, error) {
	typed := r.URL.Query().Get(name)
	if typed == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < least || n > most {
		return 0, programme.Refuse(programme.Invalid, name, "Tham số “%s” phải là số nguyên từ %d đến %d.", name, least, most)
	}
	return n, nil
}

// pageOf cuts the asked page out of a list.
func pageOf[T, V any](r *apiRequest, all []T, show func(T) V) (apiList, error) {
	size, err := r.number("per_page", apiUsual, 1, apiMost)
	if err != nil {
		return apiList{}, err
	}
	pages := max(1, (len(all)+size-1)/size)
	page, err := r.number("page", 1, 1, 1_000_000_000)
	if err != nil {
		return apiList{}, err
	}
	if page > pages {
		return apiList{}, programme.Refuse(programme.NotFound, "page", "Không có trang %d: danh sách có %d trang.", page, pages)
	}
	data := []V{}
	for _, one := range all[min((page-1)*size, len(all)):min(page*size, len(all))] {
		data = append(data, show(one))
	}
	l := apiList{Data: data, Page: apiPage{page, size, pages, len(all)}, Links: apiLinks{Self: r.site + r.URL.RequestURI(), Licence: programme.OpenLicence}}
	if page < pages {
		l.Links.Next = r.site + withQuery(r.Request, "page", strconv.Itoa(page+1))
	}
	if page > 1 {
		l.Links.Previous = r.site + withQuery(r.Request, "page", strconv.Itoa(page-1))
	}
	return l, nil
}
