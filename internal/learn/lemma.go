package learn

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gentz/text"
)

// A Lemmatiser gives words their base forms: from a list of words that were
// seen, else by the longest ending for which a rule was learned. It is safe for
// concurrent use.
type Lemmatiser struct {
	words map[string]string // key and form → lemma
	rules map[string]edit   // key and ending → edit
}

// An edit cuts bytes off the end of the lower-case form (or of the form as it
// is, if keep) and puts others there.
type edit struct {
	keep bool
	cut  int
	add  string
}

func (e edit) apply(form string) (string, bool) {
	if !e.keep {
		form = strings.ToLower(form)
	}
	at := len(form) - e.cut
	if at < 0 || at == 0 && e.add == "" || at < len(form) && !utf8.RuneStart(form[at]) {
		return form, false
	}
	return form[:at] + e.add, true
}

// editOf returns the edit that makes lemma of form.
func editOf(form, lemma string) edit {
	keep := lemma != strings.ToLower(lemma)
	if !keep {
		form = strings.ToLower(form)
	}
	i := 0
	for i < len(form) && i < len(lemma) && form[i] == lemma[i] {
		i++
	}
	for i > 0 && (i < len(form) && !utf8.RuneStart(form[i]) || i < len(lemma) && !utf8.RuneStart(lemma[i])) {
		i-- // never cut a character
	}
	return edit{keep, len(form) - i, lemma[i:]}
}

// lemmaKey names the class of words that share rules.
func lemmaKey(t text.Tag, m text.Morph) string {
	return t.String() + " " + m.Get(text.VerbForm) + m.Get(text.Tense) + m.Get(text.Number) + m.Get(text.Degree)
}

const longestEnding = 6

// Lemma returns the base form of form.
func (l *Lemmatiser) Lemma(form string, t text.Tag, m text.Morph) string {
	key := lemmaKey(t, m)
	if w, ok := l.words[key+"\t"+form]; ok {
		return w
	}
	if w, ok := l.words[key+"\t"+strings.ToLower(form)]; ok && t != text.PROPN {
		return w
	}
	w := l.byRule(key, form)
	switch {
	case w == "" && (t == text.PROPN || t == text.X || t == text.SYM):
		w = form
	case w == "":
		w = strings.ToLower(form)
	case t == text.PROPN && w == strings.ToLower(w):
		w = sameCase(w, form)
	}
	return w
}

// sameCase gives the letters that lemma shares with the start of form their case
// in form.
func sameCase(lemma, form string) string {
	n := 0
	for n < len(lemma) && n < len(form) && lemma[n]|0x20 == form[n]|0x20 && lemma[n] < utf8.RuneSelf {
		n++
	}
	return form[:n] + lemma[n:]
}

// LearnLemmas learns from the words of samples that have lemmas.
func LearnLemmas(samples []*Sample) *Lemmatiser {
	type word struct{ key, form, lemma string }
	count, typo := map[word]int{}, map[word]bool{}
	for _, s := range samples {
		for i, lemma := range s.Lemma {
			if lemma != "_" && lemma != "" {
				w := word{lemmaKey(s.Tag[i], s.Morph[i]), s.Forms[i], lemma}
				count[w]++
				typo[w] = s.Morph[i].Is(text.Typo, "Yes")
			}
		}
	}
	// Of each key and form the commonest lemma counts, the first of equals.
	best := map[[2]string]word{}
	words := make([]word, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b word) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.form, b.form), cmp.Compare(count[b], count[a]), cmp.Compare(a.lemma, b.lemma))
	})
	endings := map[string]map[edit]int{}
	irregular := map[[2]string]word{}
	for _, w := range words {
		k := [2]string{w.key, w.form}
		if _, ok := best[k]; ok {
			continue
		}
		best[k] = w
		if typo[w] {
			continue // a word to know, nothing to learn from
		}
		e := editOf(w.form, w.lemma)
		lower := strings.ToLower(w.form)
		if strings.HasPrefix(w.key, "VERB") && !regular(lower) {
			if k := [2]string{"VERB", w.form}; past(w.key) || irregular[k].form == "" {
				irregular[k] = w
			}
			continue // what "got" does, "shot" does not
		}
		// A rule knows all that it cuts: its ending is as long at least.
		for n := min(e.cut, longestEnding); n <= min(longestEnding, len(lower)); n++ {
			r := w.key + "\t" + lower[len(lower)-n:]
			if endings[r] == nil {
				endings[r] = map[edit]int{}
			}
			endings[r][e]++
		}
	}
	l := &Lemmatiser{map[string]string{}, map[string]edit{}}
	keys := make([]string, 0, len(endings))
	for k := range endings {
		keys = append(keys, k)
	}
	// Shorter endings first: a longer one is kept only where it says otherwise.
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	for _, k := range keys {
		var top edit
		most, all := 0, 0
		for e, n := range endings[k] {
			all += n
			if n > most || n == most && less(e, top) {
				top, most = e, n
			}
		}
		key, ending, _ := strings.Cut(k, "\t")
		if ending != "" && (all < 2 || l.say(key, ending[1:]) == top) {
			continue
		}
		l.rules[k] = top
	}
	// A past form that was seen as a participle is known as a finite verb too, and
	// the other way round.
	keys = keys[:0]
	for k := range best {
		if past(k[0]) && !slices.Contains(keys, k[0]) {
			keys = append(keys, k[0])
		}
	}
	for _, w := range irregular {
		for _, key := range keys {
			k := [2]string{key, w.form}
			if _, ok := best[k]; !ok && past(w.key) {
				best[k] = word{key, w.form, w.lemma}
			}
		}
	}
	for k, w := range best {
		if l.byRule(w.key, w.form) != w.lemma {
			l.words[k[0]+"\t"+k[1]] = w.lemma
		}
	}
	return l
}

// regular reports whether the form of a verb ends as regular ones do.
func regular(form string) bool {
	return strings.HasSuffix(form, "ed") || strings.HasSuffix(form, "ing") || strings.HasSuffix(form, "s")
}

// past reports whether a key is that of past forms of verbs.
func past(key string) bool { return strings.HasPrefix(key, "VERB") && strings.Contains(key, "Past") }

func less(a, b edit) bool {
	if a.cut != b.cut {
		return a.cut < b.cut
	}
	if a.add != b.add {
		return a.add < b.add
	}
	return !a.keep && b.keep
}

// say returns the edit of the longest rule for an ending.
func (l *Lemmatiser) say(key, ending string) edit {
	for n := len(ending); n >= 0; n-- {
		if e, ok := l.rules[key+"\t"+ending[len(ending)-n:]]; ok {
			return e
		}
	}
	return edit{}
}

// byRule applies the rule of the longest ending that has one; "" if none has.
func (l *Lemmatiser) byRule(key, form string) string {
	lower := strings.ToLower(form)
	for n := min(longestEnding, len(lower)); n >= 0; n-- {
		if e, ok := l.rules[key+"\t"+lower[len(lower)-n:]]; ok {
			if w, ok := e.apply(form); ok {
				return w
			}
		}
	}
	return ""
}

// WriteTo writes l as lines, sorted: "rule", key, ending, keep, cut, add, and
// "word", key, form, lemma, with tabs between.
func (l *Lemmatiser) WriteTo(w io.Writer) (int64, error) {
	var lines []string
	for k, e := range l.rules {
		lines = append(lines, fmt.Sprintf("rule\t%s\t%t\t%d\t%s", k, e.keep, e.cut, e.add))
	}
	for k, lemma := range l.words {
		lines = append(lines, "word\t"+k+"\t"+lemma)
	}
	slices.Sort(lines)
	n, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return int64(n), err
}

// LoadLemmas reads what WriteTo writes.
func LoadLemmas(b []byte) (*Lemmatiser, error) {
	l := &Lemmatiser{make(map[string]string, 1<<14), make(map[string]edit, 1<<14)}
	scan := bufio.NewScanner(bytes.NewReader(b))
	for line := 1; scan.Scan(); line++ {
		c := strings.Split(scan.Text(), "\t")
		switch {
		case len(c) == 4 && c[0] == "word":
			l.words[c[1]+"\t"+c[2]] = c[3]
		case len(c) == 6 && c[0] == "rule":
			cut, err := strconv.Atoi(c[4])
			if err != nil || cut < 0 {
				return nil, fmt.Errorf("lemmas line %d: cut %q is no count", line, c[4])
			}
			l.rules[c[1]+"\t"+c[2]] = edit{c[3] == "true", cut, c[5]}
		default:
			return nil, fmt.Errorf("lemmas line %d: neither a rule nor a word", line)
		}
	}
	return l, scan.Err()
}
