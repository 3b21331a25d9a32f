-- Full text of stems: see store/search. `n` is the article's number, or that of the
-- statement: 4096 times the article's, plus its place.
CREATE TABLE article_words (
    n     bigint NOT NULL PRIMARY KEY,
    words tsvector NOT NULL
);
CREATE INDEX article_words_index ON article_words USING gin (words);
CREATE TABLE statement_words (
    n     bigint NOT NULL PRIMARY KEY,
    words tsvector NOT NULL
);
CREATE INDEX statement_words_index ON statement_words USING gin (words);

-- Articles from before there was full text; the next to open the archive indexes them.
CREATE TABLE unsearchable (article bigint NOT NULL PRIMARY KEY);
INSERT INTO unsearchable SELECT n FROM article;
