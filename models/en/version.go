package en

// names are the models by name and the first 12 digits of the SHA-256 of their
// files; a test compares them.
var names = []string{
	"gazetteer-en@c7d0d33ad651",
	"lemmas-en@db277f1377c6",
	"network-en@25da82e079b5",
	"sentences-en@51827df6d87a",
}
