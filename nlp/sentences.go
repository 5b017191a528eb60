package nlp

import (
	"strings"

	"gentz/internal/learn/boundary"
	"gentz/text"
)

// A Splitter finds where sentences start. It is safe for concurrent use.
//
// Paragraphs end at empty lines, and at the end of each line unless the text was
// wrapped at a width. Within a paragraph a model decides, at stops and wherever
// else a sentence may start; the zero Splitter has none and goes by stops and
// capitals alone.
type Splitter struct{ model *boundary.Model }

// LoadSplitter returns the Splitter with these weights; models/en holds some.
func LoadSplitter(weights []byte) (*Splitter, error) {
	m, err := boundary.Load(weights)
	if err != nil {
		return nil, err
	}
	return &Splitter{m}, nil
}

// maxSentence is the greatest number of words of a sentence.
const maxSentence = boundary.MaxWords

// Sentences returns the index of the first word of each sentence, and for each
// sentence whether it starts a paragraph. No sentence has more than 512 words: a
// longer one, as in tables and noise, is cut where it disturbs least.
//
// word and joined are columns for src such as [Words] returns. It takes time
// linear in their length.
func (s *Splitter) Sentences(src string, word []text.Range, joined []bool) (sent []int32, par []bool) {
	t := boundary.Text{Src: src, Word: word, Joined: joined}
	if s.model == nil {
		return boundary.SplitBy(t, stopAndCapital)
	}
	return s.model.Split(t)
}

// stopAndCapital reports whether a sentence starts at word i because a stop and
// white space stand before it and it starts with no small letter.
func stopAndCapital(t boundary.Text, i int) bool {
	k := i - 1
	for k > 0 && k > i-4 && strings.Contains("\"''”’)]", t.Src[t.Word[k].Start:t.Word[k].End]) {
		k--
	}
	w := t.Src[t.Word[k].Start:t.Word[k].End]
	return (w == "." || w[0] == '!' || w[0] == '?') && t.Word[i-1].End < t.Word[i].Start && !lower(t.Src[t.Word[i].Start])
}
