package read

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gentz/ontology"
	"gentz/text"
)

// An atom is the smallest piece that time expressions are built from: a run of
// letters, a run of digits, or one other character. Words are too large
// ("1914-18", "10:30am") and their borders differ between treebanks.
type atom struct {
	start, end int32 // bytes in the source
	kind       byte  // 'a' letters, '0' digits, else the ASCII character; '-', '\'' and '"' for all of their kind, 1 for other characters
	gap        bool  // white space before it
	far        bool  // an empty line, or the start of the block, before it
	upper      bool  // begins with a capital
	num        int   // of digits: their number, -1 if it has more than nine digits
	word       lexeme
}

// len returns the length in bytes.
func (a *atom) len() int { return int(a.end - a.start) }

// A lexeme is what ontology's time words say of one word, in all its classes.
// The zero value of a field means that the word is not of that class.
type lexeme = *lexemes

type lexemes struct {
	month, weekday, season int
	short                  bool // the month or weekday is an abbreviation
	unit                   byte
	plural                 bool
	number, ordinal        int
	quantity               string
	part, parts, clock     string
	day, ref, refAdj       string
	set, holiday           string
	which, partOf, edge    string
	about, lead            bool
	past, future           bool
	text                   string
}

var noLexeme = &lexemes{}

// noAtom stands before and after the atoms of a block. Nobody writes to it.
var noAtom = atom{gap: true, far: true, word: noLexeme}

// lexicon is the time words by their lower-case form.
var lexicon = sync.OnceValue(func() map[string]lexeme {
	m := map[string]lexeme{}
	for _, w := range ontology.TimeWords() {
		l := m[w.Word]
		if l == nil {
			l = &lexemes{text: w.Word}
			m[w.Word] = l
		}
		n, _ := strconv.Atoi(w.Value)
		switch w.Class {
		case "month":
			l.month = n
		case "month-short":
			l.month, l.short = n, true
		case "weekday":
			l.weekday = n
		case "weekday-short":
			l.weekday, l.short = n, true
		case "season":
			l.season = n
		case "unit":
			l.unit = w.Value[0]
		case "units":
			l.unit, l.plural = w.Value[0], true
		case "number":
			l.number = n
		case "ordinal":
			l.ordinal = n
		case "quantity":
			l.quantity = w.Value
		case "part":
			l.part = w.Value
		case "parts":
			l.parts = w.Value
		case "clock":
			l.clock = w.Value
		case "day":
			l.day = w.Value
		case "ref":
			l.ref = w.Value
		case "ref-adjective":
			l.refAdj = w.Value
		case "set":
			l.set = w.Value
		case "holiday":
			l.holiday = w.Value
		case "which":
			l.which = w.Value
		case "part-of":
			l.partOf = w.Value
		case "edge":
			l.edge = w.Value
		case "about":
			l.about = true
		case "lead":
			l.lead = true
		case "past":
			l.past = true
		case "future":
			l.future = true
		}
	}
	return m
})

// atomize cuts src[from:to] into atoms.
func atomize(src string, from, to int32) []atom {
	out := make([]atom, 0, (to-from)/5)
	lex := lexicon()
	gap, lines := true, 2
	var low [24]byte
	for i := from; i < to; {
		c, n := rune(src[i]), int32(1)
		if c >= utf8.RuneSelf {
			var k int
			c, k = utf8.DecodeRuneInString(src[i:to])
			n = int32(k)
		}
		switch {
		case c == '\n':
			gap = true
			lines++
			i++
			continue
		case c <= ' ' || c == 0xA0 || c > 0x7F && unicode.IsSpace(c):
			gap = true
			i += n
			continue
		}
		a := atom{start: i, gap: gap, far: lines > 1, kind: 1, word: noLexeme}
		gap, lines = false, 0
		switch {
		case isDigit(c):
			for i < to && isDigit(rune(src[i])) {
				i++
			}
			a.kind, a.num = '0', -1
			if i-a.start <= 9 {
				a.num, _ = strconv.Atoi(src[a.start:i])
			}
		case isLetter(c):
			a.kind, a.upper = 'a', unicode.IsUpper(c)
			for i < to {
				c, n = rune(src[i]), 1
				if c >= utf8.RuneSelf {
					var k int
					c, k = utf8.DecodeRuneInString(src[i:to])
					n = int32(k)
				}
				if !isLetter(c) {
					break
				}
				i += n
			}
			if m := int(i - a.start); m <= len(low) {
				for k := range m {
					b := src[a.start+int32(k)]
					if 'A' <= b && b <= 'Z' {
						b += 'a' - 'A'
					}
					low[k] = b
				}
				if l := lex[string(low[:m])]; l != nil {
					a.word = l
				}
			}
		case c == '-' || c >= 0x2010 && c <= 0x2015 || c == 0x2212:
			a.kind = '-'
			i += n
		case c == '\'' || c == 0x2019 || c == 0x2018:
			a.kind = '\''
			i += n
		case c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB:
			a.kind = '"'
			i += n
		case c < utf8.RuneSelf:
			a.kind = byte(c)
			i++
		default:
			i += n
		}
		a.end = i
		out = append(out, a)
	}
	return out
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isLetter(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.Is(unicode.Mn, c))
}

// A scanner looks for time expressions in the atoms of one block.
type scanner struct {
	*page
	atoms []atom
}

// blocks returns the stretches of the source that are read apart: title and text.
func (p *page) blocks() []text.Range {
	end := int32(len(p.Source()))
	if p.body == 0 {
		return []text.Range{{Start: 0, End: end}}
	}
	return []text.Range{{Start: 0, End: int32(len(p.doc.Title))}, {Start: p.body, End: end}}
}

// at returns atom i, or one that is nothing if i is out of range.
func (s *scanner) at(i int) *atom {
	if i < 0 || i >= len(s.atoms) {
		return &noAtom
	}
	return &s.atoms[i]
}

// text returns atom i as printed.
func (s *scanner) text(i int) string {
	a := s.at(i)
	return s.Source()[a.start:a.end]
}

// is reports whether atom i is one of the words, in any case, in the same paragraph as atom i-1.
func (s *scanner) is(i int, words ...string) bool {
	a := s.at(i)
	if a.kind != 'a' {
		return false
	}
	t := s.Source()[a.start:a.end]
	for _, w := range words {
		if len(w) == len(t) && strings.EqualFold(w, t) {
			return true
		}
	}
	return false
}

// lex returns the time word at atom i, if it goes on in the same paragraph.
func (s *scanner) lex(i int) lexeme {
	return s.at(i).word
}

// mark reports whether atom i is this character.
func (s *scanner) mark(i int, c byte) bool { return s.at(i).kind == c && c != 'a' && c != '0' }

// tight reports whether atom i is this character with no space before and after it.
func (s *scanner) tight(i int, c byte) bool {
	return s.mark(i, c) && !s.at(i).gap && !s.at(i+1).gap
}

// number returns the number that atom i prints in digits, if it stands alone:
// not a part of "1,500", "3.5", "21st" or "A4". n is the count of digits.
func (s *scanner) number(i int) (v, n int, ok bool) {
	a := s.at(i)
	if a.kind != '0' || a.num < 0 {
		return 0, 0, false
	}
	if b := s.at(i + 1); b.kind == 'a' && !b.gap {
		return a.num, a.len(), false
	}
	if (s.tight(i+1, ',') || s.tight(i+1, '.')) && s.at(i+2).kind == '0' {
		return a.num, a.len(), false
	}
	if b := s.at(i - 1); !a.gap && (b.kind == 'a' || b.kind == '$' || b.kind == '#' || b.kind == 1) {
		return a.num, a.len(), false
	}
	if !a.gap && (s.tight(i-1, ',') || s.tight(i-1, '.')) && s.at(i-2).kind == '0' {
		return a.num, a.len(), false
	}
	return a.num, a.len(), true
}

// far reports whether an empty line stands between atoms i and j.
func (s *scanner) far(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if s.at(k).far {
			return true
		}
	}
	return false
}

// wordAt returns the word that covers byte at of the source, or -1.
func (s *scanner) wordAt(at int32) int {
	lo, hi := 0, s.Len()
	for lo < hi {
		if m := (lo + hi) / 2; s.Range(m).End <= at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < s.Len() && s.Range(lo).Start <= at {
		return lo
	}
	return -1
}

// personal reports whether atom i is part of the name of a person.
func (s *scanner) personal(i int) bool {
	w := s.wordAt(s.at(i).start)
	if w < 0 {
		return false
	}
	n, ok := s.NameAt(w)
	return ok && n.Kind == text.Person
}
