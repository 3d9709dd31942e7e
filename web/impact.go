package web

import (
	"net/http"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) impactRoutes() []route {
	return []route{{"GET /impact", reads, s.impactShow}}
}

// impactPage is what the programme changes, difficulty by difficulty.
type impactPage struct {
	Info pageInfo
	Data programme.ImpactData
}

func (s *Server) impactShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.current(w, r, u)
	if err != nil {
		return err
	}
	view, done, err := s.store.View(r.Context())
	if err != nil {
		return err
	}
	defer done()
	p := impactPage{Data: programme.ImpactData{Programme: of}}
	p.Info = s.info(w, r, of, navEvaluation, "Tác động của chương trình", crumb{"Đánh giá", "/evaluation"})
	d := &p.Data
	figures, err := s.store.EvaluationData(view, u, of.ID, of.Period())
	if err != nil {
		return err
	}
	if d.Evaluation, err = programme.Evaluate(figures, of.Period()); err != nil {
		return err
	}
	from, _ := programme.NewDay(of.From, 1, 1)
	to, _ := programme.NewDay(of.To, 12, 31)
	if d.Rounds, err = s.store.RoundStats(view, u, store.RoundFilter{From: from, To: to, By: programme.RoundsByQuarter}); err != nil {
		return err
	}
	if d.Network, err = s.store.Network(view, u, of.ID); err != nil {
		return err
	}
	board, err := s.store.FindingBoard(view, u, store.FindingFilter{})
	if err != nil {
		return err
	}
	d.Solved, d.Findings, d.Late = board.Solved, int64(len(board.Open)), int64(board.Late)
	return render(w, r, http.StatusOK, impactView(p))
}
