package programme

import "fmt"

// ContractEffect is what an act on a contract does to money and days, shown
// before it is confirmed.
type ContractEffect struct {
	Title         string
	Changes       []Change
	Before, After ContractMoney
	Sums, Were    Sums // of the terms after and before
	Says          []string
}

// Moves tells whether any money changes.
func (e ContractEffect) Moves() bool { return e.Before != e.After || e.Sums != e.Were }

// EffectOf compares a contract before and after an act.
func EffectOf(title string, old, now Contract, before, after Balances) ContractEffect {
	e := ContractEffect{Title: title, Changes: Changes(old.Terms.Fields(), now.Terms.Fields()), Before: old.Money(before), After: now.Money(after), Were: old.Terms.Sums(), Sums: now.Terms.Sums()}
	if was, is := old.Terms.Until, now.Terms.Until; was != is {
		e.Says = append(e.Says, fmt.Sprintf("Ngày kết thúc chuyển từ %s sang %s.", was, is))
	}
	switch {
	case now.State == ContractSuspended && old.State != ContractSuspended:
		e.Says = append(e.Says, fmt.Sprintf("Trong thời gian tạm ngừng không chi tiền: %s của hợp đồng chưa chi được giữ lại.", e.Before.Left.Dong()),
			fmt.Sprintf("Thời hạn đứng lại: ngày kết thúc %s và các đợt chi chưa đến hạn sẽ dời thêm đúng số ngày tạm ngừng khi hợp đồng tiếp tục.", old.Terms.Until))
	case now.State == ContractEffective && old.State == ContractSuspended:
		e.Says = append(e.Says, fmt.Sprintf("Tiền chi tiếp được: còn %s.", e.After.Left.Dong()))
	}
	if e.After.Owed > e.Before.Owed {
		e.Says = append(e.Says, fmt.Sprintf("Phải hoàn trả tăng từ %s lên %s.", e.Before.Owed.Dong(), e.After.Owed.Dong()))
	} else if e.After.Owed < e.Before.Owed {
		e.Says = append(e.Says, fmt.Sprintf("Phải hoàn trả giảm từ %s xuống %s.", e.Before.Owed.Dong(), e.After.Owed.Dong()))
	}
	return e
}

// Tellings is who is to be told of what was done with a contract: the
// beneficiary's people, and who keeps the centre's accounts.
func (c Contract) Tellings(p Project, what, text string, by Entered) []Telling {
	return []Telling{{
		Kind: NoticeDecided, Key: fmt.Sprintf("contract:%d:%s:%d", c.ID, what, by.At.Unix()), Subject: SProject, SubjectID: p.ID,
		Title: text + ": " + p.Title, Text: fmt.Sprintf("%s: %s.\nNgười ghi: %s, lúc %s.", p.called(), lowerFirst(text), by.Who(), Moment(by.At)),
		Roles: []Role{RoleCentreAccountant}, Applicant: true, Not: by.UserID,
	}}
}
