package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// ProposalWords are the words by which plans and drafts are spoken of: their
// class in proposals.tsv by lower-case lemma. A word has one class.
type ProposalWords struct {
	Class     map[string]string
	Sentences []string // one a class; the brackets mark the proposal
}

//go:embed proposals.tsv
var proposalsTSV string

// LoadProposals returns the words of proposals.tsv. The caller must not change
// them. It is safe for concurrent use.
var LoadProposals = sync.OnceValue(func() *ProposalWords {
	p := &ProposalWords{Class: map[string]string{}}
	n := 0
	for row := range strings.Lines(proposalsTSV) {
		n++
		if row = strings.TrimRight(row, "\n"); row == "" || row[0] == '#' {
			continue
		}
		c := strings.Split(row, "\t")
		if len(c) != 3 {
			panic(fmt.Sprintf("ontology: proposals.tsv:%d: %d columns, want 3", n, len(c))) // the table is part of the program
		}
		for _, w := range strings.Split(c[1], "|") {
			if _, ok := p.Class[w]; !ok {
				p.Class[w] = c[0]
			}
		}
		p.Sentences = append(p.Sentences, c[2])
	}
	return p
})
