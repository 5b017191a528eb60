// Package nlp analyses English text: words, sentences, tags, features, lemmas,
// heads and names. [Analyser.Analyse] runs the annotators in that order and makes
// a [text.Doc]. It needs no network and no clock: equal input gives equal output,
// on every machine.
package nlp

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gentz/internal/learn"
	"gentz/text"
)

// Models are the weights and tables of an Analyser, as package models/en holds
// them. They must not change while the Analyser is used.
type Models struct {
	Network   []byte // tags, features, heads, relations, names
	Lemmas    []byte
	Gazetteer []byte
	Sentences []byte
	Names     []string // what made a reading: "name@hash" of each model
}

// An Analyser holds the models of one language. It is safe for concurrent use.
type Analyser struct {
	net      *learn.Network
	lemmas   *learn.Lemmatiser
	gaz      *learn.Gazetteer
	splitter *Splitter
	models   []string
}

// Load makes an Analyser of models. It returns an error if one is damaged.
func Load(m Models) (*Analyser, error) {
	a := &Analyser{models: m.Names}
	var err error
	if a.net, err = learn.Load(m.Network); err != nil {
		return nil, fmt.Errorf("the network: %w", err)
	}
	if a.lemmas, err = learn.LoadLemmas(m.Lemmas); err != nil {
		return nil, err
	}
	if a.gaz, err = learn.NewGazetteer(m.Gazetteer); err != nil {
		return nil, err
	}
	if a.splitter, err = LoadSplitter(m.Sentences); err != nil {
		return nil, fmt.Errorf("sentences: %w", err)
	}
	return a, nil
}

// Models names the models, as "name@hash".
func (a *Analyser) Models() []string { return a.models }

// mostBytes bounds a text: offsets are 32 bits wide.
const mostBytes = 1 << 30

// Analyse analyses src. It returns an error only if src is not valid UTF-8 or is
// longer than 1 GB.
func (a *Analyser) Analyse(src string) (*text.Doc, error) {
	if len(src) > mostBytes {
		return nil, fmt.Errorf("a text of %d bytes is longer than %d", len(src), mostBytes)
	}
	if !utf8.ValidString(src) {
		return nil, fmt.Errorf("the text is not UTF-8 at byte %d", invalid(src))
	}
	word, joined := Words(src)
	sent, par := a.splitter.Sentences(src, word, joined)
	return a.Annotate(src, text.Columns{Word: word, Joined: joined, Sent: sent, Par: par})
}

func invalid(src string) int {
	for i, r := range src {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(src[i:]); n == 1 {
				return i
			}
		}
	}
	return len(src)
}

// chunk is how many words, about, go through the network at once.
const chunk = 600

// longest is the greatest number of words of a stretch that is analysed as one
// tree: the parser's work grows with its square. [Splitter] makes no longer
// sentences; in those that come from elsewhere each stretch gets its own tree.
const longest = maxSentence

// Annotate makes a Doc of src from its words and sentences, which c must have,
// and fills all other columns.
func (a *Analyser) Annotate(src string, c text.Columns) (*text.Doc, error) {
	n := len(c.Word)
	c.Tag, c.Morph, c.Rel = make([]text.Tag, n), make([]text.Morph, n), make([]text.Rel, n)
	c.Head = make([]int32, n)
	names := make([]uint8, n)
	forms := make([]string, n)
	for i, w := range c.Word {
		forms[i] = src[w.Start:w.End]
	}
	marks := make([]learn.Marks, 0, n)
	var sent [][2]int
	for k, from := range c.Sent {
		to := n
		if k+1 < len(c.Sent) {
			to = int(c.Sent[k+1])
		}
		marks = append(marks, a.gaz.Mark(forms[from:to])...)
		at := int(from)
		if d := dateline(src, c.Word, at, to); d > 0 {
			sent = append(sent, [2]int{at, at + d})
			at += d
		}
		for i := at; i < to; i += longest {
			sent = append(sent, [2]int{i, min(i+longest, to)})
		}
	}
	starts := sent
	for len(sent) > 0 {
		from, k := sent[0][0], 0
		for k < len(sent) && (k == 0 || sent[k][1]-from <= chunk) {
			k++
		}
		to := sent[k-1][1]
		in := learn.Input{Forms: forms[from:to], Marks: marks[from:to], Sent: make([][2]int, k)}
		for i, s := range sent[:k] {
			in.Sent[i] = [2]int{s[0] - from, s[1] - from}
		}
		out := a.net.Analyse(in)
		copy(c.Tag[from:], out.Tag)
		copy(c.Morph[from:], out.Morph)
		copy(c.Rel[from:], out.Rel)
		copy(names[from:], out.Name)
		for i, h := range out.Head {
			if h >= 0 {
				h += int32(from)
			}
			c.Head[from+i] = h
		}
		sent = sent[k:]
	}
	for _, s := range starts {
		common(forms, marks, names, c, s[0], s[1])
	}
	c.Name = widen(spans(names), forms, c)
	c.Lemma = a.base(forms, c)
	return text.New(src, c)
}

// base returns the base forms of words.
func (a *Analyser) base(forms []string, c text.Columns) text.Lemmas {
	l := text.Lemmas{Of: make([]text.Range, len(forms))}
	type key struct {
		form string
		tag  text.Tag
		m    text.Morph
	}
	known := make(map[key]text.Range, len(forms)/2)
	buf := make([]byte, 0, 5*len(forms))
	for i, f := range forms {
		k := key{f, c.Tag[i], c.Morph[i]}
		r, ok := known[k]
		if !ok {
			r.Start = int32(len(buf))
			buf = append(buf, a.lemma(f, k.tag, k.m)...)
			r.End = int32(len(buf))
			known[k] = r
		}
		l.Of[i] = r
	}
	l.Buf = string(buf)
	return l
}

// lemma returns the base form of one word. Where a rule makes a verb of what is no
// word, an e that it cut is put back ("declin"), or the verb stays as it stands.
func (a *Analyser) lemma(form string, tag text.Tag, m text.Morph) string {
	w := a.lemmas.Lemma(form, tag, m)
	if tag != text.VERB || a.net.Knows(w) {
		return w
	}
	if a.net.Knows(w + "e") {
		return w + "e"
	}
	if lower := strings.ToLower(form); a.net.Knows(lower) {
		return lower
	}
	return w
}
