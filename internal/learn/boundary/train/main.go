// Command train learns where sentences end from treebanks in CoNLL-U:
//
//	go run ./internal/learn/boundary/train [-only PREFIX,…] -o weights.bin FILE…
//
// The text of a file is put together from its words; see conllu.Document.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"gentz/internal/learn/boundary"
	"gentz/nlp"
	"gentz/text/conllu"
)

func main() {
	out := flag.String("o", "weights.bin", "file to write")
	only := flag.String("only", "", "documents whose id starts with one of these, separated by commas; a document of another file without any of them is taken whole")
	epochs := flag.Int("epochs", 20, "passes over the examples")
	rate := flag.Float64("rate", 0.1, "first step")
	decay := flag.Float64("decay", 5e-4, "pull towards zero")
	seed := flag.Uint64("seed", 1, "seed of the shuffling")
	skip := flag.String("skip", "", "documents whose id starts with this are taken only if -only names them")
	flag.Parse()
	var examples []boundary.Example
	for _, name := range flag.Args() {
		e, err := read(name, *skip, strings.Split(*only, ","))
		if err != nil {
			fmt.Fprintf(os.Stderr, "train: error: %v\n", err)
			os.Exit(1)
		}
		fmt.Fprintf(os.Stderr, "%s: %d documents\n", name, len(e))
		examples = append(examples, e...)
	}
	m := boundary.Learn(examples, boundary.Options{Epochs: *epochs, Rate: *rate, Decay: *decay, Seed: *seed})
	if err := os.WriteFile(*out, m.Bytes(), 0o644); err != nil {
		fmt.Fprintf(os.Stderr, "train: error: %v\n", err)
		os.Exit(1)
	}
}

// read returns the documents of a treebank.
func read(name, skip string, only []string) ([]boundary.Example, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var examples []boundary.Example
	for d, err := range conllu.Documents(f) {
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		if skip != "" && strings.HasPrefix(d.ID, skip) && !named(d.ID, only) {
			continue
		}
		e := boundary.Example{Start: map[int32]bool{}}
		e.Src = d.Source
		e.Word, e.Joined = nlp.Words(d.Source)
		for _, i := range d.Columns.Sent {
			e.Start[d.Columns.Word[i].Start] = true
		}
		examples = append(examples, e)
	}
	return examples, nil
}

func named(id string, prefix []string) bool {
	for _, p := range prefix {
		if p != "" && strings.HasPrefix(id, p) {
			return true
		}
	}
	return false
}
