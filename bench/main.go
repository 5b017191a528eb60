// Command bench compares gentz with other libraries for English on the same raw
// texts and writes one table:
//
//	cd bench && go run . [-data DIR] [-o ../docs/comparison.md]
//
// It needs go, node and npm; the npm packages are installed into a folder that
// is removed at the end.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// A Word is a word as a tool found it: byte offsets, and its tag in UPOS.
type Word struct {
	Start, End int
	Tag        string
}

// A Name is a name of kind PER, LOC or ORG, by byte offsets.
type Name struct {
	Start, End int
	Kind       string
}

// An Analysis is what a tool finds in one text.
type Analysis struct {
	Words []Word
	Sents []int // where sentences start
	Names []Name
}

// A tool analyses texts and tells how long it took, loading aside.
type tool struct {
	name, version string
	names         bool // it finds names
	run           func(texts []string) ([]Analysis, time.Duration, error)
}

func main() {
	data := flag.String("data", filepath.Join("..", "..", "shared", "data"), "folder with ud/ and ner/")
	out := flag.String("o", filepath.Join("..", "docs", "comparison.md"), "file to write")
	flag.Parse()
	if err := compare(*data, *out); err != nil {
		fmt.Fprintf(os.Stderr, "bench: error: %v\n", err)
		os.Exit(1)
	}
}

func compare(data, out string) error {
	corpora, err := readCorpora(data)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	ours, err := gentz()
	if err != nil {
		return err
	}
	node, err := install()
	if err != nil {
		return err
	}
	defer os.RemoveAll(node.dir)
	var b strings.Builder
	b.WriteString(head)
	for _, t := range []tool{ours, prose(), node.tool("wink-nlp", false), node.tool("compromise", true)} {
		b.WriteString("| " + strings.TrimSpace(t.name+" "+t.version) + " |")
		words, took := 0, time.Duration(0)
		for _, c := range corpora {
			fmt.Fprintf(os.Stderr, "%s: %s\n", t.name, c.name)
			found, d, err := t.run(c.texts)
			if err != nil {
				return fmt.Errorf("%s on %s: %w", t.name, c.name, err)
			}
			words, took = words+c.words(), took+d
			s := c.score(found)
			switch {
			case c.names && !t.names:
				b.WriteString(" – |")
			case c.names:
				fmt.Fprintf(&b, " %.1f / %.1f / %.1f |", s.names.precision(), s.names.recall(), s.names.f1())
			default:
				fmt.Fprintf(&b, " %.1f (%.1f) | %.1f |", s.tags.precision(), s.tags.recall(), s.sents.f1())
			}
		}
		fmt.Fprintf(&b, " %s |\n", thousands(int(float64(words)/took.Seconds())))
	}
	b.WriteString(foot)
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// thousands formats n rounded to three digits, with commas.
func thousands(n int) string {
	for u := 1; ; u *= 10 {
		if n/u < 1000 {
			n = (n + u/2) / u * u
			break
		}
	}
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

const head = `# gentz beside other libraries

The same raw texts, each tool with what it ships, one text after another. Made by

` + "```" + `
cd bench && go run .
` + "```" + `

| | EWT dev: tags | sentences F1 | GUM dev: tags | sentences F1 | en-worldwide dev: names P / R / F1 | words a second |
|---|---|---|---|---|---|---|
`

const foot = `
- **tags**: universal parts of speech right, of the words that the tool cuts as the treebank does; in brackets, of all words of the treebank.
  Punctuation is left out, and a full stop at the end of an abbreviation is not looked at, since not all tools give either. Tools with
  other tag sets are mapped to UPOS by the tables in ` + "`bench/tags.go`" + `, in the tool's favour where a word's neighbours tell which of two tags is meant.
- **sentences F1**: a sentence counts where its first and its last character are right.
- **names**: persons, places and organisations, first and last character and kind right. gentz reads the
  raw text here, not the tokens of the set, and was not trained on it. The model of wink-nlp knows dates and amounts, no names.
- **words a second**: words of the texts over the processor time of everything that the tool offers up to names; gentz's includes features, base forms, heads and
  relations, which the others do not give. The time to load models is left out, and every tool is timed in its second pass.
  Speeds depend on the machine and on what else it does: compare them with each other only.
- gentz is trained on the train parts of EWT and of GUM's free genres, which is the same kind of text as the dev parts; what the others were trained on
  is other text, and their own conventions differ: read the columns of EWT and GUM as "how well does it serve someone who works with
  Universal Dependencies", not as a judgement of the tools.
`
