package warc

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

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
func (r *Record) Response(l Limits) *Response {
	l = l.orDefault()
	p := &Response{URI: r.URI, Date: r.Date, Digest: r.Get("WARC-Payload-Digest"), Damage: r.Damage}
	switch r.Type {
	case "resource":
		p.Status, p.ContentType = 200, r.Get("Content-Type")
		p.Body = r.Block[:min(int64(len(r.Block)), l.Body)]
		return p
	case "revisit":
		p.RefersTo = strings.Trim(r.Get("WARC-Refers-To-Target-URI"), "<>")
		p.RefersDate = parseTime(r.Get("WARC-Refers-To-Date"))
		if p.RefersTo == "" {
			p.RefersTo = r.URI
		}
		p.Status, p.Header, _ = readHead(r.Block)
		p.ContentType = get(p.Header, "Content-Type")
		return p
	case "response":
	default:
		return nil
	}
	if kind := r.Get("Content-Type"); r.Version != "arc" && kind != "" && !strings.HasPrefix(strings.ToLower(kind), "application/http") {
		return nil // of another protocol, such as text/dns
	}
	var body []byte
	p.Status, p.Header, body = readHead(r.Block)
	if p.Status == 0 {
		p.damage("no HTTP status line")
		p.Body = body[:min(int64(len(body)), l.Body)]
		return p
	}
	p.ContentType = get(p.Header, "Content-Type")
	if strings.Contains(strings.ToLower(get(p.Header, "Transfer-Encoding")), "chunked") {
		plain, whole := unchunk(body)
		switch {
		case whole:
			body = plain
		case plain == nil:
			// Some archives store the body without its chunks and keep the header.
		default:
			body = plain
			p.damage("damaged chunks")
		}
	}
	p.Body = p.decode(body, strings.ToLower(get(p.Header, "Content-Encoding")), l.Body)
	return p
}

func (p *Response) damage(s string) {
	if p.Damage == "" {
		p.Damage = s
	}
}

// readHead divides an HTTP response into status, header and body. Status is 0 if
// there is no status line.
func readHead(b []byte) (status int, header []Field, body []byte) {
	line, rest := cutLine(b)
	if !strings.HasPrefix(line, "HTTP/") && !strings.HasPrefix(line, "ICY ") {
		return 0, nil, b
	}
	part := strings.Fields(line)
	if len(part) < 2 {
		return 0, nil, b
	}
	status, err := strconv.Atoi(part[1])
	if err != nil || status < 100 || status > 999 {
		return 0, nil, b
	}
	for len(rest) > 0 && len(header) < 1000 {
		line, rest = cutLine(rest)
		if line == "" {
			break
		}
		if n := len(header); (line[0] == ' ' || line[0] == '\t') && n > 0 {
			header[n-1].Value += " " + strings.TrimSpace(line)
			continue
		}
		if name, value, ok := strings.Cut(line, ":"); ok {
			header = append(header, Field{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	return status, header, rest
}

func cutLine(b []byte) (string, []byte) {
	line, rest, _ := bytes.Cut(b, []byte{'\n'})
	return strings.TrimRight(string(line[:min(len(line), 64<<10)]), "\r"), rest
}

// unchunk undoes the chunked transfer coding of RFC 9112. It returns nil if b does
// not start with a chunk, and what could be read and false if it breaks off.
func unchunk(b []byte) (plain []byte, whole bool) {
	for first := true; ; first = false {
		line, rest := cutLine(b)
		size, _, _ := strings.Cut(line, ";")
		n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 31)
		if err != nil {
			if first {
				return nil, false
			}
			return plain, false
		}
		if n == 0 {
			if plain == nil {
				plain = []byte{}
			}
			return plain, true
		}
		if uint64(len(rest)) < n {
			if first && len(rest) == 0 {
				return nil, false
			}
			return append(plain, rest...), false
		}
		plain = append(plain, rest[:n]...)
		b = rest[n:]
		if bytes.HasPrefix(b, []byte("\r\n")) {
			b = b[2:]
		} else if bytes.HasPrefix(b, []byte("\n")) {
			b = b[1:]
		} else if len(b) > 0 {
			return plain, false
		}
		if len(b) == 0 {
			return plain, false
		}
	}
}

// decode undoes the content encodings, the last one first. A body that is not
// encoded as the header says is taken as it is: archives store both forms.
func (p *Response) decode(b []byte, encodings string, limit int64) []byte {
	list := strings.Split(encodings, ",")
	for i := len(list) - 1; i >= 0 && len(list) <= 4; i-- {
		var r io.Reader
		var err error
		switch strings.TrimSpace(list[i]) {
		case "gzip", "x-gzip":
			if !bytes.HasPrefix(b, []byte{0x1F, 0x8B}) {
				continue
			}
			r, err = gzip.NewReader(bytes.NewReader(b))
		case "deflate":
			if r, err = zlib.NewReader(bytes.NewReader(b)); err != nil {
				r, err = flate.NewReader(bytes.NewReader(b)), nil
			}
		case "br":
			r = brotli.NewReader(bytes.NewReader(b))
		case "zstd":
			if !bytes.HasPrefix(b, []byte{0x28, 0xB5, 0x2F, 0xFD}) {
				continue
			}
			var z *zstd.Decoder
			if z, err = zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20)); err == nil {
				defer z.Close()
				r = z
			}
		default:
			continue
		}
		if err != nil {
			p.damage("damaged " + strings.TrimSpace(list[i]) + " body")
			continue
		}
		out, err := io.ReadAll(io.LimitReader(r, limit+1))
		if err != nil && len(out) == 0 {
			if !looksText(b) {
				p.damage("damaged " + strings.TrimSpace(list[i]) + " body")
				b = nil
			}
			continue
		}
		if err != nil {
			p.damage("damaged " + strings.TrimSpace(list[i]) + " body")
		}
		b = out
	}
	if int64(len(b)) > limit {
		p.damage("cut at the limit of " + strconv.FormatInt(limit, 10) + " bytes")
		b = b[:limit]
	}
	return b
}

// looksText reports whether b starts like markup or plain text, not like packed bytes.
func looksText(b []byte) bool {
	for _, c := range b[:min(len(b), 64)] {
		if c < 9 || c > 13 && c < 32 {
			return false
		}
	}
	return len(b) > 0
}
