package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"
	"golang.org/x/net/html"

	"khuyencong/programme"
	"khuyencong/sheet"
)

// How lists and charts leave a page. The address of the page with
// format=xlsx, csv, svg or png is the file: the same handler has read the same
// filters and asked the same rights, so a file holds nothing that the page
// holds back. A page needs nothing for it: the tables that it draws are read
// off what it draws. A list that shows a part at a time, or rounded amounts,
// calls renderList with its columns (list_file.go) in place of render, and its
// file has every row of the filter, amounts to the đồng.

// tableFormats and pictureFormats are what a page leaves as.
var (
	tableFormats   = []string{"xlsx", "csv"}
	pictureFormats = []string{"svg", "png"}
)

// pageAddress is what a view knows of the address it is drawn at.
type pageAddress struct {
	query url.Values
	today programme.Day
}

type addressKey struct{}

// withAddress tells the views of a page that is read where they are drawn.
func (s *Server) withAddress(r *http.Request, rt route) *http.Request {
	if rt.policy != reads {
		return r
	}
	return r.WithContext(context.WithValue(r.Context(), addressKey{}, pageAddress{r.URL.Query(), programme.DayOf(s.store.Now())}))
}

// fileHref is the page that is being drawn as a file; "" where it is none of
// its own, as a form that is shown again.
func fileHref(ctx context.Context, format, chart string) string {
	a, ok := ctx.Value(addressKey{}).(pageAddress)
	if !ok {
		return ""
	}
	q := url.Values{}
	for key, values := range a.query {
		if key != "page" && key != "format" && key != "chart" {
			q[key] = values
		}
	}
	q.Set("format", format)
	if chart != "" {
		q.Set("chart", chart)
	}
	return "?" + q.Encode()
}

// fileAsked is the form in which the page of a request is to leave; "" for the
// page itself.
func fileAsked(r *http.Request) string {
	if a, ok := r.Context().Value(addressKey{}).(pageAddress); ok {
		return programme.Clean(a.query.Get("format"))
	}
	return ""
}

// framed draws what stands inside the frame of a page, and under it the ways
// to keep its tables.
func framed() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		var inside bytes.Buffer
		children := templ.GetChildren(ctx)
		ctx = templ.ClearChildren(ctx)
		if err := children.Render(ctx, &inside); err != nil {
			return err
		}
		if _, err := w.Write(inside.Bytes()); err != nil {
			return err
		}
		if !bytes.Contains(inside.Bytes(), []byte(`<table class="data`)) || fileHref(ctx, "xlsx", "") == "" {
			return nil
		}
		return pageFiles().Render(ctx, w)
	})
}

// sendPageFile sends a drawn page's tables, or one of its charts, as a file.
// tables are nil to read them off the page.
func sendPageFile(w http.ResponseWriter, r *http.Request, format string, drawn []byte, tables []programme.DataTable) error {
	root, err := html.Parse(bytes.NewReader(drawn))
	if err != nil {
		return fmt.Errorf("read %s: %w", r.URL.Path, err)
	}
	p := readPage(root)
	if slices.Contains(pictureFormats, format) {
		return sendChart(w, r, format, p)
	}
	if !slices.Contains(tableFormats, format) {
		return programme.Refuse(programme.NotFound, "", "Không có dạng tệp “%s”. Bảng tải được ở dạng xlsx, csv; hình ở dạng svg, png.", format)
	}
	if tables == nil {
		tables = p.tables()
	}
	if len(tables) == 0 {
		return programme.Refuse(programme.NotFound, "", "Trang này không có bảng nào để tải. Mở lại trang, bỏ bớt điều kiện lọc rồi tải lại.")
	}
	for i := range tables {
		tables[i].Above = p.conditions
	}
	return sendTables(w, format, p.title, p.programme, p.label, tables)
}

// sendTables sends tables as a workbook, or as plain rows one table after the
// other.
func sendTables(w http.ResponseWriter, format, title, of, label string, tables []programme.DataTable) error {
	var buf bytes.Buffer
	var err error
	if format == "csv" {
		err = sheet.WriteCSV(&buf, tables...)
	} else {
		err = sheet.Write(&buf, strings.Trim(title+" – "+of, " –"), label, tables)
	}
	if err != nil {
		return err
	}
	sendFile(w, format, title, buf.Bytes())
	return nil
}
