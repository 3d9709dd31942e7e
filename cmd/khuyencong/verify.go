package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
)

// verify adds everything up again from the ledger. Its exit code is 1 where
// something disagrees, so that a script can tell.
func verify(ctx context.Context, args []string) int {
	f := flags("verify", "cộng lại từ sổ quỹ mọi số tiền đang hiện, nêu từng chỗ không khớp (mã kết thúc 1)")
	db := f.String("db", "khuyencong.db", "tệp dữ liệu, hoặc địa chỉ postgres://…")
	asJSON := f.Bool("json", false, "in kết quả dạng JSON cho chương trình khác đọc")
	if code, done := parse(f, args); done {
		return code
	}
	s, err := openExisting(ctx, *db)
	if err != nil {
		fail(err)
		return 2
	}
	defer s.Close()
	u := programme.LocalUser
	u.Name = "Lệnh khuyencong verify"
	v, err := s.VerifyAndKeep(ctx, u)
	if err != nil {
		fail(err)
		return 2
	}
	print := printVerified
	if *asJSON {
		print = printVerifiedJSON
	}
	if err := print(os.Stdout, v); err != nil {
		fail(err)
		return 2
	}
	if !v.Agrees() {
		return 1
	}
	return 0
}

func printVerified(w io.Writer, v programme.Verification) error {
	for _, d := range v.Found {
		fmt.Fprintf(w, "%s: %s.\n", d.Record, d.What)
	}
	if more := v.Wrong - int64(len(v.Found)); more > 0 {
		fmt.Fprintf(w, "… và %s chỗ khác.\n", programme.CountText(more))
	}
	_, err := fmt.Fprintf(w, "%s\n%s\n", v.Summary(), v.Read())
	return err
}

// verifiedJSON is what --json promises: names and units stay.
type verifiedJSON struct {
	At       time.Time                `json:"at"`
	Millis   int64                    `json:"milliseconds"`
	Projects int64                    `json:"projects"`
	Lines    int64                    `json:"ledger_lines"`
	Funds    int64                    `json:"fund_years"`
	Reports  int64                    `json:"issued_reports"`
	Wrong    int64                    `json:"disagreements"`
	Found    []programme.Disagreement `json:"found"` // the first 200
}

func printVerifiedJSON(w io.Writer, v programme.Verification) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	if v.Found == nil {
		v.Found = []programme.Disagreement{}
	}
	return out.Encode(verifiedJSON{v.At, v.Took.Milliseconds(), v.Projects, v.Lines, v.Funds, v.Reports, v.Wrong, v.Found})
}

// verifyEvery is how often the program looks whether it is time to verify.
const verifyEvery = 20 * time.Minute

// verifier verifies once a day, by night where the machine is on.
type verifier struct {
	store *store.Store
	log   *slog.Logger
}

func (v verifier) run(ctx context.Context) {
	ticks := time.NewTicker(verifyEvery)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			v.verify(ctx)
		}
	}
}

func (v verifier) verify(ctx context.Context) {
	result, ran, err := v.store.VerifyNightly(ctx)
	switch {
	case err != nil && ctx.Err() == nil:
		v.log.Error("verify", "error", err)
	case ran && !result.Agrees():
		v.log.Error("verify", "disagreements", result.Wrong, "first", result.Found[0].Record+": "+result.Found[0].What)
	case ran:
		v.log.Info("verify", "projects", result.Projects, "lines", result.Lines, "took", result.Took.String())
	}
}
