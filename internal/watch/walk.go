package watch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gentz"
	"gentz/internal/batch"
	"gentz/internal/store"
	"gentz/internal/warc"
	"gentz/page"
)

// A walk goes over what the user points at and gives its pieces in order.
type walk struct {
	im   *Import
	give func(*piece) bool // false if no more is wanted
}

// endings are the files that are taken from a folder, in lower case. A file that
// the user names is read whatever its ending.
var endings = []string{".jsonl", ".ndjson", ".json", ".html", ".htm", ".xhtml", ".txt", ".text", ".md",
	".warc", ".warc.gz", ".arc", ".arc.gz", ".jsonl.gz", ".xml", ".rss", ".atom"}

func ending(path string) string {
	name, best := strings.ToLower(path), ""
	for _, e := range endings {
		if strings.HasSuffix(name, e) && len(e) > len(best) {
			best = e
		}
	}
	return best
}

// Size returns how many bytes the files of paths hold, for showing progress.
func Size(paths []string) (n int64) {
	for _, path := range paths {
		filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || p != path && (ending(p) == "" || strings.HasPrefix(e.Name(), ".")) {
				return nil
			}
			if info, err := os.Stat(p); err == nil {
				n += info.Size()
			}
			return nil
		})
	}
	return n
}

func (w *walk) paths(paths []string) {
	for _, path := range paths {
		if !w.path(path) {
			return
		}
	}
}

func (w *walk) path(path string) bool {
	if path == "-" {
		return w.lines("standard input", w.im.Stdin)
	}
	info, err := os.Stat(path)
	if err != nil {
		return w.bad(path, err)
	}
	if !info.IsDir() {
		return w.file(path, info.Size())
	}
	found := false
	if !w.folder(path, &found) {
		return false
	}
	if !found {
		return w.give(&piece{err: &batch.Error{Where: path, Err: fmt.Errorf("%w: the folder has no articles", gentz.ErrNotFound),
			Advice: "gentz import looks in it for files that end in " + strings.Join(endings, ", ")}})
	}
	return true
}

func (w *walk) folder(dir string, found *bool) bool {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		*found = true
		return w.bad(dir, err)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			if !w.folder(path, found) {
				return false
			}
		case ending(path) != "":
			*found = true
			info, err := e.Info()
			if err != nil {
				return w.bad(path, err)
			}
			if !w.file(path, info.Size()) {
				return false
			}
		}
	}
	return true
}

// bad gives a file that cannot be read as a document that cannot.
func (w *walk) bad(where string, err error) bool {
	var known *batch.Error
	if !errors.As(err, &known) {
		advice := ""
		switch {
		case errors.Is(err, fs.ErrNotExist):
			advice = "look for a slip in the path; gentz import takes files, folders and - for a batch on standard input"
		case errors.Is(err, fs.ErrPermission):
			advice = "you may not read it; chmod or another user can"
		}
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err // the path stands in Where
		}
		err = &batch.Error{Where: where, Err: err, Advice: advice}
	}
	return w.give(&piece{err: err})
}

// file gives the pieces of one file.
func (w *walk) file(path string, size int64) bool {
	kind := ending(path)
	switch kind {
	case ".jsonl", ".ndjson", ".jsonl.gz", ".warc", ".warc.gz", ".arc", ".arc.gz":
		f, err := os.Open(path)
		if err != nil {
			return w.bad(path, err)
		}
		defer f.Close()
		c := &counter{r: f}
		switch kind {
		case ".jsonl", ".ndjson":
			return w.lines(path, f)
		case ".jsonl.gz":
			z, err := gzip.NewReader(c)
			if err != nil {
				return w.bad(path, fmt.Errorf("%w: %w", gentz.ErrInvalid, err))
			}
			return w.lines(path, z)
		}
		return w.archive(path, c)
	}
	b, err := readFile(path)
	if err != nil {
		return w.bad(path, err)
	}
	switch kind {
	case ".json":
		p := w.im.line(b, (&batch.Source{Published: w.im.Published}).Object(path, b))
		p.bytes = size
		return w.give(p)
	case ".html", ".htm", ".xhtml":
		return w.give(w.im.html(path, b))
	case ".xml", ".rss", ".atom":
		return w.give(w.im.feed(path, b))
	}
	if head := bytes.ToLower(bytes.TrimSpace(b[:min(len(b), 512)])); bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html")) {
		return w.give(w.im.html(path, b))
	}
	return w.give(w.im.text(path, b, w.im.Published))
}

func (w *walk) lines(where string, r io.Reader) bool {
	s := &batch.Source{Published: w.im.Published}
	for raw, in := range s.Lines(where, r) {
		if !w.give(w.im.line(raw, in)) {
			return false
		}
	}
	return true
}

// counter counts the bytes that were read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// archive gives the pages of a web archive.
func (w *walk) archive(path string, c *counter) bool {
	r := warc.NewReader(c, warc.Limits{})
	var before int64
	for {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return w.bad(path, err)
		}
		p := &piece{bytes: c.n - before, read: func(p *piece) { readRecord(p, rec) }}
		before = c.n
		if !w.give(p) {
			return false
		}
	}
	for _, s := range r.Skipped() {
		err := &batch.Error{Where: fmt.Sprintf("%s: byte %d", path, s.Offset), Err: fmt.Errorf("%w: %s", gentz.ErrCorrupt, s.Reason)}
		if !w.give(&piece{err: err}) {
			return false
		}
	}
	return true
}

// readRecord reads the page of a record of an archive.
func readRecord(p *piece, rec *warc.Record) {
	switch rec.Type {
	case "response", "resource", "revisit", "":
	default: // what was asked and how, but no page
		return
	}
	resp := rec.Response(warc.Limits{})
	switch {
	case resp == nil:
		p.left = []string{"no page in the record"}
	case rec.Type == "revisit":
		p.left = []string{"unchanged since an earlier visit"}
	case resp.Status != 200:
		p.left = []string{fmt.Sprintf("status %d", resp.Status)}
	case !webAddress(resp.URI): // the crawler's own log, list or settings
		p.left = []string{"not from the web"}
	case !pageType(resp.ContentType) || strings.HasSuffix(resp.URI, "/robots.txt"):
		p.left = []string{page.ReasonType}
	case len(resp.Body) == 0:
		p.left = []string{page.ReasonEmpty}
	default:
		a := pageArrival(page.Raw{URL: resp.URI, ContentType: resp.ContentType, Body: resp.Body}, resp.URI, resp.Date)
		if a.Key == "" {
			a.Key = store.TextKey("archive", resp.URI)
		}
		if resp.Damage != "" {
			a.Notes = append(a.Notes, "the archive's record is damaged: "+resp.Damage)
		}
		p.arrivals = []store.Arrival{a}
	}
}

// webAddress reports whether a record is of something that was served on the web
// or kept as a file, not of the crawler itself ("metadata://…", "dns:…").
func webAddress(uri string) bool {
	scheme, _, ok := strings.Cut(uri, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "file", "ftp", "ftps":
		return true
	}
	return !ok
}

// pageType reports whether a media type may be that of an article.
func pageType(t string) bool {
	t, _, _ = strings.Cut(strings.ToLower(t), ";")
	switch strings.TrimSpace(t) {
	case "text/html", "application/xhtml+xml", "text/plain", "":
		return true
	}
	return false
}
