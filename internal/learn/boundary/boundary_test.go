package boundary

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"gentz/text"
)

// words cuts s at spaces and before full stops.
func words(s string) Text {
	t := Text{Src: s}
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && !strings.ContainsRune(" .\n", rune(s[j])) {
			j++
		}
		if j == i && s[i] == '.' {
			j++
		}
		if j > i {
			t.Word = append(t.Word, text.Range{Start: int32(i), End: int32(j)})
		}
		i = max(j, i+1)
		if j == len(s) {
			break
		}
		if s[j] == '.' {
			i = j
		}
	}
	t.Joined = make([]bool, len(t.Word))
	return t
}

// TestLearn checks that a model learns what its examples show: here that "so"
// starts a sentence after a stop and other small letters do not.
func TestLearn(t *testing.T) {
	var examples []Example
	for _, s := range []string{"the boat left. so we stayed. no. by rail", "they met. so it ended. by then we slept", "rain fell. so be it. no. matter"} {
		e := Example{Text: words(s), Start: map[int32]bool{0: true}}
		for i := range len(s) {
			if strings.HasPrefix(s[i:], "so ") {
				e.Start[int32(i)] = true
			}
		}
		examples = append(examples, e)
	}
	o := Options{Epochs: 20, Rate: 0.1, Seed: 7}
	m := Learn(examples, o)
	if again := Learn(examples, o); !bytes.Equal(m.Bytes(), again.Bytes()) {
		t.Error("equal examples and options give other bytes")
	}
	loaded, err := Load(m.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	in := words("we sailed. so they rowed. by noon")
	sent, _ := loaded.Split(in)
	var got []string
	for _, i := range sent {
		got = append(got, in.word(int(i)))
	}
	if want := "we so"; strings.Join(got, " ") != want {
		t.Errorf("sentences start at %q, want %q", got, want)
	}
}

func TestLoad(t *testing.T) {
	for _, b := range [][]byte{nil, []byte(magic), make([]byte, len(magic)+2*size)} {
		if _, err := Load(b); !errors.Is(err, ErrFormat) {
			t.Errorf("Load(%d bytes) = %v, want %v", len(b), err, ErrFormat)
		}
	}
}

func TestShapes(t *testing.T) {
	for w, want := range map[string]shape{"talks": small, "Talks": capital, "T": letter, "TALKS": shout, "1,000": number, "21st": mixed, ".": stop, "?!": cry,
		"...": dots, "…": dots, ":": colon, ":)": smile, "U.S.": abbrev, "(": opening, "”": closing, "\"": quote, "—": dash, "•": bullet, "a@b.c": link,
		"Ōsaka": capital, "école": small, "'em": small, "$": sign, "@lind": link} {
		if got := shapeOf(w); got != want {
			t.Errorf("shapeOf(%q) = %d, want %d", w, got, want)
		}
	}
}
