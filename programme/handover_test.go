package programme

import (
	"slices"
	"testing"
)

func TestPassOn(t *testing.T) {
	const leaver, receiver, other = 2, 3, 4
	post := Post{ID: 9, Title: "Chuyên viên", From: 2025_07_01}
	gone := post
	gone.To = 2025_12_31
	const day Day = 2026_01_20
	now := Holding{ID: 1, PostID: 9, PostTitle: post.Title, UserID: leaver, From: 2025_07_01}
	tests := []struct {
		name         string
		post         Post
		all          []Holding
		ended, given []Holding
	}{
		{"held now", post, []Holding{now},
			[]Holding{{1, 9, post.Title, leaver, "", 2025_07_01, 2026_01_19, false}},
			[]Holding{{0, 9, post.Title, receiver, "", day, 0, false}}},
		{"held for a time", post, []Holding{{1, 9, "", leaver, "", 2025_07_01, 2026_06_30, false}},
			[]Holding{{1, 9, "", leaver, "", 2025_07_01, 2026_01_19, false}},
			[]Holding{{0, 9, post.Title, receiver, "", day, 2026_06_30, false}}},
		{"to be held later", post, []Holding{{1, 9, "", leaver, "", 2026_03_01, 0, false}},
			[]Holding{{1, 9, "", leaver, "", 2026_03_01, 2026_02_28, false}},
			[]Holding{{0, 9, post.Title, receiver, "", 2026_03_01, 0, false}}},
		{"over before the day", post, []Holding{{1, 9, "", leaver, "", 2025_07_01, 2026_01_19, false}}, nil, nil},
		{"of somebody else", post, []Holding{{1, 9, "", other, "", 2025_07_01, 0, false}}, nil, nil},
		{"standing in is not passed on", post, []Holding{{1, 9, "", leaver, "", 2026_01_01, 2026_02_01, true}},
			[]Holding{{1, 9, "", leaver, "", 2026_01_01, 2026_01_19, true}}, nil},
		{"the post is gone", gone, []Holding{now},
			[]Holding{{1, 9, post.Title, leaver, "", 2025_07_01, 2026_01_19, false}}, nil},
		{"the receiver stood in", post, []Holding{now, {2, 9, "", receiver, "", 2026_01_10, 2026_01_31, true}},
			[]Holding{{1, 9, post.Title, leaver, "", 2025_07_01, 2026_01_19, false}, {2, 9, "", receiver, "", 2026_01_10, 2026_01_19, true}},
			[]Holding{{0, 9, post.Title, receiver, "", day, 0, false}}},
		{"others go on standing in", post, []Holding{now, {2, 9, "", other, "", 2026_01_10, 2026_01_31, true}},
			[]Holding{{1, 9, post.Title, leaver, "", 2025_07_01, 2026_01_19, false}},
			[]Holding{{0, 9, post.Title, receiver, "", day, 0, false}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ended, given := tt.post.PassOn(leaver, receiver, day, tt.all)
			if !slices.Equal(ended, tt.ended) || !slices.Equal(given, tt.given) {
				t.Errorf("ended %+v\n want %+v\ngiven %+v\n want %+v", ended, tt.ended, given, tt.given)
			}
		})
	}
}
