// Package batch turns what a user points at (texts, batches, folders of them,
// standard input) into documents, one after another. It holds one document at a
// time in memory, and what is wrong with one costs that one alone.
package batch

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	gentz "gentz"
	"gentz/page"
)

// An Input is one document, or the reason why there is none.
type Input struct {
	Document gentz.Document
	Worlds   []string // tables of the user's world that stand beside it, outermost folder first
	Line     int      // of a batch, counted from 1; 0 if it is none
	Bytes    int64    // how much of the source it took
	Err      error    // an [*Error]; the Document then has at most an ID
}

// A Source is where documents come from. It may be read once.
type Source struct {
	// Paths are files, folders, addresses and "-" for standard input. A file ending in
	// .jsonl is a batch, in .json one document of the batch form, in .html a
	// page, any other a text. A folder gives its texts and batches and those of its folders, in
	// the order of their names. No path means standard input.
	Paths []string
	Stdin io.Reader
	// Batch says that standard input is a batch rather than one text.
	Batch bool
	// Get fetches the page at an address. Without it addresses are refused.
	Get func(url string) (page.Raw, error)
	// Published is the date of every document that states none.
	Published gentz.Day
}

// WorldFile is the table of states, bodies and places that belongs to the files
// of the folder it stands in and of the folders below.
const WorldFile = "world.tsv"

// Inputs yields the documents in order. What cannot be read comes as an Input
// with an error, and the next one follows it.
func (s *Source) Inputs() iter.Seq[Input] {
	return func(yield func(Input) bool) {
		paths := s.Paths
		if len(paths) == 0 {
			paths = []string{"-"}
		}
		for _, path := range paths {
			if !s.path(path, yield) {
				return
			}
		}
	}
}

// path yields what one path of the user's gives. Like the functions below, it
// returns false if the caller wants no more.
func (s *Source) path(path string, yield func(Input) bool) bool {
	if path == "-" {
		if s.Batch {
			return s.batch("standard input", s.Stdin, nil, yield)
		}
		return s.text("standard input", "-", s.Stdin, nil, yield)
	}
	if strings.Contains(path, "://") {
		return s.address(path, yield)
	}
	info, err := os.Stat(path)
	if err != nil {
		return yield(Input{Err: Unreadable(path, err)})
	}
	if info.IsDir() {
		found := 0
		if !s.folder(path, nil, &found, yield) {
			return false
		}
		if found > 0 {
			return true
		}
		return yield(Input{Err: &Error{path, fmt.Errorf("%w: the folder has no texts", gentz.ErrNotFound),
			"gentz looks in it for files that end in " + strings.Join(endings, ", ")}})
	}
	return s.file(path, worlds(nil, filepath.Dir(path)), yield)
}

// endings are the names of files that are taken from a folder. A file that the
// user names is read whatever its ending.
var endings = []string{".txt", ".text", ".jsonl", ".ndjson", ".json", ".html", ".htm"}

// folder yields the documents of a folder and of those below it.
func (s *Source) folder(dir string, above []string, found *int, yield func(Input) bool) bool {
	entries, err := os.ReadDir(dir) // sorted by name
	if err != nil {
		*found++
		return yield(Input{Err: Unreadable(dir, err)})
	}
	here := worlds(above, dir)
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.IsDir():
			if !s.folder(path, here, found, yield) {
				return false
			}
		case hasEnding(path, endings...):
			*found++
			if !s.file(path, here, yield) {
				return false
			}
		}
	}
	return true
}

// file yields the documents of one file.
func (s *Source) file(path string, worlds []string, yield func(Input) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Input{Err: Unreadable(path, err)})
	}
	defer f.Close()
	switch {
	case hasEnding(path, ".jsonl", ".ndjson"):
		return s.batch(path, f, worlds, yield)
	case hasEnding(path, ".json"):
		return s.object(path, f, worlds, yield)
	case hasEnding(path, ".html", ".htm"):
		return s.page(path, f, worlds, yield)
	}
	return s.text(path, path, f, worlds, yield)
}

// text yields r as one document.
func (s *Source) text(where, id string, r io.Reader, worlds []string, yield func(Input) bool) bool {
	b, err := io.ReadAll(io.LimitReader(r, MaxText+4)) // one byte more than a mark and the longest text
	in := s.Text(where, b)
	if err != nil {
		in.Err = Unreadable(where, err)
	}
	return yield(in.with(id, worlds))
}

// page yields the article of an HTML file.
func (s *Source) page(path string, r io.Reader, worlds []string, yield func(Input) bool) bool {
	b, err := io.ReadAll(io.LimitReader(r, MaxPage+1))
	in := Input{Bytes: int64(len(b))}
	switch {
	case err != nil:
		in.Err = Unreadable(path, err)
	case len(b) > MaxPage:
		in.Err = &Error{path, fmt.Errorf("%w: a page of more than %d MB", gentz.ErrInvalid, MaxPage>>20), "save the article's words as a text file and give that"}
	default:
		in = s.article(path, page.Raw{ContentType: "text/html", Body: b})
	}
	return yield(in.with(path, worlds))
}

// address yields the article that stands at an address.
func (s *Source) address(url string, yield func(Input) bool) bool {
	in := Input{}
	if s.Get == nil {
		in.Err = &Error{url, fmt.Errorf("%w: addresses are not read here", gentz.ErrInvalid), "save the article as a text file and give that"}
	} else if raw, err := s.Get(url); err != nil {
		in.Err = err
	} else {
		in = s.article(url, raw)
	}
	return yield(in.with(url, nil))
}

// article makes a page its article.
func (s *Source) article(where string, raw page.Raw) Input {
	in := Input{Bytes: int64(len(raw.Body))}
	doc, meta := page.Document(raw)
	if meta.Reason != "" {
		in.Err = &Error{where, fmt.Errorf("%w: %s", gentz.ErrInvalid, meta.Reason), "if it does hold an article, save its words as a text file and give that"}
		return in
	}
	if in.Err = checkArticle(where, []byte(doc.Text)); in.Err != nil {
		return in
	}
	if doc.Published == 0 && s.Published != 0 {
		doc.Published, doc.PublishedFrom = s.Published, "given"
	}
	in.Document = doc
	return in
}

// object yields the one document of a .json file.
func (s *Source) object(where string, r io.Reader, worlds []string, yield func(Input) bool) bool {
	b, err := io.ReadAll(io.LimitReader(r, MaxLine+1))
	in := s.Object(where, b)
	if err != nil {
		in.Err = Unreadable(where, err)
	}
	return yield(in.with(where, worlds))
}

// batch yields the documents of r, one JSON object a line.
func (s *Source) batch(where string, r io.Reader, worlds []string, yield func(Input) bool) bool {
	for _, in := range s.Lines(where, r) {
		if !yield(in.with(fmt.Sprintf("%s:%d", where, in.Line), worlds)) {
			return false
		}
	}
	return true
}

// with returns in with the world beside it, and with id if it states none.
func (in Input) with(id string, worlds []string) Input {
	in.Worlds = worlds
	if in.Document.ID == "" {
		in.Document.ID = id
	}
	return in
}

// worlds returns the world tables that hold in dir: those of the folders above
// and its own.
func worlds(above []string, dir string) []string {
	path := filepath.Join(dir, WorldFile)
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return above
	}
	return append(above[:len(above):len(above)], path)
}

// Size returns how many bytes the paths hold, or 0 if that cannot be told
// beforehand, as with standard input.
func (s *Source) Size() (size int64) {
	for _, path := range s.Paths {
		info, err := os.Stat(path)
		if err != nil {
			return 0
		}
		if !info.IsDir() {
			size += info.Size()
			continue
		}
		filepath.WalkDir(path, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && hasEnding(path, endings...) {
				if info, err := e.Info(); err == nil {
					size += info.Size()
				}
			}
			return nil
		})
	}
	return size
}

func hasEnding(path string, endings ...string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	for _, e := range endings {
		if ext == e {
			return true
		}
	}
	return false
}
