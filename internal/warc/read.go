package warc

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Reader reads the records of one archive. It is not safe for concurrent use.
type Reader struct {
	s       *stream
	l       Limits
	skipped []Skip
	err     error // of the underlying reader, or io.EOF
	arc     int   // fields of an ARC record line, 0 if not an ARC file
	began   bool
}

// NewReader returns a reader of the archive in r, compressed or not.
func NewReader(r io.Reader, l Limits) *Reader {
	return &Reader{s: newStream(r), l: l.orDefault()}
}

// Skipped returns what could not be read so far: each piece of the file that was
// passed over, with the reason. At most a thousand are kept.
func (r *Reader) Skipped() []Skip { return r.skipped }

func (r *Reader) skip(at int64, reason string) {
	if n := len(r.skipped); n > 0 && r.skipped[n-1].Reason == reason || n >= 1000 {
		return
	}
	r.skipped = append(r.skipped, Skip{at, reason})
}

// Next returns the next record, or [io.EOF] after the last. Damage is not an
// error: it is noted in the record, or in [Reader.Skipped] where no record could
// be made of the bytes. An error other than io.EOF is one of the underlying reader.
func (r *Reader) Next() (*Record, error) {
	for r.err == nil {
		at := r.s.at
		line, err := r.line()
		switch {
		case err == errBreak:
			r.skip(at, "damaged gzip member")
			continue
		case err != nil && len(line) == 0:
			r.end(err)
			continue
		}
		text := strings.TrimSpace(string(line))
		switch {
		case text == "":
		case isWARC(text):
			r.began = true
			if rec := r.warc(at, text); rec != nil {
				return rec, nil
			}
		case r.arc > 0 || !r.began && strings.HasPrefix(text, "filedesc:"):
			r.began = true
			if rec := r.arcRecord(at, text); rec != nil {
				return rec, nil
			}
		default:
			r.began = true
			r.skip(at, "no record header")
		}
		if err != nil && err != errBreak {
			r.end(err)
		}
	}
	return nil, r.err
}

// end remembers why reading is over.
func (r *Reader) end(err error) {
	if err == io.ErrUnexpectedEOF {
		r.skip(r.s.at, "damaged gzip member at the end")
		err = io.EOF
	}
	r.err = err
}

// line reads up to and with the next line feed, at most Limits.Header bytes.
func (r *Reader) line() ([]byte, error) {
	var out []byte
	buf := make([]byte, 512)
	for {
		n, err := r.s.Read(buf)
		if i := bytes.IndexByte(buf[:n], '\n'); i >= 0 {
			if i+1 < n {
				r.s.unread(buf[i+1 : n])
			}
			if err != nil && i+1 < n {
				err = nil // it will come again
			}
			return append(out, buf[:i+1]...), err
		}
		out = append(out, buf[:n]...)
		if err != nil || len(out) >= r.l.Header {
			return out, err
		}
	}
}

var warcLine = regexp.MustCompile(`^WARC/\d\.\d+$`)

func isWARC(line string) bool { return warcLine.MatchString(line) }

// warc reads the record whose version line was read, or returns nil and notes why.
func (r *Reader) warc(at int64, version string) *Record {
	rec := &Record{Version: strings.TrimPrefix(version, "WARC/"), Offset: at}
	size := 0
	for {
		line, err := r.line()
		if size += len(line); size > r.l.Header {
			r.skip(at, "header too long")
			return nil
		}
		text := strings.TrimRight(string(line), "\r\n")
		if err != nil && err != errBreak && len(line) == 0 || err == errBreak {
			r.skip(at, "cut off in the header")
			if err != errBreak {
				r.end(err)
			}
			return nil
		}
		if text == "" {
			break
		}
		if isWARC(strings.TrimSpace(text)) {
			r.s.unread(line)
			r.skip(at, "header without end")
			return nil
		}
		if n := len(rec.Header); (text[0] == ' ' || text[0] == '\t') && n > 0 {
			rec.Header[n-1].Value = strings.TrimSpace(rec.Header[n-1].Value + " " + strings.TrimSpace(text))
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			if rec.Damage == "" {
				rec.Damage = "a header line without a colon"
			}
			continue
		}
		rec.Header = append(rec.Header, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
	}
	rec.Type = strings.ToLower(rec.Get("WARC-Type"))
	rec.ID = rec.Get("WARC-Record-ID")
	rec.URI = strings.Trim(rec.Get("WARC-Target-URI"), "<>")
	rec.Date = parseTime(rec.Get("WARC-Date"))
	length, err := strconv.ParseInt(rec.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		r.skip(at, "no length")
		return nil
	}
	r.block(rec, length, true)
	if rec.Damage == "" {
		checkDigest(rec)
	}
	return rec
}

func parseTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "20060102150405", "2006-01-02T15:04Z", "2006-01-02", "200601021504", "20060102"} {
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// block reads the block of rec and checks that a record's end follows it. Where
// the length is too long and the next record begins within, the block ends there.
func (r *Reader) block(rec *Record, length int64, mark bool) {
	keep := min(length, r.l.Block)
	var buf bytes.Buffer
	n, err := io.CopyN(&buf, r.s, keep)
	rec.Block = buf.Bytes()
	if err == nil && length > keep {
		rec.Damage = "cut at the limit of " + strconv.FormatInt(r.l.Block, 10) + " bytes"
		var more int64
		more, err = io.CopyN(io.Discard, r.s, length-keep)
		n += more
	}
	if err != nil {
		r.cut(rec, n, length, err)
		if i := nextRecord(rec.Block, r.arc > 0); i >= 0 && mark && !errors.Is(err, errBreak) {
			r.giveBack(rec, i)
			rec.Damage = "length too long"
			if r.err == io.EOF {
				r.err = nil
			}
		}
		return
	}
	// Two line ends follow; one, or none at the end of the file, is forgiven.
	tail := make([]byte, 16)
	m, err := io.ReadFull(r.s, tail)
	tail = tail[:m]
	rest := bytes.TrimLeft(tail, "\r\n")
	gap := len(tail) - len(rest)
	r.s.unread(rest)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF && err != errBreak {
		r.err = err
	}
	if err == errBreak {
		r.skip(r.s.at, "damaged gzip member")
		return
	}
	if r.arc > 0 && (gap > 0 || arcLine.Match(rest)) {
		return
	}
	if m == gap && m < 16 || bytes.HasPrefix(rest, []byte("WARC/")) {
		return
	}
	if i := nextRecord(rec.Block, r.arc > 0); i >= 0 && length <= r.l.Block {
		r.s.unread(tail[:gap])
		r.giveBack(rec, i)
		rec.Damage = "length too long"
		return
	}
	rec.Damage = "length too short"
}

// giveBack ends the block of rec at i and gives the rest back to the stream.
func (r *Reader) giveBack(rec *Record, i int) {
	r.s.unread(rec.Block[i:])
	rec.Block = bytes.TrimSuffix(bytes.TrimSuffix(rec.Block[:i:i], []byte("\r\n")), []byte("\r\n"))
}

func (r *Reader) cut(rec *Record, n, length int64, err error) {
	rec.Damage = "cut off after " + strconv.FormatInt(n, 10) + " of " + strconv.FormatInt(length, 10) + " bytes"
	if err != errBreak {
		r.end(err)
	}
}

var (
	nextWARC = regexp.MustCompile(`\r?\n\r?\n(WARC/1\.\d\r?\nWARC-|WARC/1\.\d\r?\nContent-)`)
	arcLine  = regexp.MustCompile(`^(?:https?|ftp|dns|whois|filedesc):`)
	nextARC  = regexp.MustCompile(`\n((?:https?|ftp|dns|whois)://?\S+ [\d.]+ \d{14} \S+ \d+\n)`)
)

// nextRecord returns where a record begins within b, or -1.
func nextRecord(b []byte, arc bool) int {
	re := nextWARC
	if arc {
		re = nextARC
	}
	if m := re.FindSubmatchIndex(b); m != nil {
		return m[2]
	}
	return -1
}
