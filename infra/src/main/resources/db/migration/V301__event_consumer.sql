-- 日志纪元：恢复备份或主备切换后，位置可能重复使用，因此开启新纪元，旧游标作废。
create table event_epoch (
  number bigint not null,
  started_at timestamptz not null,
  fingerprint text not null,
  reason text not null,
  constraint event_epoch_pk primary key (number),
  constraint event_epoch_reason_known check (reason in ('first', 'restored', 'promoted'))
);
comment on table event_epoch is '事件日志纪元';
comment on column event_epoch.number is '纪元号，递增且各次恢复互不相同';
comment on column event_epoch.started_at is '开始时间';
comment on column event_epoch.fingerprint is '数据库指纹：集群、库、表、时间线';
comment on column event_epoch.reason is '原因：首次、恢复备份、主备切换';

-- 每个消费者的持久游标；处理时锁定此行，同一时刻只有一个实例工作。
create table event_cursor (
  consumer text not null,
  position bigint not null,
  moved_at timestamptz not null,
  constraint event_cursor_pk primary key (consumer),
  constraint event_cursor_position_positive check (position >= 0)
);
comment on table event_cursor is '事件消费游标';
comment on column event_cursor.consumer is '消费者名称';
comment on column event_cursor.position is '已处理到的位置';
comment on column event_cursor.moved_at is '游标更新时间';

-- 处理失败的事件及同一对象排在其后的事件；next_attempt_at 为空表示排队等候前一条。
create table event_parked (
  id uuid not null,
  consumer text not null,
  position bigint not null,
  subject_kind text not null,
  subject_id uuid not null,
  village_id uuid,
  state text not null,
  attempts integer not null,
  next_attempt_at timestamptz,
  last_error text,
  since timestamptz not null,
  constraint event_parked_pk primary key (id),
  constraint event_parked_once unique (consumer, position),
  constraint event_parked_state_known check (state in ('waiting', 'parked')),
  constraint event_parked_not_due check (state = 'waiting' or next_attempt_at is null)
);
create index event_parked_subject on event_parked (consumer, subject_kind, subject_id, position);
create index event_parked_due on event_parked (consumer, next_attempt_at) where next_attempt_at is not null;
create index event_parked_list on event_parked (id) where state = 'parked';
comment on table event_parked is '搁置的事件';
comment on column event_parked.id is '内部编号';
comment on column event_parked.consumer is '消费者名称';
comment on column event_parked.position is '事件位置';
comment on column event_parked.subject_kind is '对象类型';
comment on column event_parked.subject_id is '对象编号';
comment on column event_parked.village_id is '村内部编号';
comment on column event_parked.state is '状态：等待、搁置';
comment on column event_parked.attempts is '已尝试次数';
comment on column event_parked.next_attempt_at is '下次尝试时间；为空表示排队或搁置';
comment on column event_parked.last_error is '最近一次错误的类型（不含内容）';
comment on column event_parked.since is '进入时间';
