package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gentz/text"
)

// Words splits src into words by the conventions that the English treebanks EWT
// and GUM of Universal Dependencies share:
//
//   - contractions and possessives are one token of several words ("do" + "n't",
//     "can" + "not", "Oslo" + "'s"); joined marks the words after the first;
//   - words with hyphens are split at each hyphen ("U.S." "-" "backed"), but not
//     after a prefix ("non-aligned", "ex-minister"); phone numbers and dates of
//     digits stay whole;
//   - abbreviations keep their full stop, also where it ends the sentence too;
//   - a currency sign, a percent sign and a unit are words beside their number;
//   - addresses of the web and of mail, handles, hashtags and emoticons are one
//     word; a run of one dash, full stop or other ornament is one word.
//
// The ranges ascend, do not overlap, fall on rune boundaries and cover every
// byte of src that is not white space. Bytes that are not valid UTF-8 are words.
// Words takes time linear in len(src), which must be less than 2 GB.
func Words(src string) (word []text.Range, joined []bool) {
	n := len(src)/5 + 8
	l := lexer{src: src, word: make([]text.Range, 0, n), joined: make([]bool, 0, n), quote: -1}
	for i := 0; i < len(src); {
		switch classOf[src[i]] {
		case space:
			i++
		case letter:
			i = l.letters(i)
		case digit:
			i = l.number(i)
		case high:
			i = l.rune(i)
		default:
			i = l.mark(i)
		}
	}
	return l.word, l.joined
}

// A lexer is the state of one pass over a text.
type lexer struct {
	src    string
	word   []text.Range
	joined []bool
	quote  int // offset of the single quote that is open, or -1
	plain  int // no link starts before this offset: bounds the looking ahead
}

// emit adds the word src[i:j].
func (l *lexer) emit(i, j int) int {
	l.word = append(l.word, text.Range{Start: int32(i), End: int32(j)})
	l.joined = append(l.joined, false)
	return j
}

// join adds the word src[i:j] to the token before it.
func (l *lexer) join(i, j int) int {
	l.word = append(l.word, text.Range{Start: int32(i), End: int32(j)})
	l.joined = append(l.joined, true)
	return j
}

// A class is what a byte may begin.
type class uint8

const (
	other class = iota
	space
	letter
	digit
	high // a character of several bytes, or no valid one
)

var classOf = func() (t [256]class) {
	for c := range t {
		switch b := byte(c); {
		case b == ' ' || '\t' <= b && b <= '\r':
			t[c] = space
		case 'a' <= b|0x20 && b|0x20 <= 'z':
			t[c] = letter
		case '0' <= b && b <= '9':
			t[c] = digit
		case b >= utf8.RuneSelf:
			t[c] = high
		}
	}
	return t
}()

// at returns byte i of the text, or 0 beyond its end.
func (l *lexer) at(i int) byte {
	if uint(i) < uint(len(l.src)) {
		return l.src[i]
	}
	return 0
}

// rune reads the word that starts with the character of several bytes at i.
func (l *lexer) rune(i int) int {
	r, n := decode(l.src, i)
	switch {
	case blank(r):
		return i + n
	case wordly(r):
		return l.letters(i)
	}
	return l.mark(i)
}

// decode returns the character at i and its length. An invalid byte takes along
// the continuation bytes after it, so that no boundary falls between them.
func decode(s string, i int) (rune, int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && n <= 1 {
		n = 1
		for i+n < len(s) && s[i+n]&0xC0 == 0x80 {
			n++
		}
	}
	return r, n
}

// blank reports whether r is white space or invisible: no part of any word.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF' || r == '\u2060'
}

// wordly reports whether r is a character that words are spelled with.
func wordly(r rune) bool {
	switch {
	case r < 0xC0:
		return r == 'ª' || r == 'º' || r == 'µ' || r == '\u00AD'
	case r < 0x250:
		return r != '×' && r != '÷'
	case 0x2000 <= r && r < 0x2070: // general punctuation, the commonest of the rest
		return r == '\u200C' || r == '\u200D'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// wordRun returns the end of the run of letters, digits and marks that starts at
// or before i. An underscore counts when it stands inside.
func (l *lexer) wordRun(i int) int {
	for i < len(l.src) {
		switch c := l.src[i]; classOf[c] {
		case letter, digit:
			i++
		case high:
			r, n := decode(l.src, i)
			if !wordly(r) || n == 1 && r == utf8.RuneError {
				return i
			}
			i += n
		default:
			if c != '_' || !l.wordAt(i+1) {
				return i
			}
			i++
		}
	}
	return i
}

// wordAt reports whether a letter or digit stands at i.
func (l *lexer) wordAt(i int) bool {
	if i >= len(l.src) {
		return false
	}
	switch classOf[l.src[i]] {
	case letter, digit:
		return true
	case high:
		r, _ := utf8.DecodeRuneInString(l.src[i:])
		return wordly(r) && r != utf8.RuneError
	}
	return false
}

// letterAt reports whether a letter stands at i.
func (l *lexer) letterAt(i int) bool { return l.wordAt(i) && classOf[l.src[i]] != digit }

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }
func lower(c byte) bool { return 'a' <= c && c <= 'z' }

// letters reads the word that starts with the letter at i.
func (l *lexer) letters(i int) int {
	if e := l.link(i); e > i {
		return l.clitics(l.emit(i, e))
	}
	e := l.wordRun(i)
	if e == i { // a lone joiner or an invalid byte
		_, n := decode(l.src, i)
		return l.emit(i, i+n)
	}
	part, dots := i, 0 // where the part after the last joint starts, full stops within
	for e < len(l.src) {
		next := e
		switch c := l.src[e]; c {
		case '.':
			end, stop := l.fullStop(i, part, e, dots)
			if stop {
				return l.clitics(l.emit(i, end))
			}
			if end > e {
				next, dots = e+1, dots+1
			}
		case '-':
			switch w := l.src[i:e]; {
			case part != i || dots > 0 || l.at(i-1) == '-': // in "vis-a-vis" no part is a prefix
			case classOf[l.at(e+1)] == space && (e-i <= 2 && lower(l.src[i]) || isPrefix(w)): // "pre- and post-war"
				return l.emit(i, e+1)
			case strings.HasPrefix(l.src[e:], "-the-"): // "over-the-counter"
			case l.wordAt(e+1) && (isPrefix(w) || l.suffixAt(e+1)):
				next = e + 1
			}
		case '&':
			if e-part <= 3 && upper(l.src[e-1]) && upper(l.at(e+1)) {
				next = e + 1
			}
		case '$':
			if dots == 0 && e-i <= 3 && isUpper(l.src[i:e]) && (classOf[l.at(e+1)] == digit || e-i == 2) {
				return l.emit(i, e+1)
			}
		case '/':
			if e-i != 1 {
				break
			}
			switch a, b := l.src[i]|0x20, l.at(e+1)|0x20; {
			case a == 'w' && (b == 'o' || b == ' '), a == 'b' && b == 'c': // with, without, because
				next = e + 1
			}
		default:
			if n := l.apostrophe(e); n > 0 && l.letterAt(e+n) && !l.contracts(i, e) {
				next = e + n
			}
		}
		if next == e {
			break
		}
		part, e = next, l.wordRun(next)
	}
	return l.contraction(i, e)
}

func isUpper(s string) bool {
	for i := range len(s) {
		if !upper(s[i]) {
			return false
		}
	}
	return true
}

// isPrefix reports whether s is a prefix that treebanks do not cut off at its
// hyphen.
func isPrefix(s string) bool {
	if len(s) > 7 {
		return false
	}
	var b [8]byte
	return prefixes[string(fold(s, b[:0]))]
}

// suffixAt reports whether all up to the end of the word at i is a suffix that is
// not cut off at its hyphen.
func (l *lexer) suffixAt(i int) bool {
	f := i
	for f < len(l.src) && f < i+6 && lower(l.src[f]) {
		f++
	}
	return suffixes[l.src[i:f]] && !l.wordAt(f)
}

var suffixes = set("esque ette fest fold gate ish itis less most ness rama wise")

// fold appends s to b, its ASCII letters in lower case.
func fold(s string, b []byte) []byte {
	for i := range len(s) {
		c := s[i]
		if upper(c) {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// prefixes are the bound forms of the tokenisation guidelines of the Linguistic
// Data Consortium (2004, "affixes not to be split"), which EWT and GUM follow.
// "vice" is left out: both split it.
var prefixes = set("ante anti arch bi bio co counter cross cyber de e eco ex extra hyper infra inter intra macro mega meta micro " +
	"mid mini mis mono multi neo non over pan para peri poly post pre pro proto pseudo psycho quasi re semi socio sub super supra tele trans tri u ultra " +
	"un uni agro crypto electro euro geo hydro")
