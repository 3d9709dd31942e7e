package web

import (
	"net/http"
	"strings"

	"khuyencong/programme"
)

// mattersPanelView is the small workflows beside a project, on its page.
type mattersPanelView struct {
	Project  programme.Project
	Opinions []programme.Matter
	Others   []programme.Matter
	Visits   []programme.Matter
	Findings []programme.Matter
	Open     []programme.MatterTable // kinds that the user may open
	Internal bool                    // the user sees opinions
	Today    programme.Day
}

// mattersPanelOf loads what a project's page shows of its matters, opinions
// among them: one query.
func (s *Server) mattersPanelOf(r *http.Request, u programme.User, p programme.Project) (v mattersPanelView, err error) {
	all, err := s.store.Matters(r.Context(), u, p.ID)
	if err != nil {
		return v, err
	}
	v = mattersPanelView{Project: p, Open: p.MayOpen(u), Internal: programme.MatterOpinion.SeenBy(u), Today: programme.DayOf(s.store.Now())}
	for _, m := range all {
		switch m.Kind {
		case programme.MatterOpinion:
			v.Opinions = append(v.Opinions, m)
		case programme.MatterVisit:
			v.Visits = append(v.Visits, m)
		case programme.MatterFinding:
			v.Findings = append(v.Findings, m)
		default:
			v.Others = append(v.Others, m)
		}
	}
	return v, nil
}

// asks tells whether the user may ask for an opinion here.
func (v mattersPanelView) asks() bool {
	for _, t := range v.Open {
		if t.Kind == programme.MatterOpinion {
			return true
		}
	}
	return false
}

// opens are the other kinds that the user may open here.
func (v mattersPanelView) opens() (all []programme.MatterTable) {
	for _, t := range v.Open {
		if t.Kind != programme.MatterOpinion && t.Kind != programme.MatterFinding {
			all = append(all, t)
		}
	}
	return all
}

// matterMeaning is the sign of where a matter stands.
func matterMeaning(m programme.Matter, today programme.Day) meaning {
	switch {
	case m.Late(today):
		return wrong
	case m.Open():
		return attention
	case m.State == "disagreed" || m.State == "refused" || m.State == "rejected" || m.State == "dismissed":
		return wrong
	case m.State == "unanswered" || m.State == "withdrawn" || m.State == "cancelled":
		return neutral
	}
	return good
}

// matterDue says until when, and whether that has passed.
func matterDue(m programme.Matter, today programme.Day) string {
	switch {
	case !m.Open() || m.Due == 0:
		return ""
	case m.Late(today):
		return "quá hạn từ " + m.Due.String()
	}
	return "hạn " + m.Due.String()
}

func rolesWords(all []programme.Role) string {
	var words []string
	for _, r := range all {
		words = append(words, r.Label())
	}
	return strings.Join(words, ", ")
}
