package nlp

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gentz/text"
)

// show writes words apart by spaces, and "+" before those joined to the token
// before them.
func show(src string, word []text.Range, joined []bool) string {
	var b strings.Builder
	for i, w := range word {
		switch {
		case joined[i]:
			b.WriteByte('+')
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(src[w.Start:w.End])
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"space", " \t\r\n\u00a0\u200b\ufeff", ""},
		{"negation", "They don't, can't and won't.", "They do+n't , ca+n't and wo+n't ."},
		{"curly", "It’s the envoys’ plan; they’ve left", "It+’s the envoys+’ plan ; they+’ve left"},
		{"two clitics", "He'd've gone, she shouldn't've", "He+'d+'ve gone , she should+n't+'ve"},
		{"capitals", "ISN'T IT THE UN'S?", "IS+N'T IT THE UN+'S ?"},
		{"no apostrophe", "I cannot and dont wanna; dunno. gotta", "I can+not and do+nt wan+na ; du+n+no . got+ta"},
		{"names", "O'Hara met al-Sa'id at Coeur d'Alene, y'all", "O'Hara met al - Sa'id at Coeur d'Alene , y'+all"},
		{"possessive or quote", "the dockers' pay; 'no more talks' he said", "the dockers+' pay ; ' no more talks ' he said"},
		{"elision", "'90s, '04, tell 'em 'til", "'90s , '04 , tell 'em 'til"},
		{"decades", "the 1980s and 80's but 2024's", "the 1980s and 80's but 2024+'s"},
		{"stops", "The U.S. and the U.K.'s Dr. Lind vs. Ms. Brook, i.e. Prof. Ek.", "The U.S. and the U.K.+'s Dr. Lind vs. Ms. Brook , i.e. Prof. Ek ."},
		{"dates", "on Dec. 21, at 5 p.m. or 5pm, in Mar. 2026 near Mar.", "on Dec. 21 , at 5 p.m. or 5 pm , in Mar. 2026 near Mar ."},
		{"number sign", "No. 5 said no. No. She left.", "No. 5 said no . No . She left ."},
		{"initials", "J. R. Lind and George W. Ek took Plan B. The rest", "J. R. Lind and George W. Ek took Plan B . The rest"},
		{"spaced", "at 3 p. m. in the U. S. senate; Carl G. and Ada H. Ek", "at 3 p. m. in the U. S. senate ; Carl G. and Ada H. Ek"},
		{"pronoun", "Ada and I. Lind", "Ada and I . Lind"},
		{"end of a text", "They met in the U.S.", "They met in the U.S."},
		{"no space", "He left.They stayed. See quay.example and a.doc", "He left . They stayed . See quay.example and a.doc"},
		{"hyphens", "a U.S.-backed, twenty-one-point plan of an ex-minister; pre- and post-war", "a U.S. - backed , twenty - one - point plan of an ex-minister ; pre- and post-war"},
		{"no prefix", "vis-a-vis, over-the-counter, once-in-a-lifetime de-escalation", "vis - a - vis , over - the - counter , once - in - a - lifetime de-escalation"},
		{"sides", "Velmoran-U.S. talks, non-aligned co-chairs", "Velmoran - U.S. talks , non-aligned co-chairs"},
		{"dashes", "talks -- or none – again—and - so", "talks -- or none – again — and - so"},
		{"numbers", "1,000.50 or 1,2 at 10:30, .5 and 3,14,159 of +5", "1,000.50 or 1 , 2 at 10:30 , .5 and 3,14,159 of +5"},
		{"money", "$5, US$4.5bn, €3m, 5% and £1.2", "$ 5 , US$ 4.5 bn , € 3 m , 5 % and £ 1.2"},
		{"ranges", "14-15 May, 1969-70, 2-1", "14 - 15 May , 1969 - 70 , 2 - 1"},
		{"digits whole", "26/06/2008 2025-12-21 555-0142 212-555-0142 9/11 3/4", "26/06/2008 2025-12-21 555-0142 212-555-0142 9/11 3/4"},
		{"units", "35mm 21st 3D 5G 40km A320", "35 mm 21st 3D 5G 40 km A320"},
		{"links", "See https://quay.example/a?b=c(d). Or www.quay.example, ada@quay.example's", "See https://quay.example/a?b=c(d) . Or www.quay.example , ada@quay.example+'s"},
		{"handles", "@lind: #talks #1 a@b", "@lind : #talks # 1 a@b"},
		{"brackets", "(see [1] {x})", "( see [ 1 ] { x } )"},
		{"quotes", "\"Go,\" “no” ''so'' ``it``", "\" Go , \" “ no ” '' so '' `` it ``"},
		{"runs", "what?!! ... no.... *** ==", "what ?!! ... no .... *** =="},
		{"ornaments", "((((((((x ((x", "(((((((( x ( ( x"},
		{"slashes", "and/or w/o b/c //", "and / or w/o b/c //"},
		{"companies", "AT&T and R&D of Lind & Co. said", "AT&T and R&D of Lind & Co . said"},
		{"smileys", "fine :) :-( ;D <3", "fine :) :-( ;D <3"},
		{"emoji", "👍🏽👨‍👩‍👧🇳🇴🇸🇪ok", "👍🏽 👨‍👩‍👧 🇳🇴 🇸🇪 ok"},
		{"scripts", "Київ — Москва، السلام", "Київ — Москва ، السلام"},
		{"marks", "Zoe\u0308 naïve", "Zoe\u0308 naïve"},
		{"no words", "\x00\x7f", "\x00 \x7f"},
		{"not UTF-8", "a\xff\xfeb \xe0\x80x", "a \xff \xfe b \xe0\x80 x"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			word, joined := Words(tt.in)
			if got := show(tt.in, word, joined); got != tt.want {
				t.Errorf("Words(%q)\n got %s\nwant %s", tt.in, got, tt.want)
			}
		})
	}
}

// lawful checks what holds for the words of any text.
func lawful(t *testing.T, src string) ([]text.Range, []bool) {
	t.Helper()
	word, joined := Words(src)
	if len(word) != len(joined) {
		t.Fatalf("%d words, %d joined", len(word), len(joined))
	}
	end := int32(0)
	for i, w := range word {
		if w.Start < end || w.End <= w.Start || int(w.End) > len(src) {
			t.Fatalf("word %d of %q at %v after %d", i, src, w, end)
		}
		if rest := strings.TrimFunc(src[end:w.Start], blank); rest != "" {
			t.Fatalf("no word covers %q of %q", rest, src)
		}
		if joined[i] && (i == 0 || w.Start != end) {
			t.Fatalf("word %d of %q is joined to nothing", i, src)
		}
		end = w.End
	}
	if rest := strings.TrimFunc(src[end:], blank); rest != "" {
		t.Fatalf("no word covers %q at the end of %q", rest, src)
	}
	if len(word) > 0 {
		if _, err := text.New(src, text.Columns{Word: word, Joined: joined, Sent: []int32{0}}); err != nil {
			t.Fatalf("%q: %v", src, err)
		}
	}
	return word, joined
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"They don't, e.g. in the U.S.-led ex-state's “talks”…", "y'all'd've'd", "a\xf0\x90\x80b\xc3", "http://x@y.z/(a).", "1,000.5-3/4kmh's :-) #a @b",
		"\u00ad\u200d_'s'", "w/o b/c '90s 👨‍👩‍👧", "....''``"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) { lawful(t, src) })
}

// TestMonsters checks that texts which invite looking ahead again and again do
// not make the time grow with the square of their length: each takes
// milliseconds, or else the test would not end.
func TestMonsters(t *testing.T) {
	for _, unit := range []string{"(", "-", ".", "a", "a-", "a.", "a@", "a'", "'s", "1,", "1-", "1/", "www.", "http://", "x.y/", "é", "\xff", "\xe0\x80", "a_", "U.S.", "😀\u200d", "🇳", "`", "'", ":-", "&A", "no.",
		"w/", "'a ", "’", "\u200d", "doc.", "+1", "A$"} {
		src := strings.Repeat(unit, 1<<19/len(unit))
		word, joined := lawful(t, src)
		if utf8.ValidString(src) && len(word) == 0 {
			t.Errorf("no words in a run of %q", unit)
		}
		sent, _ := splitter(t).Sentences(src, word, joined)
		for k := range sent {
			end := len(word)
			if k+1 < len(sent) {
				end = int(sent[k+1])
			}
			if end-int(sent[k]) > maxSentence {
				t.Fatalf("a sentence of %d words in a run of %q", end-int(sent[k]), unit)
			}
		}
	}
}

func BenchmarkWords(b *testing.B) {
	src := strings.Repeat(wire, 40)
	n := 0
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		w, _ := Words(src)
		n += len(w)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "words/s")
}
