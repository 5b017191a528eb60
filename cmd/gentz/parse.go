package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/sourcegraph/conc/stream"

	"gentz/internal/batch"
	"gentz/nlp"
	"gentz/text"
	"gentz/text/conllu"
)

type parseCommand struct {
	Tokens string `enum:"own,gold" default:"own" help:"For CoNLL-U input: take words and sentences as they are there (gold), or make them anew (own)."`
	File   string `arg:"" optional:"" default:"-" help:"A text or a CoNLL-U file, of any size; - is standard input."`
}

// Help is the longer text of "gentz help parse".
func (*parseCommand) Help() string {
	return `The columns are those of Universal Dependencies; MISC has NER= for names and TokenRange= for where a word stands, in bytes: ` +
		`of the text, or for CoNLL-U input of the document as its tokens spell it.`
}

// Run analyses the input, one worker a core, and writes the analyses in order.
func (c *parseCommand) Run(e *env) error {
	in, name := e.stdin, "standard input"
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return batch.Unreadable(c.File, err)
		}
		defer f.Close()
		in, name = f, c.File
	} else if e.typed {
		return &usageError{"no text", `try "gentz parse FILE"`}
	}
	a, err := analyser()
	if err != nil {
		return err
	}
	r := bufio.NewReaderSize(in, 64<<10)
	out := conllu.NewWriter(e.stdout)
	w := &parseWorkers{name: name, stream: stream.New().WithMaxGoroutines(runtime.GOMAXPROCS(0)), out: out}
	if isCoNLLU(c.File, r) {
		err = w.documents(e, a, r, c.Tokens == "gold")
	} else if c.Tokens == "gold" {
		return &usageError{fmt.Sprintf("%s is a text and has no gold tokens", name), "leave out --tokens gold, or give CoNLL-U"}
	} else {
		err = w.text(a, r)
	}
	w.stream.Wait()
	return errors.Join(err, w.failed(), out.Flush())
}

// isCoNLLU tells CoNLL-U from a text by the name of the file or by its first
// line that is no comment: a word's line has ten columns.
func isCoNLLU(path string, r *bufio.Reader) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".conllu", ".conll":
		return true
	}
	head, _ := r.Peek(64 << 10)
	for line := range bytes.Lines(bytes.TrimPrefix(head, []byte("\ufeff"))) {
		if len(bytes.TrimSpace(line)) > 0 && line[0] != '#' {
			return bytes.Count(line, []byte("\t")) == 9 && '0' <= line[0] && line[0] <= '9'
		}
	}
	return false
}

// parseWorkers analyse pieces at the same time and write them in order.
type parseWorkers struct {
	name   string // of the input
	stream *stream.Stream
	out    *conllu.Writer
	err    atomic.Pointer[error] // the first of a piece
}

func (w *parseWorkers) failed() error {
	if err := w.err.Load(); err != nil {
		return *err
	}
	return nil
}

// do has work analyse a piece, and write write it when its turn comes.
func (w *parseWorkers) do(work func() (*text.Doc, error), write func(*text.Doc)) {
	w.stream.Go(func() stream.Callback {
		d, err := func() (d *text.Doc, err error) {
			defer survive(&err, w.name)
			return work()
		}()
		return func() {
			if err != nil {
				w.err.CompareAndSwap(nil, &err)
			} else if w.err.Load() == nil {
				write(d)
			}
		}
	})
}

// documents analyses CoNLL-U, a document at a time. What is wrong with a sentence
// costs that sentence.
func (w *parseWorkers) documents(e *env, a *nlp.Analyser, r io.Reader, gold bool) error {
	bad := false
	for doc, err := range conllu.Documents(r) {
		if err != nil {
			bad = true
			report(e.stderr, fmt.Errorf("%s: %w", w.name, err))
		}
		if doc == nil || len(doc.Columns.Word) == 0 {
			continue
		}
		if w.failed() != nil {
			return nil
		}
		if gold {
			w.do(func() (*text.Doc, error) { return a.Annotate(doc.Source, doc.Columns) },
				func(d *text.Doc) { w.out.Of(doc, d) })
		} else {
			w.do(func() (*text.Doc, error) { return a.Analyse(doc.Source) },
				func(d *text.Doc) { w.out.Doc(doc.ID, d) })
		}
	}
	if bad {
		return errReported
	}
	return nil
}

// text analyses a text in pieces of whole paragraphs.
func (w *parseWorkers) text(a *nlp.Analyser, r io.Reader) error {
	p := pieces{r: r}
	line := 1
	for w.failed() == nil {
		at, src, err := p.next()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return batch.Unreadable(w.name, err)
		}
		if err := batch.Check(w.name, line, src); err != nil {
			return err
		}
		line += bytes.Count(src, []byte("\n"))
		w.do(func() (*text.Doc, error) { return a.Analyse(string(src)) },
			func(d *text.Doc) {
				w.out.Shift = at
				w.out.Doc("", d)
			})
	}
	return nil
}

// A piece of a text ends with a paragraph once it has pieceSize bytes, and at
// maxPiece bytes at the latest.
const (
	pieceSize = 128 << 10
	maxPiece  = 1 << 20
)

// pieces cuts a stream of text.
type pieces struct {
	r    io.Reader
	rest []byte // read, not given out
	at   int64  // offset of rest
	end  bool   // r is read to its end
}

// next returns the next piece and its offset, or io.EOF.
func (p *pieces) next() (at int64, piece []byte, err error) {
	for {
		if n := p.cut(); n > 0 {
			at, piece = p.at, p.rest[:n:n]
			p.at, p.rest = p.at+int64(n), slices.Clone(p.rest[n:])
			return at, piece, nil
		}
		if p.end {
			return 0, nil, io.EOF
		}
		p.rest = slices.Grow(p.rest, pieceSize)
		n, err := p.r.Read(p.rest[len(p.rest):cap(p.rest)])
		p.rest = p.rest[:len(p.rest)+n]
		if err != nil && err != io.EOF {
			return 0, nil, err
		}
		p.end = err == io.EOF
	}
}

// cut returns the length of the piece that is complete, or 0. The best place is
// after a paragraph, then after a line, a space, a character.
func (p *pieces) cut() int {
	if len(p.rest) >= pieceSize {
		if i := bytes.Index(p.rest[pieceSize-2:], []byte("\n\n")); i >= 0 {
			return pieceSize + i
		}
	}
	if len(p.rest) >= maxPiece {
		for _, sep := range []string{"\n", " "} {
			if i := bytes.LastIndex(p.rest[:maxPiece], []byte(sep)); i >= 0 {
				return i + 1
			}
		}
		n := maxPiece
		for n > maxPiece-4 && p.rest[n-1]&0xC0 == 0x80 { // to the first byte of the last character
			n--
		}
		return n - 1
	}
	if p.end {
		return len(p.rest)
	}
	return 0
}
