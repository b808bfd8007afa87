package project

import (
	"github.com/parasol-l10n/parasol/locales/store"
)

// manifest adds the change of the file that holds m for a locale.
func (b *Batch) manifest(p *Project, l *locale, m store.Manifest) {
	id := store.ID{Kind: store.Merged, Locale: l.name}
	b.replace(p.catalogs.Name, p.store.Names[id], p.store.Name(id), l.files.Bytes[store.Merged], m.Encode())
}
