package warc

import (
	"bytes"
	"crypto/sha1"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// ErrField reports a header field that an archive cannot hold.
var ErrField = errors.New("invalid header field")

// A Writer writes an archive. It is not safe for concurrent use.
type Writer struct {
	w   io.Writer
	zip *gzip.Writer
}

// NewWriter returns a writer to w. If compress is true, each record becomes one
// gzip member, as archives are stored.
func NewWriter(w io.Writer, compress bool) *Writer {
	if compress {
		return &Writer{w, gzip.NewWriter(w)}
	}
	return &Writer{w: w}
}

// Write writes one record. Of the header it writes r.Header; if that is nil it
// makes one of the other fields. Content-Length is always that of r.Block. A
// version other than 1.0 becomes 1.1.
//
// It returns an error wrapping [ErrField], and writes nothing, if a field
// cannot be written: an empty name, or a line break or a blank at an end.
func (w *Writer) Write(r *Record) error {
	var b bytes.Buffer
	version := "1.1"
	if r.Version == "1.0" {
		version = "1.0"
	}
	fmt.Fprintf(&b, "WARC/%s\r\n", version)
	header := r.Header
	if header == nil {
		header = r.fields()
	}
	length := strconv.Itoa(len(r.Block))
	counted := false
	for _, f := range header {
		if f.Name == "" || strings.ContainsAny(f.Name, ":\r\n") || strings.ContainsAny(f.Value, "\r\n") || strings.TrimSpace(f.Name) != f.Name || strings.TrimSpace(f.Value) != f.Value {
			return fmt.Errorf("%w: field %q: %q of record %s cannot be written", ErrField, f.Name, f.Value, r.ID)
		}
		if strings.EqualFold(f.Name, "Content-Length") {
			if counted {
				continue
			}
			f.Value, counted = length, true
		}
		fmt.Fprintf(&b, "%s: %s\r\n", f.Name, f.Value)
	}
	if !counted {
		fmt.Fprintf(&b, "Content-Length: %s\r\n", length)
	}
	b.WriteString("\r\n")
	b.Write(r.Block)
	b.WriteString("\r\n\r\n")
	if w.zip == nil {
		_, err := w.w.Write(b.Bytes())
		return err
	}
	w.zip.Reset(w.w)
	if _, err := w.zip.Write(b.Bytes()); err != nil {
		return err
	}
	return w.zip.Close()
}

// fields makes a header of the other fields of r.
func (r *Record) fields() []Field {
	f := []Field{{"WARC-Type", r.Type}, {"WARC-Record-ID", r.ID}}
	if !r.Date.IsZero() {
		f = append(f, Field{"WARC-Date", r.Date.UTC().Format(time.RFC3339Nano)})
	}
	if r.URI != "" {
		f = append(f, Field{"WARC-Target-URI", r.URI})
	}
	if r.Type == "response" {
		f = append(f, Field{"Content-Type", "application/http; msgtype=response"})
	}
	return append(f, Field{"WARC-Block-Digest", digest(r.Block)})
}

// NewResponse returns a response record of a page as fetched: header and body as
// served, status as in "200 OK". The record's ID is a name-based UUID of URI,
// date and body, so equal pages give equal records.
func NewResponse(uri string, date time.Time, status string, header []Field, body []byte) *Record {
	var b bytes.Buffer
	flat := strings.NewReplacer("\r", " ", "\n", " ")
	fmt.Fprintf(&b, "HTTP/1.1 %s\r\n", flat.Replace(status))
	for _, f := range header {
		fmt.Fprintf(&b, "%s: %s\r\n", flat.Replace(f.Name), flat.Replace(f.Value))
	}
	b.WriteString("\r\n")
	b.Write(body)
	date = date.UTC()
	if date.Nanosecond() != 0 {
		date = date.Truncate(time.Millisecond)
	}
	h := sha1.New()
	fmt.Fprintf(h, "%s\n%s\n", uri, date.Format(time.RFC3339Nano))
	h.Write(body)
	u := h.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0F|0x50, u[8]&0x3F|0x80 // version 5, RFC 9562
	r := &Record{
		Version: "1.1", Type: "response", URI: uri, Date: date, Block: b.Bytes(),
		ID: fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[:4], u[4:6], u[6:8], u[8:10], u[10:]),
	}
	r.Header = append(r.fields(), Field{"WARC-Payload-Digest", digest(body)}, Field{"Content-Length", strconv.Itoa(len(r.Block))})
	return r
}
