package read

import gentz "gentz"

// events finds the meetings and other events that p reports.
func events(p *page, cal *calendar, c *cast, said []gentz.Statement) []gentz.Event { return nil }
