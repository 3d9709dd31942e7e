package web

import (
	"net/http"

	"khuyencong/programme"
)

func (s *Server) projectLedgerRoutes() []route {
	return []route{{"GET /projects/{id}/ledger", reads, s.projectLedger}}
}

// projectLedgerPage is the book of one project.
type projectLedgerPage struct {
	Info     pageInfo
	Project  programme.Project
	Lines    []ledgerRunning
	Balances programme.Balances
	Wrong    string // what the project shows and the ledger does not give
}

// ledgerRunning is a line with the balance of its heading after it.
type ledgerRunning struct {
	programme.Entry
	After programme.Money
}

// projectLedger is every line of one project's money.
func (s *Server) projectLedger(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	p, err := s.store.Project(r.Context(), u, id)
	if err != nil {
		return err
	}
	all, err := s.store.Ledger(r.Context(), u, id)
	if err != nil {
		return err
	}
	of, err := s.store.Programme(r.Context(), u, p.ProgrammeID)
	if err != nil {
		return err
	}
	b := programme.BalancesOf(all)
	return render(w, r, http.StatusOK, projectLedgerView(projectLedgerPage{
		Info:    s.info(w, r, of, navProjects, "Sổ quỹ đề án", crumb{"Đề án", "/projects"}, crumb{p.Code, projectPath(p.ID)}),
		Project: p, Lines: running(all), Balances: b, Wrong: p.Disagrees(b),
	}))
}

// running adds each line to those of its kind and source before it.
func running(all []programme.Entry) (lines []ledgerRunning) {
	for i, e := range all {
		lines = append(lines, ledgerRunning{e, programme.BalancesOf(all[:i+1]).From(e.Kind, e.Source, e.Name)})
	}
	return lines
}

// ledgerKinds are the kinds of which the project's book says something.
func ledgerKinds(lines []ledgerRunning) (all []programme.EntryKind) {
	for _, k := range programme.EntryKinds {
		for _, l := range lines {
			if l.Kind == k {
				all = append(all, k)
				break
			}
		}
	}
	return all
}
