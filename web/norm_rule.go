package web

import (
	"fmt"
	"net/http"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) ruleRoutes() []route {
	return []route{
		{"GET /rules", reads, s.ruleList},
		{"POST /rules/known", writes, s.ruleKnown},
		{"GET /rules/new", reads, s.ruleNew},
		{"POST /rules", writes, s.ruleCreate},
		{"GET /rules/{id}/edit", reads, s.ruleEdit},
		{"POST /rules/{id}", writes, s.ruleUpdate},
		{"GET /size_rules/new", reads, s.sizeNew},
		{"POST /size_rules", writes, s.sizeCreate},
		{"GET /size_rules/{id}/edit", reads, s.sizeEdit},
		{"POST /size_rules/{id}", writes, s.sizeUpdate},
	}
}

// ruleListPage is the numbers that laws set and the ceilings of size classes.
type ruleListPage struct {
	Info  pageInfo
	Rules programme.RuleBook
	Sizes []programme.SizeRule
	None  []programme.RuleKey // of which there is no row
}

func (s *Server) ruleList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	rules, err := s.store.Rules(r.Context(), u)
	if err != nil {
		return err
	}
	sizes, err := s.store.SizeRules(r.Context(), u)
	if err != nil {
		return err
	}
	p := ruleListPage{Info: s.info(w, r, of, navProgrammes, "Quy định có số", crumb{"Chương trình", "/programmes"}), Sizes: sizes}
	for _, key := range programme.RuleKeys() { // in the order of the form
		n := len(p.Rules)
		for _, rule := range rules {
			if rule.Key == key {
				p.Rules = append(p.Rules, rule)
			}
		}
		if len(p.Rules) == n {
			p.None = append(p.None, key)
		}
	}
	return render(w, r, http.StatusOK, ruleListView(p))
}

// ruleKnown adds the rules that are known to exist, unconfirmed.
func (s *Server) ruleKnown(w http.ResponseWriter, r *http.Request, u programme.User) error {
	n, err := s.store.AddKnownRules(r.Context(), u)
	if err != nil {
		return err
	}
	if n == 0 {
		return seeOther(w, r, "/rules", "Danh mục đi kèm đã có đủ, không thêm dòng nào.")
	}
	return seeOther(w, r, "/rules", fmt.Sprintf("Đã thêm %d dòng, chưa xác nhận. Đối chiếu từng dòng với văn bản rồi xác nhận để áp dụng.", n))
}

func ruleForm(id int64) listFormPage {
	p := listFormPage{ID: id, Base: "/rules", List: "/rules", Heading: "Thêm quy định", Button: "Lưu quy định", Typed: map[string]string{}}
	if id != 0 {
		p.Heading = "Sửa, xác nhận quy định"
	}
	return p
}

func (s *Server) ruleNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p := ruleForm(0)
	p.Typed["key"] = r.URL.Query().Get("key")
	return s.drawRow(w, r, u, http.StatusOK, p, programme.SRule)
}

func (s *Server) ruleEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	n, err := s.store.Rule(r.Context(), u, id)
	if err != nil {
		return err
	}
	p := ruleForm(id)
	p.Typed = map[string]string{
		"key": string(n.Key), "value": n.Typed(), "working": ticked(n.Working), "source": n.Source, "clause": n.Clause, "from": n.From.String(), "to": n.To.String(),
		"note": n.Note, "confirmed_by": n.ConfirmedBy, "version": strconv.FormatInt(n.Version, 10),
	}
	return s.drawRow(w, r, u, http.StatusOK, p, programme.SRule)
}

func (s *Server) ruleCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.ruleSave(w, r, u, programme.Rule{})
}

func (s *Server) ruleUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	saved, err := s.store.Rule(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.ruleSave(w, r, u, saved)
}

func (s *Server) ruleSave(w http.ResponseWriter, r *http.Request, u programme.User, saved programme.Rule) error {
	f := readForm(r)
	src := sourced(f, saved.ConfirmedBy, saved.ConfirmedOn)
	n := programme.Rule{
		ID: saved.ID, Key: programme.RuleKey(f.text("key")), Working: f.checked("working"), Source: src.Source, Clause: src.Clause, From: src.From, To: src.To,
		ConfirmedBy: src.ConfirmedBy, ConfirmedOn: src.ConfirmedOn, Note: src.Note, Version: src.Version,
	}
	var err error
	if n.Key.Unit() != "" {
		n.Value, err = programme.ParseRuleValue("value", n.Key, f.typed.Get("value"))
		f.keep(err)
	}
	if err = f.err(); err == nil {
		_, err = s.store.SaveRule(r.Context(), u, n)
	}
	if err == nil {
		return seeOther(w, r, "/rules", "Đã lưu quy định “"+n.Key.Label()+"”.")
	}
	return s.refusedRow(w, r, u, ruleForm(saved.ID), f, err, n.Fields(), saved.Fields(), saved.Version, programme.SRule)
}

// ruleChoices are the rules that one may be about.
func ruleChoices() []option {
	all := []option{{"", "Chọn quy định"}}
	for _, k := range programme.RuleKeys() {
		all = append(all, option{string(k), k.Label()})
	}
	return all
}

// ruleHelp says for each rule how its number is typed.
func ruleHelp(p listFormPage) string {
	if help := programme.RuleKey(p.Typed["key"]).Help(); help != "" {
		return help
	}
	return "Phần trăm (70), số ngày (15), số năm (3), ngày và tháng (22/01) hoặc cấp (1 xã, 2 huyện, 3 tỉnh), tùy quy định."
}
