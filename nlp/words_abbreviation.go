package nlp

import "strings"

// set returns the words of list as a set.
func set(list string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// fullStop judges the full stop at e, after the part [part, e) of the word that
// starts at i and has dots full stops already. If the word ends here, with or
// without the full stop, it returns that end and true. Otherwise it returns a
// number greater than e if the word goes on behind the full stop, and e if the
// stop is no part of it.
func (l *lexer) fullStop(i, part, e, dots int) (end int, stop bool) {
	single := e-part == 1
	switch next := l.at(e + 1); {
	case next == '.': // an ellipsis, or the stop of an abbreviation and that of the sentence
		if l.at(e+2) != '.' && (single && dots > 0 || dots == 0 && always[l.src[i:e]]) {
			return e + 1, true
		}
		return e, false
	case classOf[next] == digit:
		if dots == 0 && beforeNumber[l.src[i:e]] {
			return e + 1, true
		}
		return e + 1, false
	case l.wordAt(e + 1):
		return l.innerStop(i, part, e, dots)
	case single && dots > 0: // "U.S.", "a.m."
		return e + 1, true
	case dots > 0 && (l.src[i:e] == "M.Sc" || l.src[i:e] == "B.Sc"), dots == 0 && single && upper(l.src[i]) && l.initial(i, e),
		dots == 0 && l.abbreviation(i, e):
		return e + 1, true
	}
	return e, false
}

// innerStop judges a full stop that a letter follows.
func (l *lexer) innerStop(i, part, e, dots int) (end int, stop bool) {
	f := e + 1
	for f < len(l.src) && f < e+5 && classOf[l.src[f]] == letter {
		f++
	}
	next := l.src[e+1 : f]
	long := len(next) >= 2 && upper(next[0]) && lower(next[1]) && next != "Com" && next != "Net" && next != "Org" // "said.The", "J.Smith"
	switch {
	case long && e-part == 1 && upper(l.src[part]):
		return e + 1, true
	case long && dots == 0 && e-part > 1 && lower(l.src[e-1]):
		if l.abbreviation(i, e) {
			e++
		}
		return e, true
	}
	return e + 1, false
}

// initial reports whether the full stop at e makes an initial of the single
// capital letter at i: a capital follows, and it does not begin a sentence.
func (l *lexer) initial(i, e int) bool {
	n := e + 1
	switch c := l.at(n); {
	case c == ',' || c == '-' || c == ')':
		return l.src[i] != 'I'
	case c != ' ':
		return false
	}
	n++
	before := len(l.word) - 1
	near := before >= 0 && int(l.word[before].End) == i-1
	if near && int(l.word[before].End-l.word[before].Start) == 2 && l.src[i-2] == '.' && upper(l.src[i-3]) { // "U. S."
		return true
	}
	named := near && (upper(l.src[l.word[before].Start]) || classOf[l.src[l.word[before].Start]] == high)
	if c := l.at(n); !upper(c) && classOf[c] != high {
		return named && lower(c)
	}
	if l.src[i] == 'I' && !named {
		return false
	}
	return !opensSentence[l.src[n:l.wordRun(n)]]
}

// abbreviation reports whether the full stop at e belongs to the word [i, e).
func (l *lexer) abbreviation(i, e int) bool {
	w := l.src[i:e]
	if len(w) > 7 {
		return false
	}
	if always[w] {
		return true
	}
	switch { // "3 p. m."
	case w == "a" || w == "p":
		if l.at(e+1) == ' ' && l.at(e+2) == 'm' && l.at(e+3) == '.' {
			return true
		}
	case w == "m" && i >= 4 && (l.src[i-4:i] == " p. " || l.src[i-4:i] == " a. "):
		return true
	}
	n := e + 1
	for l.at(n) == ' ' {
		n++
		if n > e+2 {
			return false
		}
	}
	c := l.at(n)
	if classOf[c] == digit && (beforeNumber[w] || dated[w]) {
		return true
	}
	if dated[w] && n == e+1 && (c == ',' || c == ')' || c == '-') {
		return true
	}
	return beforeName[w] && (c == ',' || upper(c) && !opensSentence[l.src[n:l.wordRun(n)]])
}

// Abbreviations that keep their full stop wherever they stand. None of them is
// an English word of its own.
var always = set(`MR MRS MS DR GEN SEN GOV LT COL SGT ST LTD INC CORP PVT Mr Mrs Ms Mlle Mme Dr Drs Prof Sr Jr St Ste Mt Ft Messrs Rev Revd Hon Rt
	Lt Col Gen Maj Capt Cpl Sgt Adm Cmdr Brig Sen Sens Reps Gov Govs Pres Supt Atty Amb
	Jan Feb Aug Sept Oct Nov Dec Tue Tues Thu Thur Thurs Fri
	Inc Corp Ltd Pvt Bros Assoc PS Sts Cos Univ Dept Assn Natl Intl
	Ave Blvd Rd Hwy Pkwy
	etc vs viz cf al ibid approx est eg ie esp incl excl ca ed eds vol vols pp ext ft
	oz lb lbs yr yrs hr hrs min mins sec secs tel
	Ala Ariz Calif Colo Conn Fla Ga Kan Ky Md Mich Minn Mont Neb Nev Okla Penn Pa Tenn Tex Vt Va Wis Wyo Ont Que`)

// Abbreviations that are words too: with a full stop only before a name.
var beforeName = set(`Co co CO REP v Rep Mass Miss Wash Ill Ind Ore La Del Me Mo Sask Man Alta Fr Br Bishop Sgts Ph Bp`)

// Months and days that are words too: with a full stop before a number, a comma
// or a bracket.
var dated = set(`Mar Apr Jun Jul Mon Wed Sat Sun mar apr jan feb aug sept oct nov dec`)

// Abbreviations with a full stop only before a number.
var beforeNumber = set(`No Nos no nos Art Arts art Sec Secs Para para Ch ch Fig fig Figs figs p c b d Vol Rs Op op Ex Nr nr Res Doc`)

// Words that begin many sentences and no name: a capital before them ends one.
var opensSentence = set(`The A An He She It We They You I This That These Those There Here His Her Its Our Their My Your
	But And Or So If When While As At In On By For From To With After Before Since Although Though Because However Then Now
	What Who Where Why How Which Is Are Was Were Do Does Did Has Have Had Will Would Can Could Should May Not No Yes One Both All Some Many Most`)
