package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed cues.tsv
var cuesTSV string

// A Cue is a class of words by which somebody says something: what is done by
// saying it, and where in the sentence the thing said stands.
type Cue struct {
	Class    string // "say", "accuse.for", …
	Noun     bool   // "his demand for", else a verb
	Act      string // say, deny, reject, … as in Statement.Act
	Polarity string // affirmed, denied, refused-to-say, not-said
	Frames   []Frame
	Words    []string // lemmas; "point out": a verb and what must follow it
	Sentence string   // a sentence with ⟦source|…⟧, ⟦cue|…⟧ and ⟦content|…⟧
}

// A Frame is a place where the content of a cue stands: a kind such as
// "clause", "obj" or "inf", and the preposition of the kinds "p" and "obj+p".
type Frame struct{ Kind, Prep string }

// Has reports whether c has a frame of that kind.
func (c *Cue) Has(kind string) bool {
	for _, f := range c.Frames {
		if f.Kind == kind {
			return true
		}
	}
	return false
}

// Takes reports whether c has a frame of that kind with that preposition.
func (c *Cue) Takes(kind, prep string) bool {
	for _, f := range c.Frames {
		if f.Kind == kind && f.Prep == prep {
			return true
		}
	}
	return false
}

// A CueUse is one word of a cue class. Rest is what must follow the word, such
// as "out" in "point out" or "clear" in "make clear", or "".
type CueUse struct {
	*Cue
	Rest string
}

// Cues is the table of cues. It is immutable and safe for concurrent use.
type Cues struct {
	Classes []*Cue // in the order of the table
	verbs   map[string][]CueUse
	nouns   map[string][]CueUse
}

// Verb returns the uses of a verb as a cue, by its lower-case lemma: those of
// more words first, then in the order of the table.
func (c *Cues) Verb(lemma string) []CueUse { return c.verbs[lemma] }

// Noun returns the uses of a noun as a cue, by its lower-case lemma.
func (c *Cues) Noun(lemma string) []CueUse { return c.nouns[lemma] }

// LoadCues returns the built-in table of cues, cues.tsv. It panics if the table
// is faulty, which a test excludes.
var LoadCues = sync.OnceValue(func() *Cues {
	c, err := parseCues(cuesTSV)
	if err != nil {
		panic(err)
	}
	return c
})

func parseCues(tsv string) (*Cues, error) {
	c := &Cues{verbs: map[string][]CueUse{}, nouns: map[string][]CueUse{}}
	for n, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 7 || col[1] != "verb" && col[1] != "noun" {
			return nil, fmt.Errorf("cues.tsv:%d: want class, verb or noun, act, polarity, frames, words, sentence", n+1)
		}
		q := &Cue{Class: col[0], Noun: col[1] == "noun", Act: col[2], Polarity: col[3], Words: strings.Split(col[5], "|"), Sentence: col[6]}
		for _, f := range strings.Fields(col[4]) {
			kind, prep, _ := strings.Cut(f, ":")
			q.Frames = append(q.Frames, Frame{kind, prep})
		}
		c.Classes = append(c.Classes, q)
		uses := c.verbs
		if q.Noun {
			uses = c.nouns
		}
		for _, w := range q.Words {
			head, rest, _ := strings.Cut(w, " ")
			u := CueUse{q, rest}
			if rest == "" {
				uses[head] = append(uses[head], u)
				continue
			}
			k := 0 // after the other uses of more words
			for k < len(uses[head]) && uses[head][k].Rest != "" {
				k++
			}
			uses[head] = append(uses[head][:k], append([]CueUse{u}, uses[head][k:]...)...)
		}
	}
	return c, nil
}
