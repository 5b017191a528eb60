package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// WithIssues returns a reader like r that looks for the issues of t, such as the
// built-in ones with rows of the user's own, see [ontology.Issues.With].
func (r *Reader) WithIssues(t *ontology.Issues) *Reader {
	c := *r
	c.issues = t
	return &c
}

// findIssues finds the matters that the page speaks of, by ontology/issues.tsv.
func (a *agenda) findIssues() {
	byCode := map[string]int{}
	for i := 0; i < a.Len(); {
		issue, j, ok := a.issues.Match(i, a.Len(), a.lower)
		if !ok || !a.speaksOf(i, j) || a.SentenceOf(i) != a.SentenceOf(j-1) {
			i++
			continue
		}
		n, seen := byCode[issue.Code]
		if !seen {
			n = len(a.found)
			byCode[issue.Code] = n
			a.found = append(a.found, gentz.Issue{ID: gentz.ID("i" + itoa(n+1)), Label: issue.Label, Code: issue.Code, Ranks: []gentz.Rank{}})
		}
		a.found[n].Mentions = append(a.found[n].Mentions, a.p.span(i, j))
		a.at = append(a.at, matched{stretch{i, j}, n})
		i = j
	}
}

// speaksOf reports whether the words [i, j) that match a pattern mean the matter:
// a noun, not a verb ("they pay"), and no part of a name of a person or body.
func (a *agenda) speaksOf(i, j int) bool {
	k := j - 1
	if j == i+1 && a.Tag(i) != text.NOUN && a.Tag(i) != text.PROPN && (a.Tag(i) != text.VERB || a.nominal(i)) {
		return false
	}
	if n, ok := a.NameAt(k); ok && n.Kind != text.Place && int(n.End) > j {
		return false
	}
	return true
}

// nominal reports whether verb i is spelled like a noun, so that as a verb it
// means something else: "pay", "levy", "border".
func (a *agenda) nominal(i int) bool {
	w := a.lower(i)
	return !strings.HasSuffix(w, "ize") && !strings.HasSuffix(w, "ise") && w != "disarm" && w != "rebuild"
}

// issueIn returns the first issue mentioned in s, preferring the first of the
// stretches given.
func (a *agenda) issueIn(parts ...stretch) gentz.ID {
	for _, s := range parts {
		for _, m := range a.at {
			if m.i >= s.i && m.j <= s.j {
				return a.found[m.issue].ID
			}
		}
	}
	return ""
}

// findRanks finds which place an issue has: "the top priority is …", "the most
// difficult question remains …", "… is the main sticking point".
func (a *agenda) findRanks() {
	for i := range a.Len() {
		if a.Tag(i) != text.NOUN && a.Tag(i) != text.ADJ {
			continue
		}
		scale := rankScale(a.lower(i))
		if scale == "" {
			continue
		}
		rank, ok := a.place(i)
		if !ok {
			continue
		}
		for _, s := range a.equated(i) {
			id := a.issueIn(s)
			if id == "" {
				continue
			}
			n := a.cast.number(id)
			lo, hi := min(s.i, i), max(s.j, i+1)
			r := gentz.Rank{Rank: rank, Scale: scale, Span: a.p.span(lo, hi)}
			if h := a.holder(i); len(h) > 0 {
				if k, ok := a.cast.who(h[0]); ok && a.cast.side(k) >= 0 {
					r.Party = a.cast.id(a.cast.side(k))
				}
			}
			if st := a.statementOf(i); st != nil {
				r.By = st.Speaker
				if k := st.Speaker; r.Party == "" && k != "" && a.cast.side(a.cast.number(k)) >= 0 && scale == "priority" {
					r.Party = a.cast.id(a.cast.side(a.cast.number(k)))
				}
			}
			a.found[n].Ranks = append(a.found[n].Ranks, r)
			break
		}
	}
}

// rankScale returns the scale that a word of rank belongs to, or "".
func rankScale(w string) string {
	switch w {
	case "priority", "concern", "demand", "goal", "aim":
		return "priority"
	case "question", "issue", "problem", "point", "block", "obstacle", "hurdle", "matter", "topic", "item", "difference":
		return "difficulty"
	}
	return ""
}

// place returns the rank that the words around i give: first for superlatives
// and "main", "key", "top"; otherwise the ordinal.
func (a *agenda) place(i int) (int, bool) {
	rank, first, hard := 1, false, rankScale(a.lower(i)) == "priority"
	for k := range a.kids(i) {
		switch a.lower(k) {
		case "top", "main", "key", "biggest", "big", "first", "foremost", "chief", "highest", "high", "central", "primary", "number", "overriding", "absolute":
			if w := strings.ToLower(a.Word(k)); w == "big" || w == "high" {
				continue
			}
			first = true
		case "second":
			rank, first = 2, true
		case "third":
			rank, first = 3, true
		case "sticking", "stumbling":
			hard, first = true, true
		case "difficult", "hard", "thorny", "tricky", "contentious", "sensitive", "painful", "complicated", "divisive", "tough":
			if a.kidWord(k, "most") >= 0 || a.Morph(k).Is(text.Degree, "Sup") {
				hard, first = true, true
			}
		case "important", "urgent", "pressing":
			if a.kidWord(k, "most") >= 0 {
				hard, first = true, true
			}
		}
	}
	switch a.lower(i) {
	case "obstacle", "hurdle", "block":
		hard = true
	}
	return rank, first && hard
}

// equated returns what word i is said to be: the subject of "… is the main
// obstacle", or the complement of "the main obstacle is …", and what stands behind
// it in apposition or after a dash.
func (a *agenda) equated(i int) []stretch {
	var out []stretch
	add := func(k int) {
		x, y := a.extent(k)
		out = append(out, stretch{x, y})
	}
	if s := a.kid(i, text.Nsubj, text.Csubj); s >= 0 {
		add(s)
	}
	if h := a.Head(i); h >= 0 && (a.Rel(i) == text.Nsubj || a.Rel(i) == text.NsubjOuter) && a.kid(h, text.Cop) >= 0 {
		x, y := a.extent(h)
		out = append(out, stretch{max(x, h), y})
	}
	if h := a.Head(i); h >= 0 && a.Rel(i) == text.Nsubj && (a.lower(h) == "remain" || a.lower(h) == "concern") {
		x, y := a.extent(h)
		out = append(out, stretch{max(x, h), y})
	}
	if h := a.Head(i); h >= 0 && a.Rel(i) == text.Xcomp && a.lower(h) == "remain" {
		if s := a.kid(h, text.Nsubj); s >= 0 {
			add(s)
		}
	}
	for k := range a.kids(i) {
		if a.Rel(k) == text.Appos {
			add(k)
		}
	}
	return out
}
