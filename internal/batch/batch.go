// Package batch turns what a user points at (texts, batches, folders of them,
// standard input) into documents, one after another. It holds one document at a
// time in memory, and what is wrong with one costs that one alone.
package batch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	gentz "gentz"
)

// An Input is one document, or the reason why there is none.
type Input struct {
	Document gentz.Document
	Worlds   []string // tables of the user's world that stand beside it, outermost folder first
	Bytes    int64    // how much of the source it took
	Err      error    // an [*Error]; the Document then has at most an ID
}

// A Source is where documents come from. It may be read once.
type Source struct {
	// Paths are files, folders and "-" for standard input. A file ending in
	// .jsonl is a batch, in .json one document of the batch form, any other a
	// text. A folder gives its texts and batches and those of its folders, in
	// the order of their names. No path means standard input.
	Paths []string
	Stdin io.Reader
	// Batch says that standard input is a batch rather than one text.
	Batch bool
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
		return yield(Input{Err: &Error{path, fmt.Errorf("%w: addresses are not read yet", gentz.ErrInvalid),
			"save the article as a text file and give that"}})
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
		return yield(Input{Err: &Error{path, fmt.Errorf("%w: web pages are not read yet", gentz.ErrInvalid),
			"save the article's words as a text file and give that"}})
	}
	return s.text(path, path, f, worlds, yield)
}

// text yields r as one document.
func (s *Source) text(where, id string, r io.Reader, worlds []string, yield func(Input) bool) bool {
	b, err := io.ReadAll(io.LimitReader(r, MaxText+4))
	in := Input{Document: gentz.Document{ID: id}, Worlds: worlds, Bytes: int64(len(b))}
	b = bytes.TrimPrefix(b, bom)
	switch {
	case err != nil:
		in.Err = Unreadable(where, err)
	case len(bytes.TrimSpace(b)) == 0:
		in.Err = &Error{where, fmt.Errorf("%w: it is empty", gentz.ErrInvalid), "give a file that holds the words of an article"}
	default:
		if in.Err = checkArticle(where, b); in.Err == nil {
			in.Document.Text = string(b)
			in.Document.Published = s.Published
		}
	}
	return yield(in)
}

// object yields the one document of a .json file.
func (s *Source) object(where string, r io.Reader, worlds []string, yield func(Input) bool) bool {
	b, err := io.ReadAll(io.LimitReader(r, MaxLine+1))
	switch {
	case err != nil:
		return yield(Input{Err: Unreadable(where, err)})
	case len(b) > MaxLine:
		return yield(Input{Err: tooLong(where)})
	}
	return yield(s.parse(where, where, bytes.TrimPrefix(b, bom), worlds))
}

// batch yields the documents of r, one JSON object a line.
func (s *Source) batch(where string, r io.Reader, worlds []string, yield func(Input) bool) bool {
	lines := newLines(r)
	for {
		b, size, err := lines.next()
		at := fmt.Sprintf("%s:%d", where, lines.n)
		var in Input
		switch {
		case err == io.EOF:
			return true
		case errors.Is(err, errLong):
			in.Err = tooLong(at)
		case err != nil:
			yield(Input{Err: Unreadable(at, err)})
			return false
		case len(bytes.TrimSpace(b)) == 0:
			continue
		default:
			in = s.parse(at, at, b, worlds)
		}
		in.Bytes = size
		if !yield(in) {
			return false
		}
	}
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
