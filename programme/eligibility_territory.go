package programme

import (
	"fmt"
	"strings"
)

// TerritoryState says whether a place is rural industrial territory (địa bàn
// CNNT).
type TerritoryState int

const (
	TerritoryAsk     TerritoryState = iota // a person must decide: the law or the lists do not say
	TerritoryInside                        // thuộc địa bàn
	TerritoryOutside                       // không thuộc địa bàn
)

// Territory is the verdict on a place with its reason and source.
type Territory struct {
	State    TerritoryState
	Sentence string
}

// lastOfOldLaw is the last day on which units named by NĐ 45/2012/NĐ-CP
// (district, town, township) existed.
const lastOfOldLaw Day = 2025_06_30

// The texts that verdicts rest on.
const (
	oldTerritory = "NĐ 45/2012/NĐ-CP, Điều 1; TT 46/2012/TT-BCT, Điều 3"
	newTerritory = "NĐ 235/2025/NĐ-CP, sửa NĐ 45/2012/NĐ-CP, Điều 1"
)

// TerritoryOf tells whether a place of production was rural industrial
// territory on the day of decision. recorded is the day whose list of units
// the place was looked up in, 0 when not known; planBuilt is the year in which
// the annual plan is built, to which the years of a converted ward are counted.
// Where the law or the lists do not say, a person is asked.
func TerritoryOf(book AreaBook, rules RuleBook, place PlaceRef, recorded, day Day, planBuilt int) Territory {
	if place == (PlaceRef{}) {
		return Territory{TerritoryAsk, "Chưa ghi địa bàn sản xuất nên chưa xét được. Sửa đề án hoặc cơ sở và ghi xã, phường nơi sản xuất."}
	}
	units := book.units.UnitsOn(place, recorded, day)
	if len(units) == 0 {
		return Territory{TerritoryAsk, fmt.Sprintf("%s không có trong danh mục đơn vị hành chính nên cần người xác định.", place)}
	}
	t := territoryCase{book, rules, place, recorded, day, planBuilt}
	first := t.judge(units[0])
	for _, u := range units[1:] {
		if other := t.judge(u); other.State != first.State {
			return Territory{TerritoryAsk, fmt.Sprintf("Vào ngày %s, địa bàn %s gồm nhiều đơn vị có kết luận khác nhau (%s; %s). Cần người xác định nơi sản xuất ở đơn vị nào.", day, place.Name, first.Sentence, other.Sentence)}
		}
	}
	return first
}

// territoryCase is one question about a place.
type territoryCase struct {
	book      AreaBook
	rules     RuleBook
	place     PlaceRef
	recorded  Day
	day       Day
	planBuilt int
}

func (t territoryCase) judge(u Place) Territory {
	above := t.book.units.Above(u, t.day)
	switch {
	case t.day >= NewRuralDecree:
		return t.newLaw(u, above)
	case t.day < ruralDecree:
		return t.ask("Chưa có quy định trong kho về địa bàn CNNT trước ngày %s.", ruralDecree)
	case hasType(u, "xa", "thi tran"):
		return t.inside(u, "xã, thị trấn thuộc địa bàn CNNT", oldTerritory)
	case t.day > lastOfOldLaw:
		return t.ask("%s: từ 01/07/2025 đến 14/10/2025 quy định cũ nêu các đơn vị không còn tồn tại, quy định mới chưa có hiệu lực; cần cơ quan có thẩm quyền xác định (%s).", u.Name, oldTerritory)
	}
	return t.oldLaw(u, above)
}

// newLaw: communes, wards and special zones of provinces; in centrally-run
// cities communes and special zones; recognised craft villages everywhere.
func (t territoryCase) newLaw(u Place, above []Place) Territory {
	top := above[len(above)-1]
	switch {
	case hasType(u, "xa", "dac khu"):
		return t.inside(u, "xã, đặc khu thuộc địa bàn CNNT", newTerritory)
	case !hasType(u, "phuong"):
		return t.ask("%s không phải xã, phường, đặc khu nên cần người xác định nơi sản xuất (%s).", u.Name, newTerritory)
	case top.Tier() != ProvinceTier:
		return t.ask("Danh mục không ghi tỉnh, thành phố của %s nên cần người xác định (%s).", u.Name, newTerritory)
	case hasType(top, "tinh"):
		return t.inside(u, "phường của tỉnh thuộc địa bàn CNNT", newTerritory)
	}
	if villages := t.book.Has(t.place, t.recorded, t.day, AreaCraftVillage); len(villages) > 0 {
		return t.ask("%s là phường của %s nên không thuộc địa bàn CNNT, trừ cơ sở trong làng nghề được công nhận: %s (%s)", u.Name, top.Name, villages[0].Sentence(), newTerritory)
	}
	return Territory{TerritoryOutside, fmt.Sprintf("%s là phường của %s, không thuộc địa bàn CNNT; trừ cơ sở trong làng nghề được UBND cấp tỉnh công nhận và đề án sản xuất sạch hơn – %s, hiệu lực từ %s.", u.Name, top.Name, newTerritory, NewRuralDecree)}
}

// oldLaw judges districts and wards until 30/06/2025.
func (t territoryCase) oldLaw(u Place, above []Place) Territory {
	if hasType(u, "huyen", "thi xa") {
		return t.inside(u, "huyện, thị xã thuộc địa bàn CNNT", oldTerritory)
	}
	var city Place // whose class decides
	for _, p := range above {
		switch {
		case p != u && hasType(p, "huyen", "thi xa"):
			return t.inside(u, fmt.Sprintf("nằm trong %s, thuộc địa bàn CNNT", p.Name), oldTerritory)
		case hasType(p, "thanh pho") && city == (Place{}):
			city = p
		}
	}
	if city == (Place{}) {
		return t.ask("Danh mục không ghi thành phố của %s nên cần người xác định (%s).", u.Name, oldTerritory)
	}
	class := t.cityClass(city)
	switch {
	case class.Area.Kind == "":
		return t.ask("%s thuộc %s; chưa có hạng đô thị của thành phố này vào ngày %s trong kho nên cần người xác định (%s).", u.Name, city.Name, t.day, oldTerritory)
	case !class.Counts():
		return t.ask("%s thuộc %s. %s Cần người xác định.", u.Name, city.Name, class.Sentence())
	case class.Area.Kind == AreaCityTwo, class.Area.Kind == AreaCityThree:
		return t.inside(u, fmt.Sprintf("thuộc %s, %s", city.Name, lowerFirst(class.Area.Kind.Label())), oldTerritory)
	case class.Area.Kind == AreaSpecialCity:
		return Territory{TerritoryOutside, fmt.Sprintf("%s thuộc %s, %s, không thuộc địa bàn CNNT – %s.", u.Name, city.Name, lowerFirst(class.Area.Kind.Label()), oldTerritory)}
	case !hasType(u, "phuong"):
		return t.ask("%s là đô thị loại I; cần biết phường hay xã nơi sản xuất (%s).", city.Name, oldTerritory)
	}
	return t.converted(u, city)
}

// cityClass is the row that gives the city's class that day.
func (t territoryCase) cityClass(city Place) AreaMatch {
	rows := t.book.Has(city.Ref(), city.ValidFrom, t.day, AreaSpecialCity, AreaCityOne, AreaCityTwo, AreaCityThree)
	for _, m := range rows {
		if m.Area.Place == city.Ref() {
			return m
		}
	}
	return AreaMatch{}
}

// converted judges a ward of a class-1 city: it counts for some years after it
// was made from a commune, counted to the end of the year before the plan is
// built.
func (t territoryCase) converted(u, city Place) Territory {
	rows := t.book.Has(u.Ref(), u.ValidFrom, t.day, AreaConvertedWard)
	if len(rows) == 0 {
		return t.ask("%s thuộc %s, đô thị loại I: chỉ thuộc địa bàn CNNT nếu chuyển từ xã chưa quá thời hạn. Kho chưa có ngày chuyển của phường này nên cần người xác định (%s).", u.Name, city.Name, oldTerritory)
	}
	if !rows[0].Counts() {
		return t.ask("%s Cần người xác định.", rows[0].Sentence())
	}
	rule, unknown := t.rules.On(RuleWardYears, t.day)
	if unknown != "" {
		return t.ask("%s Cần người xác định.", unknown)
	}
	from := rows[0].Area.From
	until, _ := NewDay(t.planBuilt-1, 12, 31)
	elapsed := fmt.Sprintf("chuyển từ xã ngày %s, đến %s (năm trước năm lập kế hoạch %d) được %s, thời hạn %s", from, until, t.planBuilt, yearsAndMonths(from, until), rule.Text())
	if until < from || until <= from+Day(rule.Value)*10_000 {
		return t.inside(u, elapsed, rule.Citation())
	}
	return Territory{TerritoryOutside, fmt.Sprintf("%s không còn thuộc địa bàn CNNT: %s – %s.", u.Name, elapsed, rule.Citation())}
}

func (t territoryCase) inside(u Place, why, source string) Territory {
	return Territory{TerritoryInside, fmt.Sprintf("%s: %s – %s.", u.Name, why, source)}
}

func (t territoryCase) ask(format string, args ...any) Territory {
	return Territory{TerritoryAsk, fmt.Sprintf(format, args...)}
}

// hasType tells a unit by the folded type word that begins its name.
func hasType(u Place, words ...string) bool {
	name := Fold(u.Name)
	for _, w := range words {
		if strings.HasPrefix(name, w+" ") {
			return true
		}
	}
	return false
}

// yearsAndMonths is the time between two days in whole months: "3 năm 9
// tháng".
func yearsAndMonths(from, until Day) string {
	months := (until.Year()-from.Year())*12 + until.Month() - from.Month()
	if until.Plus(1).DayOfMonth() != 1 && until.DayOfMonth() < from.DayOfMonth() || months < 0 {
		months--
	} else if until.Plus(1).DayOfMonth() == 1 && from.DayOfMonth() == 1 {
		months++ // the last of a month ends the month that began on its first
	}
	if months < 0 {
		return "0 tháng"
	}
	switch {
	case months < 12:
		return fmt.Sprintf("%d tháng", months)
	case months%12 == 0:
		return fmt.Sprintf("%d năm", months/12)
	}
	return fmt.Sprintf("%d năm %d tháng", months/12, months%12)
}
