// Package en holds the English models: weights and tables as bytes, loaded into
// the program only when this package is imported. Each model is a folder with a
// CARD.md (what it is for, what it was learned from, scores, known failures) and
// a TRAIN (the command that makes it, with the hashes of its inputs).
package en

import (
	_ "embed"

	"gentz/nlp"
)

// Network holds tags, features, heads, relations and names.
//
//go:embed network/weights.bin
var Network []byte

// Lemmas holds rules and words for base forms, as text.
//
//go:embed lemmas/lemmas.tsv
var Lemmas []byte

// Load returns an analyser with these models.
func Load() (*nlp.Analyser, error) {
	return nlp.Load(nlp.Models{Network: Network, Lemmas: Lemmas, Gazetteer: Gazetteer, Sentences: Sentences, Names: names})
}
