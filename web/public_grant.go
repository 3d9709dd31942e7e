package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/photo"
	"khuyencong/programme"
	"khuyencong/store"
)

// The pages that everybody reads: what was funded, what came of it, by which
// rules, and the data behind it. They show nothing but what is public.

func (s *Server) publishedRoutes() []route {
	return []route{
		{"GET /public/projects", reads, s.publicProjectList},
		{"GET /public/projects/{id}", reads, s.publicProjectShow},
		{"GET /public/results", reads, s.publicResults},
		{"GET /public/policy", reads, s.publicPolicy},
		{"GET /public/stories", reads, s.publicStoryList},
		{"GET /public/stories/{id}", reads, s.publicStoryShow},
		{"GET /public/stories/{id}/photo", reads, s.publicStoryPhoto},
		{"GET /public/data", reads, s.publicData},
		{"GET /public/data/{id}/{file}", reads, s.publicFile},
	}
}

func publicProjectPath(id int64) string { return "/public/projects/" + number(id) }

// publicGrant is the project that the path names.
func publicGrant(r *http.Request, book *programme.Published) (programme.PublicGrant, error) {
	id, err := pathID(r)
	if err != nil {
		return programme.PublicGrant{}, err
	}
	i := slices.IndexFunc(book.Grants, func(g programme.PublicGrant) bool { return g.ID == id })
	if i < 0 {
		return programme.PublicGrant{}, programme.Refuse(programme.NotFound, "", "Không có đề án này trong dữ liệu công khai. Đề án được công khai từ khi nằm trong kế hoạch đã được phê duyệt.")
	}
	return book.Grants[i], nil
}

// publicProjectListPage is what was funded, by filter.
type publicProjectListPage struct {
	Info      publicInfo
	Book      *programme.Published
	Filter    programme.PublicFilter
	Items     programme.PublicGrants
	Approved  programme.Sums
	Done      programme.Sums
	Disbursed programme.Money
	Pager     pagerView
	Filtered  bool
}

// publicPageSize is how many lines of a public list are shown at once.
const publicPageSize = 50

func (s *Server) publicProjectList(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	book, _, err := s.published(r)
	if err != nil {
		return err
	}
	p := publicProjectListPage{Book: book}
	if p.Info, err = s.publicFrame(r, "Đề án được hỗ trợ", "/public/projects"); err != nil {
		return err
	}
	of, _ := strconv.ParseInt(r.FormValue("programme"), 10, 64)
	p.Filter = programme.PublicFilter{
		ProgrammeID: of, Level: programme.Level(r.FormValue("level")), Content: programme.Clean(r.FormValue("content")), Place: programme.Clean(r.FormValue("place")),
		Stage: programme.Stage(r.FormValue("stage")), Text: programme.Clean(r.FormValue("q")),
	}
	p.Filter.From, _ = programme.ParseYear(r.FormValue("from"))
	p.Filter.To, _ = programme.ParseYear(r.FormValue("to"))
	p.Filtered = p.Filter != programme.PublicFilter{}
	all := book.Grants.Of(p.Filter)
	p.Approved, p.Done, p.Disbursed = all.Sums()
	from, to, _, pager := onePage(r, "đề án", publicPageSize, len(all))
	p.Items, p.Pager = all[from:to], pager
	return render(w, r, http.StatusOK, publicProjectListView(p))
}

// publicProjectPage is one funded project.
type publicProjectPage struct {
	Info      publicInfo
	Grant     programme.PublicGrant
	Programme programme.Programme
	Stories   []programme.Story
}

func (s *Server) publicProjectShow(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	book, _, err := s.published(r)
	if err != nil {
		return err
	}
	g, err := publicGrant(r, book)
	if err != nil {
		return err
	}
	p := publicProjectPage{Grant: g}
	if p.Info, err = s.publicFrame(r, g.Title, "/public/projects"); err != nil {
		return err
	}
	p.Programme, _ = book.Programme(g.ProgrammeID)
	all, err := s.store.PublicStories(r.Context())
	if err != nil {
		return err
	}
	for _, y := range all {
		if y.Project.ID == g.ID {
			p.Stories = append(p.Stories, y)
		}
	}
	return render(w, r, http.StatusOK, publicProjectView(p))
}

// publicResultsPage is a programme's results in figures and charts.
type publicResultsPage struct {
	Info       publicInfo
	E          programme.Evaluation
	Programmes []programme.Programme
}

func (s *Server) publicResults(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	book, _, err := s.published(r)
	if err != nil {
		return err
	}
	if len(book.Programmes) == 0 {
		return programme.Refuse(programme.NotFound, "", "Chưa có chương trình nào được công khai.")
	}
	of := book.Programmes[0]
	if id, err := strconv.ParseInt(r.FormValue("programme"), 10, 64); err == nil {
		if p, known := book.Programme(id); known {
			of = p
		}
	}
	period := of.Period()
	from, okFrom := programme.ParseYear(r.FormValue("from"))
	to, okTo := programme.ParseYear(r.FormValue("to"))
	if asked := programme.Years(from, to); okFrom && okTo && of.CheckPeriod(asked) == nil {
		period = asked
	}
	e, err := s.publicEvaluation(r, of, period)
	if err != nil {
		return err
	}
	info, err := s.publicFrame(r, "Kết quả bằng số", "/public/results")
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, publicResultsView(publicResultsPage{info, e, book.Programmes}))
}

// publicEvaluation makes the evaluation of which the sums are public.
func (s *Server) publicEvaluation(r *http.Request, of programme.Programme, period programme.Period) (programme.Evaluation, error) {
	d, err := s.store.PublicEvaluationData(r.Context(), of.ID, period)
	if err != nil {
		return programme.Evaluation{}, err
	}
	return programme.Evaluate(d, period)
}

// publicPolicyPage is what the programme gives, by the rules in force.
type publicPolicyPage struct {
	Info   publicInfo
	Today  programme.Day
	Groups []policyGroup
}

// policyGroup is a group of contents with the norms in force of each.
type policyGroup struct {
	Label    string
	Contents []policyContent     // that have a norm
	Others   []programme.Content // that have none
}

type policyContent struct {
	programme.Content
	Norms []programme.Norm
}

func (s *Server) publicPolicy(w http.ResponseWriter, r *http.Request, u programme.User) error {
	norms, err := s.store.Norms(r.Context(), u)
	if err != nil {
		return err
	}
	p := publicPolicyPage{Today: programme.DayOf(s.store.Now())}
	if p.Info, err = s.publicFrame(r, "Mức hỗ trợ", "/public/policy"); err != nil {
		return err
	}
	p.Groups = policyOn(norms, p.Today)
	return render(w, r, http.StatusOK, publicPolicyView(p))
}

// policyOn sorts the confirmed norms in force on a day under their contents.
func policyOn(norms []programme.Norm, day programme.Day) (groups []policyGroup) {
	for _, group := range programme.ByGroup() {
		g := policyGroup{Label: group[0].Group.Label()}
		for _, c := range group {
			one := policyContent{Content: c}
			for _, n := range norms {
				if n.Content == c.Code && n.On(day) && n.Confirmed() {
					one.Norms = append(one.Norms, n)
				}
			}
			if len(one.Norms) == 0 {
				g.Others = append(g.Others, c)
				continue
			}
			g.Contents = append(g.Contents, one)
		}
		groups = append(groups, g)
	}
	return groups
}

// publicStoriesPage is the stories that everybody may read.
type publicStoriesPage struct {
	Info    publicInfo
	Stories []programme.Story
}

func (s *Server) publicStoryList(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	info, err := s.publicFrame(r, "Câu chuyện kết quả", "/public/stories")
	if err != nil {
		return err
	}
	all, err := s.store.PublicStories(r.Context())
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, publicStoriesView(publicStoriesPage{info, all}))
}

// publicStoryPage is one story.
type publicStoryPage struct {
	Info   publicInfo
	Record store.StoryRecord
}

func (s *Server) publicStoryShow(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	record, err := s.store.PublicStory(r.Context(), id)
	if err != nil {
		return err
	}
	info, err := s.publicFrame(r, record.Story.Title, "/public/stories")
	if err != nil {
		return err
	}
	return render(w, r, http.StatusOK, publicStoryView(publicStoryPage{info, record}))
}

// publicStoryPhoto sends a story's photo, drawn anew, without where and by whom
// it was taken.
func (s *Server) publicStoryPhoto(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	paper, content, err := s.store.PublicStoryPhoto(r.Context(), id)
	if err != nil {
		return err
	}
	return sendPhoto(w, paper, content)
}

// sendPhoto sends a picture among papers as a photo of a page.
func sendPhoto(w http.ResponseWriter, paper programme.Paper, content []byte) error {
	if paper.File.Type != programme.FileJPEG && paper.File.Type != programme.FilePNG {
		return programme.Refuse(programme.NotFound, "", "Câu chuyện này không có ảnh.")
	}
	drawn, err := photo.Read(paper.File.Name, content)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", programme.FileJPEG.ContentType())
	h.Set("Content-Length", strconv.Itoa(len(drawn.View)))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, err = w.Write(drawn.View)
	return err
}

// grantWhere is who and where, said once.
func grantWhere(g programme.PublicGrant) string {
	var parts []string
	for _, one := range []string{g.Recipient.Name, g.Place.Name} {
		if one != "" && !strings.HasSuffix(strings.Join(parts, ""), one) {
			parts = append(parts, one)
		}
	}
	return strings.Join(parts, ", ")
}
