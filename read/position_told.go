package read

import (
	"strings"

	gentz "gentz"
	"gentz/text"
)

// takeOf adds a position of the speaker's own party, voiced in st at word i.
func (a *agenda) takeOf(st *gentz.Statement, i int, stance string, content stretch, rule string) {
	n := a.cast.side(a.cast.number(st.Speaker))
	if n < 0 || a.cast.actors[n].Kind == "person" || content.empty() {
		return
	}
	if w := a.wordsOf(st.Content[0]); content.i < w.i && content.j > w.i {
		content.i = w.i
	}
	ev := a.p.span(content.i, content.j)
	party := a.cast.id(n)
	if a.taken(party, ev) {
		return
	}
	p := gentz.Position{ID: gentz.ID("p" + itoa(len(a.stands)+1)), Party: party, Stance: stance, Own: true, By: st.Speaker, Time: st.Time, Evidence: []gentz.Span{ev}, Content: &ev, Rule: rule, Issue: a.issueIn(content)}
	if stance == "accepts" || stance == "offers" || stance == "open" {
		if c, ok := a.proviso(stand{word: i, content: content}); ok {
			p.Stance, p.Condition = "accepts-if", &c
		}
	}
	p.Sure = sureOfPosition(&p)
	a.stands = append(a.stands, p)
}

// deed takes the position that lies in what is done by saying st.
func (a *agenda) deed(st *gentz.Statement) {
	if st.Speaker == "" || st.Block == "title" || len(st.Via) > 0 {
		return
	}
	stance := ""
	if w := a.wordsOf(st.Content[0]); a.issueIn(w) == "" && (st.Rule == "turn" || !strings.HasPrefix(strings.Replace(st.Rule, ".n.", ".", 1), "cue."+st.Act) && (st.Act == "demand" || st.Act == "promise" || st.Act == "propose")) {
		return // what is only read out of the content must be a matter of the table
	}
	switch st.Act {
	case "demand":
		stance = "demands"
	case "reject", "refuse":
		stance = "rejects"
	case "propose", "promise":
		stance = "offers"
	case "agree":
		stance = "accepts"
	case "deny":
		stance = "denies"
	default:
		return
	}
	if st.Polarity == "not-said" || st.Polarity == "refused-to-say" {
		return
	}
	w := a.wordsOf(st.Content[0])
	if w.empty() || w.j-w.i > 80 {
		return
	}
	speakers := append([]gentz.ID{st.Speaker}, st.Joint...)
	for _, id := range speakers {
		one := *st
		one.Speaker = id
		a.takeOf(&one, w.i, stance, w, "stance.act."+st.Act)
	}
}

// proviso finds the condition of a stance: "if …", "provided that …", "in
// exchange for …", "on condition that …".
func (a *agenda) proviso(s stand) (gentz.Span, bool) {
	x, y := a.extent(a.clause(s.word))
	x, y = min(x, s.content.i), max(y, s.content.j)
	for k := x; k < y; k++ {
		switch strings.ToLower(a.Word(k)) {
		case "if", "unless", "provided":
			if a.Rel(k) != text.Mark || a.Head(k) < 0 {
				continue
			}
			b, e := a.extent(a.Head(k))
			if a.Rel(a.Head(k)) == text.Ccomp {
				continue
			}
			return a.p.span(b, e), true
		case "exchange", "return", "condition":
			if k > 0 && (a.lower(k-1) == "in" || a.lower(k-1) == "on") && a.Tag(k) == text.NOUN {
				b, e := a.extent(k)
				if e-b > 2 {
					return a.p.span(b, e), true
				}
			}
		}
	}
	return gentz.Span{}, false
}

// sureOfPosition is how sure a position is: the share of those found by the same
// rule that were annotated in real_dev and wire_dev (n=144), which is a lower
// bound, for what is a position is a matter of degree.
func sureOfPosition(p *gentz.Position) float64 {
	class := strings.TrimPrefix(p.Rule, "stance.")
	if s, ok := sureByStance[class]; ok {
		return s
	}
	if strings.HasPrefix(class, "act.") {
		return 0.4
	}
	return 0.5
}

var sureByStance = map[string]float64{
	"accept": 0.5, "must": 0.6, "deny": 0.75, "demand": 0.8, "demand.want": 0.65, "demand.for": 0.3, "demand.of": 0.35, "reject": 0.8, "reject.no": 0.8,
	"reject.to": 0.8, "will": 0.55, "n.offer": 0.4, "offer": 0.4, "offer.ready": 0.4,
}
