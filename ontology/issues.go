package ontology

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed issues.tsv
var issuesTSV string

// An Issue is a matter that parties negotiate about, and the words that speak of it.
type Issue struct {
	Code     string // "ceasefire"
	Label    string // "ceasefire"
	PAX      string // category of the PA-X database, "" if none fits
	Patterns []string
	Sentence string // a sentence with ⟦…⟧ around the words that are found
}

// Issues is a table of issues. It is immutable and safe for concurrent use.
type Issues struct {
	All   []*Issue // in the order of the table
	first map[string][]pattern
}

// A pattern is the rest of an issue's pattern behind its first word.
type pattern struct {
	issue int
	rest  []string
}

// LoadIssues returns the built-in table, issues.tsv. It panics if the table is
// faulty, which a test excludes.
var LoadIssues = sync.OnceValue(func() *Issues {
	t, err := (&Issues{}).With("issues.tsv", issuesTSV)
	if err != nil {
		panic(err)
	}
	return t
})

// With returns t with the rows of a table in the format of issues.tsv: a code
// that t has gets the new patterns as well, and the new label unless it is
// empty; another code is a new issue. The name is used in errors.
func (t *Issues) With(name, tsv string) (*Issues, error) {
	out := &Issues{first: map[string][]pattern{}}
	for _, i := range t.All {
		c := *i
		c.Patterns = slices.Clone(i.Patterns)
		out.All = append(out.All, &c)
	}
	for n, line := range strings.Split(tsv, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) < 4 || col[0] == "" || col[3] == "" {
			return nil, fmt.Errorf("%s:%d: want code, label, pa-x, patterns and a sentence, parted by tabs", name, n+1)
		}
		var i *Issue
		for _, have := range out.All {
			if have.Code == col[0] {
				i = have
			}
		}
		if i == nil {
			i = &Issue{Code: col[0], Label: col[0]}
			out.All = append(out.All, i)
		}
		if col[1] != "" {
			i.Label = col[1]
		}
		if col[2] != "" {
			i.PAX = col[2]
		}
		if len(col) > 4 {
			i.Sentence = col[4]
		}
		for _, p := range strings.Split(col[3], "|") {
			if p = strings.ToLower(strings.Join(strings.Fields(p), " ")); p != "" && p[0] != '*' && !slices.Contains(i.Patterns, p) {
				i.Patterns = append(i.Patterns, p)
			}
		}
	}
	for n, i := range out.All {
		for _, p := range i.Patterns {
			w := strings.Fields(p)
			out.first[w[0]] = append(out.first[w[0]], pattern{n, w[1:]})
		}
	}
	return out, nil
}

// Match returns the issue whose longest pattern starts at word i, and the end of
// the match; n is the number of words, and lemma gives each in small letters. ok
// is false if none does.
func (t *Issues) Match(i, n int, lemma func(int) string) (issue *Issue, end int, ok bool) {
	for _, p := range t.first[lemma(i)] {
		if e := p.match(i+1, n, lemma); e > end {
			issue, end = t.All[p.issue], e
		}
	}
	return issue, end, end > 0
}

// match returns the end of the words from i on that fit p, or -1.
func (p pattern) match(i, n int, lemma func(int) string) int {
	for k, w := range p.rest {
		if w == "*" {
			rest := pattern{rest: p.rest[k+1:]}
			for skip := 0; skip <= 3; skip++ {
				if e := rest.match(i+skip, n, lemma); e >= 0 {
					return e
				}
			}
			return -1
		}
		if i >= n || lemma(i) != w {
			return -1
		}
		i++
	}
	return i
}
