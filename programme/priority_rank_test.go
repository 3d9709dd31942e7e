package programme

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func codes(ranked []Ranked) (all string) {
	for _, r := range ranked {
		all += r.Code[3:]
	}
	return all
}

// Area comes before sector: a poor district without a priority sector stands
// before a new-rural commune with one.
func TestAreaBeforeSector(t *testing.T) {
	areaB := candidate(1, 2)
	areaC := candidate(2, 3, proven("outstanding_product", 1), proven("capacity", 3))
	got := Rank([]RankCandidate{areaC, areaB}, nil, rankDay)
	if codes(got) != "AB" {
		t.Fatalf("%s", codes(got))
	}
	if want := "Sau DA-A vì địa bàn: DA-A – nhóm b – huyện nghèo theo Nghị quyết 30a/2008/NQ-CP; đề án này – nhóm c – xã trong kế hoạch xây dựng nông thôn mới của năm."; got[1].Why != want {
		t.Errorf("%q", got[1].Why)
	}
}

func TestOrder(t *testing.T) {
	criteria := []Criterion{points("ocop", 10), points("women_owned", 3)}
	late := func(c RankCandidate, day int) RankCandidate {
		c.SubmittedAt = time.Date(2026, 9, day, 8, 0, 0, 0, time.UTC)
		return c
	}
	tests := []struct {
		name          string
		first, second RankCandidate
		step          string
	}{
		{"a key project before every area", candidate(2, 0, proven("key_project", 1)), candidate(1, 1, proven("workers", 90), proven("ocop", 1)), "đề án điểm"},
		{"a claimed key project is none", candidate(2, 4), candidate(1, 0, PriorityAnswer{Code: "key_project", Claimed: PriorityProof{Value: Q(1), Evidence: "Giấy"}}), "địa bàn"},
		{"area a before b", candidate(2, 1), candidate(1, 2, proven("workers", 90)), "địa bàn"},
		{"sector 6.2.b before 6.2.a", candidate(2, 3, proven("workers", 60)), candidate(1, 3, proven("processing", 1), proven("capacity", 3)), "ngành nghề"},
		{"sector 6.2.a before none", candidate(2, 3, proven("processing", 1)), candidate(1, 3, proven("capacity", 3)), "ngành nghề"},
		{"capacity before the province's points", candidate(2, 3, proven("capacity", 2)), candidate(1, 3, proven("capacity", 1), proven("ocop", 1)), "kinh nghiệm, năng lực"},
		{"the province's points before the day of submission", late(candidate(2, 3, proven("ocop", 1)), 20), late(candidate(1, 3, proven("women_owned", 1)), 10), "điểm tiêu chí của tỉnh"},
		{"who submitted first", late(candidate(2, 3), 10), late(candidate(1, 3), 20), "thời điểm nộp"},
		{"who submitted before who has no day", late(candidate(2, 3), 10), candidate(1, 3), "thời điểm nộp"},
		{"and where all is equal the number", candidate(1, 3), candidate(2, 3), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Rank([]RankCandidate{tt.second, tt.first}, criteria, rankDay)
			why := "Sau " + tt.first.Code + " vì " + tt.step + ": "
			if tt.step == "" {
				why = "Ngang " + tt.first.Code + " ở mọi mức"
			}
			if got[0].ProjectID != tt.first.ProjectID || !strings.HasPrefix(got[1].Why, why) {
				t.Errorf("%s first; %q", got[0].Code, got[1].Why)
			}
		})
	}
}

func TestCleanerProductionStandsApart(t *testing.T) {
	cleaner := func(id int64, answers ...PriorityAnswer) RankCandidate {
		c := candidate(id, 1, answers...)
		c.Content = "KC3g"
		return c
	}
	got := Rank([]RankCandidate{
		cleaner(1, proven("effect", 1), proven("urgency", 1)), candidate(2, 0), cleaner(3, proven("effect", 2), proven("urgency", 3)),
		cleaner(4, proven("effect", 3), proven("urgency", 2)), candidate(5, 1), cleaner(6, proven("key_project", 1)),
	}, nil, rankDay)
	if codes(got) != "EBDCAF" || got[1].Rank != 2 || got[2].Rank != 1 || !got[2].Cleaner {
		t.Fatalf("%s %+v", codes(got), got[2])
	}
	if !strings.Contains(got[3].Why, "vì hiệu quả: DA-D – hiệu quả cao") {
		t.Errorf("%q", got[3].Why)
	}
}

func overridden(c RankCandidate, place int, dated Day) RankCandidate {
	c.Override = &PriorityOverride{ProjectID: c.ProjectID, Year: 2027, Level: Local, Rank: place, Reason: "theo chỉ đạo", SignerName: "Trần A", SignerRole: "Giám đốc Sở", Document: "9/SCT", Dated: dated}
	return c
}

func TestOverrides(t *testing.T) {
	line := func() []RankCandidate {
		return []RankCandidate{candidate(1, 1), candidate(2, 2), candidate(3, 3), candidate(4, 4)} // A B C D
	}
	tests := []struct {
		name   string
		change func([]RankCandidate)
		want   string
	}{
		{"none", func([]RankCandidate) {}, "ABCD"},
		{"up", func(c []RankCandidate) { c[3] = overridden(c[3], 2, 2026_10_01) }, "ADBC"},
		{"down", func(c []RankCandidate) { c[0] = overridden(c[0], 3, 2026_10_01) }, "BCAD"},
		{"beyond the end", func(c []RankCandidate) { c[0] = overridden(c[0], 99, 2026_10_01) }, "BCDA"},
		{"two on different places", func(c []RankCandidate) {
			c[3], c[0] = overridden(c[3], 1, 2026_10_01), overridden(c[0], 4, 2026_10_01)
		}, "DBCA"},
		{"two on one place: the later paper has it", func(c []RankCandidate) {
			c[2], c[3] = overridden(c[2], 1, 2026_10_01), overridden(c[3], 1, 2026_10_02)
		}, "DCAB"},
		{"two on the last place", func(c []RankCandidate) {
			c[0], c[1] = overridden(c[0], 4, 2026_10_02), overridden(c[1], 4, 2026_10_01)
		}, "CDBA"},
		{"of another year", func(c []RankCandidate) { c[3] = overridden(c[3], 1, 2026_10_01); c[3].Override.Year = 2026 }, "ABCD"},
		{"of the other money", func(c []RankCandidate) {
			c[3] = overridden(c[3], 1, 2026_10_01)
			c[3].Override.Level = National
		}, "ABCD"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := line()
			tt.change(all)
			got := Rank(all, nil, rankDay)
			if codes(got) != tt.want {
				t.Fatalf("%s, want %s", codes(got), tt.want)
			}
			for i, r := range got {
				if r.Rank != i+1 || r.LegalRank != int(r.ProjectID) || (r.Moved == "") != (r.Rank == r.LegalRank) {
					t.Errorf("%s: place %d, by law %d, %q", r.Code, r.Rank, r.LegalRank, r.Moved)
				}
			}
		})
	}
	all := line()
	all[3] = overridden(all[3], 2, 2026_10_01)
	got := Rank(all, nil, rankDay)
	if want := "Chuyển từ thứ 4 sang thứ 2 theo văn bản số 9/SCT ngày 01/10/2026, Giám đốc Sở Trần A ký. Lý do: theo chỉ đạo"; got[1].Moved != want {
		t.Errorf("%q", got[1].Moved)
	}
	if !strings.Contains(got[2].Moved, "Thứ tự ưu tiên là 2, nay là 3") {
		t.Errorf("%q", got[2].Moved)
	}
}

func TestOverrideRefused(t *testing.T) {
	good := *overridden(candidate(1, 1), 2, 2026_10_01).Override
	if err := good.Check(rankDay); err != nil {
		t.Fatal(err)
	}
	for field, change := range map[string]func(*PriorityOverride){
		"reason": func(o *PriorityOverride) { o.Reason = "" }, "signer_name": func(o *PriorityOverride) { o.SignerName = "" }, "signer_role": func(o *PriorityOverride) { o.SignerRole = "" },
		"document": func(o *PriorityOverride) { o.Document = "" }, "dated": func(o *PriorityOverride) { o.Dated = 0 }, "rank": func(o *PriorityOverride) { o.Rank = 0 },
	} {
		o := good
		change(&o)
		if pr := Problems(o.Check(rankDay)); len(pr) != 1 || pr[0].Field != field {
			t.Errorf("%s: %v", field, pr)
		}
	}
	good.Dated = rankDay.Plus(1)
	if good.Check(rankDay) == nil {
		t.Error("a paper of tomorrow")
	}
}

func TestSeenAtTheirTruePlaces(t *testing.T) {
	all := []RankCandidate{candidate(1, 1), candidate(2, 2), candidate(3, 3)}
	all[1].Establishment.ID, all[2].Establishment.ID = 7, 7
	seen := Seen(Rank(all, nil, rankDay), User{ID: 2, Role: RoleEstablishment, Scope: Scope{EstablishmentID: 7}})
	if codes(seen) != "BC" || seen[0].Rank != 2 || seen[1].Rank != 3 {
		t.Fatalf("%+v", seen)
	}
	if strings.Contains(seen[0].Why, "DA-A") || !strings.Contains(seen[0].Why, "ngoài phạm vi của bạn") || !strings.Contains(seen[1].Why, "DA-B") {
		t.Errorf("%q %q", seen[0].Why, seen[1].Why)
	}
}

// TestRankProperties ranks random candidates in random orders: the places are
// the numbers from 1 without a gap in each list, the result does not depend on
// the order in which the candidates come, nobody is lost, without overrides no
// one stands behind one that the order puts after it, and taking one away
// leaves the others as they were.
func TestRankProperties(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	criteria := []Criterion{points("ocop", 10), points("women_owned", 3)}
	for range 300 {
		var all []RankCandidate
		moved := false
		for id := range rnd.Int64N(12) {
			all = append(all, randomCandidate(rnd, id+1))
			moved = moved || all[id].Override != nil
		}
		first := Rank(all, criteria, rankDay)
		shuffled := slices.Clone(all)
		rnd.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if again := Rank(shuffled, criteria, rankDay); codes(again) != codes(first) {
			t.Fatalf("%s and, in another order, %s", codes(first), codes(again))
		}
		next, seen := map[bool]int{}, map[int64]bool{}
		for i, r := range first {
			next[r.Cleaner]++
			if r.Rank != next[r.Cleaner] || seen[r.ProjectID] || r.Why == "" {
				t.Fatalf("%s stands at %d of %s", r.Code, r.Rank, codes(first))
			}
			seen[r.ProjectID] = true
			for _, behind := range first[i+1:] {
				if c, _ := r.before(behind); behind.Cleaner == r.Cleaner && (c < 0) != (r.LegalRank < behind.LegalRank) {
					t.Fatalf("%s and %s stand the wrong way round by law", r.Code, behind.Code)
				}
			}
		}
		if len(seen) != len(all) {
			t.Fatalf("%d of %d", len(seen), len(all))
		}
		if len(all) > 0 && !moved {
			gone := rnd.IntN(len(all))
			rest := Rank(slices.Delete(slices.Clone(all), gone, gone+1), criteria, rankDay)
			if want := strings.Replace(codes(first), all[gone].Code[3:], "", 1); codes(rest) != want {
				t.Fatalf("without %s: %s, want %s", all[gone].Code, codes(rest), want)
			}
		}
	}
}

func randomCandidate(rnd *rand.Rand, id int64) RankCandidate {
	c := candidate(id, rnd.IntN(6))
	for _, code := range []string{"key_project", "processing", "outstanding_product", "ocop", "women_owned", "capacity", "effect", "urgency"} {
		if rnd.IntN(3) == 0 {
			c.Answers.Answers = append(c.Answers.Answers, proven(code, 1))
		}
	}
	if rnd.IntN(3) > 0 {
		c.SubmittedAt = time.Unix(rnd.Int64N(5), 0)
	}
	if rnd.IntN(4) == 0 {
		c.Content = "KC3f"
	}
	if rnd.IntN(6) == 0 {
		c = overridden(c, 1+rnd.IntN(14), Day(2026_10_01+rnd.IntN(3)))
	}
	return c
}
