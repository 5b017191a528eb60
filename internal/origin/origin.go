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

// A Boilerplate reports whether a block of an outlet's text is boilerplate, such
// as an appeal to subscribe: a block that the outlet prints under unlike articles.
// The block is named by its key, see [Blocks].
type Boilerplate func(outlet string, block int64) bool

// A Verdict is what Compare found, with its reasons.
type Verdict struct {
	Relation Relation
	// Earlier is true if a is the earlier of the two, by credit, dates and then order.
	Earlier bool
	// InA and InB are the shares of a's and b's words that the other has too, in
	// runs of at least six words, quoted words left out. Run is the longest such
	// run, in words.
	InA, InB float64
	Run      int
	// Reasons say why, for people: "93 % of the words are shared", "both credit CPW".
	Reasons []string
}

// Blocks returns the keys of the paragraphs of doc, without case, digits and
// punctuation, in order and each once. A store counts in how many origins of one
// outlet each key occurs; from three on, it is boilerplate.
func Blocks(doc gentz.Document) []int64 {
	var out []int64
	seen := map[int64]bool{}
	for _, p := range paragraphs(doc.Text) {
		if k := blockKey(p); k != 0 && !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	return out
}

// Corrects reports whether doc says that it corrects an earlier version of itself.
// Such a text may share no words with the earlier one, so that their bands do not
// meet: compare it with the articles of the same outlet of the week before.
func Corrects(doc gentz.Document) bool { return newBody(doc, nil).amends }
