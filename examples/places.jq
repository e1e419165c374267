# Every place that an article names as a location: article, day, place, type, p-codes, point, mentions.
# newsparse batch seeds/ -o out.jsonl && jq -r -f examples/places.jq out.jsonl
. as $a
| .places[]
| select(.id != null)
| [.mentions[] | select(.sense == "location")] as $m
| select($m | length > 0)
| [$a.id, $a.article.published // "", .name, .type, .governorate_code // .country // "", .adm3_pcode // "", .latitude, .longitude, ($m | length)]
| @tsv
