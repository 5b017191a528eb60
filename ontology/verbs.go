package ontology

import (
	"strings"
	"sync"
)

var knownVerbs = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	add := func(words []string) {
		for _, w := range words {
			head, _, _ := strings.Cut(w, " ")
			known[head] = true
		}
	}
	for _, c := range LoadCues().Classes {
		if !c.Noun {
			add(c.Words)
		}
	}
	for _, c := range LoadMeetings().Classes {
		if !c.Noun {
			add(c.Words)
		}
	}
	for _, c := range LoadAffairs().Classes {
		switch c.Kind {
		case "light", "host", "mediator", "begin", "end", "occur", "follow", "precede", "govern", "hedge":
			add(c.Words)
		}
	}
	for _, c := range LoadActs().Classes {
		if c.Kind == 'v' {
			add(c.Words)
		}
	}
	return known
})

// BaseVerb returns the base form of a verb form that stands in one of the tables
// of verbs, given in lower case: "declined" gives "decline". ok is false if none does.
func BaseVerb(form string) (base string, ok bool) {
	known := knownVerbs()
	if known[form] {
		return form, true
	}
	for _, e := range [...]struct{ ending, instead string }{
		{"ied", "y"}, {"ed", "e"}, {"ed", ""}, {"d", ""}, {"ing", "e"}, {"ing", ""}, {"ies", "y"}, {"es", "e"}, {"es", ""}, {"s", ""},
	} {
		stem, has := strings.CutSuffix(form, e.ending)
		if !has || len(stem) < 2 {
			continue
		}
		if b := stem + e.instead; known[b] {
			return b, true
		}
		if n := len(stem); e.instead == "" && n > 2 && stem[n-1] == stem[n-2] && known[stem[:n-1]] {
			return stem[:n-1], true // "planned"
		}
	}
	return "", false
}
