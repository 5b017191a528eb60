// Package warc reads and writes web archives: WARC 1.0 and 1.1 (ISO 28500), and
// ARC 1 to read. A file may be plain, compressed as a whole, or compressed record
// by record; a damaged or truncated one gives what can still be read.
package warc

import (
	"strings"
	"time"
)

// A Field is one named field of a record's header, in the order of the file.
type Field struct{ Name, Value string }

// A Record is one record of an archive.
type Record struct {
	Version string    // "1.0", "1.1", or "arc" for a record of an ARC file
	Type    string    // "response", "revisit", "resource", "request", "metadata", "warcinfo", "conversion", "continuation"
	ID      string    // "<urn:uuid:…>"
	URI     string    // WARC-Target-URI without angle brackets, "" if none
	Date    time.Time // of capture, UTC; zero if missing or unreadable
	Header  []Field   // all fields as in the file, those above among them
	Block   []byte    // the content, cut at [Limits.Block]
	Offset  int64     // of the record in the uncompressed stream
	// Damage says what is wrong with the record, "" if nothing: cut off, a wrong
	// length, a digest that does not match.
	Damage string
}

// Get returns the first field of that name in any letter case, or "".
func (r *Record) Get(name string) string { return get(r.Header, name) }

func get(fields []Field, name string) string {
	for _, f := range fields {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Limits bound what reading may use. A zero field means its default.
type Limits struct {
	Block  int64 // bytes of one record's block that are kept; 16 MB
	Header int   // bytes of one record's header; 64 KB
	Body   int64 // bytes of one decoded body; 16 MB
}

func (l Limits) orDefault() Limits {
	if l.Block <= 0 {
		l.Block = 16 << 20
	}
	if l.Header <= 0 {
		l.Header = 64 << 10
	}
	if l.Body <= 0 {
		l.Body = 16 << 20
	}
	return l
}

// A Skip is a piece of an archive that no record could be made of.
type Skip struct {
	Offset int64 // in the uncompressed stream
	Reason string
}
