package programme

import (
	"errors"
	"slices"
)

// PlaceShare is how much of the old unit went into the new one.
type PlaceShare string

const (
	WholeShare   PlaceShare = "whole"
	PartShare    PlaceShare = "part"
	UnknownShare PlaceShare = "unknown"
)

// Label is the share in Vietnamese.
func (s PlaceShare) Label() string {
	switch s {
	case WholeShare:
		return "toàn bộ"
	case PartShare:
		return "một phần"
	}
	return "không rõ bao nhiêu"
}

// PlaceChangeState is how sure a change is.
type PlaceChangeState string

const (
	ConfirmedChange PlaceChangeState = "confirmed" // both tables name it, or a person has decided
	OpenChange      PlaceChangeState = "open"      // waits for a person
	RefusedChange   PlaceChangeState = "refused"   // a person has decided that it is wrong
)

// Label is the state in Vietnamese.
func (s PlaceChangeState) Label() string {
	switch s {
	case ConfirmedChange:
		return "đã xác nhận"
	case RefusedChange:
		return "không đúng, đã loại"
	}
	return "chờ quyết định"
}

// PlaceChange (sự chuyển đổi đơn vị hành chính) says that territory of one
// unit came into another.
type PlaceChange struct {
	From, To PlaceKey
	Share    PlaceShare
	State    PlaceChangeState
	Clause   string // the legal text that made the change; "" when not noted
	Date     Day    // from which it holds
	Named    string // the tables that name the change: "bang-a.csv, bang-b.csv"
}

// PlaceDecision (quyết định về đơn vị cũ) is a person's answer for a unit that
// was split or on which tables disagree: which changes are right, and where
// the records that know only the old unit are shown today.
type PlaceDecision struct {
	Unit       PlaceKey
	Successors []PlaceKey // the right ones
	RecordsTo  PlaceKey   // one of Successors; zero: the records stay under the abolished unit
	Reason     string
	By         string
	On         Day
	Version    int64
}

// Check refuses a decision without reason, and one that moves records to where
// the unit did not go.
func (d PlaceDecision) Check() error {
	errs := []error{required("reason", "lý do, căn cứ", d.Reason, 2000)}
	if len(d.Successors) == 0 && d.RecordsTo != (PlaceKey{}) || len(d.Successors) > 0 && d.RecordsTo != (PlaceKey{}) && !slices.Contains(d.Successors, d.RecordsTo) {
		errs = append(errs, Refuse(Invalid, "records_to", "Hồ sơ chỉ chuyển được về một đơn vị đã chọn là đơn vị kế thừa. Đánh dấu đơn vị đó, hoặc chọn đơn vị khác."))
	}
	return errors.Join(errs...)
}

// Apply is the changes of the unit as the decision leaves them. A successor
// that no table names is added from extra.
func (d PlaceDecision) Apply(changes []PlaceChange, date Day) []PlaceChange {
	share := PartShare
	if len(d.Successors) == 1 {
		share = WholeShare
	}
	all := slices.Clone(changes)
	for i := range all {
		all[i].State = RefusedChange
		if slices.Contains(d.Successors, all[i].To) {
			all[i].State, all[i].Share = ConfirmedChange, share
		}
	}
	for _, to := range d.Successors {
		if !slices.ContainsFunc(changes, func(c PlaceChange) bool { return c.To == to }) {
			all = append(all, PlaceChange{From: d.Unit, To: to, Share: share, State: ConfirmedChange, Date: date})
		}
	}
	return all
}
