-- 诉求全流程：来源与代办、协办与退单、接单、延期、催办督办、核实、办结、转出、并案、升级、附议。
alter table complaint
  alter column reporter_id drop not null,
  add column filer_id uuid,
  add column source text not null default 'wechat',
  add column assistants uuid[] not null default '{}',
  add column objectors uuid[] not null default '{}',
  add column dispatches integer not null default 0,
  add column offered boolean not null default false,
  add column claimant_id uuid,
  add column claim_confirmed boolean not null default false,
  add column paused_at timestamptz,
  add column level text not null default 'village',
  add column extension_id uuid,
  add column extension_by uuid,
  add column extension_until timestamptz,
  add column extension_reason text,
  add column extension_asked_at timestamptz,
  add column reminded_on date,
  add column reminders integer not null default 0,
  add column supervisions integer not null default 0,
  add column answered_at timestamptz,
  add column verified_at timestamptz,
  add column rated_at timestamptz,
  add column closed_at timestamptz,
  add column closing text,
  add column merged_into uuid,
  add column transfer_office text,
  add column transfer_number text,
  add column transferred_at timestamptz,
  add column reopenings integer not null default 0,
  add column supports integer not null default 0;

update complaint set filer_id = reporter_id,
  dispatches = case when handler_id is null then 0 else 1 end,
  level = case when about_staff then 'township' else 'village' end;
update complaint c set
  answered_at = (select max(s.at) from complaint_step s
    where s.village_id = c.village_id and s.complaint_id = c.id and s.type = 'answered'),
  rated_at = (select max(s.at) from complaint_step s
    where s.village_id = c.village_id and s.complaint_id = c.id and s.type = 'rated')
  where c.status in ('answered', 'rated');

alter table complaint
  alter column filer_id set not null,
  drop constraint complaint_status_known,
  drop constraint complaint_rated_has_stars,
  add constraint complaint_status_known check (status in ('submitted', 'accepted', 'rejected', 'dispatched',
    'in-progress', 'need-info', 'answered', 'verified', 'rated', 'closed', 'transferred-out', 'merged')),
  add constraint complaint_source_known check (
    source in ('wechat', 'account', 'family', 'phone', 'paper', 'visit', 'platform')),
  add constraint complaint_level_known check (level in ('village', 'township', 'county')),
  add constraint complaint_closing_known check (closing in ('rated', 'unrated', 'by-staff', 'withdrawn')),
  add constraint complaint_rated_has_stars check (status <> 'rated' or stars is not null),
  add constraint complaint_rating_whole check ((stars is null) = (fixed is null) and (stars is null) = (rated_at is null)),
  add constraint complaint_closed_has_reason check ((status = 'closed') = (closing is not null)),
  add constraint complaint_closing_whole check ((closing is null) = (closed_at is null)),
  add constraint complaint_unrated_has_no_stars check (closing is distinct from 'unrated' or stars is null),
  add constraint complaint_merged_somewhere check ((status = 'merged') = (merged_into is not null)),
  add constraint complaint_merged_elsewhere check (merged_into is distinct from id),
  add constraint complaint_merged_fk foreign key (village_id, merged_into) references complaint (village_id, id),
  add constraint complaint_paused_in_need_info check ((status = 'need-info') = (paused_at is not null)),
  add constraint complaint_extension_whole check (
    num_nulls(extension_id, extension_by, extension_until, extension_reason, extension_asked_at) in (0, 5)),
  add constraint complaint_transfer_whole check (num_nulls(transfer_office, transfer_number, transferred_at) in (0, 3)),
  add constraint complaint_claim_whole check (not claim_confirmed or claimant_id is not null),
  add constraint complaint_staff_case_not_offered check (not (about_staff and (offered or claimant_id is not null)));

drop index complaint_open;
create index complaint_open on complaint (village_id, due_at, id)
  where status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info');
create index complaint_running on complaint (level, due_at)
  where status in ('submitted', 'accepted', 'dispatched', 'in-progress');
create index complaint_verified on complaint (verified_at) where status = 'verified';
create index complaint_rated on complaint (rated_at) where status = 'rated';
create index complaint_offered on complaint (village_id, id desc) where offered;
create index complaint_claimant on complaint (claimant_id, id desc) where claimant_id is not null;
create index complaint_filer on complaint (filer_id, id desc) where source = 'family';

comment on column complaint.filer_id is '录入人的人员编号：本人、代办家人或登记的工作人员';
comment on column complaint.reporter_id is '反映人的人员编号，没有微信的为空';
comment on column complaint.source is '来源：wechat 小程序或网页，account 公众号，family 家人代办，phone 电话，paper 书面，visit 来访走访，platform 其他平台';
comment on column complaint.assistants is '协办人';
comment on column complaint.objectors is '退过单的人，同一人只能退一次';
comment on column complaint.dispatches is '派单次数';
comment on column complaint.offered is '是否开放给党员接单';
comment on column complaint.claimant_id is '接单的党员';
comment on column complaint.claim_confirmed is '接单服务是否已确认';
comment on column complaint.paused_at is '计时暂停的时间，只在待补充时有';
comment on column complaint.level is '现由哪一级盯办：village 村，township 乡镇，county 县';
comment on column complaint.extension_id is '待审批的延期申请编号';
comment on column complaint.extension_by is '申请延期的人';
comment on column complaint.extension_until is '申请延期到';
comment on column complaint.extension_reason is '延期理由';
comment on column complaint.extension_asked_at is '申请延期的时间';
comment on column complaint.reminded_on is '最近一次催办的日期';
comment on column complaint.reminders is '催办次数';
comment on column complaint.supervisions is '督办次数';
comment on column complaint.answered_at is '最近一次答复的时间';
comment on column complaint.verified_at is '督查核实的时间';
comment on column complaint.rated_at is '评价的时间';
comment on column complaint.closed_at is '办结的时间';
comment on column complaint.closing is '办结方式：rated 已评价，unrated 未评价（不计满意），by-staff 工作人员办结，withdrawn 反映人撤回';
comment on column complaint.merged_into is '并入的诉求';
comment on column complaint.transfer_office is '转往的单位';
comment on column complaint.transfer_number is '对方的编号';
comment on column complaint.transferred_at is '转出的时间';
comment on column complaint.reopenings is '重新办理的次数';
comment on column complaint.supports is '附议人数';

create table complaint_follower (
  village_id uuid not null,
  complaint_id uuid not null,
  person_id uuid not null,
  why text not null,
  since timestamptz not null default clock_timestamp(),
  constraint complaint_follower_pk primary key (village_id, complaint_id, person_id),
  constraint complaint_follower_complaint_fk foreign key (village_id, complaint_id) references complaint (village_id, id),
  constraint complaint_follower_person_fk foreign key (person_id) references person (id),
  constraint complaint_follower_why_known check (why in ('supports', 'merged'))
);
comment on table complaint_follower is '诉求的关注人：附议的和并案前的反映人';
comment on column complaint_follower.village_id is '村内部编号';
comment on column complaint_follower.complaint_id is '诉求编号';
comment on column complaint_follower.person_id is '关注人';
comment on column complaint_follower.why is '原因：supports 附议，merged 并案';
comment on column complaint_follower.since is '开始关注的时间';
comment on column complaint_step.type is '步骤：filed 提交，accepted 受理，dispatched 派单，answered 答复，rated 评价等';
