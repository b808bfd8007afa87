// Package follow makes the links of a language lead to its headings: a translated
// heading has another id than the source's, and a link that worked in the source
// works in the translation.
//
// [NewSource] knows the lessons of the source, [Source.In] those of a language, and
// [Language.Fragment] which fragment a link has there.
package follow

// Ways are what may become of the ids of headings: links follow those of the
// translated headings, or these keep those of the source.
var Ways = []string{"follow", Keep}

// Keep is the way in which headings keep their ids.
const Keep = "keep"
