package web

import (
	"net/http"

	"khuyencong/paper"
	"khuyencong/programme"
)

// Checking a paper that one has in hand: open to everybody.
func (s *Server) verifyRoutes() []route {
	return []route{
		{"GET /verify", reads, s.verifyAsk},
		{"GET /verify/{code}", reads, s.verifyShow},
		{"POST /verify/{code}", uploads, s.verifyFile},
	}
}

// comparing lets a few strangers send a file at a time: each may take 25 MB of
// memory.
var comparing = make(chan struct{}, 4)

func verifyPath(code string) string { return "/verify/" + code }

// verifyPage is what anybody may know of an issued paper.
type verifyPage struct {
	Info       publicInfo
	Code       string // as typed
	Problem    string
	Found      bool
	V          programme.Verified
	Match      programme.FileMatch
	File       string // that was compared
	Signatures []programme.DigitalSignature
	Signed     bool // who looks has signed in and may open the register
}

func (s *Server) drawVerify(w http.ResponseWriter, r *http.Request, status int, p verifyPage) error {
	var err error
	if p.Info, err = s.publicFrame(r, "Kiểm tra văn bản", "/verify"); err != nil {
		return err
	}
	return render(w, r, status, verifyView(p))
}

// verifyAsk asks for the code, or leads to its page.
func (s *Server) verifyAsk(w http.ResponseWriter, r *http.Request, u programme.User) error {
	typed := programme.Clean(r.FormValue("code"))
	if typed == "" {
		return s.drawVerify(w, r, http.StatusOK, verifyPage{})
	}
	if code := programme.ParsePaperCode(typed); code != "" {
		http.Redirect(w, r, verifyPath(code), http.StatusSeeOther)
		return nil
	}
	return s.drawVerify(w, r, http.StatusUnprocessableEntity, verifyPage{Code: typed, Problem: "Mã “" + typed + "” không đúng dạng. Mã có 16 chữ và số, in dưới chữ ký của văn bản, ví dụ 7KQM-4RTX-W2NB-PD9H."})
}

// verified loads the paper that the address names; a code that is none finds
// none.
func (s *Server) verified(r *http.Request) (p verifyPage, err error) {
	typed := programme.Clean(r.PathValue("code"))
	p = verifyPage{Code: typed}
	code := programme.ParsePaperCode(typed)
	if code == "" {
		p.Problem = "Mã này không đúng dạng nên không có văn bản nào. Kiểm tra lại từng chữ, hoặc quét lại mã QR."
		return p, nil
	}
	p.V, err = s.store.VerifyPaper(r.Context(), code)
	if programme.KindOf(err) == programme.NotFound {
		p.Problem = "Không có văn bản nào mang mã này. Nếu mã được chép đúng thì văn bản không do chương trình phát hành: hỏi lại cơ quan ghi trên văn bản."
		return p, nil
	}
	p.Found = err == nil
	return p, err
}

func (s *Server) verifyShow(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, err := s.verified(r)
	if err != nil {
		return err
	}
	p.Signed = u.May(programme.ReadPapers)
	return s.drawVerify(w, r, foundStatus(p), p)
}

func foundStatus(p verifyPage) int {
	if p.Found {
		return http.StatusOK
	}
	return http.StatusNotFound
}

// verifyFile compares a file in hand. It is read into memory and kept nowhere.
func (s *Server) verifyFile(w http.ResponseWriter, r *http.Request, u programme.User) error {
	comparing <- struct{}{}
	defer func() { <-comparing }()
	sent, refused := readUpload(r)
	p, err := s.verified(r)
	if err != nil {
		return err
	}
	p.Signed = u.May(programme.ReadPapers)
	switch {
	case !p.Found:
		return s.drawVerify(w, r, http.StatusNotFound, p)
	case refused != nil:
		p.Problem = programme.Problems(refused)[0].Message
	case sent.content == nil:
		p.Problem = "Chọn tệp cần đối chiếu (.pdf hoặc .docx)."
	case len(sent.content) > programme.MaxPaperFile:
		p.Problem = "Tệp lớn hơn 20 MB nên không phải tệp đã phát hành."
	}
	if p.Problem != "" {
		return s.drawVerify(w, r, http.StatusUnprocessableEntity, p)
	}
	if p.Match, err = s.store.MatchFile(r.Context(), p.V.Paper.Code, sent.content); err != nil {
		return err
	}
	p.File, p.Signatures = programme.Clean(sent.file), paper.Signatures(sent.content)
	return s.drawVerify(w, r, http.StatusOK, p)
}
