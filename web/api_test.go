package web

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"khuyencong/programme"
	"khuyencong/store"
)

// schemaFile reads a schema, or any JSON, for the validator.
func schemaFile(t *testing.T, name string) any {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "schema", name))
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, b)
}

func parsed(t *testing.T, b []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("%v in %.300s", err, b)
	}
	return v
}

// compiled makes a validator of a schema at an address, with others it refers to.
func compiled(t *testing.T, at string, known map[string]any) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for address, doc := range known {
		if err := c.AddResource(address, doc); err != nil {
			t.Fatal(err)
		}
	}
	s, err := c.Compile(at)
	if err != nil {
		t.Fatalf("%s: %v", at, err)
	}
	return s
}

// ask is a reader's question without any account.
func (h *house) ask(path string, head ...string) *httptest.ResponseRecorder {
	h.t.Helper()
	r := httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	w := httptest.NewRecorder()
	h.server.ServeHTTP(w, r)
	return w
}

func TestOpenDataFollows360Giving(t *testing.T) {
	h := newHouse(t)
	w := h.ask("/public/data/1/grants.json")
	if w.Code != http.StatusOK {
		t.Fatal(w.Code, w.Body)
	}
	const grant = "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.2/schema/360-giving-schema.json"
	schema := compiled(t, "package.json", map[string]any{
		"package.json": without(schemaFile(t, "360-giving-package-schema.json")), grant: without(schemaFile(t, "360-giving-schema.json")),
	})
	if err := schema.Validate(parsed(t, w.Body.Bytes())); err != nil {
		t.Errorf("%#v", err)
	}
	var file programme.OpenPackage
	if err := json.Unmarshal(w.Body.Bytes(), &file); err != nil {
		t.Fatal(err)
	}
	file.Grants[0].AwardDate = "24/07/2014"
	b, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	if schema.Validate(parsed(t, b)) == nil {
		t.Error("the schema takes a date that the standard does not")
	}
}

// without is a schema without its own address, so that it is found where the
// package looks for it.
func without(schema any) any {
	delete(schema.(map[string]any), "$id")
	return schema
}

// The sums of everything that is published are those of the evaluation.
func TestOpenDataAddsUpToTheEvaluation(t *testing.T) {
	h := newHouse(t)
	var list struct{ Totals apiTotals }
	for _, years := range [][2]string{{"2016", "2018"}, {"2016", "2016"}, {"2016", "2020"}} {
		query := "from=" + years[0] + "&to=" + years[1]
		var figures apiFigures
		readJSON(t, h.ask("/api/v1/programmes/1/evaluation?"+query), &figures)
		readJSON(t, h.ask("/api/v1/projects?programme=1&per_page=1&"+query), &list)
		if *figures.Totals != list.Totals || list.Totals.Done.Support == 0 {
			t.Errorf("%s: projects come to %+v, the evaluation to %+v", query, list.Totals, *figures.Totals)
		}
	}
	d, err := h.store.EvaluationData(context.Background(), programme.LocalUser, 1, programme.Years(2016, 2020))
	if err != nil {
		t.Fatal(err)
	}
	e, err := programme.Evaluate(d, programme.Years(2016, 2020))
	if err != nil {
		t.Fatal(err)
	}
	var file programme.OpenPackage
	readJSON(t, h.ask("/public/data/1/grants.json"), &file)
	var awarded, disbursed programme.Money
	for _, g := range file.Grants {
		awarded += g.AmountAwarded
		disbursed += g.AmountDisbursed
	}
	if all := e.Level(programme.AllLevels); awarded != all.Approved.Support || disbursed != all.Life.Disbursed {
		t.Errorf("the file comes to %s awarded and %s disbursed, the evaluation to %s and %s", awarded, disbursed, all.Approved.Support, all.Life.Disbursed)
	}
}

func readJSON(t *testing.T, w *httptest.ResponseRecorder, into any) {
	t.Helper()
	if w.Code != http.StatusOK {
		t.Fatal(w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
		t.Fatal(err)
	}
}

// openAPIDoc is what of the document the tests read.
type openAPIDoc struct {
	Paths map[string]struct {
		Get struct {
			Parameters []struct {
				Ref, Name, In string
				Example       any
			}
			Responses map[string]struct {
				Content map[string]struct {
					Schema struct {
						Ref string `json:"$ref"`
					}
				}
			}
		}
	}
}

// Every address of the interface is documented, every documented one answers,
// and every answer is as the document says; and the document is one.
func TestOpenAPIIsAsItAnswers(t *testing.T) {
	h := newHouse(t)
	var doc openAPIDoc
	w := h.ask("/api/v1/openapi.json")
	readJSON(t, w, &doc)
	whole := parsed(t, w.Body.Bytes())
	if err := compiled(t, "openapi.json", map[string]any{"openapi.json": without(schemaFile(t, "openapi-3.1.json"))}).Validate(whole); err != nil {
		t.Errorf("%#v", err)
	}
	routes := map[string]bool{}
	for _, rt := range h.server.apiRoutes() {
		if path := strings.TrimPrefix(rt.pattern, "GET "); path != "/api/{rest...}" {
			routes[path] = true
			if _, documented := doc.Paths[path]; !documented {
				t.Errorf("%s is not documented", path)
			}
		}
	}
	for path, of := range doc.Paths {
		if !routes[path] {
			t.Errorf("%s is documented and there is no such address", path)
			continue
		}
		for _, id := range []string{"1", "999999"} {
			asked := url.Values{}
			for _, p := range of.Get.Parameters {
				if s, text := p.Example.(string); text && p.In == "query" {
					asked.Set(p.Name, s)
				}
			}
			at := strings.ReplaceAll(path, "{id}", id) + "?" + asked.Encode()
			w := h.ask(at)
			status := map[bool]string{true: "200", false: "404"}[w.Code == http.StatusOK]
			ref := of.Get.Responses[status].Content["application/json"].Schema.Ref
			if status == "404" {
				ref = "#/components/schemas/Error"
			}
			if w.Code != http.StatusOK && (id == "1" || w.Code != http.StatusNotFound) && !strings.Contains(path, "establishments/{id}") {
				t.Errorf("%s: %d %s", at, w.Code, w.Body)
			}
			if ref == "" {
				continue // the document itself
			}
			if err := compiled(t, "doc.json"+ref, map[string]any{"doc.json": whole}).Validate(parsed(t, w.Body.Bytes())); err != nil {
				t.Errorf("%s: %#v", at, err)
			}
			if w.Header().Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s cannot be read by other sites", at)
			}
		}
	}
}

func TestOpenInterfaceRefuses(t *testing.T) {
	h := newHouse(t)
	for path, status := range map[string]int{
		"/api/v1/projects?year=2017":                400, // not one of its words
		"/api/v1/projects?from=mười":                400,
		"/api/v1/projects?per_page=501":             400,
		"/api/v1/projects?per_page=0":               400,
		"/api/v1/projects?level=tỉnh":               400,
		"/api/v1/projects?stage=draft":              400, // no plan has those
		"/api/v1/projects?content=KC99":             400,
		"/api/v1/projects?page=99999":               404,
		"/api/v1/projects/99999":                    404,
		"/api/v1/projects/abc":                      404,
		"/api/v1/programmes/1/evaluation?from=1999": 400,
		"/api/v1/places?on=31/02/2020":              400,
		"/api/v2/projects":                          404,
		"/public/data/1/grants.xml":                 404,
		"/public/data/77/grants.csv":                404,
		"/public/projects/99999":                    404,
		"/public/stories/1":                         404,
		"/public/projects?page=-5&year=x&level=y":   200, // a page for people rather shows something
	} {
		if w := h.ask(path); w.Code != status {
			t.Errorf("%s: %d instead of %d: %.200s", path, w.Code, status, w.Body)
		} else if status >= 400 && strings.HasPrefix(path, "/api/") && !strings.Contains(w.Body.String(), `"message":"`) {
			t.Errorf("%s says nothing: %s", path, w.Body)
		}
	}
}

// Who has an answer already does not get it again, until a record changes.
func TestOpenInterfaceAnswersOnce(t *testing.T) {
	h := newHouse(t)
	first := h.ask("/api/v1/projects")
	tag, at := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
	if tag == "" || at == "" {
		t.Fatal("no ETag or Last-Modified")
	}
	if w := h.ask("/api/v1/projects", "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("asked with the tag: %d", w.Code)
	}
	if w := h.ask("/api/v1/projects", "If-Modified-Since", at); w.Code != http.StatusNotModified {
		t.Errorf("asked with the time: %d", w.Code)
	}
	if w := h.ask("/api/v1/projects?page=1", "If-None-Match", tag); w.Code != http.StatusOK {
		t.Errorf("another question with the tag: %d", w.Code)
	}
	p, err := h.store.Project(context.Background(), programme.LocalUser, 1)
	if err != nil {
		t.Fatal(err)
	}
	p.Title = "Tên mới của đề án"
	if _, err := h.store.SaveProject(context.Background(), programme.LocalUser, p); err != nil {
		t.Fatal(err)
	}
	if w := h.ask("/api/v1/projects/1", "If-None-Match", tag); w.Code != http.StatusOK {
		t.Errorf("asked after a change: %d", w.Code)
	}
	for range mostQuestions {
		h.ask("/api/v1/contents")
	}
	if w := h.ask("/api/v1/contents"); w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" {
		t.Errorf("asked too often: %d", w.Code)
	}
}

// What is held back stands in no public page or file, and no search finds it.
func TestPersonalDataIsHeldBack(t *testing.T) {
	h := newHouse(t)
	ctx, u := context.Background(), programme.LocalUser
	e, err := h.store.Establishment(ctx, u, 2)
	if err != nil {
		t.Fatal(err)
	}
	e.Name, e.LegalForm, e.Owner, e.Phone, e.Address, e.TaxCode = "Cơ sở Trịnh Thị Hường", "household", "Trịnh Thị Hường", "0987654321", "12 đường Hoa Mai", ""
	if _, err := h.store.SaveEstablishment(ctx, u, e); err != nil {
		t.Fatal(err)
	}
	list, err := h.store.Projects(ctx, u, store.ProjectFilter{EstablishmentID: 2, Stage: programme.Completed})
	if err != nil || len(list.Items) == 0 {
		t.Fatal("the sample's second establishment has no project", err)
	}
	id := list.Items[0].ID
	p, err := h.store.Project(ctx, u, id)
	if err != nil {
		t.Fatal(err)
	}
	p.Title = "Hỗ trợ máy xay cho hộ bà Trịnh Thị Hường, điện thoại 0987654321"
	if _, err := h.store.SaveProject(ctx, u, p); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"/public/projects", publicProjectPath(id), "/public/data/1/grants.json", "/public/data/1/grants.csv", "/public/results",
		"/api/v1/projects?per_page=500", "/api/v1/projects/" + number(id), "/api/v1/establishments?per_page=500",
	} {
		w := h.ask(path)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", path, w.Code)
		}
		for _, secret := range []string{"Hường", "0987654321", "Hoa Mai"} {
			if strings.Contains(w.Body.String(), secret) {
				t.Errorf("%s shows %q", path, secret)
			}
		}
	}
	var found struct{ Page apiPage }
	readJSON(t, h.ask("/api/v1/projects?q="+url.QueryEscape("Trịnh Thị Hường")), &found)
	if found.Page.Total != 0 {
		t.Error("a search finds a household by its name")
	}
}
