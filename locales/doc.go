// Package locales defines the catalog of one locale: its messages, what state
// each is in, and what became of those that no source text calls for any more.
//
// A [Catalog] is the same whatever file format it came from; the packages
// below this one, one a format, turn bytes into catalogs and back. extract
// makes and updates catalogs, merge puts them into lessons.
//
// What people translated before is package memory's; [Pairs] is what a catalog
// adds to it.
//
// In this folder of the repository data are files beside the code:
// active.*.toml, translate.*.toml and memory.*.tmx are the catalogs of the
// sample lessons.
package locales
