package programme

// ContractDeed is one thing that is done with a signed contract, besides
// annexes.
type ContractDeed string

const (
	DeedSuspend   ContractDeed = "suspend"   // tạm ngừng
	DeedResume    ContractDeed = "resume"    // tiếp tục
	DeedStop      ContractDeed = "stop"      // ngừng, theo quyết định về kế hoạch
	DeedRevive    ContractDeed = "revive"    // hủy quyết định ngừng
	DeedRecall    ContractDeed = "recall"    // yêu cầu hoàn trả
	DeedRecover   ContractDeed = "recover"   // đã thu hồi
	DeedLiquidate ContractDeed = "liquidate" // thanh lý
)

// Label is the deed as history says it.
func (d ContractDeed) Label() string {
	switch d {
	case DeedSuspend:
		return "Tạm ngừng hợp đồng"
	case DeedResume:
		return "Tiếp tục hợp đồng"
	case DeedStop:
		return "Ngừng theo quyết định"
	case DeedRevive:
		return "Hủy quyết định ngừng"
	case DeedRecall:
		return "Yêu cầu hoàn trả"
	case DeedRecover:
		return "Đã thu hồi"
	case DeedLiquidate:
		return "Thanh lý hợp đồng"
	}
	return string(d)
}

// ContractAct (việc về hợp đồng) is one such deed by one paper. Acts are only
// ever added.
type ContractAct struct {
	ID       int64
	Deed     ContractDeed
	From, To ContractState
	Document string
	Dated    Day
	Reason   string
	Amount   Money // of a recall or a recovery
	Due      Day   // until when the money is to be back
	Entered  Entered
}

// Paper names what the act rests on.
func (a ContractAct) Paper() string { return paperText(a.Document, a.Dated) }

// Said is the act in one line.
func (a ContractAct) Said() string {
	s := a.Deed.Label()
	if paper := a.Paper(); paper != "" {
		s += ", văn bản " + paper
	}
	if a.Amount != 0 {
		s += ", số tiền " + a.Amount.Dong()
	}
	if a.Due != 0 {
		s += ", hạn " + a.Due.String()
	}
	return s + ". " + a.Reason
}

// Follow is the act by which a contract follows its project's move; false where
// it stays as it is.
func (c Contract) Follow(m Moved) (ContractAct, bool) {
	a := ContractAct{From: c.State, Reason: m.Note}
	switch {
	case m.Move == Stop && (c.State == ContractEffective || c.State == ContractSuspended):
		a.Deed, a.To = DeedStop, ContractStopped
	case m.From == Stopped && m.To == Underway && c.State == ContractStopped:
		a.Deed, a.To = DeedRevive, ContractEffective
		for _, past := range c.Acts {
			if past.Deed == DeedStop {
				a.To = past.From
			}
		}
	default:
		return a, false
	}
	return a, true
}
