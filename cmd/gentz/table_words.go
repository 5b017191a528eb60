package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	gentz "gentz"
)

// name returns what an actor is called, or "" for none.
func (t *table) name(id gentz.ID) string {
	if a := t.actor[id]; a != nil {
		return clean(a.Name)
	}
	return ""
}

// names returns the actors of ids, with "and" before the last.
func (t *table) names(ids []gentz.ID) string {
	var out []string
	for _, id := range ids {
		if n := t.name(id); n != "" {
			out = append(out, n)
		}
	}
	return and(out)
}

func and(s []string) string {
	if len(s) < 2 {
		return strings.Join(s, "")
	}
	return strings.Join(s[:len(s)-1], ", ") + " and " + s[len(s)-1]
}

// after returns before+s, or "" if s is.
func after(before, s string) string {
	if s == "" {
		return ""
	}
	return before + s
}

// unsure is what is added to an entry that may well be wrong.
func unsure(sure float64) part {
	if sure == 0 || sure >= 0.6 {
		return part{}
	}
	return part{fmt.Sprintf("  (%.0f %% sure)", 100*sure), faint}
}

// who lists people, then states, bodies and offices, then delegations, and last,
// together, the groups that have no name.
func (t *table) who() (out []entry) {
	var rest []entry
	var groups []gentz.Span
	for _, a := range t.Actors {
		var spans []gentz.Span
		for _, m := range a.Mentions {
			spans = append(spans, m.Span)
		}
		if a.Kind == "group" {
			groups = append(groups, spans...)
			continue
		}
		var facts []string
		for _, r := range a.Roles {
			title := clean(r.Title)
			if of := t.name(r.Of); of != "" && !strings.Contains(title, of) {
				title += " of " + of
			}
			facts = append(facts, title)
		}
		if len(a.Roles) == 0 && a.Kind != "person" {
			facts = append(facts, strings.ReplaceAll(a.Kind, "-", " "))
		}
		if p := t.name(a.Party); p != "" && !strings.Contains(strings.Join(facts, " "), p) {
			facts = append(facts, "for "+p)
		}
		if c := clean(a.Country); c != "" && a.Party == "" {
			facts = append(facts, c)
		}
		e := entry{
			[]part{{clean(a.Name), bold}, {after("  ", strings.Join(unique(facts), " · ")), nil}, unsure(a.Sure)},
			together(t.quotes(spans)),
		}
		if a.Kind == "person" {
			out = append(out, e)
		} else {
			rest = append(rest, e)
		}
	}
	out = append(out, rest...)
	for _, d := range t.Delegations {
		name := "delegation"
		if p := t.name(d.Party); p != "" {
			name = "delegation of " + p
		}
		facts := after(": ", t.names(d.Members)) + after(", led by ", t.names(d.Leaders))
		out = append(out, entry{[]part{{name, bold}, {facts, nil}}, together(t.quotes(d.Mentions))})
	}
	if len(groups) > 0 {
		out = append(out, entry{[]part{{"without a name", nil}}, together(t.quotes(groups))})
	}
	return out
}

// unique returns s without what was said before.
func unique(s []string) (out []string) {
	seen := map[string]bool{}
	for _, x := range s {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

// together puts short evidence, such as the forms of a name, on one line.
func together(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	return []string{strings.Join(words, " · ")}
}

// pieces puts the pieces of one content on one line.
func (t *table) pieces(spans []gentz.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, t.words(s))
	}
	if len(out) == 0 {
		return nil
	}
	return []string{strings.Join(out, " … ")}
}

// meetings lists the contacts of all kinds.
func (t *table) meetings() (out []entry) {
	for i := range t.Events {
		if e := &t.Events[i]; e.Type == "CONSULT" {
			out = append(out, t.event(e, meetingWords[e.Mode]))
		}
	}
	return out
}

// meetingWords says a mode to people. The empty mode is a meeting, too.
var meetingWords = map[string]string{
	"": "meeting", "meet": "meeting", "call": "call", "visit": "visit", "summit": "summit",
	"round": "round of talks", "signing": "signing", "series": "several meetings", "other": "contact",
}

// otherEvents lists what is no meeting, by its PLOVER type.
func (t *table) otherEvents() (out []entry) {
	for i := range t.Events {
		if e := &t.Events[i]; e.Type != "CONSULT" {
			what := strings.ToLower(e.Type)
			if e.Mode != "" {
				what += " (" + clean(e.Mode) + ")"
			}
			out = append(out, t.event(e, what))
		}
	}
	return out
}

func (t *table) event(e *gentz.Event, what string) entry {
	line := []part{{e.State, stateStyle[e.State]}, {"  " + what, nil}}
	if d := whenWords(e.Time); d != "" {
		line = append(line, part{", " + d, nil})
	}
	if e.Place != nil && e.Place.Name != "" {
		line = append(line, part{", " + clean(e.Place.Name), nil})
	}
	if who := t.participants(e); who != "" {
		line = append(line, part{": ", nil}, part{who, bold})
	}
	var about []string
	for _, id := range e.Purpose {
		about = append(about, t.issue[id])
	}
	tail := after(", on ", and(about))
	if e.Hedged {
		tail += ", unconfirmed"
	}
	tail += after(", denied by ", t.name(e.DeniedBy)) + after(", reported by ", t.name(e.ReportedBy))
	return entry{append(line, part{tail, faint}, unsure(e.Sure)), t.quotes(e.Evidence)}
}

// stateStyle colours the words for a state; the word alone says it all.
var stateStyle = map[string]ansi.Style{
	"held": done, "ongoing": done, "planned": still, "proposed": still, "hypothetical": faint,
	"postponed": off, "cancelled": off, "denied": off, "disputed": off,
	"open": still, "moved": still, "happened": done, "did not": off, "overdue": off,
}

// participants says who takes part: by side where the document has sides.
func (t *table) participants(e *gentz.Event) string {
	if len(e.Participants) == 0 {
		return strings.Join(unique([]string{t.names(e.Source) + after(" → ", t.names(e.Target))}), "")
	}
	var sides []string
	members := map[string][]string{}
	for _, p := range e.Participants {
		who := t.name(p.Actor)
		if p.Role == "host" || p.Role == "mediator" || p.Role == "leader" {
			who += ", " + p.Role
		}
		side := t.name(p.Side)
		if side == "" || side == t.name(p.Actor) {
			side, who = who, ""
		}
		if _, known := members[side]; !known {
			sides = append(sides, side)
			members[side] = nil
		}
		if who != "" {
			members[side] = append(members[side], who)
		}
	}
	for i, s := range sides {
		if m := members[s]; len(m) > 0 {
			sides[i] = s + " (" + strings.Join(m, "; ") + ")"
		}
	}
	return and(sides)
}

// said lists the statements.
func (t *table) said() (out []entry) {
	for i := range t.Statements {
		s := &t.Statements[i]
		who := t.name(s.Speaker)
		switch {
		case who != "":
		case s.Source != nil:
			who = t.words(*s.Source)
		case s.Anonymous:
			who = "somebody unnamed"
		default:
			who = "speaker not stated"
		}
		who += after(" and ", t.names(s.Joint))
		if p := t.name(s.OnBehalfOf); p != "" && p != who {
			who += " for " + p
		}
		verb, to, how := actWords(s.Act, s.Polarity), clean(s.Addressee), ""
		if verb == "said" && to != "" {
			verb, to = "told "+to, ""
		}
		for _, w := range []string{after("to ", to), clean(s.Medium), clean(s.Occasion), whenWords(s.Time),
			after("as told by ", t.names(s.Via))} {
			how += after(", ", w)
		}
		if s.Hedged {
			how += ", unconfirmed"
		}
		said := part{" " + verb, nil}
		if s.Act == "deny" || s.Act == "reject" || s.Act == "refuse" || s.Polarity != "affirmed" && s.Polarity != "" {
			said.style = off
		}
		words := t.pieces(s.Content)
		if words == nil {
			words = t.quotes(s.Evidence)
		}
		out = append(out, entry{[]part{{who, bold}, said, {how, faint}, unsure(s.Sure)}, words})
	}
	return out
}

// actWords says an act in the past tense of the news.
func actWords(act, polarity string) string {
	switch {
	case polarity == "refused-to-say":
		return "refused to say"
	case polarity == "not-said":
		return "did not say"
	case act == "":
		return "said"
	}
	if past, ok := map[string]string{"say": "said", "deny": "denied"}[act]; ok {
		return past
	}
	switch {
	case strings.HasSuffix(act, "e"):
		return act + "d"
	}
	return act + "ed"
}

// stands lists the positions.
func (t *table) stands() (out []entry) {
	for i := range t.Positions {
		p := &t.Positions[i]
		who := t.name(p.Party)
		if who == "" {
			who = "a party not stated"
		}
		line := []part{{who, bold}, {" " + stanceWords(p.Stance), nil}}
		if l := clean(t.issue[p.Issue]); l != "" {
			line = append(line, part{": " + l, nil})
		}
		source := ", as the article puts it"
		if by := t.name(p.By); p.Own {
			source = ", in its own words"
		} else if by != "" {
			source = ", according to " + by
		}
		line = append(line, part{source + after(", ", whenWords(p.Time)), faint}, unsure(p.Sure))
		if p.Condition != nil {
			line = append(line, part{", if: " + t.words(*p.Condition), faint})
		}
		words := t.quotes(p.Evidence)
		if p.Content != nil {
			words = []string{t.words(*p.Content)}
		}
		out = append(out, entry{line, words})
	}
	return out
}

func stanceWords(stance string) string {
	switch stance {
	case "open":
		return "is open"
	case "accepts-if":
		return "accepts on a condition"
	}
	return clean(stance)
}

// matters lists issues and proposals.
func (t *table) matters() (out []entry) {
	for _, p := range t.Proposals {
		facts := after(" by ", t.name(p.Author))
		if p.Points > 0 {
			facts += fmt.Sprintf(", %d points", p.Points)
		}
		out = append(out, entry{[]part{{clean(p.Name), bold}, {facts, nil}}, together(t.quotes(p.Mentions))})
	}
	for _, i := range t.Issues {
		e := entry{[]part{{clean(i.Label), bold}}, together(t.quotes(i.Mentions))}
		for _, r := range i.Ranks {
			rank := fmt.Sprintf(", %s %d", r.Scale, r.Rank)
			if p := t.name(r.Party); p != "" {
				rank += " for " + p
			}
			e.line = append(e.line, part{rank + after(", according to ", t.name(r.By)), nil})
			e.evidence = append(e.evidence, t.words(r.Span))
		}
		out = append(out, e)
	}
	return out
}

// expected lists what is announced or due.
func (t *table) expected() (out []entry) {
	for _, x := range t.Expectations {
		line := []part{}
		if d := whenWords(x.Due); d != "" {
			line = append(line, part{"by " + d, bold})
		} else {
			line = append(line, part{"no day stated", nil})
		}
		line = append(line, part{after(", announced by ", t.name(x.By)), faint})
		out = append(out, entry{line, []string{t.words(x.What)}})
	}
	return out
}

// unsaid lists the silences.
func (t *table) unsaid() (out []entry) {
	for _, s := range t.Silences {
		who := t.name(s.By)
		if who == "" {
			who = "somebody"
		}
		out = append(out, entry{[]part{{who, bold}, {" said nothing" + after(" about ", t.name(s.About)), nil}}, t.quotes(s.Evidence)})
	}
	return out
}

// times lists the time expressions; the words are their own evidence.
func (t *table) times() (out []entry) {
	for _, x := range t.Reading.Times {
		what := rangeWords(x.From, x.To)
		switch {
		case what != "":
		case x.Type == "DURATION":
			what = "how long"
		case x.Type == "SET":
			what = "how often"
		default:
			what = "no day"
		}
		out = append(out, entry{[]part{{what, nil}, {"  │ " + t.words(x.Span), faint}}, nil})
	}
	return out
}
