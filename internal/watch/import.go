package watch

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"sync"
	"time"

	"gentz"
	"gentz/internal/batch"
	"gentz/internal/fetch"
	"gentz/internal/store"
	"gentz/page"
)

// An Import brings articles from files, archives and folders of them into a
// store. What it reports as kept is on disk. Running it again adds nothing that
// is there already.
type Import struct {
	Store     *store.Store
	Stdin     io.Reader // what the path "-" means
	Published gentz.Day // of texts that state no date
	Workers   int       // pages read at once; one a core if 0
	// Kept, if not nil, is called after each transaction with what has come of all
	// documents so far and how many bytes of the input they took.
	Kept func(Tally, int64)
	// Bad, if not nil, is called for each document that cannot be read.
	Bad func(error)
}

// A Tally counts what became of documents.
type Tally struct {
	New      int // articles that the store did not have
	Versions int // of articles that it had
	Same     int // that it had as they are
	// Out counts what was left out or has no text, by reason.
	Out map[string]int
	Bad int // that could not be read
}

// Total returns how many documents were counted.
func (t Tally) Total() int {
	n := t.New + t.Versions + t.Same + t.Bad
	for _, c := range t.Out {
		n += c
	}
	return n
}

// A piece is one document of the input, as bytes, and then what was read of it.
type piece struct {
	read  func(*piece) // runs on any worker
	bytes int64        // how much of the input it took

	arrivals []store.Arrival
	left     []string // reasons why things were left out
	err      error
	done     chan struct{}
}

// A transaction holds at most this many documents and bytes of their pages.
const (
	importBatch = 256
	importBytes = 8 << 20
)

// Run imports paths: files, folders, and "-" for a batch from standard input.
// Errors of single documents are counted and passed to Bad; the error that Run
// returns is one of the store, or ctx's.
func (im *Import) Run(ctx context.Context, paths []string) (Tally, error) {
	ctx, cancel := context.WithCancel(ctx)
	workers := im.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	order, todo := make(chan *piece, 4*workers), make(chan *piece, 4*workers)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	running.Go(func() {
		defer close(order)
		defer close(todo)
		(&walk{im: im, give: func(p *piece) bool {
			p.done = make(chan struct{})
			for _, c := range []chan *piece{order, todo} {
				select {
				case c <- p:
				case <-ctx.Done():
					return false
				}
			}
			return true
		}}).paths(paths)
	})
	for range workers {
		running.Go(func() {
			for p := range todo {
				if p.read != nil && ctx.Err() == nil {
					p.read(p)
				}
				close(p.done)
			}
		})
	}
	return im.collect(ctx, order)
}

// collect keeps the pieces in their order.
func (im *Import) collect(ctx context.Context, order <-chan *piece) (Tally, error) {
	tally := Tally{Out: map[string]int{}}
	var at, size int64
	var batch []store.Arrival
	flush := func() error {
		if len(batch) > 0 {
			outcomes, err := im.Store.Add(ctx, batch)
			if err != nil {
				return err
			}
			for i, o := range outcomes {
				tally.count(&batch[i], o)
			}
		}
		batch, size = batch[:0], 0
		if im.Kept != nil {
			im.Kept(tally, at)
		}
		return nil
	}
	for p := range order {
		select {
		case <-p.done:
		case <-ctx.Done():
			return tally, ctx.Err()
		}
		at += p.bytes
		if p.err != nil {
			tally.Bad++
			if im.Bad != nil {
				im.Bad(p.err)
			}
		}
		for _, reason := range p.left {
			tally.Out[reason]++
		}
		for _, a := range p.arrivals {
			batch = append(batch, a)
			size += int64(len(a.Page) + len(a.Document.Text))
		}
		if len(batch) >= importBatch || size >= importBytes {
			if err := flush(); err != nil {
				return tally, err
			}
		}
	}
	if ctx.Err() != nil {
		return tally, ctx.Err()
	}
	return tally, flush()
}

func (t *Tally) count(a *store.Arrival, o store.Outcome) {
	switch {
	case !o.Kept:
		t.Same++
	case a.Reason != "":
		t.Out[a.Reason]++
	case o.Version > 1:
		t.Versions++
	default:
		t.New++
	}
}

// given are the fields of a batch line that the reader of batches does not take.
type given struct {
	Published string    `json:"published"`
	Date      gentz.Day `json:"date"` // what many sets call it
	Updated   gentz.Day `json:"updated"`
	Authors   []string  `json:"authors"`
}

// line makes the piece of one line of a batch.
func (im *Import) line(raw []byte, in batch.Input) *piece {
	p := &piece{bytes: in.Bytes, err: in.Err}
	if in.Err != nil {
		return p
	}
	raw = bytes.Clone(raw)
	p.read = func(p *piece) {
		doc := in.Document
		var g given
		json.Unmarshal(raw, &g) // a field of another kind is none
		if t, err := time.Parse(time.RFC3339, g.Published); err == nil && doc.Published != 0 {
			p.arrivals = []store.Arrival{{Published: t}}
		} else {
			p.arrivals = []store.Arrival{{}}
		}
		if doc.Published == 0 {
			doc.Published = g.Date
		}
		if doc.Published != 0 {
			doc.PublishedFrom = "given"
		}
		if doc.Updated = g.Updated; doc.Updated != 0 {
			doc.UpdatedFrom = "given"
		}
		doc.Authors = g.Authors
		a := &p.arrivals[0]
		a.Document, a.Page, a.MediaType = doc, raw, "application/json"
		switch key := store.URLKey(doc.URL); {
		case key != "":
			a.Key = key
		case doc.ID != "":
			a.Key, a.Alike = store.TextKey("batch", doc.ID), alike(doc)
		default:
			a.Key = store.TextKey("text", store.Sum([]byte(doc.Title+"\n"+doc.Text)))
		}
		if doc.Text == "" {
			a.Reason = page.ReasonEmpty
		}
	}
	return p
}

// text makes the piece of one text file.
func (im *Import) text(path string, b []byte, published gentz.Day) *piece {
	in := (&batch.Source{Published: published}).Text(path, b)
	p := &piece{bytes: in.Bytes, err: in.Err}
	if in.Err == nil {
		p.read = func(p *piece) {
			doc := in.Document
			if doc.Published != 0 {
				doc.PublishedFrom = "given"
			}
			p.arrivals = []store.Arrival{{Key: fileKey(path), Document: doc, Page: b, MediaType: "text/plain"}}
		}
	}
	return p
}

// fileKey names the article of a file that does not say where it is from: an
// edited file is a new version, a file at another place another article.
func fileKey(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return store.TextKey("file", filepath.ToSlash(path))
}

// savedFrom is the mark that browsers leave in pages that they save.
var savedFrom = regexp.MustCompile(`<!-- saved from url=\(\d+\)(\S+) -->`)

// html makes the piece of one web page.
func (im *Import) html(path string, b []byte) *piece {
	return &piece{bytes: int64(len(b)), read: func(p *piece) {
		at := ""
		if m := savedFrom.FindSubmatch(b[:min(len(b), 4096)]); m != nil {
			at = string(m[1])
		}
		a := pageArrival(page.Raw{URL: at, ContentType: "text/html", Body: b}, at, time.Time{})
		if a.Key == "" {
			a.Key = fileKey(path)
		}
		p.arrivals = []store.Arrival{a}
	}}
}

// feed makes the piece of a feed that was saved as a file: its items, as far as
// the feed itself holds their text.
func (im *Import) feed(path string, b []byte) *piece {
	return &piece{bytes: int64(len(b)), read: func(p *piece) {
		f, err := fetch.ParseFeed(b, "", "")
		if err != nil {
			p.err = &batch.Error{Where: path, Err: err, Advice: `a list of feeds is taken by "gentz add"`}
			return
		}
		for _, it := range f.Items {
			l := listed{Item: it, Feed: f.Title, FeedLang: f.Lang}
			if a := l.arrival(path, time.Time{}); a.Document.Text != "" {
				p.arrivals = append(p.arrivals, a)
			} else {
				p.left = append(p.left, "item without text in a feed")
			}
		}
	}}
}

// readFile reads a file of one document, which may not be larger than a page.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > batch.MaxLine {
		return nil, &batch.Error{Where: path, Err: fmt.Errorf("%w: one document of more than %d MB", gentz.ErrInvalid, batch.MaxLine>>20),
			Advice: "give each article as a file of its own, or as a line of a .jsonl file"}
	}
	return os.ReadFile(path)
}
