package content

import "embed"

// Sample is the lessons of the sample project, a folder a locale, as they lie
// beside this file. The all: keeps .category.yml, a dotfile.
//
//go:embed all:en all:fr all:ar all:zh-Hant
var Sample embed.FS
