package programme

// Life (duyệt, giải ngân, quyết toán) is the support of projects in approved
// plans, told at each step of its way. The steps stand side by side: none is
// ever taken for another.
type Life struct {
	Approved  Money // duyệt
	Disbursed Money // giải ngân: advanced and paid, less what came back
	Settled   Money // quyết toán, of completed and of stopped projects
	Stopped   Money // of Settled, for the work that stopped projects had done
	Waiting   Sums  // accepted and not yet settled, by what was approved
	Open      Sums  // neither ended nor accepted, by what was approved
}

func (l *Life) add(c Cell) {
	if !c.Stage.InPlan() {
		return
	}
	l.Approved += c.Approved.Support
	l.Disbursed += c.Disbursed
	switch c.Stage {
	case Completed:
		l.Settled += c.Done.Support
	case Stopped:
		l.Settled += c.Done.Support
		l.Stopped += c.Done.Support
	case Accepted:
		l.Waiting = l.Waiting.Plus(c.Approved)
	default:
		l.Open = l.Open.Plus(c.Approved)
	}
}

// DisbursedShare is what was paid out of each approved đồng (tỷ lệ giải ngân),
// SettledShare what was settled of it.
func (l Life) DisbursedShare() Ratio { return RatioOf(int64(l.Disbursed), int64(l.Approved)) }
func (l Life) SettledShare() Ratio   { return RatioOf(int64(l.Settled), int64(l.Approved)) }

// InHand is what was paid out and is not settled: negative where settled money
// is still to be paid.
func (l Life) InHand() Money { return l.Disbursed - l.Settled }

// LedgerView (cách xem) is one of the three views of support.
type LedgerView string

const (
	ViewApproved  LedgerView = "approved"  // duyệt
	ViewDisbursed LedgerView = "disbursed" // giải ngân
	ViewSettled   LedgerView = "settled"   // quyết toán
)

// LedgerViews in the order of the money's way.
var LedgerViews = []LedgerView{ViewApproved, ViewDisbursed, ViewSettled}

// Label is the view in Vietnamese; Kinds are the lines that it is the sum of,
// those of cancelled and recovered money taken off.
func (v LedgerView) Label() string {
	switch v {
	case ViewDisbursed:
		return "Giải ngân"
	case ViewSettled:
		return "Quyết toán"
	}
	return "Duyệt"
}

func (v LedgerView) Kinds() []EntryKind {
	switch v {
	case ViewDisbursed:
		return []EntryKind{EAdvanced, EPaid, ERecovered}
	case ViewSettled:
		return []EntryKind{ESettled}
	}
	return []EntryKind{ECommitted, ECancelled}
}

// lifeTable tells the three views by level and by year.
func (e Evaluation) lifeTable() DataTable {
	t := DataTable{
		Key: "Duyệt, giải ngân, quyết toán", Title: "Kinh phí hỗ trợ được duyệt, đã giải ngân, đã quyết toán " + e.Period.Label(), Money: true,
		Columns: []DataColumn{{Head: "Nguồn, năm", Share: 28}, {Head: "Duyệt", Kind: MoneyValue, Share: 14}, {Head: "Giải ngân", Kind: MoneyValue, Share: 14},
			{Head: "Tỷ lệ giải ngân", Kind: RatioValue, Share: 14}, {Head: "Quyết toán", Kind: MoneyValue, Share: 14}, {Head: "Chi chưa quyết toán", Kind: MoneyValue, Share: 16}},
		Notes: e.LifeNotes(),
	}
	line := func(bold bool, label string, l Life) {
		t.add(bold, textValue(label), money(l.Approved), money(l.Disbursed), ratioValue(l.DisbursedShare()), money(l.Settled), money(l.InHand()))
	}
	for _, l := range e.Levels {
		line(l.Level == AllLevels, l.Level.Label(), l.Life)
	}
	for _, y := range e.Years {
		line(false, "Năm "+y.Label, y.Life)
	}
	return t
}

// LifeNotes say what the three views hold that a sum hides.
func (e Evaluation) LifeNotes() (all []string) {
	l := e.Level(AllLevels).Life
	if e.On != 0 {
		all = append(all, "Số liệu tại ngày "+e.On.String()+", cộng từ sổ quỹ theo ngày văn bản; nội dung, địa bàn của đề án theo hồ sơ hiện nay.")
	}
	if l.Stopped != 0 {
		all = append(all, "Quyết toán gồm "+l.Stopped.InMillions()+" của đề án đã ngừng, theo khối lượng đã làm; số này không nằm trong kết quả của đề án hoàn thành.")
	}
	if n := l.Waiting.Projects + l.Waiting.Plans; n > 0 {
		all = append(all, CountText(n)+" đề án đã nghiệm thu, chưa quyết toán (được duyệt "+l.Waiting.Support.InMillions()+").")
	}
	if n := l.Open.Projects + l.Open.Plans; n > 0 {
		all = append(all, CountText(n)+" đề án chưa thực hiện xong (được duyệt "+l.Open.Support.InMillions()+").")
	}
	return all
}
