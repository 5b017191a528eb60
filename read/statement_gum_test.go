package read

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	gentz "gentz"
	"gentz/ontology"
	"gentz/text"
)

// goldTrees reads documents of a CoNLL-U file with their gold trees, over the
// texts given by document id. Words that are not found in the text end a document.
func goldTrees(t *testing.T, path string, texts map[string]string) map[string]*text.Doc {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Skip("no treebank: ", err)
	}
	defer file.Close()
	out := map[string]*text.Doc{}
	var id, src string
	var c text.Columns
	var lemma strings.Builder
	at, first, par, token, ok := 0, 0, true, [2]int{}, false
	close := func() {
		if id == "" || src == "" {
			return
		}
		c.Lemma.Buf = lemma.String()
		d, err := text.New(src, c)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		out[id] = d
	}
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := sc.Text()
		if rest, found := strings.CutPrefix(line, "# newdoc id = "); found {
			close()
			id, src, c, at, ok = rest, texts[rest], text.Columns{}, 0, true
			lemma.Reset()
			first = 0
		}
		if strings.HasPrefix(line, "# newpar") {
			par = true
		}
		if src == "" || !ok {
			continue
		}
		if line == "" {
			first = len(c.Word)
			continue
		}
		if line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if strings.Contains(f[0], ".") {
			continue
		}
		var a, b int
		if n, _ := fmt.Sscanf(f[0], "%d-%d", &a, &b); n == 2 {
			token = [2]int{a, b}
			continue
		}
		fmt.Sscan(f[0], &a)
		k := strings.Index(src[at:], f[1])
		if k < 0 || k > 60 {
			ok = false
			continue
		}
		at += k
		if a == 1 {
			c.Sent, c.Par = append(c.Sent, int32(len(c.Word))), append(c.Par, par)
			par = false
			first = len(c.Word)
		}
		c.Word = append(c.Word, text.Range{Start: int32(at), End: int32(at + len(f[1]))})
		c.Joined = append(c.Joined, token[0] < a && a <= token[1])
		if a >= token[1] {
			token = [2]int{}
		}
		at += len(f[1])
		tag, _ := text.ParseTag(f[3])
		m, _ := text.ParseMorph(f[5])
		rel, _ := text.ParseRel(f[7])
		var h int
		fmt.Sscan(f[6], &h)
		c.Tag, c.Morph, c.Rel, c.Head = append(c.Tag, tag), append(c.Morph, m), append(c.Rel, rel), append(c.Head, int32(first+h-1))
		if h == 0 {
			c.Head[len(c.Head)-1] = -1
		}
		c.Lemma.Of = append(c.Lemma.Of, text.Range{Start: int32(lemma.Len()), End: int32(lemma.Len() + len(f[2]))})
		lemma.WriteString(f[2])
	}
	close()
	return out
}

// A goldSaid is an annotated statement; offsets are code points.
type goldSaid struct {
	Source, Cue *struct{ Start, End int }
	Content     []struct{ Start, End int }
	Kind        string
}

var wordRE = regexp.MustCompile(`[\pL\pN_]+`)

// wordsIn returns the byte offsets of the words of src that lie in the spans.
func wordsIn(src string, spans ...[2]int) map[int]bool {
	out := map[int]bool{}
	for _, s := range spans {
		for _, m := range wordRE.FindAllStringIndex(src[s[0]:s[1]], -1) {
			out[s[0]+m[0]] = true
		}
	}
	return out
}

// TestStatementsOnGoldTrees measures the statements of Wikinews texts on gold
// trees, so that what is lost is the rules' and not the parser's.
func TestStatementsOnGoldTrees(t *testing.T) {
	gold, found, hit := 0, 0, 0
	world, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	var dump *json.Encoder
	if name := os.Getenv("GENTZ_DUMP"); name != "" {
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		dump = json.NewEncoder(f)
	}
	for _, part := range []string{"dev", "train"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "quotes", "gum_news."+part+".jsonl"))
		if err != nil {
			t.Skip("no annotated quotes: ", err)
		}
		type doc struct {
			ID, Text   string
			Statements []goldSaid
		}
		var docs []doc
		texts := map[string]string{}
		for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			var d doc
			if err := json.Unmarshal([]byte(line), &d); err != nil {
				t.Fatal(err)
			}
			docs = append(docs, d)
			texts[d.ID] = d.Text
		}
		trees := goldTrees(t, filepath.Join("..", "..", "shared", "data", "ud", "GUM-full", part+".conllu"), texts)
		for _, d := range docs {
			tree := trees[d.ID]
			if tree == nil {
				t.Logf("%s: no trees", d.ID)
				continue
			}
			if int(tree.Range(tree.Len()-1).End) < len(d.Text)-10 {
				t.Logf("%s: trees up to byte %d of %d", d.ID, tree.Range(tree.Len()-1).End, len(d.Text))
			}
			p := &page{Doc: tree, doc: gentz.Document{ID: d.ID, Text: d.Text}, world: world, tree: newTree(tree)}
			cal := times(p)
			said := statements(p, cal, actors(p, cal))
			if dump != nil {
				r := gentz.Reading{Document: p.doc, Statements: said}
				if err := dump.Encode(&r); err != nil {
					t.Fatal(err)
				}
			}
			runes := map[int]int{}
			n := 0
			for i := range d.Text {
				runes[n] = i
				n++
			}
			runes[n] = len(d.Text)
			used := map[int]bool{}
			gold += len(d.Statements)
			found += len(said)
			for _, g := range d.Statements {
				var spans [][2]int
				for _, s := range g.Content {
					spans = append(spans, [2]int{runes[s.Start], runes[s.End]})
				}
				want := wordsIn(d.Text, spans...)
				for k, s := range said {
					var spans [][2]int
					for _, c := range s.Content {
						spans = append(spans, [2]int{c.Start, c.End})
					}
					got := wordsIn(d.Text, spans...)
					both := 0
					for w := range want {
						if got[w] {
							both++
						}
					}
					if used[k] || 2*both < len(want)+len(got)-both {
						continue
					}
					used[k] = true
					if (g.Source == nil) == (s.Source == nil) && (g.Source == nil || s.Source.Start < runes[g.Source.End] && runes[g.Source.Start] < s.Source.End) {
						hit++
					}
					break
				}
			}
		}
	}
	p, r := float64(hit)/float64(max(1, found)), float64(hit)/float64(max(1, gold))
	f1 := 2 * p * r / max(1e-9, p+r)
	t.Logf("statements on gold trees: %d of %d found, %d annotated: P %.3f R %.3f F1 %.3f", hit, found, gold, p, r, f1)
	if f1 < 0.55 {
		t.Errorf("F1 %.3f of statements on gold trees, want at least 0.55", f1)
	}
}
