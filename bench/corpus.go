package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gentz/text/conllu"
)

// A corpus is annotated texts.
type corpus struct {
	name  string
	names bool // it has names, and nothing else
	texts []string
	gold  []Analysis
}

func (c *corpus) words() (n int) {
	for _, g := range c.gold {
		n += len(g.Words)
	}
	return n
}

func readCorpora(data string) ([]*corpus, error) {
	var all []*corpus
	for _, f := range []struct{ name, path string }{
		{"EWT dev", "ud/UD_English-EWT/dev.conllu"},
		{"GUM dev", "ud/GUM-full/dev.conllu"},
	} {
		c, err := treebank(f.name, filepath.Join(data, f.path))
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	c, err := bio("en-worldwide dev", filepath.Join(data, "ner/en-worldwide/dev.bio"))
	return append(all, c), err
}

// treebank reads a file of CoNLL-U as raw texts with words, tags and sentences.
func treebank(name, path string) (*corpus, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c := &corpus{name: name}
	for d, err := range conllu.Documents(f) {
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		var a Analysis
		for i, w := range d.Columns.Word {
			a.Words = append(a.Words, Word{int(w.Start), int(w.End), d.Columns.Tag[i].String()})
		}
		for _, i := range d.Columns.Sent {
			a.Sents = append(a.Sents, a.Words[i].Start)
		}
		c.texts, c.gold = append(c.texts, d.Source), append(c.gold, a)
	}
	return c, nil
}

// kinds maps the kinds of en-worldwide to those compared.
var kinds = map[string]string{"Person": "PER", "Location": "LOC", "Facility": "LOC", "Organization": "ORG"}

// bio reads a file of tokens and BIO tags, in which a sentence of one web address
// starts a document, as raw texts with names, a sentence a line. The file does
// not tell where spaces were: they are put where English has them.
func bio(name, path string) (*corpus, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	c := &corpus{name: name, names: true}
	var b strings.Builder
	var a Analysis
	flush := func() {
		if len(a.Words) > 0 {
			c.texts, c.gold = append(c.texts, b.String()), append(c.gold, a)
		}
		b.Reset()
		a = Analysis{}
	}
	for sentence := range strings.SplitSeq(string(raw), "\n\n") {
		rows := strings.Split(strings.Trim(sentence, "\n"), "\n")
		if len(rows) == 1 && strings.HasPrefix(rows[0], "http") {
			flush()
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		open, glue := false, true // an open straight quote; no space before the next token
		for _, row := range rows {
			token, tag, ok := strings.Cut(row, "\t")
			if !ok {
				continue
			}
			before, after := spaces(token, &open)
			if !glue && before {
				b.WriteByte(' ')
			}
			glue = !after
			start := b.Len()
			b.WriteString(token)
			a.Words = append(a.Words, Word{start, b.Len(), ""})
			part, kind, _ := strings.Cut(tag, "-")
			switch n := len(a.Names); {
			case kinds[kind] == "":
			case part == "I" && n > 0 && a.Names[n-1].Kind == kinds[kind]:
				a.Names[n-1].End = b.Len()
			default:
				a.Names = append(a.Names, Name{start, b.Len(), kinds[kind]})
			}
		}
	}
	flush()
	return c, nil
}

// spaces tells whether English has a space before and after a token.
func spaces(token string, open *bool) (before, after bool) {
	switch token {
	case ",", ".", ";", ":", "!", "?", "%", ")", "]", "}", "”", "’", "…":
		return false, true
	case "(", "[", "{", "“", "‘", "$", "€", "£", "#":
		return true, false
	case "-", "/":
		return false, false
	case "\"":
		*open = !*open
		return *open, !*open
	}
	if len(token) > 1 && (strings.HasPrefix(token, "'") || strings.HasPrefix(token, "’")) || token == "n't" || token == "n’t" {
		return false, true
	}
	return true, true
}
