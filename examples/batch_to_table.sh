#!/bin/sh
# A folder of articles → a table of mentions that a spreadsheet opens, and the places as a map layer.
set -eu
newsparse extract seeds/*.txt seeds/bulletins/*.txt --format csv --quiet > mentions.csv
newsparse extract seeds/*.txt seeds/bulletins/*.txt --format geojson --quiet > places.geojson
head -n 1 mentions.csv
