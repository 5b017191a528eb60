package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed agents.tsv
var agentsTSV string

// An Agent is a class of nouns for those who may act.
type Agent struct {
	Kind     string // person, body
	Words    []string
	Sentence string // with ⟦agent|…⟧
}

// Agents is the table of agents. It is immutable and safe for concurrent use.
type Agents struct {
	Classes []Agent
	kind    map[string]string
}

// Kind returns person or body for a noun by its lower-case lemma, "" for a noun
// of anything else.
func (a *Agents) Kind(lemma string) string {
	if k := a.kind[lemma]; k != "" || len(lemma) < 4 || lemma[len(lemma)-1] != 's' {
		return k
	}
	return a.kind[lemma[:len(lemma)-1]] // a plural left as it is: "troops"
}

// LoadAgents returns the built-in table, agents.tsv. It panics if the table is
// faulty, which a test excludes.
var LoadAgents = sync.OnceValue(func() *Agents {
	a, err := parseAgents(agentsTSV)
	if err != nil {
		panic(err)
	}
	return a
})

func parseAgents(tsv string) (*Agents, error) {
	a := &Agents{kind: map[string]string{}}
	for n, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("agents.tsv:%d: %d columns, want kind, words, sentence", n+1, len(col))
		}
		c := Agent{col[0], strings.Split(col[1], "|"), col[2]}
		a.Classes = append(a.Classes, c)
		for _, w := range c.Words {
			a.kind[w] = c.Kind
		}
	}
	return a, nil
}
