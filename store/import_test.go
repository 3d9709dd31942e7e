package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
)

// bookRow is a right line of a book of 2017.
func bookRow(line int, title, party string, support programme.Money) programme.BookRow {
	kesach := programme.PlaceRef{Code: "943", Name: "Huyện Kế Sách"}
	r := programme.BookRow{RowAt: programme.RowAt{Sheet: "KQ 2017", Line: line}, Title: title, Place: kesach, District: kesach, Content: programme.Machinery, Level: programme.Local, Year: 2017,
		Money: programme.BookMoney{Total: programme.Q(int64(3 * support)), Support: programme.Q(int64(support)), Counterpart: programme.Q(int64(2 * support))}}
	if party != "" {
		r.Beneficiaries = []string{party}
	}
	return r
}

func threeRows() []programme.BookRow {
	return []programme.BookRow{
		bookRow(5, "Máy sấy lúa", "Công ty TNHH Minh Phát", 100*tr), bookRow(6, "Máy ép dầu", "Cty TNHH Minh Phát", 200*tr), bookRow(7, "Máy xay", "Hộ kinh doanh Đặng Văn Ơn", 50*tr),
	}
}

// bringIn uploads a book and confirms it with some choices.
func bringIn(t *testing.T, s *store.Store, of programme.Programme, c programme.ImportChoices, rows []programme.BookRow) (programme.BookImport, programme.Proposal, error) {
	t.Helper()
	i := must[programme.BookImport](t)(s.AddImport(ctx, me, of.ID, "sổ.xlsx", []byte("bytes of a book")))
	i = must[programme.BookImport](t)(s.SaveImportChoices(ctx, me, i.ID, i.Version, c))
	return s.ConfirmImport(ctx, me, i.ID, i.Version, programme.ReadImport{Rows: slices.Values(rows)})
}

// silent stops the test where verification finds anything.
func silent(t *testing.T, s *store.Store) {
	t.Helper()
	v := must[programme.Verification](t)(s.Verify(ctx, me))
	if !v.Agrees() {
		t.Fatalf("verification: %+v", v.Found)
	}
}

func support(t *testing.T, s *store.Store, of programme.Programme) programme.Money {
	t.Helper()
	return must[store.ProjectList](t)(s.Projects(ctx, me, store.ProjectFilter{ProgrammeID: of.ID})).Done.Support
}

func TestImport(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		of, known := province(t, s)
		first := must[programme.BookImport](t)(s.AddImport(ctx, me, of.ID, "sổ.xlsx", []byte("bytes of a book")))
		counts := func() string {
			return fmt.Sprint(number(t, raw, `SELECT COUNT(*) FROM projects WHERE stage <> 'withdrawn'`), number(t, raw, `SELECT COUNT(*) FROM establishments`), number(t, raw, `SELECT COUNT(*) FROM ledger WHERE amount <> 0`))
		}
		if got := counts(); got != "0 1 0" {
			t.Fatalf("an upload stores nothing but the book: %s", got)
		}
		choices := programme.ImportChoices{Beneficiaries: map[string]int64{}}
		i, p, err := s.ConfirmImport(ctx, me, first.ID, first.Version, programme.ReadImport{Rows: slices.Values(threeRows()), Headings: map[string]string{"ten cong trinh": "title"}})
		if err != nil {
			t.Fatal(err)
		}
		if i.State != programme.ImportConfirmed || p.Result.New != 3 || p.Result.Establishments != 1 || p.Parties[1].Existing != known.ID {
			t.Fatalf("%+v %+v", i, p.Result)
		}
		if got := counts(); got != "3 2 18" || support(t, s, of) != 350*tr {
			t.Fatalf("%s, %s", got, support(t, s, of))
		}
		silent(t, s)
		if l := must[[]programme.LearnedHeading](t)(s.LearnedHeadings(ctx, me)); len(l) != 1 || l[0].Field != "title" {
			t.Fatalf("%+v", l)
		}
		if err := s.ForgetHeading(ctx, me, "ten cong trinh"); err != nil || s.ForgetHeading(ctx, me, "ten cong trinh") == nil {
			t.Fatal("forgotten once:", err)
		}

		t.Run("the same book again adds nothing", func(t *testing.T) {
			_, p, err := bringIn(t, s, of, choices, threeRows())
			if !refused(err, programme.Invalid, "") || p.Result.Same != 3 || counts() != "3 2 18" {
				t.Fatalf("%v %+v %s", err, p.Result, counts())
			}
		})
		var second programme.BookImport
		t.Run("corrected rows change what is there and add what is new", func(t *testing.T) {
			rows := []programme.BookRow{bookRow(2, "Máy ép dầu", "Công ty TNHH Minh Phát", 220*tr), bookRow(3, "Máy nghiền", "Công ty TNHH Minh Phát", 10*tr)}
			second, p, err = bringIn(t, s, of, choices, rows)
			if err != nil || p.Result.Changed != 1 || p.Result.New != 1 || p.Result.Establishments != 0 || support(t, s, of) != 380*tr {
				t.Fatalf("%v %+v %s", err, p.Result, support(t, s, of))
			}
			silent(t, s)
		})
		t.Run("an import on which another rests is not undone", func(t *testing.T) {
			_, err := s.UndoImport(ctx, me, i.ID, i.Version)
			if programme.KindOf(err) != programme.Conflict || !strings.Contains(err.Error(), "Máy ép dầu đã được sửa") || len(programme.Problems(err)) != 2 {
				t.Fatal(err)
			}
		})
		t.Run("undone, the last first", func(t *testing.T) {
			must[programme.BookImport](t)(s.UndoImport(ctx, me, second.ID, second.Version))
			if support(t, s, of) != 350*tr {
				t.Fatal(support(t, s, of))
			}
			silent(t, s)
			if undone := must[programme.BookImport](t)(s.UndoImport(ctx, me, i.ID, i.Version)); undone.State != programme.ImportUndone {
				t.Fatalf("%+v", undone)
			}
			if got := counts(); got[:4] != "0 1 " || support(t, s, of) != 0 || number(t, raw, `SELECT COALESCE(SUM(amount), 0) FROM ledger`) != 0 {
				t.Fatalf("%s", got)
			}
			silent(t, s)
			if _, err := s.UndoImport(ctx, me, i.ID, i.Version); programme.KindOf(err) != programme.Conflict {
				t.Fatal("undone twice:", err)
			}
		})
		t.Run("and brought in once more", func(t *testing.T) {
			_, p, err := bringIn(t, s, of, choices, threeRows())
			if err != nil || p.Result.New != 3 || support(t, s, of) != 350*tr || number(t, raw, `SELECT COUNT(*) FROM projects WHERE code = 'DP-2017-01'`) != 1 {
				t.Fatal(err, p.Result)
			}
			silent(t, s)
		})
	})
}

func TestImportAllOrNothing(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		of, _ := province(t, s)
		untouched := func() {
			t.Helper()
			for _, table := range []string{"projects", "ledger", "funding_lines", "import_rows", "import_establishments", "import_headings"} {
				if n := number(t, raw, `SELECT COUNT(*) FROM `+table); n != 0 {
					t.Errorf("%s has %d rows", table, n)
				}
			}
		}
		var many []programme.BookRow
		for n := range 350 {
			many = append(many, bookRow(n+1, fmt.Sprintf("Máy số %d", n), fmt.Sprintf("Cơ sở Số %d", n), tr))
		}
		i := must[programme.BookImport](t)(s.AddImport(ctx, me, of.ID, "sổ.xlsx", []byte("x")))
		// Two rows of the fourth hundred stand in each other's way.
		read := programme.ReadImport{Rows: slices.Values(many), Headings: map[string]string{"x": "title"}}
		if _, err := raw.Exec(`CREATE UNIQUE INDEX in_the_way ON import_rows ((CASE WHEN line > 300 THEN 300 ELSE line END))`); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.ConfirmImport(ctx, me, i.ID, i.Version, read); err == nil {
			t.Fatal("a failure in the middle is told")
		}
		untouched()
		if _, err := raw.Exec(`DROP INDEX in_the_way`); err != nil {
			t.Fatal(err)
		}
		short, cancel := context.WithCancel(ctx)
		broken := programme.ReadImport{Rows: func(yield func(programme.BookRow) bool) {
			for n, r := range many {
				if n == 300 {
					cancel()
				}
				if !yield(r) {
					return
				}
			}
		}}
		if _, _, err := s.ConfirmImport(short, me, i.ID, i.Version, broken); err == nil {
			t.Fatal("a cancelled confirmation stores nothing")
		}
		untouched()
		wrong := append(slices.Clone(many[:2]), bookRow(3, "", "Cơ sở Ba", tr))
		if _, p, err := s.ConfirmImport(ctx, me, i.ID, i.Version, programme.ReadImport{Rows: slices.Values(wrong)}); !refused(err, programme.Invalid, "only_right") || len(p.Refused()) != 1 {
			t.Fatal(err)
		}
		untouched()
		if err := s.CancelImport(ctx, me, i.ID, i.Version); err != nil || number(t, raw, `SELECT COUNT(*) FROM imports`) != 0 {
			t.Fatal(err)
		}
		if n := number(t, raw, `SELECT COUNT(*) FROM events WHERE subject = 'import' AND action = 'deleted'`); n != 1 {
			t.Fatalf("%d audit lines", n)
		}
		if _, p, err := bringIn(t, s, of, programme.ImportChoices{OnlyRight: true}, wrong); err != nil || p.Result.New != 2 || p.Result.Refused != 1 {
			t.Fatal(err, p.Result)
		}
		silent(t, s)
	})
}

func TestImportTwoAtOnce(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		of, _ := province(t, s)
		i := must[programme.BookImport](t)(s.AddImport(ctx, me, of.ID, "sổ.xlsx", []byte("x")))
		var wait sync.WaitGroup
		errs := make([]error, 4)
		for n := range errs {
			wait.Go(func() {
				_, _, errs[n] = s.ConfirmImport(ctx, me, i.ID, i.Version, programme.ReadImport{Rows: slices.Values(threeRows())})
			})
		}
		wait.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
			} else if programme.KindOf(err) != programme.Conflict {
				t.Error(err)
			}
		}
		if n := number(t, raw, `SELECT COUNT(*) FROM projects`); won != 1 || n != 3 {
			t.Fatalf("%d won, %d projects", won, n)
		}
		if _, err := s.SaveImportChoices(ctx, me, i.ID, i.Version, programme.ImportChoices{}); programme.KindOf(err) != programme.Conflict {
			t.Fatal(err)
		}
		if err := s.CancelImport(ctx, me, i.ID, i.Version+1); programme.KindOf(err) != programme.Conflict {
			t.Fatal("what is confirmed is not cancelled:", err)
		}
	})
}

func TestImportIsKept(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		of, _ := province(t, s)
		i, p, err := bringIn(t, s, of, programme.ImportChoices{}, threeRows())
		if err != nil {
			t.Fatal(err)
		}
		list := must[store.ImportedList](t)(s.ImportedRows(ctx, me, i.ID, 1))
		if len(list.Items) != 3 || list.Items[0].Line != 5 || list.Items[0].Code != "DP-2017-01" {
			t.Fatalf("%+v", list)
		}
		from, ok, err := s.ProjectImport(ctx, me, list.Items[2].ID)
		if err != nil || !ok || from.Line != 7 || from.Import.ID != i.ID {
			t.Fatal(from, ok, err)
		}
		one := must[programme.Project](t)(s.Project(ctx, me, list.Items[0].ID))
		one.Note = "Sửa tay."
		must[programme.Project](t)(s.SaveProject(ctx, me, one))
		rows := []programme.BookRow{bookRow(5, "Máy sấy lúa", "Công ty TNHH Minh Phát", 110*tr)}
		if _, p, err = bringIn(t, s, of, programme.ImportChoices{}, rows); err == nil || p.Result.Refused != 1 || !strings.Contains(p.Rows[0].Why[0], "được sửa sau đó") {
			t.Fatalf("a row against a change by hand: %v %+v", err, p.Rows)
		}
		if _, err := s.UndoImport(ctx, me, i.ID, i.Version); programme.KindOf(err) != programme.Conflict {
			t.Fatal("undone over a change by hand:", err)
		}
		// A figure that the book states and its rows do not give is kept with it.
		c := programme.ImportChoices{Stated: []programme.TotalAt{{Sheet: "KQ 2017", Cell: "F9"}}}
		j := must[programme.BookImport](t)(s.AddImport(ctx, me, of.ID, "tổng.xlsx", []byte("y")))
		j = must[programme.BookImport](t)(s.SaveImportChoices(ctx, me, j.ID, j.Version, c))
		total := programme.BookTotal{TotalAt: c.Stated[0], Line: 9, Measure: programme.MSupport, Level: programme.Local, Kind: programme.Result, Years: programme.Years(2017, 2017), Stated: 400 * tr, Computed: 350 * tr, Whole: true, Label: "Kinh phí hỗ trợ"}
		j, _, err = s.ConfirmImport(ctx, me, j.ID, j.Version, programme.ReadImport{Rows: slices.Values(threeRows()[1:]), Totals: []programme.BookTotal{total}})
		if figures := must[[]programme.StatedFigure](t)(s.StatedFigures(ctx, me, of.ID)); err != nil || len(figures) != 1 || figures[0].Figure.Value != int64(400*tr) || j.Result.Stated != 1 {
			t.Fatalf("%v %+v", err, figures)
		}
		must[programme.BookImport](t)(s.UndoImport(ctx, me, j.ID, j.Version))
		if figures := must[[]programme.StatedFigure](t)(s.StatedFigures(ctx, me, of.ID)); len(figures) != 0 {
			t.Fatalf("%+v", figures)
		}
	})
}

func TestImportRights(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		of, _ := province(t, s)
		clerk := programme.User{ID: 7, Name: "Chuyên viên", Role: programme.RoleCentreOfficer, PostTitle: "Chuyên viên"}
		part := clerk
		part.ID, part.Scope = 8, programme.Scope{Level: programme.National}
		admin := programme.User{ID: 9, Role: programme.RoleAdministrator, PostTitle: "Quản trị"}
		i := must[programme.BookImport](t)(s.AddImport(ctx, clerk, of.ID, "sổ.xlsx", []byte("x")))
		for name, u := range map[string]programme.User{"an administrator": admin, "an auditor": {ID: 3, Role: programme.RoleAuditor}, "nobody": {}} {
			_, errs := s.AddImport(ctx, u, of.ID, "sổ.xlsx", nil)
			_, err := s.Import(ctx, u, i.ID)
			if programme.KindOf(errs) != programme.Forbidden || programme.KindOf(err) != programme.Forbidden {
				t.Errorf("%s: %v %v", name, errs, err)
			}
		}
		if _, err := s.Import(ctx, part, i.ID); programme.KindOf(err) != programme.NotFound {
			t.Error("a part of the programme sees the book of all of it:", err)
		}
		own := must[programme.BookImport](t)(s.AddImport(ctx, part, of.ID, "sổ.xlsx", []byte("x")))
		if all := must[[]programme.BookImport](t)(s.Imports(ctx, part)); len(all) != 1 || all[0].ID != own.ID {
			t.Errorf("%+v", all)
		}
		if _, p, err := s.ConfirmImport(ctx, part, own.ID, own.Version, programme.ReadImport{Rows: slices.Values(threeRows())}); err == nil || p.Result.Refused != 3 {
			t.Errorf("rows out of the post's scope: %v %+v", err, p.Result)
		}
		if _, _, err := s.ConfirmImport(ctx, clerk, i.ID, i.Version, programme.ReadImport{Rows: slices.Values(threeRows())}); err != nil {
			t.Error(err)
		}
	})
}
