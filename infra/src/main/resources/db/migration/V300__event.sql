-- 事件日志：每次变更与其事件同一事务写入；position 由排序器事后给出，连续无缺。
create table event (
  insert_no bigint generated always as identity,
  id uuid not null,
  village_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  subject_version bigint not null,
  type text not null,
  facts jsonb not null,
  occurred_at timestamptz not null,
  position bigint,
  constraint event_pk primary key (insert_no),
  constraint event_id_once unique (id),
  constraint event_subject_version_once unique (subject_kind, subject_id, subject_version),
  constraint event_position_once unique (position),
  constraint event_subject_version_positive check (subject_version > 0)
) with (fillfactor = 80);
create index event_unsequenced on event (insert_no) where position is null;
comment on table event is '事件日志';
comment on column event.insert_no is '写入顺序号（仅供排序器使用）';
comment on column event.id is '事件编号';
comment on column event.village_id is '村内部编号';
comment on column event.subject_kind is '对象类型';
comment on column event.subject_id is '对象编号';
comment on column event.subject_version is '事件后的对象版本';
comment on column event.type is '事件类型';
comment on column event.facts is '事实（不含个人信息）';
comment on column event.occurred_at is '发生时间';
comment on column event.position is '全局位置，连续无缺';
