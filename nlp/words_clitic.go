package nlp

// apostrophe returns the length of the apostrophe at i, or 0. The grave and acute
// accents and the opening quote are common misprints for it.
func (l *lexer) apostrophe(i int) int {
	switch c := l.at(i); c {
	case '\'', '`':
		return 1
	case 0xE2: // U+2019, U+2018, U+02BC is a letter
		if l.at(i+1) == 0x80 && (l.at(i+2) == 0x99 || l.at(i+2) == 0x98) {
			return 3
		}
	case 0xC2:
		if l.at(i+1) == 0xB4 {
			return 2
		}
	}
	return 0
}

// clitic returns the end of the clitic 's, 'd, 'm, 're, 've or 'll at i, or i.
func (l *lexer) clitic(i int) int {
	n := l.apostrophe(i)
	if n == 0 {
		return i
	}
	e := i + n
	switch l.at(e) | 0x20 {
	case 's', 'd', 'm':
		e++
	case 'r', 'v':
		if l.at(e+1)|0x20 != 'e' {
			return i
		}
		e += 2
	case 'l':
		if l.at(e+1)|0x20 != 'l' {
			return i
		}
		e += 2
	default:
		return i
	}
	if l.wordAt(e) {
		return i
	}
	return e
}

// negation reports whether the word [i, e) with the apostrophe at e is a verb
// with "n't", and returns the end of that.
func (l *lexer) negation(i, e int) (end int, ok bool) {
	n := l.apostrophe(e)
	if n == 0 || e-i < 2 || l.src[e-1]|0x20 != 'n' || l.at(e+n)|0x20 != 't' || l.wordAt(e+n+1) {
		return e, false
	}
	return e + n + 1, true
}

// contracts reports whether the apostrophe at e begins a clitic of the word
// [i, e), so that the word ends there.
func (l *lexer) contracts(i, e int) bool {
	if _, ok := l.negation(i, e); ok {
		return true
	}
	if l.clitic(e) > e {
		return true
	}
	return e-i == 1 && l.src[i]|0x20 == 'y' // y'all
}

// clitics adds the clitics that follow the word that ends at e. No word has more
// than three ("I'd've").
func (l *lexer) clitics(e int) int {
	for range 3 {
		end := l.clitic(e)
		if end == e {
			break
		}
		e = l.join(e, end)
	}
	n := l.apostrophe(e)
	if n == 0 || l.wordAt(e+n) {
		return e
	}
	// A possessive of a plural ("ministers'"), unless it closes a quotation.
	if c := l.at(e - 1); (c|0x20 == 's' || c == 'x' || c == 'z') && !l.quoted(e) && l.at(e) != '`' && l.apostrophe(e+n) == 0 {
		return l.join(e, e+n)
	}
	return e
}

// contraction adds the word [i, e) and what is contracted with it.
func (l *lexer) contraction(i, e int) int {
	if end, ok := l.negation(i, e); ok {
		l.emit(i, e-1)
		return l.clitics(l.join(e-1, end))
	}
	if n := l.apostrophe(e); n > 0 && e-i == 1 && l.src[i]|0x20 == 'y' && l.letterAt(e+n) {
		l.emit(i, e+n)
		return l.clitics(l.join(e+n, l.wordRun(e+n)))
	}
	if n := e - i; n >= 2 && n <= 8 {
		var b [8]byte
		if cut := unmarked[string(fold(l.src[i:e], b[:0]))]; cut[0] > 0 && !(n == 2 && l.src[i+1] == 'M') {
			l.emit(i, i+int(cut[0]))
			if cut[1] > 0 {
				l.join(i+int(cut[0]), i+int(cut[1]))
				return l.clitics(l.join(i+int(cut[1]), e))
			}
			return l.clitics(l.join(i+int(cut[0]), e))
		}
	}
	return l.clitics(l.emit(i, e))
}

// unmarked gives where contractions that are written without apostrophe are cut.
var unmarked = map[string][2]uint8{
	"cannot": {3}, "gonna": {3}, "wanna": {3}, "gotta": {3}, "gimme": {3}, "lemme": {3}, "dunno": {2, 3},
	"dont": {2}, "doesnt": {4}, "didnt": {3}, "isnt": {2}, "arent": {3}, "wasnt": {3}, "werent": {4}, "hasnt": {3}, "havent": {4},
	"hadnt": {3}, "couldnt": {5}, "wouldnt": {5}, "shouldnt": {6}, "cant": {2}, "aint": {2},
	"im": {1}, "ive": {1}, "youre": {3}, "youve": {3}, "theyre": {4}, "theyve": {4}, "weve": {2},
	"thats": {4}, "whats": {4}, "theres": {5},
}
