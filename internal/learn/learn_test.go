package learn

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"gentz/text"
)

// corpus is a toy treebank: enough to check that gradients are right and that
// learning gives the same bytes twice.
func corpus(t *testing.T) []*Sample {
	t.Helper()
	var b strings.Builder
	for _, s := range []string{"Mira PROPN 2 nsubj|met VERB 0 root|Oskar PROPN 2 obj", "Talks NOUN 2 nsubj|ended VERB 0 root|in ADP 4 case|Varna PROPN 2 obl",
		"the DET 2 det|envoys NOUN 3 nsubj|met VERB 0 root"} {
		for i, w := range strings.Split(s, "|") {
			c := strings.Fields(w)
			b.WriteString(strings.Join([]string{string(rune('1' + i)), c[0], strings.ToLower(c[0]), c[1], "_", "_", c[2], c[3], "_", "_"}, "\t") + "\n")
		}
		b.WriteString("\n")
	}
	trees, err := ReadTreebank(strings.NewReader(b.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	names, err := ReadNames(strings.NewReader("Mira B-PER\nLund I-PER\nleft O\nVarna B-LOC\n\nThe O\nHarbour B-ORG\nBoard I-ORG\nmet O\n"))
	if err != nil {
		t.Fatal(err)
	}
	var out []*Sample
	for range 4 { // features need three sightings
		out = append(append(out, trees...), names...)
	}
	return out
}

func learnToy(t *testing.T, epochs int) *Network {
	vec := [][]float32{make([]float32, vectorWidth), make([]float32, vectorWidth)}
	for i := range vec {
		uniform(rand.New(rand.NewPCG(7, uint64(i))), vec[i], 1)
	}
	g, err := NewGazetteer([]byte("city\tVarna\ngiven\tMira\norg\tHarbour Board\n"))
	if err != nil {
		t.Fatal(err)
	}
	return Learn(corpus(t), []string{"met", "talks"}, vec, g, Plan{Seed: 1, Epochs: epochs, Rate: 0.005, Batch: 8, Log: io.Discard})
}

func TestLearningRemembersAndRepeats(t *testing.T) {
	n := learnToy(t, 25)
	for _, s := range corpus(t)[:3] {
		out := n.Analyse(Input{Forms: s.Forms, Marks: make([]Marks, len(s.Forms)), Sent: [][2]int{{0, len(s.Forms)}}})
		for i := range s.Forms {
			if out.Head[i] != s.Head[i] || out.Tag[i] != s.Tag[i] || out.Rel[i] != s.Rel[i] {
				t.Errorf("%v word %d: %v %v %v, want %v %v %v", s.Forms, i, out.Tag[i], out.Head[i], out.Rel[i], s.Tag[i], s.Head[i], s.Rel[i])
			}
		}
	}
	var a, b bytes.Buffer
	n.WriteTo(&a)
	learnToy(t, 25).WriteTo(&b)
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("learning twice gave other bytes")
	}
	m, err := Load(a.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var c bytes.Buffer
	m.WriteTo(&c)
	if !bytes.Equal(a.Bytes(), c.Bytes()) {
		t.Error("weights read and written again are other bytes")
	}
	for _, cut := range []int{0, 3, len(magic) + 2, a.Len() / 2, a.Len() - 1} {
		if _, err := Load(a.Bytes()[:cut]); err == nil {
			t.Errorf("Load took weights cut after %d bytes", cut)
		}
	}
}

// The sentences of one input must not see each other, nor the words of a chunk.
func TestAnalyseKeepsSentencesApart(t *testing.T) {
	n := learnToy(t, 5)
	s := corpus(t)
	alone := n.Analyse(Input{Forms: s[1].Forms, Marks: make([]Marks, 4), Sent: [][2]int{{0, 4}}})
	both := n.Analyse(Input{Forms: append(append([]string(nil), s[0].Forms...), s[1].Forms...), Marks: make([]Marks, 7), Sent: [][2]int{{0, 3}, {3, 7}}})
	for i := range 4 {
		h := both.Head[3+i]
		if h >= 0 {
			h -= 3
		}
		if h != alone.Head[i] || both.Tag[3+i] != alone.Tag[i] || both.Name[3+i] != alone.Name[i] {
			t.Errorf("word %d is analysed otherwise after another sentence", i)
		}
	}
}

// TestGradient compares the gradient of the whole network with differences.
func TestGradient(t *testing.T) {
	n := learnToy(t, 1)
	s := corpus(t)
	tr := &trainer{n: n, morph: map[text.Morph]int{0: 0}, types: map[string]*wordType{}}
	tr.gaz, _ = NewGazetteer([]byte("city\tVarna\n"))
	for _, batch := range [][]*Sample{{s[0], s[1]}, {s[3]}} {
		for _, x := range batch {
			for _, f := range x.Forms {
				tr.typeOf(f)
			}
		}
		// The same seed drops the same units each time.
		run := func() (float64, *gradient) {
			g := newGradient(n.params)
			sh := &shard{trainer: tr, g: g, rng: rand.New(rand.NewPCG(9, 9)), scale: 1}
			l := sh.learn(batch)
			return l.arc + l.rel + l.name, g
		}
		_, g := run()
		checked := 0
		var off []string
		r := rand.New(rand.NewPCG(1, 1))
		for _, p := range n.params {
			if strings.HasPrefix(p.Name, "tag") || strings.HasPrefix(p.Name, "morph") {
				continue // weighted otherwise in the loss that is shown
			}
			for range 12 {
				k := r.IntN(len(p.W.V))
				if strings.HasPrefix(p.Name, "heads") && k%headsWidth < tagWidth {
					continue
				}
				if g.dense[p.id][k] == 0 {
					continue
				}
				const h = 2e-3
				old := p.W.V[k]
				p.W.V[k] = old + h
				up, _ := run()
				p.W.V[k] = old - h
				down, _ := run()
				p.W.V[k] = old
				want, got := (up-down)/(2*h), float64(g.dense[p.id][k])
				if strings.HasPrefix(p.Name, "trunk") || strings.HasPrefix(p.Name, "grammar") || p.Name == "gaz" {
					if batch[0].Head != nil {
						continue // the tags' share is in the gradient and not in the loss
					}
				}
				// Where a step crosses the kink of a rectifier the difference is
				// no derivative: a few may be off.
				if math.Abs(got-want) > 0.05*math.Max(0.02, math.Abs(want)) {
					off = append(off, fmt.Sprintf("%s[%d]: gradient %v, by difference %v", p.Name, k, got, want))
				}
				checked++
			}
		}
		if checked < 20 || len(off) > checked/20 {
			t.Errorf("of %d gradients these are off: %v", checked, off)
		}
	}
}
