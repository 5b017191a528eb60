package read

import (
	"strings"

	gentz "gentz"
	"gentz/text"
)

// circumstances fills in the medium, the occasion, whom one speaks to and when,
// from the words that hang on the cue outside of the content.
func (f *finder) circumstances(s *gentz.Statement, t *telling) {
	for c := t; c != nil; c = c.carried {
		if c.head < 0 {
			continue
		}
		f.around3(s, c)
		return
	}
}

func (f *finder) around3(s *gentz.Statement, t *telling) {
	i := t.head
	for k := range f.kids(i) {
		if t.covers(k) || !t.source.empty() && t.source.has(k) {
			continue
		}
		switch f.Rel(k) {
		case text.Obj, text.Iobj:
			if t.class != nil && t.class.Has("addr") || f.Rel(k) == text.Iobj {
				f.address(s, k)
			}
		case text.Obl, text.Nmod, text.Advcl, text.OblUnmarked, text.NmodUnmarked, text.Advmod, text.OblAgent:
			f.circumstance(s, f.preposition(k), k)
		}
	}
	if f.Rel(i) == text.Acl && f.Head(i) >= 0 && documentNoun(f.lower(f.Head(i))) && s.Medium == "" {
		s.Medium = f.lower(f.Head(i))
	}
	if len(t.heads) > 0 && documentNoun(f.lower(t.heads[0])) && s.Medium == "" {
		s.Medium = f.lower(t.heads[0])
	}
	f.when(s, t)
}

// address sets whom s is said to.
func (f *finder) address(s *gentz.Statement, k int) {
	if s.Addressee == "" && f.nounish(k) {
		if n, ok := f.cast.who(k); ok && f.Tag(k) == text.PRON {
			s.Addressee = f.cast.actors[n].Name
			return
		}
		if f.Tag(k) == text.PRON {
			return
		}
		i, j := f.phrase(k)
		s.Addressee = f.Words(i, j)
	}
}

// circumstance reads one phrase that hangs on a cue.
func (f *finder) circumstance(s *gentz.Statement, prep string, k int) {
	w := f.lower(k)
	switch prep {
	case "to", "before":
		if f.Tag(k) != text.PRON && !f.isTime(k) && prep == "to" {
			f.address(s, k)
		}
	case "in", "on", "via", "through", "by", "at", "during", "after", "over":
		if f.isTime(k) {
			return
		}
		switch {
		case mediumNoun(w):
			if s.Medium == "" {
				i, j := f.phrase(k)
				s.Medium = undetermined(f.Words(i, j))
			}
			if w == "interview" && s.Addressee == "" {
				for _, o := range f.obliques(k, "with", "to") {
					f.address(s, o)
					break
				}
			}
		case occasionNoun(w):
			if s.Occasion == "" {
				i, j := f.phrase(k)
				s.Occasion = undetermined(f.Words(i, j))
			}
		case prep == "on" && f.Tag(k) == text.PROPN && s.Medium == "" && platform(w):
			s.Medium = f.Word(k)
		}
	}
}

// undetermined takes the article off a phrase.
func undetermined(s string) string {
	for _, a := range [...]string{"a ", "an ", "the "} {
		if len(s) > len(a) && strings.EqualFold(s[:len(a)], a) {
			return s[len(a):]
		}
	}
	return s
}

func mediumNoun(w string) bool {
	switch w {
	case "statement", "post", "tweet", "letter", "email", "e-mail", "message", "memo", "readout", "interview", "broadcast", "video", "article", "column", "op-ed", "television", "tv",
		"radio", "channel", "communique", "communiqué", "declaration", "note", "blog", "podcast", "release", "report", "newspaper", "telegram", "text", "page", "account", "media", "website", "air":
		return true
	}
	return false
}

func occasionNoun(w string) bool {
	switch w {
	case "conference", "speech", "address", "briefing", "rally", "meeting", "summit", "hearing", "debate", "event", "ceremony", "visit", "call", "talks", "talk", "session", "forum", "dinner",
		"gathering", "appearance", "trial", "parliament", "testimony", "fundraiser", "arrival", "negotiation", "convention", "inauguration", "town hall", "remarks", "questioning":
		return true
	}
	return false
}

func platform(w string) bool {
	switch w {
	case "twitter", "facebook", "telegram", "x", "instagram", "youtube", "weibo", "vkontakte", "tiktok", "mastodon", "linkedin", "bluesky", "whatsapp":
		return true
	}
	return false
}

// when sets when s was uttered: a time that stands with the cue, outside of the
// content and of the speaker's name.
func (f *finder) when(s *gentz.Statement, t *telling) {
	i := t.head
	for k := range f.kids(i) {
		b := f.below(k)
		if t.covers(k) || !t.source.empty() && t.source.has(k) || f.Rel(k) == text.Ccomp || f.Rel(k) == text.Parataxis {
			continue
		}
		if b.j-b.i > 12 {
			continue
		}
		for w := b.i; w < b.j; w++ {
			x, ok := f.cal.of(w)
			if !ok || t.covers(w) || x.Type != "DATE" && x.Type != "TIME" || x.From == 0 {
				continue
			}
			s.Time = &gentz.When{Ref: x.ID, From: x.From, To: x.To, Precision: precisionOf(x.From, x.To)}
			return
		}
	}
}

// precisionOf names the width of the days from a to b.
func precisionOf(a, b gentz.Day) string {
	switch n := int(b - a); {
	case n == 0:
		return "day"
	case n <= 7:
		return "week"
	case n <= 31:
		return "month"
	case n <= 366:
		return "year"
	}
	return "vague"
}

// sureOf is how sure statement s is: the share of statements found by the same
// kind of rule that held on the development texts (real_dev, wire_dev and PolNeAR
// dev together, content at half overlap and source right; n=1912). A speaker taken
// from the sentence before is a guess.
func sureOf(s *gentz.Statement, t *telling) float64 {
	kind := t.rule[strings.LastIndexByte(t.rule, '.')+1:]
	sure, ok := sureByRule[kind+" "+s.Kind]
	if !ok {
		if sure, ok = sureByRule[kind]; !ok {
			sure = 0.6
		}
	}
	switch {
	case t.class != nil && t.class.Noun:
		sure = min(sure, 0.35)
	case s.Source == nil && t.class != nil:
		sure = min(sure, 0.6)
	}
	return sure
}

var sureByRule = map[string]float64{
	"quote direct": 0.9, "quote": 0.55, "clause": 0.76, "clause mixed": 0.85, "obj": 0.57, "obj mixed": 0.75, "p": 0.52, "inf": 0.6,
	"turn": 0.9, "obj+pred": 0.6, "obj+pred mixed": 0.72, "according-to": 0.85, "aside": 0.8, "obj+p": 0.7, "obj+p mixed": 0.85,
	"order": 0.6, "obj+inf": 0.72, "carried": 0.75, "would": 0.6, "ing": 0.7, "label": 0.85, "first": 0.85, "adverb": 0.6, "document": 0.9,
}
