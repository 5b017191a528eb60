// Package warc reads and writes web archives: WARC 1.0 and 1.1 (ISO 28500), and
// ARC 1 to read. A file may be plain, compressed as a whole, or compressed record
// by record; a damaged or truncated one gives what can still be read.
package warc

import (
	"io"
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
func (r *Record) Get(name string) string { return "" }

// Limits bound what reading may use. A zero field means its default.
type Limits struct {
	Block  int64 // bytes of one record's block that are kept; 16 MB
	Header int   // bytes of one record's header; 64 KB
	Body   int64 // bytes of one decoded body; 16 MB
}

// A Reader reads the records of one archive. It is not safe for concurrent use.
type Reader struct{}

// NewReader returns a reader of the archive in r, compressed or not.
func NewReader(r io.Reader, l Limits) *Reader { return &Reader{} }

// Next returns the next record, or [io.EOF] after the last. Damage is not an
// error: it is noted in the record, or in [Reader.Skipped] where no record could
// be made of the bytes. An error other than io.EOF is one of the underlying reader.
func (r *Reader) Next() (*Record, error) { return nil, io.EOF }

// Skipped returns what could not be read so far: each piece of the file that was
// passed over, with the reason.
func (r *Reader) Skipped() []Skip { return nil }

// A Skip is a piece of an archive that no record could be made of.
type Skip struct {
	Offset int64 // in the uncompressed stream
	Reason string
}

// A Response is a page as it was archived, with its encodings undone.
type Response struct {
	URI         string
	Date        time.Time // of capture
	Status      int       // 200 for a resource record, which has none
	ContentType string
	Header      []Field // of HTTP
	Body        []byte  // without transfer and content encodings
	// RefersTo is the URI and RefersDate the date of the record that holds the
	// body, if this is a revisit. The body is then empty.
	RefersTo   string
	RefersDate time.Time
	Digest     string // WARC-Payload-Digest, "" if none; revisits match by it too
	Damage     string // what is wrong with the response, "" if nothing
}

// Response returns the page that r holds, or nil if r is no response, revisit or
// resource.
func (r *Record) Response(l Limits) *Response { return nil }

// A Writer writes an archive.
type Writer struct{}

// NewWriter returns a writer to w. If compress is true, each record becomes one
// gzip member, as archives are stored.
func NewWriter(w io.Writer, compress bool) *Writer { return &Writer{} }

// Write writes one record. Of the header it writes r.Header; if that is nil it
// makes one of the other fields. Content-Length is always that of r.Block.
func (w *Writer) Write(r *Record) error { return nil }

// NewResponse returns a response record of a page as fetched: header and body as
// served, status as in "200 OK". The record's ID is a name-based UUID of URI,
// date and body, so equal pages give equal records.
func NewResponse(uri string, date time.Time, status string, header []Field, body []byte) *Record {
	return nil
}
