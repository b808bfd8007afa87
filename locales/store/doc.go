// Package store is the folder of translation files: which file is what ([Open]),
// what the files of a language hold ([Store.Load], [Files.Join]), and what they are
// to be ([Store.Save]), in whatever format the project keeps them. It reads a
// [Folder] and writes nothing: files go out as values.
//
// [Decode] reads what a translator sends back, by what it holds and by its name.
package store
