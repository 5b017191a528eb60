package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gentz/ontology"
	"gentz/text"
)

// A naming is a name as it stands in the page, without title and possessive
// mark: the words [first, last), and the word of them that heads it.
type naming struct {
	first, last, head int
	kind              text.NameKind
	party             *ontology.Match // of a state, body, demonym, capital or seat; else nil
	key               string          // folded
}

const maxNameWords = 8 // of a name in the tables of the world, counted as tokens

// findLabels finds the names of the page: those of the tables, those of the
// names model, and what a title or another mention shows to be a name. In the
// end a name is of one kind in the whole document.
func (b *casting) findLabels() {
	known := b.worldNames()
	b.pickNamesakes(known)
	var all []naming
	at := make([]bool, b.Len())
	take := func(l naming) {
		if l.first >= l.last || slices.Contains(at[l.first:l.last], true) {
			return
		}
		for k := l.first; k < l.last; k++ {
			at[k] = true
		}
		all = append(all, l)
	}
	people := b.modelNames(known)
	for _, l := range people {
		take(l)
	}
	for _, l := range known {
		take(l)
	}
	for _, l := range b.missedNames(at) {
		take(l)
	}
	slices.SortFunc(all, func(x, y naming) int { return x.first - y.first })
	for i := range all {
		all[i].head = b.headOf(all[i].first, all[i].last)
		all[i].key = ontology.Fold(b.name(all[i].first, all[i].last))
	}
	b.labels = all
	b.oneKind()
	for n, l := range b.labels {
		for k := l.first; k < l.last; k++ {
			b.label[k] = int32(n) + 1
		}
	}
}

// name returns the words [i, j) on one line.
func (b *casting) name(i, j int) string {
	s := b.Words(i, j)
	if !strings.ContainsAny(s, "\n\t\r\u00a0") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// headOf returns the word among [i, j) that the others hang on: the first whose
// head lies outside.
func (b *casting) headOf(i, j int) int {
	for k := i; k < j; k++ {
		if h := b.Head(k); (h < i || h >= j) && b.Tag(k) != text.PUNCT {
			return k
		}
	}
	return i
}

func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// worldNames finds the names of the tables, the longest at each word.
func (b *casting) worldNames() []naming {
	var out []naming
	for i := 0; i < b.Len(); i++ {
		w := b.Word(i)
		if !upper(w) && !(w[0] >= '0' && w[0] <= '9') && !strings.HasPrefix(w, "al-") && w != "al" {
			continue
		}
		if w == "The" || w == "A" || w == "In" {
			continue
		}
		_, end := b.Sentence(b.SentenceOf(i))
		for j := min(i+maxNameWords, end); j > i; j-- {
			if t := b.Tag(j - 1); t == text.PUNCT || t == text.PART || t == text.ADP || t == text.DET {
				continue
			}
			m := b.world.Match(b.name(i, j))
			if m == nil || !b.nameLike(i, j, &m[0]) {
				continue
			}
			kind := text.Place
			if !m[0].IsState() || m[0].By == ontology.BySeat {
				kind = text.Organisation
			}
			out = append(out, naming{first: i, last: j, kind: kind, party: &m[0]})
			i = j - 1
			break
		}
	}
	return out
}

// pickNamesakes lets a demonym or capital of two states ("Congolese") mean the one
// that the page names.
func (b *casting) pickNamesakes(known []naming) {
	named := map[string]bool{}
	for _, l := range known {
		if l.party.By == ontology.ByName {
			named[l.party.Code] = true
		}
	}
	for i := range known {
		l := &known[i]
		if l.party.By == ontology.ByName || named[l.party.Code] {
			continue
		}
		all := b.world.Match(b.name(l.first, l.last))
		for k := range all {
			if named[all[k].Code] {
				l.party = &all[k]
				break
			}
		}
	}
}

// nameLike reports whether the words [i, j) are used as the name m: a word of
// the language that is also a name ("Male", "Diet", "Polish") must look like one.
func (b *casting) nameLike(i, j int, m *ontology.Match) bool {
	for k := i; k < j; k++ {
		if _, ok := b.NameAt(k); ok || b.Tag(k) == text.PROPN {
			return true
		}
		if m.By == ontology.ByDemonym && (b.Tag(k) == text.ADJ || b.Tag(k) == text.NOUN) {
			return true
		}
	}
	return j-i > 1 || m.By == ontology.ByName
}

// modelNames returns the names that the names model found, trimmed of titles,
// articles and possessive marks, and split where one name possesses another.
// Those that a name of the tables covers are left out.
func (b *casting) modelNames(known []naming) []naming {
	var out []naming
	for _, n := range b.Names() {
		first := int(n.Start)
		for e := int(n.End); n.Kind != text.Organisation && e+1 < b.Len() && b.Word(e) == "-" && !b.SpaceAfter(e-1) && !b.SpaceAfter(e) && b.Tag(e+1) == text.PROPN && b.world.Match(b.Word(e+1)) == nil; e = int(n.End) {
			n.End = int32(e) + 2 // "Ada Lind|-Varga"
			n.Kind = text.Person
		}
		if k := b.personAtEnd(n); k > 0 { // "the Security Council Ada Lind" for its secretary
			out = append(out, naming{first: k, last: int(n.End), kind: text.Person})
			n.End = int32(k)
		}
		for k := first; k <= int(n.End); k++ { // "Peru's Ministry of Health"
			if k < int(n.End) && (!b.possessive(k) || k == first || n.Kind == text.Organisation && b.world.Match(b.name(first, k)) == nil && ontology.GenderOf(b.Word(first)) == "") {
				continue // "the Harbour Workers' Federation" is one name
			}
			if l, ok := b.trim(naming{first: first, last: k, kind: n.Kind}, known); ok {
				out = append(out, l)
			}
			first = k + 1
		}
	}
	return out
}

// personAtEnd returns the word at which a person's name starts that the model
// took for the end of a body's, or 0: an initial, or a given name after a word for bodies.
func (b *casting) personAtEnd(n text.Name) int {
	if n.Kind != text.Organisation || n.End-n.Start < 3 {
		return 0
	}
	k := int(n.End) - 2
	if uses := ontology.NounOf(singular(b.Word(k - 1))); len(uses) == 0 || uses[0].Kind != "government" && uses[0].Kind != "body" {
		return 0
	}
	if initial(b.Word(k)) || ontology.GenderOf(b.Word(k)) != "" {
		return k
	}
	return 0
}

// initial reports whether w is a letter with a full stop: "J.".
func initial(w string) bool { return len(w) == 2 && w[1] == '.' && upper(w) }

// possessive reports whether word k is a possessive mark.
func (b *casting) possessive(k int) bool {
	switch b.Word(k) {
	case "'s", "’s", "'", "’", "‘s":
		return b.Joined(k) || b.Tag(k) == text.PART
	}
	return false
}

// trim cuts l down to the bare name. ok is false if nothing is left, or if a
// name of the tables says more of the same words.
func (b *casting) trim(l naming, known []naming) (naming, bool) {
	for l.first < l.last && (b.Tag(l.first) == text.PUNCT || b.Tag(l.first) == text.DET && l.kind != text.Place) && !strings.HasPrefix(b.Word(l.first), "’") {
		l.first++
	}
	for l.last > l.first && (b.possessive(l.last-1) || b.Tag(l.last-1) == text.PUNCT && !strings.HasSuffix(b.Word(l.last-1), ".")) {
		l.last--
	}
	if l.first >= l.last || !strings.ContainsFunc(b.Words(l.first, l.last), unicode.IsUpper) {
		return l, false
	}
	for i, k := range known {
		if k.last <= l.first || k.first >= l.last {
			continue
		}
		switch {
		case k.first <= l.first && l.last <= k.last:
			// The same words. A person called like a state or its capital stays a person.
			if l.kind == text.Person && k.party.By != ontology.ByDemonym && k.last-k.first == 1 && b.personal(l) {
				return l, true
			}
			return l, false
		case l.kind == text.Organisation && k.first == l.first && b.beginsOffice(k.last, l.last):
			return l, false // "White House Press" before "Secretary": the seat is the name
		case l.kind == text.Person && k.first == l.first && (k.party.By == ontology.ByDemonym || l.last-k.last > 1 && ontology.GenderOf(b.Word(k.last)) != ""):
			l.first = k.last // "Danish Ada Lind", "of Peru Piet Varga"
			return b.trim(l, known[i+1:])
		}
	}
	if o, _ := ontology.OfficeOf(b.Word(l.first)); o.Kind == "honorific" && l.last-l.first > 1 && strings.HasSuffix(b.Word(l.first), ".") {
		l.kind = text.Person // whatever the model took "H.E. Ada Lind" for
	}
	if l.kind == text.Organisation {
		for k := l.first; k+1 < l.last; k++ {
			if strings.EqualFold(b.Word(k+1), "of") && ontology.IsOffice(b.Word(k)) {
				return l, false // "Head of State", "Minister of Health": who holds it, no body
			}
		}
		if ontology.IsOffice(b.name(l.first, l.last)) || l.last-l.first > 1 && ontology.IsOffice(b.Word(l.last-1)) && !strings.Contains(strings.ToLower(b.name(l.first, l.last)), " of ") {
			return l, false // "White House Press Secretary"
		}
	}
	if l.kind == text.Person {
		if w := b.Word(l.last - 1); l.last-l.first > 1 && len(w) > 2 && capitals(w) && !capitals(b.Word(l.first)) || strings.Contains(b.name(l.first, l.last), "&") {
			l.kind = text.Organisation // "Lind EPA", "Lind & Dahl"
		}
	}
	if k := l.first - 1; l.kind == text.Person && k > 0 && b.Word(k) == "He" && b.Tag(k-1) != text.PUNCT && b.SentenceOf(k-1) == b.SentenceOf(l.first) {
		l.first = k // the family name in "for China He Lifeng"
	}
	if k := l.first - 1; l.kind == text.Person && initial(b.Word(l.first)) && k >= 0 && b.Tag(k) == text.PROPN && b.SentenceOf(k) == b.SentenceOf(l.first) && ontology.GenderOf(b.Word(k)) != "" {
		l.first = k // "ADA| J. LIND"
	}
	if l.kind == text.Person {
		l.first = b.afterTitle(l.first, l.last)
		if l.first > 1 && strings.EqualFold(b.Word(l.first-1), "of") && ontology.IsOffice(b.Word(l.first-2)) { // "Minister of Foreign Affairs Ada Lind"
			k := l.first
			for k < l.last-1 && ontology.GenderOf(b.Word(k)) == "" && !initial(b.Word(k)) {
				k++
			}
			if k == l.last-1 {
				return l, false // "Minister of Foreign Affairs"
			}
			l.first = k
		}
		l.last = b.extend(l.last)
		// "Ada" of "Ada Lind", where the model stopped short
		if l.last-l.first == 1 && l.last < b.Len() && ontology.GenderOf(b.Word(l.first)) != "" && b.Tag(l.last) == text.PROPN && upper(b.Word(l.last)) && b.Head(l.last) == l.first && b.SentenceOf(l.last) == b.SentenceOf(l.first) {
			if _, named := b.NameAt(l.last); !named {
				l.last++
			}
		}
		if _, office := ontology.OfficeOf(b.name(l.first, l.last)); office && l.last-l.first > 1 || ontology.IsOffice(b.name(l.first, l.last)) {
			return l, false // a title alone
		}
	}
	return l, true
}

// extend returns the end of a person's name whose words so far end at word j, with
// a numeral ("Carl XVI") and with a particle and what follows it ("van der Berg").
func (b *casting) extend(j int) int {
	free := func(k int) bool {
		if k >= b.Len() {
			return false
		}
		_, named := b.NameAt(k)
		return b.SentenceOf(k) == b.SentenceOf(j-1) && (!named || b.Tag(k) == text.PROPN)
	}
	k := j
	for k+1 < b.Len() && free(k) && particle(b.Word(k)) && k-j < 3 {
		k++
	}
	if k > j && free(k) && b.Tag(k) == text.PROPN && upper(b.Word(k)) {
		return k + 1
	}
	if j < b.Len() && free(j) {
		switch b.Word(j) {
		case "II", "III", "IV", "VI", "VII", "VIII", "XIV", "XVI", "Jr.", "Jr", "Sr.":
			return j + 1
		}
	}
	return j
}

// beginsOffice reports whether the words from i to j and the next one or two are an office.
func (b *casting) beginsOffice(i, j int) bool {
	for e := j + 1; e <= min(j+2, b.Len()); e++ {
		if ontology.IsOffice(b.name(i, e)) {
			return true
		}
	}
	return false
}

// personal reports whether what stands around l shows that it is a person's
// name although it is also a place's: a title, or a longer name elsewhere.
func (b *casting) personal(l naming) bool {
	if l.first > 0 {
		if o, ok := ontology.OfficeOf(b.Word(l.first - 1)); ok && upper(b.Word(l.first-1)) && o.Kind != "leader" {
			return true
		}
	}
	for _, n := range b.Names() {
		if n.Kind == text.Person && n.End-n.Start > 1 && strings.EqualFold(b.Word(int(n.End)-1), b.Word(l.last-1)) && ontology.GenderOf(b.Word(int(n.Start))) != "" {
			return true
		}
	}
	return false
}

// afterTitle returns the first word of [i, j) that is no part of a title before
// a person's name.
func (b *casting) afterTitle(i, j int) int {
	best := i
	for k := i + 1; k < j; k++ {
		if _, ok := ontology.OfficeOf(b.name(i, k)); ok && !ontology.IsOffice(b.Word(k)) {
			best = k
		}
	}
	return best
}

// missedNames returns names that the model did not find: capitalised words right
// after a title, and words of a person's name that is found elsewhere.
func (b *casting) missedNames(at []bool) []naming {
	surname := map[string]bool{}
	for _, n := range b.Names() {
		if n.Kind == text.Person && n.End-n.Start > 1 {
			surname[ontology.Fold(b.Word(int(n.End)-1))] = true
		}
	}
	var out []naming
	for i := 0; i < b.Len(); i++ {
		if at[i] || b.Tag(i) != text.PROPN || !upper(b.Word(i)) {
			continue
		}
		j := i
		for j < b.Len() && !at[j] && b.Tag(j) == text.PROPN && upper(b.Word(j)) && b.SentenceOf(j) == b.SentenceOf(i) && !b.possessive(j) {
			j++
		}
		first := b.afterTitle(i, j)
		head := b.headOf(first, j)
		described := first > i && b.Rel(first-1) == text.NmodDesc || first > i && b.Rel(head) == text.Flat || first == i
		title := described && first > i || i > 0 && b.SentenceOf(i-1) == b.SentenceOf(i) && !at[i-1] && ontology.IsOffice(b.Word(i-1)) && upper(b.Word(i-1))
		office, _ := ontology.OfficeOf(b.name(first, j))
		if ontology.NounOf(strings.ToLower(b.Word(j-1))) != nil { // "General Staff"
			i = j - 1
			continue
		}
		switch {
		case surname[ontology.Fold(b.Word(j-1))] && len(b.Word(j-1)) > 3 && j-first <= 4:
			out = append(out, naming{first: first, last: b.extend(j), kind: text.Person})
		case title && office.Name == "" && j-first <= 4 && (!rankLike(b.Word(first-1)) || ontology.GenderOf(b.Word(first)) != ""):
			out = append(out, naming{first: first, last: b.extend(j), kind: text.Person})
		case j-first >= 2 && j-first <= 4 && office.Name == "" && ontology.GenderOf(b.Word(first)) != "" && b.t.kid(head, text.Det) < 0:
			out = append(out, naming{first: first, last: j, kind: text.Person})
		}
		i = j - 1
	}
	return out
}

// rankLike reports whether a title is an adjective too: "General Services", "Major
// Disaster Declaration".
func rankLike(w string) bool {
	return oneOf(strings.ToLower(w), " general major chief head principal senior private marshal ")
}
