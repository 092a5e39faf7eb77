-- 积分申诉：党员对台账某一行有异议，由管台账的人处理；冲正与决定同一事务写下。
create table credit_appeal (
  village_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  version bigint not null,
  entry_id uuid not null,
  appeal_text text not null,
  filed_by uuid,
  filed_at timestamptz not null,
  status text not null,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  reversal_id uuid,
  corrected_id uuid,
  constraint credit_appeal_pk primary key (village_id, id),
  constraint credit_appeal_member_fk foreign key (village_id, member_id) references credit_member (village_id, member_id),
  constraint credit_appeal_entry_fk foreign key (village_id, entry_id) references credit_entry (village_id, id),
  constraint credit_appeal_reversal_fk foreign key (village_id, reversal_id) references credit_entry (village_id, id),
  constraint credit_appeal_corrected_fk foreign key (village_id, corrected_id) references credit_entry (village_id, id),
  constraint credit_appeal_status_known check (status in ('waiting', 'upheld', 'dismissed')),
  constraint credit_appeal_decision_whole check (
    (status = 'waiting') = (decided_at is null) and (decided_at is null) = (reason is null)
    and (decided_at is null) = (decided_by is null)),
  constraint credit_appeal_reversal_fits check ((status = 'upheld') = (reversal_id is not null)),
  constraint credit_appeal_correction_fits check (corrected_id is null or reversal_id is not null)
);
create unique index credit_appeal_one_waiting on credit_appeal (village_id, entry_id) where status = 'waiting';
create index credit_appeal_of_member on credit_appeal (village_id, member_id, id desc);
create index credit_appeal_waiting on credit_appeal (village_id, id desc) where status = 'waiting';
create index credit_appeal_decided on credit_appeal (village_id, id desc) where status <> 'waiting';
create index credit_appeal_filed_by on credit_appeal (filed_by) where filed_by is not null;
comment on table credit_appeal is '积分申诉';
comment on column credit_appeal.village_id is '村内部编号';
comment on column credit_appeal.id is '申诉编号';
comment on column credit_appeal.member_id is '名册人员编号';
comment on column credit_appeal.version is '版本';
comment on column credit_appeal.entry_id is '对哪一行台账';
comment on column credit_appeal.appeal_text is '申诉内容，本人注销后清空';
comment on column credit_appeal.filed_by is '申诉人内部编号，本人注销后为空';
comment on column credit_appeal.filed_at is '申诉时间';
comment on column credit_appeal.status is '状态：waiting 等待处理，upheld 申诉成立，dismissed 维持原记录';
comment on column credit_appeal.reason is '处理理由，本人看得到';
comment on column credit_appeal.decided_by is '处理人';
comment on column credit_appeal.decided_at is '处理时间';
comment on column credit_appeal.reversal_id is '冲正行';
comment on column credit_appeal.corrected_id is '改正后重新记入的行';

create index roster_person_party on roster_person (village_id, party_branch)
  where party_branch is not null and left_at is null;
