// Package version tells what changed between two versions of one article,
// sentence by sentence, and whether a change matters or is cosmetic.
package version

import gentz "gentz"

// A Kind says what happened to a sentence.
type Kind string

// The kinds of change.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Moved   Kind = "moved" // the same words at another place
	Changed Kind = "changed"
)

// A Class says what a change is about. One change may have several.
type Class string

// The classes of change, in the order in which [Change.Classes] lists them.
const (
	Correction Class = "correction" // a correction or clarification note
	Headline   Class = "headline"   // of the title
	Denial     Class = "denial"     // a denial or negation came or went
	Number     Class = "number"     // figures, dates and counts
	Name       Class = "name"       // of a person, place or body
	Quote      Class = "quote"      // words within quotation marks
	Hedge      Class = "hedge"      // "may", "reportedly", "is said to"
	Wording    Class = "wording"    // other words, of the same or another meaning
	Cosmetic   Class = "cosmetic"   // spelling, punctuation, case, layout, boilerplate
)

// classOrder is the order of Classes.
var classOrder = []Class{Correction, Headline, Denial, Number, Name, Quote, Hedge, Wording, Cosmetic}

// A Change is one difference between two versions. Before and After hold the
// sentences in order; Before is empty if they were added, After if removed.
type Change struct {
	Kind          Kind         `json:"kind"`
	Classes       []Class      `json:"classes"` // never empty
	Before, After []gentz.Span // in the block of the earlier and the later version
	// Words are the words that differ, as printed: "12 → 14". "" for a sentence
	// that came, went or moved as a whole.
	Words string `json:"words,omitempty"`
}

// Real reports whether c is more than cosmetic.
func (c Change) Real() bool { return len(c.Classes) > 0 && c.Classes[0] != Cosmetic }

// Diff returns the changes from before to after, in the order of after, the title
// first; sentences that were removed stand where they would have stood. It
// returns nil if title and text are equal. Documents need no ID.
func Diff(before, after gentz.Document) []Change {
	var out []Change
	if before.Title != after.Title {
		out = append(out, title(before.Title, after.Title))
	}
	if before.Text != after.Text {
		out = append(out, diff(newText(before), newText(after))...)
	}
	return out
}

// Same reports whether the two versions differ at most in cosmetic ways, so that
// no reader needs to hear of it.
func Same(before, after gentz.Document) bool {
	for _, c := range Diff(before, after) {
		if c.Real() {
			return false
		}
	}
	return true
}

// title compares two titles.
func title(a, b string) Change {
	c := Change{Kind: Changed}
	if a != "" {
		c.Before = []gentz.Span{{End: len(a), Block: "title"}}
	}
	if b != "" {
		c.After = []gentz.Span{{End: len(b), Block: "title"}}
	}
	switch {
	case a == "":
		c.Kind = Added
	case b == "":
		c.Kind = Removed
	}
	x, y := sentence{words: words(a, 0)}, sentence{words: words(b, 0)}
	c.Classes, c.Words = classify([]sentence{x}, []sentence{y}, nil)
	if c.Classes[0] != Cosmetic {
		c.Classes = append([]Class{Headline}, without(c.Classes, Wording, Quote)...)
	}
	return c
}

func without(in []Class, drop ...Class) []Class {
	var out []Class
next:
	for _, c := range in {
		for _, d := range drop {
			if c == d {
				continue next
			}
		}
		out = append(out, c)
	}
	return out
}
