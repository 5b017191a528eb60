// Package read turns a [gentz.Document] into a [gentz.Reading]: who the document
// names, what they said, which meetings and other events it reports, and where
// the parties stand, each with the words that say so. It needs no network, clock
// or database: equal input gives equal output.
package read

import (
	gentz "gentz"
	"gentz/nlp"
	"gentz/ontology"
)

// A Reader reads documents. It is safe for concurrent use.
type Reader struct {
	nlp    *nlp.Analyser
	world  *ontology.World
	issues *ontology.Issues // nil: the built-in table
}

// New returns a Reader that analyses text with a and knows the states, bodies
// and places of w.
func New(a *nlp.Analyser, w *ontology.World) *Reader { return &Reader{nlp: a, world: w} }

// Read reads doc. The steps run in this order, each a typed call whose result
// the next takes.
func (r *Reader) Read(doc gentz.Document) (*gentz.Reading, error) {
	p, err := newPage(r, doc)
	if err != nil {
		return nil, err
	}
	cal := times(p)
	cast := actors(p, cal)
	said := statements(p, cal, cast)
	happened := events(p, cal, cast, said)
	table := matters(p, cal, cast, said, happened)
	return assemble(p, cal, cast, said, happened, table), nil
}
