package statement

import "khuyencong/programme"

// isNorm tells a ceiling or rate ("tối đa 300 triệu đồng/đề án") from a figure.
func (w *walk) isNorm(n printedNumber) bool {
	if n.to+1 < len(w.tokens) && w.tokens[n.to].text == "/" && n.unit != programme.UnitCount && w.tokens[n.to+1].kind == word {
		if _, _, k := countedNoun(w.tokens, n.to+1); k > 0 && n.unit == programme.UnitVND && w.last(cueMean).is(cueMean) {
			return false // "bình quân 223 triệu đồng/đề án" is what was given
		}
		return w.tokens[n.to+1].text != "năm" || n.unit == programme.UnitPercent // a rate of growth
	}
	if n.unit == programme.UnitPercent && w.elsewhere() {
		return true
	}
	if n.from > 0 && w.tokens[n.from-1].text == "từ" && n.to+1 < len(w.tokens) && w.tokens[n.to].text == "lên" && w.tokens[n.to+1].kind == number {
		if to, ok := readNumber(w.tokens, n.to+1); ok && w.isNorm(to) {
			return true // "nâng mức chi từ 200 triệu đồng lên 300 triệu đồng/đề án"
		}
	}
	if n.unit == programme.UnitPercent && w.fromTo(n) {
		return true
	}
	if n.from > 0 && w.tokens[n.from-1].text == "từ" && hasPhrase(w.tokens[n.to:min(n.to+4, len(w.tokens))], "trở") {
		return true // "từ 50 lao động nữ trở lên"
	}
	if wordsAt(w.tokens, n.to, "trở lên") > 0 || wordsAt(w.tokens, n.to, "trở xuống") > 0 {
		return true
	}
	m := w.last(cueNorm)
	return m.is(cueNorm) && n.from-m.to <= 6
}

// fromTo tells whether the percentage is an end of "từ 12% xuống còn 4%": a
// rate that changed is no share of the programme's.
func (w *walk) fromTo(n printedNumber) bool {
	turns := map[string]bool{"xuống": true, "lên": true}
	if n.to < len(w.tokens) && turns[w.tokens[n.to].text] {
		return n.from > 0 && w.tokens[n.from-1].text == "từ"
	}
	k := n.from - 1
	for k > 0 && (w.tokens[k].text == "còn" || w.tokens[k].text == "đến") {
		k--
	}
	return k > 2 && turns[w.tokens[k].text] && w.tokens[k-1].text == "%" && w.tokens[k-3].text == "từ"
}

// economy are things whose rise and fall is not the programme's.
var economy = []string{"năng suất", "điện năng", "giá", "chỉ số", "lạm phát", "sản lượng", "grdp", "gdp", "chi phí sản xuất", "thu nhập", "doanh thu", "lợi nhuận"}

// elsewhere tells whether the percentage at hand is of prices, output and the
// like: "giá thép tăng 20%", "năng suất tăng 30%".
func (w *walk) elsewhere() bool {
	for i := len(w.window) - 1; i >= 0; i-- {
		s := w.window[i]
		if !s.is(cueRise, cueFall) {
			continue
		}
		for k := s.from - 1; k >= 0 && k >= s.from-9; k-- {
			t := w.tokens[k]
			if t.kind == number || t.kind == mark {
				return false
			}
			for _, e := range economy {
				if wordsAt(w.tokens, k, e) > 0 && wordsAt(w.tokens, k, "giá trị") == 0 {
					return true
				}
			}
		}
		return false
	}
	return false
}
