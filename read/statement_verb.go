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

// rest returns the last word of what must follow verb i ("out" of "point out"),
// or -1 if it does not follow. Up to two words may stand between ("make it clear").
func (f *finder) rest(i int, rest string) int {
	if rest == "" {
		return -1
	}
	words := strings.Fields(rest)
	far := i + 3
	switch rest {
	case "on", "upon", "to", "at", "against", "with":
		far = i + 1
	}
	for k := i + 1; k < f.Len() && k <= far; k++ {
		n := 0
		for n < len(words) && k+n < f.Len() && strings.EqualFold(f.Word(k+n), words[n]) {
			n++
		}
		if n == len(words) {
			return k + n - 1
		}
		if f.Tag(k) == text.PUNCT {
			return -1
		}
	}
	return -1
}

// cueWords returns the words of the cue: the verb, with its particle or noun if
// that stands right behind.
func (f *finder) cueWords(i, rest int) stretch {
	if rest >= 0 && rest <= i+2 {
		return stretch{i, rest + 1}
	}
	return stretch{i, i + 1}
}

// frame returns the content of verb i if it stands in a frame of that kind, or nil.
func (f *finder) frame(i int, kind string, u ontology.CueUse, rest int, g verbGroup) []stretch {
	switch kind {
	case "clause":
		return f.clauseContent(i, rest, g)
	case "inf":
		if g.passive {
			if k := f.infinitive(i); k >= 0 { // "is said to be ready"
				return f.withSubject(i, k)
			}
			return nil
		}
		if f.kid(i, text.Obj) >= 0 {
			return nil
		}
		if k := f.infinitive(i); k >= 0 {
			for _, fr := range u.Frames {
				if fr.Kind == "p" {
					if ks := f.prepKids(i, fr.Prep); len(ks) > 0 && ks[0] > i && ks[0] < k {
						return nil
					}
				}
			}
			return []stretch{f.refused(u, k)}
		}
	case "obj+inf":
		k := f.infinitive(i)
		if k < 0 {
			return nil
		}
		if g.passive {
			if len(f.agents(i)) == 0 && u.Class != "demand.on" {
				return nil
			}
			return f.withSubject(i, k)
		}
		if o := f.object(i, u.Rest); o >= 0 && o < k {
			return []stretch{{f.start(o), f.below(k).j}}
		}
	case "obj+pred":
		return f.calling(i, u.Rest, g)
	case "obj+p":
		o := f.object(i, u.Rest)
		for _, fr := range u.Frames {
			if fr.Kind != "obj+p" {
				continue
			}
			for _, k := range f.prepKids(i, fr.Prep) {
				if k < i {
					continue
				}
				if g.passive {
					return f.withSubject(i, k)
				}
				if o >= 0 && o < k {
					return []stretch{{f.start(o), f.below(k).j}}
				}
			}
			if o >= 0 && !g.passive { // the phrase may hang on the object
				for _, k := range f.prepKids(o, fr.Prep) {
					if k > o {
						return []stretch{{f.start(o), f.below(o).j}}
					}
				}
			}
		}
	case "p":
		for k := range f.kids(i) {
			if r := f.Rel(k); k < i || r != text.Obl && r != text.Advcl && r != text.Nmod && r != text.Ccomp && r != text.Xcomp && r != text.OblAgent {
				continue
			}
			p := f.preposition(k)
			if p == "" {
				if m := f.kid(k, text.Mark); m >= 0 {
					p = f.lower(m)
				}
			}
			if u.Takes("p", p) && (p == "to" || p == "of" || p == "against" || p == "at" || !f.isTime(k)) {
				b := f.below(k)
				for !b.empty() && b.i < k && (f.Tag(b.i) == text.ADP || f.Tag(b.i) == text.SCONJ) && f.Head(b.i) == k {
					b.i++
				}
				b.j = f.tailOf(i, b.j)
				return []stretch{b}
			}
		}
	case "ing":
		for k := range f.kids(i) {
			if r := f.Rel(k); (r == text.Xcomp || r == text.Ccomp || r == text.Advcl) && k > i && f.Morph(k).Is(text.VerbForm, "Ger") && f.kid(k, text.Mark) < 0 {
				return []stretch{f.below(k)}
			}
		}
	case "obj":
		if g.passive {
			s := f.kid(i, text.NsubjPass, text.Nsubj)
			if s < 0 || f.antecedent(s) >= 0 {
				return nil
			}
			if len(f.agents(i)) == 0 && f.person(s) {
				return nil
			}
			if w := f.lower(s); (w == "this" || w == "that" || w == "it") && f.below(s).j-f.below(s).i == 1 {
				return f.sentenceBefore(i) // "This was announced by the ministry."
			}
			return []stretch{f.below(s)}
		}
		if o := f.kid(i, text.Obj); o > i && !f.isTime(o) && f.Tag(o) != text.PRON {
			end := f.tailOf(i, f.below(o).j)
			if end < f.Len() && u.Has("clause") && (f.Tag(end) == text.AUX || f.Tag(end) == text.VERB && f.Morph(end).Is(text.VerbForm, "Fin")) && f.SentenceOf(end) == f.SentenceOf(i) {
				return nil // a clause that fell apart: "agreed the sides will meet"
			}
			return []stretch{f.restrictive(stretch{f.start(o), end})}
		}
	}
	return nil
}

// restrictive ends s before what is only added to it: ", which …".
func (f *finder) restrictive(s stretch) stretch {
	for k := s.i + 1; k < s.j; k++ {
		if f.Word(k-1) == "," && f.innermost(k) == f.innermost(s.i) && f.startsRelative(stretch{k, s.j}) {
			return stretch{s.i, k - 1}
		}
	}
	return s
}

// refused returns the content of an infinitive k: all of it, but of "declined to
// say whether …" what one would not say.
func (f *finder) refused(u ontology.CueUse, k int) stretch {
	b := f.below(k)
	if u.Act != "decline" && u.Act != "refuse" || len(f.cues.Verb(f.lower(k))) == 0 {
		return b
	}
	if c := f.kid(k, text.Ccomp, text.Xcomp); c > k {
		return f.cutAt(f.unmark(stretch{f.below(c).i, b.j}, c))
	}
	return b
}

// lasting reports whether the time phrase headed by k tells how long or until
// when, which is part of what is told: "over four years", "by May".
func (f *finder) lasting(k int) bool {
	switch f.preposition(k) {
	case "over", "through", "until", "by", "within", "for":
		return true
	}
	return false
}

// sentenceBefore returns the sentence before that of word i, if it is of the
// same paragraph.
func (f *finder) sentenceBefore(i int) []stretch {
	s := f.SentenceOf(i)
	if s == 0 || f.newParagraph(s) {
		return nil
	}
	a, z := f.Sentence(s - 1)
	return []stretch{{max(a, f.datelineEnd(a)), z}}
}

// tailOf returns where the content of verb i ends that starts with its object:
// behind the phrases that follow without a comma and are neither a time nor a
// circumstance of the saying. What belongs to an object often hangs on the verb.
func (f *finder) tailOf(i, end int) int {
	for k := range f.kids(i) {
		b := f.below(k)
		if k < i || b.i < end {
			continue
		}
		if f.Tag(k) == text.PUNCT && f.Word(k) == "," && k+1 < f.Len() {
			switch f.lower(k + 1) {
			case "including", "include", "especially", "particularly", "such", "notably":
				end = max(end, k+1)
				continue
			}
		}
		if b.i > end || f.Tag(k) == text.PUNCT || f.Rel(k) == text.Conj || f.Rel(k) == text.Parataxis || f.Rel(k) == text.Cc || f.isTime(k) && !f.lasting(k) || f.chained(k) {
			break
		}
		if w := f.lower(k); f.Rel(k) == text.Obl && (mediumNoun(w) || occasionNoun(w)) && f.preposition(k) != "of" && f.preposition(k) != "for" {
			break
		}
		end = b.j
	}
	return end
}

// thatClause finds by the order of words what the tree has lost: "that" and a
// clause behind verb i, with no more than an addressee or a time between.
func (f *finder) thatClause(i int) stretch {
	_, z := f.Sentence(f.SentenceOf(i))
	for k := i + 1; k < z && k < i+18; k++ {
		if f.innermost(k) != f.innermost(i) || f.Tag(k) == text.VERB || f.Tag(k) == text.AUX || f.Tag(k) == text.PUNCT && f.Word(k) != "," {
			break
		}
		if w := f.lower(k); w == "so" || w == "such" {
			break // "so many that"
		}
		if f.lower(k) == "that" && f.Tag(k) != text.DET {
			e := k + 1
			for e < z && (f.Tag(e) != text.PUNCT || f.Word(e) != ";") {
				e++
			}
			if f.whole2(k+1, e) {
				return f.cutAt(stretch{k + 1, e})
			}
			break
		}
	}
	return stretch{}
}

// besideClause finds by the order of words what the tree has lost: the clause
// before ", the envoy said" at the end of a sentence, or right behind "the envoy
// said" at its start.
func (f *finder) besideClause(i int, source stretch) stretch {
	a, z := f.Sentence(f.SentenceOf(i))
	if o := f.innermost(i); o >= 0 {
		a, z = max(a, f.quotes[o].first+1), min(z, f.quotes[o].last)
	}
	a = max(a, f.datelineEnd(a))
	lo, hi := i, i+1
	if !source.empty() {
		lo, hi = min(lo, source.i), max(hi, source.j)
	}
	rest := stretch{hi, z}
	if lo-1 > a && f.Word(lo-1) == "," && !f.whole2(rest.i, rest.j) {
		if s := f.trim(stretch{a, lo}); !s.empty() && f.mainBefore(s.i, s.j) && f.levelOf(s, i) {
			return f.afterStop(s, i)
		}
	}
	k := i + 1
	for k < z && (f.Tag(k) == text.ADV || f.isTime(k) || f.Tag(k) == text.ADP && k+1 < z && f.isTime(k+1)) {
		k++
	}
	if k < z && f.Tag(k) != text.PUNCT && f.Tag(k) != text.ADP && f.Tag(k) != text.CCONJ {
		if s := f.trim(stretch{k, z}); !s.empty() && f.whole2(s.i, s.j) && !f.marked(s) && !f.startsRelative(s) && f.innermost(s.i) == f.innermost(i) {
			return f.cutAt(s)
		}
	}
	return stretch{}
}

// levelOf reports whether s stands in the same quotation as word i.
func (f *finder) levelOf(s stretch, i int) bool {
	return f.innermost(s.i) == f.innermost(i) && f.innermost(s.j-1) == f.innermost(i)
}

// introduces reports whether a quotation or a colon follows verb i, or a
// quotation stands right before its clause.
func (f *finder) introduces(i int) bool {
	_, z := f.Sentence(f.SentenceOf(i))
	for k := i + 1; k < z && k < i+16; k++ {
		if f.Word(k) == ":" {
			return true
		}
		if f.deeper(k, f.innermost(i)) {
			// A quotation, but for one that starts inside a clause: 'said he would “never” sign'.
			w := f.Word(k - 1)
			return k == i+1 || w == "," || f.lower(k-1) == "that" || !f.worded(stretch{i + 1, k}) || f.timesOnly(i+1, k)
		}
		if f.isPredicate(k) {
			break
		}
	}
	b := f.below(i)
	return b.i > 0 && f.innermost(b.i-1) >= 0 && f.innermost(b.i-1) != f.innermost(i)
}

// timesOnly reports whether the words [i, j) are times and what goes with them.
func (f *finder) timesOnly(i, j int) bool {
	for k := i; k < j; k++ {
		if !f.isTime(k) && f.nounish(k) && !mediumNoun(f.lower(k)) {
			return false
		}
	}
	return true
}

// cutAt ends s before a participle that tells on.
func (f *finder) cutAt(s stretch) stretch {
	for k := s.i; k < s.j; k++ {
		if f.chained(k) {
			return stretch{s.i, f.below(k).i}
		}
	}
	return s
}

// prepKids returns the phrases and clauses that hang on word i with that
// preposition: "accused them of fraud", "of hiding it".
func (f *finder) prepKids(i int, prep string) []int {
	out := f.obliques(i, prep)
	for k := range f.kids(i) {
		if r := f.Rel(k); r != text.Advcl && r != text.Acl && r != text.Ccomp && r != text.Xcomp {
			continue
		}
		if m := f.kid(k, text.Mark, text.Case); m >= 0 && f.lower(m) == prep {
			out = append(out, k)
		}
	}
	return out
}

// clauseContent returns the clause that verb i tells: what hangs on it, or what
// it hangs on ("the strike is over, the union said").
func (f *finder) clauseContent(i, rest int, g verbGroup) []stretch {
	after := max(i, rest)
	for k := range f.kids(i) {
		switch f.Rel(k) {
		case text.Ccomp:
			if f.isQuestionTag(k) {
				continue
			}
		case text.Xcomp: // "said the deal dead" is none; "asked what to do" is
			if f.kid(k, text.Mark) >= 0 && f.lower(f.kid(k, text.Mark)) == "to" && !f.wh(k) {
				continue
			}
			if !f.wh(k) {
				continue
			}
		case text.Parataxis:
			// A clause beside it, told by it, unless it is told itself.
			if k < after || len(f.cues.Verb(f.lower(k))) > 0 && f.kid(k, text.Nsubj) >= 0 && f.leftIsQuoteOrComma(k) || f.kid(i, text.Obj) >= 0 || f.behindStop(k) {
				continue
			}
			if !f.isPredicate(k) {
				continue
			}
		case text.Csubj, text.Dislocated:
			continue
		case text.Acl, text.AclRelcl:
			continue
		default:
			continue
		}
		if f.now.source.has(k) || k < i && f.relative(k) || f.circumstantial(k) {
			continue
		}
		if f.Rel(k) == text.Ccomp && !f.isPredicate(k) && !f.wh(k) && f.kid(k, text.Mark, text.Conj) < 0 {
			continue // a name or an addressee that the parser takes for a clause
		}
		if f.loneQuote(k, i) {
			continue // the quotes are handed out later, whole
		}
		b := f.below(k)
		if k < i && (!f.mainBefore(b.i, min(b.j, i)) && !f.quotedIn(b) || f.marked(b) || f.namesOnly(b, i) || !f.parted(b.j, i)) {
			continue
		}
		if b.i <= i && i < b.j {
			b = f.around(b, i, k)
		}
		if k > i && !f.addresses(i) && f.Rel(k) == text.Ccomp {
			b.i = f.fromCue(after, b.i)
		}
		cut := f.cutChain(b, k)
		if k > i && cut.j == b.j {
			cut.j = f.absorb(i, k, cut.j)
		}
		s := f.onward(i, f.asking(f.unmark(cut, k), i))
		if k > i && !f.whole2(s.i, s.j) {
			if that := f.thatClause(i); !that.empty() {
				s = that // the clause fell apart in the tree
			} else if c := f.besideClause(i, f.now.source); !c.empty() && c.i > i && !f.introduces(i) && !f.wh(k) {
				s = c
			}
		}
		return []stretch{s}
	}
	// "It was made clear that": the clause may be the subject.
	for k := range f.kids(i) {
		if (f.Rel(k) == text.Csubj || f.Rel(k) == text.CsubjPass) && k > i {
			return []stretch{f.unmark(f.below(k), k)}
		}
	}
	return f.aside(i)
}

// fromCue returns where a clause begins that the tree begins at word i: right
// behind the cue, if only its own subject, lost by the tree, stands between.
func (f *finder) fromCue(cue, i int) int {
	k := cue + 1
	for k < i && (f.isTime(k) || f.Tag(k) == text.ADV) {
		k++
	}
	if k >= i || !f.worded(stretch{k, i}) {
		return i
	}
	switch f.Tag(k) {
	case text.DET, text.PROPN, text.NOUN, text.PRON, text.ADJ, text.NUM:
	default:
		return i
	}
	for w := k; w < i; w++ {
		if f.innermost(w) != f.innermost(cue) || f.isTime(w) {
			return i
		}
	}
	return k
}

// asking widens s, told by verb i, by the question word in front of it.
func (f *finder) asking(s stretch, i int) stretch {
	if s.i-1 > i && s.i < f.Len() {
		switch f.lower(s.i - 1) {
		case "what", "when", "where", "why", "how", "who", "which", "whether":
			s.i--
		}
	}
	return s
}

// absorb returns where the clause k told by verb i ends if what hangs on the verb
// behind it belongs to the clause in truth: a phrase or clause that follows
// without a comma, and a joined clause that can only be told ("would first
// review", "had left") where the telling is a plain past.
func (f *finder) absorb(i, k, end int) int {
	end = f.tailOf(i, end)
	for d := range f.kids(i) {
		if d < k || f.Rel(d) != text.Conj || f.below(d).i < end || f.below(d).i > end+2 {
			continue
		}
		g := f.group(d)
		if f.simplePast(i) && !f.simplePast(d) && (g.modal == "would" || g.modal == "could" || g.perfect || g.tense == future || f.kid(d, text.Nsubj) < 0 && g.tense != past) {
			end = f.cutAt(stretch{end, f.below(d).j}).j
		}
	}
	return end
}

// namesOnly reports whether s, before verb i, is the name of the speaker that the
// parser takes for a clause ("two people briefed on the talks said"): no comma,
// dash or quotation mark parts it from the verb. It then makes it the speaker.
func (f *finder) namesOnly(s stretch, i int) bool {
	for k := min(s.i, i); k < i; k++ {
		if f.Tag(k) == text.PUNCT {
			return false
		}
	}
	if s.i >= i || i-s.i > 14 {
		return false
	}
	name := stretch{s.i, i}
	f.now.heads, f.now.source = []int{f.firstNoun(name)}, name
	return true
}

// parted reports whether punctuation stands between word j, behind a clause, and
// verb i that tells it.
func (f *finder) parted(j, i int) bool {
	for k := j - 1; k < i; k++ {
		if f.Tag(k) == text.PUNCT {
			return true
		}
	}
	return false
}

// firstNoun returns the head of the first noun phrase of s.
func (f *finder) firstNoun(s stretch) int {
	for k := s.i; k < s.j; k++ {
		if f.nounish(k) {
			for h := f.Head(k); h > k && h < s.j && f.nounish(h) && (f.Rel(k) == text.Compound || f.Rel(k) == text.NmodPoss || f.Rel(k) == text.NmodDesc); h = f.Head(k) {
				k = h
			}
			return k
		}
	}
	return s.i
}

// quotedIn reports whether a quotation starts within s.
func (f *finder) quotedIn(s stretch) bool {
	for k := s.i; k < s.j; k++ {
		if n := f.innermost(k); n >= 0 && f.quotes[n].first == k {
			return true
		}
	}
	return false
}

// onward widens the content s of verb i by what follows it and belongs to it:
// "and that …", "if …", "unless …".
func (f *finder) onward(i int, s stretch) stretch {
	_, z := f.Sentence(f.SentenceOf(i))
	k := s.j
	for k < z && f.Word(k) == "," {
		k++
	}
	if k+1 >= z || s.i < i || f.innermost(k) != f.innermost(i) {
		return s
	}
	switch w := f.lower(k); {
	case (w == "and" || w == "but" || w == "or") && f.lower(k+1) == "that" && f.Tag(k+1) == text.SCONJ:
	case (w == "if" || w == "unless" || w == "because" || w == "until") && f.Rel(k) == text.Mark:
		if h := f.Head(k); h >= 0 && f.Head(h) == i {
			return stretch{s.i, f.below(h).j}
		}
		return s
	default:
		return s
	}
	e := k + 2
	for e < z && f.Word(e) != ";" && f.innermost(e) == f.innermost(i) || e < z && f.innermost(e) >= 0 {
		e++
	}
	return f.cutAt(stretch{s.i, e})
}

// circumstantial reports whether clause k tells when or why, and is nothing told.
func (f *finder) circumstantial(k int) bool {
	m := f.kid(k, text.Mark)
	if m < 0 {
		return false
	}
	switch f.lower(m) {
	case "after", "before", "when", "while", "as", "because", "since", "until", "although", "though", "by", "despite", "without", "in", "for":
		return m == f.below(k).i
	}
	return false
}

// behindStop reports whether a semicolon or full stop stands before clause k.
func (f *finder) behindStop(k int) bool {
	a := f.below(k).i
	if a == 0 {
		return false
	}
	w := f.Word(a - 1)
	return w == ";" || w == "." || f.Word(a) == ";"
}

// aside returns the clause that contains verb i as an aside: "The strike, the
// union said, is over". It returns nil if i is none.
func (f *finder) aside(i int) []stretch {
	top := f.asideTop(i)
	if top < 0 {
		return nil
	}
	h := f.Head(top)
	if h < 0 {
		return nil
	}
	own := f.below(top)
	for n := 0; n < 8 && f.Head(h) >= 0 && f.Rel(h) != text.Root && f.Rel(h) != text.Ccomp && !(f.isPredicate(h) && own.i > f.below(h).i); n++ {
		h = f.Head(h)
	}
	b := f.below(h)
	if b.i < own.i && f.namesOnly(stretch{b.i, own.i}, i) {
		return nil
	}
	if own.i < h && own.j < h && own.i <= b.i+1 && !f.inverted(i) {
		return nil // it comes first: then it does not tell what follows by a comma alone
	}
	out := []stretch{{b.i, own.i}, {own.j, b.j}}
	if f.mainBefore(b.i, own.i) && !f.subordinate(own.j, b.j) {
		out = out[:1] // the clause is whole before the aside: what follows goes on from the saying
	}
	var keep []stretch
	told := false
	for _, s := range out {
		if s = f.trim(s); s.empty() || f.startsRelative(s) {
			continue
		}
		s = f.afterStop(s, i)
		keep = append(keep, s)
		told = told || f.mainBefore(s.i, s.j) && !f.marked(s)
	}
	if !told {
		return nil
	}
	return keep
}

// asideTop returns the head of the aside that verb i makes: i itself if it is
// beside another clause, or -1.
func (f *finder) asideTop(i int) int {
	if s := f.kid(i, text.NsubjPass); s >= 0 && f.lower(s) != "it" {
		return -1
	}
	if m := f.kidWord(i, "as"); f.Rel(i) == text.Advcl && m >= 0 && m < i && f.kid(i, text.Nsubj) >= 0 && f.kid(i, text.Ccomp, text.Xcomp) < 0 {
		return i // "as the envoy told reporters"
	}
	switch f.Rel(i) {
	case text.Parataxis:
		return i
	case text.Conj, text.Advcl, text.Dep, text.Appos, text.Discourse, text.Acl:
		// What the parser calls joined or dependent is an aside if a comma or
		// quotation mark stands before it and its subject has no other verb.
		s := f.kid(i, text.Nsubj)
		if s < 0 || f.kid(i, text.Cc, text.Mark) >= 0 {
			return -1
		}
		if f.kid(i, text.Obj, text.Ccomp, text.Xcomp) >= 0 {
			return -1
		}
		if f.leftIsQuoteOrComma(i) {
			return i
		}
	}
	return -1
}

// mainBefore reports whether a main clause with its subject stands in [i, j).
func (f *finder) mainBefore(i, j int) bool {
	for k := i; k < j; k++ {
		if !f.isPredicate(k) || f.kid(k, text.Mark) >= 0 {
			continue
		}
		switch f.Rel(k) {
		case text.AclRelcl, text.Acl, text.Advcl, text.Xcomp:
			continue
		}
		if s := f.kid(k, text.Nsubj, text.NsubjPass, text.Expl); s >= i && s < j {
			return true
		}
	}
	return false
}

func (f *finder) startsRelative(s stretch) bool {
	switch strings.ToLower(f.Word(s.i)) {
	case "who", "which", "whose", "whom":
		return true
	}
	return false
}

// relative reports whether the clause of word k starts with a relative pronoun.
func (f *finder) relative(k int) bool {
	b := f.below(k)
	switch strings.ToLower(f.Word(b.i)) {
	case "who", "which", "whose", "whom":
		return true
	}
	return f.Rel(k) == text.AclRelcl
}

// afterStop returns what stands in s, before verb i, behind a colon or semicolon,
// if that is a clause: the saying reaches no further back.
func (f *finder) afterStop(s stretch, i int) stretch {
	if s.i > i {
		return s
	}
	for k := s.j - 1; k > s.i; k-- {
		if w := f.Word(k); (w == ":" || w == ";") && f.innermost(k) == f.innermost(i) && f.mainBefore(k+1, s.j) {
			return f.trim(stretch{k + 1, s.j})
		}
	}
	return s
}

// subordinate reports whether the words [i, j) go on with a clause of the kind
// "if …", "because …", which belongs to what is told.
func (f *finder) subordinate(i, j int) bool {
	for i < j && f.Tag(i) == text.PUNCT {
		i++
	}
	if i >= j {
		return false
	}
	switch f.lower(i) {
	case "if", "because", "unless", "although", "though", "so", "since", "whether", "provided", "that", "until":
		return true
	}
	return false
}

// inverted reports whether the subject of verb i follows it ("said the envoy").
func (f *finder) inverted(i int) bool {
	s := f.kid(i, text.Nsubj)
	return s > i
}

// leftIsQuoteOrComma reports whether what hangs on word i is set off before by a
// comma, a dash or a quotation mark.
func (f *finder) leftIsQuoteOrComma(i int) bool {
	a := f.below(i).i
	if a > 0 && f.Tag(a) == text.PUNCT {
		return true
	}
	return a > 0 && f.Tag(a-1) == text.PUNCT
}

// below returns the words that word k and all below it span.
func (f *finder) below(k int) stretch {
	i, j := f.extent(k)
	return stretch{i, j}
}

// around returns of b, the span of the clause k that surrounds verb i, the side
// on which k stands.
func (f *finder) around(b stretch, i, k int) stretch {
	if k < i {
		return stretch{b.i, i}
	}
	return stretch{i + 1, b.j}
}

// unmark takes "that" off the front of s, the words of clause k.
func (f *finder) unmark(s stretch, k int) stretch {
	for s.i < s.j && f.Tag(s.i) == text.PUNCT && f.innermost(s.i) < 0 {
		s.i++
	}
	if s.i < s.j && f.lower(s.i) == "that" && f.Rel(s.i) == text.Mark {
		s.i++
	}
	return s
}

// cutChain ends s, the words of clause k, before a participle that tells on:
// ", adding that …", ", accusing …". It belongs to who tells k.
func (f *finder) cutChain(s stretch, k int) stretch {
	for c := k; c >= 0; {
		last := -1
		for d := range f.kids(c) {
			if d > c && f.below(d).j >= s.j-1 && f.Tag(d) != text.PUNCT {
				last = d
			}
			if d > c && (f.chained(d) || f.toldOn(d, c, k)) {
				return stretch{s.i, f.below(d).i}
			}
		}
		c = last
	}
	return s
}

// toldOn reports whether verb d, joined to verb c of the clause k that is told, is
// joined to the telling verb in truth: "denied that it had fired, and accused …",
// "agreed that arms must rest, called for …". It has no subject, is a past verb of
// saying, and c is no simple past or a comma parts them.
func (f *finder) toldOn(d, c, k int) bool {
	if f.Rel(d) != text.Conj || f.Tag(d) != text.VERB || f.kid(d, text.Nsubj, text.NsubjPass, text.Aux) >= 0 || len(f.cues.Verb(f.lower(d))) == 0 {
		return false
	}
	i := f.Head(k)
	if i < 0 || !f.simplePast(d) || !f.simplePast(i) || f.innermost(d) != f.innermost(i) {
		return false
	}
	b := f.below(d)
	comma := b.i > 0 && (f.Word(b.i-1) == "," || f.Word(b.i) == ",")
	for x := range f.kids(c) {
		if x > c && x < d && f.Tag(x) == text.PUNCT && x >= b.i-2 {
			comma = true
		}
	}
	return comma || !f.simplePast(c)
}

// simplePast reports whether verb i is a finite past form without an auxiliary.
func (f *finder) simplePast(i int) bool {
	m := f.Morph(i)
	return m.Is(text.Tense, "Past") && m.Is(text.VerbForm, "Fin") && f.kid(i, text.Aux, text.AuxPass) < 0
}

// chained reports whether word d is a participle of saying set off by a comma
// from the clause before it.
func (f *finder) chained(d int) bool {
	if f.Tag(d) != text.VERB || f.Rel(d) != text.Advcl && f.Rel(d) != text.Acl && f.Rel(d) != text.Conj && f.Rel(d) != text.Parataxis {
		return false
	}
	if !strings.HasSuffix(strings.ToLower(f.Word(d)), "ing") || len(f.cues.Verb(f.lower(d))) == 0 || f.kid(d, text.Nsubj, text.Mark) >= 0 {
		return false
	}
	a := f.below(d).i
	for a < d && f.Tag(a) == text.PUNCT {
		a++
	}
	return a > 0 && f.Tag(a-1) == text.PUNCT && f.innermost(d) < 0
}

// infinitive returns the head of the infinitive that verb i governs, or -1.
func (f *finder) infinitive(i int) int {
	for k := range f.kids(i) {
		if r := f.Rel(k); k > i && (r == text.Xcomp || r == text.Advcl || r == text.Ccomp) && f.hasTo(k) {
			return k
		}
	}
	objects := f.obliques(i, "on", "upon")
	if o := f.kid(i, text.Obj); o >= 0 { // "urged the sides to return" with "to return" on "sides"
		objects = append(objects, o)
	}
	for _, o := range objects {
		for k := range f.kids(o) {
			if f.Rel(k) == text.Acl && f.hasTo(k) && k > o {
				return k
			}
		}
	}
	return -1
}

func (f *finder) hasTo(k int) bool {
	for m := range f.kids(k) {
		if m < k && f.Rel(m) == text.Mark && strings.EqualFold(f.Word(m), "to") {
			return true
		}
	}
	return false
}

// wh reports whether clause k starts with a question word.
func (f *finder) wh(k int) bool {
	b := f.below(k)
	if b.empty() {
		return false
	}
	switch strings.ToLower(f.Word(b.i)) {
	case "what", "whether", "if", "why", "how", "who", "whom", "whose", "when", "where", "which":
		return true
	}
	return false
}

// isQuestionTag reports whether clause k is no content: a bare pronoun or "so".
func (f *finder) isQuestionTag(k int) bool {
	b := f.below(k)
	return b.j-b.i == 1 && f.Tag(k) != text.VERB
}

// object returns the head of the object of verb i: of "call on", what follows "on".
func (f *finder) object(i int, rest string) int {
	if rest != "" && rest != "out" {
		if o := f.obliques(i, rest); len(o) > 0 && o[0] > i {
			return o[0]
		}
	}
	if o := f.kid(i, text.Obj, text.Iobj); o > i {
		return o
	}
	return -1
}

// start returns the first word of the phrase headed by o, without its preposition.
func (f *finder) start(o int) int {
	b := f.below(o)
	for b.i < o && f.Rel(b.i) == text.Case && f.Head(b.i) == o {
		b.i++
	}
	return b.i
}

// withSubject returns the passive subject of verb i and what k spans: "two men
// are said to have left".
func (f *finder) withSubject(i, k int) []stretch {
	s := f.kid(i, text.NsubjPass, text.Nsubj)
	if s < 0 || f.antecedent(s) >= 0 {
		return []stretch{f.below(k)}
	}
	return []stretch{f.below(s), f.below(k)}
}

// calling returns the content of "called the draft a fair start", "described it
// as dead", "put the figure at ten".
func (f *finder) calling(i int, rest string, g verbGroup) []stretch {
	o := f.object(i, rest)
	if g.passive {
		s := f.kid(i, text.NsubjPass)
		if s < 0 || len(f.agents(i)) == 0 {
			return nil
		}
		for k := range f.kids(i) {
			if k > i && (f.Rel(k) == text.Xcomp || f.Rel(k) == text.Obl && f.preposition(k) == "as") {
				return []stretch{f.below(s), f.below(k)}
			}
		}
		return nil
	}
	if o < 0 {
		return nil
	}
	for k := range f.kids(i) {
		if k <= i {
			continue
		}
		switch f.Rel(k) {
		case text.Xcomp, text.Ccomp:
			if k > o || f.below(k).i > o {
				return []stretch{{f.start(o), f.below(k).j}}
			}
		case text.Obl, text.Advcl, text.Nmod:
			if k > o && (f.preposition(k) == "as" || f.kidWord(k, "as") >= 0) {
				return []stretch{{f.start(o), f.below(k).j}}
			}
		}
	}
	for k := range f.kids(o) { // "as" hanging on the object; a name made of both
		if k > o && (f.preposition(k) == "as" || f.kidWord(k, "as") >= 0) {
			return []stretch{{f.start(o), f.below(o).j}}
		}
	}
	// "called the draft “a fair start”": the parser may take both for one phrase.
	b := f.below(o)
	for k := b.i; k < b.j; k++ {
		if n := f.innermost(k); n >= 0 && f.innermost(i) != n && f.quotes[n].first > b.i {
			return []stretch{b}
		}
	}
	if n := f.innermost(o); n >= 0 && n != f.innermost(i) {
		return []stretch{b}
	}
	_, z := f.Sentence(f.SentenceOf(i))
	for k := b.j; k < z && k < o+12; k++ {
		if n := f.innermost(k); n >= 0 && n != f.innermost(i) {
			if f.quotes[n].first == k && f.quotes[n].outer == f.innermost(i) {
				return []stretch{{f.start(o), f.quotes[n].last}}
			}
			break
		}
		if f.Tag(k) == text.VERB || f.Tag(k) == text.PUNCT {
			break
		}
	}
	switch f.lower(i) {
	case "call", "dub", "label", "brand", "term", "deem":
		if f.lastKid(o, text.Amod) > o {
			return []stretch{b} // "called the charges false"
		}
		// What follows the object without a comma is what it is called.
		e := b.j
		for e < f.below(i).j && f.Tag(e) != text.PUNCT && f.Tag(e) != text.CCONJ && f.Tag(e) != text.SCONJ && !f.isTime(e) && f.Tag(e) != text.VERB {
			e++
		}
		if e > b.j && (f.Tag(b.j) == text.DET || f.Tag(b.j) == text.ADJ || f.Tag(b.j) == text.NOUN) {
			return []stretch{{f.start(o), e}}
		}
	}
	return nil
}

// lastKid returns the last child of word i with relation r, or -1.
func (f *finder) lastKid(i int, r text.Rel) int {
	last := -1
	for k := range f.kids(i) {
		if f.Rel(k) == r {
			last = k
		}
	}
	return last
}

// isTime reports whether the phrase headed by k is a time expression.
func (f *finder) isTime(k int) bool {
	_, ok := f.cal.of(k)
	return ok
}

// person reports whether word k heads a name of a person or a pronoun for one.
func (f *finder) person(k int) bool {
	if n, ok := f.NameAt(k); ok && n.Kind == text.Person {
		return true
	}
	switch strings.ToLower(f.Word(k)) {
	case "he", "she", "they", "him", "her", "them", "i", "we", "you", "who":
		return true
	}
	return false
}
