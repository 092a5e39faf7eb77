-- 通知：收件箱、订阅消息模板与授权次数、待发送。
create table notice (
  id uuid not null,
  person_id uuid not null,
  event_id uuid not null,
  kind text not null,
  village_id uuid,
  title text not null,
  text text not null,
  link text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notice_pk primary key (id),
  constraint notice_once unique (person_id, event_id, kind),
  constraint notice_person_fk foreign key (person_id) references person (id),
  constraint notice_village_fk foreign key (village_id) references village (id),
  constraint notice_kind_known check (kind in ('filed', 'dispatched', 'answered', 'task', 'bound', 'binding-refused'))
);
create index notice_inbox on notice (person_id, id desc);
create index notice_unread on notice (person_id, id) where read_at is null;
comment on table notice is '通知（收件箱）：同一人、同一事件、同一种类只有一条';
comment on column notice.id is '通知编号';
comment on column notice.person_id is '收件人';
comment on column notice.event_id is '事件编号';
comment on column notice.kind is '种类：filed 已收到，dispatched 已派单，answered 有答复，task 待办，bound 已绑定，binding-refused 绑定未通过';
comment on column notice.village_id is '村内部编号';
comment on column notice.title is '标题';
comment on column notice.text is '正文，不含他人个人信息';
comment on column notice.link is '点开的页面（H5 路由）';
comment on column notice.created_at is '生成时间';
comment on column notice.read_at is '阅读时间，空为未读';

create table notice_template (
  app_id text not null,
  kind text not null,
  template_id text not null,
  title text not null,
  page text not null,
  fields jsonb not null,
  constraint notice_template_pk primary key (app_id, kind),
  constraint notice_template_kind_known check (kind in ('filed', 'dispatched', 'answered', 'task', 'bound', 'binding-refused')),
  constraint notice_template_fields_known check (jsonb_typeof(fields) = 'object' and not jsonb_path_exists(fields,
    '$.* ? (!(@ == "title" || @ == "text" || @ == "ticket" || @ == "time" || @ == "village" || @ == "status"))'))
);
create index notice_template_id on notice_template (template_id);
comment on table notice_template is '小程序订阅消息模板';
comment on column notice_template.app_id is '小程序 AppID';
comment on column notice_template.kind is '用于哪种通知';
comment on column notice_template.template_id is '微信模板编号';
comment on column notice_template.title is '模板标题，给用户看';
comment on column notice_template.page is '点开的小程序页面，{link} 处填入 H5 路由';
comment on column notice_template.fields is '模板字段与内容的对应，内容为 title、text、ticket、time、village、status 之一';

create table notice_consent (
  app_id text not null,
  openid text not null,
  template_id text not null,
  remaining integer not null,
  last_result text not null,
  banned boolean not null,
  zeroed_at timestamptz,
  changed_at timestamptz not null default now(),
  constraint notice_consent_pk primary key (app_id, openid, template_id),
  constraint notice_consent_not_below_zero check (remaining >= 0),
  constraint notice_consent_result_known check (last_result in ('accept', 'reject', 'ban'))
);
comment on table notice_consent is '订阅消息的授权次数';
comment on column notice_consent.app_id is '小程序 AppID';
comment on column notice_consent.openid is '用户 OpenID';
comment on column notice_consent.template_id is '微信模板编号';
comment on column notice_consent.remaining is '还可发送的次数';
comment on column notice_consent.last_result is '最近一次选择：accept 同意，reject 拒绝，ban 被封禁';
comment on column notice_consent.banned is '是否被封禁';
comment on column notice_consent.zeroed_at is '最近一次清零的时间';
comment on column notice_consent.changed_at is '修改时间';

create table notice_delivery (
  id uuid not null,
  notice_id uuid not null,
  channel text not null,
  app_id text not null,
  openid text not null,
  template_id text not null,
  page text not null,
  data jsonb not null,
  state text not null,
  attempts integer not null default 0,
  planned_at timestamptz not null,
  next_attempt_at timestamptz,
  begun_at timestamptz,
  ended_at timestamptz,
  constraint notice_delivery_pk primary key (id),
  constraint notice_delivery_once unique (notice_id, channel),
  constraint notice_delivery_notice_fk foreign key (notice_id) references notice (id) on delete cascade,
  constraint notice_delivery_channel_known check (channel = 'subscribe'),
  constraint notice_delivery_state_known check (
    state in ('pending', 'sending', 'sent', 'refused', 'impossible', 'unknown', 'no-consent', 'parked')),
  constraint notice_delivery_pending_is_due check ((state = 'pending') = (next_attempt_at is not null)),
  constraint notice_delivery_sending_has_begun check (state <> 'sending' or begun_at is not null)
);
create index notice_delivery_due on notice_delivery (next_attempt_at) where state = 'pending';
create index notice_delivery_sending on notice_delivery (begun_at) where state = 'sending';
create index notice_delivery_parked on notice_delivery (id) where state = 'parked';
comment on table notice_delivery is '通知的发送';
comment on column notice_delivery.id is '发送编号';
comment on column notice_delivery.notice_id is '通知编号';
comment on column notice_delivery.channel is '渠道：subscribe 小程序订阅消息';
comment on column notice_delivery.app_id is '小程序 AppID';
comment on column notice_delivery.openid is '用户 OpenID';
comment on column notice_delivery.template_id is '微信模板编号';
comment on column notice_delivery.page is '点开的小程序页面';
comment on column notice_delivery.data is '模板字段的内容';
comment on column notice_delivery.state is '状态：pending 待发，sending 发送中，sent 已发，refused 用户未授权，impossible 发不了，unknown 结果不明（不再重发），no-consent 没有授权次数，parked 搁置';
comment on column notice_delivery.attempts is '已尝试次数';
comment on column notice_delivery.planned_at is '计划时间';
comment on column notice_delivery.next_attempt_at is '下次尝试时间';
comment on column notice_delivery.begun_at is '最近一次开始发送的时间';
comment on column notice_delivery.ended_at is '结束时间';
