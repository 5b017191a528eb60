// Package origin finds articles that are copies of one another, so that ten
// reprints of one wire text are counted once.
//
// An index keeps the [Signature] of each article and looks up candidates by its
// bands; [Compare] then decides on the texts.
package origin

import gentz "gentz"

// A Relation says how an article relates to an earlier one.
type Relation string

// The relations.
const (
	None     Relation = "none"     // told independently
	Overlap  Relation = "overlap"  // some sentences shared, each with much of its own
	Revision Relation = "revision" // the outlet's own earlier text, changed
	Reprint  Relation = "reprint"  // another outlet's or agency's text, whole, cut or with additions
)

// Bands is the number of keys of a [Signature].
const Bands = 32

// A Signature is the MinHash signature of an article's text. Articles whose texts
// are alike share a band key with high probability.
type Signature struct {
	Min [128]uint32 // least hash per permutation
}

// Sign returns the signature of the text of doc, without its dateline, credit
// line and the blocks that boiler names. boiler may be nil.
func Sign(doc gentz.Document, boiler Boilerplate) Signature { return Signature{} }

// Keys returns the band keys of s, made to be stored in an indexed column. Two
// articles are candidates if any key is equal. It is nil for a text of fewer than
// twenty words, which has no candidates.
func (s Signature) Keys() []int64 { return nil }

// Likeness returns the estimated Jaccard similarity of the texts, 0 to 1.
func (s Signature) Likeness(t Signature) float64 { return 0 }

// A Boilerplate reports whether a block of an outlet's text is boilerplate, such
// as an appeal to subscribe: a block that the outlet prints under unlike articles.
// The block is named by its key, see [Blocks].
type Boilerplate func(outlet string, block int64) bool

// Blocks returns the keys of the paragraphs of doc, without case, digits and
// punctuation, in order and each once. A store counts in how many origins of one
// outlet each key occurs; from three on, it is boilerplate.
func Blocks(doc gentz.Document) []int64 { return nil }

// A Verdict is what Compare found, with its reasons.
type Verdict struct {
	Relation Relation
	// Earlier is true if a is the earlier of the two, by credit, dates and then order.
	Earlier bool
	// InA and InB are the shares of a's and b's words that the other has too, in
	// runs of at least eight words. Run is the longest such run, in words.
	InA, InB float64
	Run      int
	// Reasons say why, for people: "93 % of the words are shared", "both credit CPW".
	Reasons []string
}

// Compare decides how two articles relate. The order of a and b only decides
// Earlier. boiler may be nil. Time and memory are linear in the texts.
func Compare(a, b gentz.Document, boiler Boilerplate) Verdict { return Verdict{Relation: None} }
