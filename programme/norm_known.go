package programme

// KnownNorms are norms that are known to exist, to begin the list with. They
// come unconfirmed: the office holds each row against the text of the law and
// confirms it, and only then it is applied.
func KnownNorms() []Norm {
	const (
		old  = "TTLT 26/2014/TTLT-BTC-BCT"
		now  = "TT 28/2018/TT-BTC"
		seen = "Chưa đối chiếu với toàn văn; đọc lại văn bản trước khi xác nhận."
	)
	oldFrom, _ := NewDay(2014, 4, 8)
	oldTo, _ := NewDay(2018, 5, 10)
	newFrom, _ := NewDay(2018, 5, 11)
	row := func(content string, percent int64, cap Money, per string, source, clause string, from, to Day) Norm {
		n := Norm{Content: content, Level: AllLevels, Per: per, Source: source, Clause: clause, From: from, To: to, Note: seen}
		if percent > 0 {
			n.Rate = Q(percent * 100)
		}
		if cap > 0 {
			n.Cap = Q(int64(cap))
		}
		return n
	}
	const clauseOld, clauseNew = "Điều 6.2", "mức chi hỗ trợ"
	var all []Norm
	for _, n := range []struct {
		content        string
		percent        int64
		oldCap, newCap Money // oldCap 0: the old text had no such norm
		per            string
	}{
		{"KC2d", 0, 10 * Million, 10 * Million, "doanh nghiệp"},
		{"KC3a", 30, 500 * Million, 1000 * Million, "mô hình"},
		{"KC3b", 0, 100 * Million, 100 * Million, "mô hình"},
		{"KC3c", 50, 200 * Million, 300 * Million, "cơ sở"},
		{"KC3d", 50, 200 * Million, 300 * Million, "cơ sở"},
		{"KC3e", 50, 0, 450 * Million, "cơ sở"},
		{"KC3g", 30, 0, 500 * Million, "mô hình"},
		{"KC4e", 50, 35 * Million, 35 * Million, "thương hiệu"},
		{"KC5a", 50, 35 * Million, 35 * Million, "cơ sở"},
		{"KC7b", 50, 150 * Million, 150 * Million, "cụm liên kết"},
		{"KC7c", 50, 500 * Million, 500 * Million, "cụm công nghiệp"},
		{"KC7d", 0, 3000 * Million, 6000 * Million, "cụm công nghiệp"},
		{"KC7f", 50, 500 * Million, 500 * Million, "cơ sở"},
		{"KC7g", 30, 300 * Million, 300 * Million, "cơ sở"},
		{"KC7h", 30, 1500 * Million, 1500 * Million, "cụm công nghiệp"},
	} {
		if n.oldCap > 0 {
			all = append(all, row(n.content, n.percent, n.oldCap, n.per, old, clauseOld, oldFrom, oldTo))
		}
		all = append(all, row(n.content, n.percent, n.newCap, n.per, now, clauseNew, newFrom, 0))
	}
	return all
}
