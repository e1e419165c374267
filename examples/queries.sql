-- Questions to stored analyses: newsparse query out.jsonl "SELECT …". Each question stands above its answer's query.

-- Which groups were named in articles of 2026, and how often?
SELECT name, sum(mentions) AS mentions FROM groups WHERE published >= '2026-01-01' GROUP BY name ORDER BY mentions DESC, name LIMIT 5;

-- Which groups were named in articles that name Hasakah?
SELECT DISTINCT g.name FROM groups g JOIN places p USING (article_id) WHERE p.governorate_code = 'SY-HA' AND g.group_id IS NOT NULL ORDER BY g.name;

-- How many people are said to be killed, by article and source?
SELECT article_id, low, high, coalesce(source, 'no source named') AS source FROM casualties WHERE kind = 'killed' ORDER BY article_id, low, high;

-- Where did something explode or was something shelled?
SELECT place, governorate_code, "from", sentence_text FROM events WHERE type = 'explosions_remote_violence' AND NOT background ORDER BY "from", place, sentence_text;

-- Who speaks most often?
SELECT speaker, count(*) AS statements FROM statements WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY statements DESC, speaker LIMIT 5;

-- Which statements deny something?
SELECT article_id, speaker, text FROM statements WHERE stance = 'denied' ORDER BY article_id, start;

-- Which names of places could not be resolved?
SELECT name, count(*) AS articles, any_value(candidates) AS candidates FROM places WHERE place_id IS NULL GROUP BY name ORDER BY articles DESC, name;

-- How many articles has each governorate in focus?
SELECT coalesce(focus_governorate, 'none') AS governorate, count(*) AS articles FROM articles GROUP BY 1 ORDER BY articles DESC, governorate;

-- Which words do articles put on groups?
SELECT name, described_as FROM groups WHERE described_as IS NOT NULL ORDER BY name, described_as;

-- Which articles have no day, or doubts to read first?
SELECT article_id, published, warnings FROM articles WHERE published IS NULL OR warnings IS NOT NULL ORDER BY article_id;
