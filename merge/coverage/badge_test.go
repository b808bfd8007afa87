package coverage

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"testing"
)

func TestBadge(t *testing.T) {
	for _, test := range []struct {
		translated int
		message    string
		color      string
	}{{1000, "100 % translated", "#0b6e4f"}, {999, "99 % translated", "#2f7d32"}, {500, "50 % translated", "#8a6500"}, {0, "0 % translated", "#b3261e"}} {
		b := Locale{Group: Group{"zh-Hant", counts(1000, test.translated)}}.Badge()
		if b != (Badge{"zh-Hant", test.message, test.color}) {
			t.Errorf("%d of 1000: %+v", test.translated, b)
		}
	}
}

func TestBadgeIsAPictureWithAName(t *testing.T) {
	badge := Badge{`<"&`, "98 % translated", "#0b6e4f"}.SVG()
	d := xml.NewDecoder(bytes.NewReader(badge))
	d.Strict = true
	texts, name := "", ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, badge)
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range token.Attr {
				if a.Name.Local == "aria-label" {
					name = a.Value
				}
			}
		case xml.CharData:
			texts += string(bytes.TrimSpace(token))
		}
	}
	if want := `<"&: 98 % translated`; name != want || texts != want+`<"&98 % translated` {
		t.Errorf("named %q, says %q", name, texts)
	}
}

// TestEndpoint holds the JSON against the schema of https://shields.io/badges/endpoint-badge.
func TestEndpoint(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal(Badge{"fr", "98 % translated", "#0b6e4f"}.Endpoint(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 4 || got["schemaVersion"] != 1.0 || got["label"] != "fr" || got["message"] != "98 % translated" || got["color"] != "#0b6e4f" {
		t.Errorf("%v", got)
	}
}

// TestBadgeColorsHaveContrast computes the contrast with white text as WCAG
// 2.2 does; level AA wants 4.5.
func TestBadgeColorsHaveContrast(t *testing.T) {
	for _, c := range badgeColors {
		luminance := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(c.color[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			v := float64(n) / 255
			if v <= 0.04045 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			luminance += weight * v
		}
		if ratio := 1.05 / (luminance + 0.05); ratio < 4.5 {
			t.Errorf("%s has a contrast of %.2f", c.color, ratio)
		}
	}
}
