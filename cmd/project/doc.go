// Package project is what parasol.yaml says of a project: its languages, where its
// files lie, what is text in them, and what its lessons need ([Config]). Errors
// name line and column, and the key that may be meant. It opens no file: a [Guard]
// of the caller says which folders a configuration may name.
package project
