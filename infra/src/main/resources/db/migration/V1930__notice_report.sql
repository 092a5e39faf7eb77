-- 通知：微信事后告知的送达结果；用户在微信里的订阅选择由微信直接告知时，与小程序告知的同一次只算一次。
alter table notice_delivery add column message_id text;
alter table notice_delivery add column reported_at timestamptz;
create index notice_delivery_message on notice_delivery (app_id, message_id) where message_id is not null;
create index notice_delivery_unnamed on notice_delivery (app_id, openid, template_id)
  where channel = 'subscribe' and message_id is null and reported_at is null and state in ('sending', 'sent', 'unknown');
comment on column notice_delivery.message_id is '微信消息编号，最近一次发送的；空为微信没有给出';
comment on column notice_delivery.reported_at is '微信告知最近一次发送的结果的时间';

create table notice_report (
  app_id text not null,
  message_id text not null,
  openid text not null,
  template_id text,
  outcome text not null,
  told_at timestamptz not null,
  taken_at timestamptz,
  constraint notice_report_pk primary key (app_id, message_id),
  constraint notice_report_outcome_known check (outcome in ('sent', 'refused', 'try-later'))
);
create index notice_report_told on notice_report (told_at);
create index notice_report_waiting on notice_report (told_at) where taken_at is null;
comment on table notice_report is '微信告知的送达结果，保留一天：同一条消息只算第一次';
comment on column notice_report.app_id is '小程序或公众号 AppID';
comment on column notice_report.message_id is '微信消息编号';
comment on column notice_report.openid is '用户 OpenID';
comment on column notice_report.template_id is '订阅消息的模板编号，模板消息为空';
comment on column notice_report.outcome is '结果：sent 送达，refused 用户拒收，try-later 没有送达、与用户无关';
comment on column notice_report.told_at is '微信告知的时间';
comment on column notice_report.taken_at is '找到所属发送的时间，空为还没有找到';

create table notice_refusal (
  app_id text not null,
  openid text not null,
  refused_at timestamptz not null,
  constraint notice_refusal_pk primary key (app_id, openid)
);
comment on table notice_refusal is '拒收服务号模板消息的人：在该服务号里有新的操作之前不再发';
comment on column notice_refusal.app_id is '服务号 AppID';
comment on column notice_refusal.openid is '用户 OpenID';
comment on column notice_refusal.refused_at is '微信最近一次说他拒收的时间';

alter table notice_consent add column ahead smallint not null default 0;
alter table notice_consent add column ahead_at timestamptz;
alter table notice_consent add column told_at timestamptz;
comment on column notice_consent.ahead is '小程序告知的同意比微信告知的多几次，负数为少几次；一小时内两边各告知一次算同一次';
comment on column notice_consent.ahead_at is '最近一次告知同意的时间';
comment on column notice_consent.told_at is '微信告知的最近一次选择的时间';
