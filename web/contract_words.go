package web

import (
	"fmt"

	"khuyencong/programme"
)

// pricedText is a line's unit, quantity and price, or that it is one sum.
func pricedText(l programme.CostLine) string {
	if l.Lump() {
		if l.Unit != "" {
			return l.Unit + ", khoán"
		}
		return "khoán"
	}
	return fmt.Sprintf("%s %s × %s", l.Quantity, l.Unit, l.UnitPrice)
}

func pledgeText(t programme.ContractTerms) string {
	if t.Pledge == "" || t.PledgeDated == 0 {
		return t.Pledge
	}
	return t.Pledge + " ngày " + t.PledgeDated.String()
}

// owedText says why money is to be given back, and until when.
func owedText(c programme.Contract, m programme.ContractMoney) string {
	var due programme.Day
	for _, a := range c.Acts {
		if a.Deed == programme.DeedRecall {
			due = a.Due
		}
	}
	s := fmt.Sprintf("Đã chi %s, đã thu hồi %s, hợp đồng còn %s.", (m.Disbursed + m.Recovered).Dong(), m.Recovered.Dong(), m.Contracted.Dong())
	if due != 0 {
		return s + " Hạn hoàn trả: hết ngày " + due.String() + "."
	}
	return s + " Chưa có văn bản nêu hạn hoàn trả."
}

// contractNextText says what the contract waits for.
func contractNextText(p contractShowPage) string {
	c := p.Record.Contract
	switch {
	case c.ID == 0 && p.Write:
		return "Soạn hợp đồng từ bản điền sẵn này."
	case c.ID == 0:
		return "Trung tâm soạn hợp đồng sau khi đề án được duyệt vào kế hoạch."
	case !c.Signed() && p.Sign:
		return "Đủ điều kiện. Ghi nhận hiệu lực thì giá trị hợp đồng vào sổ quỹ và đề án bắt đầu thực hiện."
	case !c.Signed() && len(c.Open(p.Record.Project, p.Record.Facts)) > 0:
		return fmt.Sprintf("Còn %d điều kiện chưa xong, nêu ở dưới.", len(c.Open(p.Record.Project, p.Record.Facts)))
	case !c.Signed():
		return "Đủ điều kiện; chờ giám đốc trung tâm ghi nhận hiệu lực."
	case p.Money.Owed > 0:
		return "Thu hồi khoản phải hoàn trả."
	case c.State == programme.ContractSuspended:
		return "Hợp đồng tạm ngừng: không chi tiền đến khi tiếp tục."
	case len(p.Waiting) > 0:
		return fmt.Sprintf("Có %d đề nghị điều chỉnh đã được chấp thuận, chờ ký phụ lục.", len(p.Waiting))
	case c.State == programme.ContractEffective:
		return "Hợp đồng đang thực hiện. Thay đổi bằng đề nghị điều chỉnh ở trang đề án, được chấp thuận rồi ký phụ lục."
	}
	return "Không còn việc gì với hợp đồng."
}

func versionOptions(all []programme.ContractVersion) (out []option) {
	for _, v := range all {
		out = append(out, option{number(int64(v.No)), v.Name() + " " + v.Number})
	}
	return out
}

// effectRow is one line of what an act does to money.
type effectRow struct {
	Label         string
	Before, After programme.Money
}

func effectRows(e programme.ContractEffect) []effectRow {
	return []effectRow{
		{"Hỗ trợ theo hợp đồng", e.Before.Contracted, e.After.Contracted}, {"Đơn vị thụ hưởng đóng góp", e.Were.Counterpart, e.Sums.Counterpart},
		{"Nguồn khác", e.Were.Other, e.Sums.Other}, {"Đã chi", e.Before.Disbursed, e.After.Disbursed},
		{"Còn chi theo hợp đồng", e.Before.Left, e.After.Left}, {"Phải hoàn trả", e.Before.Owed, e.After.Owed},
	}
}

// deedPaper is what the paper of a deed is called.
func deedPaper(d programme.ContractDeed) string {
	if d == programme.DeedRecover {
		return "Số chứng từ thu"
	}
	return "Số văn bản"
}

func deedHelp(p contractDeedPage) string {
	switch p.Deed {
	case programme.DeedSuspend:
		return "Trong thời gian tạm ngừng không chi tiền, thời hạn đứng lại. Khi tiếp tục, ngày kết thúc và các đợt chi chưa đến hạn dời thêm đúng số ngày tạm ngừng, không quá ngày cuối mà kế hoạch cho phép."
	case programme.DeedResume:
		return "Ngày kết thúc và các đợt chi chưa đến hạn được dời thêm số ngày tạm ngừng."
	case programme.DeedRecall:
		return "Yêu cầu đơn vị thụ hưởng hoàn trả khoản đã nhận mà không có khối lượng hoặc chi sai quy định."
	}
	return "Ghi số tiền đã về theo chứng từ. Còn phải hoàn trả: " + p.Money.Owed.Dong() + "."
}

// headText is who represents a side, with the title.
func headText(p programme.Party) string {
	if p.Title == "" || p.Representative == "" {
		return p.Representative
	}
	return p.Representative + ", " + p.Title
}
