package web

import (
	"fmt"
	"net/http"
	"strconv"

	"khuyencong/programme"
)

func (s *Server) evaluationRoutes() []route {
	return []route{
		{"GET /evaluation", reads, s.evaluationShow},
		{"GET /evaluation/files/{format}", reads, s.evaluationFile},
	}
}

// evaluationPage is the evaluation as an overview: a question a block.
type evaluationPage struct {
	Info       pageInfo
	E          programme.Evaluation
	Programmes []programme.Programme
	Problem    string // why the asked period was not evaluated
	PaceDone   paceView
	Lock       programme.Lock // of the last report of the period
}

// evaluationShow answers for a programme and a period.
func (s *Server) evaluationShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.evaluate(w, r, u)
	status, problem := http.StatusOK, ""
	if programme.KindOf(err) == programme.Invalid {
		// A period outside the programme: say so above the usual period.
		status, problem = http.StatusUnprocessableEntity, programme.Problems(err)[0].Message
		q := r.URL.Query()
		q.Del("from")
		q.Del("to")
		q.Del("boundary")
		q.Del("on")
		r.URL.RawQuery, r.Form = q.Encode(), nil
		e, err = s.evaluate(w, r, u)
	}
	if err != nil {
		return err
	}
	all, err := s.store.Programmes(r.Context(), u)
	if err != nil {
		return err
	}
	var lock programme.Lock
	if u.May(programme.ReadReports) {
		if lock, err = s.store.LockOf(r.Context(), u, e.Programme.ID, e.Period); err != nil {
			return err
		}
	}
	info := s.info(w, r, e.Programme, navEvaluation, "Đánh giá "+e.Period.Label())
	return render(w, r, status, evaluationView(evaluationPage{
		Info: info, E: e, Programmes: all, Problem: problem, PaceDone: pace(e), Lock: lock,
	}))
}

// evaluate loads and makes the evaluation that an address asks for.
func (s *Server) evaluate(w http.ResponseWriter, r *http.Request, u programme.User) (e programme.Evaluation, err error) {
	p, err := s.current(w, r, u)
	if err != nil {
		return e, err
	}
	period, err := s.period(r, u, p)
	if err != nil {
		return e, err
	}
	boundary, err := programme.ParseBoundary(r.FormValue("boundary"))
	if err != nil {
		return e, err
	}
	on, err := programme.ParseDay("on", r.FormValue("on"))
	if err != nil {
		return e, err
	}
	d, err := s.store.EvaluationDataBy(r.Context(), u, p.ID, period, boundary, on)
	if err != nil {
		return e, err
	}
	return programme.Evaluate(d, period)
}

// period is the asked one; else the programme's latest sub-period with a
// target of its own; else the whole programme.
func (s *Server) period(r *http.Request, u programme.User, p programme.Programme) (programme.Period, error) {
	from, to := r.FormValue("from"), r.FormValue("to")
	if from != "" || to != "" {
		a, okA := programme.ParseYear(from)
		b, okB := programme.ParseYear(to)
		if !okA || !okB {
			return programme.Period{}, programme.Refuse(programme.Invalid, "from", "Kỳ đánh giá “%s - %s” không đúng. Chọn năm đầu và năm cuối trong khoảng %d đến %d.", from, to, p.From, p.To)
		}
		return programme.Years(a, b), nil
	}
	targets, err := s.store.Targets(r.Context(), u, p.ID)
	return p.UsualPeriod(targets), err
}

// evaluationFile sends the evaluation as a draft report in one form.
func (s *Server) evaluationFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	e, err := s.evaluate(w, r, u)
	if err != nil {
		return err
	}
	projects, err := s.store.CompletedProjects(r.Context(), u, e.Programme.ID, e.Period)
	if err != nil {
		return err
	}
	format := r.PathValue("format")
	b, err := ReportFile(format, NewReport(e), programme.ReportBasis{Evaluation: e, Projects: projects})
	if err != nil {
		return err
	}
	sendFile(w, format, fmt.Sprintf("danh-gia-%s-%s", e.Programme.Code, e.Period), b)
	return nil
}

// sendFile sends bytes as a file to keep. An HTML report is never shown as a
// page of ours: it is a file like the others.
func sendFile(w http.ResponseWriter, format, name string, b []byte) {
	h := w.Header()
	h.Set("Content-Type", contentTypes[format])
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", fileName(name)+"."+format))
	h.Set("Content-Length", strconv.Itoa(len(b)))
	w.Write(b)
}

// fileName is a name that every machine's disk takes.
func fileName(name string) string {
	var out []rune
	for _, r := range programme.Fold(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			out = append(out, r)
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	return string(out)
}
