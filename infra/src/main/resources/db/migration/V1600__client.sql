-- 接入方：其他平台的登记、权限、密钥，以及 Redis 不在时用过的随机串。
create table client (
  id uuid not null,
  version bigint not null,
  name text not null,
  quota_count bigint not null,
  quota_seconds bigint not null,
  addresses text[] not null,
  external_prefix text not null,
  gateway_signing boolean not null,
  sandbox boolean not null,
  registered_at timestamptz not null,
  constraint client_pk primary key (id),
  constraint client_version_positive check (version > 0)
);
comment on table client is '接入方：可以调用开放接口的平台';
comment on column client.id is '接入方编号';
comment on column client.version is '改过几次，从 1 起';
comment on column client.name is '平台名称';
comment on column client.quota_count is '约定的调用次数';
comment on column client.quota_seconds is '多少秒内';
comment on column client.addresses is '允许的来源地址或网段，空为不限';
comment on column client.external_prefix is '签名时路径前的网关前缀，空为没有';
comment on column client.gateway_signing is '是否接受 X-BG-HMAC 兼容签名';
comment on column client.sandbox is '是否为联调用';
comment on column client.registered_at is '登记时间';

create table client_scope (
  client_id uuid not null,
  resource text not null,
  access text not null,
  area text not null,
  constraint client_scope_pk primary key (client_id, resource, access, area),
  constraint client_scope_client foreign key (client_id) references client (id)
);
comment on table client_scope is '接入方的权限：资源、读写、地区';
comment on column client_scope.client_id is '接入方编号';
comment on column client_scope.resource is '资源';
comment on column client_scope.access is 'read 读，write 写';
comment on column client_scope.area is '地区代码的前几位';

create table client_key (
  id text not null,
  client_id uuid not null,
  secret_sealed bytea not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  constraint client_key_pk primary key (id),
  constraint client_key_client foreign key (client_id) references client (id)
);
create index client_key_of_client on client_key (client_id);
comment on table client_key is '接入方的密钥';
comment on column client_key.id is 'Key-Id，公开';
comment on column client_key.client_id is '接入方编号';
comment on column client_key.secret_sealed is '密钥（加密）';
comment on column client_key.issued_at is '发放时间';
comment on column client_key.revoked_at is '停用时间，空为启用';

create table client_nonce (
  key_id text not null,
  nonce text not null,
  expires_at timestamptz not null,
  constraint client_nonce_pk primary key (key_id, nonce)
);
create index client_nonce_expired on client_nonce (expires_at);
comment on table client_nonce is '用过的随机串，只在 Redis 不在时用';
comment on column client_nonce.key_id is 'Key-Id';
comment on column client_nonce.nonce is '随机串';
comment on column client_nonce.expires_at is '何时可以忘记';
