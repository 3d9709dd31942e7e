package web

import (
	"context"
	"net/http"
	"strings"

	"khuyencong/paper"
	"khuyencong/programme"
)

// Papers that who applies hands in, filled from a project or blank.
func (s *Server) printedRoutes() []route {
	return []route{
		{"GET /projects/{id}/print/{paper}/{format}", reads, s.printedFile},
		{"GET /project_list/{format}", reads, s.projectListFile},
		{"GET /blank_forms", reads, s.blankForms},
		{"GET /blank_forms/{paper}/{format}", reads, s.blankFormFile},
	}
}

// applicantPaper is a paper that is drawn from a dossier.
type applicantPaper struct {
	Key, Name, Help string
	draw            func(programme.Dossier) paper.Doc
}

// applicantPapers are those of a dossier, in the order of its way.
var applicantPapers = []applicantPaper{
	{"need", "Phiếu đăng ký nhu cầu", "Một, hai trang; ghi tại cơ sở, trước khi lập đề án.", paper.Need},
	{"registration", "Phiếu đăng ký đề án", "Mọi câu hỏi của nội dung: cơ sở, đề án, kinh phí, máy móc, kết quả, điều kiện, ưu tiên, giấy tờ.", paper.Registration},
	{"request", "Đơn đề nghị hỗ trợ", "Kèm hai cam kết: vốn đối ứng, không hỗ trợ trùng.", paper.Request},
	{"proposal", "Thuyết minh đề án", "Tám phần theo nội dung hỗ trợ và dự toán Mẫu 1.", paper.Proposal},
}

// paymentPapers are the requests for money before anybody has opened one.
var paymentPapers = []applicantPaper{
	{"advance", "Giấy đề nghị tạm ứng", "Theo hợp đồng, trước nghiệm thu.", emptyRequest(programme.PayAdvance)},
	{"rest", "Giấy đề nghị thanh toán", "Sau nghiệm thu.", emptyRequest(programme.PayRest)},
}

func emptyRequest(stage programme.PayStage) func(programme.Dossier) paper.Doc {
	return func(d programme.Dossier) paper.Doc {
		return paper.PaymentRequest(d, programme.Matter{Type: string(stage)}, nil)
	}
}

// findPaper finds a paper that an address names.
func findPaper(key string) (applicantPaper, error) {
	for _, one := range append(append([]applicantPaper{}, applicantPapers...), paymentPapers...) {
		if one.Key == key {
			return one, nil
		}
	}
	return applicantPaper{}, programme.Refuse(programme.NotFound, "", "Không có mẫu giấy “%s”. Chọn trong danh sách giấy tờ in ra.", key)
}

func printPath(project int64, key string) string { return projectPath(project) + "/print/" + key }

// printedFile is a paper of who applies, filled from the project; a request for
// money as it was written, where ?matter= names one.
func (s *Server) printedFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	one, err := findPaper(r.PathValue("paper"))
	if err != nil {
		return err
	}
	d, err := s.store.PrintDossier(r.Context(), u, id)
	if err != nil {
		return err
	}
	doc := one.draw(d)
	if mid := readQuery(r).id("matter"); mid != 0 {
		if doc, err = s.requestDoc(r.Context(), u, d, mid); err != nil {
			return err
		}
	}
	return s.givePaper(w, r, givenPaper{d.Programme, one.Name, one.Name + " " + d.Project.Code, doc, projectCrumbs(d.Project)})
}

// requestDoc is a request for money as it was written.
func (s *Server) requestDoc(ctx context.Context, u programme.User, d programme.Dossier, matter int64) (doc paper.Doc, err error) {
	rec, err := s.store.Matter(ctx, u, matter)
	if err == nil && (rec.Matter.ProjectID != d.Project.ID || rec.Matter.Kind != programme.MatterPayment) {
		err = programme.Refuse(programme.NotFound, "", "Đề án này không có đề nghị chi số %d.", matter)
	}
	if err != nil {
		return doc, err
	}
	return paper.PaymentRequest(d, rec.Matter, rec.Facts.Pay.Evidence), nil
}

// projectCrumbs lead from a paper back to the papers of its project.
func projectCrumbs(p programme.Project) []crumb {
	return []crumb{{"Đề án", "/projects"}, {p.Code, projectPath(p.ID) + "#printed"}}
}

// givenPaper is a paper with what stands around it on a page.
type givenPaper struct {
	Of     programme.Programme
	Title  string
	File   string // its name as a file
	Doc    paper.Doc
	Crumbs []crumb
}

// paperPage is a paper as it is printed, on a page.
type paperPage struct {
	Info      pageInfo
	Title     string
	Sheet     string // drawn by package paper
	Word, PDF string
}

// givePaper gives a paper in the form that the address ends with: a page to
// look at ("view"), Word or PDF.
func (s *Server) givePaper(w http.ResponseWriter, r *http.Request, g givenPaper) error {
	format := r.PathValue("format")
	if format != viewFormat {
		return sendPaper(w, format, g.File, g.Doc)
	}
	p := paperPage{Title: g.Title, Info: s.info(w, r, g.Of, navProjects, g.Title, g.Crumbs...)}
	base := strings.TrimSuffix(r.URL.Path, viewFormat)
	query := r.URL.Query().Encode()
	if query != "" {
		query = "?" + query
	}
	p.Word, p.PDF = base+"docx"+query, base+"pdf"+query
	var err error
	if p.Sheet, err = paperHTML(g.Doc); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, paperView(p))
}

// viewFormat ends the address of a paper that is looked at.
const viewFormat = "view"

// blankFormsPage offers the forms of a content without a project.
type blankFormsPage struct {
	Info    pageInfo
	Content string
	Level   programme.Level
	Query   string
	Known   bool // a content is chosen
}

// blankProject is nobody's project of the content that the address names; ok is
// false where it names none.
func blankProject(r *http.Request, of programme.Programme, year int) (p programme.Project, ok bool) {
	q := readQuery(r)
	p = programme.Project{ProgrammeID: of.ID, Kind: programme.KindProject, Level: programme.Local, Year: year}
	if q.text("level") == string(programme.National) {
		p.Level = programme.National
	}
	c, ok := programme.ContentByCode(q.text("content"))
	p.Content = c.Code
	return p, ok
}

func (s *Server) blankForms(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	p, ok := blankProject(r, of, 0)
	page := blankFormsPage{Content: p.Content, Level: p.Level, Known: ok, Query: blankQuery(p)}
	page.Info = s.info(w, r, of, navProjects, "Mẫu để trống", crumb{"Đề án", "/projects"})
	return render(w, r, http.StatusOK, blankFormsView(page))
}

// blankFormFile is a form without a word in it, for the pen.
func (s *Server) blankFormFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	one, err := findPaper(r.PathValue("paper"))
	if err != nil {
		return err
	}
	p, ok := blankProject(r, of, 0)
	if !ok {
		return programme.Refuse(programme.Invalid, "content", "Chọn nội dung hỗ trợ ở trang “Mẫu để trống” trước khi in mẫu: mỗi nội dung có câu hỏi riêng.")
	}
	d, err := s.store.PrintBlank(r.Context(), u, of, p)
	if err != nil {
		return err
	}
	return s.givePaper(w, r, givenPaper{of, one.Name + " (để trống)", one.Name + " " + p.Content, one.draw(d), []crumb{{"Đề án", "/projects"}, {"Mẫu để trống", "/blank_forms?" + blankQuery(p)}}})
}

// blankQuery is the content of blank forms as an address has it.
func blankQuery(p programme.Project) string {
	return "content=" + p.Content + "&level=" + string(p.Level)
}

// mostPrinted is how many projects one printed list has at most.
const mostPrinted = 3000

// projectListFile is the projects that a filter leaves, as a list to be printed.
func (s *Server) projectListFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	query, err := s.projectQuery(r, u, of)
	if err != nil {
		return err
	}
	items, err := s.store.AllProjects(r.Context(), u, query.Filter)
	if err != nil {
		return err
	}
	if len(items) > mostPrinted {
		return programme.Refuse(programme.Invalid, "", "Danh mục có %d hồ sơ, giấy in nhiều nhất %d. Lọc theo năm, nguồn hoặc địa bàn rồi in lại.", len(items), mostPrinted)
	}
	var all []paper.ListedProject
	for _, i := range items {
		all = append(all, paper.ListedProject{Project: i.Project, Approved: i.ApprovedSums, Done: i.DoneSums})
	}
	period := of.Period()
	if f := query.Filter; f.From != 0 || f.To != 0 {
		period = programme.Years(orElse(f.From, period.From), orElse(f.To, period.To))
	}
	var narrowed []string
	for _, c := range query.Active {
		if c.Label != "Từ năm" && c.Label != "Đến năm" {
			narrowed = append(narrowed, lowerStart(c.Label)+": "+c.Value)
		}
	}
	return s.givePaper(w, r, givenPaper{of, "Danh mục đề án", "danh-muc-de-an", paper.ProjectList(of, period, narrowed, all), []crumb{{"Đề án", "/projects?" + r.URL.Query().Encode()}}})
}

// scoreSheet is the score sheet of one member of an appraisal, as ?member=
// numbers him; without one it is empty, to be marked by pen.
func (s *Server) scoreSheet(w http.ResponseWriter, r *http.Request, a programme.Appraisal, p programme.Project, of programme.Programme) error {
	no, title := int(readQuery(r).id("member")), ""
	for _, m := range a.Body.Members {
		if m.No == no {
			title = "Phiếu chấm điểm: " + m.Name
		}
	}
	switch {
	case no == 0:
		title = "Phiếu chấm điểm để trống"
	case title == "":
		return programme.Refuse(programme.NotFound, "", "Phiếu thẩm định này không có thành viên số %d.", no)
	}
	return s.givePaper(w, r, givenPaper{of, title, title + " " + p.Code, paper.ScoreSheet(a, no, of), projectCrumbs(p)})
}
