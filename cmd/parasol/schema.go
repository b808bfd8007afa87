package main

import (
	_ "embed"

	"github.com/spf13/cobra"
)

// configSchema tells an editor what may stand in parasol.yaml (JSON Schema,
// draft 2020-12).
//
//go:embed parasol.schema.json
var configSchema []byte

func newSchema(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON schema of parasol.yaml",
		Long: `Schema prints a JSON schema of the configuration, parasol.yaml. Editors that
know the YAML language server complete keys and mark mistakes by it, if the
configuration begins with the line

  # yaml-language-server: $schema=parasol.schema.json`,
		Example: `  parasol schema >parasol.schema.json`,
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := s.out.Write(configSchema)
			return err
		},
	}
}
