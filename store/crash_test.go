package store_test

import (
	"bufio"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khuyencong/programme"
	"khuyencong/store"
	"khuyencong/store/storetest"
)

// TestKilledWhileSaving kills a process that saves projects one after another,
// at a moment that nobody chose, and opens its database again: all that was
// acknowledged is there and nothing is there by half.
func TestKilledWhileSaving(t *testing.T) {
	file := filepath.Join(t.TempDir(), "killed.db")
	s := storetest.Open(t, file)
	province(t, s)
	s.Close()
	r := rand.New(rand.NewPCG(5, 6))
	acknowledged := map[string]bool{}
	for round := range 5 {
		killed(t, file, round, 1+r.IntN(25), time.Duration(r.IntN(4000))*time.Microsecond, acknowledged)
		whole(t, file, acknowledged)
	}
	if len(acknowledged) < 5 {
		t.Errorf("only %d projects were saved: nothing was tried", len(acknowledged))
	}
}

// killed starts the child and kills it some time after it said that it saved
// so many projects. What it said until then is acknowledged.
func killed(t *testing.T, file string, round, after int, then time.Duration, acknowledged map[string]bool) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestSaveUntilKilled$")
	child.Env = append(os.Environ(), "KHUYENCONG_CRASH_FILE="+file, fmt.Sprint("KHUYENCONG_CRASH_ROUND=", round))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	said := 0
	for lines.Scan() {
		code, ok := strings.CutPrefix(lines.Text(), "saved ")
		if !ok {
			t.Fatalf("the child says %q", lines.Text())
		}
		acknowledged[code] = true
		if said++; said == after {
			time.AfterFunc(then, func() { child.Process.Kill() })
		}
	}
	child.Wait()
	if said < after {
		t.Fatalf("the child ended by itself after %d projects", said)
	}
}

// whole holds that the database is sound.
func whole(t *testing.T, file string, acknowledged map[string]bool) {
	t.Helper()
	s := storetest.Open(t, file)
	defer s.Close()
	all := must[[]store.ProjectItem](t)(s.AllProjects(ctx, me, store.ProjectFilter{}))
	stored := map[string]bool{}
	for _, i := range all {
		p := must[programme.Project](t)(s.Project(ctx, me, i.ID))
		stored[p.Code] = true
		done, approved := p.Done(), p.Approved()
		done.Projects, approved.Projects = 0, 0
		if len(p.Lines) != 3 || len(p.Outcomes) != 1 || done != i.DoneSums || approved != i.ApprovedSums {
			t.Errorf("%s is there by half: %+v, kept sums %+v", p.Code, p, i.DoneSums)
		}
		if h := must[[]programme.Event](t)(s.History(ctx, me, programme.SProject, i.ID)); len(h) != 1 {
			t.Errorf("%s has %d lines of history", p.Code, len(h))
		}
	}
	for code := range acknowledged {
		if !stored[code] {
			t.Errorf("%s was acknowledged and is lost", code)
		}
	}
	raw, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	var verdict string
	if err := raw.QueryRow(`PRAGMA integrity_check`).Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("integrity: %s, %v", verdict, err)
	}
	for what, query := range map[string]string{
		"lines without a project":    `SELECT COUNT(*) FROM funding_lines WHERE project_id NOT IN (SELECT id FROM projects)`,
		"outcomes without a project": `SELECT COUNT(*) FROM outcomes WHERE project_id NOT IN (SELECT id FROM projects)`,
		"history without a project":  `SELECT COUNT(*) FROM events WHERE subject = 'project' AND subject_id NOT IN (SELECT id FROM projects)`,
	} {
		if n := number(t, raw, query); n != 0 {
			t.Errorf("%d %s", n, what)
		}
	}
}

// TestSaveUntilKilled is the child of TestKilledWhileSaving.
func TestSaveUntilKilled(t *testing.T) {
	file := os.Getenv("KHUYENCONG_CRASH_FILE")
	if file == "" {
		t.Skip("the child process of TestKilledWhileSaving")
	}
	s, err := store.Open(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.ProgrammeByCode(ctx, me, "T-2016-2020")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2000 {
		pr := project(p, programme.Establishment{})
		pr.Code = fmt.Sprintf("K-%s-%04d", os.Getenv("KHUYENCONG_CRASH_ROUND"), i)
		if _, err := s.SaveProject(ctx, me, pr); err != nil {
			t.Fatal(err)
		}
		fmt.Println("saved", pr.Code)
	}
}
