package page

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// decode returns body as valid UTF-8 and the name of its charset. The order is
// that of the WHATWG sniffing algorithm (byte order mark, header, meta, guess)
// but for one thing: a body that is valid UTF-8 beyond ASCII is UTF-8 whatever
// it claims, because servers lie about it and other charsets rarely look so.
func decode(body []byte, contentType string) (string, string) {
	switch {
	case bytes.HasPrefix(body, []byte{0xEF, 0xBB, 0xBF}):
		return tidy(string(body[3:])), "utf-8"
	case bytes.HasPrefix(body, []byte{0xFE, 0xFF}):
		return utf16(body, unicode.BigEndian, "utf-16be")
	case bytes.HasPrefix(body, []byte{0xFF, 0xFE}):
		return utf16(body, unicode.LittleEndian, "utf-16le")
	}
	enc, name, certain := charset.DetermineEncoding(body[:min(len(body), 1024)], contentType)
	if !certain {
		// The charset may be named later than the first kilobyte, behind a long script.
		if m := metaCharset(body); m != nil {
			enc, name, _ = charset.DetermineEncoding(m, "")
		}
	}
	if utf8.Valid(body) && !ascii(body) && !strings.HasPrefix(name, "iso-2022") {
		return tidy(string(body)), "utf-8"
	}
	if name == "utf-8" {
		return tidy(string(body)), name
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return tidy(string(body)), "utf-8"
	}
	return tidy(string(out)), name
}

func utf16(body []byte, order unicode.Endianness, name string) (string, string) {
	out, err := unicode.UTF16(order, unicode.ExpectBOM).NewDecoder().Bytes(body)
	if err != nil {
		out = body
	}
	return tidy(string(out)), name
}

// metaCharset returns the first meta tag of body that names a charset, or nil.
func metaCharset(body []byte) []byte {
	head := body[:min(len(body), 64<<10)]
	for {
		i := bytes.Index(head, []byte("<meta"))
		if i < 0 {
			return nil
		}
		head = head[i:]
		j := bytes.IndexByte(head, '>')
		if j < 0 || j > 1000 {
			j = min(len(head)-1, 5)
		}
		if bytes.Contains(bytes.ToLower(head[:j+1]), []byte("charset")) {
			return head[:j+1]
		}
		head = head[5:]
	}
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// tidy makes s valid UTF-8 without NUL.
func tidy(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	return s
}
