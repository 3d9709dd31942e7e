package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

func TestVerifyCommand(t *testing.T) {
	ctx, db := context.Background(), filepath.Join(t.TempDir(), "tinh.db")
	s, err := store.Open(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p, err := s.SaveProgramme(ctx, programme.LocalUser, programme.Programme{Code: "ST", Name: "Chương trình", Province: "tỉnh Thử", From: 2016, To: 2020})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.SaveProject(ctx, programme.LocalUser, programme.Project{Recorded: true, ProgrammeID: p.ID, Code: "DP-1", Title: "Máy", Kind: programme.KindProject, Content: programme.Contents[0].Code,
		Level: programme.Local, Year: 2017, Stage: programme.Completed, Lines: []programme.FundingLine{{Source: programme.FromLocal, Approved: 100, Done: 90}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		code int
	}{{[]string{"--db", db}, 0}, {[]string{"--db", db + "x"}, 2}, {[]string{"--xml"}, 2}} {
		if code := verify(ctx, tt.args); code != tt.code {
			t.Errorf("%v: exit code %d, want %d", tt.args, code, tt.code)
		}
	}
	storetest.Exec(t, db, `UPDATE projects SET done_support = 91`)
	if code := verify(ctx, []string{"--db", db, "--json"}); code != 1 {
		t.Errorf("a wrong figure: exit code %d", code)
	}
	all, err := s.Verifications(ctx, programme.LocalUser)
	if err != nil || len(all) != 2 || !all[1].Agrees() || all[0].Wrong != 1 {
		t.Fatalf("kept %+v, %v", all, err)
	}
	var text, out bytes.Buffer
	if err := printVerified(&text, all[0]); err != nil || !strings.Contains(text.String(), "Đề án DP-1 – Máy: ") || !strings.Contains(text.String(), "1 chỗ không khớp") {
		t.Errorf("%v\n%s", err, text.String())
	}
	var read verifiedJSON
	if err := printVerifiedJSON(&out, all[0]); err != nil || json.Unmarshal(out.Bytes(), &read) != nil || read.Wrong != 1 || read.Projects != 1 || len(read.Found) != 1 || read.Found[0].ID == 0 {
		t.Errorf("%v\n%s", err, out.String())
	}
}
