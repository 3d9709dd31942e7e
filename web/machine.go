package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

func (s *Server) machineRoutes() []route {
	return []route{
		{"GET /projects/{id}/machines", reads, s.machineEdit},
		{"POST /projects/{id}/machines", writes, s.machineUpdate},
	}
}

// machineFormPage is the form of a project's machines: rows that are drawn
// again with more empty ones as often as somebody asks, with or without
// scripts.
type machineFormPage struct {
	Info    pageInfo
	Project programme.Project
	Form    recordForm
	Rows    []int // 1 to their number
}

func machinesPath(id int64) string { return projectPath(id) + "/machines" }

// machineNames are the fields of one row, as they begin.
var machineNames = []string{"name", "maker", "model", "made_in", "serials", "quantity", "unit_price", "invoice", "invoice_date", "state", "other", "other_amount", "other_decision", "note"}

// maxMachineRows keeps a made-up form from growing without end.
const maxMachineRows = programme.MaxMachines + 20

func (s *Server) machineEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	if err := p.MayWriteMachines(u); err != nil {
		return err
	}
	list, err := s.store.Machines(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	return s.machineForm(w, r, of, p, recordForm{Typed: typedMachines(list)}, len(list.Rows)+max(3-len(list.Rows), 1), http.StatusOK)
}

func (s *Server) machineForm(w http.ResponseWriter, r *http.Request, of programme.Programme, p programme.Project, f recordForm, rows, status int) error {
	page := machineFormPage{Project: p, Form: f, Info: s.info(w, r, of, navProjects, "Danh mục máy móc", crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})}
	for row := range min(rows, maxMachineRows) {
		page.Rows = append(page.Rows, row+1)
	}
	return render(w, r, status, machineFormView(page))
}

func (s *Server) machineUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	rows := closeRows(f.typed)
	if f.text("do") == "more" {
		return s.machineForm(w, r, of, p, recordForm{Typed: f.typed}, rows+3, http.StatusOK)
	}
	list := machinesTyped(f, p.ID, rows)
	if err = f.err(); err == nil {
		if list, err = s.store.SaveMachines(r.Context(), u, list); err == nil {
			return seeOther(w, r, projectPath(p.ID)+"#machines", "Đã lưu danh mục máy móc: "+strconv.Itoa(len(list.Rows))+" dòng, "+list.Cost().Dong()+".")
		}
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		now, err := s.store.Machines(r.Context(), u, p.ID)
		return savedRecord{programme.SProject, p.ID, now.Version, list.Fields(), now.Fields()}, err
	})
	if err != nil {
		return err
	}
	return s.machineForm(w, r, of, p, again, rows+1, status)
}

// closeRows moves the rows in which something stands up over those in which
// nothing does, so that errors name rows as they are drawn, and tells how many
// there are.
func closeRows(typed url.Values) (filled int) {
	for row := 1; row <= maxMachineRows; row++ {
		from, something := strconv.Itoa(row), false
		for _, name := range machineNames {
			something = something || name != "quantity" && strings.TrimSpace(typed.Get(name+"_"+from)) != ""
		}
		if something {
			filled++
		}
		for _, name := range machineNames {
			value := typed.Get(name + "_" + from)
			typed.Del(name + "_" + from)
			if something {
				typed.Set(name+"_"+strconv.Itoa(filled), value)
			}
		}
	}
	return filled
}

// machinesTyped reads the rows; what is wrong with them is kept in f.
func machinesTyped(f *form, project int64, rows int) programme.MachineList {
	l := programme.MachineList{ProjectID: project, Version: f.id("version")}
	for row := 1; row <= rows; row++ {
		at := func(name string) string { return name + "_" + strconv.Itoa(row) }
		m := programme.Machine{
			Name: f.text(at("name")), Maker: f.text(at("maker")), Model: f.text(at("model")), Serials: f.text(at("serials")), UnitPrice: f.money(at("unit_price")),
			Invoice: f.text(at("invoice")), InvoiceDate: f.day(at("invoice_date")), State: programme.MachineState(f.text(at("state"))),
			Other: f.text(at("other")), OtherAmount: f.money(at("other_amount")), OtherDecision: f.text(at("other_decision")), Note: f.text(at("note")),
		}
		if f.text(at("made_in")) != "" {
			m.MadeIn = f.year(at("made_in"))
		}
		if q := f.count(at("quantity")); q.Known || f.text(at("quantity")) != "" {
			m.Quantity = q.Value
		} else {
			m.Quantity = 1
		}
		l.Rows = append(l.Rows, m)
	}
	return l
}

// typedMachines is a saved list as its form shows it.
func typedMachines(l programme.MachineList) url.Values {
	v := url.Values{"version": {number(l.Version)}}
	for i, m := range l.Rows {
		set := func(name, value string) { v.Set(name+"_"+strconv.Itoa(i+1), value) }
		set("name", m.Name)
		set("maker", m.Maker)
		set("model", m.Model)
		set("made_in", projectYearText(m.MadeIn))
		set("serials", m.Serials)
		set("quantity", programme.CountText(m.Quantity))
		set("unit_price", moneyTyped(m.UnitPrice))
		set("invoice", m.Invoice)
		set("invoice_date", m.InvoiceDate.String())
		set("state", string(m.State))
		set("other", m.Other)
		set("other_amount", moneyTyped(m.OtherAmount))
		set("other_decision", m.OtherDecision)
		set("note", m.Note)
	}
	return v
}

// moneyTyped is an amount as a form shows it; nothing for 0.
func moneyTyped(m programme.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

// field is one field of a row.
func (p machineFormPage) field(row int, name, label, help string) fieldView {
	return p.Form.fill(fieldView{Name: name + "_" + strconv.Itoa(row), Label: label, Help: help})
}

// states are the choices of a machine's state.
func (p machineFormPage) states(row int) fieldView {
	f := fieldView{Name: "state_" + strconv.Itoa(row), Label: "Máy mới?"}
	for _, s := range []programme.MachineState{programme.MachineUnsaid, programme.MachineNew, programme.MachineUsed} {
		f.Options = append(f.Options, option{string(s), s.Label()})
	}
	return p.Form.fill(f)
}

// otherOpen tells whether the part about other programmes is shown unfolded.
func (p machineFormPage) otherOpen(row int) bool {
	return slices.ContainsFunc([]string{"other", "other_amount", "other_decision", "note"}, func(name string) bool {
		name += "_" + strconv.Itoa(row)
		return p.Form.Typed.Get(name) != "" || p.Form.Problems.For(name) != ""
	})
}

// machinePanel is a project's machines on its page.
type machinePanel struct {
	Project programme.Project
	List    programme.MachineList
	Double  programme.DoubleFunding
	MayEdit bool
}

// machinePanelOf is what a project's page shows of its machines.
func machinePanelOf(u programme.User, p programme.Project, list programme.MachineList, double programme.DoubleFunding) machinePanel {
	return machinePanel{p, list, double, p.MayWriteMachines(u) == nil}
}
