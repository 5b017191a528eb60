package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// A Silence is a word by which a text tells that somebody did not speak of
// something, and the words that must go with it.
type Silence struct {
	Frame    string   // of silences.tsv: not, what, no, to, speak, object, be, be-not, from, without
	Rest     string   // what must follow the word itself: "up" in "pick up"
	With     []string // nouns or words of which one must go with it, nil if none must
	Sentence string   // shows the word at work; the brackets mark who is silent
}

//go:embed silences.tsv
var silencesTSV string

// Silences returns the frames of silences.tsv by lower-case lemma, in the order
// of the table. The caller must not change them. It is safe for concurrent use.
var Silences = sync.OnceValue(func() map[string][]Silence {
	m := map[string][]Silence{}
	n := 0
	for row := range strings.Lines(silencesTSV) {
		n++
		if row = strings.TrimRight(row, "\n"); row == "" || row[0] == '#' {
			continue
		}
		c := strings.Split(row, "\t")
		if len(c) != 3 {
			panic(fmt.Sprintf("ontology: silences.tsv:%d: %d columns, want 3", n, len(c))) // the table is part of the program
		}
		words, with, some := strings.Cut(c[1], ":")
		for _, w := range strings.Split(words, "|") {
			s := Silence{Frame: c[0], Sentence: c[2]}
			w, s.Rest, _ = strings.Cut(w, " ")
			if some {
				s.With = strings.Split(with, "|")
			}
			m[w] = append(m[w], s)
		}
	}
	return m
})
