package main

import (
	"fmt"
	"runtime/debug"
)

type versionCommand struct{}

// Run prints the version of the program.
func (*versionCommand) Run(e *env) error {
	_, err := fmt.Fprintf(e.stdout, "gentz %s\n", version())
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
