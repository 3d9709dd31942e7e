package web

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"khuyencong/programme"
	"khuyencong/sheet"
)

func (s *Server) treasuryRoutes() []route {
	return []route{
		{"GET /funds/{level}/{year}/treasury", reads, s.treasuryShow},
		{"POST /funds/{level}/{year}/treasury", uploads, s.treasuryRead},
		{"POST /funds/{level}/{year}/treasury/statements", uploads, s.treasuryImport},
		{"POST /funds/{level}/{year}/treasury/matches", writes, s.treasuryMatch},
		{"POST /funds/{level}/{year}/treasury/minutes", writes, s.treasurySign},
	}
}

// treasuryPath is an address of a fund's reconciliation; what is "", or
// "/matches" and so on.
func treasuryPath(r programme.Reconciliation, what string) string {
	return fundPath(r.Level, r.Year) + "/treasury" + what + "?programme=" + number(r.Programme.ID)
}

type treasuryPage struct {
	Info     pageInfo
	R        programme.Reconciliation
	Open     []programme.TreasuryEntry
	Lines    []programme.TreasuryLine
	Proposed []programme.TreasuryPair
	File     recordForm // of choosing a file
	Match    recordForm
	Sign     recordForm
	History  []historyEntry
}

// MayPrepare and MaySign tell what the user may still do with the year.
func (p treasuryPage) MayPrepare(u programme.User) bool {
	return u.May(programme.Reconcile) && !p.R.Closed
}
func (p treasuryPage) MaySign(u programme.User) bool {
	return u.May(programme.CloseYear) && !p.R.Closed
}

// treasuryShow holds a fund's fiscal year against the Treasury.
func (s *Server) treasuryShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	return s.treasuryDraw(w, r, u, http.StatusOK, treasuryPage{})
}

func (s *Server) treasuryDraw(w http.ResponseWriter, r *http.Request, u programme.User, status int, p treasuryPage) error {
	f, of, err := s.fundYear(w, r, u)
	if err != nil {
		return err
	}
	if p.R, err = s.store.Reconciliation(r.Context(), u, f); err != nil {
		return err
	}
	p.Open, p.Lines, p.Proposed = p.R.OpenEntries(), p.R.OpenLines(), p.R.Proposals()
	events, err := s.store.History(r.Context(), u, programme.SFund, f.Number())
	if err != nil {
		return err
	}
	p.History = history(events)
	p.Info = s.treasuryInfo(w, r, of, f, "Đối chiếu với Kho bạc")
	if status != http.StatusOK {
		return render(w, r, status, treasuryView(p))
	}
	return renderTables(w, r, treasuryView(p), p.R.Tables)
}

func (s *Server) treasuryInfo(w http.ResponseWriter, r *http.Request, of programme.Programme, f programme.FundYear, title string, more ...crumb) pageInfo {
	level := programme.Level(f.Fund)
	crumbs := append([]crumb{{"Sổ quỹ", "/funds"}, {fmt.Sprintf("%s %d", levelShort(level), f.Year), fundPath(level, f.Year)}}, more...)
	return s.info(w, r, of, navEvaluation, title, crumbs...)
}

// treasuryPreviewPage is a statement as it was read; nothing of it is stored.
type treasuryPreviewPage struct {
	Info  pageInfo
	R     programme.Reconciliation
	File  programme.TreasuryFile
	Known map[string]bool // lines that stand already
	Fresh programme.TreasuryFile
	Rows  string // to be sent again
}

// treasuryRead reads a chosen file and shows what would be stored.
func (s *Server) treasuryRead(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readUpload(r)
	if err == nil && sent.content == nil {
		err = programme.Refuse(programme.Invalid, "file", "Chưa chọn tệp bảng kê của Kho bạc.")
	}
	f, of, yearErr := s.fundYear(w, r, u)
	if yearErr != nil {
		return yearErr
	}
	var p treasuryPreviewPage
	if err == nil {
		p.R, err = s.store.Reconciliation(r.Context(), u, f)
	}
	if err == nil {
		p.File, err = s.treasuryRows(sent.file, sent.content, f.Year)
	}
	if err == nil {
		p.Known = p.R.Keys()
		p.Fresh, _, err = p.File.New(p.Known)
	}
	if programme.KindOf(err) == programme.Invalid && err != nil {
		return s.treasuryDraw(w, r, u, http.StatusUnprocessableEntity, treasuryPage{File: recordForm{Typed: url.Values{}, Problems: programme.Problems(err)}})
	}
	if err != nil {
		return err
	}
	if p.Rows, err = treasuryCSV(p.Fresh); err != nil {
		return err
	}
	p.Info = s.treasuryInfo(w, r, of, f, "Xem trước bảng kê", crumb{"Đối chiếu với Kho bạc", fundPath(p.R.Level, p.R.Year) + "/treasury"})
	return render(w, r, http.StatusOK, treasuryPreviewView(p))
}

func (s *Server) treasuryRows(name string, content []byte, year int) (programme.TreasuryFile, error) {
	if len(content) > programme.MaxPaperFile {
		return programme.TreasuryFile{}, programme.Refuse(programme.Invalid, "file", "Tệp lớn hơn 20 MB nên không được đọc. Chỉ để lại bảng cần nhập rồi chọn lại.")
	}
	rows, err := sheet.Read(name, content)
	if err != nil {
		return programme.TreasuryFile{}, err
	}
	return programme.ParseTreasury(name, rows, year, programme.DayOf(s.store.Now()))
}

func treasuryCSV(f programme.TreasuryFile) (string, error) {
	var b strings.Builder
	out := csv.NewWriter(&b)
	err := out.WriteAll(f.Rows())
	return b.String(), err
}

// treasuryImport stores what was shown.
func (s *Server) treasuryImport(w http.ResponseWriter, r *http.Request, u programme.User) error {
	sent, err := readUpload(r)
	if err != nil {
		return err
	}
	f, _, err := s.fundYear(w, r, u)
	if err != nil {
		return err
	}
	file, err := s.treasuryRows("bang-ke.csv", []byte(sent.values.Get("rows")), f.Year)
	added, matched := 0, 0
	if err == nil {
		file.Name = programme.Clean(sent.values.Get("name"))
		added, matched, err = s.store.ImportTreasury(r.Context(), u, f, file)
	}
	if programme.KindOf(err) == programme.Invalid && err != nil {
		return s.treasuryDraw(w, r, u, http.StatusUnprocessableEntity, treasuryPage{File: recordForm{Typed: url.Values{}, Problems: programme.Problems(err)}})
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, fundPath(programme.Level(f.Fund), f.Year)+"/treasury?programme="+number(f.ProgrammeID),
		fmt.Sprintf("Đã nhập %d dòng của Kho bạc; %d dòng tự khớp với sổ quỹ theo số chứng từ và số tiền.", added, matched))
}

// treasuryMatch matches lines by number and amount, by a person's choice, or
// takes a match apart.
func (s *Server) treasuryMatch(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, _, err := s.fundYear(w, r, u)
	if err != nil {
		return err
	}
	form, said := readForm(r), ""
	switch form.text("do") {
	case "sure":
		n := 0
		n, err = s.store.MatchSure(r.Context(), u, f)
		said = fmt.Sprintf("Đã khớp thêm %d cặp cùng số chứng từ và số tiền.", n)
	case "pair":
		err = s.store.MatchTreasury(r.Context(), u, f, ids(r.PostForm["entry"]), ids(r.PostForm["line"]))
		said = "Đã ghép."
	case "apart":
		err = s.store.UnmatchTreasury(r.Context(), u, f, form.id("match"))
		said = "Đã tách cặp; các dòng trở lại phần chưa khớp."
	default:
		err = programme.Refuse(programme.Invalid, "match", "Chọn việc cần làm: ghép, tách hay khớp lại.")
	}
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		return s.treasuryDraw(w, r, u, statuses[k], treasuryPage{Match: recordForm{Typed: form.typed, Problems: programme.Problems(err)}})
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, fundPath(programme.Level(f.Fund), f.Year)+"/treasury?programme="+number(f.ProgrammeID), said)
}

// ids are the numbers of records among what was sent.
func ids(sent []string) (all []int64) {
	for _, s := range sent {
		if id, err := strconv.ParseInt(s, 10, 64); err == nil {
			all = append(all, id)
		}
	}
	return all
}

// treasurySign keeps the minutes of a period.
func (s *Server) treasurySign(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f, _, err := s.fundYear(w, r, u)
	if err != nil {
		return err
	}
	form := readForm(r)
	m := programme.SignedReconciliation{Until: form.day("until"), Document: form.text("document"), Dated: form.day("dated"), Note: form.text("note")}
	if err = form.err(); err == nil {
		err = s.store.SignReconciliation(r.Context(), u, f, m)
	}
	if k := programme.KindOf(err); err != nil && (k == programme.Invalid || k == programme.Conflict) {
		return s.treasuryDraw(w, r, u, statuses[k], treasuryPage{Sign: recordForm{Typed: form.typed, Problems: programme.Problems(err)}})
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, fundPath(programme.Level(f.Fund), f.Year)+"/treasury?programme="+number(f.ProgrammeID), "Đã ký đối chiếu đến "+m.Until.String()+".")
}

// plusMinus is an amount of đồng with its sign.
func plusMinus(m programme.Money) string {
	if m > 0 {
		return "+" + m.String()
	}
	return m.String()
}
