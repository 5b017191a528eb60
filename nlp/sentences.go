package nlp

import (
	"strings"

	"gentz/text"
)

// A Splitter finds sentences. It is safe for concurrent use.
type Splitter struct{}

// LoadSplitter returns the Splitter with these weights, which models/en holds.
func LoadSplitter(weights []byte) (*Splitter, error) { return &Splitter{}, nil }

// Sentences returns the index of the first word of each sentence, and for each
// sentence whether it starts a paragraph.
func (a *Analyser) Sentences(src string, word []text.Range, joined []bool) (sent []int32, par []bool) {
	return (&Splitter{}).Sentences(src, word, joined)
}

// maxSentence is the greatest number of words of a sentence.
const maxSentence = 512

// Sentences returns the index of the first word of each sentence, and for each
// sentence whether it starts a paragraph. No sentence has more than 512 words.
func (s *Splitter) Sentences(src string, word []text.Range, joined []bool) (sent []int32, par []bool) {
	last, end := 0, false
	for i, w := range word {
		newPar := i == 0
		start := i == 0
		if i > 0 && !joined[i] {
			gap := src[word[i-1].End:w.Start]
			switch prev := src[word[i-1].Start:word[i-1].End]; {
			case strings.IndexByte(gap, '\n') >= 0:
				start, newPar = true, true
			case end && (prev == "\"" || prev == "”" || prev == ")") && gap != "":
				start = !lower(src[w.Start])
			case prev == "." || strings.HasPrefix(prev, "!") || strings.HasPrefix(prev, "?"):
				start = gap != "" && !lower(src[w.Start])
				end = true
			default:
				end = false
			}
		}
		if start || i-last >= maxSentence {
			sent, par = append(sent, int32(i)), append(par, newPar)
			last, end = i, false
		}
	}
	return sent, par
}
