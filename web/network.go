package web

import (
	"net/http"
	"strings"

	"khuyencong/programme"
)

func (s *Server) networkRoutes() []route {
	return []route{{"GET /network", reads, s.networkShow}, {"GET /newcomer", reads, s.newcomerShow}}
}

// networkPage is who looks after which commune.
type networkPage struct {
	Info    pageInfo
	Network programme.Network
	State   programme.CommuneState // the only one that is listed; "" for all
	Listed  []programme.CommuneCover
}

func (s *Server) networkShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	p := networkPage{Info: s.info(w, r, of, navEstablishments, "Mạng lưới cơ sở", crumb{"Cơ sở CNNT", "/establishments"}), State: programme.CommuneState(r.URL.Query().Get("state"))}
	if p.Network, err = s.store.Network(r.Context(), u, of.ID); err != nil {
		return err
	}
	for _, c := range p.Network.Communes {
		if p.State == "" || c.State() == p.State {
			p.Listed = append(p.Listed, c)
		}
	}
	return render(w, r, http.StatusOK, networkView(p))
}

// share is a part of all communes: "12 / 35".
func (p networkPage) share(n int64) string {
	return programme.CountText(n) + " / " + programme.CountText(int64(len(p.Network.Communes)))
}

// postPeople are the posts of a commune in one line each.
func postPeople(all []programme.NetworkPost, today programme.Day) (lines []string) {
	for _, p := range all {
		switch {
		case p.Holder != "":
			lines = append(lines, p.Holder)
		default:
			lines = append(lines, "trống "+programme.CountText(int64(p.VacantDays(today)))+" ngày")
		}
	}
	return lines
}

// coverMeaning colours the state of a commune.
func coverMeaning(s programme.CommuneState) meaning {
	switch s {
	case programme.CommuneActive:
		return good
	case programme.CommuneQuiet:
		return attention
	}
	return wrong
}

func peopleText(all []programme.NetworkPost, today programme.Day) string {
	if len(all) == 0 {
		return "–"
	}
	return strings.Join(postPeople(all, today), ", ")
}

// networkPages are the pages about who works with establishments.
func networkPages() []struct {
	Href, Label string
	Need        programme.Action
} {
	return []struct {
		Href, Label string
		Need        programme.Action
	}{
		{"/establishments", "Cơ sở", programme.ReadRecords},
		{"/network", "Mạng lưới cơ sở", programme.ReadInternal},
		{"/visits", "Nhật ký đi cơ sở", programme.ReadRecords},
		{"/visits/allowances", "Thù lao cộng tác viên", programme.ReadInternal},
	}
}

// dashed is a text, or a dash where there is none.
func dashed(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
