-- 文章阅读次数：只有次数，不记谁在什么时候从哪里读。
create table news_read (
  village_id uuid not null,
  article_id uuid not null,
  reads bigint not null,
  constraint news_read_pk primary key (village_id, article_id),
  constraint news_read_article_fk foreign key (village_id, article_id) references news_article (village_id, id)
);
comment on table news_read is '文章阅读次数';
comment on column news_read.village_id is '村内部编号';
comment on column news_read.article_id is '文章编号';
comment on column news_read.reads is '阅读次数';
