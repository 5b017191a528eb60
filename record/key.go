package record

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Keys returns the keys by which a subject with this report is found by others
// that may be the same, without duplicates, in a fixed order. A key that stands
// for very much would make finding slow, so that keys of meetings and statements
// hold a week or some of the words.
func (r *Report) Keys() []string {
	var out []string
	add := func(key string) {
		if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	switch {
	case r.Actor != nil:
		for _, k := range ActorKeys(r.Actor) {
			add(k)
		}
	case r.Meeting != nil:
		m := r.Meeting
		weeks := []string{Week(r.Day(), 0)}
		if m.From != "" {
			weeks = []string{Week(m.From, 0)}
			if w := Week(m.To, 0); w != weeks[0] && m.Precision == "day" {
				weeks = append(weeks, w)
			}
		}
		if day := r.Day(); day != "" && !slices.Contains(weeks, Week(day, 0)) {
			weeks = append(weeks, Week(day, 0)) // for reports that give no day
		}
		for _, id := range m.Context {
			for _, w := range weeks {
				add("m:" + id + ":" + w)
			}
		}
		add("g:" + m.Gist)
		if m.Place != nil {
			for _, w := range weeks {
				add("l:" + Fold(m.Place.Name) + ":" + w)
			}
		}
		for _, p := range m.Participants {
			for _, w := range weeks {
				add("m:" + p.Actor + ":" + w)
				if p.Side != "" {
					add("m:" + p.Side + ":" + w)
				}
			}
		}
	case r.Statement != nil:
		for _, k := range StatementKeys(r.Statement) {
			add(k)
		}
	case r.Issue != nil:
		add(IssueKey(r.Issue.Code, r.Issue.Label))
	case r.Position != nil:
		add(PositionKey(r.Position.Party, r.Position.Issue))
	case r.Proposal != nil:
		add("r:" + Fold(r.Proposal.Name))
	case r.Expectation != nil:
		if r.Expectation.Meeting != "" {
			add("x:" + r.Expectation.Meeting)
		}
	}
	return out
}

// ActorKeys returns the keys of an actor: its names, and of a person the surname
// as it sounds, which joins spellings.
func ActorKeys(a *ActorReport) []string {
	var out []string
	if a.Type == "state" && a.Country != "" {
		out = append(out, "c:"+a.Country)
	}
	for _, n := range append([]string{a.Name}, a.Names...) {
		if f := Fold(n); f != "" {
			out = append(out, "n:"+f)
		}
		if words := strings.Fields(n); a.Type == "person" && len(words) > 0 {
			out = append(out, "s:"+Skeleton(words[len(words)-1]))
		}
	}
	return out
}

// StatementKeys returns the keys of a statement: the least hashes of its runs of
// three words, of which two wordings of one statement share most (Broder 1997),
// and its speaker with the day.
func StatementKeys(s *StatementReport) []string {
	words := strings.FieldsFunc(Fold(s.Words), func(r rune) bool { return r == ' ' })
	var hashes []uint64
	for i := 0; i+3 <= len(words); i++ {
		h := fnv.New64a()
		h.Write([]byte(strings.Join(words[i:i+3], " ")))
		hashes = append(hashes, h.Sum64()*0x9E3779B97F4A7C15)
	}
	if len(words) > 0 && len(words) < 6 { // so short that its whole is its best key
		h := fnv.New64a()
		h.Write([]byte(strings.Join(words, " ")))
		hashes = append(hashes[:0], h.Sum64())
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	var out []string
	for _, h := range hashes[:min(4, len(hashes))] {
		out = append(out, "w:"+strconv.FormatUint(h, 36))
	}
	if s.Speaker != "" && s.Said != "" {
		out = append(out, "d:"+s.Speaker+":"+s.Said)
	}
	return out
}

// IssueKey returns the key of the issue with a code, or without one, a label.
func IssueKey(code, label string) string {
	if code != "" {
		return "i:" + code
	}
	return "l:" + Fold(label)
}

// PositionKey returns the key of the position of a party on an issue.
func PositionKey(party, issue string) string { return "p:" + party + ":" + issue }

// Week returns the ISO week of a day, n weeks on, "2026-W10"; "?" without a day.
func Week(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "?"
	}
	y, w := t.AddDate(0, 0, 7*n).ISOWeek()
	return strconv.Itoa(y) + "-W" + strconv.Itoa(w)
}

// Fold returns the words of s in lower case without accents and punctuation, with
// single spaces between them.
func Fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return b.String()
}

// Skeleton returns what spellings of one name have in common: its consonants, with
// those that transliterations exchange made equal ("Zelenskyy" and "Selenskij").
func Skeleton(name string) string {
	s := sounds.Replace(strings.ReplaceAll(Fold(name), " ", ""))
	var b strings.Builder
	var last rune
	for i, r := range s {
		if i > 0 && strings.ContainsRune("aeiouyjhw", r) || r == last {
			continue
		}
		if i == 0 && strings.ContainsRune("aeiouy", r) {
			r = 'a'
		}
		last = r
		b.WriteRune(r)
	}
	return b.String()
}

var sounds = strings.NewReplacer("shch", "s", "sch", "s", "tsch", "c", "tch", "c", "sh", "s", "zh", "s", "ch", "c", "kh", "k", "gh", "g", "ph", "f", "th", "t",
	"dj", "j", "dz", "z", "ts", "z", "tz", "z", "ck", "k", "q", "k", "x", "ks", "v", "f", "w", "f", "z", "s", "c", "k", "ß", "s", "ł", "l", "ø", "o", "đ", "d", "ı", "i")
