package read

import gentz "gentz"

// statements finds who said what in p.
func statements(p *page, cal *calendar, c *cast) []gentz.Statement { return nil }
