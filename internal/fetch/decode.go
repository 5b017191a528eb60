package fetch

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// declared finds the charset of an XML declaration.
var declared = regexp.MustCompile(`^\s*<\?xml[^>]*?\bencoding\s*=\s*["']\s*([A-Za-z0-9._:-]+)`)

// Decode returns a feed, sitemap or list as UTF-8, whatever it says and is. A byte
// order mark comes first, then what the bytes show, then the Content-Type of the
// answer, then the XML declaration. Bytes that are wrong in UTF-8 are taken for
// windows-1252, as browsers do: a feed is often put together from both.
func Decode(body []byte, contentType string) string {
	if enc, skip := marked(body); enc != nil {
		if out, err := enc.NewDecoder().Bytes(body[skip:]); err == nil {
			return strings.ToValidUTF8(string(out), "\uFFFD")
		}
	}
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	multi := false
	if utf8.Valid(body) {
		if multi = len(body) != utf8.RuneCount(body); !multi && bytes.IndexByte(body, 0x1b) < 0 {
			return string(body) // ASCII, and not ISO-2022
		}
	}
	if multi {
		return string(body) // other charsets are UTF-8 by chance in no real text
	}
	_, params, _ := mime.ParseMediaType(contentType)
	for _, label := range []string{params["charset"], labelOf(body)} {
		enc, name := charset.Lookup(label)
		if enc == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == "replacement" {
			continue
		}
		if out, err := enc.NewDecoder().Bytes(body); err == nil {
			return strings.ToValidUTF8(string(out), "\uFFFD")
		}
	}
	return mend(body)
}

func labelOf(body []byte) string {
	if m := declared.FindSubmatch(body[:min(len(body), 1024)]); m != nil {
		return string(m[1])
	}
	return ""
}

// marked returns the encoding that the first bytes show, and the length of the
// mark that does. XML 1.0, appendix F.
func marked(b []byte) (enc encoding.Encoding, skip int) {
	for _, m := range []struct {
		mark string
		skip int
		enc  encoding.Encoding
	}{
		{"\x00\x00\xfe\xff", 4, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"\xff\xfe\x00\x00", 4, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"\x00\x00\x00<", 0, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"<\x00\x00\x00", 0, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"\xfe\xff", 2, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"\xff\xfe", 2, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\x00<", 0, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"<\x00", 0, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\x4c\x6f\xa7\x94", 0, charmap.CodePage037}, // "<?xm" in EBCDIC
	} {
		if bytes.HasPrefix(b, []byte(m.mark)) {
			return m.enc, m.skip
		}
	}
	return nil, 0
}

// mend reads b as UTF-8 and what is no UTF-8 in it as windows-1252.
func mend(b []byte) string {
	var out strings.Builder
	out.Grow(len(b))
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		out.WriteRune(r)
		b = b[n:]
	}
	return out.String()
}

var (
	declaration = regexp.MustCompile(`^<\?xml[^>]*\?>`)
	reference   = regexp.MustCompile(`&#(?:[0-9]+|[xX][0-9a-fA-F]+);`)
)

// cleanXML removes what stops an XML reader before the end of what could be
// read: text before the first tag, the declaration (the text is UTF-8 by now),
// characters that XML forbids, and references to them.
func cleanXML(s string) string {
	if i := strings.IndexByte(s, '<'); i > 0 {
		s = s[i:]
	}
	s = declaration.ReplaceAllString(s, "")
	s = strings.Map(func(r rune) rune {
		if !xmlRune(r) {
			return -1
		}
		return r
	}, s)
	if strings.Contains(s, "&#") {
		s = reference.ReplaceAllStringFunc(s, func(ref string) string {
			digits, base := ref[2:len(ref)-1], rune(10)
			if digits[0] == 'x' || digits[0] == 'X' {
				digits, base = digits[1:], 16
			}
			var r rune
			for _, c := range strings.ToLower(digits) {
				if r > utf8.MaxRune {
					break
				}
				d := c - '0'
				if c >= 'a' {
					d = c - 'a' + 10
				}
				r = r*base + d
			}
			if !xmlRune(r) || r > utf8.MaxRune {
				return ""
			}
			return ref
		})
	}
	return s
}

// xmlRune reports whether XML 1.0, 2.2, allows r.
func xmlRune(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000
}
