package web

import (
	"bytes"
	"net/http"
	"net/url"

	"khuyencong/paper"
	"khuyencong/programme"
)

func (s *Server) letterRoutes() []route {
	return []route{
		{"GET /projects/{id}/letter", reads, s.letterShow},
		{"GET /projects/{id}/letter/{format}", reads, s.letterFile},
	}
}

func letterPath(id int64) string { return projectPath(id) + "/letter" }

// letterShowPage is the letter of a decision, as it is printed.
type letterShowPage struct {
	Info    pageInfo
	Project programme.Project
	Letters []programme.DecisionLetter
	Letter  programme.DecisionLetter // shown; without a Key: nothing is decided
	Paper   string                   // drawn by package paper
	Papers  recordState
}

// letterOf loads the letter that the address names, else the last.
func (s *Server) letterOf(r *http.Request, u programme.User) (p letterShowPage, of programme.Programme, err error) {
	if p.Project, of, err = s.projectOf(r, u); err != nil {
		return p, of, err
	}
	if p.Letters, err = s.store.DecisionLetters(r.Context(), u, p.Project.ID); err != nil {
		return p, of, err
	}
	asked := r.FormValue("of")
	for _, l := range p.Letters {
		if l.Key == asked || asked == "" {
			p.Letter = l
		}
	}
	if asked != "" && p.Letter.Key == "" {
		err = programme.Refuse(programme.NotFound, "", "Không có thông báo này: quyết định đã bị hủy, hoặc hồ sơ đã được xử lý lại. Mở lại từ trang đề án.")
	}
	return p, of, err
}

func (s *Server) letterShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.letterOf(r, u)
	if err != nil {
		return err
	}
	if p.Letter.Key != "" {
		var buf bytes.Buffer
		if err := paper.HTML(&buf, paper.DecisionLetter(of, p.Letter)); err != nil {
			return err
		}
		p.Paper = buf.String()
		if p.Papers, err = s.recordState(r, u, programme.PaperRefOf(programme.SortLetter, p.Project.ID, p.Letter.Key)); err != nil {
			return err
		}
	}
	p.Info = s.info(w, r, of, navProjects, "Thông báo kết quả", crumb{"Đề án", "/projects"}, crumb{p.Project.Code, projectPath(p.Project.ID)})
	return render(w, r, http.StatusOK, letterShowView(p))
}

// letterFile draws the letter as a file.
func (s *Server) letterFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.letterOf(r, u)
	if err != nil {
		return err
	}
	if p.Letter.Key == "" {
		return programme.Refuse(programme.NotFound, "", "Hồ sơ này chưa có quyết định nên chưa có thông báo kết quả.")
	}
	draw := map[string]func(paper.Doc) ([]byte, error){"pdf": paper.PDF, "docx": paper.DOCX}[r.PathValue("format")]
	if draw == nil {
		return programme.Refuse(programme.NotFound, "", "Thông báo kết quả không có dạng tệp .%s. Chọn pdf hoặc docx.", r.PathValue("format"))
	}
	b, err := draw(paper.DecisionLetter(of, p.Letter))
	if err != nil {
		return err
	}
	sendFile(w, r.PathValue("format"), "thong bao ket qua "+p.Project.Code, b)
	return nil
}

// letterHref is the address of one letter in one form; "" for the page.
func letterHref(id int64, key, format string) string {
	path := letterPath(id)
	if format != "" {
		path += "/" + format
	}
	return path + "?" + url.Values{"of": {key}}.Encode()
}

// hasLetter tells where a project stands if there can be a letter about it.
func hasLetter(p programme.Project) bool {
	return !p.Recorded && (p.Stage.InPlan() || p.Stage == programme.Rejected)
}
