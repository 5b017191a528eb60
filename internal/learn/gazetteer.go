package learn

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// markKinds are the kinds of phrase that a gazetteer marks, in the order of
// their marks. Do not reorder: models store them.
var markKinds = []string{"given", "family", "city", "city-ambiguous", "region", "country", "demonym", "org", "orgword", "title"}

// NumMarks is the number of marks: each kind has one for the first word of a
// phrase and one for the others.
const NumMarks = 24

// Marks are the marks of one word, a bit each.
type Marks uint32

// each yields the marks that are set, ascending.
func (m Marks) each(yield func(int) bool) {
	for i := 0; m != 0; i, m = i+1, m>>1 {
		if m&1 != 0 && !yield(i) {
			return
		}
	}
}

// A Gazetteer knows phrases that are often names or part of names. It is safe
// for concurrent use.
type Gazetteer struct {
	phrases map[string]uint16 // phrase, words apart by one space → kinds, a bit each
	first   map[string]uint8  // first word → most words of a phrase that starts so
}

// NewGazetteer reads lines "kind<TAB>phrase". Lines that start with # are left out.
func NewGazetteer(tsv []byte) (*Gazetteer, error) {
	g := &Gazetteer{make(map[string]uint16, 1<<17), make(map[string]uint8, 1<<17)}
	scan := bufio.NewScanner(bytes.NewReader(tsv))
	for line := 1; scan.Scan(); line++ {
		t := scan.Text()
		if t == "" || t[0] == '#' {
			continue
		}
		kind, phrase, ok := strings.Cut(t, "\t")
		k := slices.Index(markKinds, kind)
		if !ok || k < 0 || phrase == "" {
			return nil, fmt.Errorf("gazetteer line %d: %q is not kind, tab, phrase with a known kind", line, t)
		}
		words := 1 + strings.Count(phrase, " ")
		if words > 6 {
			continue
		}
		g.phrases[phrase] |= 1 << k
		w, _, _ := strings.Cut(phrase, " ")
		if int(g.first[w]) < words {
			g.first[w] = uint8(words)
		}
	}
	return g, scan.Err()
}

// Mark returns the marks of each word. Of phrases of one kind that start at one
// word the longest counts.
func (g *Gazetteer) Mark(forms []string) []Marks {
	m := make([]Marks, len(forms))
	if g == nil {
		return m
	}
	var key []byte
	for i, f := range forms {
		most := int(g.first[f])
		if most == 0 {
			continue
		}
		most = min(most, len(forms)-i)
		var done uint16
		for n := most; n >= 1; n-- {
			key = key[:0]
			for k := range n {
				if k > 0 {
					key = append(key, ' ')
				}
				key = append(key, forms[i+k]...)
			}
			kinds := g.phrases[string(key)] &^ done
			if kinds == 0 {
				continue
			}
			done |= kinds
			for k := range markKinds {
				if kinds&(1<<k) == 0 {
					continue
				}
				m[i] |= 1 << (2 * k)
				for j := 1; j < n; j++ {
					m[i+j] |= 1 << (2*k + 1)
				}
			}
		}
	}
	return m
}
