package gold

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gentz"
)

// A Score counts what readings have in common with annotations.
//
// Persons agree by last name. Meetings are matched one to one, the best pair
// first: .4 for participants and sides (F1), .25 for the day, .2 for the state,
// .15 for the place; at least .5 is a match, and a name, a side or a word of
// evidence must be common. Statements match if at least half of the words of
// either content are common; then speakers are compared by last name. Positions
// match if the party is the same and the evidence overlaps by three tenths of
// the shorter one.
type Score struct {
	code  func(name string) string
	texts int
	// found and gold count facts; right counts those that match, and that match
	// in the detail after the comma.
	found, gold, right map[string]int
	wrongHeld          int // meetings shown as held that are not
	wrongName          int // statements matched, of another speaker who is named
}

// rows are the lines of the table, each with the row that it counts as.
var rows = [][2]string{
	{"persons", "persons"},
	{"meetings", "meetings"},
	{"meetings, state", "meetings"},
	{"meetings, day", "meetings"},
	{"meetings, place", "meetings"},
	{"statements", "statements"},
	{"statements, speaker", "statements"},
	{"statements, kind", "statements"},
	{"statements, act", "statements"},
	{"statements, polarity", "statements"},
	{"positions", "positions"},
	{"positions, stance", "positions"},
}

// NewScore returns a Score of no articles. Code gives the code of a party by its
// name, or "" if it knows none.
func NewScore(code func(name string) string) *Score {
	return &Score{code: code, found: map[string]int{}, gold: map[string]int{}, right: map[string]int{}}
}

// Add counts one article.
func (s *Score) Add(want, got *Article) {
	s.texts++
	s.persons(want, got)
	s.meetings(want, got)
	s.statements(want, got)
	s.positions(want, got)
}

func (s *Score) count(row string, gold, found int) {
	s.gold[row] += gold
	s.found[row] += found
}

func (s *Score) hit(row string, ok bool) {
	if ok {
		s.right[row]++
	}
}

func (s *Score) persons(want, got *Article) {
	w, g := personNames(want), personNames(got)
	s.count("persons", len(w), len(g))
	for n := range w {
		s.hit("persons", g[n])
	}
}

// personNames is the set of last names of persons.
func personNames(a *Article) map[string]bool {
	m := map[string]bool{}
	for _, x := range a.Actors {
		if x.Kind == "person" {
			m[last(x.Name)] = true
		}
	}
	return m
}

func (s *Score) meetings(want, got *Article) {
	s.count("meetings", len(want.Meetings), len(got.Meetings))
	pairs := match(want.Meetings, got.Meetings, .5, s.alike)
	for _, p := range pairs {
		w, g := p.want, p.got
		s.hit("meetings", true)
		s.hit("meetings, state", w.State == g.State)
		s.hit("meetings, day", w.From == g.From)
		s.hit("meetings, place", fold(w.Place) == fold(g.Place))
		if g.State == "held" && w.State != "held" && w.State != "ongoing" {
			s.wrongHeld++
		}
	}
}

// alike says how much two meetings have in common, 0 to 1.
func (s *Score) alike(w, g Meeting) float64 {
	a, b := s.who(w), s.who(g)
	common := 0
	for k := range a {
		if b[k] {
			common++
		}
	}
	if common == 0 && !slices.ContainsFunc(w.Evidence, func(x gentz.Span) bool { return slices.ContainsFunc(g.Evidence, x.Overlaps) }) {
		return 0
	}
	sum := .4
	if len(a)+len(b) > 0 {
		sum = .4 * 2 * float64(common) / float64(len(a)+len(b))
	}
	switch year, month, day := w.From.Date(); {
	case w.From == g.From && cmp.Or(w.To, w.From) == cmp.Or(g.To, g.From):
		sum += .25
	case w.From != 0 && g.From != 0:
		if y, m, d := g.From.Date(); y == year && m == month && d-day <= 1 && day-d <= 1 {
			sum += .125
		}
	}
	if w.State == g.State {
		sum += .2
	}
	switch p, q := fold(w.Place), fold(g.Place); {
	case p == q:
		sum += .15
	case p != "" && q != "" && (strings.Contains(p, q) || strings.Contains(q, p)):
		sum += .075
	}
	return sum
}

// who is the set of last names and sides of a meeting.
func (s *Score) who(m Meeting) map[string]bool {
	set := map[string]bool{}
	for _, p := range m.Participants {
		set["person "+last(p)] = true
	}
	for _, p := range m.Sides {
		set["side "+s.side(p)] = true
	}
	return set
}

func (s *Score) side(name string) string {
	if c := s.code(name); c != "" {
		return fold(c)
	}
	return fold(name)
}

func (s *Score) statements(want, got *Article) {
	worded := func(a *Article) (n int) {
		for _, x := range a.Statements {
			if len(wordsOf(want.Document.Text, x.Content)) > 0 {
				n++
			}
		}
		return n
	}
	s.count("statements", worded(want), worded(got))
	for _, p := range s.statementPairs(want, got) {
		same := last(p.want.Speaker) == last(p.got.Speaker)
		s.hit("statements", true)
		s.hit("statements, speaker", same)
		s.hit("statements, kind", p.want.Kind == p.got.Kind)
		s.hit("statements, act", p.want.Act == p.got.Act)
		s.hit("statements, polarity", p.want.Polarity == p.got.Polarity)
		if !same && p.got.Speaker != "" {
			s.wrongName++
		}
	}
}

// statementPairs matches by content; what has no words matches nothing.
func (s *Score) statementPairs(want, got *Article) []pair[Statement] {
	text := want.Document.Text
	return match(want.Statements, got.Statements, .5, func(a, b Statement) float64 { return jaccard(wordsOf(text, a.Content), wordsOf(text, b.Content)) })
}

func (s *Score) positions(want, got *Article) {
	s.count("positions", len(want.Positions), len(got.Positions))
	for _, p := range s.positionPairs(want, got) {
		s.hit("positions", true)
		s.hit("positions, stance", p.want.Stance == p.got.Stance)
	}
}

func (s *Score) positionPairs(want, got *Article) []pair[Position] {
	return match(want.Positions, got.Positions, .3, func(a, b Position) float64 {
		if s.side(a.Party) != s.side(b.Party) {
			return 0
		}
		x, y := a.Evidence, b.Evidence
		return float64(max(0, min(x.End, y.End)-max(x.Start, y.Start))) / float64(max(1, min(x.End-x.Start, y.End-y.Start)))
	})
}

// A pair is a fact of the annotation and the fact of the reading matched to it.
type pair[T any] struct {
	want, got T
	i, j      int // where they stand among the facts of either
}

// match pairs facts one to one, the best pair first, the earlier one of equals.
func match[T any](want, got []T, floor float64, alike func(w, g T) float64) (out []pair[T]) {
	type edge struct {
		i, j int
		like float64
	}
	var edges []edge
	for i, w := range want {
		for j, g := range got {
			if v := alike(w, g); v >= floor {
				edges = append(edges, edge{i, j, v})
			}
		}
	}
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(b.like, a.like) })
	usedWant, usedGot := map[int]bool{}, map[int]bool{}
	for _, e := range edges {
		if !usedWant[e.i] && !usedGot[e.j] {
			usedWant[e.i], usedGot[e.j] = true, true
			out = append(out, pair[T]{want[e.i], got[e.j], e.i, e.j})
		}
	}
	return out
}

var word = regexp.MustCompile(`[\pL\pN_]+`)

// wordsOf is the set of the words of spans, by their first byte in text.
func wordsOf(text string, spans []gentz.Span) map[int]bool {
	set := map[int]bool{}
	for _, s := range spans {
		for _, m := range word.FindAllStringIndex(s.Of(text), -1) {
			set[s.Start+m[0]] = true
		}
	}
	return set
}

func jaccard(a, b map[int]bool) float64 {
	common := 0
	for k := range a {
		if b[k] {
			common++
		}
	}
	return float64(common) / float64(max(1, len(a)+len(b)-common))
}

var titles = regexp.MustCompile(`\b(?:the|mr|mrs|ms|president|minister|general|gen|secretary)\b`)

// fold brings a name into the form in which names are compared: small letters
// without accents, marks or titles.
func fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		case r < 0x80:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(titles.ReplaceAllString(b.String(), " ")), " ")
}

// last returns the last word of a name, "" without one.
func last(name string) string {
	f := fold(name)
	return f[strings.LastIndexByte(f, ' ')+1:]
}

// String returns the table: one line for each row, counts beside ratios. A
// ratio of nothing is "-".
func (s *Score) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s %6s %6s %6s %9s %6s %6s\n", fmt.Sprintf("%d texts", s.texts), "gold", "found", "right", "precision", "recall", "f1")
	for _, r := range rows {
		right, found, gold := s.right[r[0]], s.found[r[1]], s.gold[r[1]]
		fmt.Fprintf(&b, "%-22s %6d %6d %6d %9s %6s %6s\n", r[0], gold, found, right, ratio(right, found), ratio(right, gold), ratio(2*right, found+gold))
	}
	fmt.Fprintf(&b, "shown as held though not: %d of %d meetings found\n", s.wrongHeld, s.found["meetings"])
	fmt.Fprintf(&b, "wrong names: %d of %d statements matched\n", s.wrongName, s.right["statements"])
	return b.String()
}

func ratio(a, b int) string {
	if b == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(a)/float64(b))
}
