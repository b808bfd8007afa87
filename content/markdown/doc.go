// Package markdown is a text and its units: [Split] finds the runs of inline
// content that a translator would translate, by byte range, [Write] puts
// translations in their places, and [Compare] holds what was written, and split
// again, against what was meant. It knows no files: the package content puts
// texts into files.
//
// goldmark reads the text (CommonMark, GFM, footnotes, definition lists), and is
// used nowhere else.
package markdown
