package programme

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Point (điểm cần bổ sung) is one thing that a reviewer wants mended: it sits
// on a field of the project or on a paper, has a cause of the closed list and
// says what to do. Who applies answers it; then it is never changed again.
type Point struct {
	ID        int64
	ProjectID int64
	Round     int
	Position  int    // in the return, from 1
	Field     string // of the dossier: "place", "requested_local", "paper:estimate"
	Label     string // what the field was called then
	Was       string // what stood there when it was returned
	Cause     Cause
	Text      string // what is wrong; may be empty where the cause says it
	Remedy    string // what to do
	Answer    PointAnswer
	Reply     string
	RepliedAt time.Time
	RepliedBy string // who answered, with the post
}

// PointAnswer is what who applies says to a point.
type PointAnswer string

const (
	NotAnswered    PointAnswer = ""
	AnswerDone     PointAnswer = "done"     // đã sửa, bổ sung
	AnswerDisagree PointAnswer = "disagree" // không đồng ý, nêu lý do
)

// Label is the answer in Vietnamese.
func (a PointAnswer) Label() string {
	switch a {
	case AnswerDone:
		return "Đã sửa, bổ sung"
	case AnswerDisagree:
		return "Không đồng ý"
	}
	return "Chưa trả lời"
}

// Sentence names the point in a list: "Địa bàn – thiếu đơn vị thụ hưởng, địa bàn".
func (p Point) Sentence() string { return p.Label + " – " + lowerFirst(p.Cause.Label()) }

// PaperCode is the code of the paper that the point is about.
func (p Point) PaperCode() (code string, ok bool) { return strings.CutPrefix(p.Field, paperField("")) }

// MaxPoints is the most that one return may have: more is no list that
// anybody works through.
const MaxPoints = 60

// CheckPoints refuses a return that cannot be, naming every wrong field with
// its row: "cause_2" is the cause of the second point. parts are what points
// may be about; the points come back with the label and the value of theirs.
func CheckPoints(points []Point, parts []Part) ([]Point, error) {
	var errs []error
	if len(points) > MaxPoints {
		errs = append(errs, Refuse(Invalid, "points", "Một lần trả lại có nhiều nhất %d điểm. Gộp các điểm cùng một mục.", MaxPoints))
	}
	checked := slices.Clone(points)
	for i := range checked {
		p := &checked[i]
		at := func(name string) string { return fmt.Sprintf("%s_%d", name, i+1) }
		p.Position = i + 1
		j := slices.IndexFunc(parts, func(part Part) bool { return part.Field == p.Field })
		switch {
		case p.Field == "":
			errs = append(errs, Refuse(Invalid, at("field"), "Điểm %d: chọn mục của hồ sơ mà điểm này nói đến.", i+1))
		case j < 0:
			errs = append(errs, Refuse(Invalid, at("field"), "Điểm %d: hồ sơ không có mục “%s”. Chọn trong danh sách.", i+1, p.Field))
		default:
			p.Label, p.Was = parts[j].Label, parts[j].Value
		}
		errs = append(errs, checkCause(at("cause"), at("text"), p.Cause, p.Text))
		if p.Remedy == "" {
			errs = append(errs, Refuse(Invalid, at("remedy"), "Điểm %d: ghi việc cần làm, để cơ sở biết sửa thế nào là đạt.", i+1))
		}
		errs = append(errs, atMost(at("remedy"), "việc cần làm", p.Remedy, 1000))
	}
	return checked, errors.Join(errs...)
}

// PointTexts lists points as the workflow asks for them.
func PointTexts(points []Point) (all []string) {
	for _, p := range points {
		all = append(all, p.Sentence())
	}
	return all
}

// UnansweredOf lists the points that nobody has answered.
func UnansweredOf(points []Point) (all []string) {
	for _, p := range points {
		if p.Answer == NotAnswered {
			all = append(all, p.Sentence())
		}
	}
	return all
}

// CheckAnswer refuses an answer that says nothing: who does not agree says
// why. The field is that of the point's own box on the page.
func (p Point) CheckAnswer() error {
	field := fmt.Sprintf("reply_%d", p.ID)
	switch {
	case p.Answer == AnswerDisagree && p.Reply == "":
		return Refuse(Invalid, field, "%s: nêu lý do không đồng ý.", p.Label)
	case p.Answer == NotAnswered && p.Reply != "":
		return Refuse(Invalid, fmt.Sprintf("answer_%d", p.ID), "%s: chọn “%s” hoặc “%s” cho câu trả lời này.", p.Label, AnswerDone.Label(), AnswerDisagree.Label())
	case p.Answer != NotAnswered && p.Answer != AnswerDone && p.Answer != AnswerDisagree:
		return Refuse(Invalid, fmt.Sprintf("answer_%d", p.ID), "%s: chọn một trong hai câu trả lời.", p.Label)
	}
	return atMost(field, "câu trả lời", p.Reply, 2000)
}

// MayAnswer refuses who may not answer the points of the last return.
func (p Project) MayAnswer(u User) error {
	if err := u.Require(EditDrafts); err != nil {
		return err
	}
	if p.Stage != Returned {
		return Refuse(Conflict, "", "Hồ sơ đang ở tình trạng “%s” nên không trả lời điểm cần bổ sung được. Tải lại trang để xem câu trả lời đã gửi.", p.Stage.LabelFor(u))
	}
	return nil
}

// FieldsOf lists the fields that points are about, each once.
func FieldsOf(points []Point) (all []string) {
	for _, p := range points {
		if !slices.Contains(all, p.Field) {
			all = append(all, p.Field)
		}
	}
	return all
}

// Returning is one time that a dossier was sent back: the move, and what was
// to be mended.
type Returning struct {
	Moved
	Points []Point
}

// ReturnsOf lists the returns of a project's way with their points, the newest
// first.
func ReturnsOf(moves []Moved, points []Point) (all []Returning) {
	for _, m := range slices.Backward(moves) {
		if m.Move != Return {
			continue
		}
		r := Returning{Moved: m}
		for _, p := range points {
			if p.Round == m.Round {
				r.Points = append(r.Points, p)
			}
		}
		all = append(all, r)
	}
	return all
}
