-- 人、微信身份、会话、名册、绑定、职务与查看记录。
create table person (
  id uuid not null,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  constraint person_pk primary key (id)
);
comment on table person is '登录的人';
comment on column person.id is '人员编号';
comment on column person.created_at is '首次登录时间';
comment on column person.erased_at is '注销时间';

create table wechat_account (
  app_id text not null,
  kind text not null,
  name text not null,
  capabilities text[] not null default '{}',
  secret_sealed bytea not null,
  callback_token_sealed bytea,
  callback_key_sealed bytea,
  callback_previous_key_sealed bytea,
  constraint wechat_account_pk primary key (app_id),
  constraint wechat_account_kind_known check (kind in ('mini-program', 'service', 'subscription'))
);
comment on table wechat_account is '微信账号（小程序、服务号、订阅号）';
comment on column wechat_account.app_id is '微信 AppID';
comment on column wechat_account.kind is '类型：mini-program 小程序，service 服务号，subscription 订阅号';
comment on column wechat_account.name is '名称';
comment on column wechat_account.capabilities is '能力：oauth、subscribe、template 等';
comment on column wechat_account.secret_sealed is 'AppSecret（加密）';
comment on column wechat_account.callback_token_sealed is '消息回调 Token（加密）';
comment on column wechat_account.callback_key_sealed is '消息回调 EncodingAESKey（加密）';
comment on column wechat_account.callback_previous_key_sealed is '上一把 EncodingAESKey（加密）';

create table wechat_account_village (
  app_id text not null,
  village_id uuid not null,
  constraint wechat_account_village_pk primary key (app_id, village_id),
  constraint wechat_account_village_app_fk foreign key (app_id) references wechat_account (app_id),
  constraint wechat_account_village_village_fk foreign key (village_id) references village (id)
);
comment on table wechat_account_village is '微信账号服务的村';
comment on column wechat_account_village.app_id is '微信 AppID';
comment on column wechat_account_village.village_id is '村内部编号';

create table wechat_identity (
  app_id text not null,
  openid text not null,
  unionid text,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  constraint wechat_identity_pk primary key (app_id, openid),
  constraint wechat_identity_person_fk foreign key (person_id) references person (id)
);
create index wechat_identity_person on wechat_identity (person_id);
create index wechat_identity_unionid on wechat_identity (unionid) where unionid is not null;
comment on table wechat_identity is '微信身份';
comment on column wechat_identity.app_id is '微信 AppID';
comment on column wechat_identity.openid is '用户在该账号下的 OpenID';
comment on column wechat_identity.unionid is '开放平台 UnionID';
comment on column wechat_identity.person_id is '人员编号';
comment on column wechat_identity.created_at is '首次登录时间';

create table session (
  family uuid not null,
  person_id uuid not null,
  face text not null,
  app_id text,
  generation integer not null default 1,
  refresh_hash bytea not null,
  previous_hash bytea,
  rotated_at timestamptz,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint session_pk primary key (family),
  constraint session_person_fk foreign key (person_id) references person (id),
  constraint session_face_known check (face in ('mp', 'console'))
);
create index session_person on session (person_id);
comment on table session is '登录会话';
comment on column session.family is '会话编号';
comment on column session.person_id is '人员编号';
comment on column session.face is '入口：mp 村民端，console 工作台';
comment on column session.app_id is '微信 AppID';
comment on column session.generation is '刷新次数';
comment on column session.refresh_hash is '现行刷新令牌的摘要';
comment on column session.previous_hash is '上一个刷新令牌的摘要';
comment on column session.rotated_at is '最近刷新时间';
comment on column session.created_at is '登录时间';
comment on column session.expires_at is '到期时间';
comment on column session.revoked_at is '退出或吊销时间';

create table roster_person (
  village_id uuid not null,
  id uuid not null,
  kind text not null,
  name_sealed bytea not null,
  name_index bytea not null,
  phone_sealed bytea,
  phone_index bytea,
  id_number_sealed bytea,
  id_number_index bytea,
  id_last4_index bytea,
  born date,
  household_id uuid,
  grid_id uuid,
  party_branch text,
  migrant boolean not null default false,
  guardian_id uuid,
  left_at date,
  version bigint not null default 1,
  updated_at timestamptz not null default now(),
  constraint roster_person_pk primary key (village_id, id),
  constraint roster_person_village_fk foreign key (village_id) references village (id),
  constraint roster_person_household_fk foreign key (village_id, household_id) references household (village_id, id),
  constraint roster_person_grid_fk foreign key (village_id, grid_id) references grid (village_id, id),
  constraint roster_person_guardian_fk foreign key (village_id, guardian_id) references roster_person (village_id, id),
  constraint roster_person_kind_known check (kind in ('villager', 'resident')),
  constraint roster_person_id_number_once unique (village_id, id_number_index)
);
create index roster_person_phone on roster_person (village_id, phone_index) where left_at is null;
create index roster_person_name on roster_person (village_id, name_index) where left_at is null;
comment on table roster_person is '名册人员';
comment on column roster_person.village_id is '村内部编号';
comment on column roster_person.id is '名册人员编号';
comment on column roster_person.kind is '类别：villager 村民，resident 新居民';
comment on column roster_person.name_sealed is '姓名（加密）';
comment on column roster_person.name_index is '姓名检索摘要';
comment on column roster_person.phone_sealed is '手机号（加密）';
comment on column roster_person.phone_index is '手机号检索摘要';
comment on column roster_person.id_number_sealed is '身份证号（加密）';
comment on column roster_person.id_number_index is '身份证号检索摘要';
comment on column roster_person.id_last4_index is '身份证号后四位检索摘要';
comment on column roster_person.born is '出生日期';
comment on column roster_person.household_id is '户内部编号';
comment on column roster_person.grid_id is '所在网格';
comment on column roster_person.party_branch is '所在党支部';
comment on column roster_person.migrant is '是否外出务工';
comment on column roster_person.guardian_id is '监护人的名册编号';
comment on column roster_person.left_at is '迁出或注销日期';
comment on column roster_person.version is '版本';
comment on column roster_person.updated_at is '更新时间';

create table roster_relative (
  village_id uuid not null,
  roster_id uuid not null,
  relative_id uuid not null,
  relation text not null,
  constraint roster_relative_pk primary key (village_id, roster_id, relative_id),
  constraint roster_relative_one_fk foreign key (village_id, roster_id) references roster_person (village_id, id),
  constraint roster_relative_other_fk foreign key (village_id, relative_id) references roster_person (village_id, id)
);
comment on table roster_relative is '近亲属关系（用于监督回避）';
comment on column roster_relative.village_id is '村内部编号';
comment on column roster_relative.roster_id is '名册人员编号';
comment on column roster_relative.relative_id is '近亲属的名册编号';
comment on column roster_relative.relation is '关系';

create table binding (
  village_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  roster_id uuid,
  state text not null,
  claimed_name_sealed bytea,
  claimed_phone_sealed bytea not null,
  phone_index bytea not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  ended_at timestamptz,
  constraint binding_pk primary key (village_id, id),
  constraint binding_person_fk foreign key (person_id) references person (id),
  constraint binding_roster_fk foreign key (village_id, roster_id) references roster_person (village_id, id),
  constraint binding_state_known check (state in ('pending', 'bound', 'refused', 'ended')),
  constraint binding_bound_has_roster check (state <> 'bound' or roster_id is not null)
);
create unique index binding_person_once on binding (village_id, person_id) where state in ('pending', 'bound');
create unique index binding_roster_once on binding (village_id, roster_id) where state = 'bound';
create index binding_pending on binding (village_id, requested_at) where state = 'pending';
create index binding_of_person on binding (person_id) where state in ('pending', 'bound');
comment on table binding is '身份绑定';
comment on column binding.village_id is '村内部编号';
comment on column binding.id is '绑定编号';
comment on column binding.person_id is '人员编号';
comment on column binding.roster_id is '名册人员编号';
comment on column binding.state is '状态：pending 待审，bound 已绑定，refused 已拒绝，ended 已解除';
comment on column binding.claimed_name_sealed is '申请时填写的姓名（加密）';
comment on column binding.claimed_phone_sealed is '申请时授权的手机号（加密）';
comment on column binding.phone_index is '手机号检索摘要';
comment on column binding.requested_at is '申请时间';
comment on column binding.decided_by is '审批人';
comment on column binding.decided_at is '审批时间';
comment on column binding.decision_reason is '审批说明';
comment on column binding.ended_at is '解除时间';

create table role_grant (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  village_id uuid,
  area_code text,
  grid_id uuid,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  constraint role_grant_pk primary key (id),
  constraint role_grant_person_fk foreign key (person_id) references person (id),
  constraint role_grant_grid_fk foreign key (village_id, grid_id) references grid (village_id, id),
  constraint role_grant_role_known check (role in ('grid-worker', 'cadre', 'supervision-committee', 'dispatcher', 'supervisor', 'operator')),
  constraint role_grant_place check (
    (role in ('dispatcher', 'supervisor') and area_code is not null and village_id is null)
    or (role = 'operator' and area_code is null and village_id is null)
    or (role in ('grid-worker', 'cadre', 'supervision-committee') and village_id is not null and area_code is null))
);
create index role_grant_person on role_grant (person_id) where valid_to is null;
create index role_grant_village on role_grant (village_id, role) where valid_to is null;
create index role_grant_area on role_grant (area_code, role) where valid_to is null;
comment on table role_grant is '职务';
comment on column role_grant.id is '职务编号';
comment on column role_grant.person_id is '人员编号';
comment on column role_grant.role is '职务：grid-worker 网格员，cadre 村两委，supervision-committee 村务监督委员会，dispatcher 乡镇调度员，supervisor 县督查员，operator 运维';
comment on column role_grant.village_id is '村内部编号';
comment on column role_grant.area_code is '乡镇或县代码';
comment on column role_grant.grid_id is '负责的网格';
comment on column role_grant.valid_from is '起始时间';
comment on column role_grant.valid_to is '结束时间';

create table consent (
  person_id uuid not null,
  document text not null,
  version text not null,
  given_at timestamptz not null,
  constraint consent_pk primary key (person_id, document, version),
  constraint consent_person_fk foreign key (person_id) references person (id)
);
comment on table consent is '同意记录';
comment on column consent.person_id is '人员编号';
comment on column consent.document is '文件：privacy 隐私说明';
comment on column consent.version is '文件版本';
comment on column consent.given_at is '同意时间';

create table access_log (
  id uuid not null,
  person_id uuid,
  village_id uuid,
  roster_id uuid,
  viewer_id uuid not null,
  viewer_role text not null,
  what text not null,
  purpose text not null,
  viewed_at timestamptz not null,
  constraint access_log_pk primary key (id)
);
create index access_log_person on access_log (person_id, id desc) where person_id is not null;
create index access_log_roster on access_log (village_id, roster_id, id desc) where roster_id is not null;
comment on table access_log is '个人信息查看记录';
comment on column access_log.id is '记录编号';
comment on column access_log.person_id is '被查看人的人员编号';
comment on column access_log.village_id is '村内部编号';
comment on column access_log.roster_id is '被查看人的名册编号';
comment on column access_log.viewer_id is '查看人';
comment on column access_log.viewer_role is '查看人的职务';
comment on column access_log.what is '查看的内容';
comment on column access_log.purpose is '用途';
comment on column access_log.viewed_at is '查看时间';

create table audit_log (
  id uuid not null,
  village_id uuid,
  actor_id uuid,
  actor_roles text not null,
  act text not null,
  subject_kind text,
  subject_id uuid,
  request_id text,
  remote_address text,
  acted_at timestamptz not null default now(),
  constraint audit_log_pk primary key (id)
);
create index audit_log_village on audit_log (village_id, id desc);
comment on table audit_log is '操作审计，只增不改，至少保留 180 天';
comment on column audit_log.id is '记录编号';
comment on column audit_log.village_id is '村内部编号';
comment on column audit_log.actor_id is '操作人';
comment on column audit_log.actor_roles is '操作时的职务';
comment on column audit_log.act is '操作';
comment on column audit_log.subject_kind is '对象类型';
comment on column audit_log.subject_id is '对象编号';
comment on column audit_log.request_id is '请求编号';
comment on column audit_log.remote_address is '来源地址';
comment on column audit_log.acted_at is '时间';
