package programme

import (
	"slices"
	"strings"
	"testing"
)

var ofBook = Programme{ID: 1, Code: "T-2016-2020", From: 2016, To: 2020}

const bookDay Day = 2026_11_24

func keSach() PlaceRef { return PlaceRef{Code: "943", Name: "Huyện Kế Sách"} }

// rightRow is a row that is stored as it is.
func rightRow() BookRow {
	return BookRow{RowAt: RowAt{"KQ", 5}, Title: "Máy sấy", Beneficiaries: []string{"Công ty TNHH Minh Phát"}, Place: keSach(), District: keSach(),
		Content: Machinery, Level: Local, Year: 2017, Money: BookMoney{Total: Q(300), Support: Q(100)}}
}

func TestBookRowProject(t *testing.T) {
	tests := []struct {
		name    string
		change  func(*BookRow, *ImportChoices)
		stage   Stage
		lines   string // source, approved and done of each line
		content string
		refused string // in what is missing; "" for nothing
	}{
		{"a past year was carried out", func(*BookRow, *ImportChoices) {}, Completed, "local 100 100; cash 200 200", "KC3c", ""},
		{"a plan is approved", func(r *BookRow, _ *ImportChoices) { r.Planned = true }, Approved, "local 100 0; cash 200 0", "KC3c", ""},
		{"a plan that was settled", func(r *BookRow, _ *ImportChoices) { r.Planned, r.Money.Settled = true, Q(90) }, Completed, "local 100 90; cash 200 200", "KC3c", ""},
		{"a plan that was accepted", func(r *BookRow, _ *ImportChoices) { r.Planned, r.Acceptance = true, 2017_12_01 }, Completed, "local 100 100; cash 200 200", "KC3c", ""},
		{"a plan that was paid in part", func(r *BookRow, _ *ImportChoices) { r.Planned, r.Money.Paid = true, Q(40) }, Underway, "local 100 40; cash 200 0", "KC3c", ""},
		{"the person says plan", func(_ *BookRow, c *ImportChoices) { c.List = PlanList }, Approved, "local 100 0; cash 200 0", "KC3c", ""},
		{"the person says result", func(r *BookRow, c *ImportChoices) { r.Planned, c.List = true, ResultList }, Completed, "local 100 100; cash 200 200", "KC3c", ""},
		{"both sources", func(r *BookRow, _ *ImportChoices) { r.Money.National, r.Money.Local = Q(60), Q(40) }, Completed, "national 60 60; local 40 40; cash 200 200", "KC3c", ""},
		{"both sources, settled together", func(r *BookRow, _ *ImportChoices) {
			r.Money.National, r.Money.Local, r.Money.Settled = Q(60), Q(40), Q(90)
		}, "", "", "", "gộp cho hai nguồn"},
		{"money of another source", func(r *BookRow, _ *ImportChoices) { r.Money.Other = Q(50) }, Completed, "local 100 100; other 50 50; cash 150 150", "KC3c", ""},
		{"the counterpart as printed", func(r *BookRow, _ *ImportChoices) { r.Money.Counterpart = Q(120) }, Completed, "local 100 100; cash 120 120", "KC3c", ""},
		{"what was asked for", func(r *BookRow, _ *ImportChoices) { r.Money.Support, r.Money.Requested = Quantity{}, Q(70) }, Completed, "local 70 70; cash 230 230", "KC3c", ""},
		{"a content by its title", func(r *BookRow, _ *ImportChoices) { r.Title = "Chuyển giao công nghệ sấy" }, Completed, "local 100 100; cash 200 200", "KC3d", ""},
		{"a content that was chosen", func(r *BookRow, c *ImportChoices) { r.Content, c.Content = "", "KC1" }, Completed, "local 100 100; cash 200 200", "KC1", ""},
		{"no content", func(r *BookRow, _ *ImportChoices) { r.Content = "" }, "", "", "", "nội dung hỗ trợ"},
		{"no title", func(r *BookRow, _ *ImportChoices) { r.Title = "" }, "", "", "", "tên đề án"},
		{"no level", func(r *BookRow, _ *ImportChoices) { r.Level = "" }, "", "", "", "nguồn"},
		{"the level that was chosen", func(r *BookRow, c *ImportChoices) { r.Level, c.Level = "", National }, Completed, "national 100 100; cash 200 200", "KC3c", ""},
		{"several years", func(r *BookRow, c *ImportChoices) { r.Year, r.Period, c.Year = 0, "2016-2018", 2017 }, "", "", "", "không rõ đề án thuộc kế hoạch năm nào"},
		{"a year outside", func(r *BookRow, _ *ImportChoices) { r.Year = 2023 }, "", "", "", "nằm ngoài chương trình"},
		{"no support", func(r *BookRow, _ *ImportChoices) { r.Money.Support = Quantity{} }, "", "", "", "Không có kinh phí hỗ trợ"},
		{"a negative support", func(r *BookRow, _ *ImportChoices) { r.Money.Support = Q(-100) }, "", "", "", "âm"},
		{"an adjustment", func(r *BookRow, _ *ImportChoices) { r.Adjustment = true }, "", "", "", "điều chỉnh"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, c := rightRow(), ImportChoices{}
			tt.change(&r, &c)
			p, err := r.Project(ofBook, c, bookDay)
			if tt.refused != "" {
				if err == nil || !strings.Contains(err.Error(), tt.refused) {
					t.Fatal(err)
				}
				return
			}
			var lines []string
			for _, l := range p.Lines {
				lines = append(lines, string(l.Source)+" "+groupInt(int64(l.Approved))+" "+groupInt(int64(l.Done)))
			}
			if err != nil || p.Stage != tt.stage || strings.Join(lines, "; ") != tt.lines || p.Content != tt.content || !p.Recorded {
				t.Fatalf("%v: %s, %s, %s", err, p.Stage, strings.Join(lines, "; "), p.Content)
			}
			entries, b := p.BookLines(nil, bookDay)
			for i, l := range p.Lines {
				p.Lines[i].Disbursed = b.Line(l.Source, l.Name).Disbursed
			}
			if what := p.Disagrees(b); what != "" || len(entries) == 0 {
				t.Fatal(what)
			}
		})
	}
}

func proposed(rows []BookRow, known []KnownProject, register []Establishment, c ImportChoices) Proposal {
	return ProposeImport(slices.Values(rows), KnownRecords{Programme: ofBook, Projects: known, Establishments: NewPartyIndex(register), Closed: map[FundYear]bool{{1, 2018, FromLocal}: true}, Today: bookDay}, c, LocalUser)
}

func TestProposeImport(t *testing.T) {
	row := rightRow()
	p, err := row.Project(ofBook, ImportChoices{}, bookDay)
	if err != nil {
		t.Fatal(err)
	}
	was := KnownProject{ID: 8, Code: "DP-2017-01", Key: p.Key(row.Beneficiaries), Digest: p.Digest(), Imported: true}
	tests := []struct {
		name   string
		change func(*BookRow, *KnownProject, *ImportChoices)
		fate   RowFate
		why    string
	}{
		{"again", func(*BookRow, *KnownProject, *ImportChoices) {}, RowSame, ""},
		{"the title in other letters", func(r *BookRow, _ *KnownProject, _ *ImportChoices) { r.Title = "MÁY  SẤY." }, RowChanged, ""},
		{"another amount", func(r *BookRow, _ *KnownProject, _ *ImportChoices) { r.Money.Support = Q(110) }, RowChanged, ""},
		{"another amount, changed by hand since", func(r *BookRow, k *KnownProject, _ *ImportChoices) { r.Money.Support, k.Touched = Q(110), true }, RowRefused, "được sửa sau đó"},
		{"recorded by hand", func(_ *BookRow, k *KnownProject, _ *ImportChoices) { k.Imported, k.Support, k.Done = false, 100, 100 }, RowSame, ""},
		{"recorded by hand, otherwise", func(_ *BookRow, k *KnownProject, _ *ImportChoices) { k.Imported, k.Support = false, 90 }, RowRefused, "nhập tay"},
		{"another year", func(r *BookRow, _ *KnownProject, _ *ImportChoices) { r.Year = 2016 }, RowNew, ""},
		{"another beneficiary", func(r *BookRow, _ *KnownProject, _ *ImportChoices) { r.Beneficiaries = []string{"HTX Hai"} }, RowNew, ""},
		{"another decision", func(r *BookRow, k *KnownProject, _ *ImportChoices) { r.Decision, k.Decision = "12/QĐ", "11/qd" }, RowRefused, "khác số quyết định"},
		{"another decision, and meant so", func(r *BookRow, k *KnownProject, c *ImportChoices) {
			r.Decision, k.Decision, c.Kept = "12/QĐ", "11/qd", []RowAt{r.RowAt}
		}, RowNew, ""},
		{"by its code, with another title", func(r *BookRow, _ *KnownProject, _ *ImportChoices) { r.Code, r.Title = "DP-2017-01", "Máy sấy lúa" }, RowChanged, ""},
		{"a code of another project", func(r *BookRow, k *KnownProject, _ *ImportChoices) {
			r.Code, r.Title, k.Imported = "DP-2017-01", "Máy ép", false
		}, RowRefused, "đã dùng cho một đề án khác"},
		{"taken out", func(r *BookRow, _ *KnownProject, c *ImportChoices) { c.LeftOut = []RowAt{r.RowAt} }, RowLeftOut, ""},
		{"doubtful", func(r *BookRow, _ *KnownProject, _ *ImportChoices) { r.Doubts = []string{"có vẻ trùng"} }, RowRefused, "có vẻ trùng"},
		{"doubtful, and kept", func(r *BookRow, _ *KnownProject, c *ImportChoices) {
			r.Doubts, c.Kept, r.Year = []string{"có vẻ trùng"}, []RowAt{r.RowAt}, 2016
		}, RowNew, "có vẻ trùng"},
		{"unknown, and kept", func(r *BookRow, _ *KnownProject, c *ImportChoices) {
			r.Unknown, c.Kept = []string{"ô E5"}, []RowAt{r.RowAt}
		}, RowRefused, "ô E5"},
		{"of a closed year", func(r *BookRow, _ *KnownProject, _ *ImportChoices) { r.Year = 2018 }, RowRefused, "đã khóa sổ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, k, c := row, was, ImportChoices{}
			tt.change(&r, &k, &c)
			got := proposed([]BookRow{r}, []KnownProject{k}, nil, c).Rows[0]
			if got.Fate != tt.fate || !strings.Contains(strings.Join(got.Why, " "), tt.why) || tt.why == "" && len(got.Why) > 0 {
				t.Fatalf("%s: %q", got.Fate.Label(), got.Why)
			}
		})
	}
}

func TestProposeBeneficiaries(t *testing.T) {
	register := []Establishment{
		{ID: 1, Name: "Công ty TNHH Minh Phát", Place: keSach()}, {ID: 2, Name: "HTX Tân Long"}, {ID: 3, Name: "Cơ sở Hai", TaxCode: "0312687878"},
		{ID: 4, Name: "Cơ sở Phương", Place: keSach()},
	}
	elsewhere := PlaceRef{Code: "945", Name: "Huyện Cù Lao Dung"}
	tests := []struct {
		name, party, tax string
		place            PlaceRef
		existing         int64
		asked            []int64
	}{
		{"one name at one place, in another form", "Cty TNHH MTV Minh Phát", "", keSach(), 1, nil},
		{"the same name at another place", "Công ty TNHH Minh Phát", "", elsewhere, 0, nil},
		{"the name, and nobody says where", "Hợp tác xã Tân Long", "", keSach(), 0, []int64{2}},
		{"the tax code, under another name", "Doanh nghiệp tư nhân Hải Yến", "0312687878", elsewhere, 3, nil},
		{"a letter's slip", "Cơ sở Phươmg", "", keSach(), 0, []int64{4}},
		{"nobody", "Công ty TNHH Đại Lợi", "", keSach(), 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := rightRow()
			r.Beneficiaries, r.TaxCode, r.Place, r.District = []string{tt.party}, tt.tax, tt.place, tt.place
			p := proposed([]BookRow{r}, nil, register, ImportChoices{})
			one := p.Parties[0]
			var asked []int64
			for _, m := range one.Asked {
				asked = append(asked, m.ID)
			}
			if one.Existing != tt.existing || !slices.Equal(asked, tt.asked) {
				t.Fatalf("%d, asked %v", one.Existing, asked)
			}
			if len(asked) == 0 {
				return
			}
			if err := p.MayConfirm(ImportChoices{OnlyRight: true}); err == nil {
				t.Fatal("what is not certain is asked before anything is stored")
			}
			for _, answer := range []int64{0, asked[0]} {
				c := ImportChoices{Beneficiaries: map[string]int64{one.Key(): answer}}
				if p := proposed([]BookRow{r}, nil, register, c); len(p.Asked()) != 0 || p.Parties[0].Existing != answer {
					t.Fatalf("answered %d: %+v", answer, p.Parties)
				}
			}
		})
	}
	t.Run("one for all its rows", func(t *testing.T) {
		var rows []BookRow
		for i, name := range []string{"Công ty TNHH Đại Lợi", "Cty TNHH Đại Lợi", "CÔNG TY TNHH ĐẠI LỢI"} {
			r := rightRow()
			r.Line, r.Title, r.Beneficiaries = i, "Máy "+name, []string{name}
			if i == 1 {
				r.Place, r.District = PlaceRef{}, PlaceRef{}
			}
			rows = append(rows, r)
		}
		if p := proposed(rows, nil, register, ImportChoices{}); len(p.Parties) != 1 || p.Parties[0].Rows != 3 || p.Result.Establishments != 1 {
			t.Fatalf("%+v", p.Parties)
		}
	})
}

func TestLegalFormOf(t *testing.T) {
	for name, want := range map[string]LegalForm{
		"Công ty TNHH MTV Minh Phát": "limited", "Công ty Cổ phần Thực phẩm": "joint_stock", "Cty CP Bao bì": "joint_stock", "DNTN Tân Phát": "private",
		"Hợp tác xã Nông nghiệp": "cooperative", "Liên hiệp HTX Miền Tây": "union", "Hộ kinh doanh Lê Văn Tám": "household", "Tổ hợp tác Đan lát": "group", "Cơ sở Hai Lúa": "other",
	} {
		if got := LegalFormOf(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestBookContents(t *testing.T) {
	for group, of := range bookContents {
		for _, one := range of {
			if c, ok := ContentByCode(one.code); !ok || c.Group != group {
				t.Errorf("%s %q: %s is %s", group, one.words, one.code, c.Group)
			}
		}
	}
	for _, c := range Contents {
		if bookContent(c.Group, "Đề án") == "" {
			t.Errorf("a row of %s has no content", c.Group)
		}
	}
}
