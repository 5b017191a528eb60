package en

import _ "embed"

// Gazetteer is names of people, places and bodies, for the names model: lines of
// kind, tab, phrase, sorted by bytes, UTF-8. gazetteer/CARD.md says which kinds
// there are and where they come from. Nobody may write to it.
//
//go:embed gazetteer/phrases.tsv
var Gazetteer []byte
