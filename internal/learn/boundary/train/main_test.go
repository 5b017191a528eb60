package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gentz/internal/learn/boundary"
)

// TestShippedWeights trains again as models/en/sentences/TRAIN says and compares
// the bytes.
func TestShippedWeights(t *testing.T) {
	root := filepath.Join("..", "..", "..", "..")
	ud := filepath.Join(root, "..", "shared", "data", "ud")
	if _, err := os.Stat(ud); err != nil || runtime.GOARCH != "amd64" {
		t.Skip("no treebanks, or a machine whose floating point may round otherwise")
	}
	want, err := os.ReadFile(filepath.Join(root, "models", "en", "sentences", "weights.bin"))
	if err != nil {
		t.Fatal(err)
	}
	genres := strings.Split("GUM_academic,GUM_bio,GUM_court,GUM_interview,GUM_news,GUM_speech,GUM_voyage", ",")
	var examples []boundary.Example
	for _, name := range []string{"UD_English-EWT", "GUM-full"} {
		e, err := read(filepath.Join(ud, name, "train.conllu"), "GUM_", genres)
		if err != nil {
			t.Fatal(err)
		}
		examples = append(examples, e...)
	}
	m := boundary.Learn(examples, boundary.Options{Epochs: 20, Rate: 0.1, Decay: 5e-4, Seed: 1})
	if !bytes.Equal(m.Bytes(), want) {
		t.Error("training gives other weights than models/en/sentences has; run the command in its TRAIN and measure again")
	}
}
