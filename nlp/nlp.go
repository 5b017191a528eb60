// Package nlp analyses English text: words, sentences, tags, features, lemmas,
// heads and names. Each annotator takes columns and returns a new column;
// [Analyser.Analyse] runs them all and makes a [text.Doc]. It needs no network
// and no clock: equal input gives equal output.
package nlp

import "gentz/text"

// An Analyser holds the models of one language. It is safe for concurrent use.
type Analyser struct{}

// Analyse analyses src. It returns an error only if src is not valid UTF-8 or is
// longer than 2 GB.
func (a *Analyser) Analyse(src string) (*text.Doc, error) {
	word, joined := Words(src)
	sent, par := a.Sentences(src, word, joined)
	return a.annotate(src, text.Columns{Word: word, Joined: joined, Sent: sent, Par: par})
}

// annotate fills the columns that need words and sentences.
func (a *Analyser) annotate(src string, c text.Columns) (*text.Doc, error) {
	return text.New(src, c)
}
