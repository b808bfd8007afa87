package repair

import (
	"testing"
)

// damagedLessons are lessons of which the structure was damaged in
// translation. What is sound has nothing that it is repaired as.
var damagedLessons = []struct{ name, file, source, damaged, repaired string }{
	{"translated key", "s_x.md", "---\nindex: 4\ntitle: The Public\n---\nText.\n", "---\nindex: 4\ntitre: Le public\n---\nTexte.\n", "---\nindex: 4\ntitle: Le public\n---\nTexte.\n"},
	{"translated keys, and one made up", "s_x.md", "---\nindex: 4\ntitle: The Public\n---\nText.\n", "---\nindex: 1\nالعنوان: الجمهور\nالفهرس: \"4\"\n---\nنص.\n", "---\nindex: 4\ntitle: الجمهور\n---\nنص.\n"},
	{"all keys", "s_x.md", "---\nindex: 4\ntitle: The Public\n---\nText.\n", "---\nالفهرس: 4\nالعنوان: الجمهور\n---\nنص.\n", "---\nindex: 4\ntitle: الجمهور\n---\nنص.\n"},
	{"values of front matter are its own", "s_x.md", "---\nindex: 4\nlang: en\ntitle: A\n---\n", "---\nindex: 5\nlang: fr\ntitle: Un\n---\n", ""},
	{"a key of its own", "s_x.md", "---\ndate: 2020-01-01\ntitle: A\n---\n", "---\ntraducteur: Jean\ntitle: Un\n---\n", ""},
	{"two keys of its own", "s_x.md", "---\ntitle: A\n---\n", "---\nsource: 4\ntitle: Un\n---\n", ""},
	{"carriage returns", "s_x.md", "---\r\nindex: 4\r\ntitle: A\r\n---\r\nText.\r\n", "---\r\nindex: 4\r\ntitre: Un\r\n---\r\nTexte.\r\n", "---\r\nindex: 4\r\ntitle: Un\r\n---\r\nTexte.\r\n"},
	{"ids", "f_x.yml", "title: A\nscreens:\n- items:\n  - name: email\n    type: single_choice\n    label: Mail\n    options:\n    - {value: x, label: X}\n", "title: Un\nscreens:\n- items:\n  - name: courriel\n    type: \"multiple_choice\"\n    label: Courriel\n    options:\n    - {value: ' x', label: IX}\n", "title: Un\nscreens:\n- items:\n  - name: email\n    type: single_choice\n    label: Courriel\n    options:\n    - {value: x, label: IX}\n"},
	{"keys of YAML", "c_x.yml", "index: 1\ntitle: A\nlist:\n- check: B\n- label: C\n", "مؤشر: 1\nعنوان: ا\nقائمة:\n- تحقق: ب\n- تسمية: ج\n", "index: 1\ntitle: ا\nlist:\n- check: ب\n- label: ج\n"},
	{"another structure", "c_x.yml", "title: A\nlist:\n- check: B\n  id: b\n- check: C\n", "title: Un\nlist:\n- check: Bé\n  id: x\n", ""},
	{"a known key in another's place", "c_x.yml", "title: A\nlist:\n- check: B\n- label: C\n", "title: Un\nlist:\n- label: Bé\n- check: Cé\n", ""},
	{"missing id", ".category.yml", "title: A\nindex: 3\ntemplate: glossary\n", "title: Un\nindex: 2\n", "title: Un\nindex: 3\ntemplate: glossary\n"},
	{"missing id, no final newline", ".category.yml", "title: A\ntemplate: glossary", "title: Un", "title: Un\ntemplate: glossary"},
	{"an id more", ".category.yml", "title: A\nindex: 3\n", "title: Un\nindex: 2\nicon: a.png\n", ""},
	{"heading", "s_x.md", "# A\n\nText.\n\n## B\n\nMore.\n", "#Ah\n\nTexte.\n\n##Bé\n\nEncore.\n", "# Ah\n\nTexte.\n\n## Bé\n\nEncore.\n"},
	{"full-width heading", "s_x.md", "# A\n\nText.\n", "＃標題\n\n文字。\n", "# 標題\n\n文字。\n"},
	{"a tag that is no heading", "s_x.md", "Use #tags.\n\nText.\n", "#mots utiles.\n\nTexte.\n", ""},
	{"items", "s_x.md", "Look:\n\n* One\n* Two\n* Three\n", "看：\n\n*一\n*二\n*三\n", "看：\n\n* 一\n* 二\n* 三\n"},
	{"items in a quote", "s_x.md", "> Look:\n>\n> * One\n> * Two\n", "> 看：\n>\n> *一\n> *二\n", "> 看：\n>\n> * 一\n> * 二\n"},
	{"numbered items", "s_x.md", "1. One\n2. Two\n", "1.Un\n2.Deux\n", "1. Un\n2. Deux\n"},
	{"dashes of a dialogue", "s_x.md", "He said:\n\n“No.”\n", "Il dit :\n\n-Non.\n", ""},
	{"item that became emphasis", "s_x.md", "* One\n\n* Two\n", "* Un\n\n*Deux*\n", "* Un\n\n* Deux\n"},
	{"emphasis that is sound", "s_x.md", "* One\n* Three\n\n*Two*\n", "* Un\n\n*Deux*\n", ""},
	{"underline", "s_x.md", "Title\n-----\n\nText.\n", "Titre\n-- --\n\nTexte.\n", "Titre\n-----\n\nTexte.\n"},
	{"underline that is text", "s_x.md", "Title\n=====\n\nText.\n", "Titre\n== ==\n\nTexte.\n", "Titre\n=====\n\nTexte.\n"},
	{"items behind blanks that do not break", "s_x.md", "- Take along:\n    - Water\n    - Bread\n", "- Prenez :\n\u00a0\u00a0\u00a0 - De l’eau\n\u00a0 \u00a0 - Du pain\n", "- Prenez :\n    - De l’eau\n    - Du pain\n"},
	{"items behind one that is too narrow", "s_x.md", "1. Take along:\n   - Water\n   - Bread\n", "1. Prenez :\n\u00a0- De l’eau\n\u00a0- Du pain\n", "1. Prenez :\n    - De l’eau\n    - Du pain\n"},
	{"items behind wide blanks", "s_x.md", "Look:\n\n* One\n* Two\n", "看：\n\n\u3000* 一\n\u3000* 二\n", "看：\n\n  * 一\n  * 二\n"},
	{"a blank that does not break behind a mark", "s_x.md", "Look:\n\n* One\n* Two\n", "Voyez :\n\n*\u00a0Un\n*\u00a0Deux\n", "Voyez :\n\n* Un\n* Deux\n"},
	{"numbers behind blanks that do not break", "s_x.md", "1. One\n2. Two\n", "1.\u00a0Un\n2.\u202fDeux\n", "1. Un\n2. Deux\n"},
	{"a heading with a blank that does not break", "s_x.md", "## One\n\nText.\n", "##\u00a0Un\n\nTexte.\n", "## Un\n\nTexte.\n"},
	{"bullets", "s_x.md", "Look:\n\n- One\n- Two\n", "Voyez :\n\n• Un\n• Deux\n", "Voyez :\n\n* Un\n* Deux\n"},
	{"bullets that the source has, too", "s_x.md", "Look:\n\n• One\n• Two\n", "Voyez :\n\n• Un\n• Deux\n", ""},
	{"a dash behind which no line may end", "s_x.md", "He said:\n\n“No.”\n", "Il dit :\n\n-\u00a0Non.\n", ""},
	{"image pulled up", "s_x.md", "Lock it.\n\n![lock](l.png)\n\nGo.\n", "Fermez.\n! [serrure](l.png)\n\nAllez.\n", "Fermez.\n\n![serrure](l.png)\n\nAllez.\n"},
	{"image pulled up into the line", "s_x.md", "Lock it.\n\n![lock](l.png)\n\nGo.\n", "Fermez. ! [serrure] (l.png)\nAllez.\n", "Fermez.\n\n![serrure](l.png)\n\nAllez.\n"},
	{"image pulled up between texts", "s_x.md", "Lock it.\n\n![lock](l.png)\n\nGo.\n", "Fermez.\n！ [serrure]（l.png） Allez.\n", "Fermez.\n\n![serrure](l.png)\n\nAllez.\n"},
	{"image pulled up in a quote", "s_x.md", "> Lock it.\n>\n> ![lock](l.png)\n", "> Fermez.\n> ! [serrure](l.png)\n", "> Fermez.\n>\n> ![serrure](l.png)\n"},
	{"image without a text", "s_x.md", "Lock it.\n\n![](l.png)\n\nGo.\n", "Fermez.\n\n! [] (l.png)\n\nAllez.\n", "Fermez.\n\n![](l.png)\n\nAllez.\n"},
	{"image without a text and a bang", "s_x.md", "Lock it.\n\n![](l.png)\n\nGo.\n", "Fermez.\n\n[](l.png)\n\nAllez.\n", "Fermez.\n\n![](l.png)\n\nAllez.\n"},
	{"two images without a text", "s_x.md", "Lock it.\n\n![](l.png)\n\nGo.\n\n![](m.png)\n", "Fermez.\n\n! [] (l.png)\n\nAllez.\n\n! [] (m.png)\n", "Fermez.\n\n![](l.png)\n\nAllez.\n\n![](m.png)\n"},
	{"a link beside its image", "s_x.md", "See [it](l.png).\n\n![](l.png)\n", "Voyez [ça](l.png).\n\nFin.\n", ""},
	{"image that leads nowhere known", "s_x.md", "Lock it.\n\n![lock](l.png)\n", "Fermez.\n! [serrure](autre.png)\n", ""},
	{"sound image below a text", "s_x.md", "Lock it.\n\n![lock](l.png)\n", "Fermez.\n![serrure](l.png)\n", ""},
	{"a rule", "s_x.md", "Text.\n\n- - -\n\nText.\n", "Texte.\n- - -\n\nTexte.\n", ""},
}

// TestStructureIsHealed holds that the damage is found with the source as
// witness, and that what is sound stays.
func TestStructureIsHealed(t *testing.T) {
	for _, c := range damagedLessons {
		t.Run(c.name, func(t *testing.T) {
			if c.repaired == "" {
				c.repaired = c.damaged
			}
			source, damaged := lessonOf(t, c.file, c.source), lessonOf(t, c.file, c.damaged)
			got, repairs := Structure(damaged, source)
			if string(got.Source()) != c.repaired || (len(repairs) > 0) != (c.repaired != c.damaged) {
				t.Errorf("%q is %q, want %q: %v", c.damaged, got.Source(), c.repaired, repairs)
			}
			if again, more := Structure(got, source); again != got || more != nil {
				t.Errorf("%q is no end: %q %v", got.Source(), again.Source(), more)
			}
		})
	}
}
