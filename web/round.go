package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"khuyencong/programme"
)

func (s *Server) roundRoutes() []route {
	return []route{
		{"GET /projects/{id}/rounds", reads, s.roundShow},
		{"GET /rounds", reads, s.roundStats},
		{"GET /rounds/drafts", reads, s.roundDrafts},
	}
}

func roundsPath(id int64) string { return projectPath(id) + "/rounds" }

// roundsHref compares two rounds of a dossier; to 0 is what it is now.
func roundsHref(id int64, from, to int) string {
	q := url.Values{"from": {strconv.Itoa(from)}}
	if to != 0 {
		q.Set("to", strconv.Itoa(to))
	}
	return roundsPath(id) + "?" + q.Encode()
}

// roundShowPage holds two versions of a dossier side by side.
type roundShowPage struct {
	Info     pageInfo
	Project  programme.Project
	Rounds   []programme.Round
	From, To programme.Round // To.Number 0: as it is now
	Whole    bool            // unchanged values are shown too
	Groups   []comparedGroup
	Changed  int
	Points   map[string][]programme.Point // of the return between the two, by field
}

type comparedGroup struct {
	Label string
	Rows  []programme.Compared
}

func (s *Server) roundShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, of, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	page := roundShowPage{Project: p, Whole: r.FormValue("all") == "1", Points: map[string][]programme.Point{},
		Info: s.info(w, r, of, navProjects, "Các vòng nộp", crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)})}
	if page.Rounds, err = s.store.Rounds(r.Context(), u, p.ID); err != nil {
		return err
	}
	if len(page.Rounds) > 0 {
		if err := s.compareRounds(r, u, &page); err != nil {
			return err
		}
	}
	return render(w, r, http.StatusOK, roundShowView(page))
}

// compareRounds holds the two versions that the address names against each
// other; without any the last submission against the one before, or where
// there is one only against what stands there now.
func (s *Server) compareRounds(r *http.Request, u programme.User, page *roundShowPage) error {
	last := len(page.Rounds) - 1
	find := func(name string, usual int) (programme.Round, bool) {
		n, err := strconv.Atoi(r.FormValue(name))
		for _, round := range page.Rounds {
			if err == nil && round.Number == n {
				return round, true
			}
		}
		if usual < 0 {
			return programme.Round{}, false
		}
		return page.Rounds[usual], true
	}
	var isRound bool
	switch asked := r.URL.Query(); {
	case asked.Has("from") || asked.Has("to"):
		page.From, _ = find("from", last)
		page.To, isRound = find("to", -1)
	case last > 0:
		page.From, page.To, isRound = page.Rounds[last-1], page.Rounds[last], true
	default:
		page.From = page.Rounds[last]
	}
	now := page.To.Fields
	if !isRound {
		var err error
		if now, err = s.store.Dossier(r.Context(), u, page.Project); err != nil {
			return err
		}
	}
	all := programme.CompareRounds(page.From.Fields, now)
	if !isRound {
		events, err := s.store.History(r.Context(), u, programme.SProject, page.Project.ID)
		if err != nil {
			return err
		}
		all = programme.WithCorrections(all, events, page.Rounds[last].At)
	}
	returns, err := s.store.Returns(r.Context(), u, page.Project.ID)
	if err != nil {
		return err
	}
	for _, one := range returns {
		for _, point := range one.Points {
			if point.Round >= page.From.Number && (!isRound || point.Round < page.To.Number) {
				page.Points[point.Field] = append(page.Points[point.Field], point)
			}
		}
	}
	page.group(all)
	return nil
}

// group puts the values that are shown under their headings.
func (p *roundShowPage) group(all []programme.Compared) {
	for _, c := range all {
		if c.Changed() {
			p.Changed++
		} else if (!p.Whole || c.Blank()) && len(p.Points[c.Field]) == 0 && len(c.Corrections) == 0 {
			continue
		}
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Label != c.Group {
			p.Groups = append(p.Groups, comparedGroup{Label: c.Group})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Rows = append(g.Rows, c)
	}
}

// options are the rounds as a choice; now adds what stands there now.
func (p roundShowPage) options(now bool) (all []option) {
	for _, r := range p.Rounds {
		all = append(all, option{strconv.Itoa(r.Number), roundLabel(r)})
	}
	if now {
		all = append(all, option{"now", "Hiện nay"})
	}
	return all
}

// roundLabel names a round: "Vòng 2 – 18/03/2026".
func roundLabel(r programme.Round) string {
	if r.Number == 0 {
		return "Hiện nay"
	}
	return "Vòng " + strconv.Itoa(r.Number) + " – " + programme.DayOf(r.At).String()
}

func (p roundShowPage) to() string {
	if p.To.Number == 0 {
		return "now"
	}
	return strconv.Itoa(p.To.Number)
}

// roundSentence says who submitted a round, and under which number.
func roundSentence(r programme.Round) string {
	return "Vòng " + strconv.Itoa(r.Number) + ": " + r.Who() + " nộp lúc " + programme.Moment(r.At) + ", giấy tiếp nhận số " + r.Receipt.String() + "."
}

// correctionText says how a value was changed after the last submission: by
// whom, when, and why.
func correctionText(c programme.Correction) string {
	text := "Sau khi nộp, sửa từ “" + c.Old + "” thành “" + c.New + "”"
	if c.Reason != "" {
		text += ", lý do: " + strings.TrimSuffix(c.Reason, ".")
	}
	return text + " (" + c.Who + ", " + programme.Moment(c.At) + ")."
}

// answerText is what was said to a point.
func answerText(p programme.Point) string {
	if p.Reply == "" {
		return p.Answer.Label() + "."
	}
	return p.Answer.Label() + ": " + p.Reply
}
