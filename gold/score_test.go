package gold_test

import (
	"strings"
	"testing"

	"gentz/gold"
)

// Every annotation found as it is written counts in full: the ratios are 1.
func TestScoreOfItself(t *testing.T) {
	world := loadWorld(t)
	score := gold.NewScore(codeOf(world))
	for _, a := range articles(t, "dev") {
		score.Add(a, a)
		if d := score.Differences(a, a); len(d) > 0 {
			t.Errorf("%s differs from itself: %s", a.Document.ID, strings.Join(d, "; "))
		}
	}
	for line := range strings.Lines(score.String()) {
		if f := strings.Fields(line); len(f) > 4 && strings.Contains(f[len(f)-1], ".") && f[len(f)-1] != "1.000" {
			t.Errorf("an annotation against itself: %s", line)
		}
	}
}

// What is wrong in one way costs what is wrong, and no more.
func TestScore(t *testing.T) {
	answer := func(lines string) *gold.Article {
		a, err := gold.Parse("small.txt", small+"person Ada Lind | - | minister\n"+lines)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	want := answer("statement Ingrid Solheim | deny | denied\n\tShe denied that [the talks had failed]\n" +
		"meeting planned round | who=Ingrid Solheim | in=Geneva | on=2031-03-24\n\tThe talks resume\n")
	for _, tt := range []struct{ name, got, line string }{
		{"planned shown as held", "meeting held round | who=Ingrid Solheim | in=Geneva | on=2031-03-24\n\tThe talks resume\n", "shown as held though not: 1 of 1 meetings found"},
		{"another meeting", "meeting held round | who=Ada Lind | on=2030-01-02\n\tno document\n", "meetings                    1      1      0"},
		{"another speaker", "statement Ada Lind\n\t[the talks had failed]\n", "wrong names: 1 of 1 statements matched"},
		{"no speaker", "statement -\n\t[the talks had failed]\n", "wrong names: 0 of 1 statements matched"},
		{"half of the words", "statement Ingrid Solheim\n\t[the talks had failed. The talks]\n", "statements, speaker         1      1      1"},
		{"less than half", "statement Ingrid Solheim\n\t[She denied that the talks had failed. The talks resume in Geneva]\n", "statements                  1      1      0"},
	} {
		score := gold.NewScore(func(string) string { return "" })
		score.Add(want, answer(tt.got))
		if !strings.Contains(score.String(), tt.line) {
			t.Errorf("%s: want %q in\n%s", tt.name, tt.line, score)
		}
		if len(score.Differences(want, answer(tt.got))) == 0 {
			t.Errorf("%s: no difference is listed", tt.name)
		}
	}
}
