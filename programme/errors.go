package programme

import (
	"errors"
	"fmt"
)

// Kind says what sort of refusal an Error is.
type Kind int

const (
	Internal  Kind = iota // a bug or a broken disk: logged, never shown
	Invalid               // the user can mend it: shown beside Field
	Forbidden             // the user may not
	NotFound              // no such record, or none this user may see
	Conflict              // somebody else got there first
)

// Error is a refusal written for the person at the screen, in Vietnamese.
// Any other error is Internal and its text stays in the log.
type Error struct {
	Kind    Kind
	Field   string // form field to mark, for Invalid
	Message string // a whole sentence: what is wrong and how to mend it
}

func (e *Error) Error() string {
	if e.Field == "" {
		return e.Message
	}
	return e.Field + ": " + e.Message
}

// Refuse makes a refusal; field may be empty.
func Refuse(k Kind, field, format string, args ...any) *Error {
	return &Error{Kind: k, Field: field, Message: fmt.Sprintf(format, args...)}
}

// KindOf tells what sort of error err is; Internal for anything that is not a
// refusal.
func KindOf(err error) Kind {
	if p := Problems(err); len(p) > 0 {
		return p[0].Kind
	}
	return Internal
}

// Problems gathers every refusal in err, in order. A form with three wrong
// fields is refused once, with three Errors joined.
func Problems(err error) []*Error {
	switch e := err.(type) {
	case nil:
		return nil
	case *Error:
		return []*Error{e}
	case interface{ Unwrap() []error }:
		var all []*Error
		for _, one := range e.Unwrap() {
			all = append(all, Problems(one)...)
		}
		return all
	}
	return Problems(errors.Unwrap(err))
}
