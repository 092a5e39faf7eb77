-- 线下学习：党员自己带证明材料申报，或书记登记时附上材料。
create table offline_study (
  village_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  version bigint not null,
  title text not null,
  day date not null,
  hours integer,
  study_text text not null,
  files uuid[] not null,
  handed_in_by uuid,
  handed_in_at timestamptz not null,
  status text not null,
  reason text not null,
  decided_by uuid,
  decided_at timestamptz,
  entry_id uuid,
  constraint offline_study_pk primary key (village_id, id),
  constraint offline_study_member_fk foreign key (village_id, member_id) references roster_person (village_id, id),
  constraint offline_study_entry_fk foreign key (village_id, entry_id) references credit_entry (village_id, id),
  constraint offline_study_entry_once unique (village_id, entry_id),
  constraint offline_study_status_known check (status in ('waiting', 'confirmed', 'refused', 'withdrawn')),
  constraint offline_study_decision_whole check (
    (status = 'waiting') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint offline_study_refusal_said check ((status = 'refused') = (reason <> '')),
  constraint offline_study_entry_fits check ((status = 'confirmed') = (entry_id is not null)),
  constraint offline_study_files_some check (cardinality(files) between 1 and 6)
);
create index offline_study_of_member on offline_study (village_id, member_id, id desc);
create index offline_study_waiting on offline_study (village_id, id desc) where status = 'waiting';
create index offline_study_decided on offline_study (village_id, id desc) where status in ('confirmed', 'refused');
create index offline_study_handed_in_by on offline_study (handed_in_by) where handed_in_by is not null;
comment on table offline_study is '线下学习申报和证明材料';
comment on column offline_study.village_id is '村内部编号';
comment on column offline_study.id is '申报编号，也是台账行的来源事项编号';
comment on column offline_study.member_id is '名册人员编号';
comment on column offline_study.version is '版本';
comment on column offline_study.title is '学了什么';
comment on column offline_study.day is '哪一天';
comment on column offline_study.hours is '本人填的小时数，书记登记的为空';
comment on column offline_study.study_text is '说明，本人注销后清空';
comment on column offline_study.files is '证明材料的附件编号，1 到 6 个';
comment on column offline_study.handed_in_by is '申报人内部编号，本人注销后为空';
comment on column offline_study.handed_in_at is '申报时间';
comment on column offline_study.status is '状态：waiting 等书记确认，confirmed 已记入，refused 没有认定，withdrawn 自己撤回';
comment on column offline_study.reason is '没有认定的理由，本人看得到';
comment on column offline_study.decided_by is '确认、不认定或撤回的人';
comment on column offline_study.decided_at is '处理时间';
comment on column offline_study.entry_id is '记入的台账行';
