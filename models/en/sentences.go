package en

import _ "embed"

// Sentences holds the weights by which sentences are told apart; sentences/CARD.md
// describes them. Nobody may write to it.
//
//go:embed sentences/weights.bin
var Sentences []byte
