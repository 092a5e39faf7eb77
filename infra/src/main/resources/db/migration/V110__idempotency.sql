-- 幂等键：与所做的事在同一事务里写下。
create table idempotency (
  village_id uuid not null,
  owner text not null,
  operation text not null,
  key text not null,
  fingerprint text not null,
  made uuid not null,
  created_at timestamptz not null default now(),
  constraint idempotency_pk primary key (village_id, owner, operation, key)
);
create index idempotency_age on idempotency (created_at);
comment on table idempotency is '幂等键，保留 30 天';
comment on column idempotency.village_id is '村内部编号';
comment on column idempotency.owner is '请求人或接入方';
comment on column idempotency.operation is '操作';
comment on column idempotency.key is '请求方给的键';
comment on column idempotency.fingerprint is '请求内容的带密钥摘要';
comment on column idempotency.made is '所生成对象的编号';
comment on column idempotency.created_at is '写入时间';
