package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) minutesRoutes() []route {
	return []route{
		{"GET /projects/{id}/matters/{mid}/minutes", reads, s.minutesShow},
		{"POST /projects/{id}/matters/{mid}/minutes", writes, s.minutesSave},
		{"GET /projects/{id}/matters/{mid}/minutes/{format}", reads, s.minutesFile},
	}
}

func minutesPath(m programme.Matter) string { return matterPath(m) + "/minutes" }

// minutesPage is the minutes of a visit: a form while they are written, the
// paper once they are concluded.
type minutesPage struct {
	Info     pageInfo
	Record   store.InspectionRecord
	Form     recordForm
	Writes   bool
	Rows     []int // of who takes part
	Photos   photoView
	Paper    string
	Findings findingListView
	Wrongs   []string // found not in order, as saved
	Papers   recordState
}

// minutesOf loads the minutes that the address names.
func (s *Server) minutesOf(r *http.Request, u programme.User) (rec store.InspectionRecord, err error) {
	id, err := pathID(r)
	if err != nil {
		return rec, err
	}
	mid, err := strconv.ParseInt(r.PathValue("mid"), 10, 64)
	if err != nil {
		return rec, programme.Refuse(programme.NotFound, "", "Không tìm thấy lần kiểm tra này.")
	}
	return s.store.Inspection(r.Context(), u, id, mid)
}

func (s *Server) minutesShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, err := s.minutesOf(r, u)
	if err != nil {
		return err
	}
	return s.drawMinutes(w, r, u, http.StatusOK, rec, recordForm{Typed: typedMinutes(rec.Inspection)})
}

func (s *Server) drawMinutes(w http.ResponseWriter, r *http.Request, u programme.User, status int, rec store.InspectionRecord, f recordForm) error {
	of, err := s.store.Programme(r.Context(), u, rec.Project.ProgrammeID)
	if err != nil {
		return err
	}
	m := rec.Matter
	p := minutesPage{Record: rec, Form: f, Writes: !rec.Inspection.Concluded && m.MayWriteMinutes(rec.Project, u) == nil, Wrongs: rec.Inspection.Wrongs()}
	p.Rows = partRows(f.Typed)
	if p.Photos, err = s.photosOf(r, u, rec.Project, m); err != nil {
		return err
	}
	p.Photos.Back = "minutes"
	p.Findings = findingListView{Findings: rec.Findings, Today: programme.DayOf(s.store.Now())}
	if p.Papers, err = s.recordState(r, u, programme.PaperRefOf(programme.SortInspection, rec.Project.ID, number(m.ID))); err != nil {
		return err
	}
	if !p.Writes {
		var buf bytes.Buffer
		photos, err := s.pictures(r, u, rec.Photos, store.PhotoSmall)
		if err != nil {
			return err
		}
		if err := paper.HTML(&buf, paper.Inspection(of, rec.Project, m, rec.Inspection, photos...)); err != nil {
			return err
		}
		p.Paper = buf.String()
	}
	p.Info = s.info(w, r, of, navProjects, "Biên bản kiểm tra", crumb{"Đề án", "/projects"}, crumb{rec.Project.Code, projectPath(rec.Project.ID)}, crumb{m.Name(), matterPath(m)})
	return render(w, r, status, minutesView(p))
}

// minutesSave saves the minutes, adds a row, or concludes them.
func (s *Server) minutesSave(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, err := s.minutesOf(r, u)
	if err != nil {
		return err
	}
	f := readForm(r)
	do := f.text("do")
	if do == "more" {
		f.typed.Set("members", strconv.Itoa(min(len(partRows(f.typed))+2, programme.MostMembers)))
		return s.drawMinutes(w, r, u, http.StatusOK, rec, recordForm{Typed: f.typed})
	}
	i := readMinutes(f, rec.Inspection)
	if err = f.err(); err == nil {
		_, err = s.store.SaveInspection(r.Context(), u, i, do == "conclude")
	}
	if err == nil && do == "conclude" {
		return seeOther(w, r, minutesPath(rec.Matter), "Đã kết thúc biên bản. Tải Word hoặc PDF để in, ký.")
	}
	if err == nil {
		return seeOther(w, r, minutesPath(rec.Matter), "Đã lưu nháp biên bản.")
	}
	kind := programme.KindOf(err)
	if kind == programme.Internal || kind == programme.NotFound || kind == programme.Forbidden {
		return err
	}
	again := recordForm{Typed: f.typed, Problems: programme.Problems(err)}
	if kind == programme.Conflict {
		now, loadErr := s.minutesOf(r, u)
		if loadErr != nil || now.Inspection.Concluded {
			return err
		}
		again.Problems, again.Conflict = nil, conflict(i.Fields(), now.Inspection.Fields(), []programme.Event{{UserName: now.Inspection.WriterName, At: now.Inspection.At}})
		again.Typed.Set("version", number(now.Inspection.Version))
		rec = now
	}
	return s.drawMinutes(w, r, u, statuses[kind], rec, again)
}

// minutesFile draws the minutes as a file.
func (s *Server) minutesFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	rec, err := s.minutesOf(r, u)
	if err != nil {
		return err
	}
	of, err := s.store.Programme(r.Context(), u, rec.Project.ProgrammeID)
	if err != nil {
		return err
	}
	draw := map[string]func(paper.Doc) ([]byte, error){"pdf": paper.PDF, "docx": paper.DOCX}[r.PathValue("format")]
	if draw == nil {
		return programme.Refuse(programme.NotFound, "", "Biên bản không có dạng tệp .%s. Chọn pdf hoặc docx.", r.PathValue("format"))
	}
	photos, err := s.pictures(r, u, rec.Photos, store.PhotoLarge)
	if err != nil {
		return err
	}
	b, err := draw(paper.Inspection(of, rec.Project, rec.Matter, rec.Inspection, photos...))
	if err != nil {
		return err
	}
	sendFile(w, r.PathValue("format"), fmt.Sprintf("bien ban kiem tra %s %d", rec.Project.Code, rec.Matter.ID), b)
	return nil
}

// pictures loads photos to be printed, without what their cameras wrote.
func (s *Server) pictures(r *http.Request, u programme.User, photos []programme.Photo, size store.PhotoSize) (all []paper.Picture, err error) {
	for _, one := range photos {
		_, content, err := s.store.PhotoPicture(r.Context(), u, one.ProjectID, one.ID, size)
		if err != nil {
			return nil, err
		}
		all = append(all, picture(one, content))
	}
	return all, nil
}

// picture is a photo as it is printed.
func picture(p programme.Photo, content []byte) paper.Picture {
	caption := p.Of.Label()
	if p.Caption != "" {
		caption += ": " + p.Caption
	}
	return paper.Picture{Image: content, Caption: caption}
}

// partRows are the rows of the form for who takes part: two more than there
// are.
func partRows(typed url.Values) (rows []int) {
	n, _ := strconv.Atoi(typed.Get("members"))
	for row := 1; row <= programme.MostMembers; row++ {
		if typed.Get(at("member", row)) != "" {
			n = max(n, row+1)
		}
	}
	for row := 1; row <= min(max(n, 3), programme.MostMembers); row++ {
		rows = append(rows, row)
	}
	return rows
}

func at(name string, row int) string { return name + "_" + strconv.Itoa(row) }
