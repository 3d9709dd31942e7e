package programme

import (
	"fmt"
	"slices"
)

// Payment (đề nghị tạm ứng, thanh toán) is what a matter of paying says beside
// its amount.
type Payment struct {
	Source      Source // of the support that is paid
	Installment int64  // which of the contract's, by its number; 0: none
	Volume      int64  // of the work as somebody else has confirmed it, in hundredths of a percent; 0: not told
	Year        int    // fiscal year that it was paid out of
	Confirmed   Money  // as checked, before it was paid
}

// PaymentFacts is what the rules of paying ask besides the matter and its
// project.
type PaymentFacts struct {
	Book      PaymentBook
	Balances  Balances      // of the project's ledger
	Contract  string        // number of the contract in force; "" for none
	Schedule  []Installment // of the contract
	Others    []Matter      // other payments of the project, open or paid
	Evidence  []EvidenceLine
	Unknown   string   // why no evidence is asked for; "" where it is known
	Findings  []string // that hold back every payment, still open
	Questions []string // on the outcome, unanswered
	PaperUsed string   // what the number of the paper was used for already
}

// promised is what other requests, still open, ask for.
func (f PaymentFacts) promised(of func(Matter) bool) (sum Money) {
	for _, m := range f.Others {
		if m.Open() && of(m) {
			sum += m.Amount
		}
	}
	return sum
}

// PayLimit is how much may be asked for or paid now, and each rule that says
// so. Unknown are the rules that the store does not have.
type PayLimit struct {
	Most    Money
	Why     []string
	Unknown []string
	Binding string // the sentence of the rule that gives Most
}

func (l *PayLimit) at(most Money, sentence string) {
	most = max(most, 0)
	l.Why = append(l.Why, sentence)
	if l.Binding == "" || most < l.Most {
		l.Most, l.Binding = most, sentence
	}
}

// payable tells the stages in which the work has been accepted, whole or as far
// as it was done.
func (p Project) payable() bool {
	return p.Stage == Accepted || p.Stage == Completed || p.Stage == Stopped
}

// PayBase is the support that shares are taken of: what is contracted, before a
// contract what is approved.
func (f PaymentFacts) PayBase(p Project) (base Money, name string) {
	if contracted := f.Balances.Of(EContracted); contracted > 0 {
		return contracted, "kinh phí hỗ trợ trong hợp đồng"
	}
	return p.Approved().Support, "kinh phí hỗ trợ được duyệt"
}

// Limit is how much may be paid of the project now in a matter, on a day. All
// shares are of the support, never of the planned cost.
func (m Matter) Limit(p Project, f PaymentFacts, day Day) (l PayLimit) {
	base, name := f.PayBase(p)
	gone := f.Balances.Disbursed()
	others := f.promised(func(Matter) bool { return true })
	l.at(base-gone-others, fmt.Sprintf("Còn lại của %s %s: đã chi %s, đang đề nghị ở việc khác %s.", name, base.Dong(), gone.Dong(), others.Dong()))
	if accepted := f.Balances.Of(EAccepted); accepted > 0 || p.Stage == Stopped {
		l.at(accepted-gone-others, fmt.Sprintf("Giá trị hỗ trợ được nghiệm thu %s, đã chi %s: chỉ chi trong phần đã nghiệm thu.", accepted.Dong(), gone.Dong()))
	}
	stage := PayStage(m.Type)
	rule, unknown := f.Book.Rate(p.Content, stage, day)
	switch {
	case unknown != "" && (stage == PayAdvance || !p.payable()):
		l.Unknown = append(l.Unknown, unknown)
	case unknown != "":
	case rule.Accepted && !p.payable():
		l.at(0, fmt.Sprintf("Nội dung %s chỉ chi %s – %s.", p.Content, rule.Text(), rule.Citation()))
	default:
		had, waiting := f.Balances.Of(EAdvanced), f.promised(func(o Matter) bool { return o.Type == m.Type })
		if stage == PayRest {
			had = gone
		}
		most := base.Share(rule.Percent, 10_000)
		l.at(most-had-waiting, fmt.Sprintf("%s nhiều nhất %s = %s × %s – %s. Đã chi và đang đề nghị %s.", stage.Label(), most.Dong(), PercentText(rule.Percent), name, rule.Citation(), (had+waiting).Dong()))
	}
	if !p.payable() {
		m.ceiling(&l, f, base, gone+others, day)
	}
	if kept := f.kept(m); kept > 0 {
		l.at(base-gone-others-kept, fmt.Sprintf("Giữ lại %s đến khi đủ điều kiện ghi trong hợp đồng.", kept.Dong()))
	}
	return l
}

// ceiling is the most that leaves the Treasury before acceptance.
func (m Matter) ceiling(l *PayLimit, f PaymentFacts, base, gone Money, day Day) {
	most, sentence, known := f.Book.Numbers.MostAdvance(base, day)
	if !known {
		l.Unknown = append(l.Unknown, sentence)
		return
	}
	l.at(most-gone, sentence+fmt.Sprintf(" Đã chi và đang đề nghị %s.", gone.Dong()))
}

// kept is what the contract holds back, in a matter that does not ask for it.
func (f PaymentFacts) kept(m Matter) (sum Money) {
	for _, one := range f.Schedule {
		if one.Kind == KindRetention && m.Pay.Installment != one.ID {
			sum += max(one.Amount-f.PaidOf(one.ID), 0)
		}
	}
	return sum
}

// Installment finds an installment of the contract by its number.
func (f PaymentFacts) Installment(id int64) (Installment, bool) {
	for _, one := range f.Schedule {
		if one.ID == id {
			return one, true
		}
	}
	return Installment{}, false
}

// PaidOf is what was paid of an installment.
func (f PaymentFacts) PaidOf(installment int64) (sum Money) {
	for _, o := range f.Others {
		if o.Pay.Installment == installment && o.State == "paid" {
			sum += o.Amount
		}
	}
	return sum
}

// Last tells whether the amount would leave nothing of the support to be paid,
// but for what is held back.
func (m Matter) last(p Project, f PaymentFacts, amount Money) bool {
	base, _ := f.PayBase(p)
	return f.Balances.Disbursed()+amount+f.kept(m) >= base || m.Type == string(PayRest) && p.payable()
}

// EvidenceFile (chứng từ) is one paper that came with a request for money: a
// file, or where the paper itself is kept. Papers are only ever added.
type EvidenceFile struct {
	ID       int64
	MatterID int64
	Code     string // of the line it belongs to
	File     PaperFile
	KeptAt   string
	Entered  Entered
}

// EvidenceCheck is that somebody has looked at a paper.
type EvidenceCheck struct {
	EvidenceID int64
	OK         bool
	Note       string
	Entered    Entered
}

// EvidenceLine is one paper of the list of a request: asked for, there, looked
// at.
type EvidenceLine struct {
	Code     string // stands still while the rule's item does
	Item     string
	Optional bool
	Citation string
	Files    []EvidenceFile // the newest first
	Check    EvidenceCheck  // of the newest
}

// State says in words where the line stands, and whether that is good.
func (e EvidenceLine) State() (word string, good bool) {
	switch {
	case len(e.Files) == 0 && e.Optional:
		return "không có", true
	case len(e.Files) == 0:
		return "còn thiếu", false
	case e.Check.EvidenceID != e.Files[0].ID:
		return "chờ kiểm tra", false
	case !e.Check.OK:
		return "chưa đạt", false
	}
	return "đã kiểm tra", true
}

// Missing lists the papers without which nothing is confirmed.
func (f PaymentFacts) Missing() (all []string) {
	for _, e := range f.Evidence {
		if word, good := e.State(); !good {
			all = append(all, e.Item+" ("+word+")")
		}
	}
	return all
}

// EvidenceLines puts papers and checks beside what the rules ask for.
func EvidenceLines(rules []PaymentRule, files []EvidenceFile, checks []EvidenceCheck) (all []EvidenceLine) {
	line := func(code string) *EvidenceLine {
		for i := range all {
			if all[i].Code == code {
				return &all[i]
			}
		}
		return nil
	}
	for _, r := range rules {
		if line(EvidenceCode(r.Item)) == nil {
			all = append(all, EvidenceLine{Code: EvidenceCode(r.Item), Item: r.Item, Optional: r.Optional, Citation: r.Citation()})
		}
	}
	for _, file := range files {
		l := line(file.Code)
		if l == nil { // no longer asked for, or more than was asked for
			all = append(all, EvidenceLine{Code: file.Code, Item: "Chứng từ khác", Optional: true})
			l = &all[len(all)-1]
		}
		l.Files = slices.Insert(l.Files, 0, file)
	}
	for _, c := range checks {
		for i := range all {
			if len(all[i].Files) > 0 && all[i].Files[0].ID == c.EvidenceID {
				all[i].Check = c
			}
		}
	}
	return all
}

// EvidenceCode is a paper's name as a key.
func EvidenceCode(item string) string {
	return Fold(item)
}

// movePayment keeps what comes with a step of a payment.
func (m *Matter) movePayment(s MatterStep, e MatterEntry) {
	switch s.Act {
	case ActAsk:
		m.Pay = Payment{Source: e.Pay.Source, Installment: e.Pay.Installment}
	case ActConfirm:
		m.Pay.Volume, m.Pay.Confirmed = e.Pay.Volume, e.Amount
	case ActPay:
		m.Pay.Year = e.Pay.Year
	case ActTakeBack:
		m.Amount = m.Pay.Confirmed
	}
}
