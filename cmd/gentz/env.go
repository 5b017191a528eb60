package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// An env is what a command may touch of the world, so that tests can stand in for it.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	typed          bool // stdin is a keyboard
	watched        bool // stderr is a terminal
	colour         bool // stdout is a terminal that wants colour
	width          int  // columns of stdout
}

// plainWidth is the width of a page of text where no terminal has another.
const plainWidth = 80

// systemEnv is the env of the process. Colour follows https://no-color.org.
func systemEnv() *env {
	e := &env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, width: plainWidth}
	e.typed = term.IsTerminal(int(os.Stdin.Fd()))
	e.watched = term.IsTerminal(int(os.Stderr.Fd()))
	if out := int(os.Stdout.Fd()); term.IsTerminal(out) {
		e.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if w, _, err := term.GetSize(out); err == nil && w > 0 {
			e.width = w
		}
	}
	return e
}
