package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khuyencong/paper"
	"khuyencong/programme"
	"khuyencong/store"
)

// The register of issued papers, and what is kept of the papers of a record.
func (s *Server) issuedRoutes() []route {
	return []route{
		{"GET /issued", reads, s.issuedList},
		{"GET /issued/new", reads, s.issuedNew},
		{"POST /issued", writes, s.issuedCreate},
		{"GET /issued/{id}", reads, s.issuedShow},
		{"GET /issued/{id}/{format}", reads, s.issuedFile},
		{"POST /issued/{id}/withdrawal", writes, s.issuedWithdraw},
	}
}

var issuedCrumb = crumb{"Sổ văn bản đi", "/issued"}

func issuedPath(id int64) string { return "/issued/" + number(id) }

// refQuery names a record in an address.
func refQuery(r programme.PaperRef) string {
	return url.Values{"sort": {string(r.Sort)}, "of": {number(r.Number())}, "key": {r.Key}}.Encode()
}

func issuedNewPath(r programme.PaperRef) string { return "/issued/new?" + refQuery(r) }

// recordRef reads the record that a form or an address names.
func recordRef(f *form) programme.PaperRef {
	return programme.PaperRefOf(programme.PaperSort(f.text("sort")), f.id("of"), f.text("key"))
}

// issuedListPage is the register.
type issuedListPage struct {
	Info   pageInfo
	Filter store.IssuedFilter
	List   store.IssuedList
	Pager  pagerView
}

func (s *Server) issuedList(w http.ResponseWriter, r *http.Request, u programme.User) error {
	q := readQuery(r)
	f := store.IssuedFilter{Text: q.text("text")}
	if sort := programme.PaperSort(q.text("sort")); sort.Known() {
		f.Sort = sort
	}
	if state := programme.IssuedState(q.text("state")); slices.Contains(issuedStates, state) {
		f.State = state
	}
	f.Year, _ = programme.ParseYear(q.text("year"))
	f.Page, _ = strconv.Atoi(q.text("page"))
	l, err := s.store.IssuedPapers(r.Context(), u, f)
	if err != nil {
		return err
	}
	info := pageInfo{Title: issuedCrumb.Label, Version: s.version, Flash: takeFlash(w, r), Active: navReports}
	return render(w, r, http.StatusOK, issuedListView(issuedListPage{Info: info, Filter: f, List: l, Pager: pages(r, "văn bản", l.Page, l.Pages, store.PageSize, l.Total)}))
}

var issuedStates = []programme.IssuedState{programme.IssuedStands, programme.IssuedReplaced, programme.IssuedWithdrawn}

// issuedNewPage is a paper before it is issued: what it gets, and how it will
// look.
type issuedNewPage struct {
	Info      pageInfo
	Source    issuing
	Form      recordForm
	Standing  programme.IssuedPaper // the one that this would replace; ID 0 for none
	Signers   []programme.Signatory
	Sheet     string
	Site      string
	Temporary bool // nobody said at which address the pages are to be opened
}

func (s *Server) issuedNew(w http.ResponseWriter, r *http.Request, u programme.User) error {
	q := readQuery(r)
	i, err := s.sourceOf(r, u, recordRef(q))
	if err != nil {
		return err
	}
	return s.drawIssuedNew(w, r, u, http.StatusOK, i, recordForm{})
}

// proposed is the form of a paper as it is first shown: the next number of its
// book, today, who signs it.
func (s *Server) proposed(r *http.Request, u programme.User, i issuing, signers []programme.Signatory) (url.Values, error) {
	today := programme.DayOf(s.store.Now())
	day := i.Doc.Date
	if day == 0 || day > today {
		day = today
	}
	n, symbol := i.Doc.NumberText()
	if symbol == "" {
		symbol = "TTKC"
	}
	if n == "" {
		next, err := s.store.NextNumber(r.Context(), u, day.Year(), symbol)
		if err != nil {
			return nil, err
		}
		n = fmt.Sprintf("%02d", next)
	}
	v := url.Values{"number": {n}, "symbol": {symbol}, "dated": {day.String()}, "signer": {"0"}}
	own := i.Doc.Signer()
	v.Set("signer_name", own.Name)
	v.Set("signer_post", strings.Join(own.Powers, "\n"))
	for _, one := range signers {
		if own.Name == "" || one.Name == own.Name {
			v.Set("signer", number(one.Holding))
			v.Set("signer_name", one.Name)
			if own.Powers == nil {
				v.Set("signer_post", strings.ToUpper(one.Post))
			}
			break
		}
	}
	return v, nil
}

func (s *Server) drawIssuedNew(w http.ResponseWriter, r *http.Request, u programme.User, status int, i issuing, f recordForm) error {
	file, err := s.store.RecordFile(r.Context(), u, i.Ref)
	if err != nil {
		return err
	}
	p := issuedNewPage{Source: i, Form: f, Site: s.site(r), Temporary: s.Site == ""}
	if n := slices.IndexFunc(file.Issued, func(one programme.IssuedPaper) bool { return one.State == programme.IssuedStands }); n >= 0 && !i.Ref.Sort.Many() {
		p.Standing = file.Issued[n]
	}
	day := programme.DayOf(s.store.Now())
	if typed, err := programme.ParseDay("dated", f.Typed.Get("dated")); err == nil && typed != 0 {
		day = typed
	}
	if p.Signers, err = s.store.Signatories(r.Context(), u, day); err != nil {
		return err
	}
	if p.Form.Typed == nil {
		if p.Form.Typed, err = s.proposed(r, u, i, p.Signers); err != nil {
			return err
		}
	}
	if p.Sheet, err = paperHTML(i.Doc.Issued(issueOf(readIssued(&form{typed: p.Form.Typed}, i), p.Site, "cấp khi phát hành"))); err != nil {
		return err
	}
	p.Info = s.info(w, r, i.Of, navReports, "Phát hành "+lowerWords(i.Ref.Sort.Label()), issuedCrumb, crumb{i.Ref.Sort.Label(), i.Back})
	return render(w, r, status, issuedNewView(p))
}

// readIssued reads the form of a paper that is issued.
func readIssued(f *form, i issuing) programme.IssuedPaper {
	return programme.IssuedPaper{
		PaperRef: i.Ref, ProgrammeID: i.Of.ID, Kind: i.Doc.Kind, Subject: i.Doc.Subject, Issuer: i.Doc.Issuer,
		Number: f.text("number"), Symbol: f.text("symbol"), Dated: f.day("dated"), SignerPost: sameLines(f.text("signer_post")), SignerName: f.text("signer_name"),
		Replaces: f.id("replaces"), Reason: sameLines(f.text("reason")),
	}
}

// issueOf is what is printed on an issued paper.
func issueOf(p programme.IssuedPaper, site, code string) paper.Issue {
	address := site + verifyPath(code)
	if programme.ParsePaperCode(code) == "" {
		address = site + "/verify/"
	}
	return paper.Issue{Number: p.Number, Symbol: p.Symbol, Date: p.Dated, Powers: strings.Split(p.SignerPost, "\n"), Signer: p.SignerName, Address: address, Code: code}
}

// issuedCreate issues a paper that was looked at, or shows it again with what
// was typed.
func (s *Server) issuedCreate(w http.ResponseWriter, r *http.Request, u programme.User) error {
	f := readForm(r)
	i, err := s.sourceOf(r, u, recordRef(f))
	if err != nil {
		return err
	}
	mine, again := readIssued(f, i), recordForm{Typed: f.typed}
	if f.text("do") == "preview" {
		again.Problems = programme.Problems(f.err())
		return s.drawIssuedNew(w, r, u, http.StatusOK, i, again)
	}
	switch {
	case i.Problem != "":
		err = programme.Refuse(programme.Conflict, "", "%s", i.Problem)
	case f.text("seen") != i.seen():
		err = programme.Refuse(programme.Conflict, "", "Nội dung giấy đã đổi từ khi bạn xem. Bản mới ở dưới; xem lại rồi phát hành.")
	case i.fixed() != "" && i.Doc.Date != 0 && mine.Dated != 0 && mine.Dated != i.Doc.Date:
		err = programme.Refuse(programme.Invalid, "dated", "Hồ sơ đã ghi ngày %s. Sửa ngày trong hồ sơ trước nếu ngày đó sai, rồi phát hành.", i.Doc.Date)
	default:
		err = f.err()
	}
	var issued programme.IssuedPaper
	if err == nil {
		issued, err = s.store.IssuePaper(r.Context(), u, mine, i.fixed(), f.id("signer"), func(p programme.IssuedPaper) ([]programme.IssuedFile, error) {
			return drawIssued(i.Doc.Issued(issueOf(p, s.site(r), p.Code)))
		})
	}
	if err == nil {
		return seeOther(w, r, issuedPath(issued.ID), "Đã phát hành "+lowerWords(issued.Title())+". Tải tệp để in, ký; ký xong nộp bản đã ký ở trang này.")
	}
	status, ok := refusedRecord(err)
	if !ok {
		return err
	}
	again.Problems = programme.Problems(err)
	return s.drawIssuedNew(w, r, u, status, i, again)
}

// drawIssued makes the frozen forms of a paper.
func drawIssued(d paper.Doc) (files []programme.IssuedFile, err error) {
	word, err := paper.DOCX(d)
	if err != nil {
		return nil, err
	}
	print, err := paper.PDF(d)
	if err != nil {
		return nil, err
	}
	doc, err := json.Marshal(d)
	return []programme.IssuedFile{{Format: "docx", Bytes: word}, {Format: "pdf", Bytes: print}, {Format: frozenDoc, Bytes: doc}}, err
}

// issuedShowPage is an issued paper.
type issuedShowPage struct {
	Info    pageInfo
	Paper   programme.IssuedPaper
	Newer   programme.IssuedPaper
	Sheet   string
	Site    string
	Back    string
	Copies  []programme.SignedCopy
	Form    recordForm
	History []historyEntry
}

func (s *Server) issuedShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	return s.drawIssuedShow(w, r, u, http.StatusOK, id, recordForm{})
}

func (s *Server) drawIssuedShow(w http.ResponseWriter, r *http.Request, u programme.User, status int, id int64, f recordForm) (err error) {
	p := issuedShowPage{Form: f, Site: s.site(r)}
	if p.Paper, p.Newer, err = s.store.IssuedPaper(r.Context(), u, id); err != nil {
		return err
	}
	frozen, err := s.store.IssuedFile(r.Context(), u, id, frozenDoc)
	if err == nil {
		p.Sheet, err = drawFrozen(frozen.Bytes)
	}
	if err != nil {
		return err
	}
	file, err := s.store.RecordFile(r.Context(), u, p.Paper.PaperRef)
	if err != nil {
		return err
	}
	for _, c := range file.Copies {
		if c.IssuedID == id {
			p.Copies = append(p.Copies, c)
		}
	}
	events, err := s.store.History(r.Context(), u, programme.SIssuedPaper, id)
	if err != nil {
		return err
	}
	p.History = history(events)
	of, err := s.store.Programme(r.Context(), u, p.Paper.ProgrammeID)
	if err != nil {
		return err
	}
	p.Back = recordPath(p.Paper.PaperRef)
	p.Info = s.info(w, r, of, navReports, p.Paper.Title(), issuedCrumb)
	return render(w, r, status, issuedShowView(p))
}

// issuedFile sends a frozen file as it was issued.
func (s *Server) issuedFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	format := r.PathValue("format")
	if format != "docx" && format != "pdf" {
		return programme.Refuse(programme.NotFound, "", "Không có tệp .%s. Chọn docx hoặc pdf.", format)
	}
	p, _, err := s.store.IssuedPaper(r.Context(), u, id)
	if err != nil {
		return err
	}
	f, err := s.store.IssuedFile(r.Context(), u, id, format)
	if err != nil {
		return err
	}
	sendFile(w, format, strings.ReplaceAll(p.Paper(), "/", "-")+"-"+p.Dated.ISO(), f.Bytes)
	return nil
}

func (s *Server) issuedWithdraw(w http.ResponseWriter, r *http.Request, u programme.User) error {
	id, err := pathID(r)
	if err != nil {
		return err
	}
	f := readForm(r)
	p, err := s.store.WithdrawPaper(r.Context(), u, id, f.id("version"), sameLines(f.text("reason")))
	if err == nil {
		return seeOther(w, r, issuedPath(id), "Đã thu hồi "+lowerWords(p.Title())+". Trang kiểm tra văn bản nói rõ điều này từ nay.")
	}
	status, ok := refusedRecord(err)
	if !ok || programme.KindOf(err) == programme.Forbidden {
		return err
	}
	return s.drawIssuedShow(w, r, u, status, id, recordForm{Typed: f.typed, Problems: programme.Problems(err)})
}
