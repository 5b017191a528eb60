package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed offices.tsv
var officesTSV string

//go:embed nouns.tsv
var nounsTSV string

// An Office is an office, rank, title or calling by which a person is introduced.
type Office struct {
	Name   string // lower case, singular
	Kind   string // head-of-state, minister, envoy, honorific, …; see offices.tsv
	Gender string // "f", "m", or "" if the word does not say
}

// A Noun is a use of a noun for people or for groups of people.
type Noun struct {
	Name   string // lower case, singular
	Kind   string // team, government, body, pair, person, relative, people; see nouns.tsv
	Plural bool   // only the plural is of this kind
	Gender string // "f", "m", or "" if the word does not say
}

// Offices and the nouns for people, by name; a noun may have several uses.
var (
	offices = sync.OnceValue(func() map[string]Office {
		all := map[string]Office{}
		rows(officesTSV, 3, func(c []string) { all[c[0]] = Office{c[0], c[1], c[2]} })
		return all
	})
	nouns = sync.OnceValue(func() map[string][]Noun {
		all := map[string][]Noun{}
		rows(nounsTSV, 4, func(c []string) { all[c[0]] = append(all[c[0]], Noun{c[0], c[1], c[2] == "plural", c[3]}) })
		return all
	})
)

// OfficeOf returns the office that a title ends in, the longest row first: "deputy
// foreign minister" for "Danish deputy foreign minister". Case does not count.
func OfficeOf(title string) (o Office, ok bool) {
	w := strings.Fields(strings.ToLower(title))
	for i := max(0, len(w)-5); i < len(w); i++ {
		if o, ok = offices()[strings.Join(w[i:], " ")]; ok {
			return o, true
		}
	}
	return Office{}, false
}

// Offices returns the rows of offices.tsv in the order of the table.
func Offices() []Office {
	var all []Office
	rows(officesTSV, 3, func(c []string) { all = append(all, Office{c[0], c[1], c[2]}) })
	return all
}

// IsOffice reports whether phrase is a row of the table, whatever its case.
func IsOffice(phrase string) bool {
	_, ok := offices()[strings.ToLower(phrase)]
	return ok
}

// NounOf returns the uses of the noun that a phrase ends in, singular and lower
// case, the longest row first; nil if there are none.
func NounOf(phrase string) []Noun {
	w := strings.Fields(strings.ToLower(phrase))
	for i := max(0, len(w)-4); i < len(w); i++ {
		if n := nouns()[strings.Join(w[i:], " ")]; n != nil {
			return n
		}
	}
	return nil
}

// rows calls f with the columns of every row of a built-in table. It panics if a
// row has not n columns, which a test excludes.
func rows(tsv string, n int, f func(col []string)) {
	for line := range strings.SplitSeq(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != n {
			panic(fmt.Sprintf("ontology: row %q has %d columns, want %d", line, len(col), n))
		}
		f(col)
	}
}
