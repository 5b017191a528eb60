package ontology

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed meetings.tsv
var meetingsTSV string

// A MeetingWord is a class of verbs or nouns that tell of a meeting.
type MeetingWord struct {
	Mode     string   // meet, call, visit, summit, round, signing, other
	CAMEO    string   // "" if the code is that of the mode of talking in general
	Noun     bool     // else a verb
	Strong   bool     // of a noun: a meeting even if nobody is said to take part
	Host     bool     // of a verb: the subject is the host
	Needs    []string // of a verb, one of: obj, with, to, in, plural, phone, place, accord, table, span
	Words    []string // lemmas; "sit down": a verb and what must follow it
	Sentence string   // with ⟦mode|…⟧
}

// Needing reports whether w is a verb that tells of a meeting with that beside it.
func (w *MeetingWord) Needing(what string) bool {
	for _, n := range w.Needs {
		if n == what {
			return true
		}
	}
	return false
}

// A MeetingUse is one word of a class. Rest is what must follow a verb ("down"
// in "sit down") or stand before a noun ("phone" in "phone call"), or "".
type MeetingUse struct {
	*MeetingWord
	Rest string
}

// Meetings is the table of meeting words. It is immutable and safe for concurrent use.
type Meetings struct {
	Classes []*MeetingWord // in the order of the table
	verbs   map[string][]MeetingUse
	nouns   map[string][]MeetingUse
}

// Verb returns the uses of a verb by its lower-case lemma, in the order of the table.
func (m *Meetings) Verb(lemma string) []MeetingUse { return m.verbs[lemma] }

// Noun returns the uses of a noun by its lower-case lemma, those of more words
// first, then in the order of the table.
func (m *Meetings) Noun(lemma string) []MeetingUse { return m.nouns[lemma] }

// LoadMeetings returns the built-in table, meetings.tsv. It panics if the table
// is faulty, which a test excludes.
var LoadMeetings = sync.OnceValue(func() *Meetings {
	m, err := parseMeetings(meetingsTSV)
	if err != nil {
		panic(err)
	}
	return m
})

func parseMeetings(tsv string) (*Meetings, error) {
	m := &Meetings{verbs: map[string][]MeetingUse{}, nouns: map[string][]MeetingUse{}}
	for n, line := range strings.Split(tsv, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 5 {
			return nil, fmt.Errorf("meetings.tsv:%d: %d columns, want mode, cameo, frame, words, sentence", n+1, len(col))
		}
		w := &MeetingWord{Mode: col[0], CAMEO: col[1], Words: strings.Split(col[3], "|"), Sentence: col[4]}
		frame := strings.Fields(col[2])
		switch {
		case len(frame) == 2 && frame[0] == "n" && (frame[1] == "strong" || frame[1] == "weak"):
			w.Noun, w.Strong = true, frame[1] == "strong"
		case len(frame) >= 2 && frame[0] == "v":
			w.Host = frame[1] == "host"
			w.Needs = strings.Split(frame[len(frame)-1], "|")
		default:
			return nil, fmt.Errorf("meetings.tsv:%d: frame %q is none of v and n", n+1, col[2])
		}
		m.Classes = append(m.Classes, w)
		for _, word := range w.Words {
			if w.Noun {
				rest, head := "", word
				if k := strings.LastIndexByte(word, ' '); k >= 0 {
					rest, head = word[:k], word[k+1:]
				}
				if rest != "" { // "phone call" goes before "call"
					m.nouns[head] = append([]MeetingUse{{w, rest}}, m.nouns[head]...)
				} else {
					m.nouns[head] = append(m.nouns[head], MeetingUse{w, rest})
				}
				continue
			}
			head, rest, _ := strings.Cut(word, " ")
			m.verbs[head] = append(m.verbs[head], MeetingUse{w, rest})
		}
	}
	return m, nil
}
