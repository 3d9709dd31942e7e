package statement

import "khuyencong/programme"

// given is what a "lần lượt" list says of one of its numbers.
type given struct {
	period programme.Period
	level  programme.Level
}

// yearsListed reads the years that follow one: "năm 2017, 2018 và 2019". It
// returns them all and the token after the last; nil when none follows.
func yearsListed(ts []token, m mention) ([]programme.Period, int) {
	y := m.period.From
	if y == 0 || m.period.To != y || m.period.Part != "" {
		return nil, m.to
	}
	list, to := []programme.Period{m.period}, m.to
	for to < len(ts) && (ts[to].text == "," || ts[to].text == "và") {
		i := to + 1
		for i < len(ts) && (ts[i].text == "và" || ts[i].text == "năm") {
			i++
		}
		if i >= len(ts) {
			break
		}
		next, ok := year(ts[i])
		if n, _ := readNumber(ts, i); !ok || n.unit != "" || next != list[len(list)-1].To+1 {
			break
		}
		list, to = append(list, programme.Years(next, next)), i+1
	}
	if len(list) < 2 {
		return nil, m.to
	}
	return list, to
}

// sources are the two levels in the order in which a phrase names them.
func sources(s sign) []given {
	for _, e := range s.cues {
		if e.kind != cueLevel || e.value != string(programme.AllLevels) {
			continue
		}
		var out []given
		for _, word := range e.words {
			switch word {
			case "quốc", "kcqg":
				out = append(out, given{level: programme.National})
			case "địa", "kcđp":
				out = append(out, given{level: programme.Local})
			}
		}
		if len(out) == 2 && out[0] != out[1] {
			return out
		}
	}
	return nil
}

// respectively gives each number behind "lần lượt" or "tương ứng" the period or
// the source that stands at its place in the list before. Keys are those named
// earlier in the block; the ones named last are returned.
func respectively(ts []token, ss []sign, keys []given) []given {
	var named []given // keys in a row
	end := -1         // token after the last of them
	said := false     // "lần lượt" since
	for i := 0; i < len(ss); i++ {
		s := &ss[i]
		for k := ss[max(i-1, 0)].from; k < s.from; k++ {
			said = said || wordsAt(ts, k, "lần lượt") > 0 || wordsAt(ts, k, "tương ứng") > 0
		}
		one := given{}
		switch {
		case len(s.years) > 0:
			keys = nil
			for _, p := range s.years {
				keys = append(keys, given{period: p})
			}
		case s.per != nil && s.per.period.From > 0:
			one.period = s.per.period
		case sources(*s) != nil:
			keys = sources(*s)
		case s.value(cueLevel) == string(programme.National) || s.value(cueLevel) == string(programme.Local):
			one.level = programme.Level(s.value(cueLevel))
		}
		if one != (given{}) {
			if len(named) > 0 && (s.from-end > 2 || (named[0].level == "") != (one.level == "")) {
				named = nil
			}
			if named = append(named, one); len(named) > 1 {
				keys = named
			}
			end = s.to
		}
		if s.num == nil || !said {
			continue
		}
		said = false
		if row := numbersInRow(ts, ss, i); len(keys) > 1 && len(row) == len(keys) {
			last := ss[row[len(row)-1]].num
			for k, at := range row {
				key := keys[k]
				ss[at].given = &key
				if n, ok := inUnitOf(*ss[at].num, *last); ok {
					ss[at].num = &n
				}
			}
			i = row[len(row)-1]
		}
	}
	return keys
}

// numbersInRow are the signs of numbers from i on that only commas, "và" and
// words like "khoảng" part.
func numbersInRow(ts []token, ss []sign, i int) []int {
	row := []int{i}
	for k := i + 1; k < len(ss) && len(row) <= mostKept; k++ {
		prev := ss[k-1]
		if gap := ss[k].from - prev.to; gap > 1 || gap == 1 && ts[prev.to].text != "và" {
			break
		}
		if ss[k].num != nil {
			if !(prev.punct == "," || prev.punct == ";" || prev.is(cueQualify) || ss[k].from > 0 && ts[ss[k].from-1].text == "và") {
				break
			}
			row = append(row, k)
		} else if ss[k].punct != "," && ss[k].punct != ";" && !ss[k].is(cueQualify) {
			break
		}
	}
	if last := ss[row[len(row)-1]].num; last.unit == "" {
		return nil
	}
	return row
}

// inUnitOf gives a bare number the unit of the last of its row.
func inUnitOf(n, last printedNumber) (printedNumber, bool) {
	if n.unit != "" || !n.digits.ok {
		return n, false
	}
	worth := int64(1)
	switch last.unit {
	case programme.UnitPercent:
		worth = programme.PercentPoint
	case programme.UnitVND:
		worth = last.step
		for range last.digits.decimals {
			worth *= 10
		}
	default:
		if n.digits.decimals > 0 {
			return n, false
		}
	}
	v, step, ok := n.digits.times(worth)
	n.value, n.step, n.unit, n.measure, n.noun = v, step, last.unit, last.measure, last.noun
	return n, ok
}
