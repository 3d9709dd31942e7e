package programme

import (
	"errors"
	"slices"
)

// PriorityProof is a value with the paper that proves it.
type PriorityProof struct {
	Value    Quantity
	Evidence string // name and number of the paper
	Dated    Day    // of the paper
	ValidTo  Day    // its last day; 0: no end
}

// PriorityVerdict is what an officer found of a claim.
type PriorityVerdict string

const (
	NotChecked    PriorityVerdict = ""          // nobody has looked yet
	ProofAccepted PriorityVerdict = "confirmed" // đã xác nhận
	ProofRefused  PriorityVerdict = "refused"   // không được xác nhận
)

// Label is the verdict in Vietnamese.
func (v PriorityVerdict) Label() string {
	switch v {
	case ProofAccepted:
		return "Đã xác nhận"
	case ProofRefused:
		return "Không xác nhận"
	}
	return "Chưa kiểm tra"
}

// PriorityAnswer is one question's answer for one project: what the applicant
// claims and what an officer found, each kept beside the other. Only what was
// found counts.
type PriorityAnswer struct {
	Code        string
	Claimed     PriorityProof
	ClaimedBy   string // person and post
	ClaimedByID int64
	Found       PriorityProof
	Verdict     PriorityVerdict
	Note        string // the officer's
	By          string // who found it, person and post
	On          Day
}

// sameFinding tells whether an officer found the same.
func (a PriorityAnswer) sameFinding(o PriorityAnswer) bool {
	return a.Found == o.Found && a.Verdict == o.Verdict && a.Note == o.Note
}

// blank tells an answer that says nothing.
func (a PriorityAnswer) blank() bool {
	return a.Claimed == PriorityProof{} && a.sameFinding(PriorityAnswer{})
}

// PrioritySheet (phiếu ưu tiên) is all answers of one project, saved as a
// whole.
type PrioritySheet struct {
	ProjectID int64
	Answers   []PriorityAnswer
	Version   int64 // 0 before the first save
}

// Answer finds the answer to a question.
func (s PrioritySheet) Answer(code string) PriorityAnswer {
	for _, a := range s.Answers {
		if a.Code == code {
			return a
		}
	}
	return PriorityAnswer{Code: code}
}

// Check refuses answers that cannot be: what counts names its paper and the
// paper's date. Fields are named by the question: "found_evidence_ocop".
func (s PrioritySheet) Check(questions []PriorityQuestion, today Day) error {
	var errs []error
	for _, a := range s.Answers {
		i := slices.IndexFunc(questions, func(q PriorityQuestion) bool { return q.Code == a.Code })
		if i < 0 {
			continue // a question that is asked no more: its answer stays as it is
		}
		q := questions[i]
		errs = append(errs, a.Claimed.check(q, "claimed", today), a.Found.check(q, "found", today), atMost("note_"+q.Code, "nhận xét", a.Note, 1000))
		switch {
		case a.Verdict != NotChecked && a.Verdict != ProofAccepted && a.Verdict != ProofRefused:
			errs = append(errs, Refuse(Invalid, "verdict_"+q.Code, "%s: chọn kết luận kiểm tra.", q.Label))
		case a.Verdict == ProofRefused && a.Note == "":
			errs = append(errs, Refuse(Invalid, "note_"+q.Code, "%s: nêu lý do không xác nhận.", q.Label))
		case a.Verdict == ProofAccepted:
			errs = append(errs, a.Found.complete(q))
		}
	}
	return errors.Join(errs...)
}

func (p PriorityProof) check(q PriorityQuestion, side string, today Day) error {
	var errs []error
	errs = append(errs, q.check(side+"_value_"+q.Code, p.Value), atMost(side+"_evidence_"+q.Code, "căn cứ", p.Evidence, 500))
	if p.Dated > today {
		errs = append(errs, Refuse(Invalid, side+"_dated_"+q.Code, "%s: ngày của giấy tờ (%s) ở sau hôm nay.", q.Label, p.Dated))
	}
	if p.ValidTo != 0 && p.ValidTo < p.Dated {
		errs = append(errs, Refuse(Invalid, side+"_valid_to_"+q.Code, "%s: ngày hết hạn %s đứng trước ngày của giấy tờ %s.", q.Label, p.ValidTo, p.Dated))
	}
	return errors.Join(errs...)
}

// complete refuses a confirmed value without its paper and the paper's date.
func (p PriorityProof) complete(q PriorityQuestion) error {
	var errs []error
	if !p.Value.Known {
		errs = append(errs, Refuse(Invalid, "found_value_"+q.Code, "%s: nhập giá trị được xác nhận.", q.Label))
	}
	if p.Evidence == "" {
		errs = append(errs, Refuse(Invalid, "found_evidence_"+q.Code, "%s: ghi căn cứ (%s). Không có căn cứ thì không được tính.", q.Label, lowerFirst(q.Needs)))
	}
	if p.Dated == 0 {
		errs = append(errs, Refuse(Invalid, "found_dated_"+q.Code, "%s: ghi ngày của giấy tờ.", q.Label))
	}
	return errors.Join(errs...)
}

// PriorityFact is what one question means for a project on a day.
type PriorityFact struct {
	Question PriorityQuestion
	Value    int64 // what counts; 0 while nothing does
	Counts   bool
	Claimed  bool   // somebody has said something of it
	Why      string // the paper and who confirmed it, or what is missing
}

// judge says whether an answer counts on a day, and why not.
func (q PriorityQuestion) judge(a PriorityAnswer, on Day) PriorityFact {
	f := PriorityFact{Question: q, Claimed: a.Claimed.Value.Known && a.Claimed.Value.Value > 0 || a.Verdict != NotChecked}
	found := a.Found
	switch {
	case a.Verdict == ProofRefused:
		f.Why = "không được xác nhận: " + a.Note
	case a.Verdict == NotChecked && f.Claimed && a.Claimed.Evidence == "":
		f.Why = "cơ sở khai " + lowerFirst(q.Text(a.Claimed.Value)) + " nhưng chưa nộp giấy tờ; cần: " + lowerFirst(q.Needs)
	case a.Verdict == NotChecked && f.Claimed:
		f.Why = "cơ sở khai " + lowerFirst(q.Text(a.Claimed.Value)) + " (" + a.Claimed.Evidence + "), chưa có cán bộ xác nhận"
	case a.Verdict == NotChecked:
		f.Why = "chưa khai; nếu có, cần: " + lowerFirst(q.Needs)
	case !found.Value.Known, found.Evidence == "", found.Dated == 0:
		f.Why = "thiếu căn cứ hoặc ngày của căn cứ; cần: " + lowerFirst(q.Needs)
	case found.Dated > on:
		f.Why = found.Evidence + " có ngày " + found.Dated.String() + ", sau ngày xếp hạng " + on.String()
	case found.ValidTo != 0 && found.ValidTo < on:
		f.Why = found.Evidence + " đã hết hạn ngày " + found.ValidTo.String()
	case found.Value.Value < q.Least:
		f.Why = "xác nhận " + lowerFirst(q.Text(found.Value)) + ", chưa đạt mức được tính (" + q.leastText() + ") – " + found.Evidence + " ngày " + found.Dated.String()
	default:
		f.Counts, f.Value = true, found.Value.Value
		f.Why = found.Evidence + " ngày " + found.Dated.String()
		if q.Ask != AskYes {
			f.Why = lowerFirst(q.Text(found.Value)) + " – " + f.Why
		}
		if a.By != "" {
			f.Why += "; " + a.By + " xác nhận ngày " + a.On.String()
		}
	}
	return f
}

// leastText is the threshold: "từ 50 lao động", "trên 50 %".
func (q PriorityQuestion) leastText() string {
	switch q.Ask {
	case AskYes, AskGrade:
		return "có"
	case AskShare:
		return "trên " + q.Text(Q(q.Least-1))
	}
	return "từ " + q.Text(Q(q.Least))
}
