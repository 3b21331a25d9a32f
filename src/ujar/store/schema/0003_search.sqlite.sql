-- Full text of stems: see store/search. Nothing but the index is kept, so a row is taken
-- out by writing again what it held.
CREATE VIRTUAL TABLE article_words USING fts5(
    title, body, content = '', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE statement_words USING fts5(
    body, content = '', tokenize = 'ascii'
);
