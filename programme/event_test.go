package programme

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

func TestChanges(t *testing.T) {
	a := []FieldValue{{"code", "Mã", "1"}, {"name", "Tên", "A"}, {"note", "Ghi chú", ""}}
	tests := []struct {
		name     string
		old, new []FieldValue
		want     []Change
	}{
		{"the same", a, a, nil},
		{"both empty", nil, nil, nil},
		{"created: what is empty is not said", nil, a, []Change{{"code", "Mã", "", "1"}, {"name", "Tên", "", "A"}}},
		{"deleted: all that was there", a, nil, []Change{{"code", "Mã", "1", ""}, {"name", "Tên", "A", ""}}},
		{"changed", a, []FieldValue{{"code", "Mã", "1"}, {"name", "Tên", "B"}, {"note", "Ghi chú", "x"}}, []Change{{"name", "Tên", "A", "B"}, {"note", "Ghi chú", "", "x"}}},
		{"emptied", a, []FieldValue{{"code", "Mã", "1"}, {"name", "Tên", ""}, {"note", "Ghi chú", ""}}, []Change{{"name", "Tên", "A", ""}}},
		{"another order", a, []FieldValue{a[2], a[1], a[0]}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Changes(tt.old, tt.new); !slices.Equal(got, tt.want) {
				t.Errorf("%+v, want %+v", got, tt.want)
			}
		})
	}
}

// TestFieldsAreNamedOnce: two values of one name would hide each other in the
// history and between two clashing versions.
func TestFieldsAreNamedOnce(t *testing.T) {
	twoOthers := dryer()
	twoOthers.Lines = append(twoOthers.Lines, FundingLine{Source: FromOther, Name: "Nông thôn mới"})
	for name, fields := range map[string][]FieldValue{
		"programme": Programme{}.Fields(), "target": Target{}.Fields(), "plan": Plan{}.Fields(), "project": twoOthers.Fields(),
		"establishment": Establishment{}.Fields(), "stated": StatedFigure{}.Fields(), "explanation": Explanation{}.Fields(),
		"remark": Remark{}.Fields(), "report": Report{Sections: Evaluation{Rest: []Rest{{}}}.Narrative()}.Fields(),
	} {
		seen := map[string]bool{}
		for _, f := range fields {
			if seen[f.Field] || f.Field == "" || f.Label == "" {
				t.Errorf("%s: field %q, label %q", name, f.Field, f.Label)
			}
			seen[f.Field] = true
		}
	}
}

func TestProblems(t *testing.T) {
	a, b := Refuse(Invalid, "x", "một %d", 1), Refuse(Conflict, "", "hai")
	tests := []struct {
		name string
		err  error
		kind Kind
		want int
	}{
		{"none", nil, Internal, 0},
		{"one", a, Invalid, 1},
		{"wrapped", fmt.Errorf("while saving: %w", b), Conflict, 1},
		{"joined", errors.Join(nil, a, nil, b), Invalid, 2},
		{"joined in joined", errors.Join(errors.Join(a, b), errors.Join(nil), b), Invalid, 3},
		{"joined, then wrapped", fmt.Errorf("row 7: %w", errors.Join(a, b)), Invalid, 2},
		{"a bug", errors.New("disk on fire"), Internal, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Problems(tt.err); len(got) != tt.want || KindOf(tt.err) != tt.kind {
				t.Errorf("%d problems of kind %d: %v", len(got), KindOf(tt.err), got)
			}
		})
	}
	if a.Error() != "x: một 1" || b.Error() != "hai" {
		t.Errorf("%q, %q", a.Error(), b.Error())
	}
}
