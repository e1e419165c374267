# What a person should look at: places without a safe match, with their runners-up, and dates without a day.
# newsparse batch seeds/ -o out.jsonl && jq -r -f examples/unresolved.jq out.jsonl
. as $a
| ((.places[] | select(.id == null) | [$a.id, "place", .name, ([.candidates[] | "\(.name) \(.score)"] | join(", "))]),
   (.dates[] | select(.type == "DATE" and .from == null and (.value | endswith("_REF") | not)) | [$a.id, "date", .text, .value]))
| @tsv
