package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gentz/text"
)

// dateline returns how many of the words [from, to) are the dateline that a wire
// story starts with, its dash included: "OSLO, March 4 (Agency) - ", "KABUL: ". It
// is 0 if they start with none.
//
// A dateline is part of its sentence but not of its grammar: with it, the parser
// takes the town for the subject.
func dateline(src string, word []text.Range, from, to int) int {
	form := func(i int) string { return src[word[i].Start:word[i].End] }
	if from+2 >= to || !town(form(from)) {
		return 0
	}
	more := false // a comma, slash or bracket, which a title in capitals has not
	capitals := len(form(from))
	for i := from + 1; i < to-1 && i < from+16; i++ {
		w := form(i)
		switch {
		case w == ":" && word[i-1].End == word[i].Start && i <= from+3:
			return i + 1 - from
		case w == "-" || w == "--" || w == "–" || w == "—":
			if word[i-1].End == word[i].Start || word[i].End == word[i+1].Start {
				return 0 // "COVID-19"
			}
			if !more && capitals < 4 {
				return 0
			}
			return i + 1 - from
		case w == "," || w == "/" || w == "(":
			more = true
		case strings.Trim(w, ".,;()/&'’0123456789") == "":
		default:
			if town(w) {
				capitals += len(w)
			}
			r, _ := utf8.DecodeRuneInString(w)
			if !unicode.IsUpper(r) {
				return 0
			}
		}
	}
	return 0
}

// town reports whether w is printed in capitals as the town of a dateline is.
func town(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			n++
		case r == '/' || r == '.' || r == '-' || r == '\'' || r == '’':
		default:
			return false
		}
	}
	return n >= 3
}
