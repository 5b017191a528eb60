package ontology

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"sync"
)

//go:embed plover.tsv
var ploverTSV string

// An Act is a class of words that tell of an event of one PLOVER type.
type Act struct {
	Type, Mode, CAMEO string
	Kind              byte // 'v' verb, 'n' noun, 'a' adjective
	Needs             []Need
	Targets           []Slot // where the target stands, best first
	Words             []string
	Sentence          string // with ⟦type|…⟧
	rank              int
}

// A Need is what must stand beside a word. What is obj, noobj, subj, person,
// comp, that, solo, or prep. Of lists the lemmas that its head may have, nil for
// any; Preps the prepositions of which one must be there.
type Need struct {
	What  string
	Preps []string
	Of    map[string]bool
}

// A Slot is a place of the target: of the word itself, of its object ("obj") or
// of its complement ("comp"), at obj, iobj, subj, poss or a preposition.
type Slot struct{ In, At string }

// Has reports whether a has a need of that kind.
func (a *Act) Has(what string) bool {
	for _, n := range a.Needs {
		if n.What == what {
			return true
		}
	}
	return false
}

// An ActUse is one word of a class. Rest is what must follow the word, or "".
type ActUse struct {
	*Act
	Rest string
}

// Acts is the table of PLOVER's words. It is immutable and safe for concurrent use.
type Acts struct {
	Classes []*Act // in the order of the table
	uses    map[byte]map[string][]ActUse
}

// Of returns the uses of a verb ('v'), noun ('n') or adjective ('a') by its
// lower-case lemma: the one that asks for most first.
func (a *Acts) Of(kind byte, lemma string) []ActUse { return a.uses[kind][lemma] }

// LoadActs returns the built-in table, plover.tsv. It panics if the table is
// faulty, which a test excludes.
var LoadActs = sync.OnceValue(func() *Acts {
	a, err := parseActs(ploverTSV)
	if err != nil {
		panic(err)
	}
	return a
})

func parseActs(tsv string) (*Acts, error) {
	a := &Acts{uses: map[byte]map[string][]ActUse{'v': {}, 'n': {}, 'a': {}}}
	class := map[string][]string{}
	for n, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if line[0] == '@' && len(col) == 3 {
			class[col[0]] = strings.Split(col[2], "|")
			continue
		}
		if len(col) != 6 {
			return nil, fmt.Errorf("plover.tsv:%d: %d columns, want type, mode, cameo, frame, words, sentence", n+1, len(col))
		}
		c := &Act{Type: col[0], Mode: col[1], CAMEO: col[2], Words: strings.Split(col[4], "|"), Sentence: col[5]}
		if err := c.frame(col[3], class); err != nil {
			return nil, fmt.Errorf("plover.tsv:%d: %w", n+1, err)
		}
		a.Classes = append(a.Classes, c)
		for _, w := range c.Words {
			head, rest, _ := strings.Cut(w, " ")
			a.uses[c.Kind][head] = append(a.uses[c.Kind][head], ActUse{c, rest})
		}
	}
	for _, m := range a.uses {
		for _, us := range m {
			sort.SliceStable(us, func(i, j int) bool {
				if (us[i].Rest != "") != (us[j].Rest != "") {
					return us[i].Rest != ""
				}
				return us[i].rank > us[j].rank
			})
		}
	}
	return a, nil
}

// frame reads the frame column into Kind, Needs and Targets.
func (a *Act) frame(s string, class map[string][]string) error {
	for k, f := range strings.Fields(s) {
		what, of, listed := strings.Cut(f, "=")
		switch {
		case k == 0:
			if f != "v" && f != "n" && f != "a" {
				return fmt.Errorf("frame %q is none of v, n and a", s)
			}
			a.Kind = f[0]
			continue
		case f[0] == '>':
			for _, slot := range strings.Split(f[1:], ",") {
				in, at, ok := strings.Cut(slot, ".")
				if !ok {
					in, at = "", in
				}
				a.Targets = append(a.Targets, Slot{in, at})
			}
			continue
		}
		n := Need{What: what}
		switch what {
		case "obj", "noobj", "subj", "person", "comp", "that", "solo":
		default:
			n.What, n.Preps = "prep", strings.Split(what, ",")
		}
		if listed {
			n.Of = map[string]bool{}
			for _, w := range strings.Split(of, "|") {
				words := []string{w}
				if w[0] == '@' {
					if words = class[w]; words == nil {
						return fmt.Errorf("no class %q", w)
					}
				}
				for _, w := range words {
					n.Of[w[strings.LastIndexByte(w, ' ')+1:]] = true // the head of "travel ban"
				}
			}
		}
		if n.What != "solo" {
			a.rank += 2
		}
		if listed {
			a.rank++
		}
		a.Needs = append(a.Needs, n)
	}
	return nil
}
