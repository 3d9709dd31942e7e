package store_test

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestRoundsStayAsTheyWere: what was submitted once is byte for byte the same
// after it was mended, submitted again and corrected by an officer.
func TestRoundsStayAsTheyWere(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, u, points := sentBack(t, s)
		kept := func(round int) (text string) {
			if err := raw.QueryRow(`SELECT fields FROM project_rounds WHERE project_id = $1 AND round = $2`, p.ID, round).Scan(&text); err != nil {
				t.Fatal(err)
			}
			return text
		}
		first := kept(1)
		p = must[programme.Project](t)(s.Project(ctx, u, p.ID))
		p.Note = "Điện yếu"
		p = must[programme.Project](t)(s.SaveProject(ctx, u, p))
		must[programme.Paper](t)(s.SavePaper(ctx, u, programme.Paper{ProjectID: p.ID, Code: "quotations"}, pdf("hai")))
		if err := s.AnswerPoints(ctx, u, p.ID, []programme.Point{{ID: points[0].ID, Answer: programme.AnswerDone}, {ID: points[1].ID, Answer: programme.AnswerDone}}); err != nil {
			t.Fatal(err)
		}
		p = must[programme.Project](t)(s.Move(ctx, u, p.ID, p.Version, programme.Resubmit, ""))
		second := kept(2)

		// An officer corrects the note: with a reason, which who applied is told.
		p.Note = "Điện ba pha yếu"
		if _, err := s.SaveProject(ctx, lan, p); !refused(err, programme.Invalid, "correction") {
			t.Fatalf("without a reason: %v", err)
		}
		p.Correction = "Theo biên bản khảo sát"
		later := storetest.Start.Add(time.Hour)
		s.Now = func() time.Time { return later }
		p = must[programme.Project](t)(s.SaveProject(ctx, lan, p))
		if kept(1) != first || kept(2) != second || !strings.Contains(first, "bản 1: tep.pdf") || !strings.Contains(second, "bản 2: tep.pdf") {
			t.Error("a round is not what it was")
		}
		rounds := must[[]programme.Round](t)(s.Rounds(ctx, khoi, p.ID))
		if len(rounds) != 2 || rounds[0].Receipt != (programme.Receipt{Year: 2026, Number: 1}) || rounds[1].Receipt.Number != 2 || rounds[1].Who() != "Chủ cơ sở" {
			t.Fatalf("%+v", rounds)
		}
		var changed []string
		for _, c := range programme.CompareRounds(rounds[0].Fields, rounds[1].Fields) {
			if c.Changed() {
				changed = append(changed, c.Field)
			}
		}
		if !slices.Equal(changed, []string{"note", "paper:quotations"}) {
			t.Errorf("changed: %q", changed)
		}
		now := must[[]programme.FieldValue](t)(s.Dossier(ctx, khoi, p))
		events := must[[]programme.Event](t)(s.History(ctx, khoi, programme.SProject, p.ID))
		for _, c := range programme.WithCorrections(programme.CompareRounds(rounds[1].Fields, now), events, rounds[1].At) {
			if c.Changed() != (c.Field == "note") || c.Field == "note" && (len(c.Corrections) != 1 || c.Corrections[0].Reason != "Theo biên bản khảo sát" || c.Corrections[0].Who != "Lan – Chuyên viên") {
				t.Errorf("%+v", c)
			}
		}
		stranger := u
		stranger.Scope.EstablishmentID = 99
		if _, err := s.Rounds(ctx, stranger, p.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("somebody else's rounds: %v", err)
		}
	})
}

// TestReceiptsAreNumberedOnce: of twenty dossiers submitted at once each has a
// number of its own, without a gap, and a new year begins at one.
func TestReceiptsAreNumberedOnce(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		of, e := province(t, s)
		var all []programme.Project
		for i := range 21 {
			d := livingDraft(of, e)
			d.Title = fmt.Sprint("Máy số ", i)
			all = append(all, must[programme.Project](t)(s.SaveProject(ctx, me, d)))
		}
		for _, err := range atOnce(20, func(i int) error {
			_, err := s.Move(ctx, me, all[i].ID, all[i].Version, programme.Submit, "")
			return err
		}) {
			if err != nil {
				t.Fatal(err)
			}
		}
		next := time.Date(2026, 12, 31, 17, 0, 0, 0, time.UTC) // midnight in Vietnam
		s.Now = func() time.Time { return next }
		must[programme.Project](t)(s.Move(ctx, me, all[20].ID, all[20].Version, programme.Submit, ""))
		var numbers []int64
		for i, p := range all {
			r := must[[]programme.Round](t)(s.Rounds(ctx, me, p.ID))[0].Receipt
			if i == 20 && (r != programme.Receipt{Year: 2027, Number: 1}) || i < 20 && r.Year != 2026 {
				t.Errorf("receipt %s", r)
			}
			if i < 20 {
				numbers = append(numbers, r.Number)
			}
		}
		slices.Sort(numbers)
		for i, n := range numbers {
			if n != int64(i+1) {
				t.Fatalf("numbers %v", numbers)
			}
		}
	})
}

func TestRoundStats(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, u, _ := sentBack(t, s)
		of := must[programme.Programme](t)(s.Programme(ctx, me, p.ProgrammeID))
		waiting := livingDraft(of, programme.Establishment{ID: p.Establishment.ID})
		waiting.Title, waiting.Level, waiting.Lines = "Hội chợ", programme.National, []programme.FundingLine{{Source: programme.FromNational, Requested: tr}, {Source: programme.FromCash, Requested: tr}}
		next := storetest.Start.AddDate(0, 0, 4)
		s.Now = func() time.Time { return next }
		second := must[programme.Project](t)(s.SaveProject(ctx, me, waiting))
		for _, code := range []string{"quotations", "request"} {
			must[programme.Paper](t)(s.SavePaper(ctx, me, programme.Paper{ProjectID: second.ID, Code: code}, pdf(code)))
		}
		must[programme.Project](t)(s.Move(ctx, me, second.ID, second.Version, programme.Submit, ""))
		must[programme.Project](t)(s.SaveProject(ctx, me, project(of, programme.Establishment{ID: p.Establishment.ID}))) // old books do not count
		count := func(who programme.User, from, to programme.Day) programme.RoundStats {
			return must[programme.RoundStats](t)(s.RoundStats(ctx, who, store.RoundFilter{From: from, To: to, By: programme.RoundsByContent}))
		}
		all := count(khoi, 2026_01_01, 2026_12_31)
		if all.All.Projects != 2 || all.All.Returns != 1 || all.All.Decided != 1 || len(all.Causes) != 2 || all.All.Hands[programme.HandApplicant].Calendar != 4 {
			t.Errorf("%+v %+v", all.All, all.Causes)
		}
		if day := count(khoi, 2026_01_05, 2026_01_05); day.All.Projects != 1 || day.Items[0].ID != p.ID || len(day.Causes) != 2 {
			t.Errorf("of one day: %+v", day)
		}
		if day := count(khoi, 2026_01_06, 2026_01_09); day.All.Projects != 1 || len(day.Causes) != 0 {
			t.Errorf("of the others: %+v", day)
		}
		agency := programme.User{ID: 44, Role: programme.RoleNationalAgency, Scope: programme.Scope{Level: programme.National}}
		if part := count(agency, 2026_01_01, 2026_12_31); part.All.Projects != 1 || len(part.Causes) != 0 || part.Items[0].ID != second.ID {
			t.Errorf("of national projects: %+v", part)
		}
		if _, err := s.RoundStats(ctx, u, store.RoundFilter{}); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("who applies counts the offices' days: %v", err)
		}
		narrow := khoi
		narrow.Scope.EstablishmentID = 99
		if none := count(narrow, 2026_01_01, 2026_12_31); none.All.Projects != 0 || len(none.Causes) != 0 {
			t.Errorf("of somebody else's: %+v", none)
		}
	})
}
