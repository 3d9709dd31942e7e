package web

import (
	"net/http"
	"net/url"
	"strconv"

	"khuyencong/programme"
)

// checkQuestions are the questions of the self-check, by their names in the
// address of the answer.
var checkQuestions = []string{"form", "place", "trade", "wish", "cost", "paid", "other", "state", "begun", "start_day", "workers", "revenue", "capital"}

// publicCheckPage asks the questions of the self-check.
type publicCheckPage struct {
	Info     publicInfo
	Values   url.Values // as typed
	Problems problems
	Places   []option

	Asked, Possible int64 // checks of this year, and those that left something possible
}

// publicAnswerPage is what the rules say of the answers.
type publicAnswerPage struct {
	Info   publicInfo
	Check  programme.SelfCheck
	Answer programme.SelfCheckAnswer
	Calls  []programme.OpenCall
	Posts  []string
	Today  programme.Day
	Query  string // the answers, for the address
}

// publicCheck asks; the address may hold answers to be changed.
func (s *Server) publicCheck(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	return s.drawCheck(w, r, http.StatusOK, checkValues(r.URL.Query()), nil)
}

func (s *Server) drawCheck(w http.ResponseWriter, r *http.Request, status int, values url.Values, refused error) error {
	p := publicCheckPage{Values: values, Problems: programme.Problems(refused)}
	var err error
	if p.Info, err = s.publicFrame(r, "Tôi có được hỗ trợ không?", "/public/check"); err != nil {
		return err
	}
	units, err := s.store.PublicPlaces(r.Context(), p.Info.Programme)
	if err != nil {
		return err
	}
	p.Places = placeSuggestions(units)
	begin, _ := programme.NewDay(programme.DayOf(s.store.Now()).Year(), 1, 1)
	if p.Asked, p.Possible, err = s.store.SelfCheckCounts(r.Context(), begin); err != nil {
		return err
	}
	return render(w, r, status, publicCheckView(p))
}

// publicCheckCreate reads the answers, counts that somebody has asked, and
// leads to the answer, whose address can be kept or sent on.
func (s *Server) publicCheckCreate(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	values := checkValues(r.PostForm)
	c, err := s.selfCheck(r, values)
	if programme.KindOf(err) == programme.Invalid {
		return s.drawCheck(w, r, http.StatusUnprocessableEntity, values, err)
	}
	if err != nil {
		return err
	}
	d, err := s.store.SelfCheckData(r.Context(), c)
	if err != nil {
		return err
	}
	if err := s.store.CountSelfCheck(r.Context(), c.Wish, c.Answer(d).Possible()); err != nil {
		return err
	}
	return seeOther(w, r, "/public/check/answer?"+values.Encode(), "")
}

// publicAnswer works the answer out of the address; it stores nothing.
func (s *Server) publicAnswer(w http.ResponseWriter, r *http.Request, _ programme.User) error {
	values := checkValues(r.URL.Query())
	c, err := s.selfCheck(r, values)
	if programme.KindOf(err) == programme.Invalid {
		return s.drawCheck(w, r, http.StatusUnprocessableEntity, values, err)
	}
	if err != nil {
		return err
	}
	d, err := s.store.SelfCheckData(r.Context(), c)
	if err != nil {
		return err
	}
	p := publicAnswerPage{Check: c, Answer: c.Answer(d), Today: d.Today, Query: values.Encode()}
	if p.Info, err = s.publicFrame(r, "Trả lời: tôi có được hỗ trợ không?", "/public/check"); err != nil {
		return err
	}
	if p.Calls, err = s.store.PublicCalls(r.Context()); err != nil {
		return err
	}
	if p.Posts, err = s.store.PublicPosts(r.Context(), c.Place); err != nil {
		return err
	}
	return render(w, r, http.StatusOK, publicAnswerView(p))
}

// checkValues are the answers that somebody gave, without whatever else an
// address or a form holds.
func checkValues(sent url.Values) url.Values {
	values := url.Values{}
	for _, name := range checkQuestions {
		if v := programme.Clean(sent.Get(name)); v != "" && len(v) <= 300 {
			values.Set(name, v)
		}
	}
	return values
}

// selfCheck reads the answers.
func (s *Server) selfCheck(r *http.Request, values url.Values) (programme.SelfCheck, error) {
	f := &form{typed: values}
	today := programme.DayOf(s.store.Now())
	c := programme.SelfCheck{
		Form: programme.LegalForm(f.text("form")), Trade: programme.TradeByCode(f.text("trade")), Wish: programme.WishByCode(f.text("wish")), Cost: f.money("cost"),
		Paid: programme.ConditionAnswer(f.text("paid")), Other: programme.ConditionAnswer(f.text("other")), State: programme.MachineState(f.text("state")),
		Start: programme.ProjectStart{Begun: programme.Begun(f.text("begun")), Day: f.day("start_day")},
		Size:  programme.SizeFigures{Workers: f.count("workers"), Revenue: f.amount("revenue"), Capital: f.amount("capital")},
	}
	if c.Start.Begun == programme.HasBegun {
		c.Start.Item = "Hạng mục bạn muốn được hỗ trợ"
	}
	var err error
	if c.Place, err = s.placeTyped(r, f.text("place"), today); err != nil {
		if programme.KindOf(err) != programme.Invalid {
			return c, err
		}
		f.keep(err)
		c.Place = programme.PlaceRef{Code: "-"} // named once, not twice
	}
	f.keep(c.Check(today))
	return c, f.err()
}

// placeTyped is the unit of a day that somebody has typed.
func (s *Server) placeTyped(r *http.Request, typed string, on programme.Day) (programme.PlaceRef, error) {
	if typed == "" {
		return programme.PlaceRef{}, nil
	}
	return s.store.FindPlace(r.Context(), programme.User{}, "place", typed, on)
}

func (p publicCheckPage) field(name, label, help string) fieldView {
	return fieldView{Name: name, Label: label, Help: help, Value: p.Values.Get(name), Error: p.Problems.For(name)}
}

func (p publicCheckPage) choice(name, label, help string, options ...option) fieldView {
	f := p.field(name, label, help)
	f.Options = append([]option{{"", "Chọn…"}}, options...)
	return f
}

func (p publicCheckPage) optional(name, label, help string) fieldView {
	f := p.field(name, label, help)
	f.Optional = true
	return f
}

func (p publicCheckPage) places() fieldView {
	f := p.field("place", "Xã, phường nơi sản xuất", "Nơi đặt xưởng, không phải nơi đăng ký. Gõ vài chữ rồi chọn.")
	f.Options = p.Places
	return f
}

func tradeOptions() (all []option) {
	for _, t := range programme.Trades {
		all = append(all, option{t.Code, t.Name})
	}
	return all
}

func wishOptions() (all []option) {
	for _, w := range programme.Wishes {
		all = append(all, option{w.Code, w.Name})
	}
	return all
}

func legalFormOptions() (all []option) {
	for _, f := range programme.LegalForms {
		all = append(all, option{string(f), f.Label()})
	}
	return all
}

// nobody says whom to ask where no post looks after the place.
func (p publicAnswerPage) nobody() string {
	return "Chưa ghi ai phụ trách " + p.Check.Place.Name + ". Hỏi " + orElse(p.Info.Programme.Office, "Trung tâm khuyến công của tỉnh") + "."
}

// draftAddress is where the answers go on to a draft, after signing in.
func (p publicAnswerPage) draftAddress() string {
	q := url.Values{"stage": {string(programme.Draft)}, "place": {p.Check.Place.String()}, "year": {strconv.Itoa(p.Today.Year() + 1)}}
	if len(p.Answer.Contents) > 0 {
		q.Set("content", p.Answer.Contents[0].Content.Code)
	}
	return "/login?next=" + url.QueryEscape("/projects/new?"+q.Encode())
}

// contentVerdict is how a content stands, in a badge.
func contentVerdict(s programme.FindingState) string {
	switch s {
	case programme.FoundYes:
		return "đạt mọi điều kiện"
	case programme.FoundNo:
		return "có điều kiện không đạt"
	}
	return "có thể, còn phải chứng minh"
}

// paperNeed says whether a paper is demanded, and whether anybody has held that
// against the text.
func paperNeed(r programme.PaperRule) string {
	need := lowerFirstWord(r.NeedLabel())
	if !r.Confirmed() {
		need += " (chưa xác nhận)"
	}
	return need
}
