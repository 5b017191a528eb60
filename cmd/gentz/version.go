package main

import (
	"fmt"
	"runtime/debug"
	"strings"
)

type versionCommand struct{}

// Run prints the version of the program and of the models in it.
func (*versionCommand) Run(e *env) error {
	a, err := analyser()
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "gentz %s, models %s\n", version(), strings.Join(a.Models(), " "))
	return err
}

// version returns the module's version, and the commit if it was built from one.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	return v
}
