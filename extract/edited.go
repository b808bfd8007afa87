package extract

import "github.com/parasol-l10n/parasol/locales"

// Edited names the texts of a template that replace others of an earlier one,
// as [Update] pairs them: by the ID of what they are, what they were. Texts
// that are in both, or new, are not among them.
func Edited(was, is *locales.Catalog) map[string]string {
	edited := map[string]string{}
	_, changes := Bring(was, is, nil)
	for _, c := range changes.List {
		if c.Kind == Changed {
			edited[c.Message.ID] = c.Previous
		}
	}
	return edited
}
