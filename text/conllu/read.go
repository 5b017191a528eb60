package conllu

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// Limits of what is read. What is beyond them costs the sentence it is in.
const (
	maxLine  = 1 << 20 // bytes
	maxWords = 1 << 17 // words of a sentence
)

// ErrSyntax is wrapped by errors about sentences that are not CoNLL-U.
var ErrSyntax = errors.New("not CoNLL-U")

// Read reads sentences one by one. A sentence that cannot be read gives an error
// that wraps [ErrSyntax] and names the line and what is wrong with it; reading
// goes on with the sentence after it. An error of r ends the reading.
//
// Read is lenient where nothing is lost: lines may end in "\r\n", a byte order
// mark may stand first, empty lines may repeat, the last may be missing, and an
// empty column counts as "_".
func Read(r io.Reader) iter.Seq2[Sentence, error] {
	return func(yield func(Sentence, error) bool) {
		p := &parser{lines: lineReader{r: bufio.NewReaderSize(r, 64<<10)}}
		for {
			s, err := p.sentence()
			if err == io.EOF {
				return
			}
			if !yield(s, err) || err != nil && !errors.Is(err, ErrSyntax) {
				return
			}
		}
	}
}

type parser struct {
	lines lineReader
}

// sentence reads the next sentence, or returns io.EOF.
func (p *parser) sentence() (Sentence, error) {
	var s Sentence
	var wrong error
	for {
		line, err := p.lines.next()
		if err != nil && err != errLong {
			if err == io.EOF && (wrong != nil || len(s.Comments)+len(s.Words)+len(s.Tokens) > 0) {
				return p.check(s, wrong)
			}
			return Sentence{}, err
		}
		if err == nil && len(line) == 0 {
			if wrong == nil && len(s.Comments)+len(s.Words)+len(s.Tokens) == 0 { // an empty node alone is nothing
				s.Line = 0
				continue
			}
			return p.check(s, wrong)
		}
		if s.Line == 0 {
			s.Line = p.lines.n
		}
		switch {
		case wrong != nil: // skip to the end of the sentence
		case err == errLong:
			wrong = p.bad("longer than %d bytes", maxLine)
		case line[0] == '#':
			s.Comments = append(s.Comments, string(line))
		default:
			wrong = p.row(&s, string(line))
		}
	}
}

// bad returns the error that says what is wrong in the line read last.
func (p *parser) bad(format string, a ...any) error {
	return fmt.Errorf("line %d: %w: %s", p.lines.n, ErrSyntax, fmt.Sprintf(format, a...))
}

// row reads a line of columns.
func (p *parser) row(s *Sentence, line string) error {
	var c [10]string
	n := 0
	for col := range strings.SplitSeq(line, "\t") {
		if n < len(c) {
			if c[n] = col; col == "" {
				c[n] = "_"
			}
		}
		n++
	}
	if n != len(c) {
		return p.bad("%d columns where ten are needed, separated by tabs", n)
	}
	if strings.ContainsRune(c[0], '.') {
		return nil // an empty node
	}
	if first, last, ok := strings.Cut(c[0], "-"); ok {
		a, err1 := strconv.Atoi(first)
		b, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || a < 1 || b < a || b > maxWords {
			return p.bad("%q is no range of words", c[0])
		}
		if a != len(s.Words)+1 {
			return p.bad("the token %s comes before word %d", c[0], len(s.Words)+1)
		}
		if k := len(s.Tokens); k > 0 && s.Tokens[k-1].Last >= a {
			return p.bad("the token %s overlaps the one before it", c[0])
		}
		s.Tokens = append(s.Tokens, Token{a - 1, b, c[1], c[9]})
		return nil
	}
	i, err := strconv.Atoi(c[0])
	switch {
	case err != nil:
		return p.bad("the first column is %q, no number", c[0])
	case i != len(s.Words)+1:
		return p.bad("word %d comes where word %d is due", i, len(s.Words)+1)
	case i > maxWords:
		return p.bad("a sentence of more than %d words", maxWords)
	}
	s.Words = append(s.Words, Word{c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]})
	return nil
}

// check looks at a sentence that was read to its end.
func (p *parser) check(s Sentence, wrong error) (Sentence, error) {
	if wrong != nil {
		return Sentence{}, wrong
	}
	if k := len(s.Tokens); k > 0 && s.Tokens[k-1].Last > len(s.Words) {
		t := s.Tokens[k-1]
		return Sentence{}, fmt.Errorf("line %d: %w: the token %d-%d has no word %d", s.Line, ErrSyntax, t.First+1, t.Last, len(s.Words)+1)
	}
	return s, nil
}

// A lineReader reads lines of bounded length.
type lineReader struct {
	r *bufio.Reader
	n int // number of the line read last
	b []byte
}

var errLong = errors.New("line too long")

// next returns the next line without its end. A line that is too long gives
// errLong, and the reading goes on behind it.
func (l *lineReader) next() ([]byte, error) {
	l.b = l.b[:0]
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if long = long || len(l.b)+len(part) > maxLine; !long {
			l.b = append(l.b, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && (err != io.EOF || len(part) == 0 && len(l.b) == 0 && !long) {
			return nil, err
		}
		break
	}
	l.n++
	if long {
		return nil, errLong
	}
	line := bytes.TrimRight(bytes.TrimSuffix(l.b, []byte("\n")), "\r")
	if l.n == 1 {
		line = bytes.TrimLeft(line, "\uFEFF")
	}
	return line, nil
}
