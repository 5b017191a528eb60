package nlp

import "strings"

// link returns the end of the web or mail address at i, or i. It looks ahead over
// characters of addresses only, and never twice over the same ones.
func (l *lexer) link(i int) int {
	if i < l.plain {
		return i
	}
	e := i
	for e < len(l.src) && inName[l.src[e]] {
		e++
	}
	switch l.at(e) {
	case ':':
		s := l.src[i:e]
		if strings.HasPrefix(l.src[e:], "://") && l.wordAt(e+3) || s == "mailto" && l.wordAt(e+1) || s == "doi" && classOf[l.at(e+1)] == digit {
			return l.address(e + 1)
		}
	case '@':
		if f := e + 1; l.wordAt(f) {
			for f < len(l.src) && inName[l.src[f]] {
				f++
			}
			return trim(l.src, e+1, f)
		}
	case '/':
		if d := strings.LastIndexByte(l.src[i:e], '.'); d > 0 && domain(l.src[i:e], d) && l.wordAt(e+1) {
			return l.address(e)
		}
	}
	if len(l.src) > i+4 && l.src[i]|0x20 == 'w' && strings.EqualFold(l.src[i:i+4], "www.") && l.wordAt(i+4) {
		return l.address(i)
	}
	l.plain = e
	return i
}

// inName holds the bytes of host names and mail boxes.
var inName = func() (t [256]bool) {
	for c := range t {
		t[c] = classOf[c] == letter || classOf[c] == digit || strings.IndexByte("._%+-", byte(c)) >= 0
	}
	return t
}()

// domain reports whether s, whose last full stop is at d, looks like a host name.
func domain(s string, d int) bool {
	top := s[d+1:]
	if len(top) < 2 || len(top) > 6 || d < 2 {
		return false
	}
	for i := range len(top) {
		if !lower(top[i]) {
			return false
		}
	}
	return true
}

// address returns the end of the address that reaches to i or farther: all up to
// white space, a quote or a bracket, without the punctuation at the end.
func (l *lexer) address(i int) int {
	e, open := i, 0
	for e < len(l.src) {
		c := l.src[e]
		if c <= ' ' || strings.IndexByte("<>\"{}|^`\\", c) >= 0 || c == 0x7F {
			break
		}
		if c == '(' {
			open++
		}
		if c == ')' {
			if open--; open < 0 {
				break
			}
		}
		if classOf[c] == high {
			r, n := decode(l.src, e)
			if !wordly(r) {
				break
			}
			e += n
			continue
		}
		e++
	}
	return trim(l.src, i, e)
}

// trim returns the end of s[:e] without punctuation at its end, at least i.
func trim(s string, i, e int) int {
	for e > i && strings.IndexByte(".,;:!?'*_~-[]", s[e-1]) >= 0 {
		e--
	}
	return e
}
