package read

import (
	"slices"
	"strings"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"

	"github.com/xrash/smetrics"
)

// A person is one human being under all the names that the page gives them.
type person struct {
	actor  int
	forms  [][]string // folded words of each full name, without particles and suffixes
	single bool       // only a single name is known
	named  int        // how often a single name meant them
}

// castPeople makes one person of the labels that name the same one: full names
// with each other, then single names with the full names.
func (b *casting) castPeople() {
	of := make([]int, len(b.labels)) // label to person, -1 if none
	full := make([][]string, len(b.labels))
	for n, l := range b.labels {
		of[n] = -1
		if l.kind != text.Person {
			continue
		}
		full[n] = nameWords(b.name(l.first, l.last))
		if len(full[n]) < 2 {
			continue
		}
		of[n] = b.samePerson(full[n])
		if of[n] < 0 {
			of[n] = len(b.people)
			b.people = append(b.people, person{actor: -1, forms: [][]string{full[n]}})
			continue
		}
		p := &b.people[of[n]]
		if !slices.ContainsFunc(p.forms, func(f []string) bool { return slices.Equal(f, full[n]) }) {
			p.forms = append(p.forms, full[n])
		}
	}
	seen := make([]int, len(b.people)) // 1 + last label that named the person so far
	for n, l := range b.labels {
		if l.kind != text.Person || len(full[n]) == 0 {
			continue
		}
		if of[n] < 0 {
			of[n] = b.bySingleName(full[n][0], n, seen)
			if of[n] < 0 {
				of[n] = len(b.people)
				b.people = append(b.people, person{actor: -1, forms: [][]string{full[n]}, single: true})
				seen = append(seen, 0)
			}
			b.people[of[n]].named++
		}
		seen[of[n]] = n + 1
		p := &b.people[of[n]]
		if p.actor < 0 {
			p.actor = b.add(gentz.Actor{Kind: "person", Rule: "actor.person", Sure: 0.9}, 0)
		}
		a := &b.actors[p.actor]
		if name := b.name(l.first, l.last); better(name, a.Name) {
			a.Name = name
		}
		if b.gender[p.actor] == 0 {
			b.gender[p.actor] = b.genderOf(l)
		}
		b.mean(p.actor, l.head, l.first, l.last, "name")
	}
}

// better reports whether name says more than old: a full name more than a
// single one, a longer first name more than an initial.
func better(name, old string) bool {
	if old == "" {
		return true
	}
	a, b := nameWords(name), nameWords(old)
	if (len(a) > 1) != (len(b) > 1) {
		return len(a) > 1
	}
	return len(a) > 1 && len(b[0]) == 1 && len(a[0]) > 1
}

// genderOf returns the gender that the given name of l or the title before it shows.
func (b *casting) genderOf(l naming) byte {
	if l.first > 0 && b.SentenceOf(l.first-1) == b.SentenceOf(l.first) {
		k := l.first - 1
		title := b.Word(k)
		if title == "." && k > 0 {
			title = b.Word(k-1) + "."
		}
		if o, ok := ontology.OfficeOf(title); ok && o.Gender != "" {
			return o.Gender[0]
		}
	}
	if l.last-l.first > 1 {
		if g := ontology.GenderOf(b.Word(l.first)); g != "" {
			return g[0]
		}
	}
	return 0
}

// nameWords returns the words of a person's name folded, without a suffix such
// as "Jr." or "II", and with the parts of a hyphenated name as one word.
func nameWords(name string) []string {
	var out []string
	for _, w := range strings.Fields(tightHyphens.Replace(name)) {
		w = strings.ReplaceAll(ontology.Fold(w), " ", "")
		if w == "" {
			continue
		}
		if len(out) > 0 {
			switch w {
			case "jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "xiv", "xvi":
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

var tightHyphens = strings.NewReplacer(" - ", "-", " -", "-", "- ", "-")

// samePerson returns the person whose full name may be written as words, or -1.
func (b *casting) samePerson(words []string) int {
	for n := range b.people {
		for _, f := range b.people[n].forms {
			if sameFullName(f, words) {
				return n
			}
		}
	}
	return -1
}

// sameFullName reports whether two full names may be one person's: the same
// surname, up to spelling, and first names that do not contradict each other.
func sameFullName(a, b []string) bool {
	if !alike(surname(a), surname(b)) {
		return sameParts(a, b)
	}
	x, y := a[0], b[0]
	if len(x) == 1 || len(y) == 1 {
		return x[0] == y[0]
	}
	// "Ursula von der Leyen" and "von der Leyen"
	return alike(x, y) || particle(x) || particle(y)
}

// sameParts reports whether one name is the other with more at its end ("Kim Jong",
// "Kim Jong Un") or with its words in the other order, as agencies differ on names
// whose family name comes first.
func sameParts(a, b []string) bool {
	if len(a) == 2 && len(b) == 2 {
		return a[0] == b[1] && a[1] == b[0]
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func particle(w string) bool {
	switch w {
	case "al", "el", "bin", "ben", "ibn", "van", "von", "de", "da", "di", "der", "den", "del", "della", "la", "le", "du", "dos", "das", "abu", "bint", "ter", "ten", "al-":
		return true
	}
	return false
}

// surname returns the last word of a name without an Arabic article.
func surname(words []string) string { return bare(words[len(words)-1]) }

func bare(w string) string {
	for _, a := range []string{"al", "el", "ar", "as", "ash", "an"} {
		if s, ok := strings.CutPrefix(w, a); ok && (a == "al" || a == "el") && len(s) > 3 {
			return s
		}
	}
	return w
}

// alike reports whether two folded words are spellings of one name. Only long
// words may differ, and not in how they begin.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 5 || len(b) < 5 || len(a)-len(b) > 3 || len(b)-len(a) > 3 || a[0] != b[0] && !strings.ContainsAny(a[:1], "qkgcyij") {
		return false
	}
	x, y := sound(a), sound(b)
	return x == y || x[0] == y[0] && smetrics.JaroWinkler(a, b, 0.7, 4) >= 0.92
}

// sound returns w with letters alike that one name is transliterated by:
// "tyravskyi" and "tiravsky", "qaddafi" and "kadafi".
func sound(w string) string {
	w = sounds.Replace(w)
	out := make([]byte, 0, len(w))
	for i := range len(w) {
		if i == 0 || w[i] != w[i-1] {
			out = append(out, w[i])
		}
	}
	return string(out)
}

var sounds = strings.NewReplacer("kh", "h", "gh", "g", "ph", "f", "ck", "k", "q", "k", "ou", "u", "oo", "u", "ee", "i", "ts", "z", "tz", "z", "w", "v", "yi", "i", "iy", "i",
	"ii", "i", "yy", "i", "ie", "e", "ye", "e", "ja", "ia", "ju", "iu", "y", "i", "j", "i", "aa", "a")

// bySingleName returns the person that a single name means at label n, or -1: one
// of that surname; else one of that first name. Of several, the one that a single
// name meant most often so far, then the one named last before.
func (b *casting) bySingleName(w string, n int, seen []int) int {
	best, bestScore := -1, 0
	gender := b.honorific(b.labels[n])
	for i := range b.people {
		p := &b.people[i]
		score := 0
		for _, f := range p.forms {
			switch {
			case alike(surname(f), bare(w)):
				score = max(score, 3000)
			case alike(f[0], w):
				score = max(score, 1000)
			case len(f) > 2 && alike(f[len(f)-2], w): // "Ortega" of "Ortega Saavedra"
				score = max(score, 500)
			}
		}
		if score == 0 {
			continue
		}
		if g := b.firstGender(p); gender != 0 && g != 0 && g != gender {
			continue
		}
		if i < len(seen) && seen[i] > 0 {
			score += 400 + 50*min(p.named, 5)
			if n+1-seen[i] < 50 {
				score += 50 - (n + 1 - seen[i])
			}
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// honorific returns the gender that a title right before l shows, 0 if none does.
func (b *casting) honorific(l naming) byte {
	l.last = l.first + 1
	return b.genderOf(l)
}

func (b *casting) firstGender(p *person) byte {
	for _, f := range p.forms {
		if g := ontology.GenderOf(f[0]); g != "" && len(f) > 1 {
			return g[0]
		}
	}
	return 0
}
