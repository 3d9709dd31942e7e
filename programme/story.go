package programme

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// SStory is the history of a story.
const SStory Subject = "story"

// StoryState is how far a story is.
type StoryState string

const (
	StoryDraft     StoryState = "draft"     // đang viết
	StorySubmitted StoryState = "submitted" // chờ duyệt
	StoryPublished StoryState = "published" // được công bố
	StoryWithdrawn StoryState = "withdrawn" // thôi công bố
)

// Label is the state in Vietnamese.
func (s StoryState) Label() string {
	switch s {
	case StorySubmitted:
		return "Chờ duyệt"
	case StoryPublished:
		return "Được công bố"
	case StoryWithdrawn:
		return "Thôi công bố"
	}
	return "Đang viết"
}

// Story (câu chuyện kết quả) is what came of a project, told for people: with
// a photo, the owner's words, and figures that stand in confirmed readings. It
// may be published once the establishment has agreed and a leader who did not
// write it has approved.
type Story struct {
	ID          int64
	Project     Project // without its lines and outcomes
	Title       string
	Text        string
	Quote       string // the owner's own words; "" for none
	QuotedBy    string
	PhotoID     int64  // of the project's papers; 0 for none
	PhotoText   string // what is seen on it
	Figures     []Indicator
	ConsentOn   Day // the establishment agreed to be named and shown
	ConsentBy   string
	ConsentNote string // where the paper is
	State       StoryState
	AuthorID    int64
	AuthorName  string
	DecidedBy   string // who published it or took it back
	DecidedOn   Day
	Remark      string // what he said
	Version     int64
	UpdatedAt   time.Time
}

// Public tells a story that may be shown to everybody.
func (s Story) Public() bool { return s.State == StoryPublished && s.ConsentOn != 0 }

// Writable tells whether it may still be written.
func (s Story) Writable() bool { return s.State == StoryDraft || s.State == StoryWithdrawn }

// Check refuses a story that cannot be. The photo must be one of photos.
func (s Story) Check(photos []Paper, today Day) error {
	errs := []error{
		required("title", "tên câu chuyện", s.Title, 200), required("text", "nội dung", s.Text, 10_000),
		atMost("quote", "lời của chủ cơ sở", s.Quote, 1000), atMost("quoted_by", "người nói", s.QuotedBy, 200), atMost("photo_text", "chú thích ảnh", s.PhotoText, 300),
		atMost("consent_by", "người đồng ý", s.ConsentBy, 200), atMost("consent_note", "nơi giữ văn bản đồng ý", s.ConsentNote, 300),
	}
	if s.Quote != "" {
		errs = append(errs, required("quoted_by", "người nói câu được trích", s.QuotedBy, 200))
	}
	if s.PhotoID != 0 && !slices.ContainsFunc(photos, func(p Paper) bool { return p.ID == s.PhotoID }) {
		errs = append(errs, Refuse(Invalid, "photo", "Ảnh đã chọn không có trong giấy tờ của đề án. Chọn lại."))
	}
	if s.PhotoID != 0 {
		errs = append(errs, required("photo_text", "chú thích ảnh", s.PhotoText, 300))
	}
	if s.ConsentOn > today {
		errs = append(errs, Refuse(Invalid, "consent_on", "Ngày đồng ý %s ở sau hôm nay.", s.ConsentOn))
	}
	if s.ConsentOn != 0 {
		errs = append(errs, required("consent_by", "người của cơ sở đã đồng ý", s.ConsentBy, 200))
	}
	return errors.Join(errs...)
}

// StoryAct is one thing done with a written story.
type StoryAct string

const (
	StorySubmit   StoryAct = "submit"   // trình duyệt
	StoryPublish  StoryAct = "publish"  // duyệt công bố
	StoryReturn   StoryAct = "return"   // trả lại để viết lại
	StoryWithdraw StoryAct = "withdraw" // thôi công bố
)

// storyStep is one arrow of a story's small workflow.
type storyStep struct {
	Act   StoryAct
	Label string // of the button
	Done  string // in history
	From  StoryState
	To    StoryState
	Needs Action
	Note  bool
}

var storySteps = []storyStep{
	{StorySubmit, "Trình duyệt", "Trình duyệt", StoryDraft, StorySubmitted, WriteStories, false},
	{StorySubmit, "Trình duyệt lại", "Trình duyệt lại", StoryWithdrawn, StorySubmitted, WriteStories, false},
	{StoryPublish, "Duyệt công bố", "Duyệt công bố", StorySubmitted, StoryPublished, PublishStories, false},
	{StoryReturn, "Trả lại", "Trả lại để viết lại", StorySubmitted, StoryDraft, PublishStories, true},
	{StoryWithdraw, "Thôi công bố", "Thôi công bố", StoryPublished, StoryWithdrawn, PublishStories, true},
}

// StoryChoice is a step that a user may take with a story.
type StoryChoice struct {
	Act   StoryAct
	Label string
	Note  bool // words are needed
}

// Choices are the steps that the user may take.
func (s Story) Choices(u User) (all []StoryChoice) {
	for _, step := range storySteps {
		if step.From == s.State && s.mayTake(step, u) == nil {
			all = append(all, StoryChoice{step.Act, step.Label, step.Note})
		}
	}
	return all
}

func (s Story) mayTake(step storyStep, u User) error {
	if err := u.Require(step.Needs); err != nil {
		return err
	}
	if step.Act == StoryPublish && u.ID == s.AuthorID && u.Role != RoleLocal {
		return Refuse(Forbidden, "", "Bạn viết câu chuyện này nên không tự duyệt công bố được. Nhờ lãnh đạo khác duyệt.")
	}
	return nil
}

// Take takes a step with the story and says what was done. What is to be
// published has the establishment's consent.
func (s *Story) Take(act StoryAct, u User, note string, today Day) (done string, err error) {
	i := slices.IndexFunc(storySteps, func(step storyStep) bool { return step.Act == act && step.From == s.State })
	if i < 0 {
		return "", Refuse(Conflict, "", "Câu chuyện nay ở tình trạng “%s” nên không làm được việc này. Tải lại trang để xem.", s.State.Label())
	}
	step := storySteps[i]
	if err := s.mayTake(step, u); err != nil {
		return "", err
	}
	if step.Note {
		if err := required("note", "lý do", note, 1000); err != nil {
			return "", err
		}
	}
	if (act == StorySubmit || act == StoryPublish) && s.ConsentOn == 0 {
		return "", Refuse(Invalid, "consent_on", "Chưa có ngày cơ sở đồng ý cho nêu tên, đăng ảnh. Hỏi cơ sở, ghi ngày đồng ý rồi trình.")
	}
	s.State = step.To
	if act != StorySubmit {
		s.DecidedBy, s.DecidedOn, s.Remark = Event{UserName: u.Name, PostTitle: u.PostTitle}.Who(), today, note
	}
	if note != "" {
		return step.Done + ": " + note, nil
	}
	return step.Done + ".", nil
}

// SubmittedTelling is what is to be told of a story that waits to be published.
func (s Story) SubmittedTelling(by User) Telling {
	return Telling{
		Kind: NoticeArrived, Key: fmt.Sprintf("%s:%d:story%d:%d", NoticeArrived, s.Project.ID, s.ID, s.Version), Subject: SProject, SubjectID: s.Project.ID, Not: by.ID,
		Roles: []Role{RoleCentreDirector}, Internal: true, Title: "Câu chuyện kết quả chờ duyệt: " + s.Title,
		Text: fmt.Sprintf("%s trình câu chuyện kết quả “%s” của %s. Xem ở mục Kết quả của đề án rồi duyệt công bố hoặc trả lại.", by.Name, s.Title, lowerFirst(s.Project.called())),
	}
}

// Fields lists the story as people read it.
func (s Story) Fields() []FieldValue {
	figures := ""
	for _, i := range s.Figures {
		if figures != "" {
			figures += "; "
		}
		figures += i.Label()
	}
	return []FieldValue{
		{"title", "Tên câu chuyện", s.Title}, {"text", "Nội dung", s.Text}, {"quote", "Lời của chủ cơ sở", s.Quote}, {"quoted_by", "Người nói", s.QuotedBy},
		{"photo", "Ảnh", s.PhotoText}, {"figures", "Số liệu", figures}, {"consent_on", "Ngày cơ sở đồng ý", s.ConsentOn.String()},
		{"consent_by", "Người đồng ý", s.ConsentBy}, {"consent_note", "Nơi giữ văn bản đồng ý", s.ConsentNote},
	}
}

// StoryFigure is one figure of a story: how it was before and how it is.
type StoryFigure struct {
	Indicator Indicator
	Before    Quantity
	Now       Quantity
	Unit      string
	When      string
}

// FiguresOf takes the figures of a story from the readings that count today.
func (s Story) FiguresOf(values []ResultValue) (all []StoryFigure) {
	for _, v := range values {
		if v.Project.ID == s.Project.ID && v.Basis != FromBooks && slices.Contains(s.Figures, v.Indicator) {
			f := StoryFigure{Indicator: v.Indicator, Before: v.Before, Now: Q(v.Value), Unit: v.Indicator.UnitLabel(), When: v.When()}
			if v.Unit != "" {
				f.Unit = v.Unit
			}
			all = append(all, f)
		}
	}
	return all
}
