package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// office is LibreOffice, the peer that reads and draws what our own code does.
type office struct {
	command string
	dir     string // its own settings and files, away from those of whoever runs this
}

// findOffice finds LibreOffice; nil where there is none.
func findOffice(dir string) *office {
	command, err := exec.LookPath("soffice")
	if err != nil {
		return nil
	}
	return &office{command, filepath.Join(dir, "office")}
}

// convert turns files into another form in one call, and fails unless each of
// them came out.
func (o *office) convert(ctx context.Context, to string, files ...string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	out := filepath.Join(o.dir, "out")
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	profile := url.URL{Scheme: "file", Path: filepath.Join(o.dir, "profile")}
	args := []string{"-env:UserInstallation=" + profile.String(), "--headless", "--norestore", "--convert-to", to, "--outdir", out}
	said, err := exec.CommandContext(ctx, o.command, append(args, files...)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("LibreOffice: %w: %s", err, said)
	}
	made, err := os.ReadDir(out)
	if err == nil && len(made) != len(files) {
		err = errors.New("LibreOffice made fewer files than it was given")
	}
	return err
}
