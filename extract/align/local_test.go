package align

import "testing"

func TestLocalPage(t *testing.T) {
	for _, c := range []struct {
		source, target, locale string
		want                   bool
	}{
		{"https://en.wikipedia.org/wiki/Tor", "https://fr.wikipedia.org/wiki/Tor_(réseau)", "fr", true},
		{"https://ssd.eff.org/en/module/x", "https://ssd.eff.org/fr/module/y", "fr", true},
		{"https://example.org/help", "https://example.org/help?lang=fr", "fr", true},
		{"https://example.org/help", "http://www.example.org/pt-br/help", "pt-BR", true},
		{"https://example.org/help", "https://example.org/zh_hant/help", "zh-Hant", true},
		{"map.png", "fr/map.png", "fr", true},
		{"map.png", "map.fr.png", "fr", true},
		{"https://example.org/help", "https://example.org/aide", "fr", false},
		{"https://example.org/en/help", "https://example.org/de/help", "fr", false},
		{"https://example.org/fr/help", "https://example.org/fr/aide", "fr", false},
		{"https://example.org/help", "https://other.example/fr/help", "fr", false},
		{"umbrella://tools/signal", "umbrella://outils/fr/signal", "fr", false},
		{"https://example.org", "https://example.org", "fr", false},
		{"https://example.org", "%zz", "fr", false},
	} {
		if got := isLocal(c.source, c.target, c.locale); got != c.want {
			t.Errorf("%s, %s in %s: %v", c.source, c.target, c.locale, got)
		}
	}
}
