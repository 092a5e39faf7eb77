-- 绑定的版本与检索、工作台登录请求、首位运维人员的一次性代码。
alter table binding add column version bigint not null default 1;
alter table binding add column name_index bytea;
comment on column binding.version is '版本';
comment on column binding.name_index is '申请时填写姓名的检索摘要';

create table login_request (
  id uuid not null,
  code_hash text not null,
  device_hash text not null,
  state text not null default 'waiting',
  wrong_codes integer not null default 0,
  session_family uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint login_request_pk primary key (id),
  constraint login_request_session_fk foreign key (session_family) references session (family),
  constraint login_request_state_known check (state in ('waiting', 'confirmed', 'refused')),
  constraint login_request_confirmed_has_session check (state <> 'confirmed' or session_family is not null)
);
create index login_request_age on login_request (expires_at);
comment on table login_request is '工作台登录请求';
comment on column login_request.id is '请求编号';
comment on column login_request.code_hash is '登录码的带密钥摘要';
comment on column login_request.device_hash is '浏览器凭据的带密钥摘要';
comment on column login_request.state is '状态：waiting 等待，confirmed 已确认，refused 已拒绝';
comment on column login_request.wrong_codes is '输错次数';
comment on column login_request.session_family is '确认后的会话编号';
comment on column login_request.created_at is '请求时间';
comment on column login_request.expires_at is '到期时间';

create table operator_code (
  only_one boolean not null default true,
  code_hash text not null,
  offered_at timestamptz not null default now(),
  constraint operator_code_pk primary key (only_one),
  constraint operator_code_only_one check (only_one)
);
comment on table operator_code is '首位运维人员的一次性代码，用后即删';
comment on column operator_code.only_one is '只有一行';
comment on column operator_code.code_hash is '代码的带密钥摘要';
comment on column operator_code.offered_at is '生成时间';
