-- 电话、书面、来访诉求的来人（名册上没有对上的）。
create table complaint_caller (
  village_id uuid not null,
  complaint_id uuid not null,
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_index bytea,
  noted_at timestamptz not null default now(),
  constraint complaint_caller_pk primary key (village_id, complaint_id),
  constraint complaint_caller_complaint_fk foreign key (village_id, complaint_id) references complaint (village_id, id),
  constraint complaint_caller_phone_whole check ((phone_sealed is null) = (phone_index is null))
);
create index complaint_caller_phone on complaint_caller (village_id, phone_index) where phone_index is not null;
create index complaint_reporter_roster on complaint (village_id, reporter_roster_id, id desc)
  where reporter_roster_id is not null;
comment on table complaint_caller is '工作人员登记的来电、来信、来访人';
comment on column complaint_caller.village_id is '村内部编号';
comment on column complaint_caller.complaint_id is '诉求编号';
comment on column complaint_caller.name_sealed is '姓名（加密）';
comment on column complaint_caller.phone_sealed is '电话（加密）';
comment on column complaint_caller.phone_index is '电话检索摘要';
comment on column complaint_caller.noted_at is '登记时间';
