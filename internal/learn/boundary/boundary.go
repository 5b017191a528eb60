// Package boundary finds where sentences end. Empty lines and the ends of
// paragraphs are sure; at every other place where a sentence might end, with a
// stop or without, a logistic regression over hashed features decides.
package boundary

import (
	"encoding/binary"
	"errors"
	"fmt"

	"gentz/text"
)

// A Text is a text and its words, as package nlp makes them.
type Text struct {
	Src    string
	Word   []text.Range
	Joined []bool
}

// size is the number of weights, a power of two: features are hashed to it.
const size = 1 << 16

// unit is what a weight of one is stored as.
const unit = 256

// A Model holds the weights of the regression, as integers so that their sums
// are the same on every machine. It is safe for concurrent use.
type Model struct {
	weight [size]int16
}

const magic = "gentz-boundary-1\n"

// ErrFormat is returned by Load for what is no model.
var ErrFormat = errors.New("no model of sentence boundaries")

// Load reads a model from the form that Bytes gives.
func Load(b []byte) (*Model, error) {
	if len(b) != len(magic)+2*size || string(b[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: %d bytes where %d that start with %q are needed", ErrFormat, len(b), len(magic)+2*size, magic)
	}
	m := new(Model)
	for i := range m.weight {
		m.weight[i] = int16(binary.LittleEndian.Uint16(b[len(magic)+2*i:]))
	}
	return m, nil
}

// Bytes returns the model as a file.
func (m *Model) Bytes() []byte {
	b := append(make([]byte, 0, len(magic)+2*size), magic...)
	for _, w := range m.weight {
		b = binary.LittleEndian.AppendUint16(b, uint16(w))
	}
	return b
}

// MaxWords is the greatest number of words of a sentence. A longer one, which
// only lists, tables and noise have, is cut at the best place.
const MaxWords = 512

// Split returns the index of the first word of each sentence, and for each
// sentence whether it starts a paragraph.
func (m *Model) Split(t Text) (sent []int32, par []bool) {
	f := make([]uint32, 0, 32)
	return split(t, func(s *scan, i int) bool {
		f = s.features(i, f[:0])
		sum := int32(0)
		for _, k := range f {
			sum += int32(m.weight[k])
		}
		return sum > s.doubt(i)
	})
}

// SplitBy splits as Split does, but asks starts whether a sentence starts at a
// word at which one may.
func SplitBy(t Text, starts func(t Text, i int) bool) (sent []int32, par []bool) {
	return split(t, func(s *scan, i int) bool { return starts(s.Text, i) })
}

func split(t Text, starts func(s *scan, i int) bool) (sent []int32, par []bool) {
	s := newScan(t)
	for i := range t.Word {
		start := s.gap[i] >= line
		if start {
			s.paragraph(i)
		} else if s.candidate(i) {
			start = s.sure(i) || !s.never(i) && starts(s, i)
		}
		if start {
			sent, par = append(sent, int32(i)), append(par, s.gap[i] >= line)
			s.sentence(i)
		}
		s.pass(i)
	}
	return s.shorten(sent, par)
}

// shorten cuts sentences of more than MaxWords words.
func (s *scan) shorten(sent []int32, par []bool) ([]int32, []bool) {
	long := false
	for k, i := range sent {
		long = long || s.end(sent, k)-int(i) > MaxWords
	}
	if !long {
		return sent, par
	}
	var cut []int32
	var starts []bool
	for k, i := range sent {
		cut, starts = append(cut, i), append(starts, par[k])
		for a, end := int(i), s.end(sent, k); end-a > MaxWords; {
			a = s.cut(a)
			cut, starts = append(cut, int32(a)), append(starts, false)
		}
	}
	return cut, starts
}

func (s *scan) end(sent []int32, k int) int {
	if k+1 < len(sent) {
		return int(sent[k+1])
	}
	return len(s.Word)
}

// cut returns where best to cut a sentence that starts at word a and is too long.
func (s *scan) cut(a int) int {
	best, at := -1, a+MaxWords
	for i := a + MaxWords/2; i <= a+MaxWords; i++ {
		rank := 0
		switch p := shapeOf(s.word(i - 1)); {
		case s.Joined[i]:
			rank = -1
		case p == stop || p == cry:
			rank = 5
		case p == semi || p == bullet:
			rank = 4
		case p == colon || p == dash || p == dots:
			rank = 3
		case p == comma:
			rank = 2
		case s.gap[i] != tight:
			rank = 1
		}
		if rank >= best && rank >= 0 {
			best, at = rank, i
		}
	}
	return at
}
