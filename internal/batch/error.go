package batch

import (
	"errors"
	"fmt"
	"io/fs"

	gentz "gentz"
)

// An Error says what is wrong with one input and what to do about it.
type Error struct {
	Where  string // a path, a "path:line", or "standard input"
	Err    error  // wraps one of the kinds of package gentz, or an error of the system
	Advice string // one line, "" if there is none
}

// Error returns the place and what is wrong there.
func (e *Error) Error() string { return e.Where + ": " + e.Err.Error() }

// Unwrap returns the kind of error.
func (e *Error) Unwrap() error { return e.Err }

// Hint returns what the user can do.
func (e *Error) Hint() string { return e.Advice }

// Unreadable is the error for a file that cannot be opened or read.
func Unreadable(where string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err // the path stands in Where
	}
	hint := ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = "look for a slip in the path; gentz read takes files, folders and - for standard input"
	case errors.Is(err, fs.ErrPermission):
		hint = "you may not read it; chmod or another user can"
	}
	return &Error{where, err, hint}
}

func tooLong(where string) error {
	return &Error{where, fmt.Errorf("%w: one document of more than %d MB", gentz.ErrInvalid, MaxLine>>20),
		"write one JSON object a line, each an article"}
}
