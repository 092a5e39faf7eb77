-- 咨询：村民问办公室或专家，一来一往；公开要本人同意，并经工作人员审核。
create table inquiry_desk (
  code text not null,
  place integer not null,
  name text not null,
  hint text not null,
  kind text not null,
  days integer not null,
  constraint inquiry_desk_pk primary key (code),
  constraint inquiry_desk_place_once unique (place),
  constraint inquiry_desk_kind_known check (kind in ('office', 'expert')),
  constraint inquiry_desk_code_plain check (code ~ '^[a-z][a-z-]{1,30}$' and code <> 'medical'),
  constraint inquiry_desk_days_positive check (days >= 1)
);
comment on table inquiry_desk is '咨询窗口，各村相同';
comment on column inquiry_desk.code is '窗口代码';
comment on column inquiry_desk.place is '排列顺序';
comment on column inquiry_desk.name is '窗口名称';
comment on column inquiry_desk.hint is '这里可以问什么';
comment on column inquiry_desk.kind is '类别：office 办公室，expert 专家';
comment on column inquiry_desk.days is '几个工作日内答复';
insert into inquiry_desk (code, place, name, hint, kind, days) values
  ('office', 1, '村委会', '办证明、盖章、宅基地、低保、村里的事', 'office', 3),
  ('policy', 2, '政策', '社保医保、补贴、养老、上学、外出务工', 'expert', 5),
  ('law', 3, '法律', '土地承包、借钱欠薪、邻里纠纷、婚姻继承', 'expert', 5),
  ('farming', 4, '农技', '种植养殖、病虫害、农资、销路', 'expert', 3);

create table inquiry_expert (
  village_id uuid not null,
  desk_code text not null,
  person_id uuid not null,
  granted_by uuid not null,
  granted_at timestamptz not null,
  constraint inquiry_expert_pk primary key (village_id, desk_code, person_id),
  constraint inquiry_expert_village_fk foreign key (village_id) references village (id),
  constraint inquiry_expert_desk_fk foreign key (desk_code) references inquiry_desk (code)
);
create index inquiry_expert_person on inquiry_expert (person_id);
comment on table inquiry_expert is '一个村的窗口由谁答复；没有安排的由村干部答复';
comment on column inquiry_expert.village_id is '村内部编号';
comment on column inquiry_expert.desk_code is '窗口代码';
comment on column inquiry_expert.person_id is '答复的人';
comment on column inquiry_expert.granted_by is '谁安排的';
comment on column inquiry_expert.granted_at is '什么时候安排的';

create table inquiry (
  village_id uuid not null,
  id uuid not null,
  version bigint not null,
  asker_id uuid,
  asker_roster_id uuid,
  filer_id uuid not null,
  helper_id uuid,
  source text not null,
  asker_name text,
  desk_code text not null,
  status text not null,
  messages jsonb not null,
  answered boolean not null,
  openness text not null,
  shown jsonb not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  asked_at timestamptz not null,
  waiting_since timestamptz not null,
  due_at timestamptz not null,
  declined_reason text,
  declined_by uuid,
  declined_at timestamptz,
  constraint inquiry_pk primary key (village_id, id),
  constraint inquiry_village_fk foreign key (village_id) references village (id),
  constraint inquiry_desk_fk foreign key (desk_code) references inquiry_desk (code),
  constraint inquiry_source_known check (
    source in ('wechat', 'account', 'family', 'phone', 'paper', 'visit', 'platform')),
  constraint inquiry_helper_family check ((helper_id is not null) = (source = 'family')),
  constraint inquiry_status_known check (status in ('waiting', 'answered', 'declined')),
  constraint inquiry_openness_known check (openness in ('private', 'pending', 'published', 'kept-back')),
  constraint inquiry_shown_published check ((openness = 'published') = (shown <> '[]')),
  constraint inquiry_decided_whole check (
    (decided_at is null) = (decided_by is null) and (decided_at is null) = (decision_reason is null)
    and (openness not in ('published', 'kept-back') or decided_at is not null)),
  constraint inquiry_declined_whole check (
    (status = 'declined') = (declined_at is not null)
    and (declined_at is null) = (declined_by is null) and (declined_at is null) = (declined_reason is null)),
  constraint inquiry_messages_some check (jsonb_typeof(messages) = 'array' and messages <> '[]'),
  constraint inquiry_due check (due_at > waiting_since)
);
create index inquiry_waiting on inquiry (village_id, due_at, id) where status = 'waiting';
create index inquiry_status on inquiry (village_id, status, id desc);
create index inquiry_to_moderate on inquiry (village_id, id desc) where openness = 'pending' and answered;
create index inquiry_published on inquiry (village_id, id desc) where openness = 'published';
create index inquiry_asker on inquiry (asker_id, id desc) where asker_id is not null;
create index inquiry_helper on inquiry (helper_id, id desc) where helper_id is not null;
create index inquiry_filer_waiting on inquiry (village_id, filer_id) where status = 'waiting';
comment on table inquiry is '村民的咨询和来往的话';
comment on column inquiry.village_id is '村内部编号';
comment on column inquiry.id is '咨询编号';
comment on column inquiry.version is '版本，每次办理加一';
comment on column inquiry.asker_id is '提问人内部编号，不公开；没有微信的为空';
comment on column inquiry.asker_roster_id is '提问人在花名册上的编号';
comment on column inquiry.filer_id is '谁写下的：本人、家人或工作人员';
comment on column inquiry.helper_id is '代问的家人；不是家人代问的为空';
comment on column inquiry.source is '怎么来的：wechat 微信，account 公众号，family 家人代问，phone 电话，paper 书面，visit 来访走访，platform 其他平台';
comment on column inquiry.asker_name is '提问人打码的姓名；不在册、已注销的为空';
comment on column inquiry.desk_code is '在哪个窗口';
comment on column inquiry.status is '状态：waiting 等待答复，answered 已答复，declined 不予答复';
comment on column inquiry.messages is '来往的话，早的在前：哪一方、文字、附件、写的人、时间';
comment on column inquiry.answered is '答复过没有';
comment on column inquiry.openness is '公开：private 不公开，pending 等待审核，published 已公开，kept-back 没有公开';
comment on column inquiry.shown is '公开的内容，不带名字和附件，号码已打码';
comment on column inquiry.decided_by is '审核公开的工作人员';
comment on column inquiry.decided_at is '审核公开的时间';
comment on column inquiry.decision_reason is '没有公开的理由，提问人看得到';
comment on column inquiry.asked_at is '提问时间';
comment on column inquiry.waiting_since is '这次等答复从什么时候起';
comment on column inquiry.due_at is '最迟答复的时刻';
comment on column inquiry.declined_reason is '不予答复的理由和该找谁，提问人看得到';
comment on column inquiry.declined_by is '不予答复的工作人员';
comment on column inquiry.declined_at is '不予答复的时间';

create table inquiry_quota (
  village_id uuid not null,
  person_id uuid not null,
  day date not null,
  asked integer not null,
  constraint inquiry_quota_pk primary key (village_id, person_id),
  constraint inquiry_quota_village_fk foreign key (village_id) references village (id),
  constraint inquiry_quota_counts check (asked >= 1)
);
comment on table inquiry_quota is '每人每天问了几条；锁住一行，同时问的也不会超过';
comment on column inquiry_quota.village_id is '村内部编号';
comment on column inquiry_quota.person_id is '提问人内部编号';
comment on column inquiry_quota.day is '最近提问的日子';
comment on column inquiry_quota.asked is '这一天问了几条';
