package programme

import (
	"fmt"
	"strconv"
	"strings"
)

// PlaceKey knows a unit for good: a code alone may be other territory later.
type PlaceKey struct {
	Code string
	From Day // ValidFrom of the unit
}

// Key is how the unit is known.
func (p Place) Key() PlaceKey { return PlaceKey{p.Code, p.ValidFrom} }

// Ref is the unit as a record of its day has it.
func (p Place) Ref() PlaceRef { return PlaceRef{p.Code, p.Name} }

// String is the form in addresses and files: "31582@2025-07-01".
func (k PlaceKey) String() string { return k.Code + "@" + k.From.ISO() }

// ParsePlaceKey reads what String wrote; ok is false for anything else.
func ParsePlaceKey(s string) (k PlaceKey, ok bool) {
	code, from, found := strings.Cut(s, "@")
	k = PlaceKey{code, ParseISO(from)}
	return k, found && code != "" && k.From != 0
}

// Number is the key as one number, by which history knows the unit. The length
// of the code is part of it: province 01 is not district 001.
func (k PlaceKey) Number() int64 {
	code, _ := strconv.ParseInt(k.Code, 10, 64)
	return (int64(len(k.Code))*1_000_000+code)*100_000_000 + int64(k.From)
}

// PlaceTier (cấp) is where a unit stands.
type PlaceTier string

const (
	ProvinceTier PlaceTier = "province" // tỉnh, thành phố trực thuộc trung ương
	DistrictTier PlaceTier = "district" // huyện, quận, thị xã, thành phố thuộc tỉnh: until 30/06/2025
	CommuneTier  PlaceTier = "commune"  // xã, phường, thị trấn, đặc khu
)

// PlaceTiers are the tiers from above.
var PlaceTiers = []PlaceTier{ProvinceTier, DistrictTier, CommuneTier}

// Label is the tier in Vietnamese.
func (t PlaceTier) Label() string {
	switch t {
	case ProvinceTier:
		return "Cấp tỉnh"
	case DistrictTier:
		return "Cấp huyện"
	case CommuneTier:
		return "Cấp xã"
	}
	return ""
}

// Tier tells the tier by the length of the code, which the code system fixes:
// two digits, three, five. Other codes have none.
func (p Place) Tier() PlaceTier {
	switch len(p.Code) {
	case 2:
		return ProvinceTier
	case 3:
		return DistrictTier
	case 5:
		return CommuneTier
	}
	return ""
}

// Abolished is the day from which the unit is no more; 0 while it exists.
func (p Place) Abolished() Day {
	if p.ValidTo == 0 {
		return 0
	}
	return p.ValidTo.Plus(1)
}

// Title is the unit's name with the day of its end: "Huyện Kế Sách (đã bãi bỏ
// 01/07/2025)".
func (p Place) Title() string {
	if p.ValidTo == 0 {
		return p.Name
	}
	return fmt.Sprintf("%s (đã bãi bỏ %s)", p.Name, p.Abolished())
}

// Validity is the days of the unit in words.
func (p Place) Validity() string {
	if p.ValidTo == 0 {
		return "từ " + p.ValidFrom.String()
	}
	return "từ " + p.ValidFrom.String() + " đến " + p.ValidTo.String()
}
