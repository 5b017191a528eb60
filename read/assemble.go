package read

import gentz "gentz"

// assemble puts the parts into one Reading, in text order, with ids counted from 1.
func assemble(p *page, cal *calendar, c *cast, said []gentz.Statement, happened []gentz.Event, t *table) *gentz.Reading {
	return &gentz.Reading{Document: p.doc}
}
