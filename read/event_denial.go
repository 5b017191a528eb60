package read

import (
	"sort"
	"strings"

	"gentz/text"
)

// deny marks as denied the meetings that a later sentence denies by pointing
// back: "Both governments denied it", "The ministry called the report rubbish".
// Only what somebody reported or what is not certain can be meant, not what the
// document tells by itself.
func (s *scene) deny(met []report) {
	for i := range s.Len() {
		if s.Tag(i) != text.VERB {
			continue
		}
		by, ok := s.denial(i)
		if !ok {
			continue
		}
		here := s.SentenceOf(i)
		last := sort.Search(len(met), func(k int) bool { return met[k].head > i })
		for k := last - 1; k >= 0; k-- {
			r := &met[k]
			if at := s.SentenceOf(r.head); at > here || at == here && r.head > i || r.state.state == "" {
				continue
			} else if here-at > 1 {
				break
			}
			if r.anaphor || s.inTitle(r.head) != s.inTitle(i) || r.state.never() || !s.reported(r.head) && !r.state.hedged && !s.inSaying(r.head) {
				continue
			}
			r.state.state, r.state.strength, r.state.by, r.state.rule = "denied", 3, by, "state.denied-after"
			r.last = max(r.last, r.first+1)
			for _, c := range s.neighbours(met[max(0, k-8):min(len(met), k+8)], r) { // other reports of it in the same sentence
				c.state = r.state
			}
			break
		}
	}
}

// neighbours returns the reports other than r of the sentence of r that share
// two who take part with it.
func (s *scene) neighbours(met []report, r *report) []*report {
	var out []*report
	for k := range met {
		c := &met[k]
		if c.head != r.head && s.SentenceOf(c.head) == s.SentenceOf(r.head) && len(c.who) > 1 && subset(actorsOf(c.who), actorsOf(r.who)) {
			out = append(out, c)
		}
	}
	return out
}

// inSaying reports whether word i stands in the complement of a verb of saying.
func (s *scene) inSaying(i int) bool {
	for c := s.t.clause(i); c >= 0; c = s.t.outer(c) {
		if f := s.t.firstConjunct(c); s.t.Rel(f) == text.Ccomp || s.t.Rel(f) == text.Parataxis {
			return true
		}
	}
	return false
}

// denial reports whether verb i denies what was told before, and who does (a
// word, -1 if nobody is named).
func (s *scene) denial(i int) (by int, ok bool) {
	t := s.t
	switch t.lower(i) {
	case "deny", "dismiss", "refute", "reject", "dispute":
	case "call", "describe", "brand", "label":
		bad := false
		for k := range t.kids(i) {
			switch t.lower(k) {
			case "rubbish", "false", "fake", "fabrication", "untrue", "nonsense", "fiction", "baseless", "invention", "lie", "wrong", "unfounded":
				bad = true
			}
		}
		if !bad {
			return -1, false
		}
	default:
		return -1, false
	}
	g := t.group(i)
	if g.negated || g.modal != "" || g.infinitive {
		return -1, false
	}
	what := t.patients(i)
	if len(what) == 0 || !s.pointsBack(what[0]) {
		return -1, false
	}
	by = -1
	if a := t.agents(i); len(a) > 0 {
		by = a[0]
	}
	return by, true
}

// pointsBack reports whether the phrase headed by o means what was just told:
// "it", "this", "the report".
func (s *scene) pointsBack(o int) bool {
	switch strings.ToLower(s.Word(o)) {
	case "it", "this", "that":
		return s.Tag(o) == text.PRON || s.Tag(o) == text.DET
	}
	switch s.t.lower(o) {
	case "report", "claim", "story", "account", "rumour", "rumor", "allegation", "suggestion":
		return s.definite(o) && s.t.kid(o, text.Nmod, text.Acl, text.AclRelcl, text.Ccomp) < 0
	}
	return false
}
