package sample

import (
	"cmp"
	"context"
	"slices"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// OfficeCode is the code of the programme that FillOffice makes, and
// OfficePassword what all its accounts sign in with, as its page to sign in
// tells everybody.
const (
	OfficeCode     = "CT-2026-2030"
	OfficePassword = "du lieu minh hoa"
)

// FillOffice puts the illustrative office into an empty database: an account
// for every role, a programme in the communes of today, and projects on their
// way into the plan of next year, each step taken by whoever takes it. Days are
// counted from today, so that some deadlines are close and some have passed.
// Like Fill it is many transactions.
func FillOffice(ctx context.Context, s *store.Store) error {
	now := s.Now
	defer func() { s.Now = now }()
	o := &office{store: s, now: now(), today: programme.DayOf(now()), users: map[string]programme.User{}, places: map[string]programme.PlaceRef{},
		establishments: map[string]int64{}, projects: map[string]int64{}}
	o.planYear = min(max(o.today.Year()+1, 2027), 2030)
	if err := o.empty(ctx); err != nil {
		return err
	}
	for _, part := range []func(context.Context) error{
		o.savePlaces, o.saveStaff, o.savePapers, o.saveProgramme, o.saveEstablishments, o.saveApplicants, o.saveRecords, o.standIn, o.planProjects, o.planPriority, o.planEligibility,
		o.planAppraisals, o.planOpinions, o.planPlans, o.planContracts, o.planMatters, o.planSite, o.planAfter, o.saveFollowed, o.planResults, o.planMessages, o.planCharges, o.planVisits,
	} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	if err := o.act(ctx); err != nil {
		return err
	}
	return s.MarkSample(ctx, programme.LocalUser, OfficePassword)
}

// office is what the parts of the sample share while it is made.
type office struct {
	store          *store.Store
	now            time.Time
	today          programme.Day
	planYear       int // of the plan that is being made
	programmeID    int64
	users          map[string]programme.User     // by login, in the post that the sample has them act in
	places         map[string]programme.PlaceRef // by code
	establishments map[string]int64              // by their tale
	projects       map[string]int64              // by code
	acts           []act
}

// act is one thing that somebody does on a day.
type act struct {
	day programme.Day
	do  func(context.Context) error
}

// empty refuses a database that has a programme or accounts.
func (o *office) empty(ctx context.Context) error {
	all, err := o.store.Programmes(ctx, programme.LocalUser)
	if err != nil {
		return err
	}
	has, err := o.store.HasAccounts(ctx)
	if err != nil {
		return err
	}
	if has || len(all) > 0 {
		return programme.Refuse(programme.Conflict, "", "Cơ sở dữ liệu này đã có dữ liệu nên không nạp văn phòng minh họa. Chọn một tệp dữ liệu mới.")
	}
	return nil
}

// ago is a working day before today.
func (o *office) ago(workingDays int) programme.Day { return o.today.AddWorkingDays(-workingDays) }

// on plans an act. Acts of one day are done in the order in which they were
// planned.
func (o *office) on(day programme.Day, do func(context.Context) error) {
	o.acts = append(o.acts, act{day, do})
}

// act does all that was planned, the oldest first, so that the history is in
// the order of its days; a minute passes with every act.
func (o *office) act(ctx context.Context) error {
	slices.SortStableFunc(o.acts, func(a, b act) int { return cmp.Compare(a.day, b.day) })
	var of programme.Day
	minute := 0
	for _, a := range o.acts {
		if a.day != of {
			of, minute = a.day, 0
		}
		minute++
		o.clock(a.day, minute)
		if err := a.do(ctx); err != nil {
			return err
		}
	}
	return nil
}

// clock sets the store's clock to the morning of a day in Vietnam, and never
// later than now.
func (o *office) clock(day programme.Day, minute int) {
	at := time.Date(day.Year(), time.Month(day.Month()), day.DayOfMonth(), 1, 30+minute, 0, 0, time.UTC)
	if at.After(o.now) {
		at = o.now
	}
	o.store.Now = func() time.Time { return at }
}
