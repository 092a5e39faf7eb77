-- 公众号的关键词回复。
create table keyword_answer (
  village_id uuid not null,
  id uuid not null,
  keyword text not null,
  sense text not null,
  match text not null,
  text text not null,
  article_id uuid,
  position integer not null,
  enabled boolean not null,
  version bigint not null,
  constraint keyword_answer_pk primary key (village_id, id),
  constraint keyword_answer_village_fk foreign key (village_id) references village (id),
  constraint keyword_answer_article_fk foreign key (village_id, article_id) references news_article (village_id, id),
  constraint keyword_answer_once unique (village_id, sense),
  constraint keyword_answer_match_known check (match in ('exact', 'contains')),
  constraint keyword_answer_says_something check (text <> '' or article_id is not null)
);
comment on table keyword_answer is '公众号关键词回复';
comment on column keyword_answer.village_id is '村内部编号';
comment on column keyword_answer.id is '回复编号';
comment on column keyword_answer.keyword is '关键词，按录入的样子';
comment on column keyword_answer.sense is '关键词去掉空格、句末标点和全角差别后的样子，村内唯一';
comment on column keyword_answer.match is '匹配方式：exact 完全相同，contains 包含';
comment on column keyword_answer.text is '回复的话，可为空';
comment on column keyword_answer.article_id is '回复的文章编号，可为空';
comment on column keyword_answer.position is '排序，小的先答';
comment on column keyword_answer.enabled is '是否启用';
comment on column keyword_answer.version is '版本';
