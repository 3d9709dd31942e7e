// Package statement reads the figures out of a written report and tells
// whether they add up. A text goes in; out come its figures with their places
// and what each was understood as, the identities that must hold between them,
// and the likely reasons of those that do not. The method is rules over a small
// grammar with a dictionary: docs/statement.md explains it on one page.
package statement
