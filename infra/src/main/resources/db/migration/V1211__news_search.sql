-- 新闻检索：应用生成的两字词，每个词前带村的短码，词表按村分开。
create table news_search (
  village_id uuid not null,
  article_id uuid not null,
  audience text not null,
  published_at timestamptz not null,
  words text[] not null,
  constraint news_search_pk primary key (village_id, article_id),
  constraint news_search_article_fk foreign key (village_id, article_id) references news_article (village_id, id)
) with (toast_tuple_target = 128);
create index news_search_words on news_search using gin (words) with (fastupdate = off);
comment on table news_search is '已发布文章的检索词';
comment on column news_search.village_id is '村内部编号';
comment on column news_search.article_id is '文章编号';
comment on column news_search.audience is '读者范围：public 所有人，villagers 本村村民，party-members 本村党员';
comment on column news_search.published_at is '首次发布时间';
comment on column news_search.words is '标题、摘要和正文里的词';
