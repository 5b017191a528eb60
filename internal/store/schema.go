package store

import (
	"embed"
	"io"
	"io/fs"
	"strings"
	"time"
)

//go:embed schema/*.sql
var embedded embed.FS

// A schema is the folder of migrations as one dialect takes it. The files are
// written for all of them; where one can do with less, a comment says so, and
// change turns it into what the dialect understands.
type schema struct {
	change *strings.Replacer
}

// Open opens a migration, or the folder itself.
func (s schema) Open(name string) (fs.File, error) {
	f, err := embedded.Open("schema/" + strings.TrimPrefix(name, "./"))
	if name == "." {
		return embedded.Open("schema")
	}
	if err != nil || s.change == nil {
		return f, err
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	text := s.change.Replace(string(b))
	return &migration{strings.NewReader(text), changed{info, int64(len(text))}}, nil
}

// A migration is a file of a schema, changed.
type migration struct {
	*strings.Reader
	info fs.FileInfo
}

func (m *migration) Stat() (fs.FileInfo, error) { return m.info, nil }
func (m *migration) Close() error               { return nil }

type changed struct {
	fs.FileInfo
	size int64
}

func (c changed) Size() int64        { return c.size }
func (c changed) ModTime() time.Time { return time.Time{} }
