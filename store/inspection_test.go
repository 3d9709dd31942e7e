package store_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// carriedOut is an office with a project that is carried out for 40 days, with
// 100 million of support, and a machine on its list.
func carriedOut(t *testing.T, s *store.Store, raw *sql.DB) *office {
	t.Helper()
	o := underway(t, s, raw)
	if _, err := raw.Exec(`UPDATE projects SET stage_since = $1`, o.now.AddDate(0, 0, -40)); err != nil {
		t.Fatal(err)
	}
	o.project = must[programme.Project](t)(s.Project(ctx, me, o.project.ID))
	must[programme.MachineList](t)(s.SaveMachines(ctx, me, programme.MachineList{ProjectID: o.project.ID, Rows: []programme.Machine{
		{Name: "Máy ép gạch", Maker: "Hưng Thịnh", Model: "HT-500", Serials: "HT-500-0071", Quantity: 1, UnitPrice: 200 * tr},
	}}))
	return o
}

// confirm confirms one of the rules that come with the program, as somebody
// would who has read it.
func confirm(t *testing.T, s *store.Store, r programme.Rule) {
	t.Helper()
	r.Source, r.Clause, r.ConfirmedBy, r.From = "Quy chế thử", "Điều 1", "Người thử", 2014_02_10
	must[programme.Rule](t)(s.SaveRule(ctx, me, r))
}

// sentPhoto is a photo as the pages hand it over: its bytes and its looks.
func sentPhoto(content string, looks uint64) programme.Photo {
	sum := sha256.Sum256([]byte(content))
	return programme.Photo{Of: programme.PhotoScene, File: programme.PhotoFile{
		Name: content + ".jpg", Type: programme.FileJPEG, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:]), Width: 40, Height: 30, Looks: looks,
		Taken: time.Date(2026, 1, 5, 2, 0, 0, 0, time.UTC), Place: programme.PhotoPlace{Known: true, Latitude: 96_032, Longitude: -1_059_801}, Camera: "P10",
		Original: []byte(content), View: []byte("view " + content), Small: []byte("small " + content),
	}}
}

// TestReportsAreAskedFor: the program asks for the report of a period once, in
// time, by the confirmed rule of the fund and no other; what is sent late says
// so, and what stands in the way becomes a finding of the centre's.
func TestReportsAreAskedFor(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		o := carriedOut(t, s, raw)
		asked := func() (all []programme.Matter) {
			t.Helper()
			if err := s.Remind(ctx); err != nil {
				t.Fatal(err)
			}
			for _, m := range must[[]programme.Matter](t)(s.Matters(ctx, me, o.project.ID)) {
				if m.Kind == programme.MatterProgress {
					all = append(all, m)
				}
			}
			return all
		}
		o.now = time.Date(2026, 2, 3, 2, 0, 0, 0, time.UTC)
		must[int](t)(s.AddKnownRules(ctx, me))
		if all := asked(); len(all) != 0 {
			t.Fatalf("asked by a rule that nobody has confirmed: %+v", all)
		}
		confirm(t, s, programme.Rule{Key: programme.RuleProgressLocal, Value: 325})
		if all := asked(); len(all) != 0 {
			t.Fatalf("asked in the second month of the quarter: %+v", all)
		}
		o.now = time.Date(2026, 3, 3, 2, 0, 0, 0, time.UTC)
		asked()
		all := asked()
		if len(all) != 1 || all[0].About != "Quý I/2026" || all[0].Due != 2026_03_24 || all[0].OpenedName != programme.Program.Name {
			t.Fatalf("%+v", all)
		}
		for login, want := range map[string]int64{"co.so": 1, "trung.tam": 1, "xa": 0, "noi.khac": 0} {
			if _, n, err := s.MattersWaiting(ctx, o.people[login], 1); err != nil || n != want {
				t.Errorf("%s has %d reports to send, want %d: %v", login, n, want, err)
			}
		}
		o.now = time.Date(2026, 3, 27, 2, 0, 0, 0, time.UTC) // three days late
		all = asked()
		if len(all) != 1 || !all[0].Late(20260327) {
			t.Fatalf("%+v", all)
		}
		r := programme.ProgressReport{MatterID: all[0].ID, ProjectID: o.project.ID, Done: "Đã lắp xong khung máy", Percent: 60, SpentSupport: 100*tr + 1, Ends: 20260501, ObstacleType: "site", Obstacle: "Chưa có điện ba pha"}
		_, err := s.SendProgress(ctx, o.people["co.so"], r, all[0].Version, nil)
		if !refused(err, programme.Invalid, "spent_support") {
			t.Errorf("spent more than the support: %v", err)
		}
		r.SpentSupport = 40 * tr
		m := must[programme.Matter](t)(s.SendProgress(ctx, o.people["co.so"], r, all[0].Version, []programme.Photo{sentPhoto("khung", 0xff00)}))
		if _, err := s.SendProgress(ctx, o.people["co.so"], r, all[0].Version, nil); programme.KindOf(err) != programme.Conflict {
			t.Errorf("sent twice: %v", err)
		}
		reports := must[[]programme.ProgressReport](t)(s.ProgressReports(ctx, o.people["co.so"], o.project.ID))
		if len(reports) != 1 || reports[0].DaysLate() != 3 || reports[0].UserName != "Người co.so" {
			t.Errorf("%+v", reports)
		}
		if _, err := s.ActMatter(ctx, o.people["co.so"], m.ID, m.Version, programme.ActAccept, programme.MatterEntry{}); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("accepted one's own report: %v", err)
		}
		m = must[programme.Matter](t)(s.ActMatter(ctx, o.people["trung.tam"], m.ID, m.Version, programme.ActReturn, programme.MatterEntry{Note: "Thiếu ảnh"}))
		r.Percent, r.Done = 65, "Đã lắp khung máy, kéo điện"
		m = must[programme.Matter](t)(s.SendProgress(ctx, o.people["co.so"], r, m.Version, nil))
		must[programme.Matter](t)(s.ActMatter(ctx, o.people["giam.doc"], m.ID, m.Version, programme.ActAccept, programme.MatterEntry{}))
		b := must[store.FindingBoard](t)(s.FindingBoard(ctx, o.people["xa"], store.FindingFilter{}))
		if len(b.Open) != 1 || b.Open[0].Matter.Asked != programme.RoleCentreOfficer || b.Open[0].Matter.RaisedIn != m.ID {
			t.Errorf("the obstacle is there once, the centre's: %+v", b.Open)
		}
		if b := must[store.FindingBoard](t)(s.FindingBoard(ctx, o.people["xa.khac"], store.FindingFilter{})); len(b.Open) != 0 || len(b.Places) != 0 {
			t.Errorf("seen out of scope: %+v", b)
		}
	})
}

// minutes are complete minutes of a visit to the office's project.
func minutes(o *office, visit programme.Matter) programme.Inspection {
	return programme.Inspection{MatterID: visit.ID, ProjectID: o.project.ID, Number: "07/BB-KT", Held: programme.DayOf(o.now), Body: programme.InspectionBody{
		Where: "Ấp 3, xã Kế Thành", Work: "Máy đã về, đang lắp", Percent: "60", Conclusion: "Thực hiện đúng tiến độ",
		Members:  []programme.InspectionMember{{Side: programme.SideCentre, Name: "Lan"}, {Side: programme.SideEstablishment, Name: "Tám", Title: "Chủ cơ sở"}},
		Machines: []programme.MachineSeen{{Row: 1, Maker: "Hưng Thịnh", Model: "HT 500", Serial: "HT500-0071", Run: programme.SeenYes}},
	}}
}

// TestInspection: minutes are written, something wrong needs a finding, what is
// concluded stays, and the visit ends with the last of its findings.
func TestInspection(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		o := carriedOut(t, s, raw)
		must[int](t)(s.AddKnownInspectionPoints(ctx, me))
		visit := o.ask("trung.tam", programme.Matter{Kind: programme.MatterVisit, Type: "during", Text: "Xem máy"}, programme.MatterEntry{})
		if _, err := s.ActMatter(ctx, o.people["trung.tam"], visit.ID, visit.Version, programme.ActHold, programme.MatterEntry{Note: "Đã xem", PaperNo: "1", PaperDate: programme.DayOf(o.now)}); programme.KindOf(err) != programme.Invalid {
			t.Errorf("held without minutes: %v", err)
		}
		if _, err := s.Inspection(ctx, o.people["co.so"], o.project.ID, visit.ID); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("who is inspected reads minutes that are still written: %v", err)
		}
		r := must[store.InspectionRecord](t)(s.Inspection(ctx, o.people["trung.tam"], o.project.ID, visit.ID))
		if len(r.Inspection.Body.Machines) != 1 || r.Inspection.Body.Machines[0].Listed.Serial != "HT-500-0071" || len(r.Inspection.Body.Points) < 5 {
			t.Fatalf("begins with %+v", r.Inspection.Body)
		}
		i := minutes(o, visit)
		if _, err := s.SaveInspection(ctx, o.people["ke.toan"], i, false); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("written by the accountant: %v", err)
		}
		i = must[programme.Inspection](t)(s.SaveInspection(ctx, o.people["trung.tam"], i, false))
		stale := i
		i.Body.Work = "Máy đã về, đã lắp"
		i = must[programme.Inspection](t)(s.SaveInspection(ctx, o.people["giam.doc"], i, false))
		if _, err := s.SaveInspection(ctx, o.people["trung.tam"], stale, false); programme.KindOf(err) != programme.Conflict {
			t.Errorf("overwritten: %v", err)
		}
		if _, err := s.SaveInspection(ctx, o.people["trung.tam"], i, true); programme.KindOf(err) != programme.Invalid || !strings.Contains(err.Error(), "Chưa trả lời") {
			t.Errorf("concluded with open points: %v", err)
		}
		i.Body.Points = nil
		for _, p := range r.Inspection.Body.Points {
			p.Answer = programme.SeenYes
			i.Body.Points = append(i.Body.Points, p)
		}
		i.Body.Machines[0].Serial = "XX-1"
		if _, err := s.SaveInspection(ctx, o.people["trung.tam"], i, true); !refused(err, programme.Invalid, "findings") || !strings.Contains(err.Error(), "XX-1") {
			t.Errorf("concluded with another machine and no finding: %v", err)
		}
		owner := programme.FindingOwner{Role: programme.RoleEstablishment, ID: o.people["co.so"].ID}
		f := o.ask("trung.tam", programme.Matter{Kind: programme.MatterFinding, Type: "machine", Text: "Số máy khác danh mục", Blocking: true, RaisedIn: visit.ID}, programme.MatterEntry{Owner: owner})
		if f.OwnerName != "Người co.so" || f.Asked != programme.RoleEstablishment || !f.Blocking {
			t.Errorf("%+v", f)
		}
		must[[]programme.Photo](t)(s.AddPhotos(ctx, o.people["trung.tam"], o.project.ID, visit.ID, []programme.Photo{sentPhoto("máy", 0xff00)}))
		i = must[programme.Inspection](t)(s.SaveInspection(ctx, o.people["trung.tam"], i, true))
		if !i.Concluded || len(i.Body.Findings) != 1 || len(i.Body.Photos) != 1 {
			t.Errorf("%+v", i.Body)
		}
		if _, err := s.SaveInspection(ctx, o.people["trung.tam"], i, false); programme.KindOf(err) != programme.Conflict {
			t.Errorf("changed after it was concluded: %v", err)
		}
		if _, err := s.AddPhotos(ctx, o.people["trung.tam"], o.project.ID, f.ID, []programme.Photo{sentPhoto("trước", 0)}); err != nil {
			t.Error(err)
		}
		facts := must[programme.InspectionFacts](t)(s.InspectionFacts(ctx, me, o.project.ID))
		if facts.Held != 1 || len(facts.Blocking) != 1 || programme.KindOf(facts.BeforeAcceptance()) != programme.Conflict {
			t.Errorf("%+v", facts)
		}
		if r := must[store.InspectionRecord](t)(s.Inspection(ctx, o.people["co.so"], o.project.ID, visit.ID)); r.Matter.State != "findings" || r.Inspection.Body.Conclusion == "" {
			t.Errorf("who was inspected reads %+v", r)
		}
		solve(t, o, f)
		if r := must[store.InspectionRecord](t)(s.Inspection(ctx, o.people["co.so"], o.project.ID, visit.ID)); r.Matter.State != "closed" {
			t.Errorf("the visit waits for nothing: %+v", r.Matter)
		}
		if facts := must[programme.InspectionFacts](t)(s.InspectionFacts(ctx, me, o.project.ID)); facts.BeforeAcceptance() != nil {
			t.Errorf("%+v", facts)
		}
	})
}

// solve mends a finding of the establishment and closes it, and holds on the way
// who may do what with what proof.
func solve(t *testing.T, o *office, f programme.Matter) {
	t.Helper()
	act := func(login string, act programme.MatterAct, note string) error {
		m, err := o.ActMatter(ctx, o.people[login], f.ID, f.Version, act, programme.MatterEntry{Note: note})
		if err == nil {
			f = m
		}
		return err
	}
	if err := act("trung.tam", programme.ActFix, "Đã đổi đúng máy theo danh mục"); programme.KindOf(err) != programme.Forbidden {
		t.Errorf("mended by another than its owner: %v", err)
	}
	if err := act("co.so", programme.ActFix, "Đã đổi đúng máy theo danh mục"); err != nil {
		t.Errorf("%v", err)
	}
	if err := act("co.so", programme.ActSolve, "Đã đổi đúng máy theo danh mục"); programme.KindOf(err) != programme.Forbidden {
		t.Errorf("closed by who mended it: %v", err)
	}
	if err := act("giam.doc", programme.ActReturn, "Chưa thấy nhãn máy"); err != nil || f.State != "open" {
		t.Errorf("%v", err)
	}
	if err := act("co.so", programme.ActFix, "Đã đổi đúng máy theo danh mục"); err != nil {
		t.Errorf("%v", err)
	}
	if err := act("giam.doc", programme.ActSolve, "Đã xem nhãn máy đúng số"); err != nil || f.Open() {
		t.Errorf("%v", err)
	}
	o.now = o.now.Add(time.Minute)
	if err := act("giam.doc", programme.ActReopen, "Máy lại bị đổi"); err != nil || f.State != "open" {
		t.Errorf("reopened: %v", err)
	}
	if err := act("giam.doc", programme.ActSolve, "Xong"); !refused(err, programme.Invalid, "note") {
		t.Errorf("closed with a word: %v", err)
	}
	if _, err := o.AddPhotos(ctx, o.people["trung.tam"], o.project.ID, f.ID, []programme.Photo{sentPhoto("sau", 0)}); err != nil {
		t.Error(err)
	}
	if err := act("giam.doc", programme.ActSolve, "Xong"); err != nil || f.Open() {
		t.Errorf("closed with a photo: %v", err)
	}
}

// TestLateFindings: a finding whose last day has passed is on everybody's list
// who sees the project, and its owner is told.
func TestLateFindings(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		o := carriedOut(t, s, raw)
		f := o.ask("xa", programme.Matter{Kind: programme.MatterFinding, Type: "site", Text: "Chưa có điện", Blocking: true}, programme.MatterEntry{Owner: programme.FindingOwner{Role: programme.RoleCentreOfficer}, Due: programme.DayOf(o.now).Plus(3)})
		mine := o.ask("co.so", programme.Matter{Kind: programme.MatterFinding, Type: "capital", Text: "Thiếu vốn", Blocking: true}, programme.MatterEntry{Owner: programme.FindingOwner{Role: programme.RoleDepartmentLeader}})
		if mine.Blocking || mine.Asked != programme.RoleCentreOfficer {
			t.Errorf("who applies blocks and orders about: %+v", mine)
		}
		o.now = o.now.AddDate(0, 0, 6)
		for login, want := range map[string]int64{"co.so": 1, "xa": 1, "xa.khac": 0, "ke.toan": 1, "kiem.toan": 1, "trung.tam": 1} {
			all, n, err := s.LateFindings(ctx, o.people[login])
			if err != nil || n != want || int64(len(all)) != want {
				t.Errorf("%s sees %d late, want %d: %v", login, n, want, err)
			}
		}
		if err := s.Remind(ctx); err != nil {
			t.Fatal(err)
		}
		if told := o.told(programme.NoticeLate, "Tồn tại, vướng mắc – mặt bằng, điện, nước"); len(told) != 2 {
			t.Errorf("told are %v", told)
		}
		moved := must[programme.Matter](t)(s.ActMatter(ctx, o.people["giam.doc"], f.ID, f.Version, programme.ActHand, programme.MatterEntry{Note: "Sở làm việc với điện lực", Owner: programme.FindingOwner{Role: programme.RoleDepartmentOfficer}, Due: programme.DayOf(o.now).Plus(5)}))
		if moved.Asked != programme.RoleDepartmentOfficer || moved.Late(programme.DayOf(o.now)) {
			t.Errorf("%+v", moved)
		}
		if b := must[store.FindingBoard](t)(s.FindingBoard(ctx, me, store.FindingFilter{Owner: programme.RoleDepartmentOfficer})); len(b.Open) != 1 || b.Blocked != 1 || b.Late != 0 {
			t.Errorf("%+v", b)
		}
		if b := must[store.FindingBoard](t)(s.FindingBoard(ctx, me, store.FindingFilter{Text: "thieu von"})); len(b.Open) != 1 || b.Open[0].Matter.ID != mine.ID {
			t.Errorf("%+v", b.Open)
		}
	})
}

// TestPhotos: what was sent twice is there once, who applies gets no trace of
// where it was taken, and the same photo in two projects is flagged.
func TestPhotos(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		o := carriedOut(t, s, raw)
		visit := o.ask("trung.tam", programme.Matter{Kind: programme.MatterVisit, Type: "during", Text: "Xem máy"}, programme.MatterEntry{})
		one := sentPhoto("máy", 0x0f0f0f0f00ff00ff)
		one.Machine, one.Of = 1, programme.PhotoPlate
		saved := must[[]programme.Photo](t)(s.AddPhotos(ctx, o.people["trung.tam"], o.project.ID, visit.ID, []programme.Photo{one}))
		again := must[[]programme.Photo](t)(s.AddPhotos(ctx, o.people["trung.tam"], o.project.ID, visit.ID, []programme.Photo{one}))
		if saved[0].ID != again[0].ID || number(t, raw, `SELECT COUNT(*) FROM photos`) != 1 {
			t.Errorf("sent twice, and there twice: %v, %v", saved, again)
		}
		one.Machine = 2
		if _, err := s.AddPhotos(ctx, o.people["trung.tam"], o.project.ID, visit.ID, []programme.Photo{one}); !refused(err, programme.Invalid, "machine") {
			t.Errorf("of a machine that there is not: %v", err)
		}
		if _, err := s.AddPhotos(ctx, o.people["co.so"], o.project.ID, visit.ID, []programme.Photo{sentPhoto("x", 0)}); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("added to the minutes by who is inspected: %v", err)
		}
		for login, inside := range map[string]bool{"trung.tam": true, "kiem.toan": true, "co.so": false} {
			p := must[[]programme.Photo](t)(s.Photos(ctx, o.people[login], o.project.ID))[0]
			if p.File.Place.Known != inside || p.File.Taken.IsZero() == inside || (p.File.Camera != "") != inside || (p.File.SHA256 != "") != inside {
				t.Errorf("%s sees %+v", login, p.File)
			}
			_, content, err := s.PhotoPicture(ctx, o.people[login], o.project.ID, p.ID, store.PhotoOriginal)
			if inside != (string(content) == "máy") || !inside && programme.KindOf(err) != programme.Forbidden {
				t.Errorf("%s has the original %q: %v", login, content, err)
			}
			if _, content, err = s.PhotoPicture(ctx, o.people[login], o.project.ID, p.ID, store.PhotoLarge); err != nil || string(content) != "view máy" {
				t.Errorf("%s has %q: %v", login, content, err)
			}
		}
		if _, _, err := s.PhotoPicture(ctx, o.people["xa.khac"], o.project.ID, saved[0].ID, store.PhotoSmall); programme.KindOf(err) != programme.NotFound {
			t.Errorf("seen out of scope: %v", err)
		}
		if _, _, err := s.PhotoPicture(ctx, me, o.project.ID, saved[0].ID, "body; DROP TABLE photos"); programme.KindOf(err) != programme.NotFound {
			t.Errorf("%v", err)
		}
		other := o.project
		other.ID, other.Version, other.Code, other.Title, other.Year, other.Recorded, other.Stage, other.Lines, other.Round = 0, 0, "DP-2020-02", "Máy xay", 2020, false, programme.Draft, nil, 0
		other = must[programme.Project](t)(s.SaveProject(ctx, me, other))
		if _, err := raw.Exec(`UPDATE projects SET stage = 'underway' WHERE id = $1`, other.ID); err != nil {
			t.Fatal(err)
		}
		there := must[programme.Matter](t)(s.OpenMatter(ctx, me, programme.Matter{ProjectID: other.ID, Kind: programme.MatterVisit, Type: "during", Text: "Xem"}, programme.MatterEntry{}))
		same, alike := sentPhoto("máy", 0x0f0f0f0f00ff00ff), sentPhoto("máy thu nhỏ", 0x0f0f0f0f00ff00fe)
		must[[]programme.Photo](t)(s.AddPhotos(ctx, me, other.ID, there.ID, []programme.Photo{same, alike}))
		p := must[[]programme.Photo](t)(s.Photos(ctx, o.people["trung.tam"], o.project.ID))[0]
		if len(p.Twins) != 2 || !p.Twins[0].Same || p.Twins[1].Same || p.Twins[0].Code != "DP-2020-02" {
			t.Errorf("%+v", p.Twins)
		}
		if p := must[[]programme.Photo](t)(s.Photos(ctx, o.people["co.so"], o.project.ID))[0]; p.Twins != nil {
			t.Errorf("who applies reads of other projects: %+v", p.Twins)
		}
		if _, err := s.DropPhoto(ctx, o.people["giam.doc"], o.project.ID, saved[0].ID); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("dropped by another: %v", err)
		}
		must[programme.Photo](t)(s.DropPhoto(ctx, o.people["trung.tam"], o.project.ID, saved[0].ID))
		if all := must[[]programme.Photo](t)(s.Photos(ctx, me, other.ID)); len(all) != 2 || len(all[0].Twins) != 0 {
			t.Errorf("%+v", all)
		}
	})
}

// TestRisks: who has an advance and was never visited stands at the top, with
// every reason and its points; who sees a part ranks that part.
func TestRisks(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		o := carriedOut(t, s, raw)
		o.advance(70*tr, "UNC 1")
		l := must[store.RiskList](t)(s.Risks(ctx, o.people["trung.tam"]))
		if len(l.Ranked) != 1 || l.Must != 1 || l.Confirmed || l.Ranked[0].Must == "" || l.Ranked[0].Case.Advanced != 70*tr || l.Ranked[0].Case.Support != 100*tr {
			t.Fatalf("%+v", l)
		}
		sum := int64(0)
		for _, f := range l.Ranked[0].Factors {
			sum += f.Points
			if f.Why == "" || f.Points > f.Most {
				t.Errorf("%+v", f)
			}
		}
		if sum != l.Ranked[0].Points || l.Ranked[0].Factors[0].Key != programme.RuleRiskAdvance || l.Ranked[0].Factors[0].Points != 21 {
			t.Errorf("%d of %+v", sum, l.Ranked[0].Factors)
		}
		if l := must[store.RiskList](t)(s.Risks(ctx, o.people["noi.khac"])); len(l.Ranked) != 0 {
			t.Errorf("ranked out of scope: %+v", l.Ranked)
		}
		if _, err := s.Risks(ctx, o.people["co.so"]); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("who applies reads who is to be visited: %v", err)
		}
		confirm(t, s, programme.Rule{Key: programme.RuleRiskAdvance, Value: 100})
		if l := must[store.RiskList](t)(s.Risks(ctx, me)); l.Ranked[0].Factors[0].Points != 70 {
			t.Errorf("%+v", l.Ranked[0].Factors)
		}
	})
}
