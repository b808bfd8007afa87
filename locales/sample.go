package locales

import "embed"

// Sample is the catalogs of the sample project, as they lie beside this file.
//
//go:embed *.toml *.txt
var Sample embed.FS
