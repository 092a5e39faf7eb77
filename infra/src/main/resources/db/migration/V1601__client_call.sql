-- 开放接口的调用记录，保存 180 天；不含个人信息。
create table client_call (
  client_id uuid not null,
  id uuid not null,
  key_id text not null,
  village_id uuid,
  method text not null,
  route text not null,
  status integer not null,
  millis integer not null,
  request_id text not null,
  came_from text,
  called_at timestamptz not null,
  constraint client_call_pk primary key (client_id, id)
);
create index client_call_old on client_call (called_at);
comment on table client_call is '开放接口的调用记录';
comment on column client_call.client_id is '接入方编号';
comment on column client_call.id is '记录编号，按先后';
comment on column client_call.key_id is '用的哪把密钥';
comment on column client_call.village_id is '哪个村，空为不属于一个村的接口';
comment on column client_call.method is '请求方式';
comment on column client_call.route is '接口（路径模板）';
comment on column client_call.status is '答复的状态码';
comment on column client_call.millis is '用了多少毫秒';
comment on column client_call.request_id is '请求编号';
comment on column client_call.came_from is '来源地址，末段隐去';
comment on column client_call.called_at is '时间';
