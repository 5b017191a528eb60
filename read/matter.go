package read

import (
	"sort"

	gentz "gentz"
	"gentz/ontology"
)

// A table is what is on the table: issues, where parties stand on them,
// proposals, expectations, and what was left unsaid.
type table struct {
	issues       []gentz.Issue
	positions    []gentz.Position
	proposals    []gentz.Proposal
	expectations []gentz.Expectation
	silences     []gentz.Silence
}

// matters finds what is on the table in p. It also tells each statement which
// events and issues it is about, as far as its content mentions them.
func matters(p *page, cal *calendar, c *cast, said []gentz.Statement, happened []gentz.Event) *table {
	n := &agenda{p: p, tree: p.tree, cal: cal, cast: c, said: said, issues: ontology.LoadIssues(), stances: ontology.LoadStances()}
	n.quoting = quotes(p)
	if p.table != nil {
		n.issues = p.table
	}
	n.mapStatements()
	n.findIssues()
	n.findRanks()
	n.findPositions()
	about(said, happened, n.found)
	return &table{
		issues: n.found, positions: n.stands,
		proposals:    proposals(p, cal, c, said, happened),
		expectations: expectations(p, cal, c, said, happened),
		silences:     silences(p, cal, c, said, happened),
	}
}

// An agenda looks for the issues and positions of one page.
type agenda struct {
	p *page
	*tree
	*quoting
	cal     *calendar
	cast    *cast
	said    []gentz.Statement
	cue     map[int]int // word of a cue: number of its statement
	in      []int32     // per word: 1 + number of the innermost statement whose content it is part of
	issues  *ontology.Issues
	stances *ontology.Stances
	found   []gentz.Issue
	at      []matched // mentions of issues, in text order
	stands  []gentz.Position
}

// A matched is a mention of an issue.
type matched struct {
	stretch
	issue int // index into found
}

// wordsOf returns the words that span s covers or touches.
func (a *agenda) wordsOf(s gentz.Span) stretch {
	from, to := int32(s.Start), int32(s.End)
	if s.Block == "" {
		from, to = from+a.p.body, to+a.p.body
	}
	i := sort.Search(a.Len(), func(k int) bool { return a.Range(k).End > from })
	j := sort.Search(a.Len(), func(k int) bool { return a.Range(k).Start >= to })
	return stretch{i, j}
}

// mapStatements notes for each word in whose content it stands. Statements come
// in text order and inner ones are shorter, so the longest is written first.
func (a *agenda) mapStatements() {
	a.in, a.cue = make([]int32, a.Len()), map[int]int{}
	size := make([]int32, a.Len())
	for n := range a.said {
		if c := a.said[n].Cue; c != nil {
			a.cue[a.wordsOf(*c).i] = n
		}
		for _, s := range a.said[n].Content {
			w := a.wordsOf(s)
			for k := w.i; k < w.j; k++ {
				if d := int32(w.j - w.i); size[k] == 0 || d < size[k] {
					a.in[k], size[k] = int32(n)+1, d
				}
			}
		}
	}
}

// statementOf returns the innermost statement whose content word i is part of.
func (a *agenda) statementOf(i int) *gentz.Statement {
	if a.in[i] == 0 {
		return nil
	}
	return &a.said[a.in[i]-1]
}

// about fills in what each statement is about.
func about(said []gentz.Statement, happened []gentz.Event, issues []gentz.Issue) {
	for n := range said {
		s := &said[n]
		covers := func(m gentz.Span) bool {
			for _, c := range s.Content {
				if c.Covers(m) {
					return true
				}
			}
			return false
		}
		for _, e := range happened {
			for _, m := range e.Mentions {
				if covers(m) {
					s.About = append(s.About, e.ID)
					break
				}
			}
		}
		for _, i := range issues {
			for _, m := range i.Mentions {
				if covers(m) {
					s.About = append(s.About, i.ID)
					break
				}
			}
		}
	}
}
