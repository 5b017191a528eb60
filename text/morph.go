package text

import "strings"

// A Morph is the set of features of one word (FEATS of Universal Dependencies),
// packed: each [Feature] has a few bits that hold the index of its value.
type Morph uint64

// A Feature is a grammatical category such as Tense.
type Feature uint8

// The features of English, in the alphabetical order of CoNLL-U.
const (
	Abbr   Feature = iota
	CaseOf         // "Case"; the relation case is [Case]
	Definite
	Degree
	ExtPos
	Foreign
	Gender
	Mood
	NumForm
	NumType
	Number
	PersonOf // "Person": "1", "2" or "3"; the kind of name is [Person]
	Polarity
	Poss
	PronType
	Reflex
	Style
	Tense
	Typo
	VerbForm
	Voice
	numFeatures
)

// features gives the name and values of each Feature. Do not reorder values:
// models store them.
var features = [numFeatures]struct {
	name   string
	values []string
}{
	{"Abbr", []string{"Yes"}},
	{"Case", []string{"Acc", "Gen", "Nom"}},
	{"Definite", []string{"Cons", "Def", "Ind"}},
	{"Degree", []string{"Cmp", "Pos", "Sup"}},
	{"ExtPos", []string{"ADJ", "ADP", "ADV", "CCONJ", "PRON", "PROPN", "SCONJ"}},
	{"Foreign", []string{"Yes"}},
	{"Gender", []string{"Fem", "Fem,Masc", "Masc", "Neut"}},
	{"Mood", []string{"Imp", "Ind", "Sub"}},
	{"NumForm", []string{"Combi", "Digit", "Roman", "Word"}},
	{"NumType", []string{"Card", "Frac", "Mult", "Ord", "Sets"}},
	{"Number", []string{"Plur", "Ptan", "Sing"}},
	{"Person", []string{"1", "2", "3"}},
	{"Polarity", []string{"Neg", "Pos"}},
	{"Poss", []string{"Yes"}},
	{"PronType", []string{"Art", "Dem", "Emp", "Ind", "Int", "Neg", "Prs", "Rcp", "Rel", "Tot"}},
	{"Reflex", []string{"Yes"}},
	{"Style", []string{"Arch", "Coll", "Expr", "Slng", "Vrnc"}},
	{"Tense", []string{"Past", "Pres"}},
	{"Typo", []string{"Yes"}},
	{"VerbForm", []string{"Fin", "Ger", "Inf", "Part"}},
	{"Voice", []string{"Pass"}},
}

// bits gives the place of each Feature in a Morph.
var bits = func() (t [numFeatures]struct{ shift, mask uint8 }) {
	var at uint8
	for f := range features {
		w := uint8(1)
		for 1<<w <= len(features[f].values) {
			w++
		}
		t[f].shift, t[f].mask = at, 1<<w-1
		at += w
	}
	if at > 64 {
		panic("text: the features do not fit 64 bits")
	}
	return t
}()

// Get returns the value of f, such as "Past", or "" if the word has none.
func (m Morph) Get(f Feature) string {
	v := m >> bits[f].shift & Morph(bits[f].mask)
	if v == 0 {
		return ""
	}
	return features[f].values[v-1]
}

// Is reports whether f has that value.
func (m Morph) Is(f Feature, value string) bool { return m.Get(f) == value }

// ParseMorph reads features as CoNLL-U writes them, "Number=Sing|Person=3".
// Features and values that are unknown here are left out; ok tells whether all were known.
func ParseMorph(s string) (m Morph, ok bool) {
	if s == "" || s == "_" {
		return 0, true
	}
	ok = true
	for part := range strings.SplitSeq(s, "|") {
		name, value, _ := strings.Cut(part, "=")
		v, known := parseFeature(name, value)
		m |= v
		ok = ok && known
	}
	return m, ok
}

func parseFeature(name, value string) (Morph, bool) {
	for f := range features {
		if features[f].name != name {
			continue
		}
		for v, s := range features[f].values {
			if s == value {
				return Morph(v+1) << bits[f].shift, true
			}
		}
	}
	return 0, false
}

// String formats m as CoNLL-U does, "_" if it is empty.
func (m Morph) String() string {
	if m == 0 {
		return "_"
	}
	var b strings.Builder
	for f := range features {
		if v := m.Get(Feature(f)); v != "" {
			if b.Len() > 0 {
				b.WriteByte('|')
			}
			b.WriteString(features[f].name)
			b.WriteByte('=')
			b.WriteString(v)
		}
	}
	return b.String()
}
