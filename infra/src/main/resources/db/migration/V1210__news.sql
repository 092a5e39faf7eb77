-- 村里新闻：栏目、文章、每一次修改。
create table news_starter_column (
  name text not null,
  position integer not null,
  constraint news_starter_column_pk primary key (name)
);
comment on table news_starter_column is '新村的起始栏目';
comment on column news_starter_column.name is '栏目名称';
comment on column news_starter_column.position is '排序';
insert into news_starter_column (name, position) values
  ('村务动态', 10), ('通知公告', 20), ('党建', 30), ('便民', 40), ('乡风文明', 50);

create table news_column (
  village_id uuid not null,
  id uuid not null,
  parent_id uuid,
  name text not null,
  position integer not null,
  version bigint not null default 1,
  constraint news_column_pk primary key (village_id, id),
  constraint news_column_village_fk foreign key (village_id) references village (id),
  constraint news_column_parent_fk foreign key (village_id, parent_id) references news_column (village_id, id),
  constraint news_column_name_once unique nulls not distinct (village_id, parent_id, name)
);
comment on table news_column is '新闻栏目';
comment on column news_column.village_id is '村内部编号';
comment on column news_column.id is '栏目编号';
comment on column news_column.parent_id is '上级栏目；空为一级栏目';
comment on column news_column.name is '栏目名称';
comment on column news_column.position is '同级里的排序';
comment on column news_column.version is '版本';

create table news_article (
  village_id uuid not null,
  id uuid not null,
  version bigint not null,
  status text not null,
  head integer not null,
  author_id uuid not null,
  written_at timestamptz not null,
  publisher_id uuid,
  scheduled_for timestamptz,
  shown integer,
  published_at timestamptz,
  corrected_at timestamptz,
  held_back text,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  column_id uuid,
  title text,
  summary text,
  cover_id uuid,
  source text,
  audience text,
  pinned_until timestamptz,
  has_voice boolean,
  has_video boolean,
  constraint news_article_pk primary key (village_id, id),
  constraint news_article_village_fk foreign key (village_id) references village (id),
  constraint news_article_column_fk foreign key (village_id, column_id) references news_column (village_id, id),
  constraint news_article_status_known check (status in ('draft', 'scheduled', 'published', 'withdrawn')),
  constraint news_article_audience_known check (audience in ('public', 'villagers', 'party-members')),
  constraint news_article_scheduled_whole check ((status = 'scheduled') = (scheduled_for is not null)),
  constraint news_article_shown_whole check (num_nulls(shown, published_at, column_id, title, summary, source, audience,
    has_voice, has_video) in (0, 9)),
  constraint news_article_published_shown check (status in ('draft', 'scheduled') or shown is not null),
  constraint news_article_withdrawn_whole check ((status = 'withdrawn') = (withdrawn_at is not null))
);
create index news_article_newest on news_article (village_id, audience, published_at, id) where status = 'published';
create index news_article_column on news_article (village_id, column_id, audience, published_at, id)
  where status = 'published';
create index news_article_pinned on news_article (village_id, pinned_until)
  where status = 'published' and pinned_until is not null;
create index news_article_state on news_article (village_id, status, id);
create index news_article_due on news_article (scheduled_for) where status = 'scheduled';
comment on table news_article is '新闻文章；内容在各次修改里，这里另存读者现在看到的列表内容';
comment on column news_article.village_id is '村内部编号';
comment on column news_article.id is '文章编号';
comment on column news_article.version is '版本';
comment on column news_article.status is '状态：draft 草稿，scheduled 定时发布，published 已发布，withdrawn 已撤下';
comment on column news_article.head is '最新一次修改的序号';
comment on column news_article.author_id is '起草人的人员编号';
comment on column news_article.written_at is '起草时间';
comment on column news_article.publisher_id is '最近一次决定发布的人员编号';
comment on column news_article.scheduled_for is '定时发布的时间';
comment on column news_article.shown is '读者看到的是第几次修改；空为从未发布';
comment on column news_article.published_at is '首次发布时间';
comment on column news_article.corrected_at is '最近一次更正时间';
comment on column news_article.held_back is '定时发布没有成功的原因';
comment on column news_article.withdrawn_by is '撤下人的人员编号';
comment on column news_article.withdrawn_at is '撤下时间';
comment on column news_article.withdrawal_reason is '撤下原因，读者能看到';
comment on column news_article.column_id is '读者看到的栏目';
comment on column news_article.title is '读者看到的标题';
comment on column news_article.summary is '读者看到的摘要';
comment on column news_article.cover_id is '读者看到的封面附件编号';
comment on column news_article.source is '读者看到的来源';
comment on column news_article.audience is '读者范围：public 所有人，villagers 本村村民，party-members 本村党员';
comment on column news_article.pinned_until is '置顶到';
comment on column news_article.has_voice is '是否有语音版';
comment on column news_article.has_video is '是否有视频';

create table news_revision (
  village_id uuid not null,
  article_id uuid not null,
  number integer not null,
  column_id uuid not null,
  title text not null,
  summary text not null,
  body text not null,
  plain text not null,
  images uuid[] not null,
  cover_id uuid,
  attachments uuid[] not null,
  attachment_names text[] not null,
  video text,
  voice_id uuid,
  source text not null,
  audience text not null,
  pinned_until timestamptz,
  writer_id uuid not null,
  written_at timestamptz not null,
  constraint news_revision_pk primary key (village_id, article_id, number),
  constraint news_revision_article_fk foreign key (village_id, article_id) references news_article (village_id, id),
  constraint news_revision_column_fk foreign key (village_id, column_id) references news_column (village_id, id),
  constraint news_revision_names_whole check (cardinality(attachments) = cardinality(attachment_names)),
  constraint news_revision_audience_known check (audience in ('public', 'villagers', 'party-members'))
);
comment on table news_revision is '文章的每一次修改，只增不改';
comment on column news_revision.village_id is '村内部编号';
comment on column news_revision.article_id is '文章编号';
comment on column news_revision.number is '第几次修改，从 1 起';
comment on column news_revision.column_id is '栏目编号';
comment on column news_revision.title is '标题';
comment on column news_revision.summary is '摘要，可为空';
comment on column news_revision.body is '正文（净化后的富文本）';
comment on column news_revision.plain is '正文的纯文字';
comment on column news_revision.images is '正文里图片的附件编号';
comment on column news_revision.cover_id is '封面的附件编号';
comment on column news_revision.attachments is '附件编号';
comment on column news_revision.attachment_names is '附件名称，与附件编号一一对应';
comment on column news_revision.video is '视频链接';
comment on column news_revision.voice_id is '语音版的附件编号';
comment on column news_revision.source is '来源';
comment on column news_revision.audience is '读者范围：public 所有人，villagers 本村村民，party-members 本村党员';
comment on column news_revision.pinned_until is '置顶到';
comment on column news_revision.writer_id is '修改人的人员编号';
comment on column news_revision.written_at is '修改时间';
