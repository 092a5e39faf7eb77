-- 其他平台转来的诉求：对方的编号。
create table platform_case (
  village_id uuid not null,
  platform_id uuid not null,
  external_number text not null,
  complaint_id uuid not null,
  constraint platform_case_pk primary key (village_id, platform_id, external_number)
);
create unique index platform_case_complaint on platform_case (village_id, complaint_id);
comment on table platform_case is '其他平台转来的诉求';
comment on column platform_case.village_id is '村内部编号';
comment on column platform_case.platform_id is '接入方编号';
comment on column platform_case.external_number is '对方的编号';
comment on column platform_case.complaint_id is '诉求编号';
