package watch

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gentz/internal/store"
)

// small mounts a file system of so many kilobytes for the test.
func small(t *testing.T, kilobytes int) string {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root may mount a small disk")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dk", kilobytes), "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { exec.Command("umount", dir).Run() })
	return dir
}

// A disk that fills up stops the import with a word on what to do; what was
// acknowledged is there, and with room the import goes on.
func TestDiskFull(t *testing.T) {
	const n = 3000
	file := batchFile(t, n)
	dir := small(t, 1500)
	address := filepath.Join(dir, "full.db")
	cmd, out := start(t, "import", address, file)
	if err := cmd.Wait(); err == nil {
		t.Fatal("everything fitted on the disk")
	}
	if !strings.Contains(out.String(), "disk") {
		t.Errorf("said %s", out)
	}
	acknowledged := 0
	if m := keptLine.FindAllStringSubmatch(out.String(), -1); len(m) > 0 {
		acknowledged, _ = strconv.Atoi(m[len(m)-1][1])
	}
	if out, err := exec.Command("mount", "-o", "remount,size=64m", dir).CombinedOutput(); err != nil {
		t.Fatalf("%s", out)
	}
	if docs := sound(t, address); len(docs) < acknowledged || acknowledged == 0 {
		t.Errorf("%d documents, %d were acknowledged", len(docs), acknowledged)
	}
	if cmd, out = start(t, "import", address, file); cmd.Wait() != nil {
		t.Fatalf("with room: %s", out)
	}
	if docs := sound(t, address); len(docs) != n {
		t.Errorf("%d documents in the end, want %d", len(docs), n)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	var dir string
	if os.Geteuid() == 0 {
		dir = small(t, 1000)
		if out, err := exec.Command("mount", "-o", "remount,ro", dir).CombinedOutput(); err != nil {
			t.Skipf("%s", out)
		}
	} else {
		dir = t.TempDir()
		os.Chmod(dir, 0o555)
	}
	_, err := store.Open(t.Context(), filepath.Join(dir, "x.db"))
	var advice interface{ Hint() string }
	if err == nil || !errors.As(err, &advice) || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("%v", err)
	}
}
