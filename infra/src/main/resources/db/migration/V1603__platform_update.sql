-- 转出的诉求：对方报来的进展到了第几号。
create table platform_update (
  village_id uuid not null,
  complaint_id uuid not null,
  platform_id uuid not null,
  sequence bigint not null,
  fingerprint text not null,
  constraint platform_update_pk primary key (village_id, complaint_id, platform_id)
);
comment on table platform_update is '其他平台报来的进展';
comment on column platform_update.village_id is '村内部编号';
comment on column platform_update.complaint_id is '诉求编号';
comment on column platform_update.platform_id is '接入方编号';
comment on column platform_update.sequence is '最新的序号';
comment on column platform_update.fingerprint is '这一条内容的摘要';
