package store

import (
	"context"

	"khuyencong/programme"
)

// DecisionLetters are the letters about a project's decisions, the oldest first.
func (s *Store) DecisionLetters(ctx context.Context, u programme.User, project int64) (all []programme.DecisionLetter, err error) {
	p, err := s.Project(ctx, u, project)
	if err != nil {
		return nil, err
	}
	decisions, err := s.ProjectDecisions(ctx, u, project)
	if err != nil {
		return nil, err
	}
	moves, err := s.Moves(ctx, u, project)
	if err != nil {
		return nil, err
	}
	reports, err := s.Appraisals(ctx, u, project)
	if err != nil {
		return nil, err
	}
	rules, err := s.Rules(ctx, u)
	if err != nil {
		return nil, err
	}
	return programme.DecisionLettersOf(p, decisions, moves, reports, rules), nil
}
