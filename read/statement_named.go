package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// byName is the rule of actors that only the source of a statement names: whoever is
// written with a capital and says something is somebody, also where no other sign
// shows it ("Aeroflot said").
const byName = "speaker.named"

// nameOf returns the number of the actor for a source that is a name which the cast
// does not know, made if need be. ok is false if the phrase headed by h is no name.
func (f *finder) nameOf(t *telling, h int) (n int, ok bool) {
	i, j := h, h+1
	switch {
	case f.Tag(h) == text.PROPN:
	case f.Tag(h) == text.NOUN && f.namedKind(h): // "Yonhap news agency"
		i, j = h, h
	default:
		return 0, false
	}
	for i > t.source.i && f.Tag(i-1) == text.PROPN && f.capital(i-1) {
		i--
	}
	if i == j { // the name stands before other words: "Yonhap news agency"
		for i > t.source.i && f.Tag(i-1) != text.PROPN && f.Head(i-1) == h && f.Rel(i-1) == text.Compound {
			i--
		}
		j = i
		for i > t.source.i && f.Tag(i-1) == text.PROPN && f.capital(i-1) {
			i--
		}
	}
	for j < t.source.j && f.Tag(j) == text.PROPN && f.capital(j) {
		j++
	}
	if i == j {
		return 0, false
	}
	name := f.Words(i, j)
	if _, timely := f.cal.of(h); timely || utf8.RuneCountInString(name) < 2 || !f.capital(i) || f.p.inTitle(h) || f.firstPerson(h) {
		return 0, false
	}
	if !f.surelyName(i, j) {
		return 0, false
	}
	for k := i; k < j; k++ {
		if n, known := f.cast.who(k); known && f.cast.actors[n].Kind == "person" {
			return 0, false // "Norvane chief Ada": not another one
		}
	}
	mention := gentz.Mention{Span: f.p.span(i, j), Kind: "name"}
	for n := range f.cast.actors {
		if a := &f.cast.actors[n]; a.Rule == byName && a.Name == name {
			a.Mentions = append(a.Mentions, mention)
			return n, true
		}
	}
	if n, ok := f.initials(name); ok {
		f.cast.actors[n].Mentions = append(f.cast.actors[n].Mentions, mention)
		return n, true
	}
	for n := range f.cast.actors { // it may be known, and only this mention not
		if a := &f.cast.actors[n]; strings.EqualFold(a.Name, name) {
			a.Mentions = append(a.Mentions, mention)
			return n, true
		}
	}
	n = len(f.cast.actors)
	f.cast.actors = append(f.cast.actors, gentz.Actor{ID: gentz.ID("a" + itoa(n+1)), Name: name, Kind: "organisation", Roles: []gentz.Role{}, Mentions: []gentz.Mention{mention}, Rule: byName, Sure: 0.7})
	return n, true
}

// initials returns the one body whose full name has these initials: "GM" for
// General Motors.
func (f *finder) initials(name string) (n int, ok bool) {
	short := strings.ReplaceAll(name, ".", "")
	if len(short) < 2 || len(short) > 6 || strings.ToUpper(short) != short {
		return 0, false
	}
	n = -1
	for k := range f.cast.actors {
		a := &f.cast.actors[k]
		if a.Kind != "organisation" && a.Kind != "armed-group" {
			continue
		}
		var initials strings.Builder
		for _, w := range strings.FieldsFunc(a.Name, func(r rune) bool { return r == ' ' || r == '-' }) {
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
				initials.WriteRune(r)
			}
		}
		if initials.String() == short && strings.Contains(a.Name, " ") {
			if n >= 0 {
				return 0, false
			}
			n = k
		}
	}
	return n, n >= 0
}

// surelyName reports whether the words [i, j) are a name: a capital at the start of a
// sentence alone does not make one ("History would show").
func (f *finder) surelyName(i, j int) bool {
	word := f.Word(i)
	if strings.EqualFold(word, "q") || strings.EqualFold(word, "a") || ontology.IsOffice(word) || personNoun(strings.ToLower(word)) {
		return false
	}
	first, _ := f.Sentence(f.SentenceOf(i))
	start := i == first || f.Tag(i-1) == text.PUNCT || f.Tag(i-1) == text.DET
	if !start || j-i > 1 || strings.ToUpper(word) == word || strings.ContainsRune(word, '.') {
		return true
	}
	for k := 1; k < f.Len(); k++ { // it stands with a capital where no sentence begins
		if s, _ := f.Sentence(f.SentenceOf(k)); k != i && k != s && f.Word(k) == word && f.Tag(k) == text.PROPN && f.Tag(k-1) != text.PUNCT {
			return true
		}
	}
	return false
}

// namedKind reports whether noun h is one that stands behind the name of a body.
func (f *finder) namedKind(h int) bool {
	switch f.lower(h) {
	case "agency", "newspaper", "daily", "weekly", "magazine", "broadcaster", "company", "airline", "carrier", "bank", "union", "firm", "website", "channel":
		return true
	}
	return false
}

func (f *finder) capital(k int) bool {
	r, _ := utf8.DecodeRuneInString(f.Word(k))
	return unicode.IsUpper(r)
}

// lastNamed returns the person whose name ends the first part of the source, up to
// a comma: "Minister of Foreign Affairs K. Lind".
func (f *finder) lastNamed(t *telling) (n int, ok bool) {
	end := t.source.i
	for end < t.source.j && f.Word(end) != "," && f.Tag(end) != text.VERB && f.Tag(end) != text.AUX {
		end++
	}
	for k := t.source.i; k < end; k++ {
		if n, ok := f.cast.who(k); ok && f.cast.actors[n].Kind == "person" {
			if _, upto, ok := f.cast.mention(k); ok && upto == end {
				return n, true
			}
		}
	}
	return 0, false
}

// oneOf returns the noun for one of several who were spoken of: "diplomat" for "one"
// behind "two diplomats", "official" for "one of the officials"; "" if none is near.
func (f *finder) oneOf(t *telling, h int) string {
	switch f.lower(h) {
	case "one", "another", "other", "second", "third", "both", "two":
	default:
		return ""
	}
	for k := range f.kids(h) {
		switch f.Rel(k) {
		case text.Nmod, text.Appos:
			if f.Tag(k) == text.NOUN && (personNoun(f.lower(k)) || f.peopleNoun(f.lower(k))) {
				return f.lower(k)
			}
		}
	}
	for k := t.source.i; k < t.source.j; k++ { // "One of them, a diplomat"
		if f.Tag(k) == text.NOUN && personNoun(f.lower(k)) {
			return f.lower(k)
		}
	}
	// The nearest group of unnamed people, in this sentence or the three before it.
	first, _ := f.Sentence(max(0, f.SentenceOf(h)-3))
	for k := h - 1; k >= first; k-- {
		if f.Tag(k) == text.NOUN && f.Morph(k).Is(text.Number, "Plur") && personNoun(f.lower(k)) {
			return f.lower(k)
		}
	}
	return ""
}

// definiteBody returns the body that "the company" or "the union" means: the one of
// that kind that the text names, if it names no other half as often.
func (f *finder) definiteBody(h int) (n int, ok bool) {
	if f.Tag(h) != text.NOUN {
		return 0, false
	}
	definite := false
	for k := range f.kids(h) {
		definite = definite || f.Rel(k) == text.Det && f.lower(k) == "the"
	}
	if !definite {
		return 0, false
	}
	var fits func(a *gentz.Actor) bool
	switch f.lower(h) {
	case "company", "firm", "operator", "employer", "manufacturer", "airline", "carrier", "bank", "carmaker", "automaker", "conglomerate":
		fits = func(a *gentz.Actor) bool { return !unionName(a.Name) && !publicName(a.Name) }
	case "union", "federation":
		fits = func(a *gentz.Actor) bool { return unionName(a.Name) }
	default:
		return 0, false
	}
	found, best, next := -1, 0, 0
	for n := range f.cast.actors {
		a := &f.cast.actors[n]
		if a.Kind != "organisation" || a.Rule == nameless || !fits(a) || len(a.Mentions) == 0 {
			continue
		}
		named := false
		for _, m := range a.Mentions {
			named = named || m.Kind == "name"
		}
		if !named || a.Party != "" && a.Party != a.ID {
			continue
		}
		if k := len(a.Mentions); k > best {
			found, best, next = n, k, best
		} else {
			next = max(next, k)
		}
	}
	return found, found >= 0 && best >= 2*next
}

// unionName reports whether a name is one of workers' organisations.
func unionName(name string) bool {
	for _, w := range []string{"Union", "Federation", "Brotherhood", "Syndicate", "Guild", "Workers"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// publicName reports whether a name is one of offices, parliaments and the press.
func publicName(name string) bool {
	for _, w := range []string{"Ministry", "Office", "Department", "Parliament", "Assembly", "Council", "Commission", "Court", "Agency", "Party", "Government", "Cabinet",
		"Authority", "Committee", "News", "Times", "Post", "Herald", "Press", "Army", "Forces", "Police", "Board", "Bank of", "House", "University", "Institute"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
