package version

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// classify returns the classes of a change from the sentences x to y, and the
// words that differ.
func classify(x, y []sentence, notes []string) ([]Class, string) {
	var a, b []word
	for _, s := range x {
		a = append(a, s.words...)
	}
	for _, s := range y {
		b = append(b, s.words...)
	}
	gone, come := differing(a, b)
	shown := show(a, gone) + " → " + show(b, come)
	if len(gone)+len(come) == 0 {
		return []Class{Cosmetic}, ""
	}
	has := map[Class]bool{}
	if isNote(b, notes) || isNote(a, notes) {
		has[Correction] = true
	}
	if !has[Correction] && (sameLetters(a, gone, b, come) || furnitureWords(a) && furnitureWords(b)) {
		return []Class{Cosmetic}, shown
	}
	for side, list := range [][]int{gone, come} {
		w, other, others := a, b, come
		if side == 1 {
			w, other, others = b, a, gone
		}
		for _, i := range list {
			k := w[i].key
			switch {
			case negations[k] && !(k == "no" && i+1 < len(w) && isNumber(w[i+1].key)):
				has[Denial] = true
			case isNumber(k):
				has[Number] = true
			case approximate[k] && beside(w, i, isNumber):
				has[Number] = true
			case hedges[k]:
				has[Hedge] = true
			case isName(w, i) && !slices.ContainsFunc(others, func(j int) bool { return other[j].key == k }):
				has[Name] = true
			}
			if w[i].quoted {
				has[Quote] = true
			}
		}
	}
	if typos(a, gone, b, come) && !has[Denial] && !has[Correction] {
		return []Class{Cosmetic}, shown
	}
	var out []Class
	for _, c := range classOrder {
		if has[c] {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		if onlyArticles(a, gone) && onlyArticles(b, come) {
			return []Class{Cosmetic}, shown
		}
		out = []Class{Wording}
	}
	return out, shown
}

// whole returns the classes of a sentence that came or went.
func whole(s sentence, of *text) []Class {
	if isNote(s.words, of.notes) {
		return []Class{Correction}
	}
	if furniture(s) || s.key == of.title {
		return []Class{Cosmetic}
	}
	has := map[Class]bool{}
	for i, w := range s.words {
		switch {
		case denials[w.key]:
			has[Denial] = true
		case isNumber(w.key):
			has[Number] = true
		case hedges[w.key]:
			has[Hedge] = true
		case isName(s.words, i):
			has[Name] = true
		}
		if w.quoted {
			has[Quote] = true
		}
	}
	var out []Class
	for _, c := range classOrder {
		if has[c] {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		out = []Class{Wording}
	}
	return out
}

// differing returns the words of a and b that are not in their longest common
// subsequence.
func differing(a, b []word) (gone, come []int) {
	i0, i1, j0, j1 := 0, len(a), 0, len(b)
	for i0 < i1 && j0 < j1 && a[i0].key == b[j0].key {
		i0, j0 = i0+1, j0+1
	}
	for i0 < i1 && j0 < j1 && a[i1-1].key == b[j1-1].key {
		i1, j1 = i1-1, j1-1
	}
	n, m := i1-i0, j1-j0
	if n*m > 1<<20 {
		return span(i0, i1), span(j0, j1)
	}
	lcs := make([][]int32, n+1)
	for i := range lcs {
		lcs[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i0+i].key == b[j0+j].key {
				lcs[i][j] = lcs[i+1][j+1] + 1
			} else {
				lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < n && j < m {
		switch {
		case a[i0+i].key == b[j0+j].key:
			i, j = i+1, j+1
		case lcs[i+1][j] >= lcs[i][j+1]:
			gone = append(gone, i0+i)
			i++
		default:
			come = append(come, j0+j)
			j++
		}
	}
	return append(gone, span(i0+i, i1)...), append(come, span(j0+j, j1)...)
}

func show(w []word, at []int) string {
	var out []string
	for n, i := range at {
		if n > 0 && at[n-1] != i-1 {
			out = append(out, "…")
		}
		out = append(out, w[i].text)
		if len(out) > 40 {
			return strings.Join(out, " ") + " …"
		}
	}
	return strings.Join(out, " ")
}

// sameLetters reports whether the differing words are the same letters, divided
// or hyphened in another way.
func sameLetters(a []word, gone []int, b []word, come []int) bool {
	join := func(w []word, at []int) string {
		var s strings.Builder
		for _, i := range at {
			s.WriteString(w[i].key)
		}
		return s.String()
	}
	if join(a, gone) == join(b, come) {
		return true
	}
	// A word that was printed twice in a row.
	twice := func(w []word, at []int) bool {
		for _, i := range at {
			if !(i > 0 && w[i-1].key == w[i].key) && !(i+1 < len(w) && w[i+1].key == w[i].key) || isNumber(w[i].key) {
				return false
			}
		}
		return true
	}
	return twice(a, gone) && twice(b, come)
}

// typos reports whether each differing word became one that is spelled nearly the
// same: one letter changed, left out, put in or two swapped.
func typos(a []word, gone []int, b []word, come []int) bool {
	if len(gone) != len(come) {
		return false
	}
	for n := range gone {
		x, y := a[gone[n]].key, b[come[n]].key
		if len(x) == len(y) && isName(a, gone[n]) && isName(b, come[n]) && !anagram(x, y) {
			return false // with another letter it may be another name
		}
		if len(x) < 4 || len(y) < 4 || strings.ContainsAny(x+y, "0123456789") || isNumber(x) && isNumber(y) || inflected(x, y) || !oneEdit([]rune(x), []rune(y)) {
			return false
		}
	}
	return true
}

// anagram reports whether x and y have the same letters.
func anagram(x, y string) bool {
	a, b := []rune(x), []rune(y)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// inflected reports whether x and y differ in an ending that has a meaning.
func inflected(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if strings.HasPrefix(y, x) {
		return true
	}
	for _, p := range [][2]string{{"man", "men"}, {"ing", "ed"}, {"es", "ed"}, {"s", "d"}, {"come", "came"}, {"ould", "ill"}} {
		if strings.HasSuffix(x, p[0]) && strings.HasSuffix(y, p[1]) || strings.HasSuffix(x, p[1]) && strings.HasSuffix(y, p[0]) {
			return true
		}
	}
	return false
}

// oneEdit reports whether one edit makes x of y, two neighbours swapped counting
// as one; in words of eight letters and more, two edits.
func oneEdit(x, y []rune) bool {
	allowed := 1
	if min(len(x), len(y)) >= 8 {
		allowed = 2
	}
	if string(x) == string(y[1:]) || string(y) == string(x[1:]) {
		return true // the first letter was lost
	}
	if len(x) > 40 || len(y) > 40 || x[0] != y[0] {
		return false
	}
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(x)][len(y)] <= allowed
}

func onlyArticles(w []word, at []int) bool {
	for _, i := range at {
		switch w[i].key {
		case "a", "an", "the", "that":
		default:
			return false
		}
	}
	return true
}

func beside(w []word, i int, is func(string) bool) bool {
	return i+1 < len(w) && is(w[i+1].key) || i+2 < len(w) && is(w[i+2].key) || i > 0 && is(w[i-1].key)
}

// isName reports whether word i is part of a name: a capital where no sentence or
// quotation begins.
func isName(w []word, i int) bool {
	if w[i].first || len(w[i].key) < 2 {
		return false
	}
	for _, r := range w[i].text {
		return unicode.IsUpper(r)
	}
	return false
}

// isNumber reports whether a word is a figure, a numeral or part of a date.
func isNumber(k string) bool {
	return k != "" && (unicode.IsDigit(rune(k[0])) || strings.ContainsAny(k, "0123456789") && len(k) < 8) || numerals[k]
}

var (
	numerals = set(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
		hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half third quarter double triple twice zero percent
		monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
		january february march april june july august september october november december jan feb apr jun jul aug sept sep oct nov dec`)
	approximate = set(`over nearly about almost more than least most up to some around roughly approximately under below above only just`)
	hedges      = set(`may might could reportedly allegedly apparently possibly probably perhaps likely unlikely seemingly purportedly suspected alleged appears appeared seems seemed believed thought expected unconfirmed unclear potential potentially presumably supposedly would claims claimed suggests suggested`)
	negations   = set(`not no never none nobody nothing neither nor cannot cant dont didnt doesnt wont wouldnt isnt arent wasnt werent hasnt havent hadnt couldnt shouldnt denied denies deny denying denial refused refuses refuse refusing rejected rejects reject rejecting without`)
	denials     = set(`denied denies deny denying denial refuted refutes disputed disputes rejects rejected`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	noteForm = regexp.MustCompile(`^(?:correction|clarification|corrects|clarifies|corrected)\b|^editors? note\b.*\b(?:correct|clarif|earlier version|amended)|\b(?:earlier|previous|original) version of (?:this|the|our) (?:story|article|report|post|page|piece)|\bthis (?:story|article|report|post|page|piece|transcript) (?:has been|was|is) (?:corrected|amended|clarified|updated to (?:correct|clarify|reflect|fix))`)
	// furnitureForm is what pages print beside the text, by the keys of the words.
	furnitureForm = regexp.MustCompile(`^(?:last |first )?(?:updated|published|posted|modified)\b.{0,40}$|^(?:share|print|email|tweet|save|home|news|articles|menu|search|related|advertisement|read more|continue reading|sign up|subscribe|follow us|click here|watch|listen|photo|image|video|back to top|loading|comments?)(?: .{0,30})?$|^(?:\d+ )?(?:min|minutes?) read$|^\d{1,2}$|^aspect ratio|^srcset`)
)

func furniture(s sentence) bool { return furnitureWords(s.words) }

func furnitureWords(w []word) bool {
	if len(w) > 10 {
		return false
	}
	return furnitureForm.MatchString(keysOf(w))
}

// isNote reports whether words are a note of correction.
func isNote(w []word, notes []string) bool {
	if len(w) < 2 {
		return false
	}
	key := keysOf(w[:min(len(w), 40)])
	if noteForm.MatchString(key) {
		return true
	}
	for _, n := range notes {
		if len(w) > 4 && strings.Contains(keysOf(words(n, 0)), key) {
			return true
		}
	}
	return false
}
