package finding

// Rules that the code names.
const (
	ByHand        = "by-hand"
	Directive     = "directive"
	EarlierSource = "earlier-source"
	LinkTarget    = "link-target"
	LostFragment  = "lost-fragment"
	OrphanLesson  = "orphan-lesson"
	OwnLost       = "own-lost"
	RejectedStays = "rejected-stays"
	RejectedText  = "rejected-text"
	Paired        = "paired"
	Reused        = "reused"
	Skipped       = "skipped"
	UnknownText   = "unknown-text"
	Unpaired      = "unpaired"
	Unreadable    = "unreadable"
	UnsafeLink    = "unsafe-link"
)

// Project are the rules of what is found in a project as a whole: by extract,
// merge and align, in files that translators send back, and in files that cannot
// be read. What is found in a translation or a lesson has its rules in package
// check, which lists all.
var Project = []Rule{
	{ID: ByHand, Level: Error, Sentence: "a lesson holds a text that no translation file has, and merge did not write it", Help: `
Somebody typed it there, or the translation files of its language are gone: it stands nowhere else, so that the lesson stays as
it is. align takes the text over; or remove the lesson, and merge writes it anew.`},
	{ID: OwnLost, Level: Error, Sentence: "what a lesson has of its own cannot be put into it any more", Help: `
A line of front matter, an id, a block or words that only this language has, as ` + "`own.LANG.txt`" + ` says. The source was edited where it
stood, or the lesson could not be proved with it. Nothing is taken away: the lesson stays as it is. Translate what was edited, put
the line where it belongs and run align, or delete it from the file, and merge writes the lesson without it.`},
	{ID: LinkTarget, Level: Warning, Sentence: "a link leads elsewhere in the source now", Help: `
The text is the same, and so is its translation, which leads where the source does today. Look whether it still fits.`},
	{ID: LostFragment, Level: Warning, Sentence: "a link that leads to a heading in the source leads to none in the translation", Help: `
A translated heading has another id, and links follow it. Here that cannot be: the lesson that the link leads to was made by hand
and has other headings, the translated heading has no letter that an id is made of, or an id that was written by hand is gone. Write
the source's id at the heading, or say in ` + "`links.LANG.txt`" + ` where the link leads.`},
	{ID: Reused, Level: Note, Sentence: "a translation was taken over from memory", Help: `
A lesson has a text that was translated before, for another lesson or an earlier edition of this one.`},
	{ID: "unknown-message", Level: Warning, Sentence: "no lesson has this text any more", Help: `
A lesson was edited since the file went out. The translation is kept, and offered again when something alike appears.`},
	{ID: "returned-twice", Level: Warning, Sentence: "two returned translations differ", Help: `
The last one counts. Compare the two, and merge the better one last.`},
	{ID: "plural-forms", Level: Error, Sentence: "the text of a lesson came back with plural forms", Help: `
Another program's file, or a tool that took the text for a program's message: no lesson has plural forms. The first is a
suggestion, the others stand in a comment beside it. Send the text back as a message of its own.`},
	{ID: "taken-back", Level: Warning, Sentence: "a finished translation came back rejected, or in need of work", Help: `
A reviewer has marked it since the file went out. It is to review now, with what the reviewer wrote. What is rejected leaves
the lessons until somebody confirms or mends it; what is in need of work stays where readers have it until another is
finished. merge --keep-finished leaves it finished.`},
	{ID: RejectedStays, Level: Warning, Sentence: "a lesson shows a rejected translation", Help: `
A reviewer has taken the translation back, and readers still have it: rejected: keep wants that, or the lesson has too few
others to be written, and below: keep leaves it as it is. Mend the translation, or choose source in its place.`},
	{ID: "stays-finished", Level: Warning, Sentence: "a finished translation came back in need of work, and stays finished", Help: `
It was marked like that when it went out already, or the file does not tell. Where the mark is meant, take the
translation out of the file of finished ones, or correct it.`},
	{ID: "returned-beside", Level: Warning, Sentence: "a text that is not finished came back for a finished translation", Help: `
The finished one stays in the lessons. The other is kept in memory. Where it is the better one, finish it and merge the
file again.`},
	{ID: "returned-draft", Level: Note, Sentence: "a translation came back that is not finished", Help: `
It is a suggestion in the to-do file. Somebody has to confirm it before it reaches a lesson.`},
	{ID: "returned-memory", Level: Note, Sentence: "a translation came back of which nobody says that it is approved", Help: `
A memory, or an obsolete entry. It is kept, and is a suggestion where a lesson has its text. memory.trusted in
parasol.yaml names memories in the folder of the translation files whose translations are approved.`},
	{ID: "returned-suggestion", Level: Warning, Sentence: "a suggestion of the project came back, and nothing says that somebody has confirmed it", Help: `
A table made of a PO file has lost what was fuzzy there, and so has a PO file made of it: a suggestion in it looks like a
translation. Somebody has to say that it is one: translated in a column state, a comment "state: translated" in PO, or
merge --reviewed for all that is in the file.`},
	{ID: "returned-old", Level: Note, Sentence: "a translation came back as it went out, and another stands now", Help: `
Somebody has replaced it since, or taken it back. What was decided stays; the earlier translation is kept in memory.`},
	{ID: "unknown-state", Level: Warning, Sentence: "a translation came back in a state that nobody knows", Help: `
The word is none of ours, of XLIFF, Weblate or gettext. The text is taken for one that is not finished; a finished
translation that is there stays so. Write translated, reviewed, needs-review or rejected, and merge the file again.`},
	{ID: "mended", Level: Note, Sentence: "a translation came back with Markdown in the place of tags", Help: `
The source text proves how to read it. Look at the text that is shown; nothing has to be done.`},
	{ID: Skipped, Level: Warning, Sentence: "what looks like a lesson or a translation file is left out", Help: `
A file whose name is not UTF-8 or has control characters in it, one that ends in .MD, a link to a folder, a text with a control character in it: there are no texts of it in the translation files, and it is not written in any language. In the folder of the translation files: one whose name says a language, and that no command reads under that name. Rename it, or say off for this rule.`},
	{ID: Directive, Level: Warning, Sentence: "a control comment does not do what it says", Help: `
A comment such as parasol:off counts if it is spelled so, has its end, and stands on a line of its own. Else texts are
handed out to translators that were not to be, or none is any more. Correct it, or say off for this rule.`},
	{ID: Unreadable, Level: Error, Sentence: "a file cannot be read", Help: `
A lesson whose front matter or YAML is broken, or that is not UTF-8; a translation file with a syntax error, or with the marks of a conflict in it. Everything else goes on without it, it is never written, and as long as a lesson cannot be read no text is retired. Repair it: then all is as before.`},
	{ID: UnsafeLink, Level: Error, Sentence: "a link of a language leads where no link may", Help: `
A link in ` + "`links.LANG.txt`" + ` has a scheme that the source's link does not have, such as ` + "`javascript:`" + `, or holds code of the site. The
source's link stands in the lessons. http, https, mailto, paths, and the schemes of the project are what a link may have besides.`},
	{ID: Unpaired, Level: Note, Sentence: "a text of a lesson has no partner in its translation", Help: `
align pairs the texts of two lessons by their order, their markup and their words. This one is left to translators.`},
	{ID: Paired, Level: Note, Sentence: "a text of a lesson translates one of its source", Help: `
align --explain says what the score of the pair is made of. What each sign is worth is a logarithm of odds: 0 says nothing. A pair of
which a sign says that it is the translation of another text is to review, whatever the others are worth.`},
	{ID: UnknownText, Level: Note, Sentence: "a recovered translation is of a text that no lesson has", Help: `
It is kept in memory, and offered again when something alike appears.`},
	{ID: EarlierSource, Level: Warning, Sentence: "a translation was made of an earlier text", Help: `
The source was edited since, and the translation says what it said before. Look at the difference that is shown, and correct the
translation or confirm it.`},
	{ID: RejectedText, Level: Warning, Sentence: "a text of a lesson is one that a reviewer has rejected", Help: `
align leaves it out: what a reviewer took back comes from no lesson again. Mend the lesson, or confirm the translation.`},
	{ID: "link-local", Level: Note, Sentence: "a link of a translated lesson leads to a page of its own language", Help: `
The project keeps it in links.LANG.txt.`},
	{ID: "link-older", Level: Note, Sentence: "a link of a translated lesson leads where the source once did", Help: `
The source's link of today counts.`},
	{ID: "link-damaged", Level: Note, Sentence: "a link of a translated lesson was damaged", Help: `
The source's link counts.`},
}
