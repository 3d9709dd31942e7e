package programme

import (
	"slices"
	"strings"
)

// What the offices do among themselves is for ReadInternal: what an officer
// found of a dossier before it was decided, what one office says to another,
// the order of priority and what is meant to be done with candidates. Who
// applies, or stands beside him, sees of it what this file leaves; the store
// hands out nothing else. docs/access.md says it in words.

// SeesAnswers tells who reads what appraisers answered to the conditions. Who
// applies sees the conditions and what the program finds.
func (u User) SeesAnswers() bool { return u.May(ReadInternal) }

// SeesDoubles tells who is warned of projects that he may not open himself. Who
// applies is not: it would tell him of the machines of others.
func (u User) SeesDoubles() bool { return u.May(ReadInternal) }

// toldWhy tells the moves whose reason is meant for who applies. The notes of
// others are the offices' own.
func (m Move) toldWhy() bool {
	return slices.Contains([]Move{Begin, Draw, Submit, Resubmit, Withdraw, Return, FailBase, FailMinistry, Start, Accept, Complete, CancelAccept, CancelSettle, Stop, Revoke, Reopen}, m)
}

// For is the move as the user sees it.
func (m Moved) For(u User) Moved {
	if !m.Move.toldWhy() && !u.May(ReadInternal) {
		m.Note = ""
	}
	return m
}

// MovesFor are the moves as the user sees them.
func MovesFor(u User, all []Moved) []Moved {
	seen := slices.Clone(all)
	for i := range seen {
		seen[i] = seen[i].For(u)
	}
	return seen
}

// For is the project as the user sees it: what an appraisal recommends is not
// told before a leader has concluded by it.
func (p Project) For(u User) Project {
	if p.TellsAppraised(u) {
		return p
	}
	p.Lines = slices.Clone(p.Lines)
	for i := range p.Lines {
		p.Lines[i].Appraised = 0
	}
	return p
}

// TellsAppraised tells whether the user sees the appraised amounts: the offices
// do, and who applies where they are those of a report that a leader has
// concluded by.
func (p Project) TellsAppraised(u User) bool {
	return p.Recorded || u.May(ReadInternal) || p.Stage.InPlan() || slices.Contains([]Stage{BasePassed, MinistryPassed, Proposed}, p.Stage)
}

// KeepUnseen puts back into a project that the user saves what he does not see
// of the stored one.
func (p *Project) KeepUnseen(old Project, u User) {
	if old.TellsAppraised(u) {
		return
	}
	p.Lines = slices.Clone(p.Lines)
	for _, was := range old.Lines {
		if was.Appraised == 0 {
			continue
		}
		i := slices.IndexFunc(p.Lines, func(l FundingLine) bool { return l.Source == was.Source && l.Name == was.Name })
		if i < 0 {
			i = len(p.Lines)
			p.Lines = append(p.Lines, FundingLine{Source: was.Source, Name: was.Name})
		}
		p.Lines[i].Appraised = was.Appraised
	}
}

// FieldsFor leaves out of a dossier's fields what the user does not see of them.
func FieldsFor(u User, all []FieldValue) []FieldValue {
	if u.May(ReadInternal) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(f FieldValue) bool { return begins(f.Field, innerFields) })
}

// innerFields are left out of the changes that who applies reads. A change of
// any other field that is not ownFields' hides its event.
var (
	innerFields = []string{"appraised_", "found_"}
	ownFields   = func() (all []string) {
		for _, f := range (Project{}).Fields() {
			all = append(all, f.Field)
		}
		return append(all, "requested_", "approved_", "done_", "promised_", "actual_", "machine_", "claimed_", "result_")
	}()
	startFields = ProjectStart{}.Fields()
)

// ownEvents are what is done with a dossier in the open, besides its moves.
var ownEvents = []string{"created", "changed", "merged", "matter", "paper_added", "paper_dropped", "replied", "second_confirmed", "result", "photo_added", "photo_dropped", "reported", "inspected"}

// EventsFor is a project's history as the user sees it.
func EventsFor(u User, all []Event) (seen []Event) {
	if u.May(ReadInternal) {
		return all
	}
	for _, e := range all {
		if e.Action == "moved" {
			seen = append(seen, e.withoutWhy())
			continue
		}
		if !slices.Contains(ownEvents, e.Action) || slices.ContainsFunc(e.Changes, func(c Change) bool { return !c.own() && !begins(c.Field, innerFields) }) {
			continue
		}
		had := len(e.Changes)
		e.Changes = slices.DeleteFunc(slices.Clone(e.Changes), func(c Change) bool { return !c.own() })
		if had > 0 && len(e.Changes) == 0 {
			continue
		}
		seen = append(seen, e)
	}
	return seen
}

// withoutWhy is the event of a move as who applies reads it: its reason where
// it is meant for him.
func (e Event) withoutWhy() Event {
	e.Changes = nil
	for _, s := range Workflow {
		if strings.HasPrefix(e.Note, s.Done+": ") && s.Move.toldWhy() {
			return e
		}
	}
	e.Note, _, _ = strings.Cut(e.Note, ": ")
	return e
}

// own tells a change of what who applies writes or is told.
func (c Change) own() bool {
	return begins(c.Field, ownFields) || slices.ContainsFunc(startFields, func(f FieldValue) bool { return f.Field == c.Field && f.Label == c.Label })
}

// For is the facts as the user sees them: what the workflow still needs of the
// offices is theirs.
func (f Facts) For(u User) Facts {
	if !u.May(ReadInternal) {
		f.Report, f.Eligibility, f.Doubles, f.OpenOpinions = NotConcluded, nil, nil, nil
	}
	return f
}

// For is the sheet as the user sees it: who applies reads what is claimed.
func (s PrioritySheet) For(u User) PrioritySheet {
	if u.May(ReadInternal) {
		return s
	}
	var claims []PriorityAnswer
	for _, a := range s.Answers {
		if a.Claimed != (PriorityProof{}) {
			claims = append(claims, PriorityAnswer{Code: a.Code, Claimed: a.Claimed, ClaimedBy: a.ClaimedBy, ClaimedByID: a.ClaimedByID})
		}
	}
	s.Answers = claims
	return s
}

// KeepUnseen puts back into a sheet that the user saves what he does not see of
// the stored one. A finding that he made up stays, to be refused.
func (s PrioritySheet) KeepUnseen(old PrioritySheet, u User) PrioritySheet {
	if u.May(ReadInternal) {
		return s
	}
	s.Answers = slices.Clone(s.Answers)
	for i := range s.Answers {
		if a := &s.Answers[i]; a.sameFinding(PriorityAnswer{}) {
			was := old.Answer(a.Code)
			a.Found, a.Verdict, a.Note = was.Found, was.Verdict, was.Note
		}
	}
	return s
}

// For leaves out of a warning what an officer concluded of it.
func (d DoubleFunding) For(u User) DoubleFunding {
	if u.May(ReadInternal) {
		return d
	}
	d.Warnings = slices.Clone(d.Warnings)
	for i := range d.Warnings {
		d.Warnings[i].Answer, d.Warnings[i].Elsewhere = nil, nil
	}
	return d
}

// PapersFor are the lines of a checklist as the user sees them: what an officer
// found of a paper comes to who applies as a point of a return.
func PapersFor(u User, all []PaperLine) []PaperLine {
	if u.May(ReadInternal) {
		return all
	}
	seen := slices.Clone(all)
	for i := range seen {
		seen[i].Check = nil
	}
	return seen
}

// For is the report as the user sees it. Who applies reads what it concludes
// and why; what members of a council gave, what other offices said and what the
// leader wrote on a pass is not his.
func (a Appraisal) For(u User) Appraisal {
	if u.May(ReadInternal) {
		return a
	}
	b := &a.Body
	b.Members, b.Marks, b.Seen, b.Opinions, b.Minutes = nil, nil, nil, nil, Minutes{}
	a.WrittenBy, a.ConcludedBy = nil, 0
	if a.Conclusion == ConcludedPass {
		a.Remark = ""
	}
	return a
}
