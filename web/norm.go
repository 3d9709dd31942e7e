package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"khuyencong/programme"
)

func (s *Server) normRoutes() []route {
	return []route{
		{"GET /norms", reads, s.normList},
		{"POST /norms/known", writes, s.normKnown},
		{"GET /norms/new", reads, s.normNew},
		{"POST /norms", writes, s.normCreate},
		{"GET /norms/{id}/edit", reads, s.normEdit},
		{"POST /norms/{id}", writes, s.normUpdate},
	}
}

type normListPage struct {
	Info  pageInfo
	Norms []programme.Norm
	Try   normTry
}

// normTry is the calculator: what do the norms say of a cost on a day?
type normTry struct {
	Content, Level, Day, Cost string // as typed
	Problems                  problems
	Answer                    *programme.Ceiling
}

func (s *Server) normList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	norms, err := s.store.Norms(r.Context(), u)
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, normListView(normListPage{Info: s.info(w, r, of, navProgrammes, "Định mức hỗ trợ", crumb{"Chương trình", "/programmes"}), Norms: norms, Try: tryNorms(r, norms)}))
}

// tryNorms answers the calculator's question where one was asked.
func tryNorms(r *http.Request, norms []programme.Norm) normTry {
	q := r.URL.Query()
	t := normTry{Content: q.Get("content"), Level: q.Get("level"), Day: q.Get("day"), Cost: q.Get("cost")}
	if !q.Has("cost") {
		return t
	}
	f := &form{typed: q}
	cost, day := f.amount("cost"), f.day("day")
	if _, ok := programme.ContentByCode(t.Content); !ok {
		f.keep(programme.Refuse(programme.Invalid, "content", "Chọn nội dung hỗ trợ."))
	}
	if day == 0 && strings.TrimSpace(t.Day) == "" {
		f.keep(programme.Refuse(programme.Invalid, "day", "Nhập ngày phê duyệt: ngày này quyết định định mức nào được áp dụng."))
	}
	if !cost.Known && strings.TrimSpace(t.Cost) == "" {
		f.keep(programme.Refuse(programme.Invalid, "cost", "Nhập chi phí của nội dung được hỗ trợ."))
	}
	if err := f.err(); err != nil {
		t.Problems = programme.Problems(err)
		return t
	}
	c := programme.CeilingFor(norms, t.Content, programme.Level(t.Level), day, cost.Money())
	t.Answer = &c
	return t
}

// normKnown adds the norms that are known to exist, unconfirmed.
func (s *Server) normKnown(w http.ResponseWriter, r *http.Request, u programme.User) error {
	n, err := s.store.AddKnownNorms(r.Context(), u)
	if err != nil {
		return err
	}
	if n == 0 {
		return seeOther(w, r, "/norms", "Danh mục đi kèm đã có đủ, không thêm dòng nào.")
	}
	return seeOther(w, r, "/norms", fmt.Sprintf("Đã thêm %d định mức, chưa xác nhận. Đối chiếu từng dòng với văn bản rồi xác nhận để áp dụng.", n))
}

type normFormPage struct {
	Info     pageInfo
	ID       int64
	Typed    map[string]string
	Problems problems
	Conflict *conflictView
	History  []historyEntry
}

func (p normFormPage) field(name, label, help string) fieldView {
	return fieldView{Name: name, Label: label, Value: p.Typed[name], Help: help, Error: p.Problems.For(name)}
}

func (p normFormPage) action() string {
	if p.ID == 0 {
		return "/norms"
	}
	return "/norms/" + strconv.FormatInt(p.ID, 10)
}

func (s *Server) normNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.drawNormForm(w, r, u, http.StatusOK, normFormPage{Typed: map[string]string{"level": string(programme.AllLevels)}})
}

func (s *Server) normEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	n, err := s.store.Norm(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.drawNormForm(w, r, u, http.StatusOK, normFormPage{ID: id, Typed: normTyped(n)})
}

func (s *Server) drawNormForm(w http.ResponseWriter, r *http.Request, u programme.User, status int, p normFormPage) error {
	title := "Thêm định mức"
	if p.ID != 0 {
		title = "Sửa, xác nhận định mức"
		events, err := s.store.History(r.Context(), u, programme.SNorm, p.ID)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p.Info = s.info(w, r, of, navProgrammes, title, crumb{"Chương trình", "/programmes"}, crumb{"Định mức hỗ trợ", "/norms"})
	return render(w, r, status, normFormView(p))
}

// normTyped is a norm as its form shows it.
func normTyped(n programme.Norm) map[string]string {
	typed := map[string]string{
		"content": n.Content, "level": string(n.Level), "per": n.Per, "source": n.Source, "clause": n.Clause,
		"from": n.From.String(), "to": n.To.String(), "confirmed_by": n.ConfirmedBy, "note": n.Note, "version": strconv.FormatInt(n.Version, 10),
	}
	if n.Rate.Known {
		typed["rate"] = strings.TrimSuffix(programme.Figure{Unit: programme.UnitPercent, Value: n.Rate.Value * 100}.ValueText(), " %")
	}
	if n.Cap.Known {
		typed["cap"] = n.Cap.Money().String()
	}
	return typed
}

// readNorm takes over what was typed. saved is the stored norm: its day of
// confirmation stays while the same person's confirmation stays.
func readNorm(f *form, saved programme.Norm) programme.Norm {
	n := programme.Norm{
		ID: saved.ID, Content: f.text("content"), Level: programme.Level(f.text("level")), Cap: f.amount("cap"), Per: f.text("per"),
		Source: f.text("source"), Clause: f.text("clause"), From: f.day("from"), To: f.day("to"),
		ConfirmedBy: f.text("confirmed_by"), Note: f.text("note"), Version: f.id("version"),
	}
	if typed := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(f.typed.Get("rate")), "%")); typed != "" {
		value, _, err := programme.ParseStated(programme.MPercent, typed+" %")
		if err != nil || value%100 != 0 {
			f.keep(programme.Refuse(programme.Invalid, "rate", "Tỷ lệ “%s” không đọc được. Nhập như 50 hoặc 37,5.", typed))
		}
		n.Rate = programme.Q(value / 100)
	}
	if n.ConfirmedBy == saved.ConfirmedBy {
		n.ConfirmedOn = saved.ConfirmedOn
	}
	return n
}

func (s *Server) normCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.saveNorm(w, r, u, programme.Norm{})
}

func (s *Server) normUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	saved, err := s.store.Norm(r.Context(), u, id)
	if err != nil {
		return err
	}
	return s.saveNorm(w, r, u, saved)
}

func (s *Server) saveNorm(w http.ResponseWriter, r *http.Request, u programme.User, saved programme.Norm) error {
	f := readForm(r)
	n := readNorm(f, saved)
	err := f.err()
	if err == nil && f.text("step") == "edit" {
		return s.drawNormForm(w, r, u, http.StatusOK, normFormPage{ID: saved.ID, Typed: typedBack(f)})
	}
	if err == nil {
		err = n.Check()
	}
	var preview programme.NormPreview
	if err == nil {
		if preview, err = s.store.PreviewNorm(r.Context(), u, n); err == nil && len(preview.Changed) > 0 && f.text("step") != "save" {
			return s.drawNormPreview(w, r, u, f, preview)
		}
	}
	if err == nil {
		_, err = s.store.SaveNorm(r.Context(), u, n)
	}
	if err == nil {
		return seeOther(w, r, "/norms", "Đã lưu định mức. "+normEffectWords(preview))
	}
	kind := programme.KindOf(err)
	if kind != programme.Invalid && kind != programme.Conflict {
		return err
	}
	p := normFormPage{ID: saved.ID, Problems: programme.Problems(err), Typed: typedBack(f)}
	if kind == programme.Conflict {
		p.Problems, p.Conflict = nil, conflict(n.Fields(), saved.Fields(), nil)
		p.Typed["version"] = strconv.FormatInt(saved.Version, 10)
	}
	return s.drawNormForm(w, r, u, statuses[kind], p)
}
