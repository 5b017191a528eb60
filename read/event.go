package read

import (
	gentz "gentz"
	"gentz/ontology"
)

// A report is one place where the page tells of an event: the verb or noun that
// means it, and what the sentence says of it. Reports of one event are merged.
type report struct {
	head           int // the verb or noun
	first, last    int // the words [first, last) of its clause
	typ, mode      string
	cameo          string
	who            []part // of a meeting, in text order
	source, target []int  // numbers of actors
	place          *gentz.Place
	time           timing
	state          affair
	reportedBy     int  // actor whose statement it stands in, -1 if the document's own
	definite       bool // "the talks", "it": may be one already told of
	again          bool // "another meeting": is none already told of
	anaphor        bool // says too little to be an event of its own
	ordinal        int  // of "the third round", 0 if none
	rule           string
	sure           float64
}

// A part is one participant of a meeting. Side -1 means that the document does not place it.
type part struct {
	actor, side int
	role        string // host, mediator, leader, member, attendee or ""
}

// A scene is everything that finding events rests on.
type scene struct {
	*page
	t        *tree
	cal      *calendar
	cast     *cast
	said     []gentz.Statement
	content  []int32        // per word: 1 + index of the innermost statement whose content it stands in
	agent    map[int]int    // word: actor made of it, -1 if it makes none
	byName   map[string]int // actors made here: "kind name" in lower case
	used     []bool         // per word: told by the word that governs it
	meetings *ontology.Meetings
	affairs  *ontology.Affairs
	acts     *ontology.Acts
	nouns    *ontology.Agents
	pub      gentz.Day
}

// events finds the meetings and other events that p reports, one for each real
// thing however often it is mentioned, in text order. Actors that only events
// need, such as "protesters", are added to c.
func events(p *page, cal *calendar, c *cast, said []gentz.Statement) []gentz.Event {
	s := &scene{page: p, t: p.tree, cal: cal, cast: c, said: said, pub: p.doc.Published, agent: map[int]int{}, byName: map[string]int{}, used: make([]bool, p.Len()),
		meetings: ontology.LoadMeetings(), affairs: ontology.LoadAffairs(), acts: ontology.LoadActs(), nouns: ontology.LoadAgents()}
	s.content = s.contents()
	var met, done []report
	for i := range p.Len() {
		if r, ok := s.meeting(i); ok {
			met = append(met, r)
			if r.rule != "meet.verb" || !s.holdsTalks(r.head) { // the noun tells it
				met = append(met, s.further(r)...)
			}
			if r.mode != "signing" { // who signs also supports
				continue
			}
		}
		if r, ok := s.act(i); ok {
			done = append(done, r)
		}
	}
	s.deny(met)
	out := s.merge(met)
	out = append(out, s.mergeActs(done)...)
	return s.inOrder(out)
}

// contents tells for each word in which statement's content it stands, the
// innermost one if several.
func (s *scene) contents() []int32 {
	at := make([]int32, s.Len())
	size := make([]int, s.Len())
	for n := range s.said {
		total := 0
		for _, c := range s.said[n].Content {
			total += c.End - c.Start
		}
		for _, c := range s.said[n].Content {
			i, j := s.wordsOf(c)
			for k := i; k < j; k++ {
				if at[k] == 0 || total < size[k] {
					at[k], size[k] = int32(n)+1, total
				}
			}
		}
	}
	return at
}

// statementAt returns the innermost statement whose content word i stands in, nil if none.
func (s *scene) statementAt(i int) *gentz.Statement {
	if s.content[i] == 0 {
		return nil
	}
	return &s.said[s.content[i]-1]
}

// wordsOf is page.words by bisection.
func (s *scene) wordsOf(sp gentz.Span) (i, j int) {
	from, to := int32(sp.Start), int32(sp.End)
	if sp.Block == "" {
		from, to = from+s.body, to+s.body
	}
	i = s.firstWord(from)
	for j = i; j < s.Len() && s.Range(j).Start < to; j++ {
	}
	return i, j
}

// firstWord returns the first word that ends after byte at of the source.
func (s *scene) firstWord(at int32) int {
	lo, hi := 0, s.Len()
	for lo < hi {
		m := (lo + hi) / 2
		if s.Range(m).End > at {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo
}
