// Gentz keeps the record of a negotiation, from the news about it.
package main

import (
	"os"
)

func main() {
	os.Exit(run(systemEnv(), os.Args[1:]))
}
