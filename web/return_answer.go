package web

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"khuyencong/programme"
)

// returnAnswer keeps what who applies answers, and submits the dossier again
// where that was asked. Answers are kept also where it cannot be submitted yet.
func (s *Server) returnAnswer(w http.ResponseWriter, r *http.Request, u programme.User) error {
	p, _, err := s.projectOf(r, u)
	if err != nil {
		return err
	}
	returns, err := s.store.Returns(r.Context(), u, p.ID)
	if err != nil {
		return err
	}
	f := readForm(r)
	var answers []programme.Point
	if len(returns) > 0 {
		for _, point := range returns[0].Points {
			id := strconv.FormatInt(point.ID, 10)
			if f.typed.Has("answer_" + id) {
				answers = append(answers, programme.Point{ID: point.ID, Answer: programme.PointAnswer(f.text("answer_" + id)), Reply: f.text("reply_" + id)})
			}
		}
	}
	if err = s.store.AnswerPoints(r.Context(), u, p.ID, answers); err == nil && f.text("do") == "resubmit" {
		if p, err = s.store.Move(r.Context(), u, p.ID, f.id("version"), programme.Resubmit, ""); err == nil {
			return seeOther(w, r, receiptPath(p.ID), "Đã nộp lại hồ sơ "+p.Code+". Hồ sơ trở về nơi đã trả lại.")
		}
	}
	switch programme.KindOf(err) {
	case programme.Invalid, programme.Conflict:
		return s.returnDraw(w, r, u, recordForm{Typed: f.typed, Problems: answerProblems(err)}, 0, statuses[programme.KindOf(err)])
	}
	if err != nil {
		return err
	}
	return seeOther(w, r, returnPath(p.ID), "Đã lưu câu trả lời. Trả lời hết rồi bấm “Lưu và nộp lại”.")
}

// answerProblems are refusals as the page shows them: those of fields that are
// on another page lead nowhere here, so they stand in the list on top only.
func answerProblems(err error) (all problems) {
	for _, p := range programme.Problems(err) {
		field := p.Field
		if !strings.HasPrefix(field, "reply_") && !strings.HasPrefix(field, "answer_") {
			field = ""
		}
		all = append(all, &programme.Error{Kind: p.Kind, Field: field, Message: p.Message})
	}
	return all
}

// answer is the choice of what is said to a point, reply the words to it: as
// typed, else as saved.
func (p returnPage) answer(point programme.Point) fieldView {
	v := fieldView{Name: "answer_" + number(point.ID), Label: "Trả lời", Options: []option{{"", "Chưa trả lời"},
		{string(programme.AnswerDone), programme.AnswerDone.Label()}, {string(programme.AnswerDisagree), programme.AnswerDisagree.Label()}}}
	return p.typedOr(v, string(point.Answer))
}

func (p returnPage) reply(point programme.Point) fieldView {
	return p.typedOr(fieldView{Name: "reply_" + number(point.ID), Label: "Giải thích", Rows: 2, Help: "Bắt buộc khi không đồng ý."}, point.Reply)
}

func (p returnPage) typedOr(v fieldView, saved string) fieldView {
	v = p.Form.fill(v)
	if !p.Form.Typed.Has(v.Name) {
		v.Value = saved
	}
	return v
}

// untouched tells a point that is said to be mended though what it is about
// still stands as it was.
func (p returnPage) untouched(point programme.Point) bool {
	switch point.Field {
	case programme.PartMachines, programme.PartPriority, programme.PartStart:
		return false // saved on pages of their own
	}
	return point.Answer == programme.AnswerDone && p.value(point.Field) == point.Was
}

// mendHref is where the part that a point is about is mended.
func mendHref(p programme.Project, point programme.Point) string {
	if code, ok := point.PaperCode(); ok {
		return papersPath(p.ID) + "#paper-" + code
	}
	switch point.Field {
	case programme.PartMachines:
		return machinesPath(p.ID)
	case programme.PartPriority:
		return projectPath(p.ID) + "/priority"
	case programme.PartStart:
		return projectPath(p.ID) + "/eligibility"
	}
	return projectPath(p.ID) + "/edit#" + fieldID(livingField(point.Field, p))
}

// returnedNotes are the points of a return by the field that they are about;
// a form shows them above its fields by returnedNote.
type returnedNotes map[string][]programme.Point

// returnedNotes loads the points of the last return of a dossier that has come
// back; none for any other.
func (s *Server) returnedNotes(ctx context.Context, u programme.User, p programme.Project) (returnedNotes, error) {
	if p.Recorded || p.Stage != programme.Returned {
		return nil, nil
	}
	returns, err := s.store.Returns(ctx, u, p.ID)
	if err != nil || len(returns) == 0 {
		return nil, err
	}
	notes := returnedNotes{}
	for _, point := range returns[0].Points {
		notes[point.Field] = append(notes[point.Field], point)
	}
	return notes, nil
}

// inOrder lists the points, those of one field together, in the order of the
// return.
func (n returnedNotes) inOrder() [][]programme.Point {
	return slices.SortedFunc(maps.Values(n), func(a, b []programme.Point) int { return a[0].Position - b[0].Position })
}
