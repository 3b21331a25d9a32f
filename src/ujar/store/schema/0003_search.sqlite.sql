-- Full text of stems: see store/search. Nothing but the index is kept; rows of articles
-- that are gone are passed over.
CREATE VIRTUAL TABLE article_words USING fts5(
    title, body, content = '', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE statement_words USING fts5(
    body, content = '', tokenize = 'ascii'
);

-- Articles from before there was full text; the next to open the archive indexes them.
CREATE TABLE unsearchable (article INTEGER NOT NULL PRIMARY KEY) STRICT;
INSERT INTO unsearchable SELECT n FROM article;
