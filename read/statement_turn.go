package read

import (
	"strings"

	gentz "gentz"
	"gentz/text"
)

// inTurn reports whether word i is part of a turn of a transcript.
func (f *finder) inTurn(i int) bool {
	for _, s := range f.turn {
		if s.has(i) {
			return true
		}
	}
	return false
}

// whole finds a document that is one quoted statement: nearly all of its text
// stands between one pair of marks. Who speaks, only the title can say.
func (f *finder) whole() {
	n := f.Len() - f.p.first
	for _, q := range f.quotes {
		if q.outer < 0 && q.first >= f.p.first && n > 30 && (q.last-q.first)*10 >= n*9 && q.first-f.p.first < 8 {
			f.tell(&telling{head: -1, heads: f.titleSpeakers(), pieces: []stretch{{q.first, q.last}}, act: "say", polarity: "affirmed", rule: "document"})
			return
		}
	}
}

// titleSpeakers returns the heads of whom the title names as the author:
// "Statement by Ada Lind", "Joint Statement of X and Y", "Remarks from X".
func (f *finder) titleSpeakers() []int {
	for i := range f.p.first {
		switch f.lower(i) {
		case "by", "from", "of":
		default:
			continue
		}
		for k := i + 1; k < f.p.first && k < i+8; k++ {
			if _, ok := f.cast.who(k); ok {
				return f.conjuncts(k)
			}
		}
		if h := f.Head(i); h > i && h < f.p.first {
			return f.conjuncts(h)
		}
	}
	return nil
}

// A label is who speaks in a transcript, at the start of a line: "THE PRESIDENT:", "Q".
type label struct {
	stretch
	text int // first word of the turn
	line int // byte offset of the line
}

// turns finds the turns of a transcript: lines that start with a label in
// capitals or with "Q"/"A", at least two of them.
func (f *finder) turns() {
	src := f.Source()
	var labels []label
	again := map[string]int{}
	w := f.p.first
	for at := int(f.p.body); at < len(src); {
		end := strings.IndexByte(src[at:], '\n')
		if end < 0 {
			end = len(src)
		} else {
			end += at
		}
		for w < f.Len() && int(f.Range(w).Start) < at {
			w++
		}
		if l, ok := f.label(w, src[at:end]); ok {
			l.line = at
			labels = append(labels, l)
			again[f.Words(l.i, l.j)]++
		}
		at = end + 1
	}
	most := 0
	for _, n := range again {
		most = max(most, n)
	}
	if most < 2 {
		return // headings in capitals, not speakers who take turns
	}
	for n, l := range labels {
		end := f.Len()
		if n+1 < len(labels) {
			end = labels[n+1].i
			for end > l.text && int(f.Range(end-1).End) > labels[n+1].line {
				end--
			}
		}
		s := f.trim2(stretch{l.text, end})
		if s.empty() {
			continue
		}
		act := "say"
		if lab := f.Words(l.i, l.j); lab == "Q" || lab == "QUESTION" || lab == "REPORTER" {
			act = "ask"
		}
		f.turn = append(f.turn, s)
		f.told = append(f.told, &telling{head: -1, source: l.stretch, heads: []int{f.lastNoun(l.stretch)}, pieces: []stretch{s}, act: act, polarity: "affirmed", rule: "turn"})
	}
}

// label reads the start of a line, whose first word is w, as the label of a turn.
func (f *finder) label(w int, line string) (label, bool) {
	line = strings.TrimSpace(line)
	if line == "" || w >= f.Len() {
		return label{}, false
	}
	k := w
	for k < f.Len() && k < w+8 && f.Word(k) != ":" && f.Word(k) != "." {
		if f.Tag(k) == text.PUNCT && f.Word(k) != "," && f.Word(k) != "-" && f.Word(k) != "(" && f.Word(k) != ")" {
			break
		}
		k++
		if (f.Word(w) == "Q" || f.Word(w) == "A") && k == w+1 {
			break
		}
	}
	if k >= f.Len() || k == w {
		return label{}, false
	}
	lab := f.Words(w, k)
	if (lab == "Q" || lab == "A") && (f.Word(k) == ":" || f.Word(k) == "." || wide(f.Source(), int(f.Range(k-1).End), int(f.Range(k).Start))) {
		t := k
		if f.Word(k) == ":" || f.Word(k) == "." {
			t++
		}
		return label{stretch: stretch{w, k}, text: t}, true
	}
	if f.Word(k) != ":" || !capitals(lab) {
		return label{}, false
	}
	return label{stretch: stretch{w, k}, text: k + 1}, true
}

// wide reports whether a gap of more than one space stands between bytes i and j.
func wide(src string, i, j int) bool { return j-i > 1 }

// capitals reports whether s is written in capitals, as the labels of transcripts are.
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if r >= 'a' && r <= 'z' {
			return false
		}
		if r >= 'A' && r <= 'Z' {
			n++
		}
	}
	return n >= 2
}

// turnSpeaker returns who the label of turn t means: the actor of that last name,
// or with that office ("THE PRESIDENT"); of "Q" an unnamed reporter.
func (f *finder) turnSpeaker(t *telling) (actors []int, anonymous bool) {
	lab := strings.ToLower(f.Words(t.source.i, t.source.j))
	if lab == "q" || lab == "question" || lab == "reporter" {
		if f.reporter == 0 {
			n := len(f.cast.actors)
			f.cast.actors = append(f.cast.actors, gentz.Actor{ID: gentz.ID("a" + itoa(n+1)), Name: "reporter", Kind: "group", Roles: []gentz.Role{},
				Mentions: []gentz.Mention{{Span: f.p.span(t.source.i, t.source.j), Kind: "nominal"}}, Rule: nameless, Sure: 0.9})
			f.reporter = n + 1
		}
		return []int{f.reporter - 1}, true
	}
	if n, ok := f.cast.who(t.heads[0]); ok && !strings.HasPrefix(lab, "the ") && f.cast.actors[n].Kind == "person" {
		return []int{n}, false
	}
	words := strings.Fields(strings.Trim(lab, ".:* "))
	if len(words) == 0 {
		return nil, false
	}
	last := words[len(words)-1]
	office := strings.TrimPrefix(strings.Join(words, " "), "the ")
	if len(words) > 1 && words[0] != "the" {
		office = strings.Join(words[:len(words)-1], " ")
	}
	found, best, name := -1, 0, ""
	for n := range f.cast.actors {
		a := &f.cast.actors[n]
		if a.Kind != "person" {
			continue
		}
		rank := 0
		called := strings.ToLower(a.Name)
		if called == last || strings.HasSuffix(called, " "+last) {
			rank = 4
		}
		for _, r := range a.Roles {
			if strings.ToLower(r.Title) == office {
				rank += 2
				break
			}
		}
		if rank > 0 && f.titled(n) {
			rank++ // of two presidents, the one that the title names
		}
		switch {
		case rank > best || rank == best && rank >= 4 && name == last:
			found, best, name = n, rank, called
		case rank == best && rank > 0 && called != last:
			found = -1 // two of that name or office
		}
	}
	if found < 0 {
		return nil, false
	}
	return []int{found}, false
}

// titled reports whether the title names actor n.
func (f *finder) titled(n int) bool {
	for _, m := range f.cast.actors[n].Mentions {
		if m.Block == "title" {
			return true
		}
	}
	return false
}

// trim2 takes line marks and asides such as "(Laughter.)" off the ends of a turn.
func (f *finder) trim2(s stretch) stretch {
	for s.i < s.j && (f.Word(s.j-1) == "*" || f.Word(s.j-1) == "END") {
		s.j--
	}
	return s
}

// lastNoun returns the last word of s that is no punctuation: the head of a label.
func (f *finder) lastNoun(s stretch) int {
	for k := s.j - 1; k >= s.i; k-- {
		if f.Tag(k) != text.PUNCT {
			if _, ok := f.cast.who(k); ok {
				return k
			}
		}
	}
	for k := s.j - 1; k > s.i; k-- {
		if f.Tag(k) == text.PROPN || f.Tag(k) == text.NOUN {
			return f.top2(k, s)
		}
	}
	return s.i
}

// top2 returns the head of word k within s.
func (f *finder) top2(k int, s stretch) int {
	for h := f.Head(k); h >= 0 && s.has(h); h = f.Head(k) {
		k = h
	}
	return k
}

// labels finds who is named before a colon, in headlines and in lines of their
// own ("Kremlin: no talks planned", "Lind: “We are ready.”"), and behind a
// comma or dash at the end of a headline ("No talks planned: Kremlin").
func (f *finder) labels() {
	for s := range f.Sentences() {
		a, z := f.Sentence(s)
		for k := a + 1; k < z && k < a+6; k++ { // "7.01pm", a line of its own, stands before the label
			if f.afterTime(k) {
				a = k
			}
		}
		if z-a < 3 || f.inTurn(a) || !f.Paragraph(s) && !f.afterTime(a) {
			continue
		}
		for k := a + 1; k < z && k <= a+14; k++ {
			if f.innermost(k) >= 0 {
				break
			}
			if f.Word(k) != ":" {
				continue
			}
			src := f.trim(stretch{a, k})
			if src.empty() || !f.bareName(src) {
				break
			}
			rest := f.trim(stretch{k + 1, z})
			if rest.empty() { // the quotation starts the next sentence
				w := k + 1
				for w < f.Len() && w < k+4 && strings.Trim(f.Word(w), "*_") == "" {
					w++
				}
				if w >= f.Len() || f.innermost(w) < 0 {
					break
				}
				rest = stretch{w, w + 1}
			}
			quoted := rest.i < z && f.innermost(rest.i) >= 0 && f.quotes[f.innermost(rest.i)].first == rest.i
			if !quoted && !f.p.inTitle(a) && !f.headline(s) {
				break
			}
			if !quoted && !f.whole2(rest.i, rest.j) && !f.p.inTitle(a) {
				break
			}
			if _, ok := f.cast.who(f.lastNoun(src)); !ok && !quoted {
				break
			}
			t := &telling{head: -1, source: src, heads: []int{f.lastNoun(src)}, act: "say", polarity: "affirmed", rule: "label"}
			if quoted {
				n := f.outermost(rest.i)
				t.pieces = []stretch{{f.quotes[n].first, f.quotes[n].last}}
			} else {
				t.pieces = []stretch{rest}
			}
			if f.tell(t) != nil {
				f.carried = append(f.carried, t)
			}
			break
		}
		f.tail(s, a, z)
	}
}

// tail finds who is named behind a colon at the end of a headline.
func (f *finder) tail(s, a, z int) {
	if !f.p.inTitle(a) && !f.headline(s) {
		return
	}
	for k := z - 2; k > a+2 && k > z-7; k-- {
		if w := f.Word(k); w != ":" && w != "–" && w != "—" && w != "-" || !f.SpaceAfter(k) {
			continue
		}
		src := f.trim(stretch{k + 1, z})
		if src.empty() || !f.bareName(src) || !f.whole2(a, k) {
			return
		}
		if _, ok := f.cast.who(f.lastNoun(src)); !ok {
			return
		}
		f.tell(&telling{head: -1, source: src, heads: []int{f.lastNoun(src)}, pieces: []stretch{{a, k}}, act: "say", polarity: "affirmed", rule: "label"})
		return
	}
}

// afterTime reports whether a line starts with a time of day, as the entries of
// live reports do, or with nothing before it but such a line.
func (f *finder) afterTime(a int) bool {
	if a == 0 {
		return true
	}
	src := f.Source()
	gap := src[f.Range(a-1).End:f.Range(a).Start]
	return strings.Contains(gap, "\n")
}

// headline reports whether sentence s is a line of its own without a full stop.
func (f *finder) headline(s int) bool {
	_, z := f.Sentence(s)
	if !f.Paragraph(s) || s+1 < f.Sentences() && !f.Paragraph(s+1) {
		return false
	}
	w := f.Word(z - 1)
	return f.p.first == 0 && s == 0 || w != "." && w != "?" && w != "!" && w != "”" && w != "\""
}

// bareName reports whether s is a name or title alone: no verb in it, and a
// capital letter.
func (f *finder) bareName(s stretch) bool {
	named := false
	for k := s.i; k < s.j; k++ {
		switch f.Tag(k) {
		case text.VERB, text.AUX, text.SCONJ:
			return false
		case text.PROPN:
			named = true
		}
		if _, ok := f.cast.who(k); ok {
			named = true
		}
	}
	return named
}
