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

// contractFormPage is the form of a draft, or of an annex, whose terms it
// shares.
type contractFormPage struct {
	Info      pageInfo
	Record    store.ContractRecord
	Form      recordForm
	Columns   []programme.SourceAmount // of the cost table
	Costs     []int                    // rows, 1 to their number
	Parts     []int                    // rows of the schedule
	MoreParts int                      // empty rows of the schedule that were asked for
	Request   programme.Matter         // of an annex: the granted request; ID 0 for none
	Annex     bool
	Read      string // what was read out of a pasted table
}

// Names of the fields of one row, as they begin.
var (
	costNames = []string{"id", "item", "unit", "quantity", "unit_price", "note"}
	partNames = []string{"plan_id", "plan_label", "plan_kind", "plan_source", "plan_due", "plan_amount", "plan_condition"}
)

const (
	maxCostRows = programme.MaxCostLines + 10
	maxPartRows = 30
	maxColumns  = 12
)

// costAmount names the box of a row's amount from a column.
func costAmount(row, column int) string { return fmt.Sprintf("amount_%d_%d", row, column) }

func (s *Server) contractEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	if err := rec.Contract.MayWrite(u, rec.Project); err != nil {
		return err
	}
	f := recordForm{Typed: typedContract(rec.Project, rec.Contract)}
	return s.contractForm(w, r, of, contractFormPage{Record: rec, Form: f}, 1, http.StatusOK)
}

// contractForm draws the form with some empty rows behind those that are
// filled.
func (s *Server) contractForm(w http.ResponseWriter, r *http.Request, of programme.Programme, page contractFormPage, more, status int) error {
	typed := page.Form.Typed
	page.Columns = columnsTyped(typed)
	costs, parts := closeTyped(typed, costRow(len(page.Columns)), maxCostRows), closeTyped(typed, partNames, maxPartRows)
	for row := range min(max(costs+more, 3), maxCostRows) {
		page.Costs = append(page.Costs, row+1)
	}
	for row := range min(max(parts+1+page.MoreParts, 3), maxPartRows) {
		page.Parts = append(page.Parts, row+1)
	}
	title := "Soạn hợp đồng"
	if page.Annex {
		title = fmt.Sprintf("Phụ lục số %d", page.Record.Contract.NextAnnex())
	}
	page.Info = s.contractInfo(w, r, of, page.Record.Project, title, crumb{"Hợp đồng", contractPath(page.Record.Project.ID)})
	return render(w, r, status, contractFormView(page))
}

func (s *Server) contractUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, of, err := s.contractRecord(r, u)
	if err != nil {
		return err
	}
	f, page := readForm(r), contractFormPage{Record: rec}
	if done, err := s.contractRows(w, r, of, f, page); done {
		return err
	}
	c := programme.Contract{ProjectID: rec.Project.ID, Version: f.id("version"), Number: f.text("number"), Dated: f.day("dated"), Effective: f.day("effective"), Terms: termsTyped(f)}
	if err = f.err(); err == nil {
		if c, err = s.store.SaveContract(r.Context(), u, c); err == nil {
			return seeOther(w, r, contractPath(rec.Project.ID), "Đã lưu dự thảo hợp đồng.")
		}
	} else {
		f.also(c.Check(rec.Project, rec.Facts))
		err = f.err()
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Contract(r.Context(), u, rec.Project.ID)
		c.Version = 1
		return savedRecord{programme.SContract, rec.Project.ID, now.Contract.Version, c.Fields(), now.Contract.Fields()}, err
	})
	if err != nil {
		return err
	}
	page.Form = again
	return s.contractForm(w, r, of, page, 1, status)
}

// contractRows answers the buttons that only draw the form again: more rows,
// another column, a pasted table.
func (s *Server) contractRows(w http.ResponseWriter, r *http.Request, of programme.Programme, f *form, page contractFormPage) (done bool, err error) {
	page.Form.Typed = f.typed
	columns := columnsTyped(f.typed)
	closeTyped(f.typed, costRow(len(columns)), maxCostRows)
	closeTyped(f.typed, partNames, maxPartRows)
	switch f.text("do") {
	case "more":
		return true, s.contractForm(w, r, of, page, 10, http.StatusOK)
	case "part":
		page.MoreParts = 2
		return true, s.contractForm(w, r, of, page, 1, http.StatusOK)
	case "column":
		f.typed.Add("column", f.text("add_column"))
		return true, s.contractForm(w, r, of, page, 1, http.StatusOK)
	case "paste":
		status := http.StatusOK
		all, skipped, err := programme.ParseCosts(f.typed.Get("paste"), columns, f.text("paste_unit"))
		if err == nil {
			page.Read = fmt.Sprintf("Đã đọc %d dòng từ bảng dán, bỏ qua %d dòng tiêu đề, dòng cộng. Xem lại bên dưới rồi lưu.", len(all), skipped)
			if f.checked("paste_replace") {
				clearRows(f.typed, costRow(len(columns)), maxCostRows)
			}
			typeCosts(f.typed, all, columns, closeTyped(f.typed, costRow(len(columns)), maxCostRows))
			f.typed.Del("paste")
		} else {
			status, page.Form.Problems = http.StatusUnprocessableEntity, programme.Problems(err)
		}
		return true, s.contractForm(w, r, of, page, 1, status)
	}
	return false, nil
}

// costRow are the names of one row of the cost table.
func costRow(columns int) []string {
	all := slices.Clone(costNames)
	for i := range columns {
		all = append(all, "amount_%_"+strconv.Itoa(i))
	}
	return all
}

func rowName(name string, row int) string {
	if strings.Contains(name, "%") {
		return strings.ReplaceAll(name, "%", strconv.Itoa(row))
	}
	return name + "_" + strconv.Itoa(row)
}

// closeTyped moves the rows in which something stands up over those in which
// nothing does, and tells how many there are. A kind, a source or a number alone
// is nothing.
func closeTyped(typed url.Values, names []string, most int) (filled int) {
	for row := 1; row <= most; row++ {
		something := slices.ContainsFunc(names, func(name string) bool {
			return !slices.Contains([]string{"id", "plan_id", "plan_kind", "plan_source"}, name) && strings.TrimSpace(typed.Get(rowName(name, row))) != ""
		})
		if something {
			filled++
		}
		for _, name := range names {
			value := typed.Get(rowName(name, row))
			typed.Del(rowName(name, row))
			if something {
				typed.Set(rowName(name, filled), value)
			}
		}
	}
	return filled
}

func clearRows(typed url.Values, names []string, most int) {
	for row := 1; row <= most; row++ {
		for _, name := range names {
			typed.Del(rowName(name, row))
		}
	}
}

// columnsTyped are the sources that the form's table has as columns.
func columnsTyped(typed url.Values) (all []programme.SourceAmount) {
	for _, one := range typed["column"] {
		source, name, _ := strings.Cut(one, "|")
		c := programme.SourceAmount{Source: programme.Source(source), Name: name}
		if slices.Contains(programme.Sources, c.Source) && !slices.Contains(all, c) && len(all) < maxColumns {
			all = append(all, c)
		}
	}
	return all
}

func columnKey(c programme.SourceAmount) string { return string(c.Source) + "|" + c.Name }

// columnLabel is a column's head.
func columnLabel(c programme.SourceAmount) string {
	if c.Name == "" {
		return c.Source.Label()
	}
	return c.Name
}
