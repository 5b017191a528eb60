package main

import (
	"fmt"

	"github.com/alecthomas/kong"
)

type helpCommand struct {
	Command string `arg:"" optional:"" help:"The command to explain."`
}

// Run prints the help of gentz or of one command.
func (c *helpCommand) Run(parser *kong.Kong) error {
	args := []string{"--help"}
	if c.Command != "" {
		known := false
		for _, n := range parser.Model.Children {
			known = known || n.Name == c.Command
		}
		if !known {
			return &usageError{fmt.Sprintf("unknown command %q", c.Command), `"gentz help" lists the commands`}
		}
		args = []string{c.Command, "--help"}
	}
	parser.Parse(args) // prints; what is missing besides --help is no error here
	return nil
}
