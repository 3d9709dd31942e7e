// Bench measures khuyencong against a floor or a peer in one run on one
// machine, and prints ratios: they mean something where the machine does not.
// README.md tells how to read them.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer) error {
	dir, err := os.MkdirTemp("", "khuyencong-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var lines []line
	var figures float64
	for _, measure := range []func() ([]line, error){
		func() ([]line, error) { return onSQLite(ctx, dir) },
		func() ([]line, error) { return onPostgreSQL(ctx) },
		func() ([]line, error) { return papers(ctx, dir) },
		func() ([]line, error) { return books(ctx, dir) },
		func() (lines []line, err error) { lines, figures, err = statements(ctx, dir); return lines, err },
	} {
		more, err := measure()
		if err != nil {
			return err
		}
		lines = append(lines, more...)
	}
	if err := table(out, lines); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "\nFigures read and checked: about %.0f a second on this machine, now.\n", figures)
	return err
}
