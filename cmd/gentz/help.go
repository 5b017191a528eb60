package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

type helpCommand struct {
	Command []string `arg:"" optional:"" help:"The command to explain."`
}

// Run prints the help of gentz or of one command.
func (c *helpCommand) Run(parser *kong.Kong) error {
	at := parser.Model.Node
	for i, name := range c.Command {
		below := child(at, name)
		if below == nil {
			return &usageError{fmt.Sprintf("unknown command %q", strings.Join(c.Command[:i+1], " ")), `"gentz help" lists the commands`}
		}
		at = below
	}
	parser.Parse(append(c.Command, "--help")) // prints; what is missing besides --help is no error here
	return nil
}

func child(n *kong.Node, name string) *kong.Node {
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}
