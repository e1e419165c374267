#!/bin/sh
# A folder of articles → a table of mentions that a spreadsheet opens, and the places as a map layer.
set -eu
newsparse batch seeds/ -o mentions.csv --format csv --quiet
newsparse batch seeds/ -o places.geojson --format geojson --quiet
head -n 3 mentions.csv
