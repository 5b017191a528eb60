package read

import (
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// proposals finds the plans and drafts that parties speak of: "the 20-point
// plan", "a U.S.-backed peace plan", "the text drawn up by the mediator". Later
// mentions of the same one ("the plan", "the draft") are joined to it; two with
// different numbers of points are two.
func proposals(p *page, cal *calendar, c *cast, said []gentz.Statement, happened []gentz.Event) []gentz.Proposal {
	d := &drafts{p: p, tree: p.tree, cast: c, words: ontology.LoadProposals()}
	for i := range p.Len() {
		switch d.words.Class[d.lower(i)] {
		case "plan", "text":
			if d.Tag(i) == text.NOUN || d.Tag(i) == text.PROPN {
				d.at(i)
			}
		}
	}
	out := make([]gentz.Proposal, len(d.found))
	for n, f := range d.found {
		out[n] = f.Proposal
	}
	return out
}

// drafts looks for the proposals of one page.
type drafts struct {
	p *page
	*tree
	cast  *cast
	words *ontology.ProposalWords
	found []*draft
}

// A draft is one proposal in the making.
type draft struct {
	gentz.Proposal
	noun   string
	topic  string
	author int // number of the actor, -1 if not told
}

// at reads the mention headed by noun i.
func (d *drafts) at(i int) {
	if d.Rel(i) == text.Compound || d.Rel(i) == text.Fixed {
		return // "the plan's", "plan B talks"
	}
	noun := d.lower(i)
	plain := d.words.Class[noun] == "plan"
	if d.Morph(i).Is(text.Number, "Plur") && noun != "terms" {
		return // "plans", "proposals": more than one, or mere intent
	}
	a, b := d.naming(i)
	points := d.points(i)
	topic := d.topic(i)
	proposed := d.proposed(i)
	author := d.author(i)
	named := d.named(i)
	know := d.known(noun, points, topic, author, d.definite(i))
	switch {
	case know != nil:
		know.Mentions = append(know.Mentions, d.p.span(a, b))
		if know.Points == 0 {
			know.Points = points
		}
		if know.author < 0 && author >= 0 {
			know.author, know.Author = author, d.cast.id(author)
		}
		if know.topic == "" && topic != "" {
			know.topic = topic
			know.Name = d.label(a, b)
		}
		return
	case points == 0 && author < 0 && b-a < 2 && !d.drawnUp(i): // "submit a plan"
		return
	case points > 0, plain && (topic != "" || named), plain && proposed && noun != "deal" && noun != "accord", !plain && proposed && author >= 0 && topic != "":
	case plain && author >= 0 && !d.intent(i) && noun != "deal" && noun != "accord":
	default:
		return
	}
	if (noun == "deal" || noun == "accord" || noun == "agreement") && points == 0 && !proposed || d.intent(i) && points == 0 && topic == "" {
		return // a peace deal to come is no text on the table
	}
	n := &draft{noun: noun, topic: topic, author: author}
	n.Name, n.Points, n.Mentions = d.label(a, b), points, []gentz.Span{d.p.span(a, b)}
	if author >= 0 {
		n.Author = d.cast.id(author)
	}
	d.found = append(d.found, n)
}

// known returns the proposal that a mention speaks of again.
func (d *drafts) known(noun string, points int, topic string, author int, definite bool) *draft {
	for k := len(d.found) - 1; k >= 0; k-- {
		f := d.found[k]
		switch {
		case points > 0 && f.Points > 0:
			if points == f.Points {
				return f
			}
			continue
		case author >= 0 && f.author >= 0 && author != f.author, topic != "" && f.topic != "" && topic != f.topic:
			continue
		case points > 0 && (noun == f.noun || topic != "" && topic == f.topic):
			return f
		case definite && (noun == f.noun || topic == "" && author < 0 && points == 0 && interchangeable(noun) && interchangeable(f.noun)):
			return f
		case !definite && noun == f.noun && topic != "" && topic == f.topic && author == f.author:
			return f
		}
	}
	return nil
}

// interchangeable reports whether a noun may call back a plan named by another.
func interchangeable(noun string) bool {
	switch noun {
	case "plan", "proposal", "draft", "text", "document", "paper", "framework", "roadmap":
		return true
	}
	return false
}

// definite reports whether the phrase of noun i points back: "the plan", "this draft", "its plan".
func (d *drafts) definite(i int) bool {
	for k := range d.kids(i) {
		switch strings.ToLower(d.Word(k)) {
		case "the", "this", "that", "its", "their", "his", "her":
			return true
		}
		if d.Rel(k) == text.NmodPoss {
			return true
		}
	}
	return false
}

// naming returns the words [a, b) that name the proposal of noun i: the noun with
// what stands before it, without article or owner's pronoun, and "drawn up by".
func (d *drafts) naming(i int) (a, b int) {
	a, b = i, i+1
	for k := range d.kids(i) {
		switch d.Rel(k) {
		case text.Amod, text.Compound, text.Nummod, text.NmodPoss, text.Flat, text.NmodDesc, text.NmodUnmarked:
			if d.Tag(k) == text.PRON {
				continue
			}
			l, r := d.extent(k)
			if l > i && r-l > 3 {
				continue
			}
			a, b = min(a, l), max(b, r)
		}
	}
	for a < i {
		switch d.Tag(a) {
		case text.DET, text.PUNCT, text.PRON, text.PART, text.ADP, text.AUX, text.CCONJ:
			a++
			continue
		case text.VERB:
			if d.Morph(a).Is(text.VerbForm, "Inf") {
				a++
				continue
			}
		}
		break
	}
	return a, b
}

// label returns the words [a, b) as a name: without quotation marks and article.
func (d *drafts) label(a, b int) string {
	for a < b-1 && (d.Tag(a) == text.DET || d.Tag(a) == text.PUNCT || strings.EqualFold(d.Word(a), "so-called")) {
		a++
	}
	if a+3 < b && strings.EqualFold(d.Word(a), "so") && strings.EqualFold(d.Word(a+2), "called") {
		return d.label(a+3, b)
	}
	return strings.Trim(strings.Join(strings.Fields(d.Words(a, b)), " "), `"“”'’`)
}

// points returns the number of points of the proposal of noun i: "20-point plan",
// "a plan of ten points", "a text with 18 points", "the plan has nine pages and 24 points".
func (d *drafts) points(i int) int {
	s := &scanner{page: d.p}
	best := 0
	count := func(from, to int) {
		for k := from; k < to; k++ {
			if d.lower(k) != "point" && !strings.EqualFold(d.Word(k), "points") {
				if n := pointWord(d.Word(k)); n > 0 {
					best = n
				}
				continue
			}
			m := k - 1
			if m >= 0 && (d.Word(m) == "-" || d.Word(m) == "‑" || d.Word(m) == "–") {
				m--
			}
			if m < 0 {
				continue
			}
			from := m
			if m >= 2 && d.Word(m-1) == "-" { // "twenty-four points"
				from = m - 2
			}
			if n := s.numberOfWords(from, m+1); n > 0 {
				best = n
			} else if n := s.numberOfWords(m, m+1); n > 0 {
				best = n
			}
		}
	}
	a, _ := d.extent(i)
	count(max(a, i-8), i)
	if _, end := d.Sentence(d.SentenceOf(i)); i+1 < end && best == 0 {
		switch strings.ToLower(d.Word(i + 1)) {
		case "with", "of", "containing", "comprising", "in":
			count(i+2, min(i+6, end))
		}
	}
	for k := range d.kids(i) {
		if r := d.Rel(k); k > i && r == text.Nmod && (d.preposition(k) == "of" || d.preposition(k) == "with") {
			l, r := d.extent(k)
			count(l, min(r, l+8))
		}
	}
	if h := d.Head(i); best == 0 && h >= 0 && (d.Rel(i) == text.Nsubj || d.Rel(i) == text.NsubjPass) {
		switch d.lower(h) {
		case "have", "contain", "run", "comprise", "list", "consist", "number", "set":
			for k := range d.kids(h) {
				switch d.Rel(k) {
				case text.Obj, text.Obl:
					l, r := d.extent(k)
					count(l, min(r, l+10))
				}
			}
		}
	}
	if best > 500 {
		return 0
	}
	return best
}

// pointWord reads "20-point" kept in one word.
func pointWord(w string) int {
	n, rest, ok := strings.Cut(strings.ReplaceAll(w, "‑", "-"), "-")
	if !ok || !strings.EqualFold(rest, "point") {
		return 0
	}
	v := 0
	for _, r := range n {
		if r < '0' || r > '9' || v > 1000 {
			if l := lexicon()[strings.ToLower(n)]; l != nil {
				return l.number
			}
			return 0
		}
		v = v*10 + int(r-'0')
	}
	return v
}

// numberOfWords reads a number from the words [i, j), 0 if they are none.
func (s *scanner) numberOfWords(i, j int) int {
	t := &scanner{page: s.page, atoms: atomize(s.Source(), s.Range(i).Start, s.Range(j-1).End)}
	n, k, ok := t.numeral(0)
	if !ok || k != len(t.atoms) || n < 1 || n > 1000 || n != float64(int(n)) {
		return 0
	}
	return int(n)
}

// topic returns the word beside noun i that says what the plan is for, "" if none.
func (d *drafts) topic(i int) string {
	for k := range d.kids(i) {
		switch d.Rel(k) {
		case text.Compound, text.Amod, text.Nmod, text.NmodDesc:
			if d.Rel(k) == text.Nmod && d.preposition(k) != "for" && d.preposition(k) != "on" {
				continue
			}
			if w := d.lower(k); d.words.Class[w] == "topic" {
				return w
			}
		}
	}
	return ""
}

// named reports whether noun i is part of a name of its own: "the Halden Plan".
func (d *drafts) named(i int) bool {
	k := d.kid(i, text.Compound)
	return k >= 0 && k < i && d.Tag(k) == text.PROPN && d.kidWord(i, "the") >= 0
}

// proposed reports whether somebody proposes noun i: "put forward a plan", "a
// plan drawn up by the mediator", "the proposed framework".
func (d *drafts) proposed(i int) bool {
	is := func(v int) bool { return v >= 0 && d.words.Class[d.lower(v)] == "propose" }
	for k := range d.kids(i) {
		if r := d.Rel(k); (r == text.Acl || r == text.Amod || r == text.AclRelcl) && is(k) && (d.Morph(k).Is(text.VerbForm, "Part") || r == text.AclRelcl) {
			return d.putForward(k)
		}
	}
	h := d.Head(i)
	return (d.Rel(i) == text.Obj || d.Rel(i) == text.NsubjPass) && is(h) && d.putForward(h)
}

// drawnUp reports whether noun i has a participle that says who made it, named or
// not: "a plan drawn up by the mediator".
func (d *drafts) drawnUp(i int) bool {
	for k := range d.kids(i) {
		if d.Rel(k) == text.Acl && d.words.Class[d.lower(k)] == "propose" && len(d.obliques(k, "by")) > 0 {
			return true
		}
	}
	return false
}

// putForward reports whether verb v has the particle that it needs to propose.
func (d *drafts) putForward(v int) bool {
	switch d.lower(v) {
	case "put":
		return d.kidWord(v, "forward", "forth") >= 0 || d.underTable(v)
	case "draw":
		return d.kidWord(v, "up") >= 0
	case "hand":
		return d.kidWord(v, "over") >= 0 || d.kid(v, text.Iobj) >= 0 || len(d.obliques(v, "to")) > 0
	}
	return true
}

// underTable reports whether verb v puts something on the table.
func (d *drafts) underTable(v int) bool {
	for _, k := range d.obliques(v, "on") {
		if d.lower(k) == "table" {
			return true
		}
	}
	return false
}

// author returns the number of the actor whose proposal noun i is, -1 if none is
// told: the owner, a state before the noun, who proposes, drafts or tables it.
func (d *drafts) author(i int) int {
	for k := range d.kids(i) {
		switch d.Rel(k) {
		case text.NmodPoss, text.Compound, text.Amod, text.NmodDesc:
			if n, ok := d.cast.who(k); ok && (d.Rel(k) == text.NmodPoss || !d.backed(i)) {
				return n
			}
			if d.Rel(k) != text.NmodPoss {
				if n, ok := d.cast.party(k); ok && !d.backed(i) {
					return n
				}
			}
		case text.Acl, text.AclRelcl:
			for _, s := range d.agents(k) {
				if n, ok := d.cast.who(s); ok && d.words.Class[d.lower(k)] == "propose" && s != i {
					return n
				}
			}
		case text.Nmod:
			if p := d.preposition(k); p == "by" || p == "from" {
				if n, ok := d.cast.who(k); ok {
					return n
				}
			}
		}
	}
	if h := d.Head(i); h >= 0 && (d.Rel(i) == text.Obj || d.Rel(i) == text.NsubjPass) && d.words.Class[d.lower(h)] == "propose" && d.putForward(h) {
		switch d.lower(h) {
		case "endorse", "leak", "revise", "amend":
			return -1
		}
		for _, s := range d.agents(h) {
			if n, ok := d.cast.who(s); ok {
				return n
			}
		}
	}
	if n, ok := d.cast.party(i); ok && !d.backed(i) {
		return n
	}
	return -1
}

// backed reports whether whoever stands before noun i only stands behind it:
// "the Danish-backed plan".
func (d *drafts) backed(i int) bool {
	a, _ := d.extent(i)
	for k := a; k < i; k++ {
		switch w := strings.ToLower(d.Word(k)); {
		case w == "backed", w == "sponsored", w == "brokered", w == "mediated", w == "supported", w == "led", strings.HasSuffix(w, "-backed"), strings.HasSuffix(w, "-sponsored"), strings.HasSuffix(w, "-brokered"), strings.HasSuffix(w, "-mediated"), strings.HasSuffix(w, "-led"):
			return true
		}
	}
	return false
}

// intent reports whether noun i is a mere intention: "a plan to visit Oslo".
func (d *drafts) intent(i int) bool {
	if d.lower(i) != "plan" && d.lower(i) != "proposal" {
		return false
	}
	k := d.kid(i, text.Acl)
	return k > i && d.group(k).infinitive
}
