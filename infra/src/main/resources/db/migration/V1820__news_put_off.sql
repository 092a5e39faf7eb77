-- 定时发布出错的文章：过一阵再试，不挡住别的文章。
alter table news_article
  add column failures integer not null default 0,
  add column put_off_until timestamptz,
  add constraint news_article_put_off_scheduled check (put_off_until is null or status = 'scheduled');
comment on column news_article.failures is '定时发布连续出错的次数';
comment on column news_article.put_off_until is '定时发布出错后，什么时候再试；空为随时';
