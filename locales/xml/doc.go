// Package xml reads XML for the formats that are written in it: XLIFF, TMX and
// TBX. [New] takes a file in one of the encodings that tools write, and
// [Scanner.Next] goes through its elements and texts.
package xml
