package web

import (
	"context"
	"slices"

	"khuyencong/programme"
	"khuyencong/statement"
)

// What is looked up in the records at most: more failures than these are a
// text that was misread.
const (
	mostAsked   = 10 // failing identities
	mostPeriods = 3
	mostSets    = 3 // sets of projects for one residual
)

// checkCandidates names the projects of the programme, at most three in a set,
// whose approved − done support gives the residual of a failing sum of money.
func (s *Server) checkCandidates(ctx context.Context, u programme.User, p programme.Programme, rep statement.Report) ([]programme.CandidateSet, error) {
	if p.ID == 0 {
		return nil, nil
	}
	loaded := map[programme.Period][]programme.Candidate{}
	var all []programme.CandidateSet
	fails := rep.Failures()
	for _, i := range fails[:min(len(fails), mostAsked)] {
		period := periodOf(rep, i)
		if i.Unit != programme.UnitVND || i.Type != programme.SumIdentity || period.Part != "" || !period.Within(programme.Years(p.From, p.To)) {
			continue
		}
		records, known := loaded[period]
		if !known && len(loaded) < mostPeriods {
			data, err := s.store.EvaluationData(ctx, u, p.ID, period)
			if err != nil {
				return nil, err
			}
			records, loaded[period] = data.Candidates, data.Candidates
		}
		for _, set := range programme.FindCandidates(programme.Money(i.Difference), programme.Money(i.Tolerance), records, mostSets) {
			same := func(other programme.CandidateSet) bool { return other.Sentence() == set.Sentence() }
			if !slices.ContainsFunc(all, same) {
				all = append(all, set)
			}
		}
	}
	return all, nil
}

// periodOf is the period of the figure that states the right side.
func periodOf(rep statement.Report, i programme.Identity) programme.Period {
	for _, f := range rep.Figures {
		if f.ID == i.RightOf[0] {
			return f.Period
		}
	}
	return programme.Period{}
}
