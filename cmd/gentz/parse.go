package main

type parseCommand struct {
	Tokens string `enum:"own,gold" default:"own" help:"Whose words to use for CoNLL-U input: own or gold."`
	File   string `arg:"" optional:"" default:"-" help:"A text or a CoNLL-U file; - is standard input."`
}

func (c *parseCommand) Run(e *env) error { return nil }
