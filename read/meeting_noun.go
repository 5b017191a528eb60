package read

import (
	"strings"

	"gentz/ontology"
	"gentz/text"
)

func (s *scene) meetingNoun(i int) (report, bool) {
	t := s.t
	switch t.Rel(i) {
	case text.Compound, text.Flat, text.Fixed, text.Goeswith:
		return report{}, false
	case text.NmodPoss:
	}
	for _, u := range s.meetings.Noun(s.t.lower(i)) {
		if u.Rest != "" && !s.precededBy(i, u.Rest) {
			continue
		}
		if rep, ok := s.tryNoun(i, u); ok {
			return rep, true
		}
	}
	return report{}, false
}

// precededBy reports whether the words before i are those.
func (s *scene) precededBy(i int, words string) bool {
	f := strings.Fields(words)
	for n := range f {
		if i-len(f)+n < 0 || !strings.EqualFold(s.Word(i-len(f)+n), f[n]) {
			return false
		}
	}
	return true
}

// tryNoun reads noun i as the meeting word u.
func (s *scene) tryNoun(i int, u ontology.MeetingUse) (report, bool) {
	t := s.t
	w := t.lower(i)
	if s.notMeeting(i, w) {
		return report{}, false
	}
	rep := s.newReport(i, "CONSULT", "meet.noun")
	rep.mode, rep.cameo = u.Mode, u.CAMEO
	if t.kidWord(i, "such") >= 0 && s.noOne(i) { // "no such meeting took place"
		rep.anaphor, rep.definite, rep.sure = true, true, 0.8
		rep.state = affairOf("denied", 3, "state.no-such", i)
		return rep, true
	}
	if w == "round" {
		if of := t.kid(i, text.Nmod); of < 0 || t.preposition(of) == "of" && len(s.meetings.Noun(t.lower(of))) == 0 {
			if t.kid(i, text.Nmod) >= 0 && t.preposition(of) == "of" && (s.ordinal(i) == 0 || otherRound(t.lower(of))) {
				return rep, false // "a round of golf"
			}
			if s.ordinal(i) == 0 && s.besideNoun(i).state == "" && !s.definite(i) {
				return rep, false
			}
		}
	}
	heads := s.chain(i)
	s.nounParts(&rep, heads)
	a := affair{by: -1, cue: -1}
	for _, h := range heads {
		if b := s.nounState(h); b.state != "" && (a.state == "" || b.strength > a.strength || b.never()) {
			hedged := a.hedged
			a = b
			a.hedged = a.hedged || hedged
		} else {
			a.hedged = a.hedged || b.hedged
		}
		if rep.place == nil {
			rep.place = s.placeOf(h)
		}
		if tm := s.timeOf(h); tm.narrower(rep.time) {
			rep.time = tm
		}
		if n := s.ordinal(h); n > 0 && rep.ordinal == 0 {
			rep.ordinal = n
		}
		rep.again = rep.again || s.against(h)
		rep.definite = rep.definite || s.definite(h)
	}
	s.course(&rep, heads)
	for _, h := range heads {
		s.around(&rep, h)
	}
	a = s.byDate(a, rep.time)
	rep.state = a
	rep.sure = 0.7
	if rep.mode == "meet" && s.byPhone(i) {
		rep.mode, rep.cameo = "call", "041"
	}
	if (rep.mode == "meet" || rep.mode == "call" || rep.mode == "visit" || rep.mode == "other") && s.inSeries(heads) {
		rep.mode, rep.time = "series", timing{}
		if c := t.clause(i); a.state == "" && t.group(c).tense == present { // "hold weekly calls"
			a = affairOf("ongoing", 2, "state.habit", i)
			rep.state = a
		}
	}
	known := len(rep.who) > 0 || rep.time.known() && rep.place != nil
	if rep.definite && rep.time == (timing{}) && rep.place == nil && len(actorsOf(rep.who)) < 2 && !rep.again && rep.ordinal == 0 {
		rep.anaphor = true // "the talks ended", "the meeting was attended by Lind"
	}
	if !u.Strong && len(unique(actorsOf(rep.who))) < 2 && !(a.strength == 3 && len(rep.who) > 0 && s.lightly(max(0, t.Head(i)))) && !(rep.time.exact() && rep.place != nil) && u.Mode != "visit" {
		rep.anaphor = true // "in contact with the parties", "dialogue with the other side"
	}
	switch {
	case len(rep.who) == 0 && !u.Strong && !known:
		rep.anaphor = true
	case !known && a.strength < 2 && !rep.time.known() && rep.place == nil:
		rep.anaphor = true
	case a.state == "":
		rep.anaphor = true
		if len(actorsOf(rep.who)) > 1 && rep.definite && a.state == "" {
			rep.anaphor = false
			rep.state = affairOf("held", 0, "state.presupposed", -1)
			rep.state.hedged = a.hedged
			if s.conditional(i) {
				rep.state.state = "hypothetical"
			}
			rep.sure = 0.55
		}
	}
	return rep, true
}

// otherRound reports whether a round of that is no round of talks.
func otherRound(lemma string) bool {
	switch lemma {
	case "golf", "drink", "applause", "layoff", "funding", "financing", "voting", "election", "vote", "cut", "bidding", "ammunition", "fire", "draft", "playoff",
		"tournament", "treatment", "chemotherapy", "shot", "sanction", "test", "strike", "investment", "tariff", "match", "game", "cup", "competition":
		return true
	}
	return false
}

// notMeeting reports whether noun i, of lemma w, is used in another sense.
func (s *scene) notMeeting(i int, w string) bool {
	t := s.t
	switch w {
	case "talk": // "a talk on birds", "talk of war"
		return t.Morph(i).Is(text.Number, "Sing") && t.kidWord(i, "between", "with") < 0 && len(t.obliques(i, "between", "with")) == 0
	case "call", "contact", "exchange":
		if w == "exchange" && len(t.obliques(i, "of")) > 0 { // "an exchange of notes"
			return true
		}
		for _, h := range t.obliques(i, "for", "on") {
			if _, timely := s.cal.of(h); !timely && len(t.obliques(i, "with", "between", "to")) == 0 {
				return true
			}
		}
		return len(t.obliques(i, "with", "between", "from", "to")) == 0 && t.kid(i, text.Compound, text.Amod, text.NmodPoss) < 0 && !s.definite(i)
	case "stop", "tour", "trip", "exchange-rate":
		return len(s.known(i)) > 0
	case "round":
		return false
	case "dialogue", "discussion", "consultation": // "a discussion of applications"
		return len(t.obliques(i, "of")) > 0 && len(t.obliques(i, "with", "between", "among")) == 0
	case "conference":
		return t.kidWord(i, "news", "press", "video") >= 0
	case "session":
		return t.kidWord(i, "training", "trading", "recording", "practice") >= 0
	}
	return s.Tag(i) == text.PROPN && t.Rel(i) == text.Flat
}

// chain returns noun i and the nouns that stand for it above or below: "round"
// and "talks" of "a round of talks", which is one event.
func (s *scene) chain(i int) []int {
	out := []int{i}
	if of := s.t.kid(i, text.Nmod); of >= 0 && s.t.preposition(of) == "of" && len(s.meetings.Noun(s.t.lower(of))) > 0 {
		out = append(out, of)
	}
	return out
}

// inChain reports whether noun i is told by the noun above it ("talks" in "a
// round of talks", "a day of talks").
func (s *scene) inChain(i int) bool {
	h := s.t.Head(i)
	return h >= 0 && s.t.Rel(i) == text.Nmod && s.t.preposition(i) == "of" && len(s.meetings.Noun(s.t.lower(h))) > 0
}

// definite reports whether the phrase headed by i speaks of something known:
// "the talks", "this meeting", "their call".
func (s *scene) definite(i int) bool {
	if s.t.kid(i, text.NmodPoss) >= 0 {
		return true
	}
	d := s.t.kid(i, text.Det)
	if d < 0 {
		return false
	}
	switch strings.ToLower(s.Word(d)) {
	case "the", "this", "that", "these", "those", "both":
		return true
	}
	return false
}

// ordinal returns the number of "the third round", 0 if none.
func (s *scene) ordinal(i int) int {
	for k := range s.t.kids(i) {
		switch s.t.Rel(k) {
		case text.Amod, text.Nummod, text.Advmod, text.Compound:
		default:
			continue
		}
		for n, w := range [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"} {
			if strings.EqualFold(s.Word(k), w) {
				return n + 1
			}
		}
	}
	return 0
}
