package web

import (
	"net/http"
	"net/url"
	"slices"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) storyRoutes() []route {
	return []route{
		{"GET /stories", reads, s.storyList},
		{"GET /projects/{id}/stories/new", reads, s.storyNew},
		{"POST /projects/{id}/stories", uploads, s.storyCreate},
		{"GET /stories/{id}", reads, s.storyShow},
		{"GET /stories/{id}/photo", reads, s.storyPhoto},
		{"GET /stories/{id}/edit", reads, s.storyEdit},
		{"POST /stories/{id}", uploads, s.storyUpdate},
		{"POST /stories/{id}/decision", writes, s.storyDecide},
	}
}

func storyPath(id int64) string { return "/stories/" + number(id) }

// storyListPage is the stories of a programme.
type storyListPage struct {
	Info    pageInfo
	Stories []programme.Story
}

func (s *Server) storyList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	p := storyListPage{Info: s.info(w, r, of, navResults, "Câu chuyện kết quả", crumb{"Kết quả sau hỗ trợ", "/results"})}
	if p.Stories, err = s.store.Stories(r.Context(), u, of.ID); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, storyListView(p))
}

// storyShowPage is one story as it is read and printed, and what may be done
// with it.
type storyShowPage struct {
	Info    pageInfo
	Record  store.StoryRecord
	Choices []programme.StoryChoice
	Edits   bool
	Form    recordForm
	History []historyEntry
}

func (s *Server) storyShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.storyDraw(w, r, u, recordForm{Typed: url.Values{}}, http.StatusOK)
}

func (s *Server) storyDraw(w http.ResponseWriter, r *http.Request, u programme.User, f recordForm, status int) error {
	record, of, err := s.storyOf(r, u)
	if err != nil {
		return err
	}
	y := record.Story
	p := storyShowPage{Record: record, Form: f, Edits: y.Writable() && u.May(programme.WriteStories),
		Info: s.info(w, r, of, navResults, y.Title, crumb{"Kết quả sau hỗ trợ", "/results"}, crumb{"Câu chuyện kết quả", "/stories"})}
	if u.May(programme.ReadInternal) {
		p.Choices = y.Choices(u)
		events, err := s.store.History(r.Context(), u, programme.SStory, y.ID)
		if err != nil {
			return err
		}
		p.History = history(events)
	}
	return render(w, r, status, storyShowView(p))
}

func (s *Server) storyOf(r *http.Request, u programme.User) (record store.StoryRecord, of programme.Programme, err error) {
	id, err := pathID(r)
	if err != nil {
		return record, of, err
	}
	if record, err = s.store.Story(r.Context(), u, id); err != nil {
		return record, of, err
	}
	of, err = s.store.Programme(r.Context(), u, record.Story.Project.ProgrammeID)
	return record, of, err
}

// storyPhoto sends the photo of a story to be shown in its page.
func (s *Server) storyPhoto(w http.ResponseWriter, r *http.Request, u programme.User) error {
	record, _, err := s.storyOf(r, u)
	if err != nil {
		return err
	}
	y := record.Story
	paper, content, err := s.store.PaperFile(r.Context(), u, y.Project.ID, y.PhotoID)
	if err != nil {
		return err
	}
	return sendPhoto(w, paper, content)
}

// storyDecide takes a step with a story.
func (s *Server) storyDecide(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	y, err := s.store.DecideStory(r.Context(), u, id, f.id("version"), programme.StoryAct(f.text("do")), f.text("note"))
	if err == nil {
		return seeOther(w, r, storyPath(id), "Câu chuyện nay ở tình trạng “"+y.State.Label()+"”.")
	}
	if programme.KindOf(err) != programme.Invalid {
		return err
	}
	return s.storyDraw(w, r, u, recordForm{Typed: f.typed, Problems: programme.Problems(err)}, http.StatusUnprocessableEntity)
}

// storyFormPage is the form of a story.
type storyFormPage struct {
	Info    pageInfo
	Project programme.Project
	Story   programme.Story // as stored; ID 0 for a new one
	Photos  []programme.Paper
	Values  []programme.ResultValue // that a story may show
	Form    recordForm
}

func (s *Server) storyNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, _, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	if err := p.MayRecord(u, 0); err != nil {
		return err
	}
	return s.storyForm(w, r, u, programme.Story{Project: p}, recordForm{Typed: url.Values{"version": {"0"}}}, http.StatusOK)
}

func (s *Server) storyEdit(w http.ResponseWriter, r *http.Request, u programme.User) error {
	record, _, err := s.storyOf(r, u)
	if err != nil {
		return err
	}
	return s.storyForm(w, r, u, record.Story, recordForm{Typed: storyValues(record.Story)}, http.StatusOK)
}

func (s *Server) storyForm(w http.ResponseWriter, r *http.Request, u programme.User, y programme.Story, f recordForm, status int) error {
	known, err := s.store.Results(r.Context(), u, y.Project.ID)
	if err != nil {
		return err
	}
	of, err := s.store.Programme(r.Context(), u, known.Project.ProgrammeID)
	if err != nil {
		return err
	}
	p := storyFormPage{Project: known.Project, Story: y, Form: f, Values: programme.ValuesOf(known.Project, known.Sheets, known.Today),
		Info: s.info(w, r, of, navResults, "Câu chuyện kết quả", crumb{"Kết quả sau hỗ trợ", "/results"}, crumb{known.Project.Code, resultsPath(known.Project.ID)})}
	p.Values = slices.DeleteFunc(p.Values, func(v programme.ResultValue) bool { return v.Basis == programme.FromBooks })
	for _, paper := range known.Papers {
		if paper.File.Type == programme.FileJPEG || paper.File.Type == programme.FilePNG {
			p.Photos = append(p.Photos, paper)
		}
	}
	return render(w, r, status, storyFormView(p))
}

func (s *Server) storyCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, _, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	return s.storySave(w, r, u, programme.Story{Project: p})
}

func (s *Server) storyUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	record, _, err := s.storyOf(r, u)
	if err != nil {
		return err
	}
	return s.storySave(w, r, u, record.Story)
}

// storySave saves what was typed over a story as it is stored.
func (s *Server) storySave(w http.ResponseWriter, r *http.Request, u programme.User, now programme.Story) error {
	sent, err := readUpload(r)
	f := &form{typed: sent.values}
	mine := storyTyped(f, now)
	if err == nil {
		var photo *store.Evidence
		if sent.content != nil {
			photo = &store.Evidence{Name: sent.file, Content: sent.content}
		}
		if err = f.err(); err == nil {
			var saved programme.Story
			if saved, err = s.store.SaveStory(r.Context(), u, mine, photo); err == nil {
				return seeOther(w, r, storyPath(saved.ID), "Đã lưu câu chuyện.")
			}
		}
	}
	if programme.KindOf(err) == programme.Conflict && !now.Writable() {
		return err
	}
	again, status, err := s.redraw(r, u, f, err, func() (savedRecord, error) {
		return savedRecord{programme.SStory, now.ID, now.Version, mine.Fields(), now.Fields()}, nil
	})
	if err != nil {
		return err
	}
	return s.storyForm(w, r, u, now, again, status)
}

// storyTyped reads a story.
func storyTyped(f *form, now programme.Story) programme.Story {
	y := programme.Story{
		ID: now.ID, Project: now.Project, Version: f.id("version"), Title: f.text("title"), Text: f.text("text"), Quote: f.text("quote"), QuotedBy: f.text("quoted_by"),
		PhotoID: f.id("photo"), PhotoText: f.text("photo_text"), ConsentOn: f.day("consent_on"), ConsentBy: f.text("consent_by"), ConsentNote: f.text("consent_note"),
	}
	for _, i := range programme.Indicators {
		if slices.Contains(f.typed["figure"], string(i)) {
			y.Figures = append(y.Figures, i)
		}
	}
	return y
}

func storyValues(y programme.Story) url.Values {
	v := url.Values{
		"version": {number(y.Version)}, "title": {y.Title}, "text": {y.Text}, "quote": {y.Quote}, "quoted_by": {y.QuotedBy}, "photo_text": {y.PhotoText},
		"consent_on": {y.ConsentOn.String()}, "consent_by": {y.ConsentBy}, "consent_note": {y.ConsentNote},
	}
	if y.PhotoID != 0 {
		v.Set("photo", number(y.PhotoID))
	}
	for _, i := range y.Figures {
		v.Add("figure", string(i))
	}
	return v
}

// photoField chooses among the photos of the project.
func (p storyFormPage) photoField() fieldView {
	f := fieldView{Name: "photo", Label: "Ảnh", Options: []option{{"", "Không có ảnh, hoặc tải ảnh mới"}}}
	for _, paper := range p.Photos {
		f.Options = append(f.Options, option{number(paper.ID), paper.Name + ": " + paper.File.Name})
	}
	return p.Form.fill(f)
}

func (p storyFormPage) field(name, label, help string, optional bool) fieldView {
	return p.Form.fill(fieldView{Name: name, Label: label, Help: help, Optional: optional})
}

func (p storyFormPage) action() string {
	if p.Story.ID == 0 {
		return projectPath(p.Project.ID) + "/stories"
	}
	return storyPath(p.Story.ID)
}

func (p storyFormPage) back() string {
	if p.Story.ID == 0 {
		return resultsPath(p.Project.ID)
	}
	return storyPath(p.Story.ID)
}

func storyMeaning(s programme.StoryState) meaning {
	switch s {
	case programme.StoryPublished:
		return good
	case programme.StorySubmitted:
		return attention
	}
	return neutral
}
