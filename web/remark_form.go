package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// remarkFormPage is the form of a difficulty or a remedy, new or saved.
type remarkFormPage struct {
	Info     pageInfo
	E        programme.Evaluation
	ID       int64 // 0 for a new remark
	Form     recordForm
	Evidence []remarkEvidence
	History  []historyEntry
}

// remarkEvidence is one figure that the remark may rest on, as a checkbox.
type remarkEvidence struct {
	Field    fieldView // its help is the sentence that a report prints today
	Projects string    // address of the projects behind it; "" for none
}

func (p remarkFormPage) action() string {
	if p.ID == 0 {
		return "/remarks"
	}
	return remarkPath(p.ID)
}

func (s *Server) remarkForm(w http.ResponseWriter, r *http.Request, u programme.User, e programme.Evaluation, old programme.Remark, f recordForm, status int) error {
	page := remarkFormPage{E: e, ID: old.ID, Form: f, Evidence: evidenceChoices(e, old, f)}
	title := "Thêm khó khăn, giải pháp"
	if old.ID != 0 {
		title = "Sửa: " + old.Kind.Label()
		events, err := s.store.History(r.Context(), u, programme.SRemark, old.ID)
		if err != nil {
			return err
		}
		page.History = remarkHistory(events)
	}
	page.Info = s.info(w, r, e.Programme, navEvaluation, title, crumb{"Đánh giá", remarksPath(e)})
	return render(w, r, status, remarkFormView(page))
}

// evidenceChoices lists every sentence that the evaluation can prove today,
// then what the remark names and the evaluation cannot say any more.
func evidenceChoices(e programme.Evaluation, old programme.Remark, f recordForm) []remarkEvidence {
	var all []remarkEvidence
	known := map[string]bool{}
	for _, ev := range e.Evidence() {
		known[ev.Key] = true
		c := remarkEvidence{Field: f.fill(fieldView{Name: evidenceField(ev.Key), Label: evidenceName(ev.Key), Help: ev.Sentence})}
		if ev.Query != "" {
			c.Projects = "/projects?" + ev.Query
		}
		all = append(all, c)
	}
	for _, key := range old.Evidence {
		if !known[key] {
			all = append(all, remarkEvidence{Field: f.fill(fieldView{Name: evidenceField(key), Label: evidenceName(key), Help: "Kỳ này chưa có số liệu cho mục này nên báo cáo không in câu nào."})})
		}
	}
	return all
}

func evidenceField(key string) string { return "evidence_" + key }

// evidenceNames are what the sentences of an evaluation are about.
var evidenceNames = map[string]string{
	"levels": "Kinh phí hỗ trợ so với mục tiêu kỳ", "pace": "Số đề án và kinh phí so với cả chương trình",
	"rest": "Kinh phí còn phải hỗ trợ mỗi năm", "mean": "Hỗ trợ bình quân một đề án", "leverage": "Vốn của đơn vị thụ hưởng trên mỗi đồng hỗ trợ",
	"training": "Đào tạo nghề, truyền nghề", "unused": "Nội dung chưa thực hiện", "idle": "Địa bàn chưa có đề án",
	"stopped": "Đề án phải ngừng", "beneficiaries": "Cơ sở đã thụ hưởng", "jobs": "Việc làm", "income": "Thu nhập",
	"differences": "Số liệu không khớp",
}

// evidenceName is the subject of a sentence; its key where it has no name yet.
func evidenceName(key string) string {
	if name, ok := evidenceNames[key]; ok {
		return name
	}
	return key
}

// nextPosition is the place after the last remark of a kind.
func nextPosition(e programme.Evaluation, kind programme.RemarkKind) int {
	last := 0
	for _, m := range e.Remarks {
		if m.Kind == kind {
			last = max(last, m.Position)
		}
	}
	return last + 1
}

// remarkFrom reads the form over the stored remark. What the remark named
// before keeps its order; new evidence follows in the order of the evaluation.
func remarkFrom(f *form, old programme.Remark, evidence []programme.Evidence) programme.Remark {
	m := programme.Remark{
		ID: old.ID, Version: f.id("version"), Position: int(f.count("position").Value),
		Kind: programme.RemarkKind(f.text("kind")), Text: f.text("text"),
	}
	for _, key := range old.Evidence {
		if f.checked(evidenceField(key)) {
			m.Evidence = append(m.Evidence, key)
		}
	}
	for _, ev := range evidence {
		if f.checked(evidenceField(ev.Key)) && !slices.Contains(m.Evidence, ev.Key) {
			m.Evidence = append(m.Evidence, ev.Key)
		}
	}
	return m
}

// typedRemark is a remark as its form shows it.
func typedRemark(m programme.Remark) url.Values {
	v := url.Values{
		"kind": {string(m.Kind)}, "text": {m.Text}, "position": {strconv.Itoa(m.Position)}, "version": {number(m.Version)},
	}
	for _, key := range m.Evidence {
		v.Set(evidenceField(key), "1")
	}
	return v
}

// remarkFields lists a remark as people read it, its evidence by name.
func remarkFields(m programme.Remark) []programme.FieldValue {
	var all []programme.FieldValue
	for _, f := range m.Fields() {
		if f.Field == "evidence" {
			f.Value = evidenceList(m.Evidence)
		}
		all = append(all, f)
	}
	return append(all, programme.FieldValue{Field: "position", Label: "Thứ tự", Value: strconv.Itoa(m.Position)})
}

func evidenceList(keys []string) string {
	var names []string
	for _, key := range keys {
		names = append(names, evidenceName(key))
	}
	return strings.Join(names, "; ")
}

// remarkHistory is history with the evidence by name; the first text is quoted.
func remarkHistory(events []programme.Event) []historyEntry {
	events = slices.Clone(events)
	for i := range events {
		e := &events[i]
		e.Changes = slices.Clone(e.Changes)
		for j := range e.Changes {
			c := &e.Changes[j]
			switch {
			case c.Field == "evidence":
				c.Old, c.New = evidenceList(splitKeys(c.Old)), evidenceList(splitKeys(c.New))
			case c.Field == "text" && e.Action == "created":
				e.Note = c.New
			}
		}
	}
	return history(events)
}

func splitKeys(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ", ")
}
