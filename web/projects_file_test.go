package web

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"khuyencong/book"
	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// nastyTexts are what people type and what breaks files: signs of formulas,
// apostrophes, quotes, separators, lines, letters in two halves, digits that
// are no number.
var nastyTexts = []string{
	"=1+1", "+84 912", "-2 máy", "@Minh Phát", "'nháy đầu", "'=1+1", "''+", "\"trong ngoặc\"", "a,b;c\td", "hai\ndòng", "x_x000D_y", "_x0041_",
	norm.NFD.String("Máy sấy Chè Đường"), "0912345678", "007", "1.250", "12/5", "100%", "<b>&amp;</b>", "“Thành Đạt”", "A&B", "số 1, 2", "Quý III/2019", "TNHH 1.000", "#REF!", "— gạch", "𝛼 β",
}

var plainTexts = []string{"Hỗ trợ ứng dụng máy tách màu", "Xây dựng mô hình trình diễn kỹ thuật", "Đào tạo nghề may công nghiệp", "Hỗ trợ xây dựng nhãn hiệu"}

// randomText begins like a title of a project, so that it is one, or is nasty
// from its first letter.
func randomText(r *rand.Rand) string {
	plain, nasty := plainTexts[r.IntN(len(plainTexts))], nastyTexts[r.IntN(len(nastyTexts))]
	switch r.IntN(4) {
	case 0:
		return plain
	case 1:
		return plain + " " + nasty
	case 2:
		return nasty + " " + plain
	}
	return plain + ", " + nasty + " " + nastyTexts[r.IntN(len(nastyTexts))]
}

// randomItem is a project with money from several sources.
func randomItem(r *rand.Rand, n int) (i store.ProjectItem) {
	i.Code, i.Title, i.Kind = fmt.Sprintf("ĐA-%d-%03d", 2016+r.IntN(5), n), randomText(r), programme.KindProject
	if r.IntN(8) == 0 {
		i.Kind, i.Title = programme.KindPlan, "Kế hoạch "+i.Title
	}
	i.Content = programme.Contents[r.IntN(len(programme.Contents))].Code
	i.Level = []programme.Level{programme.National, programme.Local}[r.IntN(2)]
	i.Year = 2016 + r.IntN(5)
	i.Establishment.Name = []string{"Công ty TNHH ", "Hợp tác xã ", "Hộ kinh doanh "}[r.IntN(3)] + nastyTexts[r.IntN(len(nastyTexts))] + fmt.Sprint(" ", n)
	i.Place = programme.PlaceRef{Code: fmt.Sprintf("%05d", r.IntN(99999)), Name: []string{"Xã Kế Sách", "Phường 1", "Thị trấn Mỹ Xuyên", ""}[r.IntN(4)]}
	i.Stage = programme.Completed
	unit := []programme.Money{1, 1000, 1_000_000}[r.IntN(3)]
	money := func() programme.Money { // to the đồng, as people type them and as shares come out
		return programme.Money(20_000_000+r.Int64N(2_000_000_000)) / unit * unit
	}
	a := &i.ApprovedSums
	a.Support, a.Counterpart, a.Other = money(), money(), 0
	if r.IntN(3) == 0 {
		a.Other = money()
	}
	i.RequestedSupport = a.Support + money()
	i.DoneSums = *a
	i.DoneSums.Support = a.Support.Share(int64(50+r.IntN(51)), 100)
	return i
}

// What leaves as a list of projects is read back the same, field by field, as
// .xlsx and as .csv.
func TestProjectsFileReadsBack(t *testing.T) {
	of := programme.Programme{Name: "Chương trình khuyến công", From: 2016, To: 2020}
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 7))
		var items []store.ProjectItem
		for n := range 40 {
			items = append(items, randomItem(r, n))
		}
		each := func(fn func(store.ProjectItem) error) error {
			for _, i := range items {
				if err := fn(i); err != nil {
					return err
				}
			}
			return nil
		}
		for _, format := range []string{"xlsx", "csv"} {
			b, err := ProjectsFile(format, of, each)
			if err != nil {
				t.Fatal(err)
			}
			read, err := book.Read(context.Background(), "de-an."+format, bytes.NewReader(b), int64(len(b)), book.Options{})
			if err != nil {
				t.Fatalf("seed %d, %s: %v", seed, format, err)
			}
			sheet := read.Sheets[0]
			for _, p := range sheet.Problems {
				t.Errorf("seed %d, %s: %s %s", seed, format, p.Cell(), p.Message)
			}
			if len(sheet.Rows) != len(items) {
				t.Fatalf("seed %d, %s: %d projects were read as %d", seed, format, len(items), len(sheet.Rows))
			}
			for n, row := range sheet.Rows {
				if got, want := rowWords(row), itemWords(items[n]); got != want {
					t.Errorf("seed %d, %s, line %d:\n got %s\nwant %s", seed, format, row.Line, got, want)
				}
			}
			if t.Failed() {
				return
			}
		}
	}
}

// itemWords is what a list says of a project, as a book keeps texts: of letters
// in one piece, with single blanks.
func itemWords(i store.ProjectItem) string {
	one := func(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }
	kind := ""
	if i.Kind == programme.KindPlan {
		kind = book.PlanRow
	}
	c, _ := programme.ContentByCode(i.Content)
	a := i.ApprovedSums
	return fmt.Sprintf("%q %q %q %q %s %s %s %s %d total=%d support=%d counterpart=%d other=%d asked=%d settled=%d", i.Code, one(i.Title), one(i.Establishment.Name), one(i.Place.Name), kind, c.Group, c.Code, i.Level, i.Year,
		a.Total(), a.Support, a.Counterpart, a.Other, i.RequestedSupport, i.DoneSums.Support)
}

func rowWords(r book.Row) string {
	m := map[book.Field]int64{}
	for _, f := range []book.Field{book.TotalCost, book.Support, book.Counterpart, book.OtherMoney, book.SupportRequested, book.SupportSettled} {
		m[f] = r.Amounts.Of(f).Value
	}
	return fmt.Sprintf("%q %q %q %q %s %s %s %s %d total=%d support=%d counterpart=%d other=%d asked=%d settled=%d", r.Code, r.Title, strings.Join(r.Beneficiaries, "; "), r.Address, r.Kind, r.Content, r.ContentCode, r.Level, r.Year,
		m[book.TotalCost], m[book.Support], m[book.Counterpart], m[book.OtherMoney], m[book.SupportRequested], m[book.SupportSettled])
}

// A list that left comes back through a whole import into an empty database:
// exported again it is the same file, byte for byte, on both engines.
func TestProjectsFileImportsBack(t *testing.T) {
	of := programme.Programme{Code: "KC-2016", Name: "Chương trình khuyến công", Province: "tỉnh Sóc Trăng", ProvinceCode: "94", From: 2016, To: 2020}
	engines := map[string]func(*testing.T) *store.Store{
		"SQLite":     func(t *testing.T) *store.Store { return storetest.Open(t, filepath.Join(t.TempDir(), "a.db")) },
		"PostgreSQL": func(t *testing.T) *store.Store { return storetest.Open(t, storetest.Schema(t)) },
	}
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(11, 7))
			var items []store.ProjectItem
			for n := range 60 {
				i := randomItem(r, n)
				i.Title += fmt.Sprint(", đợt ", n) // two projects that say the same would be one
				i.Code = fmt.Sprintf("ĐA-%03d", n) // the order of a list
				if i.Place.Name != "Xã Kế Sách" {  // a place that no list of units has stays words
					i.Place = programme.PlaceRef{}
				}
				items = append(items, i)
			}
			first := open(t)
			bringBack(t, first, of, "de-an.xlsx", must(ProjectsFile("xlsx", of, func(fn func(store.ProjectItem) error) error {
				for _, i := range items {
					if err := fn(i); err != nil {
						return err
					}
				}
				return nil
			})))
			want := must(ProjectsFile("csv", of, allOf(first)))
			for n, i := range must(first.AllProjects(context.Background(), programme.LocalUser, store.ProjectFilter{})) {
				if a, b := items[n].ApprovedSums, i.ApprovedSums; items[n].Code != i.Code || a.Support != b.Support || a.Counterpart != b.Counterpart || a.Other != b.Other || items[n].DoneSums.Support != i.DoneSums.Support ||
					items[n].Content != i.Content || items[n].RequestedSupport != i.RequestedSupport || items[n].Level != i.Level || items[n].Year != i.Year || items[n].Kind != i.Kind || items[n].Place.Name != i.Place.Name ||
					i.Stage != programme.Completed || i.Note != "" || itemWords(items[n]) != itemWords(i) {
					t.Errorf("%d: stored as %+v, was %+v", n, i, items[n])
				}
			}
			for _, format := range []string{"xlsx", "csv"} {
				again := open(t)
				bringBack(t, again, of, "de-an."+format, must(ProjectsFile(format, of, allOf(first))))
				if got := must(ProjectsFile("csv", of, allOf(again))); !bytes.Equal(got, want) {
					t.Errorf(".%s came back otherwise:\n%s\nwas\n%s", format, got, want)
				}
			}
		})
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func allOf(s *store.Store) func(func(store.ProjectItem) error) error {
	return func(fn func(store.ProjectItem) error) error {
		return s.EachProject(context.Background(), programme.LocalUser, store.ProjectFilter{}, fn)
	}
}

// bringBack imports a file into an empty store; whoever is asked about is new.
func bringBack(t *testing.T, s *store.Store, of programme.Programme, name string, content []byte) {
	t.Helper()
	ctx, u := context.Background(), programme.LocalUser
	of = must(s.SaveProgramme(ctx, u, of))
	units := []programme.Place{{Code: "94", Name: "Tỉnh Sóc Trăng", ValidFrom: 2004_01_01, List: "thử"}, {Code: "943", Name: "Huyện Kế Sách", ParentCode: "94", ValidFrom: 2004_01_01, List: "thử"},
		{Code: "31528", Name: "Xã Kế Sách", ParentCode: "943", ValidFrom: 2004_01_01, List: "thử"}}
	if err := s.AddPlaces(ctx, u, units); err != nil {
		t.Fatal(err)
	}
	i := must(s.AddImport(ctx, u, of.ID, name, content))
	basis := must(s.ImportBasis(ctx, u, of.ID))
	read := must(book.Read(ctx, name, bytes.NewReader(content), int64(len(content)), book.OptionsFor(programme.ImportChoices{}, basis.Units, basis.Learned)))
	choices := programme.ImportChoices{Beneficiaries: map[string]int64{}}
	p := programme.ProposeImport(read.ImportRows(), basis.Known, choices, u)
	for _, party := range p.Asked() {
		choices.Beneficiaries[party.Key()] = 0
	}
	i = must(s.SaveImportChoices(ctx, u, i.ID, i.Version, choices))
	if _, p, err := s.ConfirmImport(ctx, u, i.ID, i.Version, programme.ReadImport{Rows: read.ImportRows(), Totals: read.ImportTotals()}); err != nil {
		t.Fatalf("%s: %v\n%+v", name, err, p.Refused())
	}
}
