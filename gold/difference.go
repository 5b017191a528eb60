package gold

import (
	"fmt"
	"strings"

	"gentz"
)

// Differences lists where got departs from want, a line each, in the order of
// the rows of a Score: "missed" is annotated and not found, "spurious" found and
// not annotated, "wrong" found with another detail. Words are quoted from the
// text, cut short in the middle.
func (s *Score) Differences(want, got *Article) (out []string) {
	text := want.Document.Text
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	wrong := func(row, want, got, where string) {
		if want != got {
			add("wrong    %s: want %q, got %q: %s", row, want, got, where)
		}
	}
	w, g := personNames(want), personNames(got)
	for _, a := range want.Actors {
		if a.Kind == "person" && !g[last(a.Name)] {
			add("missed   person: %s", a.Name)
		}
	}
	for _, a := range got.Actors {
		if a.Kind == "person" && !w[last(a.Name)] {
			add("spurious person: %s", a.Name)
		}
	}

	meetings := match(want.Meetings, got.Meetings, .5, s.alike)
	for _, i := range unmatched(want.Meetings, meetings, first) {
		add("missed   meeting: %s", inBrief(text, want.Meetings[i]))
	}
	for _, i := range unmatched(got.Meetings, meetings, second) {
		add("spurious meeting: %s", inBrief(text, got.Meetings[i]))
	}
	for _, p := range meetings {
		where := inBrief(text, p.want)
		wrong("meeting, state", p.want.State, p.got.State, where)
		if p.want.From != p.got.From {
			wrong("meeting, day", dayOf(p.want.From), dayOf(p.got.From), where)
		}
		wrong("meeting, place", fold(p.want.Place), fold(p.got.Place), where)
	}

	statements := s.statementPairs(want, got)
	for _, i := range unmatched(want.Statements, statements, first) {
		x := want.Statements[i]
		add("missed   statement: %s | %s | %s: %s", x.Speaker, x.Act, x.Polarity, words(text, x.Content))
	}
	for _, i := range unmatched(got.Statements, statements, second) {
		x := got.Statements[i]
		add("spurious statement: %s | %s | %s: %s", x.Speaker, x.Act, x.Polarity, words(text, x.Content))
	}
	for _, p := range statements {
		where := words(text, p.want.Content)
		if last(p.want.Speaker) != last(p.got.Speaker) {
			wrong("statement, speaker", p.want.Speaker, p.got.Speaker, where)
		}
		wrong("statement, kind", p.want.Kind, p.got.Kind, where)
		wrong("statement, act", p.want.Act, p.got.Act, where)
		wrong("statement, polarity", p.want.Polarity, p.got.Polarity, where)
	}

	positions := s.positionPairs(want, got)
	for _, i := range unmatched(want.Positions, positions, first) {
		x := want.Positions[i]
		add("missed   position: %s %s: %s", x.Party, x.Stance, words(text, []gentz.Span{x.Evidence}))
	}
	for _, i := range unmatched(got.Positions, positions, second) {
		x := got.Positions[i]
		add("spurious position: %s %s: %s", x.Party, x.Stance, words(text, []gentz.Span{x.Evidence}))
	}
	for _, p := range positions {
		wrong("position, stance", p.want.Stance, p.got.Stance, words(text, []gentz.Span{p.want.Evidence}))
	}
	return out
}

func first[T any](p pair[T]) int  { return p.i }
func second[T any](p pair[T]) int { return p.j }

// unmatched returns the indices of facts that no pair has, in order.
func unmatched[T any](facts []T, pairs []pair[T], side func(pair[T]) int) (out []int) {
	used := map[int]bool{}
	for _, p := range pairs {
		used[side(p)] = true
	}
	for i := range facts {
		if !used[i] {
			out = append(out, i)
		}
	}
	return out
}

func inBrief(text string, m Meeting) string {
	return fmt.Sprintf("%s %s | %s | %s | %s | %s: %s", m.State, m.Mode, strings.Join(m.Participants, ", "), strings.Join(m.Sides, ", "),
		m.Place, dayOf(m.From), words(text, m.Evidence))
}

func dayOf(d gentz.Day) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// words quotes the spans of text, each cut to its first and last words.
func words(text string, spans []gentz.Span) string {
	var out []string
	for _, s := range spans {
		f := strings.Fields(s.Of(text))
		if len(f) > 14 {
			f = append(append(f[:9:9], omitted), f[len(f)-4:]...)
		}
		out = append(out, strings.Join(f, " "))
	}
	return strings.Join(out, " / ")
}
