package programme

import "testing"

// TestBudgetEntries: in whatever order papers are entered, the lines up to any
// day add up to the budget that holds on it.
func TestBudgetEntries(t *testing.T) {
	papers := []PlanBudget{{Amount: 500, Dated: 2027_01_10}, {Amount: 700, Dated: 2027_06_01}, {Amount: 650, Dated: 2027_06_01}, {Amount: 400, Dated: 2027_03_01}, {Amount: 900, Dated: 2027_09_01}}
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {1, 0, 4, 2, 3}, {3, 4, 0, 1, 2}} {
		var had []PlanBudget
		var lines []Entry
		for _, i := range order {
			b := papers[i]
			lines = append(lines, BudgetEntries(Plan{Year: 2027, Level: Local}, had, b)...)
			b.ID = int64(len(had) + 1)
			had = append(had, b)
			for _, day := range []Day{2027_01_09, 2027_01_10, 2027_02_01, 2027_03_01, 2027_05_31, 2027_06_01, 2027_08_01, 2027_09_01, 2027_12_31} {
				want, _ := BudgetOn(had, day)
				if got := BalancesOf(linesOn(lines, day)).Of(EBudget); got != want.Amount {
					t.Errorf("order %v, %d papers, %s: %d, want %d", order, len(had), day, got, want.Amount)
				}
			}
		}
	}
}
