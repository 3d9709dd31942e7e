package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// draw makes files that name the figures they were drawn from.
func draw(r programme.Report, b programme.ReportBasis) ([]programme.IssuedFile, error) {
	text := fmt.Sprintf("%s %s %s", r.Number, b.Evaluation.Level(programme.AllLevels).Done.Support, r.Sections[1].Text)
	for _, p := range b.Projects {
		text += "\n" + p.Code + " " + p.Title
	}
	return []programme.IssuedFile{{Format: "html", Bytes: []byte(text)}, {Format: "xlsx", Bytes: []byte{0, 1, 2, 0xff, 0}}}, nil
}

func draft(p programme.Programme) programme.Report {
	return programme.Report{ProgrammeID: p.ID, Period: programme.Years(2016, 2018), Number: "15", Symbol: "BC-TTKC", Date: 2019_01_15, Seat: "Thử",
		SignerPower: "GIÁM ĐỐC", SignerName: "Nguyễn Văn A"}
}

func TestIssuedReportIsFrozen(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		pr := must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		r := must[programme.Report](t)(s.SaveReport(ctx, me, draft(p)))
		r.Reason = "không cần"
		issued, err := s.IssueReport(ctx, me, r, draw)
		if err != nil {
			t.Fatal(err)
		}
		if !issued.IssuedAt.Equal(storetest.Start) || issued.IssuedBy != me.Name || issued.Version != 2 || len(issued.Figures) == 0 {
			t.Errorf("%+v", issued)
		}
		loaded := must[programme.Report](t)(s.Report(ctx, me, r.ID))
		if !loaded.Issued() || len(loaded.Files) != 2 || loaded.Files[0].Format != "html" || loaded.Files[1].Size != 5 || !slices.Equal(loaded.Figures, issued.Figures) {
			t.Errorf("%+v", loaded)
		}
		frozen := map[string][]byte{}
		for _, f := range issued.Files {
			got := must[programme.IssuedFile](t)(s.ReportFile(ctx, me, r.ID, f.Format))
			if !bytes.Equal(got.Bytes, f.Bytes) || got.SHA256 != f.SHA256 || got.Size != int64(len(f.Bytes)) {
				t.Errorf("%s: %q, drawn %q", f.Format, got.Bytes, f.Bytes)
			}
			frozen[f.Format] = got.Bytes
		}
		history := must[[]programme.Event](t)(s.History(ctx, me, programme.SReport, r.ID))
		if len(history) != 3 || history[0].Action != "issued" || history[0].Note != "không cần" {
			t.Errorf("history %+v", history)
		}
		if changes := must[[]programme.Event](t)(s.ChangesSince(ctx, me, loaded)); len(changes) != 0 {
			t.Errorf("changes before anything changed: %+v", changes)
		}

		t.Run("records move on, the paper stays", func(t *testing.T) {
			pr.Title, pr.Lines[0].Done = "Tên khác", 140*tr
			pr = must[programme.Project](t)(s.SaveProject(ctx, me, pr))
			must[programme.Remark](t)(s.SaveRemark(ctx, me, programme.Remark{ProgrammeID: p.ID, Period: r.Period, Kind: programme.Remedy, Text: "Không phải số liệu"}))
			other := p
			other.ID, other.Version, other.Code = 0, 0, "KHÁC"
			must[programme.Programme](t)(s.SaveProgramme(ctx, me, other))

			for format, want := range frozen {
				if got := must[programme.IssuedFile](t)(s.ReportFile(ctx, me, r.ID, format)); !bytes.Equal(got.Bytes, want) {
					t.Errorf("%s changed: %q", format, got.Bytes)
				}
			}
			loaded := must[programme.Report](t)(s.Report(ctx, me, r.ID))
			found := false
			for _, x := range programme.Restatements(loaded.Figures, evaluation(t, s, p.ID, r.Period).KeyFigures()) {
				found = found || x.Figure.Key == "done.support.local" && x.Old == programme.Q(145_000_000) && x.New == programme.Q(140_000_000)
			}
			if !found {
				t.Error("the restated support is not shown")
			}
			changes := must[[]programme.Event](t)(s.ChangesSince(ctx, me, loaded))
			if len(changes) != 1 || changes[0].Subject != programme.SProject || changes[0].SubjectID != pr.ID || len(changes[0].Changes) != 2 {
				t.Errorf("changes since: %+v", changes)
			}
		})
		t.Run("refuses edits", func(t *testing.T) {
			before := number(t, raw, `SELECT COUNT(*) FROM events`)
			for name, err := range map[string]error{
				"as loaded":       func() error { _, err := s.SaveReport(ctx, me, issued); return err }(),
				"from a form":     func() error { x := draft(p); x.ID, x.Version = r.ID, 2; _, err := s.SaveReport(ctx, me, x); return err }(),
				"issued again":    func() error { _, err := s.IssueReport(ctx, me, issued, draw); return err }(),
				"issued by stale": func() error { _, err := s.IssueReport(ctx, me, r, draw); return err }(),
			} {
				if !refused(err, programme.Conflict, "") {
					t.Errorf("%s: %v", name, err)
				}
			}
			if now := number(t, raw, `SELECT COUNT(*) FROM events`); now != before {
				t.Errorf("refused edits wrote %d events", now-before)
			}
		})
		t.Run("tampered bytes are found", func(t *testing.T) {
			if _, err := raw.Exec(`UPDATE report_files SET bytes = $1 WHERE format = 'html'`, []byte("145 khác")); err != nil {
				t.Fatal(err)
			}
			if _, err := s.ReportFile(ctx, me, r.ID, "html"); !refused(err, programme.Conflict, "") {
				t.Errorf("%v", err)
			}
			if _, err := s.ReportFile(ctx, me, r.ID, "xlsx"); err != nil {
				t.Errorf("the file that nobody touched: %v", err)
			}
		})
		t.Run("a file that was never drawn", func(t *testing.T) {
			if _, err := s.ReportFile(ctx, me, r.ID, "odt"); !refused(err, programme.NotFound, "") {
				t.Errorf("%v", err)
			}
		})
	})
}

func TestIssueRefused(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		if err := s.SaveStatedFigures(ctx, me, stated(p, 999*tr)); err != nil {
			t.Fatal(err)
		}
		saved := must[programme.Report](t)(s.SaveReport(ctx, me, draft(p)))
		broken := errors.New("no font")
		reason := func(r programme.Report) programme.Report { r.Reason = "Chờ đối chiếu với Kho bạc"; return r }
		for _, tt := range []struct {
			name string
			r    programme.Report
			draw store.Draw
			good func(error) bool
		}{
			{"contradictions without a reason", saved, draw, func(err error) bool { return refused(err, programme.Invalid, "reason") }},
			{"new, without a number", func() programme.Report { r := reason(draft(p)); r.Number = ""; return r }(), draw, func(err error) bool { return refused(err, programme.Invalid, "number") }},
			{"an old version", func() programme.Report { r := reason(saved); r.Version = 0; return r }(), draw, func(err error) bool { return refused(err, programme.Conflict, "") }},
			{"a period outside", func() programme.Report { r := reason(saved); r.Period = programme.Years(2010, 2012); return r }(), draw, func(err error) bool { return refused(err, programme.Invalid, "from") }},
			{"a failing draw", reason(saved), func(programme.Report, programme.ReportBasis) ([]programme.IssuedFile, error) {
				return nil, broken
			},
				func(err error) bool { return errors.Is(err, broken) }},
			{"a failing draw of a new report", reason(draft(p)), func(programme.Report, programme.ReportBasis) ([]programme.IssuedFile, error) {
				return nil, broken
			},
				func(err error) bool { return errors.Is(err, broken) }},
			{"one format twice", reason(saved), func(programme.Report, programme.ReportBasis) ([]programme.IssuedFile, error) {
				return []programme.IssuedFile{{Format: "pdf", Bytes: []byte("a")}, {Format: "pdf", Bytes: []byte("b")}}, nil
			}, func(err error) bool { return err != nil }},
		} {
			t.Run(tt.name, func(t *testing.T) {
				before := number(t, raw, `SELECT COUNT(*) FROM events`)
				if _, err := s.IssueReport(ctx, me, tt.r, tt.draw); !tt.good(err) {
					t.Errorf("%v", err)
				}
				reports := must[[]programme.Report](t)(s.Reports(ctx, me, p.ID))
				if len(reports) != 1 || reports[0].Issued() || reports[0].Version != 1 || len(reports[0].Figures) != 0 {
					t.Errorf("something was stored: %+v", reports)
				}
				if files, events := number(t, raw, `SELECT COUNT(*) FROM report_files`), number(t, raw, `SELECT COUNT(*) FROM events`); files != 0 || events != before {
					t.Errorf("%d files, %d events were stored", files, events-before)
				}
			})
		}
		t.Run("with a reason", func(t *testing.T) {
			issued := must[programme.Report](t)(s.IssueReport(ctx, me, reason(saved), draw))
			if got := must[programme.Report](t)(s.Report(ctx, me, issued.ID)); got.Reason == "" || !got.Issued() {
				t.Errorf("%+v", got)
			}
		})
		t.Run("all explained needs no reason", func(t *testing.T) {
			for _, d := range evaluation(t, s, p.ID, programme.Years(2016, 2018)).Differences {
				x := explanation(p)
				x.Key, x.Difference = d.Key, d.Amount
				must[programme.Explanation](t)(s.SaveExplanation(ctx, me, x))
			}
			next := draft(p)
			next.Number = "16"
			issued := must[programme.Report](t)(s.IssueReport(ctx, me, next, draw))
			if all := must[[]programme.Report](t)(s.Reports(ctx, me, p.ID)); len(all) != 2 || all[0].ID != issued.ID {
				t.Errorf("the newest first: %+v", all)
			}
		})
	})
}

// TestChangesOfTheSameSecond: a change right after the issue counts as after.
func TestChangesOfTheSameSecond(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		pr := must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		r := must[programme.Report](t)(s.IssueReport(ctx, me, draft(p), draw))
		pr.Note = "Sửa ngay sau đó"
		must[programme.Project](t)(s.SaveProject(ctx, me, pr))
		if all := must[[]programme.Event](t)(s.ChangesSince(ctx, me, r)); len(all) != 1 {
			t.Errorf("%+v", all)
		}
		s.Now = func() time.Time { return storetest.Start.Add(time.Hour) }
		next := draft(p)
		next.Number = "16"
		r2 := must[programme.Report](t)(s.IssueReport(ctx, me, next, draw))
		if all := must[[]programme.Event](t)(s.ChangesSince(ctx, me, r2)); len(all) != 0 {
			t.Errorf("changes before a report count for it: %+v", all)
		}
	})
}
