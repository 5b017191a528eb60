package ontology

import (
	"strings"

	"github.com/mozillazg/go-unidecode"
)

// Fold returns s in lower-case ASCII: marks and scripts transliterated, runs of
// anything but letters and digits as one blank, none at the ends. Two spellings
// that differ only in these fold alike.
func Fold(s string) string { return squeeze(ascii(s), true) }

// key is Fold, but without a leading "the" and with the case kept of a short word in
// capitals, so that "US" is another key than "us". Full stops inside of it go: "U.S.".
func key(s string) string {
	s = ascii(s)
	if len(s) > 4 && (s[:4] == "the " || s[:4] == "The ") {
		s = s[4:]
	}
	if short := strings.ReplaceAll(s, ".", ""); len(short) >= 2 && len(short) <= 5 && capitals(short) {
		return short
	}
	return squeeze(s, true)
}

// capitals reports whether s is capital letters, digits and "+" only, a letter first.
func capitals(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (i == 0 || (c < '0' || c > '9') && c != '+') {
			return false
		}
	}
	return s != ""
}

func ascii(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return unidecode.Unidecode(s)
		}
	}
	return s
}

func squeeze(s string, lower bool) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z' && lower:
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c >= 'A' && c <= 'Z':
		case c == '\'':
			continue // "N'Djamena", "Xi'an"
		default:
			if len(b) == 0 || b[len(b)-1] == ' ' {
				continue
			}
			c = ' '
		}
		b = append(b, c)
	}
	return strings.TrimRight(string(b), " ")
}
