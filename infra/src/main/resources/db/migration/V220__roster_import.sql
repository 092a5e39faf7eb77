-- 名册导入：进度、错误行，以及名册的户主关系与备注。
alter table roster_person add column household_relation text;
alter table roster_person add column remark_sealed bytea;
alter table roster_person add column remark_index bytea;
comment on column roster_person.household_relation is '与户主关系';
comment on column roster_person.remark_sealed is '备注（加密）';
comment on column roster_person.remark_index is '备注摘要，用于比较是否改动';

create table roster_import (
  village_id uuid not null,
  id uuid not null,
  state text not null,
  rows integer not null default 0,
  added integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  errors integer not null default 0,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  failure text,
  heart_beat_at timestamptz not null default now(),
  constraint roster_import_pk primary key (village_id, id),
  constraint roster_import_village_fk foreign key (village_id) references village (id),
  constraint roster_import_state_known check (state in ('running', 'done', 'failed'))
);
create unique index roster_import_one_running on roster_import (village_id) where state = 'running';
comment on table roster_import is '名册导入';
comment on column roster_import.village_id is '村内部编号';
comment on column roster_import.id is '导入编号';
comment on column roster_import.state is '状态：running 进行中，done 完成，failed 失败';
comment on column roster_import.rows is '有内容的行数';
comment on column roster_import.added is '新增人数';
comment on column roster_import.updated is '更新人数';
comment on column roster_import.unchanged is '无变化人数';
comment on column roster_import.errors is '未导入的行数';
comment on column roster_import.started_by is '导入人';
comment on column roster_import.started_at is '开始时间';
comment on column roster_import.finished_at is '结束时间';
comment on column roster_import.failure is '失败原因';
comment on column roster_import.heart_beat_at is '最近一次进展的时间，过久没有进展视为失败';

create table roster_import_error (
  village_id uuid not null,
  import_id uuid not null,
  number integer not null,
  row integer not null,
  "column" text not null,
  reason text not null,
  constraint roster_import_error_pk primary key (village_id, import_id, number),
  constraint roster_import_error_import_fk foreign key (village_id, import_id) references roster_import (village_id, id)
);
comment on table roster_import_error is '名册导入的错误行（不含原内容）';
comment on column roster_import_error.village_id is '村内部编号';
comment on column roster_import_error.import_id is '导入编号';
comment on column roster_import_error.number is '序号';
comment on column roster_import_error.row is '表格行号，从 1 起';
comment on column roster_import_error."column" is '列名';
comment on column roster_import_error.reason is '原因';
