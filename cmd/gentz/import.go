package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	gentz "gentz"
	"gentz/internal/store"
	"gentz/internal/watch"
)

// A storeFlag says which store a command works on.
type storeFlag struct {
	Store string `default:"gentz.db" env:"GENTZ_STORE" placeholder:"FILE|URL" help:"The store: a file, or a postgres:// address. (${default})"`
}

// open opens the store, and makes it if it is not there.
func (f *storeFlag) open(ctx context.Context) (*store.Store, error) { return store.Open(ctx, f.Store) }

// existing opens the store of a command that only shows what is in it.
func (f *storeFlag) existing(ctx context.Context) (*store.Store, error) {
	if _, err := os.Stat(f.Store); !store.IsURL(f.Store) && errors.Is(err, fs.ErrNotExist) {
		return nil, &usageError{fmt.Sprintf("there is no store %q", f.Store), `"gentz import" and "gentz add" make one; --store names another`}
	}
	return store.Open(ctx, f.Store)
}

// untilStopped returns a context that ends when the user or the system asks the
// program to. A second time ends it at once.
func untilStopped() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

type importCommand struct {
	storeFlag
	Published gentz.Day `placeholder:"DATE" help:"When the texts that do not say so were published, such as 2026-03-04."`
	World     []string  `placeholder:"FILE.tsv" type:"existingfile" sep:"none" help:"A table of more states, bodies and places; may be repeated."`
	Paths     []string  `arg:"" name:"path" help:"Batches (.jsonl), web pages, texts, web archives (.warc, .warc.gz), folders of these, or - for a batch on standard input."`
}

// Help is the longer text of "gentz help import".
func (*importCommand) Help() string {
	return `Pages and texts are kept as they are, with the article that was read from each. An article that is there already is not kept again; ` +
		`another text at the same address, or under the same id, is its next version. So the same command can be run again at any time, also ` +
		`after it was stopped: what it reported as kept is on disk. A document that cannot be read is named on standard error, the others are ` +
		`kept all the same, and the exit status is 1.`
}

// sized is the size of what is to be imported.
type sized []string

func (s sized) Size() int64 { return watch.Size(s) }

// set says how far an import has come.
func (p *progress) set(documents int, bytes int64) {
	if p.bar != nil {
		p.done.Store(int64(documents))
		p.bar.SetCurrent(bytes)
	}
}

// Run imports the paths and prints what came of them.
func (c *importCommand) Run(e *env) error {
	ctx, stop := untilStopped()
	defer stop()
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	bar := newProgress(e, true, sized(c.Paths))
	defer bar.close()
	bad := tally{w: bar.stderr(), hinted: map[string]bool{}}
	im := &watch.Import{Store: s, Stdin: e.stdin, Published: c.Published, Bad: func(err error) { bad.count(err) },
		Kept: func(t watch.Tally, bytes int64) { bar.set(t.Total(), bytes) }}
	t, err := im.Run(ctx, c.Paths)
	bar.close()
	printTally(e.stdout, t, s.Address())
	if err == nil {
		err = findOrigins(ctx, e, s, t)
	}
	if err == nil {
		err = c.mergeAll(ctx, e, s, &bad)
	}
	if ctx.Err() != nil {
		return &usageError{"stopped", "run the same command again: it goes on with what is missing"}
	}
	if err != nil {
		return err
	}
	if t.Bad > 0 {
		return errReported
	}
	return nil
}

// all is a number of documents as the size of a task.
type all int

func (n all) Size() int64 { return int64(n) }

// findOrigins finds out which of the documents that came are reprints, and says
// how many.
func findOrigins(ctx context.Context, e *env, s *store.Store, t watch.Tally) error {
	bar, copies := newProgress(e, true, all(t.New+t.Versions)), 0
	defer bar.close()
	_, err := watch.Origins(ctx, s, func(n, reprints int) {
		bar.set(n, int64(n))
		copies = reprints
	})
	bar.close()
	if copies > 0 {
		fmt.Fprintf(e.stdout, "%s of others\n", are(copies, "reprint"))
	}
	return err
}

// printTally says what became of the documents of an import.
func printTally(w io.Writer, t watch.Tally, address string) {
	fmt.Fprintf(w, "kept %s in %s\n", count(t.New, "article"), address)
	if t.Versions > 0 {
		fmt.Fprintf(w, "kept %s of articles that were there\n", count(t.Versions, "new version"))
	}
	if t.Same > 0 {
		fmt.Fprintf(w, "%s there already\n", were(t.Same))
	}
	for _, reason := range sortedByCount(t.Out) {
		fmt.Fprintf(w, "%s left out or without text: %s\n", were(t.Out[reason]), reason)
	}
	if t.Bad > 0 {
		fmt.Fprintf(w, "%d could not be read\n", t.Bad)
	}
}

// count returns "1 article", "2 articles".
func count(n int, what string) string {
	if stem, ok := strings.CutSuffix(what, "y"); ok && n != 1 {
		what = stem + "ies"
	} else if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

func were(n int) string {
	if n == 1 {
		return "1 was"
	}
	return fmt.Sprintf("%d were", n)
}

// are returns "1 is a reprint", "2 are reprints".
func are(n int, what string) string {
	if n == 1 {
		return "1 is a " + what
	}
	return fmt.Sprintf("%d are %ss", n, what)
}

// sortedByCount returns the keys of m, the most frequent first.
func sortedByCount(m map[string]int) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if m[a] != m[b] {
			return m[b] - m[a]
		}
		return strings.Compare(a, b)
	})
	return keys
}
