package store_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// issuedDraw draws a paper as its code and number.
func issuedDraw(p programme.IssuedPaper) ([]programme.IssuedFile, error) {
	return []programme.IssuedFile{{Format: "docx", Bytes: []byte("PK " + p.Code)}, {Format: "pdf", Bytes: []byte("%PDF- " + p.Paper() + p.Code)}}, nil
}

func letterOf(p programme.Project, number string) programme.IssuedPaper {
	return programme.IssuedPaper{
		PaperRef: programme.PaperRefOf(programme.SortLetter, p.ID, "1"), ProgrammeID: p.ProgrammeID, Kind: "THÔNG BÁO", Subject: "Kết quả phê duyệt đề án của Hộ kinh doanh Thạch Văn Sáu",
		Issuer: "TRUNG TÂM KHUYẾN CÔNG", Number: number, Symbol: "TB-TTKC", Dated: programme.DayOf(storetest.Start), SignerPost: "GIÁM ĐỐC", SignerName: "Trần Văn A",
	}
}

// TestIssuedPapers: a paper goes out with the next number, is replaced and
// withdrawn with a reason, and is never changed or lost.
func TestIssuedPapers(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		one := must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		year := programme.DayOf(storetest.Start).Year()
		if n := must[int](t)(s.NextNumber(ctx, me, year, "TB-TTKC")); n != 1 {
			t.Errorf("the first number is %d", n)
		}
		first := must[programme.IssuedPaper](t)(s.IssuePaper(ctx, me, letterOf(one, "15"), "", 0, issuedDraw))
		if n := must[int](t)(s.NextNumber(ctx, me, year, "tb-ttkc")); n != 16 {
			t.Errorf("after 15 comes %d", n)
		}
		f := must[programme.IssuedFile](t)(s.IssuedFile(ctx, me, first.ID, "pdf"))
		if string(f.Bytes) != "%PDF- 15/TB-TTKC"+first.Code || programme.ParsePaperCode(strings.ToLower(first.Code)) != first.Code {
			t.Errorf("%q, code %q", f.Bytes, first.Code)
		}

		other := letterOf(one, "0015")
		other.PaperRef.Key = "2"
		for name, tt := range map[string]struct {
			p     programme.IssuedPaper
			fixed string
			kind  programme.Kind
			field string
		}{
			"the same number for another record": {other, "", programme.Invalid, "number"},
			"issued twice":                       {letterOf(one, "16"), "", programme.Conflict, ""},
			"tomorrow": {func() programme.IssuedPaper {
				x := other
				x.Number, x.Dated = "20", x.Dated.Plus(1)
				return x
			}(), "", programme.Invalid, "dated"},
			"no number":                     {func() programme.IssuedPaper { x := other; x.Number = "A1"; return x }(), "", programme.Invalid, "number"},
			"not the number of the record":  {func() programme.IssuedPaper { x := other; x.Number = "21"; return x }(), "22/TB-TTKC", programme.Invalid, "number"},
			"replaces without a reason":     {func() programme.IssuedPaper { x := letterOf(one, "16"); x.Replaces = first.ID; return x }(), "", programme.Invalid, "reason"},
			"replaces what is not there":    {func() programme.IssuedPaper { x := other; x.Number, x.Replaces = "20", 99; return x }(), "", programme.Conflict, ""},
			"without who signs":             {func() programme.IssuedPaper { x := other; x.Number, x.SignerName = "20", ""; return x }(), "", programme.Invalid, "signer_name"},
			"a symbol that breaks the line": {func() programme.IssuedPaper { x := other; x.Number, x.Symbol = "20", "TB <x>"; return x }(), "", programme.Invalid, "symbol"},
		} {
			if _, err := s.IssuePaper(ctx, me, tt.p, tt.fixed, 0, issuedDraw); !refused(err, tt.kind, tt.field) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := s.IssuePaper(ctx, me, func() programme.IssuedPaper { x := other; x.Number = "20"; return x }(), "", 0, func(programme.IssuedPaper) ([]programme.IssuedFile, error) {
			return nil, errors.New("no paper")
		}); err == nil {
			t.Error("issued without its files")
		}
		if _, err := s.IssuePaper(ctx, programme.User{ID: 5, Role: programme.RoleAuditor}, other, "", 0, issuedDraw); programme.KindOf(err) != programme.Forbidden {
			t.Errorf("by an auditor: %v", err)
		}

		again := letterOf(one, "15") // the same record keeps its number
		again.Replaces, again.Reason = first.ID, "Sai tên đơn vị thụ hưởng"
		second := must[programme.IssuedPaper](t)(s.IssuePaper(ctx, me, again, "", 0, issuedDraw))
		v := must[programme.Verified](t)(s.VerifyPaper(ctx, first.Code))
		if v.Paper.State != programme.IssuedReplaced || v.ReplacedBy != second.Title() {
			t.Errorf("the replaced one: %+v", v)
		}
		if v.Paper.Subject != "Kết quả phê duyệt đề án của Hộ kinh doanh Thạch Văn Sáu" {
			t.Errorf("a subject that names no household of the register: %q", v.Paper.Subject)
		}
		if _, err := s.WithdrawPaper(ctx, me, second.ID, second.Version, "sai"); !refused(err, programme.Invalid, "reason") {
			t.Errorf("withdrawn without a reason: %v", err)
		}
		must[programme.IssuedPaper](t)(s.WithdrawPaper(ctx, me, second.ID, second.Version, "Quyết định gốc đã bị hủy"))
		if _, err := s.WithdrawPaper(ctx, me, second.ID, second.Version, "Quyết định gốc đã bị hủy"); programme.KindOf(err) != programme.Conflict {
			t.Errorf("withdrawn twice: %v", err)
		}
		if _, err := s.IssuePaper(ctx, me, other, "", 0, issuedDraw); !refused(err, programme.Invalid, "number") {
			t.Errorf("the number of a withdrawn paper is given again: %v", err)
		}
		l := must[store.IssuedList](t)(s.IssuedPapers(ctx, me, store.IssuedFilter{Text: "15/tb", Year: year, Sort: programme.SortLetter}))
		if l.Total != 2 || len(l.Papers) != 2 || l.Papers[0].State != programme.IssuedWithdrawn {
			t.Errorf("the register: %+v", l)
		}
		if events := must[[]programme.Event](t)(s.History(ctx, me, programme.SIssuedPaper, second.ID)); len(events) != 2 {
			t.Errorf("%+v", events)
		}

		if _, err := raw.Exec(`UPDATE paper_files SET content = $1 WHERE sha256 = $2`, []byte("forged"), first.Files[0].SHA256); err != nil {
			t.Fatal(err)
		}
		if _, err := s.IssuedFile(ctx, me, first.ID, first.Files[0].Format); programme.KindOf(err) != programme.Conflict {
			t.Errorf("a forged file is given out: %v", err)
		}
	})
}

// TestIssuedAtOnce: of many who give the same number at once one wins.
func TestIssuedAtOnce(t *testing.T) {
	withRaw(t, func(t *testing.T, s *store.Store, raw *sql.DB) {
		p, e := province(t, s)
		one := must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		issued := 0
		for i, err := range atOnce(6, func(i int) error {
			x := letterOf(one, "7")
			x.PaperRef.Key = string(rune('a' + i))
			_, err := s.IssuePaper(ctx, me, x, "", 0, issuedDraw)
			return err
		}) {
			if err == nil {
				issued++
			} else if !refused(err, programme.Invalid, "number") {
				t.Errorf("%d: %v", i, err)
			}
		}
		if n := number(t, raw, `SELECT COUNT(*) FROM issued_papers`); issued != 1 || n != 1 {
			t.Errorf("%d issued, %d stored", issued, n)
		}
	})
}

// TestSignedCopies: what was signed is kept beside the paper, and told from it.
func TestSignedCopies(t *testing.T) {
	storetest.Engines(t, func(t *testing.T, s *store.Store) {
		p, e := province(t, s)
		one := must[programme.Project](t)(s.SaveProject(ctx, me, project(p, e)))
		issued := must[programme.IssuedPaper](t)(s.IssuePaper(ctx, me, letterOf(one, "1"), "", 0, issuedDraw))
		pdf := []byte("%PDF-1.4 ký\n%%EOF\n")
		c := programme.SignedCopy{PaperRef: issued.PaperRef, IssuedID: issued.ID, File: programme.PaperFile{Name: "ban ky.pdf"}, Signatures: []programme.DigitalSignature{{Signer: "Trần Văn A", Intact: true}}}
		for name, content := range map[string][]byte{"nothing": nil, "a Word file": []byte("PK\x03\x04"), "a text": []byte("xin chào"), "30 MB": make([]byte, 30<<20), "cut": []byte("%PDF-1.4 ký")} {
			if _, err := s.SaveSignedCopy(ctx, me, c, content); !refused(err, programme.Invalid, "file") {
				t.Errorf("%s: %v", name, err)
			}
		}
		saved := must[programme.SignedCopy](t)(s.SaveSignedCopy(ctx, me, c, pdf))
		if _, err := s.SaveSignedCopy(ctx, me, c, pdf); !refused(err, programme.Invalid, "file") {
			t.Errorf("the same file twice: %v", err)
		}
		elsewhere := c
		elsewhere.PaperRef.Key = "9"
		if _, err := s.SaveSignedCopy(ctx, me, elsewhere, append(pdf, '\n')); !refused(err, programme.Invalid, "issued") {
			t.Errorf("a copy of another record's paper: %v", err)
		}
		again, content, err := s.SignedCopyFile(ctx, me, saved.ID)
		if err != nil || string(content) != string(pdf) || len(again.Signatures) != 1 || again.Signatures[0].Signer != "Trần Văn A" {
			t.Errorf("%+v, %v", again, err)
		}
		for name, tt := range map[string]struct {
			content []byte
			want    programme.FileMatch
		}{
			"the issued file":         {[]byte("%PDF- 1/TB-TTKC" + issued.Code), programme.MatchSame},
			"with a signature after":  {[]byte("%PDF- 1/TB-TTKC" + issued.Code + "\n/ByteRange[0 1 2 3]"), programme.MatchSigned},
			"with something after":    {[]byte("%PDF- 1/TB-TTKC" + issued.Code + "\nthêm"), programme.MatchNothing},
			"the signed copy":         {pdf, programme.MatchCopy},
			"another":                 {[]byte("%PDF- 2/TB-TTKC"), programme.MatchNothing},
			"nothing at all":          {[]byte{}, programme.MatchNothing},
			"one byte of it is other": {[]byte("%PDF- 1/TB-TTKX" + issued.Code), programme.MatchNothing},
		} {
			if got := must[programme.FileMatch](t)(s.MatchFile(ctx, issued.Code, tt.content)); got != tt.want {
				t.Errorf("%s: %s", name, got)
			}
		}
		must[programme.SignedCopy](t)(s.DropSignedCopy(ctx, me, saved.ID, "nộp nhầm hồ sơ"))
		if got := must[programme.FileMatch](t)(s.MatchFile(ctx, issued.Code, pdf)); got != programme.MatchNothing {
			t.Errorf("a dropped copy: %s", got)
		}
		if f := must[store.RecordFile](t)(s.RecordFile(ctx, me, issued.PaperRef)); len(f.Copies) != 1 || len(programme.StandingCopies(f.Copies)) != 0 || len(f.Issued) != 1 {
			t.Errorf("%+v", f)
		}
		elsewhereUser := programme.User{ID: 4, Role: programme.RoleCentreOfficer, Scope: programme.Scope{Places: []string{"0"}}}
		if _, _, err := s.SignedCopyFile(ctx, elsewhereUser, saved.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("of a project out of sight: %v", err)
		}
		if _, _, err := s.IssuedPaper(ctx, elsewhereUser, issued.ID); programme.KindOf(err) != programme.NotFound {
			t.Errorf("an issued paper out of sight: %v", err)
		}
	})
}
