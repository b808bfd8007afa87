// Package address knows how the generators of sites name what links lead to: the
// headings of a page, and the page.
//
// A [Site] is one generator. [Site.IDs] gives the headings of a page the ids that
// the generator gives them, and [Find] says which it knows by name. Every row of the
// table was held against the program itself: see testdata.
package address
