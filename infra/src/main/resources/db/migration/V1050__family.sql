-- 家人代办：谁可以替谁办事，经村干部审批。
create table family_tie (
  village_id uuid not null,
  id uuid not null,
  helper_id uuid not null,
  helper_roster_id uuid not null,
  roster_id uuid,
  state text not null,
  claimed_name_sealed bytea,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  ended_by uuid,
  ended_at timestamptz,
  version bigint not null default 1,
  constraint family_tie_pk primary key (village_id, id),
  constraint family_tie_helper_fk foreign key (helper_id) references person (id),
  constraint family_tie_helper_roster_fk foreign key (village_id, helper_roster_id) references roster_person (village_id, id),
  constraint family_tie_roster_fk foreign key (village_id, roster_id) references roster_person (village_id, id),
  constraint family_tie_state_known check (state in ('pending', 'approved', 'refused', 'ended')),
  constraint family_tie_approved_has_roster check (state <> 'approved' or roster_id is not null),
  constraint family_tie_other check (roster_id is distinct from helper_roster_id)
);
create unique index family_tie_once on family_tie (village_id, helper_id, roster_id)
  where state in ('pending', 'approved') and roster_id is not null;
create index family_tie_pending on family_tie (village_id, id) where state = 'pending';
create index family_tie_helper on family_tie (helper_id, id);
create index family_tie_roster on family_tie (village_id, roster_id) where roster_id is not null;
comment on table family_tie is '家人代办';
comment on column family_tie.village_id is '村内部编号';
comment on column family_tie.id is '代办关系编号';
comment on column family_tie.helper_id is '代办人（登录人员编号）';
comment on column family_tie.helper_roster_id is '代办人的名册编号';
comment on column family_tie.roster_id is '被代办人的名册编号，空为名册里没有对得上的人';
comment on column family_tie.state is '状态：pending 待审，approved 已通过，refused 未通过，ended 已结束';
comment on column family_tie.claimed_name_sealed is '申请时填写的姓名（加密），同户家人直接选择时为空';
comment on column family_tie.asked_at is '申请时间';
comment on column family_tie.decided_by is '审批人';
comment on column family_tie.decided_at is '审批时间';
comment on column family_tie.decision_reason is '审批说明';
comment on column family_tie.ended_by is '结束人';
comment on column family_tie.ended_at is '结束时间';
comment on column family_tie.version is '版本';

create index roster_person_household on roster_person (village_id, household_id)
  where household_id is not null and left_at is null;
create index roster_person_guardian on roster_person (village_id, guardian_id)
  where guardian_id is not null and left_at is null;
