package read

import (
	"strings"
	"testing"
	"unicode"
)

// splitWords cuts src into words and single marks, roughly as the tokeniser
// does, so that the finder is tested without models.
func splitWords(src string) (out [][2]int) {
	start := -1
	flush := func(i int) {
		if start >= 0 {
			out = append(out, [2]int{start, i})
			start = -1
		}
	}
	for i, r := range src {
		switch {
		case unicode.IsSpace(r):
			flush(i)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			out = append(out, [2]int{i, i + len(string(r))})
		}
	}
	flush(len(src))
	return out
}

// quoted lists the quotes of src, nested ones behind "> ".
func quoted(src string, body int) []string {
	words := splitWords(src)
	q := findQuotes(src, body, len(words), func(i int) (int, int) { return words[i][0], words[i][1] })
	var out []string
	for _, x := range q.quotes {
		s := src[words[x.first][0]:words[x.last-1][1]]
		if x.outer >= 0 {
			s = "> " + s
		}
		if x.continues {
			s += " (goes on)"
		}
		out = append(out, strings.ReplaceAll(s, "\n", "/"))
	}
	return out
}

func TestQuotes(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      []string
	}{
		{"straight", `"We wait," she said. "And we count."`, []string{`"We wait,"`, `"And we count."`}},
		{"curly", `He called it “a start” and left.`, []string{`“a start”`}},
		{"guillemets", `He called it «a start» and left.`, []string{`«a start»`}},
		{"typewriter", "``We wait,'' she said.", []string{"``We wait,''"}},
		{"two apostrophes both ways", `''We wait,'' she said.`, []string{`''We wait,''`}},
		{"spaced straight marks take turns", `" We wait , " she said . " Always . "`, []string{`" We wait , "`, `" Always . "`}},
		{"single", `‘We wait,’ she said.`, []string{`‘We wait,’`}},
		{"straight single", `The pilot said 'no' twice.`, []string{`'no'`}},
		{"nested", `“He said ‘never’ and left,” she said.`, []string{`“He said ‘never’ and left,”`, `> ‘never’`}},
		{"nested straight", `"He said 'never' and left," she said.`, []string{`"He said 'never' and left,"`, `> 'never'`}},
		{"apostrophes are no marks", `The workers' union won't say it's the dockers' fault in '98.`, nil},
		{"a possessive inside", `‘The dockers’ union will wait,’ she said.`, []string{`‘The dockers’ union will wait,’`}},
		{"shortened words", `Rock 'n' roll, and tell 'em so.`, nil},
		{"a lost closing mark ends with its paragraph", "“We wait, she said.\n\nThe port closed.", []string{`“We wait, she said.`}},
		{"each paragraph opens again", "“One.\n\n“Two.\n\n“Three,” she said.", []string{"“One.", "“Two. (goes on)", "“Three,” (goes on)"}},
		{"the same with straight marks", "\"One.\n\n\"Two,\" she said.", []string{`"One.`, `"Two," (goes on)`}},
		{"a block opened once", "“One.\n\nTwo.\n\nThree.”", []string{"“One.//Two.//Three.”"}},
		{"a lost opening mark", `We wait,” she said. “Now.”`, []string{`“Now.”`}},
		{"brackets", `The text ("a start") is out.`, []string{`"a start"`}},
		{"inches are nobody's words", `A 5" pipe broke.`, nil},
	} {
		got := quoted(tt.src, 0)
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s: quotes of %q\n got %q\nwant %q", tt.name, tt.src, got, tt.want)
		}
	}
}

func TestQuotesStopAtTheTitle(t *testing.T) {
	title := "“No talks"
	src := title + "\n\n" + "The port said “later”."
	if got := quoted(src, len(title)+2); len(got) != 2 || got[1] != "“later”" {
		t.Errorf("quotes of %q = %q, want the title's and “later” apart", src, got)
	}
}

func FuzzQuotes(f *testing.F) {
	for _, s := range []string{`"a" 'b' “c”`, "“a\n\n“b”", "''''", "‘‘’’", "`` ''", "\"\n\n\"\n\n\""} {
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, src string, body int) {
		if body < 0 || body > len(src) {
			body = 0
		}
		words := splitWords(strings.ToValidUTF8(src, "?"))
		src = strings.ToValidUTF8(src, "?")
		q := findQuotes(src, min(body, len(src)), len(words), func(i int) (int, int) { return words[i][0], words[i][1] })
		for n, x := range q.quotes {
			if x.first < 0 || x.last > len(words) || x.first >= x.last {
				t.Fatalf("quote %d is words [%d, %d) of %d", n, x.first, x.last, len(words))
			}
			if x.outer >= n {
				t.Fatalf("quote %d stands in quote %d", n, x.outer)
			}
			if x.outer >= 0 {
				if o := q.quotes[x.outer]; x.first < o.first || x.last > o.last {
					t.Fatalf("quote %d crosses quote %d", n, x.outer)
				}
			}
		}
	})
}
