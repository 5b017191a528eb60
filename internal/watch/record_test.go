package watch

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gentz"
	"gentz/internal/export"
	"gentz/internal/merge"
	"gentz/internal/store"
	"gentz/internal/store/pgtest"
	"gentz/models/en"
	"gentz/ontology"
	"gentz/read"
	"gentz/record"
)

const examples = "../../examples"

// analyse loads the models once.
var analyse = sync.OnceValues(en.Load)

// reads returns a merger that reads as the program does: with the tables of the
// examples, or without, which is another reader.
func reads(s *store.Store, tables bool) (*Merger, error) {
	a, err := analyse()
	if err != nil {
		return nil, err
	}
	world, err := ontology.Load()
	if tables {
		var b []byte
		if b, err = os.ReadFile(filepath.Join(examples, "world.tsv")); err == nil {
			world, err = ontology.Load(bytes.NewReader(b))
		}
	}
	if err != nil {
		return nil, err
	}
	return &Merger{Store: s, Reader: fmt.Sprint("tables: ", tables), Read: read.New(a, world).Read}, nil
}

// raw opens the file behind a store.
func raw(t *testing.T, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+address)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// keepRecord imports the examples into s and merges them.
func keepRecord(t *testing.T, s *store.Store, tables bool) *Merger {
	t.Helper()
	files, err := filepath.Glob(examples + "/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	if _, err := (&Import{Store: s, Workers: 1}).Run(t.Context(), files); err != nil {
		t.Fatal(err)
	}
	if _, err := Origins(t.Context(), s, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := Stories(t.Context(), s, nil); err != nil || n == 0 {
		t.Fatal(n, err)
	}
	m, err := reads(s, tables)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	lawful(t, s)
	return m
}

func openStore(t *testing.T, address string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// lawful fails the test if a law of the record does not hold in s.
func lawful(t *testing.T, s *store.Store) {
	t.Helper()
	v, err := Verify(t.Context(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range v.Broken {
		t.Error(b)
	}
	if v.Documents == 0 || v.Reports < 50 {
		t.Errorf("%d reports of %d documents are too few to say anything", v.Reports, v.Documents)
	}
}

// exported returns the whole record as it is written.
func exported(t *testing.T, s *store.Store, f record.Frame) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := export.JSONL(t.Context(), s, f, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// differs fails the test at the first line in which two exports differ.
func differs(t *testing.T, what, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "(nothing)", "(nothing)"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Fatalf("%s: line %d is\n%s\nwant\n%s", what, i+1, a, b)
		}
	}
}

// withoutLog leaves the changes out of an export.
func withoutLog(s string) string {
	before, _, _ := strings.Cut(s, `{"kind":"change"`)
	return before
}

func TestRecordIsMadeAgain(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "r.db"))
	m := keepRecord(t, s, true)
	want := exported(t, s, record.Frame{})
	if _, err := s.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	differs(t, "rebuilt", exported(t, s, record.Frame{}), want)
	if n, err := m.Reread(t.Context(), true); err != nil || n == 0 {
		t.Fatal(n, err)
	}
	differs(t, "read again by the same reader", exported(t, s, record.Frame{}), want)
}

// The record does not depend on how the documents were cut into transactions: one
// that is merged as they come is the one that is merged in the end.
func TestRecordDoesNotDependOnBatches(t *testing.T) {
	whole := openStore(t, filepath.Join(t.TempDir(), "whole.db"))
	keepRecord(t, whole, true)
	parts := openStore(t, filepath.Join(t.TempDir(), "parts.db"))
	keepRecord(t, parts, true)
	// Once more from the start, each document in a transaction and with a cache of its own.
	again := openStore(t, filepath.Join(t.TempDir(), "again.db"))
	files, _ := filepath.Glob(examples + "/*.jsonl")
	if _, err := (&Import{Store: again, Workers: 1}).Run(t.Context(), files); err != nil {
		t.Fatal(err)
	}
	if _, err := Origins(t.Context(), again, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := Stories(t.Context(), again, nil); err != nil {
		t.Fatal(err)
	}
	last, err := again.Last(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for seq := int64(0); seq < last; seq++ {
		m, err := reads(again, true)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := again.Documents(t.Context(), seq, 1)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := again.Merge(t.Context(), seq, seq+1, &m.cache, func(se *store.Session) error {
			return m.merge(t.Context(), se, m.readAll(docs)[0], false)
		}); err != nil {
			t.Fatal(err)
		}
	}
	want := exported(t, whole, record.Frame{})
	differs(t, "another run", exported(t, parts, record.Frame{}), want)
	differs(t, "one by one", exported(t, again, record.Frame{}), want)
}

func TestCorrectionsSurvive(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "c.db"))
	m := keepRecord(t, s, false)
	var persons, meetings []string
	if err := s.Subjects(t.Context(), store.Query{Kind: record.KindActor}, func(x *record.Subject) error {
		if a := x.Actor(record.Frame{}); a.Type == "person" {
			persons = append(persons, a.ID)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := s.Subjects(t.Context(), store.Query{Kind: record.KindMeeting}, func(x *record.Subject) error {
		meetings = append(meetings, x.ID)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if len(persons) < 4 || len(meetings) < 4 {
		t.Fatalf("the examples have too little to correct: %v %v", persons, meetings)
	}
	by := record.Correction{By: "the desk", Reason: "checked by telephone"}
	for _, a := range []merge.Action{
		{Subject: persons[1], MergeInto: persons[0]},
		{Subject: persons[2], Name: "Ada of the Desk"},
		{Subject: meetings[0], State: "disputed"},
		{Subject: meetings[1], Reject: true},
	} {
		if _, err := Correct(t.Context(), s, a, by); err != nil {
			t.Fatalf("%+v: %v", a, err)
		}
	}
	for _, c := range []struct {
		action merge.Action
		want   error
	}{
		{merge.Action{Subject: persons[1], Name: "Gone"}, gentz.ErrNotFound},
		{merge.Action{Subject: "m999999", State: "held"}, gentz.ErrNotFound},
		{merge.Action{Subject: "nonsense", State: "held"}, gentz.ErrNotFound},
		{merge.Action{Subject: meetings[2], State: "wonderful"}, gentz.ErrInvalid},
		{merge.Action{Subject: persons[0], State: "held"}, gentz.ErrInvalid},
		{merge.Action{Subject: meetings[2], MergeInto: persons[0]}, gentz.ErrInvalid},
		{merge.Action{Subject: meetings[2], Split: []string{"no such document"}}, gentz.ErrNotFound},
	} {
		if _, err := Correct(t.Context(), s, c.action, by); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.action, err, c.want)
		}
	}
	check := func(when string) {
		t.Helper()
		lawful(t, s)
		x, err := s.Subject(t.Context(), persons[1])
		if err != nil || x.MergedInto != persons[0] || len(x.Reports) != 0 {
			t.Errorf("%s: %s is %+v, %v; want a tombstone", when, persons[1], x, err)
		}
		if x, err = s.Subject(t.Context(), persons[2]); err != nil || x.Actor(record.Frame{}).Name != "Ada of the Desk" {
			t.Errorf("%s: the name is lost: %v", when, err)
		}
		x, err = s.Subject(t.Context(), meetings[0])
		if v := x.Meeting(record.Frame{}); err != nil || v.State != "disputed" || !strings.Contains(v.Reason, "the desk") || !strings.Contains(v.Reason, "by telephone") {
			t.Errorf("%s: the state is %q, %q, %v", when, v.State, v.Reason, err)
		}
		if all := exported(t, s, record.Frame{}); strings.Contains(withoutLog(all), `"id":"`+meetings[1]+`"`) {
			t.Errorf("%s: %s was rejected and is shown", when, meetings[1])
		}
	}
	check("corrected")
	if _, err := s.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	check("rebuilt")
	better, err := reads(s, true)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := better.Reread(t.Context(), false); err != nil || n == 0 {
		t.Fatal(n, err)
	}
	check("read again by a better reader")
	if n, err := better.Reread(t.Context(), false); err != nil || n != 0 {
		t.Errorf("%d documents read once more by the same reader, %v", n, err)
	}
	_ = m
}

// As of a day, the record says nothing that only later documents say.
func TestAsOf(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "a.db"))
	keepRecord(t, s, true)
	docs := map[string]string{}
	var days []string
	if err := s.Listed(t.Context(), func(d *record.Document) error {
		docs[d.ID] = d.Published[:10]
		days = append(days, d.Published[:10])
		return nil
	}, func(*record.Origin) error { return nil }); err != nil {
		t.Fatal(err)
	}
	day := days[len(days)/2]
	out := withoutLog(exported(t, s, record.Frame{AsOf: day, Now: day}))
	for id, published := range docs {
		if published > day && strings.Contains(out, `"document":"`+id+`"`) {
			t.Errorf("as of %s, document %s of %s is named", day, id, published)
		}
	}
	if !strings.Contains(out, `"kind":"meeting"`) {
		t.Error("nothing is left")
	}
	all := exported(t, s, record.Frame{})
	differs(t, "as of the last day", withoutLog(exported(t, s, record.Frame{AsOf: "2999-01-01"})), withoutLog(all))
}

// Verify finds what was changed behind the back of the log.
func TestVerifyFindsDamage(t *testing.T) {
	for _, damage := range []string{
		`DELETE FROM change WHERE seq = 7`,
		`UPDATE report SET fate = 'withdrawn' WHERE seq = (SELECT min(seq) FROM report)`,
		`DELETE FROM report WHERE seq = (SELECT max(seq) FROM report)`,
		`DELETE FROM subject WHERE kind = 'meeting' AND num = 1`,
		`UPDATE change SET after = replace(after, '"evidence":[{"start":', '"evidence":[{"start":9') WHERE what = 'report' AND subject LIKE 'm%'`,
	} {
		address := filepath.Join(t.TempDir(), "v.db")
		s := openStore(t, address)
		keepRecord(t, s, true)
		db := raw(t, address)
		if r, err := db.Exec(damage); err != nil {
			t.Fatal(err)
		} else if n, _ := r.RowsAffected(); n == 0 {
			t.Fatalf("%s changed nothing", damage)
		}
		db.Close()
		if v, err := Verify(t.Context(), s, nil); err == nil && len(v.Broken) == 0 {
			t.Errorf("%s is not found", damage)
		}
	}
}

// The record in PostgreSQL is the one in SQLite.
func TestRecordInPostgres(t *testing.T) {
	srv, err := pgtest.Start()
	if errors.Is(err, pgtest.ErrMissing) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	defer srv.Stop()
	var got [2]string
	for i, address := range []string{filepath.Join(t.TempDir(), "x.db"), srv.Database(t)} {
		s := openStore(t, address)
		m := keepRecord(t, s, false)
		better, err := reads(s, true)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := better.Reread(t.Context(), false); err != nil {
			t.Fatal(err)
		}
		before := exported(t, s, record.Frame{})
		if _, err := s.Rebuild(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		got[i] = exported(t, s, record.Frame{})
		differs(t, "rebuilt", got[i], before)
		lawful(t, s)
		_ = m
		s.Close()
	}
	differs(t, "PostgreSQL", got[1], got[0])
}

// recordChild is what a process does that is killed: all of import, reread, rebuild
// that is not done yet.
func recordChild(s *store.Store, do, file string) error {
	ctx := context.Background()
	switch do {
	case "rebuild":
		_, err := s.Rebuild(ctx, nil)
		return err
	case "reread":
		m, err := reads(s, true)
		if err != nil {
			return err
		}
		_, err = m.Reread(ctx, false)
		return err
	}
	if _, err := (&Import{Store: s, Workers: 1}).Run(ctx, strings.Split(file, "\n")); err != nil {
		return err
	}
	if _, err := Origins(ctx, s, nil); err != nil {
		return err
	}
	if _, err := Stories(ctx, s, nil); err != nil {
		return err
	}
	m, err := reads(s, false)
	if err != nil {
		return err
	}
	_, err = m.Run(ctx)
	return err
}

// Killed at any moment of importing, reading again and rebuilding, the store
// opens, its laws hold, and the record in the end is that of a quiet run.
func TestKilledRecord(t *testing.T) {
	files, _ := filepath.Glob(examples + "/*.jsonl")
	file := strings.Join(files, "\n")
	quiet := openStore(t, filepath.Join(t.TempDir(), "quiet.db"))
	for _, do := range []string{"record", "reread", "rebuild"} {
		if err := recordChild(quiet, do, file); err != nil {
			t.Fatal(err)
		}
	}
	want := exported(t, quiet, record.Frame{})
	steps, step := []string{"record", "reread", "rebuild"}, 0
	address, finished := filepath.Join(t.TempDir(), "0.db"), 0
	total := kills(t)
	for k := 0; k < total; {
		cmd, out := start(t, steps[step], address, file)
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		timer := time.NewTimer(time.Duration(rand.Int64N(int64(900 * time.Millisecond))))
		select {
		case err := <-done:
			timer.Stop()
			if err != nil {
				t.Fatalf("%s: %v: %s", steps[step], err, out)
			}
			step++
		case <-timer.C:
			cmd.Process.Kill()
			<-done
			k++
		}
		if _, err := os.Stat(address); err != nil {
			continue // killed before it began
		}
		s := openStore(t, address)
		v, err := Verify(t.Context(), s, nil)
		if err != nil || len(v.Broken) > 0 {
			t.Fatalf("kill %d in %s: %v, %v", k, steps[min(step, 2)], err, v)
		}
		if step == len(steps) {
			differs(t, "after kills", exported(t, s, record.Frame{}), want)
			finished++
			address, step = filepath.Join(t.TempDir(), fmt.Sprint(k, "-", finished, ".db")), 0
		}
		s.Close()
	}
	t.Logf("killed %d times, finished %d times", total, finished)
}
