// Package date has the type of a parsed date.
package date

import "time"

// A Date is a parsed date.
type Date struct{ Time time.Time }
