package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"

	"github.com/sourcegraph/conc/stream"

	gentz "gentz"
	"gentz/internal/batch"
	"gentz/internal/fetch"
	"gentz/page"
	"gentz/read"
)

type readCommand struct {
	webFlags
	Format    string    `enum:"${formats}" default:"table" help:"table for people, json, or jsonl: one reading a line."`
	Published gentz.Day `placeholder:"DATE" help:"When the articles that do not say so were published, such as 2026-03-04. Without it \"on Thursday\" stays without a day."`
	World     []string  `placeholder:"FILE.tsv" type:"existingfile" sep:"none" help:"A table of more states, bodies and places; may be repeated. A file world.tsv beside the articles is used by itself."`
	Paths     []string  `arg:"" optional:"" name:"path" help:"Text files, web pages (.html), batches (.jsonl), folders of these, addresses, or - for standard input."`
}

// Help is the longer text of "gentz help read".
func (*readCommand) Help() string {
	return `A file ending in .jsonl is a batch: one JSON object a line, {"id", "text", "title"?, "published"?, "url"?, "outlet"?, "lang"?}. ` +
		`A file ending in .json holds one such object. Any other file is the text of one article. ` +
		`With --format jsonl and no path, standard input is a batch. A document that cannot be read is named on standard error, ` +
		`the others are read all the same, and the exit status is 1.`
}

// Run reads the documents, one worker a core, and prints the readings in order.
func (c *readCommand) Run(e *env) error {
	if len(c.Paths) == 0 && e.typed {
		return &usageError{"no article", `try "gentz read FILE", or "gentz read -" to type one`}
	}
	src := &batch.Source{Paths: c.Paths, Stdin: e.stdin, Published: c.Published,
		Batch: c.Format == "jsonl" && (len(c.Paths) == 0 || len(c.Paths) == 1 && c.Paths[0] == "-")}
	src.Get = c.get
	write, err := c.writer(e)
	if err != nil {
		return err
	}
	readers := &readers{always: c.World}
	if _, err := readers.of(nil); err != nil {
		return err
	}
	bar := newProgress(e, c.Format == "jsonl", src)
	defer bar.close()

	t := tally{w: bar.stderr(), hinted: map[string]bool{}}
	var stop atomic.Pointer[error] // the output is closed or a table is damaged: no more work
	workers := stream.New().WithMaxGoroutines(runtime.GOMAXPROCS(0))
	for in := range src.Inputs() {
		if stop.Load() != nil {
			break
		}
		r, err := readers.of(in.Worlds)
		if err != nil {
			stop.CompareAndSwap(nil, &err)
			break
		}
		workers.Go(func() stream.Callback {
			out, err := readOne(r, in, write)
			return func() { // in the order of the documents, one at a time
				bar.add(in.Bytes)
				if t.count(err) || stop.Load() != nil {
					return
				}
				if _, err := e.stdout.Write(out); err != nil {
					stop.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	workers.Wait()
	bar.close()
	if err := stop.Load(); err != nil {
		return *err
	}
	return t.result()
}

// get fetches the page at an address.
func (c *readCommand) get(url string) (page.Raw, error) {
	resp, err := c.client(fetch.Settings{MaxBytes: batch.MaxPage}).Get(context.Background(), fetch.Request{URL: url, Accept: "text/html"})
	switch {
	case errors.Is(err, gentz.ErrRefused):
		return page.Raw{}, &adviceError{err, "if the address is in your own network, allow that with --allow; else save the page as an .html file"}
	case err != nil:
		return page.Raw{}, &adviceError{err, "look for a slip in the address, or save the page as an .html file and give that"}
	}
	return page.Raw{URL: resp.URL, ContentType: resp.ContentType, Body: resp.Body}, nil
}

// readOne reads one document and returns what is to be printed of it.
func readOne(r *read.Reader, in batch.Input, write func(*gentz.Reading) ([]byte, error)) (out []byte, err error) {
	if in.Err != nil {
		return nil, in.Err
	}
	defer survive(&err, in.Document.ID)
	reading, err := r.Read(in.Document)
	if err != nil {
		return nil, err
	}
	return write(reading)
}

// writer returns the function that makes a reading what the user asked to see.
func (c *readCommand) writer(e *env) (func(*gentz.Reading) ([]byte, error), error) {
	switch c.Format {
	case "json":
		return func(r *gentz.Reading) ([]byte, error) { return marshal(r, "  ") }, nil
	case "jsonl":
		return func(r *gentz.Reading) ([]byte, error) { return marshal(r, "") }, nil
	}
	return func(r *gentz.Reading) ([]byte, error) { return newTable(r, e.width, e.colour).bytes(), nil }, nil
}

// marshal returns r as JSON with a newline, indented unless indent is "".
func marshal(r *gentz.Reading, indent string) ([]byte, error) {
	b, err := r.MarshalJSON()
	if err != nil {
		return nil, err
	}
	if indent == "" {
		return append(b, '\n'), nil
	}
	var out bytes.Buffer
	if err := json.Indent(&out, b, "", indent); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// A tally counts documents and says what is wrong with the bad ones.
type tally struct {
	w         io.Writer
	hinted    map[string]bool // hints already given
	read, bad int
}

// count reports whether err is one. It prints the error, and its hint the first
// time only: ten thousand lines in the wrong form need one.
func (t *tally) count(err error) bool {
	if err == nil {
		t.read++
		return false
	}
	t.bad++
	fmt.Fprintf(t.w, "gentz: error: %v\n", err)
	if h := hint(err); h != "" && !t.hinted[h] {
		t.hinted[h] = true
		fmt.Fprintf(t.w, "gentz: hint: %s\n", h)
	}
	return true
}

// result is the end of the command: nil only if every document was read.
func (t *tally) result() error {
	switch {
	case t.bad == 0:
		return nil
	case t.read+t.bad > 1:
		fmt.Fprintf(t.w, "gentz: error: %d of %d documents were not read\n", t.bad, t.read+t.bad)
	}
	return errReported
}
