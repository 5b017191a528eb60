package warc

import (
	"strconv"
	"strings"
	"time"
)

// arcRecord reads a record of an ARC file, version 1 or 2, whose line was read
// (https://archive.org/web/researcher/ArcFileFormat.php), or returns nil.
//
// The line is "URL IP date type length" in version 1, with code, checksum,
// location, offset and file before the length in version 2. The URL may hold
// blanks; the others may not, so they are counted from the end.
func (r *Reader) arcRecord(at int64, line string) *Record {
	part := strings.Split(line, " ")
	first := r.arc == 0
	if first {
		r.arc = 5
	}
	n := len(part)
	if n < 5 {
		r.skip(at, "no record line")
		return nil
	}
	length, err := strconv.ParseInt(part[n-1], 10, 64)
	if err != nil || length < 0 {
		r.skip(at, "no record line")
		return nil
	}
	fields := 4
	if n >= 10 && len(part[n-8]) == 14 && len(part[n-4]) != 14 {
		fields = 9 // version 2
	}
	if n-fields < 1 {
		r.skip(at, "no record line")
		return nil
	}
	rest := part[n-fields:]
	rec := &Record{Version: "arc", Type: "response", URI: strings.Join(part[:n-fields], " "), Offset: at}
	rec.Date = parseTime(rest[1])
	rec.Header = []Field{
		{"WARC-Target-URI", rec.URI}, {"WARC-IP-Address", rest[0]}, {"WARC-Date", rec.Date.Format(time.RFC3339)},
		{"Content-Type", rest[2]}, {"Content-Length", part[n-1]},
	}
	if rec.Date.IsZero() {
		if !first {
			r.skip(at, "no record line")
			return nil
		}
		rec.Damage = "unreadable date"
	}
	switch {
	case strings.HasPrefix(rec.URI, "filedesc:"):
		rec.Type = "warcinfo"
	case !strings.HasPrefix(rec.URI, "http"):
		rec.Type = "resource"
	}
	r.block(rec, length, true)
	return rec
}
