# Which groups an article names, what it calls them, and the words it puts on them.
# newsparse extract article.txt --json | jq -r -f examples/groups.jq
.groups[]
| select(.id != null)
| [.abbreviation // .name, .type, (.mentions | length), ([.mentions[].text] | unique | join(" / ")), ([.described_as[].text] | unique | join(" / "))]
| @tsv
