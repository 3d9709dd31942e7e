package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"

	"khuyencong/web"
)

// pages measures pages as a browser asks for them, over HTTP on loopback with
// the whole page read, against the SQL that they cannot do without, run
// straight on the same database.
func (d *database) pages(ctx context.Context) ([]line, error) {
	server := httptest.NewServer(web.New(d.store, "bench", slog.New(slog.DiscardHandler)))
	defer server.Close()
	if err := d.right(server); err != nil {
		return nil, err
	}
	var lines []line
	for _, m := range d.measured() {
		ratios, err := pairs(7, func() error {
			_, err := get(server, m.path)
			return err
		}, func() error { return d.read(ctx, m.sums) })
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.what, err)
		}
		lines = append(lines, line{m.what + ", " + d.name, m.against, ratios})
	}
	ratios, err := pairs(3, func() error { return d.verify(ctx) }, func() error { return d.read(ctx, verifySums(d)) })
	if err != nil {
		return nil, err
	}
	return append(lines, line{"Verification of 540,000 lines of the ledger, " + d.name, "SQL of its rows and sums", ratios}), nil
}

// measured is a page against its floor.
type measured struct {
	what, path, against string
	sums                []query
}

func (d *database) measured() []measured {
	period := url.Values{"from": {fmt.Sprint(d.period.From)}, "to": {fmt.Sprint(d.period.To)}}
	return []measured{
		{"Evaluation page", "/evaluation?" + period.Encode(), "SQL of its sums", evaluationSums(d)},
		{"Evaluation page of the usual period", "/evaluation", "SQL of its sums", evaluationSums(d.usual())},
		{"Evaluation page as of a past day", "/evaluation?on=" + url.QueryEscape(asOf.String()) + "&" + period.Encode(), "SQL of its sums", sumsOn(d)},
		{"Home page, 20,000 dossiers on their way", "/", "SQL of its counts and rows", homeWork()},
		{"Project page of one of them", fmt.Sprintf("/projects/%d", d.dossier), "SQL of all that it has", dossierParts(d)},
		{"Annual plan page with its candidates", fmt.Sprintf("/plans/%d", d.plan), "SQL of its projects and sums", yearPlan(d)},
		{"Projects, filtered and sorted", "/projects?level=local&content=KC3c&stage=completed&sort=-support", "SQL of its rows and totals", filteredList(d)},
		{"Projects, searched by words", "/projects?q=may+moc+12345", "SQL of its rows and totals", searchedList(d)},
	}
}

// right tells that the evaluation shows the support that was invented: a fast
// page with other sums is worth nothing.
func (d *database) right(server *httptest.Server) error {
	page, err := get(server, fmt.Sprintf("/evaluation?from=%d&to=%d", d.period.From, d.period.To))
	if err == nil && !strings.Contains(page, d.done.MillionsFixed()) {
		err = fmt.Errorf("the evaluation page does not show %s triệu đồng of support", d.done.MillionsFixed())
	}
	return err
}

// get reads a whole page.
func get(server *httptest.Server, path string) (string, error) {
	response, err := server.Client().Get(server.URL + path)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("GET %s: %s", path, response.Status)
	}
	return string(body), err
}
