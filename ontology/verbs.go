package ontology

import (
	"strings"
	"sync"
)

var knownVerbs = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	add := func(words []string) {
		for _, w := range words {
			head, _, _ := strings.Cut(w, " ")
			known[head] = true
		}
	}
	for _, c := range LoadCues().Classes {
		if !c.Noun {
			add(c.Words)
		}
	}
	for _, c := range LoadMeetings().Classes {
		if !c.Noun {
			add(c.Words)
		}
	}
	for _, c := range LoadAffairs().Classes {
		switch c.Kind {
		case "light", "host", "mediator", "begin", "end", "occur", "follow", "precede", "govern", "hedge":
			add(c.Words)
		}
	}
	for _, c := range LoadActs().Classes {
		if c.Kind == 'v' {
			add(c.Words)
		}
	}
	return known
})

// BaseVerb returns the base form of a verb form that stands in one of the tables
// of verbs, given in lower case: "declined" gives "decline". ok is false if none does.
func BaseVerb(form string) (base string, ok bool) {
	known := knownVerbs()
	if b := irregular[form]; known[b] {
		return b, true
	}
	if known[form] {
		return form, true
	}
	for _, e := range [...]struct{ ending, instead string }{
		{"ied", "y"}, {"ed", "e"}, {"ed", ""}, {"d", ""}, {"ing", "e"}, {"ing", ""}, {"ies", "y"}, {"es", "e"}, {"es", ""}, {"s", ""},
	} {
		stem, has := strings.CutSuffix(form, e.ending)
		if !has || len(stem) < 2 {
			continue
		}
		if b := stem + e.instead; known[b] {
			return b, true
		}
		if n := len(stem); e.instead == "" && n > 2 && stem[n-1] == stem[n-2] && known[stem[:n-1]] {
			return stem[:n-1], true // "planned"
		}
	}
	return "", false
}

// irregular gives the base form of irregular forms of verbs that the tables have.
var irregular = map[string]string{
	"beaten": "beat", "became": "become", "began": "begin", "begun": "begin", "blew": "blow", "blown": "blow", "bought": "buy",
	"broke": "break", "broken": "break", "brought": "bring", "built": "build", "burnt": "burn", "came": "come", "caught": "catch",
	"chose": "choose", "chosen": "choose", "did": "do", "done": "do", "driven": "drive", "drove": "drive", "fallen": "fall", "fed": "feed",
	"fell": "fall", "flew": "fly", "flown": "fly", "forbade": "forbid", "forbidden": "forbid", "forgave": "forgive", "forgiven": "forgive",
	"fought": "fight", "froze": "freeze", "frozen": "freeze", "gave": "give", "given": "give", "gone": "go", "got": "get", "gotten": "get",
	"grew": "grow", "grown": "grow", "had": "have", "heard": "hear", "held": "hold", "kept": "keep", "knew": "know", "known": "know",
	"laid": "lay", "led": "lead", "left": "leave", "lent": "lend", "made": "make", "met": "meet", "overran": "overrun",
	"overthrew": "overthrow", "overthrown": "overthrow", "paid": "pay", "ran": "run", "said": "say", "sank": "sink", "sat": "sit",
	"saw": "see", "seen": "see", "sent": "send", "shaken": "shake", "shook": "shake", "shot": "shoot", "slain": "slay", "sought": "seek",
	"spoke": "speak", "spoken": "speak", "stole": "steal", "stolen": "steal", "stood": "stand", "struck": "strike", "sunk": "sink",
	"swore": "swear", "sworn": "swear", "taken": "take", "threw": "throw", "thrown": "throw", "told": "tell", "took": "take", "tore": "tear",
	"torn": "tear", "undertaken": "undertake", "undertook": "undertake", "upheld": "uphold", "went": "go", "withdrawn": "withdraw",
	"withdrew": "withdraw", "withheld": "withhold", "written": "write", "wrote": "write",
}
