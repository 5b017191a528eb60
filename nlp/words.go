package nlp

import "gentz/text"

// Words splits src into words by the conventions of Universal Dependencies.
// joined tells which words continue the token before them ("n't" in "don't").
func Words(src string) (word []text.Range, joined []bool) { return nil, nil }
