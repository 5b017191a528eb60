package nlp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gentz/text"
)

// splitter returns the Splitter with the weights that are shipped.
func splitter(tb testing.TB) *Splitter {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("..", "models", "en", "sentences", "weights.bin"))
	if err != nil {
		tb.Fatal(err)
	}
	s, err := LoadSplitter(b)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// wire is a report in the manner of an agency, a sentence a line; "¶" starts a
// paragraph.
const wire = `¶ LAKE ORN, June 3 (NPA) - Envoys of Tarvia and the U.S. met on Tuesday for a second day of talks on water rights, two officials said.
¶ "We are not there yet," Prof. Ida M. Kolb, who leads the Tarvian team, told reporters outside the St. Olav hotel.
"But we are closer than in May."
¶ She declined to say whether a draft of Jan. 14 was still on the table.
A U.S. official, who was not authorised to speak, put the cost at $3.5 million.
¶ “Nobody walked out.
That is something,” the official said.
“Will it last?
Ask me tomorrow!”
¶ The talks, first planned for 9 a.m. on Monday, were moved to Lake Orn from the U.S.
They resume on Thursday (no time was given).
A third round is not ruled out...
¶ The Water Board Inc. had no comment.
Asked about item no. 7 of the list, Mr. Dahl of the Board said: "No."
`

// lines returns the sentences of src one a line.
func lines(src string, word []text.Range, sent []int32, par []bool) string {
	var b strings.Builder
	for k, i := range sent {
		end := len(word)
		if k+1 < len(sent) {
			end = int(sent[k+1])
		}
		if par[k] {
			b.WriteString("¶ ")
		}
		b.WriteString(strings.Join(strings.Fields(src[word[i].Start:word[end-1].End]), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// wrap breaks the paragraphs of src at a width.
func wrap(src string, width int) string {
	var b strings.Builder
	for p := range strings.SplitSeq(src, "\n") {
		n := 0
		for w := range strings.FieldsSeq(p) {
			if n > 0 && n+1+len(w) > width {
				b.WriteByte('\n')
				n = 0
			} else if n > 0 {
				b.WriteByte(' ')
				n++
			}
			b.WriteString(w)
			n += len(w)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func TestSentences(t *testing.T) {
	running := strings.TrimPrefix(strings.ReplaceAll(strings.ReplaceAll(wire, "\n¶ ", "¶"), "\n", " "), "¶ ")
	for _, tt := range []struct{ name, in, want string }{
		{"a paragraph a line", strings.ReplaceAll(running, "¶", "\n"), wire},
		{"empty lines", strings.ReplaceAll(running, "¶", "\n\n"), wire},
		{"windows", strings.ReplaceAll(running, "¶", "\r\n"), wire},
		{"wrapped at 60", wrap(strings.ReplaceAll(running, "¶", "\n"), 60), wire},
		{"wrapped at 80", wrap(strings.ReplaceAll(running, "¶", "\n"), 80), wire},
		{"nothing", "", ""},
		{"headings", "Talks resume\n\nBy Ada Brook\nLAKE ORN, June 3\nThey met.", "¶ Talks resume\n¶ By Ada Brook\n¶ LAKE ORN, June 3\n¶ They met.\n"},
		{"list", "Agenda:\n- water\n- power lines\n- fish", "¶ Agenda:\n¶ - water\n¶ - power lines\n¶ - fish\n"},
		{"names", "A.J. Ek met Mrs. Dahl, Sen. Lind and the U.S. Navy. Carl F. Brook left at 7 p.m. Friday.", "¶ A.J. Ek met Mrs. Dahl, Sen. Lind and the U.S. Navy.\nCarl F. Brook left at 7 p.m. Friday.\n"},
		{"asked", "“Will it last?” he asked. \"Stop!\" she said.", "¶ “Will it last?” he asked.\n\"Stop!\" she said.\n"},
		{"dateline", "ORNVILLE, Minn. — Envoys met here.", "¶ ORNVILLE, Minn. — Envoys met here.\n"},
		{"who said it", "“They left.” — Ada Lind\n“Nobody did.” — Carl Ek", "¶ “They left.” — Ada Lind\n¶ “Nobody did.” — Carl Ek\n"},
		{"heading", "Lawyers: Ek Brook moves to court\nThe dockers' Thursday walkout held.", "¶ Lawyers: Ek Brook moves to court\n¶ The dockers' Thursday walkout held.\n"},
		{"broken line", "The envoys of the\ntwo states met.\nThey left.", "¶ The envoys of the two states met.\n¶ They left.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			word, joined := Words(tt.in)
			sent, par := splitter(t).Sentences(tt.in, word, joined)
			if got := lines(tt.in, word, sent, par); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestLongSentences(t *testing.T) {
	for _, unit := range []string{"water ", "and so, ", "((", "Lind ", "a;"} {
		src := strings.Repeat(unit, 5000)
		word, joined := Words(src)
		for _, s := range []*Splitter{splitter(t), new(Splitter)} {
			sent, par := s.Sentences(src, word, joined)
			checkSentences(t, src, word, joined, sent, par)
		}
	}
}

// checkSentences checks what holds for the sentences of any text.
func checkSentences(t *testing.T, src string, word []text.Range, joined []bool, sent []int32, par []bool) {
	t.Helper()
	if len(sent) != len(par) || (len(word) > 0) != (len(sent) > 0) {
		t.Fatalf("%d words, %d sentences, %d par", len(word), len(sent), len(par))
	}
	for k, i := range sent {
		end := len(word)
		if k+1 < len(sent) {
			end = int(sent[k+1])
		}
		if k == 0 && (i != 0 || !par[0]) || int(i) >= end || end-int(i) > maxSentence || joined[i] {
			t.Fatalf("sentence %d of %.80q is words %d to %d", k, src, i, end)
		}
	}
	if len(word) > 0 {
		if _, err := text.New(src, text.Columns{Word: word, Joined: joined, Sent: sent, Par: par}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLoadSplitter(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("x"), make([]byte, 131089)} {
		if _, err := LoadSplitter(b); err == nil {
			t.Errorf("LoadSplitter of %d wrong bytes gave no error", len(b))
		}
	}
}

func FuzzSentences(f *testing.F) {
	f.Add(wire)
	f.Add("a\r\n\r\nb \"C.\" D\n- e\n- f")
	f.Add("x's's's's\xff\n.\n...")
	s := splitter(f)
	f.Fuzz(func(t *testing.T, src string) {
		word, joined := Words(src)
		sent, par := s.Sentences(src, word, joined)
		checkSentences(t, src, word, joined, sent, par)
		again, _ := s.Sentences(src, word, joined)
		if !slices.Equal(sent, again) {
			t.Fatalf("%q: %v, then %v", src, sent, again)
		}
	})
}

func BenchmarkSentences(b *testing.B) {
	src := strings.Repeat(strings.ReplaceAll(wire, "¶ ", "\n"), 40)
	word, joined := Words(src)
	s := splitter(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		s.Sentences(src, word, joined)
	}
	b.ReportMetric(float64(b.N*len(word))/b.Elapsed().Seconds(), "words/s")
}
