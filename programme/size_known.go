package programme

// KnownSizeRules are the ceilings for industry that are known to exist, to
// begin the list with. They come unconfirmed, like KnownNorms.
func KnownSizeRules() (all []SizeRule) {
	const seen = "Chưa đối chiếu với toàn văn; đọc lại văn bản trước khi xác nhận."
	for _, law := range []struct {
		test           SizeTest
		source, clause string
		from, to       Day
		ceilings       [3][3]int64 // workers, revenue, capital in tỷ đồng; 0: none
	}{
		{WorkersOrCapital, "NĐ 56/2009/NĐ-CP", "Điều 3", 2009_08_20, 2018_03_10, [3][3]int64{{10, 0, 0}, {200, 0, 20}, {300, 0, 100}}},
		{WorkersAndMoney, "NĐ 39/2018/NĐ-CP", "Điều 6", 2018_03_11, 2021_10_14, [3][3]int64{{10, 3, 3}, {100, 50, 20}, {200, 200, 100}}},
		{WorkersAndMoney, "NĐ 80/2021/NĐ-CP", "Điều 5", 2021_10_15, 0, [3][3]int64{{10, 3, 3}, {100, 50, 20}, {200, 200, 100}}},
	} {
		for i, c := range law.ceilings {
			r := SizeRule{Class: SizeClasses[i], Test: law.test, Workers: Q(c[0]), Source: law.source, Clause: law.clause, From: law.from, To: law.to, Note: seen}
			if c[1] > 0 {
				r.Revenue = Q(c[1] * int64(Billion))
			}
			if c[2] > 0 {
				r.Capital = Q(c[2] * int64(Billion))
			}
			all = append(all, r)
		}
	}
	return all
}
