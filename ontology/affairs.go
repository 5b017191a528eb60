package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed states-of-affairs.tsv
var affairsTSV string

// An Affair is a class of words that say whether an event was held, is planned,
// was put off and so on.
type Affair struct {
	Kind     string   // how the word stands to the event: light, host, mediator, begin, end, occur, follow, precede, govern, hedge, adj, predicate, prep, noun, adverb, modal
	State    string   // proposed, planned, ongoing, held, postponed, cancelled, denied, hypothetical; "same", "hedged", "again"
	Words    []string // lemmas; "call off": a verb and what must follow it
	Sentence string   // with ⟦state|…⟧
}

// An AffairUse is one word of a class. Rest is what must follow the word, or "".
type AffairUse struct {
	*Affair
	Rest string
}

// Affairs is the table of markers of state. It is immutable and safe for concurrent use.
type Affairs struct {
	Classes []*Affair // in the order of the table
	uses    map[string][]AffairUse
}

// Of returns the uses of a word, by its lower-case lemma, in one kind: those of
// more words first, then in the order of the table.
func (a *Affairs) Of(kind, lemma string) []AffairUse { return a.uses[kind+" "+lemma] }

// LoadAffairs returns the built-in table, states-of-affairs.tsv. It panics if the
// table is faulty, which a test excludes.
var LoadAffairs = sync.OnceValue(func() *Affairs {
	a, err := parseAffairs(affairsTSV)
	if err != nil {
		panic(err)
	}
	return a
})

func parseAffairs(tsv string) (*Affairs, error) {
	a := &Affairs{uses: map[string][]AffairUse{}}
	for n, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 4 {
			return nil, fmt.Errorf("states-of-affairs.tsv:%d: %d columns, want kind, state, words, sentence", n+1, len(col))
		}
		c := &Affair{Kind: col[0], State: col[1], Words: strings.Split(col[2], "|"), Sentence: col[3]}
		a.Classes = append(a.Classes, c)
		for _, w := range c.Words {
			head, rest, _ := strings.Cut(w, " ")
			key := c.Kind + " " + head
			u := AffairUse{c, rest}
			if rest == "" {
				a.uses[key] = append(a.uses[key], u)
				continue
			}
			k := 0 // after the other uses of more words
			for k < len(a.uses[key]) && a.uses[key][k].Rest != "" {
				k++
			}
			a.uses[key] = append(a.uses[key][:k], append([]AffairUse{u}, a.uses[key][k:]...)...)
		}
	}
	return a, nil
}
