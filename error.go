package gentz

import "errors"

// The kinds of error that callers tell apart, with [errors.Is]. Every other
// error is a fault of the program or the machine.
var (
	ErrNotFound = errors.New("not found")
	ErrInvalid  = errors.New("invalid")       // the input is not what it should be
	ErrRefused  = errors.New("refused")       // by robots.txt, a paywall or a safety rule
	ErrRetry    = errors.New("worth a retry") // the same call may succeed later
	ErrCorrupt  = errors.New("damaged")       // stored data is not as it was written
)
