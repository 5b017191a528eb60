package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

// verbCue reads the verb i as a cue: which of its uses in the table fits the
// tree around it, what is said, and by whom.
func (f *finder) verbCue(i int) {
	if r := f.Rel(i); (r == text.Amod || r == text.Compound || r == text.Case || r == text.Fixed || r == text.Flat || r == text.AuxPass) && !(f.Morph(i).Is(text.VerbForm, "Fin") && core(f.lower(i))) {
		return
	}
	uses := f.cues.Verb(f.lower(i))
	if len(uses) == 0 {
		return
	}
	g := f.group(i)
	if g.imperative || f.idleInfinitive(i) {
		return
	}
	t := &telling{head: i, negated: g.negated && !g.participle}
	t.heads, t.source = f.sayers(i, g)
	f.now = t
	if f.commaAside(i, t, uses, g) {
		return
	}
	if f.wouldNot(i, t, g) {
		return
	}
	if g.participle || g.passive {
		f.askedFirst(i, t, uses, g)
		if t.class != nil {
			return
		}
	}
	done := map[string]bool{}
	for _, kind := range [...]string{"clause", "obj+inf", "inf", "obj+pred", "obj+p", "p", "ing", "obj", "quote"} {
		for _, u := range uses {
			if !u.Has(kind) || done[kind+u.Rest] && kind != "p" && kind != "obj+p" {
				continue
			}
			rest := f.rest(i, u.Rest)
			if u.Rest != "" && rest < 0 {
				continue
			}
			done[kind+u.Rest] = true
			pieces := f.frame(i, kind, u, rest, g)
			if pieces == nil || !f.fits(i, kind, u, g) {
				continue
			}
			t.class, t.act, t.polarity, t.pieces = u.Cue, u.Act, u.Polarity, pieces
			t.rule = "cue." + u.Class + "." + kind
			f.fill(t, i, rest, g)
			return
		}
	}
	for _, u := range uses {
		if u.Rest != "" || !u.Has("clause") || !f.plain(i, t) || !f.fits(i, "clause", u, g) {
			continue
		}
		s := f.thatClause(i)
		if s.empty() && core(f.lower(i)) && !f.introduces(i) {
			s = f.besideClause(i, t.source)
		}
		if !s.empty() {
			t.class, t.act, t.polarity, t.pieces, t.rule = u.Cue, u.Act, u.Polarity, []stretch{s}, "cue."+u.Class+".order"
			f.fill(t, i, -1, g)
			return
		}
	}
	// No content in the tree: the word may still introduce a quotation.
	for _, u := range uses {
		if rest := f.rest(i, u.Rest); (u.Rest == "" || rest >= 0) && (u.Has("clause") || u.Has("quote")) && f.fits(i, "quote", u, g) {
			t.class, t.act, t.polarity = u.Cue, u.Act, u.Polarity
			t.rule = "cue." + u.Class + ".quote"
			f.fill(t, i, rest, g)
			return
		}
	}
}

// commaAside reads "…, the envoy said, …" by the order of words, which is surer
// than the tree: a name and a finite verb of saying between commas, in a sentence
// that is whole without them. It reports whether it found one.
func (f *finder) commaAside(i int, t *telling, uses []ontology.CueUse, g verbGroup) bool {
	var use *ontology.CueUse
	for n := range uses {
		if (uses[n].Rest == "" || f.rest(i, uses[n].Rest) == i+1) && uses[n].Has("clause") && !uses[n].Has("addr") {
			use = &uses[n]
			break
		}
	}
	if use == nil || g.tense == noTense || g.negated || g.passive || g.infinitive {
		return false
	}
	a, z := f.Sentence(f.SentenceOf(i))
	if o := f.innermost(i); o >= 0 {
		a, z = max(a, f.quotes[o].first+1), min(z, f.quotes[o].last)
	}
	a = max(a, f.datelineEnd(a))
	// The comma behind: at once, or behind a time.
	r := i + 1
	if use.Rest != "" {
		r++
	}
	for r < z && r < i+5 && (f.isTime(r) || f.Tag(r) == text.ADP && r+1 < z && f.isTime(r+1) || f.Tag(r) == text.ADV) {
		r++
	}
	if r >= z || f.Word(r) != "," || f.innermost(r) != f.innermost(i) {
		return false
	}
	// The name before, up to a comma.
	l := i
	for l > a && (f.Tag(l-1) == text.ADV || f.Tag(l-1) == text.AUX) {
		l--
	}
	end := l
	for l > a && end-l < 10 && f.Word(l-1) != "," {
		switch f.Tag(l - 1) {
		case text.VERB, text.AUX, text.SCONJ, text.CCONJ, text.PUNCT:
			return false
		}
		if f.innermost(l-1) != f.innermost(i) {
			return false
		}
		l--
	}
	if l <= a+1 || f.Word(l-1) != "," || l == end || f.innermost(l-1) != f.innermost(i) {
		return false
	}
	name := f.trim(stretch{l, end})
	before, after := stretch{a, l - 1}, stretch{r + 1, z}
	if name.empty() || !f.worded(name) {
		return false
	}
	goes := r + 1
	for goes < z && f.Tag(goes) == text.ADV {
		goes++
	}
	on := goes < z && (f.Tag(goes) == text.AUX || f.Tag(goes) == text.VERB && f.Morph(goes).Is(text.VerbForm, "Fin"))
	whole := f.mainBefore(before.i, before.j)
	switch {
	case on && !whole:
	case whole:
		if !f.subordinate(after.i, after.j) {
			after = stretch{}
		}
	case f.marked(before) && f.mainBefore(after.i, after.j): // "When it rains, she said, the dam is opened"
	default:
		return false
	}
	t.heads, t.source = f.headsOf(name), name
	t.class, t.act, t.polarity, t.rule = use.Cue, use.Act, use.Polarity, "cue."+use.Class+".aside"
	t.pieces = []stretch{f.afterStop(before, i), after}
	f.fill(t, i, f.rest(i, use.Rest), g)
	return true
}

// marked reports whether s starts with a subordinate clause or "to".
func (f *finder) marked(s stretch) bool {
	for k := s.i; k < s.j && k < s.i+2; k++ {
		if f.Tag(k) == text.SCONJ || f.Rel(k) == text.Mark {
			return true
		}
	}
	return false
}

// wouldNot reads "would not say what …", "won't discuss the text", "nobody would
// give a date": a refusal to speak. It reports whether it found one.
func (f *finder) wouldNot(i int, t *telling, g verbGroup) bool {
	if g.modal != "would" && g.modal != "could" && g.tense != future || g.infinitive || f.condition(i) >= 0 {
		return false
	}
	no := g.negated
	if len(t.heads) > 0 {
		switch f.lower(t.heads[0]) {
		case "nobody", "none", "neither":
			no = true
		}
	}
	if !no {
		return false
	}
	switch f.lower(i) {
	case "say", "comment", "discuss", "disclose", "elaborate", "confirm", "reveal", "name", "identify", "specify", "answer", "speculate", "give", "explain":
	default:
		return false
	}
	var s stretch
	for k := range f.kids(i) {
		if k < i || f.isTime(k) && f.Rel(k) != text.Obj {
			continue
		}
		switch f.Rel(k) {
		case text.Ccomp:
			s = f.asking(f.unmark(f.below(k), k), i)
		case text.Obj:
			s = f.below(k)
		case text.Obl, text.Advcl:
			if p := f.preposition(k); p != "on" && p != "about" {
				if f.Rel(k) == text.Advcl && f.wh(k) && f.below(k).i <= i+2 {
					s = f.below(k) // "would not say when …"
					break
				}
				continue
			}
			s = stretch{f.start(k), f.below(k).j}
		default:
			continue
		}
		break
	}
	if s.empty() {
		return false
	}
	for _, c := range f.cues.Classes {
		if c.Class == "decline" {
			t.class = c
		}
	}
	t.act, t.polarity, t.rule, t.pieces = "decline", "refused-to-say", "cue.decline.would", []stretch{f.cutAt(s)}
	f.fill(t, i, -1, g)
	return true
}

// askedFirst reads "Asked whether …, the envoy said": what was asked ends at the
// comma before the main clause.
func (f *finder) askedFirst(i int, t *telling, uses []ontology.CueUse, g verbGroup) {
	a, z := f.Sentence(f.SentenceOf(i))
	if i > a+2 || !f.Morph(i).Is(text.VerbForm, "Part") || f.innermost(i) >= 0 {
		return
	}
	var use *ontology.CueUse
	for n := range uses {
		if uses[n].Act == "ask" {
			use = &uses[n]
			break
		}
	}
	if use == nil {
		return
	}
	for c := i + 2; c < z; c++ {
		if f.Word(c) != "," || f.innermost(c) >= 0 {
			continue
		}
		for k := c + 1; k < z && k < c+12; k++ {
			if f.Tag(k) != text.VERB || f.innermost(k) >= 0 || len(f.cues.Verb(f.lower(k))) == 0 {
				continue
			}
			s := f.trim(stretch{i + 1, c})
			for w := s.i; w < s.j; w++ {
				switch f.lower(w) {
				case "whether", "if", "why", "how", "what", "when", "who", "where":
					s.i = w
				case "about":
					s.i = w + 1
				default:
					continue
				}
				break
			}
			if a := f.agents(i); len(a) > 0 && a[0] < s.i {
				t.heads, t.source = a, f.naming(a[0], i)
			} else {
				t.heads, t.source = nil, stretch{}
			}
			t.class, t.act, t.polarity, t.rule, t.pieces = use.Cue, use.Act, use.Polarity, "cue."+use.Class+".first", []stretch{s}
			f.fill(t, i, -1, g)
			return
		}
	}
}

// group reads the verb group of word i. What looks like a bare passive participle
// but has a subject of its own in the active is a plain past: "The council called".
func (f *finder) group(i int) verbGroup {
	g := f.tree.group(i)
	if g.passive && f.kid(i, text.Nsubj) >= 0 && f.kid(i, text.Aux, text.AuxPass, text.Cop, text.NsubjPass) < 0 && f.Tag(i) == text.VERB {
		g.passive, g.participle, g.tense = false, false, past
	}
	if g.negated { // not by a word of the quotation
		g.negated = false
		for k := range f.kids(i) {
			if f.isNegation(k) && f.innermost(k) == f.innermost(i) {
				g.negated = true
			}
		}
		if !g.negated && f.Rel(i) == text.Conj {
			g.negated = f.tree.group(i).negated
		}
	}
	return g
}

// idleInfinitive reports whether verb i is an infinitive that tells of no saying
// done: "declined to say", "willing to say", "asked to comment". After "went on",
// "continued", "appeared" it does.
func (f *finder) idleInfinitive(i int) bool {
	if !f.hasTo(i) {
		return false
	}
	switch f.Rel(i) {
	case text.Advcl, text.Conj:
		return false
	case text.Xcomp, text.Acl, text.Ccomp:
	default:
		return true
	}
	h := f.Head(i)
	if h < 0 || f.group(h).negated {
		return true
	}
	switch f.lower(h) {
	case "continue", "go", "begin", "start", "appear", "seem", "proceed", "use", "happen", "rush", "hasten", "take", "come", "force", "move", "have", "need":
		return false
	}
	return f.Tag(h) != text.NOUN || f.Rel(i) != text.Xcomp
}

// fits reports whether verb i may tell in a frame of that kind: nearly anything
// can be told by a clause or a quotation, but "the hull requires paint" and "they
// attacked the church" are no sayings. There somebody who can speak must be the
// subject, and in frames with an addressee also the object.
func (f *finder) fits(i int, kind string, u ontology.CueUse, g verbGroup) bool {
	heads := f.now.heads
	if len(heads) > 0 && f.firstPerson(heads[0]) && f.innermost(i) >= 0 && g.tense != past {
		return false // "we urge", "I call it": the quotation itself does it
	}
	if !g.negated && (g.tense == future || g.modal != "" && g.modal != "can" && !g.perfect) && f.innermost(i) < 0 {
		return false // not yet said
	}
	if len(heads) > 0 && f.lower(heads[0]) == "you" {
		return false
	}
	if kind == "clause" || kind == "quote" {
		return true
	}
	if g.negated && u.Polarity == "affirmed" {
		return false // "has not commented on": a silence
	}
	if f.condition(i) >= 0 {
		return false
	}
	if len(heads) == 0 {
		return g.passive && (kind == "inf" && u.Act == "say" || kind == "p" && u.Act == "ask")
	}
	if !f.canSpeak(heads[0]) {
		return false
	}
	if kind == "obj+inf" && !g.passive {
		o := f.object(i, u.Rest)
		return o >= 0 && f.canSpeak(o)
	}
	if kind == "p" && f.kid(i, text.Obj) >= 0 && !u.Has("addr") {
		return false
	}
	return true
}

// canSpeak reports whether the phrase headed by h names somebody, or a body or
// document that speaks for somebody.
func (f *finder) canSpeak(h int) bool {
	if _, ok := f.cast.who(h); ok {
		return true
	}
	switch f.Tag(h) {
	case text.PROPN, text.NUM, text.DET, text.ADJ:
		return true
	case text.PRON:
		switch strings.ToLower(f.Word(h)) {
		case "it", "this", "that", "which", "these", "those", "what":
			return false
		}
		return true
	}
	w := f.lower(h)
	return len(ontology.NounOf(w)) > 0 || personNoun(w) || bodyNoun(w) || documentNoun(w) || f.kid(h, text.Flat) >= 0 || f.kidName(h)
}

// kidName reports whether a name of a person stands with noun h: "envoy Ada Lind".
func (f *finder) kidName(h int) bool {
	for k := range f.kids(h) {
		if f.Tag(k) == text.PROPN && (f.Rel(k) == text.Appos || f.Rel(k) == text.Flat || f.Rel(k) == text.NmodDesc) {
			return true
		}
	}
	return false
}

// bodyNoun reports whether the noun names people together, or an office.
func bodyNoun(lemma string) bool {
	switch lemma {
	case "government", "ministry", "union", "party", "side", "delegation", "team", "court", "council", "committee", "commission", "company", "firm", "group", "agency", "army",
		"military", "parliament", "office", "department", "bank", "police", "leader", "president", "chairman", "chairwoman", "chair", "chief", "director", "head", "secretary", "campaign", "board", "state",
		"country", "capital", "administration", "opposition", "coalition", "crew", "captain", "owner", "employer", "militia", "rebel", "faction", "front", "movement", "organisation", "organization",
		"newspaper", "paper", "channel", "broadcaster", "magazine", "website", "station", "service", "embassy", "mission", "judge", "jury", "prosecutor", "panel", "senate", "congress", "assembly",
		"cabinet", "presidency", "chancellery", "palace", "kremlin", "alliance", "association", "federation", "society", "church", "university", "institute", "watchdog", "regulator", "port", "pilot",
		"king", "queen", "prince", "princess", "pope", "bishop", "mayor", "governor", "general", "colonel", "deputy", "premier", "chancellor", "ambassador", "candidate", "nominee", "rival", "ally",
		"player", "coach", "author", "writer", "professor", "doctor", "teacher", "student", "mother", "father", "parent", "brother", "sister", "son", "daughter", "wife", "husband", "family",
		"woman", "man", "boy", "girl", "counterpart", "partner", "neighbour", "neighbor", "investigator", "detective", "attorney", "republican", "democrat", "conservative", "liberal":
		return true
	}
	return false
}

// fill completes t, made by verb i, and keeps it.
func (f *finder) fill(t *telling, i, rest int, g verbGroup) {
	t.cue = f.cueWords(i, rest)
	t.pieces = f.without(t.pieces, t)
	f.told = append(f.told, t)
	f.verb[i] = int32(len(f.told))
}

// without takes the cue and the speaker's name out of the content, where the
// parser has put them there.
func (f *finder) without(pieces []stretch, t *telling) []stretch {
	for _, cut := range [...]stretch{t.cue, t.source} {
		if cut.empty() {
			continue
		}
		var out []stretch
		for _, s := range pieces {
			if !s.meets(cut) || cut == t.source && s.j-s.i <= cut.j-cut.i+1 {
				out = append(out, s)
				continue
			}
			out = append(out, stretch{s.i, cut.i}, stretch{cut.j, s.j})
		}
		pieces = out
	}
	return f.tidy(pieces)
}

// plain reports whether verb i, of telling t, is so plainly a saying that the order
// of words may stand in for the tree: a finite verb or a participle that goes on,
// outside of quotations, of somebody who can speak.
func (f *finder) plain(i int, t *telling) bool {
	if len(t.heads) == 0 || f.innermost(i) >= 0 || !f.canSpeak(t.heads[0]) {
		return false
	}
	m := f.Morph(i)
	return m.Is(text.VerbForm, "Fin") || f.kid(i, text.Nsubj) >= 0 || m.Is(text.VerbForm, "Ger") && f.leftIsQuoteOrComma(i)
}

// core reports whether the verb does nothing but tell.
func core(lemma string) bool {
	switch lemma {
	case "say", "state", "add", "announce", "report", "declare", "note", "claim", "insist", "warn", "argue", "tweet", "conclude", "acknowledge", "reply", "stress", "assert", "allege":
		return true
	}
	return false
}
