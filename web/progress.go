package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) progressRoutes() []route {
	return []route{
		{"GET /projects/{id}/matters/{mid}/report", reads, s.progressForm},
		{"POST /projects/{id}/matters/{mid}/report", uploads, s.progressCreate},
	}
}

// progressFormPage is the report that a matter asks for: few questions, to be
// answered on a phone.
type progressFormPage struct {
	Info    pageInfo
	Matter  programme.Matter
	Project programme.Project
	Last    *programme.ProgressReport // what was reported last; nil for nothing
	Today   programme.Day
	Form    recordForm
}

func (s *Server) progressForm(w http.ResponseWriter, r *http.Request, u programme.User) error {
	m, err := s.progressOf(r, u)
	if err != nil {
		return err
	}
	if !m.Matter.MayReport(m.Project, u) {
		return seeOther(w, r, matterPath(m.Matter), "")
	}
	return s.drawProgress(w, r, u, http.StatusOK, m, recordForm{Typed: url.Values{}})
}

// progressOf loads the period that the address names.
func (s *Server) progressOf(r *http.Request, u programme.User) (m store.MatterRecord, err error) {
	if m, err = s.matterOf(r, u); err == nil && m.Matter.Kind != programme.MatterProgress {
		err = programme.Refuse(programme.NotFound, "", "Không tìm thấy kỳ báo cáo này.")
	}
	return m, err
}

func (s *Server) drawProgress(w http.ResponseWriter, r *http.Request, u programme.User, status int, m store.MatterRecord, f recordForm) error {
	of, err := s.store.Programme(r.Context(), u, m.Project.ProgrammeID)
	if err != nil {
		return err
	}
	reports, err := s.store.ProgressReports(r.Context(), u, m.Project.ID)
	if err != nil {
		return err
	}
	p := progressFormPage{Matter: m.Matter, Project: m.Project, Form: f, Today: programme.DayOf(s.store.Now())}
	if len(reports) > 0 {
		p.Last = &reports[len(reports)-1]
		p.begin(*p.Last)
	}
	p.Info = s.info(w, r, of, navProjects, "Gửi báo cáo tiến độ", crumb{"Đề án", "/projects"}, crumb{m.Project.Code, projectPath(m.Project.ID)}, crumb{m.Matter.Name(), matterPath(m.Matter)})
	return render(w, r, status, progressFormView(p))
}

// begin fills in what was reported last: most of it has only grown since.
func (p *progressFormPage) begin(last programme.ProgressReport) {
	for name, value := range map[string]string{
		"percent": strconv.Itoa(last.Percent), "spent_support": last.SpentSupport.String(), "spent_own": last.SpentOwn.String(), "ends": last.Ends.String(),
	} {
		if !p.Form.Typed.Has(name) {
			p.Form.Typed.Set(name, value)
		}
	}
	if last.MatterID == p.Matter.ID && !p.Form.Typed.Has("done") { // it came back
		p.Form.Typed.Set("done", last.Done)
		p.Form.Typed.Set("obstacle", last.Obstacle)
		p.Form.Typed.Set("obstacle_type", last.ObstacleType)
	}
}

func (s *Server) progressCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readPhotos(r)
	m, loadErr := s.progressOf(r, u)
	if loadErr != nil {
		return loadErr
	}
	f := &form{typed: sent.values}
	f.keep(err)
	report := programme.ProgressReport{
		MatterID: m.Matter.ID, ProjectID: m.Project.ID, Done: sameLines(f.text("done")), Percent: f.percent("percent"), SpentSupport: f.money("spent_support"), SpentOwn: f.money("spent_own"),
		ObstacleType: f.text("obstacle_type"), Obstacle: sameLines(f.text("obstacle")), Ends: f.day("ends"),
	}
	if err = f.err(); err == nil {
		m.Matter, err = s.store.SendProgress(r.Context(), u, report, f.id("version"), sent.shown(programme.PhotoScene, 0, ""))
	}
	if err == nil {
		return seeOther(w, r, matterPath(m.Matter), "Đã gửi báo cáo tiến độ.")
	}
	kind := programme.KindOf(err)
	if kind == programme.Internal || kind == programme.NotFound || kind == programme.Forbidden {
		return err
	}
	return s.drawProgress(w, r, u, statuses[kind], m, recordForm{Typed: f.typed, Problems: programme.Problems(err)})
}

// percent is a whole number of percent as typed; with or without its sign.
func (f *form) percent(name string) int {
	typed := f.text(name)
	n, err := strconv.Atoi(trimPercent(typed))
	if err != nil {
		f.keep(programme.Refuse(programme.Invalid, name, "Nhập khối lượng đã làm bằng số nguyên từ 0 đến 100, ví dụ 60."))
	}
	return n
}

// obstacleTypes are the kinds of what may stand in the way.
func obstacleTypes(none string) []option {
	all := []option{{"", none}}
	for _, t := range programme.MatterFinding.Table().Types {
		all = append(all, option{t.Type, t.Label})
	}
	return all
}
