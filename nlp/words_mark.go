package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark reads the word that starts at i with no letter, digit or space.
func (l *lexer) mark(i int) int {
	c := l.src[i]
	if c < utf8.RuneSelf && l.at(i+ornament-1) == c && c != '!' && c != '?' {
		if e := l.run(i); e-i >= ornament {
			return l.emit(i, e)
		}
	}
	if n := l.apostrophe(i); n > 0 {
		return l.single(i, n)
	}
	switch c {
	case '.':
		if classOf[l.at(i+1)] == digit && l.fresh(i) { // ".265"
			return l.emit(i, l.figures(i+1))
		}
		return l.emit(i, l.run(i))
	case '!', '?':
		return l.emit(i, l.cries(i))
	case ':', ';', '=':
		if e := l.emoticon(i); e > i {
			return l.emit(i, e)
		}
		if c == '=' {
			return l.emit(i, l.run(i))
		}
		return l.emit(i, i+1)
	case '#':
		if l.letterAt(i+1) && l.fresh(i) {
			return l.emit(i, l.wordRun(i+1))
		}
		return l.emit(i, l.run(i))
	case '@':
		if l.letterAt(i+1) && l.fresh(i) {
			return l.clitics(l.emit(i, l.wordRun(i+1)))
		}
		return l.emit(i, i+1)
	case '+':
		if classOf[l.at(i+1)] == digit && l.fresh(i) {
			return l.emit(i, l.figures(i+1))
		}
		return l.emit(i, l.run(i))
	case '<':
		if l.at(i+1) == '3' && l.fresh(i) && !l.wordAt(i+2) { // a heart
			return l.emit(i, i+2)
		}
		return l.emit(i, l.run(i))
	case '-', '*', '_', '~', '>', '|', '\\', '^', '/', '$':
		return l.emit(i, l.run(i))
	}
	if c < utf8.RuneSelf {
		return l.emit(i, i+1)
	}
	r, n := decode(l.src, i)
	switch {
	case r == '–' || r == '—' || r == '…' || r == '─' || r == '━' || r == '·' || r == '•':
		e := i + n
		for strings.HasPrefix(l.src[e:], l.src[i:i+n]) {
			e += n
		}
		return l.emit(i, e)
	case r != utf8.RuneError && unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) && n == 4:
		return l.emit(i, l.emoji(i+n, r))
	}
	return l.emit(i, i+n)
}

// ornament is how many of one mark in a row are no punctuation any more.
const ornament = 8

// fresh reports whether nothing is written directly before i but an opening
// bracket, a quote or a dollar sign.
func (l *lexer) fresh(i int) bool {
	if i == 0 {
		return true
	}
	c := l.src[i-1]
	if classOf[c] == high {
		r, _ := utf8.DecodeLastRuneInString(l.src[:i])
		return !wordly(r)
	}
	return classOf[c] == space || strings.IndexByte("([{\"'$/-", c) >= 0
}

// run returns the end of the run of the byte at i.
func (l *lexer) run(i int) int {
	e := i + 1
	for e < len(l.src) && l.src[e] == l.src[i] {
		e++
	}
	return e
}

// cries returns the end of the run of exclamation and question marks at i.
func (l *lexer) cries(i int) int {
	for i < len(l.src) && (l.src[i] == '!' || l.src[i] == '?') {
		i++
	}
	return i
}

// emoticon returns the end of the emoticon at i, or i.
func (l *lexer) emoticon(i int) int {
	e := i + 1
	if c := l.at(e); c == '-' || c == 'o' || c == '\'' {
		e++
	}
	switch c := l.at(e); {
	case c == ')' || c == '(':
	case strings.IndexByte("DPpO3/|*", c) >= 0 && c != 0 && l.fresh(i):
	default:
		return i
	}
	e++
	if l.wordAt(e) || l.at(e) == '/' {
		return i
	}
	// "(see below:)" closes a bracket.
	if i > 0 && classOf[l.src[i-1]] != space && l.src[e-1] == ')' && e == i+2 && classOf[l.at(i-1)] == digit {
		return i
	}
	return e
}

// emoji returns the end of the emoji whose first character r ends at e: its
// modifiers, and what joiners or a second half of a flag add.
func (l *lexer) emoji(e int, r rune) int {
	for e < len(l.src) {
		q, n := utf8.DecodeRuneInString(l.src[e:])
		switch {
		case q == '\uFE0F' || q == '\u20E3' || 0x1F3FB <= q && q <= 0x1F3FF || 0xE0020 <= q && q <= 0xE007F:
			e += n
		case q == '\u200D':
			e += n
			s, m := utf8.DecodeRuneInString(l.src[e:])
			if s == utf8.RuneError || !unicode.Is(unicode.So, s) {
				return e
			}
			e += m
		case flag(r) && flag(q):
			return e + n
		default:
			return e
		}
		r = q
	}
	return e
}

// flag reports whether r is one of the letters that flags are made of.
func flag(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

// single reads the word that starts with the apostrophe or single quote at i,
// which is n bytes long.
func (l *lexer) single(i, n int) int {
	if l.src[i] == '`' {
		if l.at(i+1) == '`' {
			return l.emit(i, i+2)
		}
		l.quote = i
		return l.emit(i, i+1)
	}
	if n == 1 && l.at(i+1) == '\'' { // two for a double quote
		return l.emit(i, i+2)
	}
	e := i + n
	if l.fresh(i) {
		if end := l.elision(e); end > e {
			return l.emit(i, end)
		}
		if e < len(l.src) && classOf[l.src[e]] != space {
			l.quote = i
			return l.emit(i, e)
		}
	}
	l.quote = -1
	return l.emit(i, e)
}

// quoted reports whether a single quote is open at i: one that was opened in the
// same paragraph, not too long ago.
func (l *lexer) quoted(i int) bool {
	if l.quote < 0 || i-l.quote > 1000 {
		return false
	}
	if strings.IndexByte(l.src[l.quote:i], '\n') >= 0 {
		l.quote = -1
		return false
	}
	return true
}

// elision returns the end of a word whose beginning the apostrophe before i
// stands for ("'em", "'90s"), or i.
func (l *lexer) elision(i int) int {
	if e := l.digits(i); e == i+2 {
		if l.at(e) == 's' && !l.wordAt(e+1) {
			return e + 1
		}
		if !l.wordAt(e) && l.at(e) != '-' && l.apostrophe(e) == 0 {
			return e
		}
	}
	e := i
	for e < len(l.src) && e < i+6 && classOf[l.src[e]] == letter {
		e++
	}
	var b [6]byte
	if e > i && elided[string(fold(l.src[i:e], b[:0]))] && !l.wordAt(e) && l.apostrophe(e) == 0 {
		return e
	}
	return i
}

var elided = set("em til cause cuz coz bout round tis twas n")
