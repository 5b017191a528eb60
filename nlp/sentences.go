package nlp

import "gentz/text"

// Sentences returns the index of the first word of each sentence, and for each
// sentence whether it starts a paragraph.
func (a *Analyser) Sentences(src string, word []text.Range, joined []bool) (sent []int32, par []bool) {
	return nil, nil
}
