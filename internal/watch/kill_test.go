package watch

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gentz/internal/fetch/fetchtest"
	"gentz/internal/store"
)

// kills is how often a process is killed in one test: GENTZ_KILLS, such as 200,
// or enough to see that the test works.
func kills(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("GENTZ_KILLS"))
	if err != nil {
		n = 4
	}
	if testing.Short() {
		n = min(n, 1)
	}
	return n
}

// start runs this test binary as another process.
func start(t *testing.T, do, address, file string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "GENTZ_TEST_DO="+do, "GENTZ_TEST_STORE="+address, "GENTZ_TEST_FILE="+file)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, &out
}

// batchFile writes a batch of n articles, each with one more version further on.
func batchFile(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	filler := strings.Repeat("The pilots waited for the tide while the envoys spoke. ", 20)
	for i := range n {
		id, text := i, "First"
		if i%10 == 9 {
			id, text = i-5, "Second"
		}
		fmt.Fprintf(&b, `{"url": "https://post.example/%d", "text": "%s version of article %d. %s"}`+"\n", id, text, id, filler)
	}
	path := filepath.Join(t.TempDir(), "batch.jsonl")
	if err := os.WriteFile(path, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// sound fails the test if the file is damaged, a number is missing or something
// is there twice. It returns the texts by order of arrival.
func sound(t *testing.T, address string) []*store.Stored {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+address)
	if err != nil {
		t.Fatal(err)
	}
	var said string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&said); err != nil || said != "ok" {
		t.Fatalf("the store is damaged: %s, %v", said, err)
	}
	db.Close()
	s, err := store.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	docs := documents(t, s)
	seen := map[string]bool{}
	for i, d := range docs {
		if d.Seq != int64(i+1) || seen[d.Text] {
			t.Fatalf("document %d has number %d, doubled: %v", i+1, d.Seq, seen[d.Text])
		}
		seen[d.Text] = true
	}
	for _, d := range docs[max(0, len(docs)-300):] {
		if _, err := s.Page(t.Context(), d.PageSHA256); err != nil {
			t.Fatal(err)
		}
	}
	return docs
}

var keptLine = regexp.MustCompile(`(?m)^kept (\d+)$`)

func TestKilledImport(t *testing.T) {
	const n = 3000
	file := batchFile(t, n)
	address := filepath.Join(t.TempDir(), "0.db")
	acknowledged, before := 0, 0
	for k := range kills(t) {
		cmd, out := start(t, "import", address, file)
		time.Sleep(time.Duration(rand.Int64N(int64(700 * time.Millisecond))))
		cmd.Process.Kill()
		cmd.Wait()
		if m := keptLine.FindAllStringSubmatch(out.String(), -1); len(m) > 0 {
			got, _ := strconv.Atoi(m[len(m)-1][1])
			acknowledged = max(acknowledged, got)
		}
		if _, err := os.Stat(address); err != nil {
			continue // killed before it began
		}
		docs := sound(t, address)
		if len(docs) < acknowledged || len(docs) < before {
			t.Fatalf("kill %d: %d documents, %d were acknowledged, %d were there", k, len(docs), acknowledged, before)
		}
		if before = len(docs); before == n {
			address, acknowledged, before = filepath.Join(t.TempDir(), fmt.Sprint(k+1, ".db")), 0, 0
		}
	}
	cmd, out := start(t, "import", address, file)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if docs := sound(t, address); len(docs) != n {
		t.Errorf("%d documents in the end, want %d", len(docs), n)
	}
}

func TestKilledWatch(t *testing.T) {
	const feeds, each = 4, 15
	var srv [feeds]*fetchtest.Server // as many hosts
	address := filepath.Join(t.TempDir(), "watch.db")
	s, err := store.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	for f := range srv {
		srv[f] = fetchtest.New(t)
		var items []string
		for n := range each {
			path := fmt.Sprint("/news/", n)
			srv[f].Set(path, "text/html", articleHTML(fmt.Sprint("Article ", f, " ", n), fmt.Sprintf("Speaker %d of feed %d left.", n, f)))
			items = append(items, item(n, path, ""))
		}
		srv[f].Set("/feed", "", rssOf(items...))
		addFeed(t, s, srv[f].URL+"/feed")
	}
	s.Close()
	said := map[string]bool{}
	var mu sync.Mutex
	newLine := regexp.MustCompile(`msg=new id=(\w+)`)
	done := 0
	for k := range kills(t) {
		cmd, out := start(t, "watch", address, "")
		time.Sleep(time.Duration(rand.Int64N(int64(250 * time.Millisecond))))
		cmd.Process.Kill()
		cmd.Wait()
		mu.Lock()
		for _, m := range newLine.FindAllStringSubmatch(out.String(), -1) {
			said[m[1]] = true
		}
		mu.Unlock()
		docs := sound(t, address)
		have := map[string]bool{}
		for _, d := range docs {
			have[d.ID] = true
		}
		for id := range said {
			if !have[id] {
				t.Fatalf("kill %d: %s was acknowledged and is lost", k, id)
			}
		}
		if len(docs) == feeds*each { // begin anew
			done++
			os.Remove(address)
			os.Remove(address + "-wal")
			os.Remove(address + "-shm")
			clear(said)
			if s, err = store.Open(t.Context(), address); err != nil {
				t.Fatal(err)
			}
			for f := range srv {
				addFeed(t, s, srv[f].URL+"/feed")
			}
			s.Close()
		}
	}
	cmd, out := start(t, "watch", address, "")
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if docs := sound(t, address); len(docs) != feeds*each {
		t.Errorf("%d documents in the end, want %d (%d rounds before)", len(docs), feeds*each, done)
	}
}

// Two processes import the same file into one store at once.
func TestTwoProcesses(t *testing.T) {
	const n = 1500
	file := batchFile(t, n)
	address := filepath.Join(t.TempDir(), "two.db")
	a, outA := start(t, "import", address, file)
	b, outB := start(t, "import", address, file)
	if err := a.Wait(); err != nil {
		t.Errorf("%v: %s", err, outA)
	}
	if err := b.Wait(); err != nil {
		t.Errorf("%v: %s", err, outB)
	}
	if docs := sound(t, address); len(docs) != n {
		t.Errorf("%d documents, want %d", len(docs), n)
	}
}
