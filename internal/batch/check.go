package batch

import (
	"bytes"
	"fmt"
	"regexp"
	"unicode/utf8"

	gentz "gentz"
)

// MaxText is the longest text in bytes that is read as one document, some
// 350,000 words. What is longer is no article, and would take minutes.
const MaxText = 2 << 20

// MaxPage is the largest HTML page in bytes. Its article may have MaxText.
const MaxPage = 16 << 20

// MaxLine is the longest line in bytes of a batch.
const MaxLine = 64 << 20

// bom is the byte order mark that some editors put before UTF-8.
var bom = []byte("\ufeff")

// markup finds the start of a web page or an XML file.
var markup = regexp.MustCompile(`(?i)^\s*(<!doctype|<html\b|<\?xml\b|<rss\b|<feed\b)`)

// checkArticle returns an [*Error] at where if b is too long for one article or
// no text at all.
func checkArticle(where string, b []byte) error {
	if len(b) > MaxText {
		return &Error{where, fmt.Errorf("%w: a text of more than %d MB", gentz.ErrInvalid, MaxText>>20),
			"give each article as a text of its own, or as a line of a .jsonl file"}
	}
	return Check(where, 1, b)
}

// Check returns an [*Error] at where if b is not text: no UTF-8, with NUL bytes,
// or markup. first is the number of b's first line, counted from 1.
func Check(where string, first int, b []byte) error {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")):
		return &Error{where, fmt.Errorf("%w: the text is UTF-16, not UTF-8", gentz.ErrInvalid),
			"convert it, for example with iconv -f UTF-16 -t UTF-8"}
	case !utf8.Valid(b):
		return notUTF8(where, first, b)
	case bytes.IndexByte(b, 0) >= 0:
		return &Error{where, fmt.Errorf("%w: a NUL byte at line %d: this is not a text", gentz.ErrInvalid, first+newlines(b, bytes.IndexByte(b, 0))),
			"a PDF, Word or other binary file must be saved as text first"}
	case markup.Match(b):
		return &Error{where, fmt.Errorf("%w: this is a web page or a feed, not a text", gentz.ErrInvalid),
			"a page's file must end in .html to be read as one; in a batch, \"text\" holds the words alone"}
	}
	return nil
}

func notUTF8(where string, first int, b []byte) error {
	i := 0
	for i < len(b) {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	return &Error{where, fmt.Errorf("%w: byte %#02x at line %d is no UTF-8", gentz.ErrInvalid, b[i], first+newlines(b, i)),
		"convert an older text, for example with iconv -f WINDOWS-1252 -t UTF-8; save a PDF or Word file as text"}
}

// newlines counts the line ends before byte i.
func newlines(b []byte, i int) int { return bytes.Count(b[:i], []byte("\n")) }
