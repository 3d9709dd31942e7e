// Package programme is the domain of industrial extension (khuyến công): the
// multi-year programme of a province, its targets, projects, establishments
// and money, and the rules that hold between them. It does no I/O and knows no
// other package of this module.
package programme
