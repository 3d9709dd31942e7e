package programme

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// PublicGrant (khoản hỗ trợ được công khai) is what everybody may know of a project
// that stands in an approved plan. It names organisations; of a household, a
// group of persons or whoever has no legal form of an organisation it tells the
// kind and the place alone. No telephone, address, tax code or owner is in it.
type PublicGrant struct {
	ID          int64 // of the project: the same for good
	ProgrammeID int64
	Code        string
	Title       string
	Kind        ProjectKind
	Content     Content
	Level       Level
	Year        int // of the annual plan
	Stage       Stage
	Recipient   Recipient
	Place       PlaceRef // as the project has it
	Awarded     Day      // of the first decision that took it into a plan
	Approved    Sums     // by the plan
	Disbursed   Money    // support paid out, less what came back
	Done        Sums     // settled; counts of a completed project alone
	UpdatedAt   time.Time
}

// Recipient (đơn vị thụ hưởng) as everybody may know it.
type Recipient struct {
	ID    int64 // of the establishment; 0 where it is not named
	Name  string
	Form  LegalForm // "" where a project has no single establishment
	Place PlaceRef  // of production
}

// Named tells a recipient that is an organisation and is named.
func (r Recipient) Named() bool { return r.ID != 0 }

// Individual tells a recipient whose name is held back.
func (r Recipient) Individual() bool { return r.ID == 0 && r.Form != "" }

// organisations are the legal forms that are named in public: those that the law
// registers as organisations. Anything else may be a person.
var organisations = []LegalForm{"cooperative", "union", "private", "limited", "joint_stock", "partnership"}

// RecipientOf is an establishment as everybody may know it; the zero one where a
// project has none. Where the establishment's own place is not known, the
// project's stands for it.
func RecipientOf(e Establishment, of Project) Recipient {
	if e.ID == 0 {
		return Recipient{}
	}
	place := e.Place
	if place.Name == "" {
		place = of.Place
	}
	if slices.Contains(organisations, e.LegalForm) {
		return Recipient{e.ID, e.Name, e.LegalForm, place}
	}
	r := Recipient{Form: e.LegalForm, Place: place, Name: e.LegalForm.Label()}
	if e.LegalForm == "other" {
		r.Name = "Cơ sở công nghiệp nông thôn"
	}
	if place.Name != "" {
		r.Name += " tại " + place.Name
	}
	return r
}

// Public tells whether everybody may know of a project: from the day on which it
// stands in an approved plan.
func (p Project) Public() bool { return p.Stage.InPlan() }

// PublicGrantOf is what everybody may know of a project and its establishment. Sums
// and the day of the award are the store's to fill in.
func PublicGrantOf(p Project, e Establishment) PublicGrant {
	content, _ := ContentByCode(p.Content)
	g := PublicGrant{
		ID: p.ID, ProgrammeID: p.ProgrammeID, Code: p.Code, Title: p.Title, Kind: p.Kind, Content: content, Level: p.Level, Year: p.Year,
		Stage: p.Stage, Recipient: RecipientOf(e, p), Place: p.Place, UpdatedAt: p.UpdatedAt,
	}
	if g.Recipient.Individual() || namesPerson(p.Title, e.Owner) {
		g.Title = content.Name
		switch {
		case g.Recipient.Name != "":
			g.Title += " – " + g.Recipient.Name
		case p.Place.Name != "":
			g.Title += " – " + p.Place.Name
		}
	}
	return g
}

var (
	personTitle = regexp.MustCompile(`(?:^|[^\p{L}])(?i:hộ|ông|bà|anh|chị|cô|chú)(?:\s+(?i:ông|bà|kinh doanh))*\s+\p{Lu}`)
	telephone   = regexp.MustCompile(`(?:^|\D)(?:\+84|0)\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}(?:\D|$)`)
	longNumber  = regexp.MustCompile(`(?:^|\D)\d{12}(?:\D|$)`)
)

// namesPerson tells a title that may name a person or give a number of one: an
// owner's name, a form of address before a name, a telephone, a personal number.
// It rather holds back too much.
func namesPerson(title, owner string) bool {
	return owner != "" && strings.Contains(Fold(title), Fold(owner)) ||
		personTitle.MatchString(title) || telephone.MatchString(title) || longNumber.MatchString(title)
}

// PublicFilter narrows a list of grants. Empty fields do not.
type PublicFilter struct {
	ProgrammeID     int64
	From, To        int // years
	Level           Level
	Content         string // code
	Place           string // code
	Stage           Stage
	EstablishmentID int64
	Text            string // words of what is shown, tones aside
}

// takes tells whether a grant is in the filter. Only what is shown is searched,
// so that no search can find out what is held back.
func (f PublicFilter) takes(g PublicGrant) bool {
	return (f.ProgrammeID == 0 || g.ProgrammeID == f.ProgrammeID) &&
		(f.From == 0 || g.Year >= f.From) && (f.To == 0 || g.Year <= f.To) &&
		(f.Level == "" || g.Level == f.Level) && (f.Content == "" || g.Content.Code == f.Content) &&
		(f.Place == "" || g.Place.Code == f.Place) && (f.Stage == "" || g.Stage == f.Stage) &&
		(f.EstablishmentID == 0 || g.Recipient.ID == f.EstablishmentID) &&
		(f.Text == "" || FoldedHas(strings.Join([]string{g.Code, g.Title, g.Recipient.Name, g.Place.Name, g.Content.Name}, " "), f.Text))
}

// PublicGrants are the grants of a filter, in their order.
type PublicGrants []PublicGrant

// Of narrows to those of a filter.
func (all PublicGrants) Of(f PublicFilter) (some PublicGrants) {
	for _, g := range all {
		if f.takes(g) {
			some = append(some, g)
		}
	}
	return some
}

// Sums adds up: what plans approved of all, what was disbursed of all, and what
// was settled of the completed ones, as an evaluation counts them.
func (all PublicGrants) Sums() (approved, done Sums, disbursed Money) {
	for _, g := range all {
		approved = approved.Plus(g.Approved)
		disbursed += g.Disbursed
		if g.Stage == Completed {
			done = done.Plus(g.Done)
		}
	}
	return approved, done, disbursed
}

// Years of the grants, the latest first.
func (all PublicGrants) Years() (years []int) {
	for _, g := range all {
		if !slices.Contains(years, g.Year) {
			years = append(years, g.Year)
		}
	}
	slices.Sort(years)
	slices.Reverse(years)
	return years
}

// Places of the grants, by name.
func (all PublicGrants) Places() (places []PlaceRef) {
	for _, g := range all {
		if g.Place.Code != "" && !slices.Contains(places, g.Place) {
			places = append(places, g.Place)
		}
	}
	slices.SortFunc(places, func(a, b PlaceRef) int { return strings.Compare(Fold(a.Name), Fold(b.Name)) })
	return places
}

// Contents of the grants, in the order of the law.
func (all PublicGrants) Contents() (contents []Content) {
	for _, c := range Contents {
		if slices.ContainsFunc(all, func(g PublicGrant) bool { return g.Content.Code == c.Code }) {
			contents = append(contents, c)
		}
	}
	return contents
}

// PublicEstablishment is an establishment that was supported and may be named.
type PublicEstablishment struct {
	Recipient
	Sector   Sector
	Projects int64 // of its grants
	Support  Money // approved
}

// Published (dữ liệu công khai) is all that is public, loaded at one moment.
type Published struct {
	Programmes     []Programme
	Grants         PublicGrants // the latest plans first
	Establishments []PublicEstablishment
	At             time.Time // of the last change of any record
}

// Programme finds one of the programmes.
func (b Published) Programme(id int64) (Programme, bool) {
	i := slices.IndexFunc(b.Programmes, func(p Programme) bool { return p.ID == id })
	if i < 0 {
		return Programme{}, false
	}
	return b.Programmes[i], true
}
