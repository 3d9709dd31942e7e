package web

import (
	"net/http"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/store"
)

// importPartiesPage is the beneficiaries of whom it has to be said who they
// are.
type importPartiesPage struct {
	importFrame
	Asked    []importParty
	Answered []importParty // that a person answered before, to answer anew
	Sure     int           // found in the register for certain
	New      int
	Pager    pagerView
}

// importParty is one question: the book's line beside who may be meant.
type importParty struct {
	programme.BookParty
	Index      int
	Candidates []importCandidate
	Answer     string // "" open, "0" new, else the establishment
}

// importCandidate is an establishment of the register that may be meant.
type importCandidate struct {
	programme.PartyMatch
	TaxCode, Place string
	Projects       int64
	Last           string // its latest project
}

const partyRows = 20

func (s *Server) importParties(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "parties")
	if err != nil {
		return unlessDrawn(err)
	}
	return s.importPartiesDraw(w, r, u, f, http.StatusOK)
}

func (s *Server) importPartiesDraw(w http.ResponseWriter, r *http.Request, u programme.User, f importFrame, status int) error {
	p := importPartiesPage{importFrame: f}
	for _, one := range f.Proposal.Parties {
		answer, given := f.Import.Choices.Beneficiaries[one.Key()]
		switch {
		case len(one.Asked) > 0:
			p.Asked = append(p.Asked, importParty{BookParty: one})
		case given:
			p.Answered = append(p.Answered, importParty{BookParty: one, Answer: number(answer)})
		case one.Existing != 0:
			p.Sure++
		default:
			p.New++
		}
	}
	page, _ := strconv.Atoi(r.FormValue("page"))
	pageCount := max((len(p.Asked)+partyRows-1)/partyRows, 1)
	page = min(max(page, 1), pageCount)
	p.Pager = pages(r, "đơn vị", page, pageCount, partyRows, int64(len(p.Asked)))
	p.Asked = p.Asked[(page-1)*partyRows : min(page*partyRows, len(p.Asked))]
	for i := range p.Asked {
		p.Asked[i].Index = i
		if err := s.importCandidates(r, u, &p.Asked[i]); err != nil {
			return err
		}
	}
	return render(w, r, status, importPartiesView(p))
}

// importCandidates fills in what a person tells establishments apart by.
func (s *Server) importCandidates(r *http.Request, u programme.User, p *importParty) error {
	for _, m := range p.BookParty.Asked[:min(len(p.BookParty.Asked), 5)] {
		e, err := s.store.Establishment(r.Context(), u, m.ID)
		if err != nil {
			return err
		}
		c := importCandidate{PartyMatch: m, TaxCode: e.TaxCode, Place: strings.TrimPrefix(e.Address+", "+e.Place.Name, ", ")}
		projects, err := s.store.Projects(r.Context(), u, store.ProjectFilter{EstablishmentID: m.ID, Sort: "-year", Page: 1})
		if err != nil {
			return err
		}
		if c.Projects = projects.Total; len(projects.Items) > 0 {
			last := projects.Items[0]
			c.Last = strconv.Itoa(last.Year) + ": " + last.Title
		}
		p.Candidates = append(p.Candidates, c)
	}
	return nil
}

// importPartiesUpdate keeps the answers.
func (s *Server) importPartiesUpdate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, err := s.importFrame(w, r, u, "parties")
	if err != nil {
		return unlessDrawn(err)
	}
	form := readForm(r)
	c := f.Import.Choices
	answers := map[string]int64{}
	for key, id := range c.Beneficiaries {
		answers[key] = id
	}
	for i := 0; form.typed.Has("key-" + strconv.Itoa(i)); i++ {
		key := form.typed.Get("key-" + strconv.Itoa(i))
		switch answer := form.typed.Get("who-" + strconv.Itoa(i)); answer {
		case "":
		case "again":
			delete(answers, key)
		default:
			if id, err := strconv.ParseInt(answer, 10, 64); err == nil {
				answers[key] = id
			}
		}
	}
	c.Beneficiaries = answers
	_, err = s.store.SaveImportChoices(r.Context(), u, f.Import.ID, form.id("version"), c)
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		f.Error = err
		return s.importPartiesDraw(w, r, u, f, statuses[k])
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, importPath(f.Import.ID, "parties"), "Đã ghi câu trả lời.")
}
