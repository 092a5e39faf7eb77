-- 新闻检索：按栏目找。
alter table news_search add column column_id uuid;
comment on column news_search.column_id is '读者看到的栏目编号';
update news_search s set column_id = a.column_id
from news_article a where a.village_id = s.village_id and a.id = s.article_id;
alter table news_search alter column column_id set not null;
