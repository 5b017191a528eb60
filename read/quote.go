package read

import (
	"unicode"
	"unicode/utf8"
)

// A quote is a stretch of words between quotation marks, the marks included.
type quote struct {
	first, last int  // words [first, last)
	outer       int  // number of the quote that this one stands in, -1 if none
	continues   bool // goes on with the quote before it, whose paragraph ended without a closing mark
	unclosed    bool // has no closing mark; it ends with its paragraph
	single      bool // single marks
}

// A quoting holds the quotes of a page in the order of their opening marks.
type quoting struct {
	quotes []quote
	at     []int32 // per word: 1 + number of the innermost quote around it, 0 outside
}

// outermost returns the number of the outermost quote around word i, or -1.
func (q *quoting) outermost(i int) int {
	n := q.innermost(i)
	for n >= 0 && q.quotes[n].outer >= 0 {
		n = q.quotes[n].outer
	}
	return n
}

// innermost returns the number of the innermost quote around word i, or -1.
func (q *quoting) innermost(i int) int {
	if i < 0 || i >= len(q.at) {
		return -1
	}
	return int(q.at[i]) - 1
}

// A mark is a quotation mark at bytes [start, end) of the source.
type mark struct {
	start, end int
	family     byte // 'd' double, 's' single, 'g' guillemets
	way        int8 // +1 opens, -1 closes, 0 could be either
	par        int  // number of its paragraph
	parStart   bool // first thing in its paragraph
}

// quotes finds the quotations of p: straight, curly and typewriter (“ “ ” ”)
// marks, single marks, marks within marks, and quotations of several paragraphs
// that open again in each. An apostrophe is no mark. A mark without a partner in
// its paragraph is no mark either, unless the next paragraph shows otherwise.
func quotes(p *page) *quoting {
	return findQuotes(p.Source(), int(p.body), p.Len(), func(i int) (int, int) { r := p.Range(i); return int(r.Start), int(r.End) })
}

// findQuotes is quotes on a source of n words; the text after the title starts
// at byte body.
func findQuotes(src string, body, n int, word func(int) (int, int)) *quoting {
	q := &quoting{at: make([]int32, n)}
	type open struct {
		mark
		continues bool
	}
	var stack []open
	type region struct {
		start, end          int
		continues, unclosed bool
		single              bool
	}
	var found []region
	marks := quoteMarks(src, body)
	goesOn := false // the paragraph before left a quote open and this one opens again
	for k, m := range marks {
		if k > 0 && m.par != marks[k-1].par && len(stack) > 0 {
			// A paragraph ended inside a quotation.
			o := stack[0]
			switch {
			case m.parStart && m.family == o.family && m.way >= 0 && closesLater(marks[k+1:], m):
				found = append(found, region{o.start, parEnd(src, o.start), o.continues, true, o.family == 's'})
				stack, goesOn = stack[:0], true
			case m.way < 0 && m.family == o.family && !m.parStart && sameBlock(src, body, o.start, m.start):
				// A block quote: opened once, closed paragraphs later.
			default:
				if o.family != 's' {
					found = append(found, region{o.start, parEnd(src, o.start), o.continues, true, false})
				}
				stack = stack[:0]
			}
		}
		top := len(stack) - 1
		switch {
		case m.way <= 0 && top >= 0 && stack[top].family == m.family:
			o := stack[top]
			found = append(found, region{o.start, m.end, o.continues, false, m.family == 's'})
			stack = stack[:top]
		case m.way < 0 && top >= 1 && stack[top-1].family == m.family:
			// The inner mark was none.
			o := stack[top-1]
			found = append(found, region{o.start, m.end, o.continues, false, m.family == 's'})
			stack = stack[:top-1]
		case m.way >= 0 && top < 7:
			if m.way > 0 && top >= 0 && stack[top].family == m.family && m.family != 's' {
				// Opened twice: the first has no partner.
				o := stack[top]
				found = append(found, region{o.start, min(parEnd(src, o.start), m.start), o.continues, true, false})
				stack = stack[:top]
			}
			if m.way == 0 && m.family == 's' {
				continue
			}
			stack = append(stack, open{m, goesOn && m.parStart})
			goesOn = false
		}
	}
	if len(stack) > 0 && stack[0].family != 's' {
		o := stack[0]
		found = append(found, region{o.start, parEnd(src, o.start), o.continues, true, false})
	}
	// In the order of their opening marks, outer before inner.
	for i := 1; i < len(found); i++ {
		for k := i; k > 0 && (found[k].start < found[k-1].start); k-- {
			found[k], found[k-1] = found[k-1], found[k]
		}
	}
	w := 0
	var up []int
	for _, r := range found {
		for w < n {
			if _, e := word(w); e > r.start {
				break
			}
			w++
		}
		j := w
		for j < n {
			if s, _ := word(j); s >= r.end {
				break
			}
			j++
		}
		if j <= w {
			continue
		}
		for len(up) > 0 && q.quotes[up[len(up)-1]].last <= w {
			up = up[:len(up)-1]
		}
		outer := -1
		if len(up) > 0 {
			outer = up[len(up)-1]
			if q.quotes[outer].last < j {
				continue // crossing marks
			}
		}
		id := len(q.quotes)
		q.quotes = append(q.quotes, quote{w, j, outer, r.continues, r.unclosed, r.single})
		for i := w; i < j; i++ {
			q.at[i] = int32(id) + 1
		}
		up = append(up, id)
	}
	return q
}

// closesLater reports whether the paragraph of m, or a later one that goes on
// with it, has a mark that closes m.
func closesLater(rest []mark, m mark) bool {
	for _, r := range rest {
		if r.family != m.family {
			continue
		}
		if r.par != m.par {
			return r.parStart || r.way < 0
		}
		return r.way <= 0
	}
	return m.way > 0
}

// sameBlock reports whether a block quote may reach from a to b: both in the
// title or both in the text, and no more than a few dozen paragraphs.
func sameBlock(src string, body, a, b int) bool { return a < body == (b < body) && b-a < 40000 }

// parEnd returns the end of the paragraph of byte i, without trailing space.
func parEnd(src string, i int) int {
	e := i
	for e < len(src) && !paragraphBreak(src, e) {
		e++
	}
	for e > i+1 && src[e-1] <= ' ' {
		e--
	}
	return e
}

// paragraphBreak reports whether a blank line starts at byte i.
func paragraphBreak(src string, i int) bool {
	if src[i] != '\n' {
		return false
	}
	for k := i + 1; k < len(src); k++ {
		switch src[k] {
		case '\n':
			return true
		case ' ', '\t', '\r':
		default:
			return false
		}
	}
	return true
}

// quoteMarks lists what may be a quotation mark in src, and which way it looks.
func quoteMarks(src string, body int) []mark {
	var out []mark
	par, fresh := 0, true
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf && src[i] != '"' && src[i] != '\'' && src[i] != '`' {
			if src[i] == '\n' && paragraphBreak(src, i) || i == body && body > 0 {
				par, fresh = par+1, true
			}
			if src[i] > ' ' {
				fresh = false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(src[i:])
		m := mark{start: i, end: i + n, par: par, parStart: fresh}
		switch r {
		case '“', '„', '‟':
			m.family, m.way = 'd', 1
		case '”':
			m.family, m.way = 'd', -1
		case '«':
			m.family, m.way = 'g', 1
		case '»':
			m.family, m.way = 'g', -1
		case '"', '＂', '″':
			m.family, m.way = 'd', wayOf(src, i, i+n)
		case '`':
			if i+1 < len(src) && src[i+1] == '`' {
				m.family, m.way, m.end = 'd', 1, i+2
			}
		case '\'', '‘', '’', '‛', '‚':
			if r == '\'' && i+1 < len(src) && src[i+1] == '\'' {
				m.family, m.end = 'd', i+2
				m.way = wayOf(src, i, i+2)
				break
			}
			m.family, m.way = singleMark(src, r, i, i+n)
		}
		if m.family != 0 {
			out = append(out, m)
		} else if r > ' ' && r != '\u00a0' {
			fresh = false
		}
		if m.family != 0 {
			fresh = false
		}
		i = m.end
	}
	return pairSingles(out, src)
}

// wayOf tells by the spaces around a straight mark whether it opens or closes.
func wayOf(src string, i, j int) int8 {
	before, _ := utf8.DecodeLastRuneInString(src[:i])
	after, _ := utf8.DecodeRuneInString(src[j:])
	l := i == 0 || unicode.IsSpace(before)
	r := j == len(src) || unicode.IsSpace(after)
	switch {
	case l && r:
		return 0
	case l:
		return 1
	case r:
		return -1
	case before == '(' || before == '[' || before == '—' || before == '–' || before == '‘' || before == '\'':
		if unicode.IsLetter(after) || unicode.IsDigit(after) {
			return 1
		}
	}
	if unicode.IsPunct(after) && after != '\'' && after != '‘' && after != '(' && after != '[' && after != '$' {
		return -1
	}
	if unicode.IsPunct(before) && !unicode.IsPunct(after) && (before == ':' || before == ',') {
		return 1
	}
	return 0
}

// singleMark tells whether a single mark may quote, and which way it looks. A
// mark between letters, before a shortened word ('em, '90s) or a year is an apostrophe.
func singleMark(src string, r rune, i, j int) (family byte, way int8) {
	before, _ := utf8.DecodeLastRuneInString(src[:i])
	after, _ := utf8.DecodeRuneInString(src[j:])
	if i == 0 {
		before = ' '
	}
	if j == len(src) {
		after = ' '
	}
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	opens := (unicode.IsSpace(before) || before == '(' || before == '[' || before == '“' || before == '"' || before == '—' || before == '–') && !unicode.IsSpace(after)
	switch {
	case r == '‘' || r == '‚' || r == '‛':
		if inWord(before) {
			return 0, 0
		}
		return 's', 1
	case inWord(before) && inWord(after):
		return 0, 0
	case opens && r == '\'':
		if unicode.IsDigit(after) || shortened(src[j:]) {
			return 0, 0
		}
		return 's', 1
	case opens: // ’ where an opening mark belongs: a shortened word
		return 0, 0
	case !unicode.IsSpace(before):
		return 's', -1
	}
	return 0, 0
}

// shortened reports whether s starts with a word that begins with an apostrophe.
func shortened(s string) bool {
	n := 0
	for n < len(s) && (s[n]|0x20) >= 'a' && (s[n]|0x20) <= 'z' {
		n++
	}
	switch s[:n] {
	case "em", "til", "tis", "twas", "cause", "bout", "n", "round", "s", "ll", "re", "ve", "d", "m", "t":
		return true
	}
	return false
}

// pairSingles keeps of the single marks those that make pairs within their
// paragraph. A closing mark after "s" and before a small letter is taken for a
// possessive ("the workers' demand") if the quotation closes later.
func pairSingles(marks []mark, src string) []mark {
	keep := make([]bool, len(marks))
	for k := range marks {
		keep[k] = marks[k].family != 's'
	}
	for k := 0; k < len(marks); k++ {
		if m := marks[k]; m.family != 's' || m.way != 1 || keep[k] {
			continue
		}
		best, weak := -1, -1
		for l := k + 1; l < len(marks) && marks[l].par == marks[k].par; l++ {
			c := marks[l]
			if c.family == 's' && c.way == 1 {
				if best >= 0 || weak >= 0 {
					break
				}
				continue // a mark inside: nested, or none
			}
			if c.family != 's' || c.way != -1 {
				continue
			}
			if possessive(src, c.start, c.end) {
				if weak < 0 {
					weak = l
				}
				continue
			}
			best = l
			break
		}
		if best < 0 {
			best = weak
		}
		if best >= 0 {
			keep[k], keep[best] = true, true
			// What stands between and looks single is none, unless it is a pair of its own.
			for l := k + 1; l < best; l++ {
				if marks[l].family == 's' && marks[l].way == -1 {
					marks[l].family = 0
				}
			}
		}
	}
	out := marks[:0]
	for k, m := range marks {
		if keep[k] && m.family != 0 {
			out = append(out, m)
		}
	}
	return out
}

// possessive reports whether the mark at [i, j) could be the apostrophe of "workers'".
func possessive(src string, i, j int) bool {
	if i == 0 || src[i-1] != 's' || j >= len(src) || src[j] != ' ' || j+1 >= len(src) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(src[j+1:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
