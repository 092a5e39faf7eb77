-- 推送：地址、消息、每个对象的队列、每次尝试。同一对象的消息按序号一条一条送；队列行上的锁定期兼作租约。
create table webhook (
  id uuid not null,
  client_id uuid not null,
  url text not null,
  types text[] not null,
  secret_sealed bytea not null,
  old_secret_sealed bytea,
  old_secret_until timestamptz,
  ended text,
  ended_at timestamptz,
  from_position bigint not null,
  registered_at timestamptz not null,
  constraint webhook_pk primary key (id),
  constraint webhook_client foreign key (client_id) references client (id),
  constraint webhook_ended_known check (ended in ('gone', 'removed'))
);
create index webhook_of_client on webhook (client_id, id);
create index webhook_active on webhook (id) where ended is null;
comment on table webhook is '推送地址';
comment on column webhook.id is '推送地址编号';
comment on column webhook.client_id is '接入方编号';
comment on column webhook.url is '网址';
comment on column webhook.types is '只推这些类型，空为全部';
comment on column webhook.secret_sealed is '签名密钥（加密）';
comment on column webhook.old_secret_sealed is '换下的签名密钥（加密），过渡期内同时签名';
comment on column webhook.old_secret_until is '换下的密钥用到何时';
comment on column webhook.ended is '为何不再推送：gone 对方答 410，removed 接入方删除；空为在用';
comment on column webhook.ended_at is '何时不再推送';
comment on column webhook.from_position is '登记时日志的位置，只推之后的变更';
comment on column webhook.registered_at is '登记时间';

create table webhook_delivery (
  id uuid not null,
  webhook_id uuid not null,
  position bigint not null,
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  body text not null,
  state text not null,
  attempts integer not null,
  last_outcome text,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint webhook_delivery_pk primary key (id),
  constraint webhook_delivery_webhook foreign key (webhook_id) references webhook (id),
  constraint webhook_delivery_once unique (webhook_id, position),
  constraint webhook_delivery_state_known check (state in ('waiting', 'delivered', 'parked')),
  constraint webhook_delivery_body_bounded check (length(body) <= 20000)
);
create index webhook_delivery_next on webhook_delivery (webhook_id, subject_kind, subject_id, position)
  where state <> 'delivered';
create index webhook_delivery_list on webhook_delivery (webhook_id, id);
create index webhook_delivery_by_state on webhook_delivery (state, id);
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;
comment on table webhook_delivery is '推送的消息';
comment on column webhook_delivery.id is '消息编号（webhook-id），每次尝试相同';
comment on column webhook_delivery.webhook_id is '推送地址编号';
comment on column webhook_delivery.position is '变更在日志里的位置，即序号';
comment on column webhook_delivery.type is '变更类型';
comment on column webhook_delivery.subject_kind is '对象类型';
comment on column webhook_delivery.subject_id is '对象编号';
comment on column webhook_delivery.body is '消息内容（编号和事实，不含个人信息）';
comment on column webhook_delivery.state is '状态：waiting 等待，delivered 送达，parked 搁置';
comment on column webhook_delivery.attempts is '已尝试次数';
comment on column webhook_delivery.last_outcome is '最近一次的结果：状态码或失败的类型';
comment on column webhook_delivery.created_at is '生成时间';
comment on column webhook_delivery.ended_at is '送达或搁置的时间';

create table webhook_lane (
  webhook_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  pending bigint not null,
  failures integer not null,
  failing_since timestamptz,
  state text not null,
  next_attempt_at timestamptz not null,
  lease uuid,
  constraint webhook_lane_pk primary key (webhook_id, subject_kind, subject_id),
  constraint webhook_lane_webhook foreign key (webhook_id) references webhook (id),
  constraint webhook_lane_state_known check (state in ('waiting', 'parked'))
) with (fillfactor = 70);
create index webhook_lane_due on webhook_lane (webhook_id, next_attempt_at) where state = 'waiting';
comment on table webhook_lane is '推送队列：每个推送地址的每个对象一行，有未送达的消息时才有';
comment on column webhook_lane.webhook_id is '推送地址编号';
comment on column webhook_lane.subject_kind is '对象类型';
comment on column webhook_lane.subject_id is '对象编号';
comment on column webhook_lane.pending is '未送达的消息数';
comment on column webhook_lane.failures is '最前一条连续失败的次数';
comment on column webhook_lane.failing_since is '最前一条从何时起失败';
comment on column webhook_lane.state is '状态：waiting 等待，parked 搁置';
comment on column webhook_lane.next_attempt_at is '下次尝试时间；正在发送时是租约到期时间';
comment on column webhook_lane.lease is '正在发送的租约';

create table webhook_attempt (
  delivery_id uuid not null,
  at timestamptz not null,
  outcome text not null,
  millis bigint not null
);
create index webhook_attempt_of_delivery on webhook_attempt (delivery_id, at);
create index webhook_attempt_at on webhook_attempt (at);
comment on table webhook_attempt is '推送的每次尝试';
comment on column webhook_attempt.delivery_id is '消息编号';
comment on column webhook_attempt.at is '结束时间';
comment on column webhook_attempt.outcome is '结果：状态码或失败的类型';
comment on column webhook_attempt.millis is '用时（毫秒）';
