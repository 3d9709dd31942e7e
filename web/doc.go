// Package web is the pages: the only package with handlers and views. Every
// address and who may open it is in one list; each resource has its handler,
// its page struct and its view in one file and its templ file beside it.
package web
