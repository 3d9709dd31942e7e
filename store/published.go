package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"khuyencong/programme"
)

// What is public is read for nobody: these methods ask for no user, and what
// they give holds nothing but what everybody may know.

// PublicMark tells the state of the records: another mark after each change.
func (s *Store) PublicMark(ctx context.Context) (mark int64, at time.Time, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		mark, at, err = tx.publicMark()
		return err
	})
	return mark, at, err
}

func (tx *Tx) publicMark() (mark int64, at time.Time, err error) {
	err = tx.rows(`SELECT id, at FROM events ORDER BY id DESC LIMIT 1`, nil, func(scan func(...any) error) error { return scan(&mark, &at) })
	return mark, at.UTC(), err
}

// Published loads all that is public of programmes and projects.
func (s *Store) Published(ctx context.Context) (b programme.Published, mark int64, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		if mark, b.At, err = tx.publicMark(); err != nil {
			return err
		}
		if b.Programmes, err = tx.programmes(); err != nil {
			return err
		}
		b.Grants, b.Establishments, err = tx.grants()
		return err
	})
	return b, mark, err
}

// grants loads what is public of the projects in plans, and the establishments
// among their recipients that are named.
func (tx *Tx) grants() (all programme.PublicGrants, named []programme.PublicEstablishment, err error) {
	at := map[int64]int{}
	err = tx.rows(`SELECT `+projectColumns+`, COALESCE(e.legal_form, ''), COALESCE(e.owner, ''), COALESCE(e.place_code, ''), COALESCE(e.place_name, ''), COALESCE(e.sector, ''),
		p.approved_support, p.approved_counterpart, p.approved_other, p.disbursed_support, p.done_support, p.done_counterpart, p.done_other, COALESCE(l.awarded, 0)`+
		projectTables+` LEFT JOIN (SELECT project_id, MIN(dated) AS awarded FROM ledger WHERE kind IN ('committed', 'pledged') GROUP BY project_id) l ON l.project_id = p.id
		WHERE `+inPlan+` ORDER BY p.year DESC, p.code, p.id`, nil, func(scan func(...any) error) error {
		var e programme.Establishment
		var a, d programme.Sums
		var paid programme.Money
		var awarded programme.Day
		p, err := scanProject(func(into ...any) error {
			return scan(append(into, &e.LegalForm, &e.Owner, &e.Place.Code, &e.Place.Name, &e.Sector,
				&a.Support, &a.Counterpart, &a.Other, &paid, &d.Support, &d.Counterpart, &d.Other, &awarded)...)
		})
		if err != nil {
			return err
		}
		e.ID, e.Name = p.Establishment.ID, p.Establishment.Name
		g := programme.PublicGrantOf(p, e)
		a.Projects, d.Projects = 1, 1
		if p.Kind == programme.KindPlan {
			a.Projects, a.Plans, d.Projects, d.Plans = 0, 1, 0, 1
		}
		g.Approved, g.Disbursed, g.Done, g.Awarded = a, paid, d, awarded
		if g.Awarded == 0 {
			g.Awarded = p.PlaceDay() // no paper of the plan is known: the first day of its year
		}
		all = append(all, g)
		if g.Recipient.Named() {
			i, met := at[g.Recipient.ID]
			if !met {
				i = len(named)
				at[g.Recipient.ID], named = i, append(named, programme.PublicEstablishment{Recipient: g.Recipient, Sector: e.Sector})
			}
			named[i].Projects++
			named[i].Support += a.Support
		}
		return nil
	})
	slices.SortFunc(named, func(a, b programme.PublicEstablishment) int {
		return strings.Compare(programme.Fold(a.Name), programme.Fold(b.Name))
	})
	return all, named, err
}

// PublicEvaluationData loads what the evaluation of a period is made from, over
// the whole province. Of the evaluation only sums of records are shown.
func (s *Store) PublicEvaluationData(ctx context.Context, programmeID int64, period programme.Period) (d programme.EvaluationData, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		d, err = tx.evaluationData(programme.LocalUser, programmeID, period, 0)
		return err
	})
	return d, err
}

// PublicStories lists the stories that everybody may read, the newest first.
func (s *Store) PublicStories(ctx context.Context) (all []programme.Story, err error) {
	err = s.read(ctx, func(tx *Tx) error {
		all, err = tx.stories(programme.LocalUser, `y.state = $1 AND y.consent_on > 0`, programme.StoryPublished)
		return err
	})
	return all, err
}

// PublicStory loads a story that everybody may read, with its figures. Another
// is as one that there is not.
func (s *Store) PublicStory(ctx context.Context, id int64) (r StoryRecord, err error) {
	if r, err = s.Story(ctx, programme.LocalUser, id); err == nil && !r.Story.Public() {
		err = programme.Refuse(programme.NotFound, "", "Không tìm thấy câu chuyện này.")
	}
	if err != nil {
		return StoryRecord{}, err
	}
	return r, nil
}

// PublicStoryPhoto is the photo of such a story.
func (s *Store) PublicStoryPhoto(ctx context.Context, id int64) (p programme.Paper, content []byte, err error) {
	r, err := s.PublicStory(ctx, id)
	if err != nil {
		return p, nil, err
	}
	return s.PaperFile(ctx, programme.LocalUser, r.Story.Project.ID, r.Story.PhotoID)
}
