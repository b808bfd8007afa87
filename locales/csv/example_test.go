package csv_test

import (
	"fmt"
	"strings"

	"github.com/parasol-l10n/parasol/locales"
	"github.com/parasol-l10n/parasol/locales/csv"
)

func Example() {
	returned := []byte("Source;Target;State\nOpen;Ouvrir;reviewed\n'-18 °C;'-18 °C;\n")
	c, err := csv.Format.Decode("lessons.fr.csv", returned)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range c.Messages {
		fmt.Println(c.Locale, m.Source, "=", m.Target, m.State)
	}
	data, err := csv.Format.Encode(&locales.Catalog{Locale: "fr", Messages: c.Messages[1:]})
	fmt.Print(strings.TrimPrefix(string(data), "\ufeff"), err)
	// Output:
	// fr Open = Ouvrir reviewed
	// fr -18 °C = -18 °C translated
	// id,context,source,target,note,state,exported
	// 18-c-kwsk25vnqgs7zoj7,,'-18 °C,'-18 °C,,translated,guarded source target
	// <nil>
}
