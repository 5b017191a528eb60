package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed stance.tsv
var stanceTSV string

// A Stance is a class of words by which a party takes a position.
type Stance struct {
	Class    string
	Pos      string // verb, noun or adj
	Stance   string // demands, offers, …; "" if only its negation tells one
	Negated  string // the stance if negated; "" if it then tells nothing
	Frames   []Frame
	Own      bool // it is the party's own act or word, not ascribed to it
	Words    []string
	Sentence string // with ⟦party|…⟧ and ⟦content|…⟧
}

// Takes reports whether s has a frame of that kind with that preposition.
func (s *Stance) Takes(kind, prep string) bool {
	for _, f := range s.Frames {
		if f.Kind == kind && f.Prep == prep || f.Kind == "any" {
			return true
		}
	}
	return false
}

// A StanceUse is one word of a stance class; Rest is what must follow it, or "".
type StanceUse struct {
	*Stance
	Rest string
}

// Stances is the table of stances. It is immutable and safe for concurrent use.
type Stances struct {
	Classes []*Stance
	by      map[string][]StanceUse // by part of speech and lemma
}

// Of returns the uses of a word, by its part of speech (verb, noun, adj) and
// lower-case lemma, in the order of the table.
func (s *Stances) Of(pos, lemma string) []StanceUse { return s.by[pos+" "+lemma] }

// LoadStances returns the built-in table, stance.tsv. It panics if the table is
// faulty, which a test excludes.
var LoadStances = sync.OnceValue(func() *Stances {
	s, err := parseStances(stanceTSV)
	if err != nil {
		panic(err)
	}
	return s
})

func parseStances(tsv string) (*Stances, error) {
	t := &Stances{by: map[string][]StanceUse{}}
	dash := func(s string) string {
		if s == "-" {
			return ""
		}
		return s
	}
	for n, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 8 {
			return nil, fmt.Errorf("stance.tsv:%d: want class, part of speech, stance, negated, frames, own, words, sentence", n+1)
		}
		s := &Stance{Class: col[0], Pos: col[1], Stance: dash(col[2]), Negated: dash(col[3]), Own: col[5] == "yes", Words: strings.Split(col[6], "|"), Sentence: col[7]}
		for _, f := range strings.Fields(col[4]) {
			kind, prep, _ := strings.Cut(f, ":")
			s.Frames = append(s.Frames, Frame{kind, prep})
		}
		t.Classes = append(t.Classes, s)
		for _, w := range s.Words {
			head, rest, _ := strings.Cut(w, " ")
			t.by[s.Pos+" "+head] = append(t.by[s.Pos+" "+head], StanceUse{s, rest})
		}
	}
	return t, nil
}
