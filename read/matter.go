package read

import gentz "gentz"

// A table is what is on the table: issues, where parties stand on them,
// proposals, expectations, and what was left unsaid.
type table struct {
	issues       []gentz.Issue
	positions    []gentz.Position
	proposals    []gentz.Proposal
	expectations []gentz.Expectation
	silences     []gentz.Silence
}

// matters finds what is on the table in p.
func matters(p *page, cal *calendar, c *cast, said []gentz.Statement, happened []gentz.Event) *table {
	return &table{}
}
