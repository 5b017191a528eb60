package story

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gentz"
)

// A Count says how often a document has a word.
type Count struct {
	Term int64
	N    float64 // words of the headline count more
	Name bool    // it is written with a capital within a sentence
}

// Terms returns the words of a document that carry meaning, in the order of their
// hashes, each once: without endings, in lower case, numbers too.
func Terms(d *gentz.Document) []Count {
	have := map[string]*Count{}
	terms(d.Title, titleTimes, have)
	terms(d.Text, 1, have)
	out := make([]Count, 0, len(have))
	for w, c := range have {
		h := fnv.New64a()
		h.Write([]byte(w))
		c.Term = int64(h.Sum64())
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Compare(a.Term, b.Term) })
	return out
}

func terms(s string, n float64, have map[string]*Count) {
	start := true // of a sentence
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '.' || r == '!' || r == '?' || r == '\n':
			start = true
			i += size
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			i += size
			continue
		}
		j := i
		for j < len(s) {
			r, size := utf8.DecodeRuneInString(s[j:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
				if (r == '\'' || r == '’' || r == '-' || r == '.' || r == ',') && j+size < len(s) {
					next, _ := utf8.DecodeRuneInString(s[j+size:])
					prev, _ := utf8.DecodeLastRuneInString(s[i:j])
					if unicode.IsLetter(next) && unicode.IsLetter(prev) && r != '.' && r != ',' || unicode.IsDigit(next) && unicode.IsDigit(prev) && r != '-' {
						j += size
						continue
					}
				}
				break
			}
			j += size
		}
		word := strings.TrimSuffix(strings.TrimSuffix(s[i:j], "'s"), "’s")
		name := unicode.IsUpper(r) && !start
		start, i = false, j
		low := strings.ToLower(word)
		if utf8.RuneCountInString(low) < 2 || stop[low] {
			continue
		}
		low = stem(low)
		c := have[low]
		if c == nil {
			c = &Count{}
			have[low] = c
		}
		c.N += n
		c.Name = c.Name || name
	}
}

// stem takes the commonest endings of English off.
func stem(w string) string {
	for _, end := range [...]string{"ings", "ing", "edly", "ed", "es", "s"} {
		if strings.HasSuffix(w, end) && len(w)-len(end) >= 4 {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

// label returns what a story that begins with d is called.
func label(d *gentz.Document) string {
	if t := strings.Join(strings.Fields(d.Title), " "); t != "" {
		return t
	}
	t := strings.Join(strings.Fields(d.Text[:min(len(d.Text), 400)]), " ")
	if i := strings.IndexAny(t, ".!?"); i > 20 {
		t = t[:i]
	}
	if r := []rune(strings.ToValidUTF8(t, "")); len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return strings.ToValidUTF8(t, "")
}

// stop are words that every text has.
var stop = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`a an the of to in on at for with and or but as by from that this these those it its is are was were be been being has have had
		will would could should may might must can not no nor he she they his her their him them we us our you your i my me who whom which what when where why how than
		then there here said say says saying after before over about into out up down off more most all also just only even one two new first last year years day days
		time people told mr ms mrs dr if so do does did because while during between through against until since such some any other another each both few many much own
		same very too again once under above below monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
		october november december`) {
		out[w] = true
	}
	return out
}()
