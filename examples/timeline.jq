# The days that articles speak of, in order, with the words they came from. Needs --with-text for the sentences.
# newsparse extract seeds/long-read-raqqa.txt --json --with-text | jq -r -f examples/timeline.jq
. as $a
| [.dates[] | select(.from != null)]
| sort_by(.from, .start)[]
| [.from, .to, .text, ($a.sentences[.sentence].text // "" | .[0:60])]
| @tsv
