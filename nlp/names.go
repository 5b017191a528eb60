package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gentz/internal/learn"
	"gentz/text"
)

// spans turns labels of words into names.
func spans(label []uint8) []text.Name {
	var out []text.Name
	for i := 0; i < len(label); i++ {
		if label[i]%2 == 0 {
			continue
		}
		j := i + 1
		for j < len(label) && label[j] == label[i]+1 {
			j++
		}
		out = append(out, text.Name{Start: int32(i), End: int32(j), Kind: text.NameKind(label[i]+1) / 2})
		i = j - 1
	}
	return out
}

// common makes the first word of a sentence, words [i, j), a common noun again
// where only its capital made it a name: "Envoys from both sides met". A plural
// that no gazetteer knows and that is no part of a name is none.
func common(forms []string, marks []learn.Marks, names []uint8, c text.Columns, i, j int) {
	for i < j && c.Tag[i] == text.PUNCT {
		i++
	}
	if i+1 < j && c.Tag[i] == text.PROPN && c.Tag[i+1] != text.PROPN && names[i] == 0 && marks[i] == 0 &&
		c.Morph[i].Is(text.Number, "Plur") && forms[i] != strings.ToUpper(forms[i]) {
		c.Tag[i] = text.NOUN
	}
}

// widen takes into the name of an organisation what a coordination inside it
// left out: of "the National Security and Defense Council" the network may see
// the last two words alone. Only words with capitals that belong to no other
// name are taken, back to an article or another small word.
func widen(names []text.Name, forms []string, c text.Columns) []text.Name {
	for k := range names {
		n := &names[k]
		if n.Kind != text.Organisation || n.End-n.Start < 2 {
			continue
		}
		i := int(n.Start)
		least := 0
		if k > 0 {
			least = int(names[k-1].End)
		}
		if i-2 < least || forms[i-1] != "and" && forms[i-1] != "&" || !capital(forms[i-2]) {
			continue
		}
		j := i - 2
		for j > least && capital(forms[j-1]) {
			j--
		}
		// Without "the" before it the first conjunct may be a name of its own.
		if j == 0 || j <= least && least > 0 || forms[j-1] != "the" && forms[j-1] != "The" && forms[j-1] != "'s" && forms[j-1] != "’s" {
			continue
		}
		if c.Tag[i-2] == text.PUNCT || sentenceOf(c.Sent, j) != sentenceOf(c.Sent, i) {
			continue
		}
		n.Start = int32(j)
	}
	return names
}

func capital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// sentenceOf returns the sentence that word i stands in.
func sentenceOf(sent []int32, i int) int {
	lo, hi := 0, len(sent)
	for lo < hi {
		if m := (lo + hi) / 2; int(sent[m]) <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo - 1
}
