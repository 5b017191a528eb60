package boundary

import "unicode/utf8"

// A gap is what stands before a word.
type gap uint8

const (
	tight gap = iota // nothing
	blank            // spaces, or a line end within a sentence that was wrapped
	line             // a line end that ends a paragraph
	empty            // an empty line
)

// gaps judges the white space before each word. A line end ends a paragraph, as
// in news text with one paragraph a line, unless the text evidently was wrapped
// at a width there: see wrapped.
func (t Text) gaps() []gap {
	out := make([]gap, len(t.Word))
	if len(out) == 0 {
		return out
	}
	ls := t.lines(out)
	for b := 0; b < len(ls); {
		e := b + 1
		for e < len(ls) && out[ls[e].first] != empty {
			e++
		}
		t.judge(out, ls[b:e])
		b = e
	}
	if t.style(ls, out).wrapped() {
		// Blocks too short to judge by themselves follow the document.
		for b := 0; b < len(ls); {
			e := b + 1
			for e < len(ls) && out[ls[e].first] != empty {
				e++
			}
			if e-b < 4 {
				t.wrap(out, ls[b:e], 0)
			}
			b = e
		}
	}
	return out
}

// A row is one line of text: the words [first, last), the number of its
// characters, and its indentation in bytes.
type row struct {
	first, last int
	width       int
	indent      int
}

// lines finds the lines that have words and fills in the gaps as if no line were
// wrapped.
func (t Text) lines(out []gap) []row {
	ls := []row{{}}
	begin := 0 // where the line starts
	for i := range t.Word {
		from := 0
		if i > 0 {
			from = int(t.Word[i-1].End)
		}
		ends, last := 0, 0
		white := t.Src[from:t.Word[i].Start]
		for k := range len(white) {
			switch c := white[k]; {
			case c == '\n', c == '\r' && (k+1 == len(white) || white[k+1] != '\n'):
				ends++
				last = from + k + 1
			}
		}
		switch {
		case i == 0:
			begin = last
			ls[0].indent = int(t.Word[0].Start) - begin
			out[0] = empty
		case ends > 0 && !t.Joined[i]:
			l := &ls[len(ls)-1]
			l.last, l.width = i, utf8.RuneCountInString(t.Src[begin:from])
			begin = last
			ls = append(ls, row{first: i, indent: int(t.Word[i].Start) - begin})
			if out[i] = line; ends > 1 {
				out[i] = empty
			}
		case len(white) > 0:
			out[i] = blank
		}
	}
	l := &ls[len(ls)-1]
	l.last, l.width = len(t.Word), utf8.RuneCountInString(t.Src[begin:])
	return ls
}

// A style counts what shows whether lines were wrapped.
type style struct {
	breaks int // line ends between two lines
	mid    int // of them, those within a sentence: no stop before, a small letter after
	full   int // of them, those where the next word would not have fitted
	long   int // the greatest width
}

// style looks at the line ends among rows.
func (t Text) style(ls []row, out []gap) (s style) {
	for _, l := range ls {
		s.long = max(s.long, l.width)
	}
	for k := 1; k < len(ls); k++ {
		if out[ls[k].first] == empty {
			continue
		}
		s.breaks++
		if t.mid(ls[k].first) {
			s.mid++
		}
		if ls[k-1].width+1+t.len(ls[k].first) > s.long-2 {
			s.full++
		}
	}
	return s
}

// wrapped reports whether lines of this style were wrapped at a width: many of
// them end within a sentence, as three quarters do in running English, and few
// end where another word would have fitted. Lists, verse and one paragraph a line
// fail the one or the other.
func (s style) wrapped() bool {
	return s.breaks >= 3 && 3*s.mid >= s.breaks && s.long <= 200 && 2*s.full >= s.breaks
}

// judge decides on the line ends of one block, the lines between two empty ones.
func (t Text) judge(out []gap, ls []row) {
	if s := t.style(ls, out); s.wrapped() {
		t.wrap(out, ls, s.long)
		return
	}
	// A line that stops in the middle of a sentence goes on in the next.
	for _, l := range ls[1:] {
		if t.mid(l.first) && t.broken(l.first) {
			out[l.first] = blank
		}
	}
}

// wrap makes the line ends of a block blanks, but not where a line is short and
// the next begins like a sentence, or is indented, or is an item of a list. The
// width is that of the longest line, or 0 if it is not known.
func (t Text) wrap(out []gap, ls []row, width int) {
	for k := 1; k < len(ls); k++ {
		prev, l := ls[k-1], ls[k]
		short := width > 0 && 4*(prev.width+1+t.len(l.first)) < 3*width
		switch {
		case t.mid(l.first):
		case short, l.indent >= prev.indent+2 && k > 1, t.item(l):
			continue
		}
		out[l.first] = blank
	}
}

// mid reports whether the sentence before word i seems to go on with it.
func (t Text) mid(i int) bool {
	a, b := shapeOf(t.word(i-1)), shapeOf(t.word(i))
	return b == small && !a.ends() && !a.closes() && a != bullet
}

// broken reports whether no sentence or item of a list ends before word i: a
// comma or a word that needs another one stands there.
func (t Text) broken(i int) bool {
	w := t.word(i - 1)
	return shapeOf(w) == comma || dangling[lowered(w)]
}

// dangling words are never the last of a line that is complete.
var dangling = set("a", "an", "the", "of", "to", "and", "or", "but", "for", "from", "with", "by", "at", "is", "are", "was", "were",
	"be", "has", "have", "had", "will", "would", "that", "which", "who", "whose", "their", "its", "his", "her", "our", "as", "than", "into")

func lowered(w string) string {
	for i := range len(w) {
		if 'A' <= w[i] && w[i] <= 'Z' {
			var b [8]byte
			if len(w) > len(b) {
				return w
			}
			n := copy(b[:], w)
			for k := range n {
				if 'A' <= b[k] && b[k] <= 'Z' {
					b[k] |= 0x20
				}
			}
			return string(b[:n])
		}
	}
	return w
}

// item reports whether the line starts as an item of a list does.
func (t Text) item(l row) bool {
	switch shapeOf(t.word(l.first)) {
	case bullet:
		return true
	case dash:
		return l.last > l.first+1
	case number, letter, small:
		if l.last > l.first+2 && t.len(l.first) <= 2 {
			s := shapeOf(t.word(l.first + 1))
			return s == stop || s == closing
		}
	}
	return false
}

func (t Text) word(i int) string { return t.Src[t.Word[i].Start:t.Word[i].End] }
func (t Text) len(i int) int     { return int(t.Word[i].End - t.Word[i].Start) }
