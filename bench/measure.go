package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// line is one comparison: how many times as long what takes as against.
type line struct {
	what, against string
	ratios        []float64 // one a pair
}

// table prints the lines: the median ratio, the smallest and the largest.
func table(out io.Writer, lines []line) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "WHAT\tAGAINST\tRATIO\tMIN..MAX\tPAIRS")
	for _, l := range lines {
		slices.Sort(l.ratios)
		n := len(l.ratios)
		fmt.Fprintf(w, "%s\t%s\t%s\t%s..%s\t%d\n", l.what, l.against,
			number(l.ratios[n/2]), number(l.ratios[0]), number(l.ratios[n-1]), n)
	}
	return w.Flush()
}

// number prints a ratio with what digits are worth reading.
func number(ratio float64) string {
	switch {
	case ratio >= 10:
		return fmt.Sprintf("%.0f", ratio)
	case ratio >= 0.1:
		return fmt.Sprintf("%.2f", ratio)
	default:
		return fmt.Sprintf("%.4f", ratio)
	}
}

// pairs runs a and b one after the other n times, so that whatever else the
// machine does touches both, after one run of each that warms caches and counts
// for nothing. It gives the ratio of each pair's times.
func pairs(n int, a, b func() error) ([]float64, error) {
	var ratios []float64
	for i := range n + 1 {
		ta, err := timed(a)
		if err != nil {
			return nil, err
		}
		tb, err := timed(b)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			ratios = append(ratios, ta.Seconds()/tb.Seconds())
		}
	}
	return ratios, nil
}

func timed(fn func() error) (time.Duration, error) {
	start := time.Now()
	err := fn()
	return time.Since(start), err
}
