package page

import (
	"bytes"
	"strings"
)

// sniff tells what a body is: "html", "text" or "other" with the type's name.
func sniff(raw Raw) (kind, detail string) {
	claimed, _, _ := strings.Cut(strings.ToLower(raw.ContentType), ";")
	claimed = strings.TrimSpace(claimed)
	head := bytes.ToLower(bytes.TrimLeft(raw.Body[:min(len(raw.Body), 2048)], " \t\r\n\xEF\xBB\xBF"))
	for _, magic := range []struct{ start, name string }{
		{"%pdf-", "application/pdf"}, {"\x89png", "image/png"}, {"\xff\xd8\xff", "image/jpeg"}, {"gif8", "image/gif"},
		{"pk\x03\x04", "application/zip"}, {"\x1f\x8b", "application/gzip"}, {"riff", "audio or video"}, {"\x00\x00\x00", "video"},
	} {
		if bytes.HasPrefix(head, []byte(magic.start)) {
			return "other", magic.name
		}
	}
	markup := bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<!doctype html")) || bytes.Contains(head, []byte("<head")) ||
		bytes.Contains(head, []byte("<body")) || bytes.Contains(head, []byte("<div")) || bytes.Contains(head, []byte("<p>")) || bytes.Contains(head, []byte("<h1"))
	wide := bytes.HasPrefix(raw.Body, []byte{0xFF, 0xFE}) || bytes.HasPrefix(raw.Body, []byte{0xFE, 0xFF})
	switch {
	case strings.HasSuffix(claimed, "html") || strings.Contains(claimed, "xhtml"):
		return "html", ""
	case markup:
		return "html", ""
	case claimed == "text/plain" || claimed == "text/markdown" || claimed == "":
		if !wide && bytes.IndexByte(raw.Body[:min(len(raw.Body), 1024)], 0) >= 0 {
			return "other", "binary"
		}
		if wide && claimed == "" {
			return "html", ""
		}
		return "text", ""
	}
	return "other", claimed
}
