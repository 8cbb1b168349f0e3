"""Examples of the rules about files, characters and prose: F001 to F309."""

from __future__ import annotations

from chronicle.checking.examples.example import Example, body, told, whole

EXAMPLES = {
    "F001": told("There is no folder content/.", "The folder content/ holds the entries."),
    "F002": told("content/rounds/x.md is a link to a file elsewhere.", "content/rounds/x.md is the file itself."),
    "F003": told("Nobody but its owner may read content/rounds/x.md.", "Whoever builds the site may read the file."),
    "F004": told("content/rounds/notes.docx", "content/rounds/2025-06-02-istanbul.md"),
    "F005": told("content/people/Rustem Umerov.md", "content/people/rustem-umerov.md"),
    "F006": told("content/timeline.md, where the site makes a page of its own.", "content/background.md"),
    "F007": told("content/people/anna.md beside content/people/anna.yml", "One file for one entry."),
    "F008": told("content/meetings/2025-06-02-istanbul.md", "content/rounds/2025-06-02-istanbul.md"),
    "F009": told("An entry of 300 KB.", "An entry of 20 KB; long lists are entries of their own."),
    "F010": whole("\n", "---\ntitle: About\nsummary: What this is.\nreview: provisional\n---\n", "about.md"),
    "F011": told("A file saved as Windows-1251.", "The same file saved as UTF-8."),
    "F012": Example("title: Istanbul,\u200b second round\n", "title: Istanbul, second round\n"),
    "F013": Example("venue: Dolmabahc\u0327e Palace\n", "venue: Dolmabahçe Palace\n"),
    "F014": Example("venue: Z\u0300\u0301\u0302\u0303\u0304alace\n", "venue: Palace\n"),
    "F015": told("A line of 12,000 characters.", "Paragraphs, with an empty line between them."),
    "F016": told("A line of 600 hyphens.", "A line of three hyphens."),
    "F017": told("A line that begins with 60 markers of lists and quotations.", "One list, in one quotation."),
    "F018": told("images/palace.png, which is a text.", "images/palace.png, which is a PNG image."),
    "F019": told("A picture of 40,000 by 40,000 pixels.", "A picture of 1,600 by 900 pixels."),
    "F020": told("A photograph with the place where it was taken in it.", "The same photograph, exported without it."),
    "F301": body("They met <b>twice</b> [@paper].\n", "They met **twice** [@paper].\n"),
    "F302": body("# Second round\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"),
    "F303": body("#### The meeting\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"),
    "F304": body("##\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"),
    "F305": body("## The meeting {#meeting}\n\nThey met [@paper].\n", "## The meeting\n\nThey met [@paper].\n"),
    "F306": body(f"{'> ' * 13}They met [@paper].\n", "> They met [@paper].\n"),
    "F307": body(
        "| Side | Said |\n| --- | --- |\n| Ukraine | yes | perhaps |\n",
        "| Side | Said |\n| --- | --- |\n| Ukraine | yes, perhaps |\n",
    ),
    "F308": told("A table of 40 columns.", "A table of four columns, or a list."),
    "F309": told("A text that the Markdown parser gives up on.", "Plain paragraphs, lists and tables."),
}
