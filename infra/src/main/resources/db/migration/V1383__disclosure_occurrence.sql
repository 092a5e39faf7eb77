-- 三务公开：“发生时公开”的条目，事情发生了就登记，从这天起算期限；起草不起草都要公开。
create table disclosure_occurrence (
  village_id uuid not null,
  id uuid not null,
  item_code text not null,
  happened_on date not null,
  what text not null,
  registered_by uuid not null,
  registered_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint disclosure_occurrence_pk primary key (village_id, id),
  constraint disclosure_occurrence_village_fk foreign key (village_id) references village (id),
  constraint disclosure_occurrence_withdrawn_whole check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index disclosure_occurrence_once on disclosure_occurrence (village_id, item_code, happened_on)
  where withdrawn_at is null;
create index disclosure_occurrence_owed on disclosure_occurrence (village_id, happened_on)
  where withdrawn_at is null and published_at is null;
comment on table disclosure_occurrence is '已登记发生、应当公开的事项';
comment on column disclosure_occurrence.village_id is '村内部编号';
comment on column disclosure_occurrence.id is '登记编号';
comment on column disclosure_occurrence.item_code is '公开目录条目编号';
comment on column disclosure_occurrence.happened_on is '发生的日期';
comment on column disclosure_occurrence.what is '发生了什么事（村民看得到）';
comment on column disclosure_occurrence.registered_by is '登记人';
comment on column disclosure_occurrence.registered_at is '登记时间';
comment on column disclosure_occurrence.published_at is '这一天的公开首次公布的时间；空为还没有公布';
comment on column disclosure_occurrence.withdrawn_at is '撤回登记的时间；空为没有撤回';
comment on column disclosure_occurrence.withdrawn_by is '撤回人';
comment on column disclosure_occurrence.withdrawn_reason is '撤回的理由';
