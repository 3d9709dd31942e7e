package store

import (
	"context"

	"khuyencong/programme"
)

// ProjectFilter narrows a list of projects. Empty fields do not.
type ProjectFilter struct {
	ProgrammeID     int64
	Text            string // code, title, establishment or place, without tones
	From, To        int    // years
	Level           programme.Level
	Kind            programme.ProjectKind
	Content         string          // code
	Place           string          // code; "-" for projects without a place
	Recorded        []RecordedPlace // instead of Place, where it is not nil
	Stage           programme.Stage
	EstablishmentID int64
	Living          bool           // on its way through the program, no record of old books
	Mine            bool           // whose next step is the user's
	Late            bool           // whose last day has passed
	Office          programme.Role // with Charge: whose officers are meant
	Charge          int64          // the post in charge; Uncharged for what nobody has
	NotCharge       int64          // a post that is not in charge
	Project         int64          // one project alone
	Open            bool           // somebody can be put in charge of it: submitted, not at its end
	Sort            string         // a key of projectOrder; a leading "-" turns it round
	Page            int            // from 1
}

// Uncharged is a filter of what an office should have somebody in charge of, and
// has nobody.
const Uncharged int64 = -1

// Planned is a filter of every stage in which a project stands in an annual
// plan that was approved; Unplanned of those on their way into one.
const (
	Planned   programme.Stage = "planned"
	Unplanned programme.Stage = "unplanned"
)

// inPlan is programme.Stage.InPlan in SQL.
const inPlan = "p.stage IN ('approved', 'underway', 'accepted', 'completed', 'stopped')"

// ProjectItem is one line of the list: the project without its lines, and its
// sums.
type ProjectItem struct {
	programme.Project
	ApprovedSums, DoneSums             programme.Sums
	RequestedSupport, AppraisedSupport programme.Money
}

// ProjectList is one page of the list, with the totals of all pages.
type ProjectList struct {
	Items          []ProjectItem
	Total          int64
	Approved, Done programme.Sums // Done: of the completed ones
	Requested      programme.Money
	Page, Pages    int
	Officers       map[int64]Officer // that are in charge of the items, by the post; for offices
}

var projectOrder = map[string]string{
	"code": "p.code", "title": "p.sort_key", "year": "p.year", "stage": "p.stage",
	"approved": "p.approved_support", "support": "p.done_support", "counterpart": "p.done_counterpart",
}

func (f ProjectFilter) where(u programme.User, today programme.Day) (w where) {
	w.scope(u)
	if f.Living || f.Mine || f.Late {
		w.and("p.recorded = ?", false)
	}
	if f.Mine {
		w.heldBy(u.Role)
	}
	if f.Late {
		w.and("(p.due > 0 AND p.due < ?)", today)
	}
	w.charge(f)
	if f.ProgrammeID != 0 {
		w.and("p.programme_id = ?", f.ProgrammeID)
	}
	if f.From != 0 {
		w.and("p.year >= ?", f.From)
	}
	if f.To != 0 {
		w.and("p.year <= ?", f.To)
	}
	if f.EstablishmentID != 0 {
		w.and("p.establishment_id = ?", f.EstablishmentID)
	}
	w.equal("p.level", string(f.Level))
	w.equal("p.kind", string(f.Kind))
	w.equal("p.content", f.Content)
	switch f.Stage {
	case Planned:
		w.conditions = append(w.conditions, inPlan)
	case Unplanned:
		w.conditions = append(w.conditions, "NOT "+inPlan)
	default:
		w.equal("p.stage", string(f.Stage))
	}
	if f.Recorded != nil {
		w.recordedIn(f.Recorded)
	} else if f.Place == "-" {
		w.and("p.place_code = ?", "")
	} else {
		w.equal("p.place_code", f.Place)
	}
	w.folded("p.folded", f.Text)
	return w
}

// charge narrows by who is in charge.
func (w *where) charge(f ProjectFilter) {
	if f.Project != 0 {
		w.and("p.id = ?", f.Project)
	}
	if f.Open || f.Charge == Uncharged {
		w.and("p.recorded = ?", false)
		w.in("p.stage", words(programme.ChargedStages(programme.RoleCentreOfficer)))
	}
	if f.NotCharge != 0 {
		w.and("p."+chargeColumn(f.Office)+" <> ?", f.NotCharge)
	}
	switch {
	case f.Charge == Uncharged:
		w.and("p."+chargeColumn(f.Office)+" = ?", 0)
		w.in("p.stage", words(programme.ChargedStages(f.Office)))
	case f.Charge != 0:
		w.and("p."+chargeColumn(f.Office)+" = ?", f.Charge)
	}
}

// Projects lists projects with the totals of the whole filtered set.
func (s *Store) Projects(ctx context.Context, u programme.User, f ProjectFilter) (list ProjectList, err error) {
	w := f.where(u, programme.DayOf(s.clock()))
	err = s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		a, d := &list.Approved, &list.Done
		err := tx.row("đề án", `SELECT COUNT(*),
			`+sumIf("p.kind = 'project'", "1")+`, `+sumIf("p.kind = 'plan'", "1")+`,
			`+sumIf("", "p.approved_support")+`, `+sumIf("", "p.approved_counterpart")+`, `+sumIf("", "p.approved_other")+`, `+sumIf("", "p.requested_support")+`,
			`+sumIf("p.kind = 'project' AND p.stage = 'completed'", "1")+`, `+sumIf("p.kind = 'plan' AND p.stage = 'completed'", "1")+`,
			`+sumIf(completed, "p.done_support")+`, `+sumIf(completed, "p.done_counterpart")+`, `+sumIf(completed, "p.done_other")+`
			FROM projects p`+w.sql(), w.args, &list.Total,
			&a.Projects, &a.Plans, &a.Support, &a.Counterpart, &a.Other, &list.Requested, &d.Projects, &d.Plans, &d.Support, &d.Counterpart, &d.Other)
		if err != nil {
			return err
		}
		list.Page, list.Pages = pageOf(f.Page, list.Total)
		if list.Items, err = tx.projectItems(u, projectTables+w.sql()+orderProjects(f.Sort)+w.page(list.Page), w.args); err != nil || !u.May(programme.ReadInternal) {
			return err
		}
		var posts []int64
		for _, i := range list.Items {
			posts = append(posts, i.Charges.Centre, i.Charges.Department)
		}
		list.Officers, err = tx.officers(posts)
		return err
	})
	return list, err
}

// EachProject hands every project of a filter to fn in order, for files: no
// more than one is in memory.
func (s *Store) EachProject(ctx context.Context, u programme.User, f ProjectFilter, fn func(ProjectItem) error) error {
	w := f.where(u, programme.DayOf(s.clock()))
	return s.read(ctx, func(tx *Tx) error {
		if err := u.Require(programme.ReadRecords); err != nil {
			return err
		}
		return tx.eachProject(u, projectTables+w.sql()+orderProjects(f.Sort), w.args, fn)
	})
}

// AllProjects are the projects of a filter, in order.
func (s *Store) AllProjects(ctx context.Context, u programme.User, f ProjectFilter) (all []ProjectItem, err error) {
	err = s.EachProject(ctx, u, f, func(i ProjectItem) error {
		all = append(all, i)
		return nil
	})
	return all, err
}

func orderProjects(sort string) string {
	return orderBy(sort, projectOrder, "code", "p.id")
}

func (tx *Tx) projectItems(u programme.User, from string, args []any) (all []ProjectItem, err error) {
	err = tx.eachProject(u, from, args, func(i ProjectItem) error {
		all = append(all, i)
		return nil
	})
	return all, err
}

func (tx *Tx) eachProject(u programme.User, from string, args []any, fn func(ProjectItem) error) error {
	query := `SELECT ` + projectColumns + `, p.approved_support, p.approved_counterpart, p.approved_other, p.done_support, p.done_counterpart, p.done_other,
		p.requested_support, p.appraised_support` + from
	return tx.rows(query, args, func(scan func(...any) error) error {
		var i ProjectItem
		a, d := &i.ApprovedSums, &i.DoneSums
		p, err := scanProject(func(into ...any) error {
			return scan(append(into, &a.Support, &a.Counterpart, &a.Other, &d.Support, &d.Counterpart, &d.Other, &i.RequestedSupport, &i.AppraisedSupport)...)
		})
		i.Project = p
		if !p.TellsAppraised(u) {
			i.AppraisedSupport = 0
		}
		if err != nil {
			return err
		}
		return fn(i)
	})
}

const completed = "p.stage = 'completed'"

// sumIf adds up a column over the rows that meet a condition; whole đồng.
func sumIf(condition, column string) string {
	sum := "SUM(" + column + ")"
	if condition != "" {
		sum += " FILTER (WHERE " + condition + ")"
	}
	return "CAST(COALESCE(" + sum + ", 0) AS BIGINT)"
}
