package nlp

// number reads the word that starts with the digit at i.
func (l *lexer) number(i int) int {
	if e := l.link(i); e > i {
		return l.emit(i, e)
	}
	e := l.figures(i)
	if end := l.phone(i, e); end > e {
		return l.emit(i, end)
	}
	if l.at(e) == '/' {
		e = l.fraction(i, e)
	}
	f := l.wordRun(e)
	switch {
	case f > e && unit(l.src[e:f]):
		l.emit(i, e)
		if l.at(e+1) == '.' && f == e+1 && l.at(e+2)|0x20 == 'm' && l.at(e+3) == '.' { // 5p.m.
			return l.emit(e, e+4)
		}
		return l.emit(e, f)
	case f > e: // "21st", "1990s", "3D"
		for l.at(f) == '.' && lower(l.at(f+1)) { // names of files
			f = l.wordRun(f + 1)
		}
		return l.clitics(l.emit(i, f))
	case l.at(e) == '.' && l.letterAt(e+1) && lower(l.at(e+1)): // "20.doc"
		return l.clitics(l.emit(i, l.wordRun(e+1)))
	}
	// A decade: the plural of a number takes an apostrophe in some hands.
	if n := l.apostrophe(e); n > 0 && l.at(e+n) == 's' && !l.wordAt(e+n+1) && (e-i == 2 || e-i == 4 && l.src[e-1] == '0') {
		return l.emit(i, e+n+1)
	}
	return l.clitics(l.emit(i, e))
}

// figures returns the end of the digits at i with the marks inside them:
// "1,000.50", "10:30", "2.1.1".
func (l *lexer) figures(i int) int {
	e := l.digits(i)
	for {
		switch c := l.at(e); {
		case c == ',' && l.thousands(e+1):
		case (c == '.' || c == ':') && classOf[l.at(e+1)] == digit:
		default:
			return e
		}
		e = l.digits(e + 1)
	}
}

// digits returns the end of the run of digits at i.
func (l *lexer) digits(i int) int {
	for i < len(l.src) && classOf[l.src[i]] == digit {
		i++
	}
	return i
}

// thousands reports whether the digits at i, after a comma, are a group of a
// number: three of them, or two in the Indian way when another group follows.
func (l *lexer) thousands(i int) bool {
	n := 0
	for n < 4 && classOf[l.at(i+n)] == digit {
		n++
	}
	return n == 3 || n == 2 && l.at(i+2) == ',' && classOf[l.at(i+3)] == digit
}

// fraction returns the end of a fraction or a date of digits and slashes whose
// first number is [i, e): at most two digits each, four in a year.
func (l *lexer) fraction(i, e int) int {
	start := e
	for n := 0; n < 2 && l.at(e) == '/'; n++ {
		f := l.digits(e + 1)
		if d := f - e - 1; d == 0 || d == 3 || d > 4 || d == 4 && n == 0 && start-i > 2 {
			break
		}
		e = f
	}
	if start-i > 2 && (start-i != 4 || e <= start+3) || l.letterAt(e) && e > start {
		return start
	}
	return e
}

// phone returns the end of a telephone number or a date written with hyphens
// whose first number is [i, e), or e: three or more groups of digits, or two of
// three and four digits. "1969-70" and "14-15" are ranges, and are split.
func (l *lexer) phone(i, e int) int {
	if l.at(e) != '-' || classOf[l.at(e+1)] != digit {
		return e
	}
	first, groups, end := e-i, 1, e
	last := 0
	for groups < 5 && l.at(end) == '-' {
		f := l.digits(end + 1)
		if last = f - end - 1; last == 0 || last > 5 {
			break
		}
		groups, end = groups+1, f
	}
	switch {
	case l.wordAt(end) || l.at(end) == '-' && l.wordAt(end+1):
		return e
	case groups >= 3 && last >= 2:
		return end
	case groups == 2 && (first == 3 && last == 4 || first == 5 && last == 4):
		return end
	}
	return e
}

// unit reports whether s, standing right after a number, is a word of its own.
func unit(s string) bool {
	if len(s) > 4 || s == "G" { // "5G" is a name
		return false
	}
	var b [4]byte
	return units[string(fold(s, b[:0]))]
}

var units = set("am pm k m b t bn tn mn mm cm km kg g mg ft lb lbs oz mph kph kmh kb mb gb tb hz khz mhz ghz kw mw gw kwh mwh gwh " +
	"min mins hr hrs sec secs pc pct yr yrs x p f c ha usd eur")
