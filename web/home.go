package web

import (
	"net/http"
	"slices"
	"strconv"

	"khuyencong/programme"
	"khuyencong/store"
)

func (s *Server) homeRoutes() []route {
	return []route{
		{"GET /{$}", reads, s.home},
		{"POST /seen", writes, s.seenCreate},
	}
}

// homePage is a person's work: what waits for him, what is asked of him, what
// others changed, what is due soon.
type homePage struct {
	Info         pageInfo
	User         programme.User
	Work         store.Work
	Mine         []store.WorkStage // what waits for him
	Drafting     []store.WorkStage // what he may help to write, for who works in an office
	Posts        []store.PostWork  // for who leads others
	Matters      []store.MatterWork
	Asked        int64               // matters in all
	Findings     []store.FindingItem // overdue ones
	LateFindings int64
	Installments []programme.InstallmentLine // of contracts, overdue
	LatePayments int
	FollowUps    store.FollowUpList // results that wait to be recorded or confirmed
	Changed      store.Changes
	Duties       []programme.DueDate
	Reports      []programme.DueReport // periodic ones that he has to write
	Bars         []workBar             // every stage with its number, for who oversees
	New          []option              // ways to a new project
	Empty        bool                  // there is no dossier on its way at all
}

// dutiesAhead is how many days ahead a home page looks into the calendar.
const dutiesAhead = 45

// home is the work of who has signed in. A machine without accounts begins with
// the evaluation, until a dossier is on its way there; the administrator, who
// sees no projects, with the accounts.
func (s *Server) home(w http.ResponseWriter, r *http.Request, u programme.User) error {
	if !u.May(programme.ReadRecords) {
		if u.May(programme.ManageAccounts) {
			return s.homeAdministrator(w, r, u)
		}
		return seeOther(w, r, "/me", "")
	}
	all, err := s.store.Programmes(r.Context(), u)
	if err != nil {
		return err
	}
	if len(all) == 0 && u.May(programme.EditProgramme) {
		return seeOther(w, r, "/programmes/new", "Chưa có chương trình nào. Tạo chương trình đầu tiên để bắt đầu.")
	}
	if u.Role == programme.RoleLocal {
		living, err := s.store.HasLiving(r.Context(), u)
		if err != nil {
			return err
		}
		if !living {
			return seeOther(w, r, "/evaluation", "")
		}
	}
	of, err := s.frame(w, r, u)
	if err != nil {
		return err
	}
	page := homePage{User: u, Info: s.info(w, r, of, navHome, "Việc của tôi"), New: newProjectButtons(u)}
	if err := s.homeLoad(r, u, &page); err != nil {
		return err
	}
	if page.Reports, err = s.store.ReportsToWrite(r.Context(), u, of.ID); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, homeView(page))
}

// homeLoad reads all that the page shows.
func (s *Server) homeLoad(r *http.Request, u programme.User, p *homePage) (err error) {
	if p.Work, err = s.store.Work(r.Context(), u); err != nil {
		return err
	}
	if p.Matters, p.Asked, err = s.store.MattersWaiting(r.Context(), u, 1); err != nil {
		return err
	}
	if p.Findings, p.LateFindings, err = s.store.LateFindings(r.Context(), u); err != nil {
		return err
	}
	if p.Installments, p.LatePayments, err = s.store.LateInstallments(r.Context(), u); err != nil {
		return err
	}
	if p.FollowUps, err = s.store.FollowUps(r.Context(), u); err != nil {
		return err
	}
	if signedIn(r.Context()) {
		if p.Changed, err = s.store.Changed(r.Context(), u); err != nil {
			return err
		}
	}
	if leads(u) {
		if p.Posts, err = s.store.WorkByPost(r.Context(), u); err != nil {
			return err
		}
	}
	for _, stage := range p.Work.Mine {
		if stage.Stage.Writable() && u.May(programme.EditProjects) {
			p.Drafting = append(p.Drafting, stage)
		} else {
			p.Mine = append(p.Mine, stage)
		}
	}
	p.Duties = programme.DutiesOf(u.Role, p.Work.Today, p.Work.Today.Plus(dutiesAhead))
	p.Empty = len(p.Work.Mine)+len(p.Work.Others)+len(p.Work.Charged.Stages) == 0
	if oversees(u) {
		p.Bars = workBars(p.Work)
	}
	return nil
}

// leads tells who follows the work of others post by post.
func leads(u programme.User) bool {
	return u.Role == programme.RoleCentreDirector || u.Role == programme.RoleDepartmentLeader
}

// oversees tells who looks at all dossiers, not only at his own.
func oversees(u programme.User) bool {
	return leads(u) || slices.Contains([]programme.Role{programme.RoleLocal, programme.RoleAuditor, programme.RoleCentreAccountant,
		programme.RoleFinanceOfficer, programme.RoleProvincialCommittee, programme.RoleDepartmentOfficer}, u.Role)
}

// seenCreate marks what changed as seen, up to what the page showed.
func (s *Server) seenCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	if err := s.store.Seen(r.Context(), u, readForm(r).id("to")); err != nil {
		return err
	}
	return seeOther(w, r, "/", "Đã đánh dấu là đã xem.")
}

// workBar is one stage with its number, as a bar beside the others.
type workBar struct {
	Stage       programme.Stage
	Total, Late int64
	Width, Red  int64 // of the bar, in parts of a thousand of the longest
}

func workBars(k store.Work) (all []workBar) {
	var most int64 = 1
	for _, stage := range programme.Stages {
		bar := workBar{Stage: stage}
		for _, s := range slices.Concat(k.Mine, k.Others, k.Charged.Stages) {
			if s.Stage == stage {
				bar.Total, bar.Late = bar.Total+s.Total, bar.Late+s.Late
			}
		}
		if most = max(most, bar.Total); bar.Total > 0 {
			all = append(all, bar)
		}
	}
	for i, b := range all {
		all[i].Width, all[i].Red = b.Total*1000/most, b.Late*1000/most
	}
	return all
}

// workSum adds up stages.
func workSum(all []store.WorkStage) (total, late int64) {
	for _, s := range all {
		total, late = total+s.Total, late+s.Late
	}
	return total, late
}

// workWords is "12 hồ sơ, 3 quá hạn".
func workWords(total, late int64) string {
	text := programme.CountText(total) + " hồ sơ"
	if late > 0 {
		text += ", " + programme.CountText(late) + " quá hạn"
	}
	return text
}

// stageList is where all dossiers of a stage are listed.
func stageList(s programme.Stage, mine bool) string {
	address := "/projects?living=1&stage=" + string(s)
	if mine {
		address += "&mine=1"
	}
	return address
}

// restList is stageList of what a home page shows: without what is in the
// user's own queue above it.
func restList(p homePage, s programme.Stage, mine bool) string {
	if p.Work.Charged.Waiting == 0 {
		return stageList(s, mine)
	}
	return stageList(s, mine) + "&charge=" + chargeRest
}

// chargedList is where all that the user is in charge of is listed.
const chargedList = "/projects?living=1&charge=" + chargeMine

// sinceWords says since when what changed is listed.
func sinceWords(c store.Changes) string {
	if c.Since.IsZero() {
		return "Trong 7 ngày qua"
	}
	return "Từ lần bạn đánh dấu đã xem, " + programme.Moment(c.Since)
}

// eventWords is what happened, in a line: the note of a move says more than
// the word for it.
func eventWords(e programme.Event) string {
	if e.Action == "moved" && e.Note != "" {
		return e.Note
	}
	if e.Note != "" {
		return e.ActionLabel() + ": " + e.Note
	}
	return e.ActionLabel()
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// applicantView tells who follows dossiers of his own through all hands.
func applicantView(u programme.User) bool {
	return u.Applies() || u.Role == programme.RoleCommuneOfficer || u.Role == programme.RoleDistrictOfficer
}

// homeLead says in a sentence how much there is to do.
func homeLead(p homePage) string {
	total, late := workSum(p.Mine)
	total, late = total+p.Work.Charged.Waiting, late+p.Work.Charged.Late
	results := int64(len(homeFollowUps(p.User, p.FollowUps)))
	switch {
	case total == 0 && p.Asked == 0 && results > 0:
		return "Có " + programme.CountText(results) + " kỳ kết quả sau hỗ trợ chờ bạn ghi hoặc xác nhận."
	case total == 0 && p.Asked == 0:
		return "Không có hồ sơ nào đang chờ bạn."
	case late > 0:
		return "Có " + workWords(total, late) + ". Làm hồ sơ quá hạn trước."
	case total == 0:
		return "Có " + programme.CountText(p.Asked) + " việc được hỏi ý kiến hoặc chờ bạn."
	}
	return "Có " + workWords(total, late) + " đang chờ bạn."
}

// nothingWaits says what to do where nothing waits.
func nothingWaits(p homePage) string {
	if p.Empty && len(p.New) > 0 {
		return "Chưa có hồ sơ nào. Bắt đầu bằng một nhu cầu: ghi vài dòng là đủ."
	}
	return "Không có hồ sơ nào đang chờ bạn."
}

// dueIn reads a last day as that of a dossier is read.
func dueIn(due, today programme.Day) programme.TimeLeft {
	return programme.Project{Due: due}.TimeLeft(today)
}
