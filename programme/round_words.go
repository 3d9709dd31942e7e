package programme

import "strings"

// PieceKind tells what became of some words between two texts.
type PieceKind int

const (
	Kept PieceKind = iota
	Removed
	Added
)

// Piece is a run of words that was kept, removed or added.
type Piece struct {
	Kind PieceKind
	Text string
}

// mostWords bounds the comparison of words: longer texts are shown whole.
const mostWords = 1500

// CompareWords finds the words that differ between two texts; read without the
// added pieces it is the old text, without the removed ones the new, but for
// blanks.
func CompareWords(old, now string) []Piece {
	a, b := strings.Fields(old), strings.Fields(now)
	if len(a) > mostWords || len(b) > mostWords {
		return []Piece{{Removed, old}, {Added, now}}
	}
	// common[i][j] is how many words a[i:] and b[j:] have in common, in order.
	common := make([][]int16, len(a)+1)
	for i := range common {
		common[i] = make([]int16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var all []Piece
	add := func(k PieceKind, word string) {
		if n := len(all); n > 0 && all[n-1].Kind == k {
			all[n-1].Text += " " + word
			return
		}
		all = append(all, Piece{k, word})
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			add(Kept, a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			add(Removed, a[i])
			i++
		default:
			add(Added, b[j])
			j++
		}
	}
	return all
}
