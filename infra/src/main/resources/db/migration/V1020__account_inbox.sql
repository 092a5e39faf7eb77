-- 公众号来信：先存下，再回复；每条只办一次。
create table account_inbox (
  key text not null,
  app_id text not null,
  received_at timestamptz not null,
  body_sealed bytea not null,
  state text not null,
  attempts integer not null,
  due_at timestamptz,
  reply_sealed bytea,
  changed_at timestamptz not null default now(),
  constraint account_inbox_pk primary key (key),
  constraint account_inbox_state_known check (state in ('received', 'answering', 'answered', 'late', 'sending', 'sent', 'unknown', 'undeliverable', 'parked')),
  constraint account_inbox_due_while_open check ((due_at is not null) = (state in ('received', 'answering', 'late', 'sending')))
);
create index account_inbox_due on account_inbox (due_at) where due_at is not null;
create index account_inbox_age on account_inbox (received_at);
comment on table account_inbox is '公众号收件箱：关注者发来的消息和动作，保留期满删除';
comment on column account_inbox.key is '去重键：账号、发送人与消息编号（事件为时间、事件、事件键）的摘要';
comment on column account_inbox.app_id is '公众号 AppID';
comment on column account_inbox.received_at is '收到时间';
comment on column account_inbox.body_sealed is '消息原文（加密）';
comment on column account_inbox.state is '状态：received 待处理，answering 处理中，answered 已回复或无需回复，late 待补发回复，sending 补发中，sent 已补发，unknown 补发结果不明，undeliverable 无法补发，parked 多次失败后搁置';
comment on column account_inbox.attempts is '当前步骤的尝试次数';
comment on column account_inbox.due_at is '何时应有人处理；处理中为租约到期时间';
comment on column account_inbox.reply_sealed is '回复（加密）';
comment on column account_inbox.changed_at is '修改时间';
