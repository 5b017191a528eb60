package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// penn maps the tags of the Penn treebank that mean one part of speech. IN, TO,
// DT, RB, VB… and MD depend on the word and its neighbours: see fromPenn.
var penn = map[string]string{
	"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV",
	"WRB": "ADV", "RP": "ADP", "IN": "ADP", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX",
	"PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "WDT": "PRON", "EX": "PRON", "DT": "DET", "PDT": "DET", "CC": "CCONJ", "CD": "NUM",
	"POS": "PART", "TO": "ADP", "UH": "INTJ", "FW": "X", "LS": "X", "SYM": "SYM", "$": "SYM", "#": "SYM",
}

var subordinators = words("that if because whether while although though unless until since as whereas once lest")

// beForms, haveForms and doForms are the verbs that are auxiliaries before others.
var (
	beForms   = words("be am is are was were been being 's 'm 're ’s ’m ’re")
	haveForms = words("have has had having 've 'd ’ve ’d")
	doForms   = words("do does did")
	pronouns  = words("this that these those all some any both each none another either neither")
)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// fromPenn turns Penn tags into UPOS.
func fromPenn(src string, w []Word) []Word {
	out := make([]Word, len(w))
	tag := func(i int) string {
		if i < len(w) {
			return w[i].Tag
		}
		return ""
	}
	for i := range w {
		form := strings.ToLower(src[w[i].Start:w[i].End])
		t, ok := penn[w[i].Tag]
		if !ok {
			t = "PUNCT"
		}
		switch {
		case form == "not" || form == "n't" || form == "n’t":
			t = "PART"
		case form == "%":
			t = "SYM"
		case t == "PUNCT" || !strings.HasPrefix(w[i].Tag, "VB") && w[i].Tag != "TO" && w[i].Tag != "IN" && w[i].Tag != "DT":
		case w[i].Tag == "TO":
			if n := tag(i + 1); n == "VB" || strings.HasPrefix(n, "RB") {
				t = "PART"
			}
		case w[i].Tag == "IN":
			if subordinators[form] && (form != "as" && form != "since" && form != "until" || clause(w, i)) {
				t = "SCONJ"
			}
		case w[i].Tag == "DT":
			if n := tag(i + 1); pronouns[form] && !strings.HasPrefix(n, "NN") && !strings.HasPrefix(n, "JJ") && n != "CD" && n != "VBG" && n != "VBN" {
				t = "PRON"
			}
		case beForms[form]:
			t = "AUX"
		case haveForms[form] && before(w, i, "VBN", "VBD"), doForms[form] && before(w, i, "VB"):
			t = "AUX"
		}
		out[i] = Word{w[i].Start, w[i].End, t}
	}
	return out
}

// before reports whether a word with one of the tags follows word i, with at most
// three words between that are no verbs.
func before(w []Word, i int, tags ...string) bool {
	for k := i + 1; k < len(w) && k <= i+4; k++ {
		for _, t := range tags {
			if w[k].Tag == t {
				return true
			}
		}
		if strings.HasPrefix(w[k].Tag, "VB") || w[k].Tag == "." || w[k].Tag == "," {
			return false
		}
	}
	return false
}

// clause reports whether a subject and a verb seem to follow word i.
func clause(w []Word, i int) bool {
	for k := i + 1; k < len(w) && k <= i+6; k++ {
		switch t := w[k].Tag; {
		case t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD":
			return true
		case t == "." || t == "," || t == "IN":
			return false
		}
	}
	return false
}

// fromCompromise turns the tags of compromise, of which a word has several, into
// UPOS: the first row of which the word has a tag.
func fromCompromise(src string, w []Word) []Word {
	out := make([]Word, len(w))
	for i := range w {
		form := strings.ToLower(src[w[i].Start:w[i].End])
		has := words(w[i].Tag)
		first, _ := utf8.DecodeRuneInString(src[w[i].Start:w[i].End])
		t := "X"
		switch {
		case form == "not" || has["Negative"] && form == "no":
			t = map[bool]string{true: "PART", false: "DET"}[form == "not"]
		case form == "to":
			t = "ADP"
			if i+1 < len(w) && strings.Contains(w[i+1].Tag, "Infinitive") {
				t = "PART"
			}
		case has["Pronoun"] || form == "there" && has["There"]:
			t = "PRON"
		case has["QuestionWord"]:
			t = "ADV"
			if form == "who" || form == "what" || form == "which" || form == "whom" || form == "whose" {
				t = "PRON"
			}
		case has["Determiner"]:
			t = "DET"
		case has["Conjunction"]:
			t = "CCONJ"
			if subordinators[form] || has["Subordinating"] {
				t = "SCONJ"
			}
		case has["Preposition"]:
			t = "ADP"
			if subordinators[form] && form != "as" && form != "since" && form != "until" {
				t = "SCONJ"
			}
		case has["Copula"], has["Modal"], has["Auxiliary"]:
			t = "AUX"
		case has["Expression"]:
			t = "INTJ"
		case has["ProperNoun"] || has["WeekDay"] || has["Month"] || has["Noun"] && has["Acronym"]:
			t = "PROPN"
		case has["Ordinal"]:
			t = "ADJ"
		case has["Value"] || has["Cardinal"]:
			t = "NUM"
		case has["Verb"]:
			t = "VERB"
		case has["Particle"]:
			t = "ADP"
		case has["Adverb"]:
			t = "ADV"
		case has["Adjective"]:
			t = "ADJ"
		case has["Noun"] && unicode.IsUpper(first) && (has["Person"] || has["Place"] || has["Organization"]):
			t = "PROPN"
		case has["Noun"], has["Date"]:
			t = "NOUN"
		}
		out[i] = Word{w[i].Start, w[i].End, t}
	}
	return out
}
