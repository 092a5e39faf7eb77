-- 通知：种类不再写死；按渠道依次发送；客服消息窗口；个人设置；每日汇总。
alter table notice drop constraint notice_kind_known;
alter table notice add constraint notice_kind_is_a_word check (kind ~ '^[a-z]+(-[a-z]+)*$');
alter table notice_template drop constraint notice_template_kind_known;
alter table notice_template add constraint notice_template_kind_is_a_word check (kind ~ '^[a-z]+(-[a-z]+)*$');
comment on column notice.kind is '种类，小写英文词，如 filed 已收到、answered 有答复、task 待办、digest 汇总';
comment on table notice_template is '微信消息模板：小程序订阅消息，或服务号模板消息';
comment on column notice_template.app_id is '小程序或服务号 AppID';

alter table notice add column complaint_id uuid;
alter table notice add column addressee text not null default 'himself';
alter table notice add column discretion text not null default 'named';
update notice n set complaint_id = e.subject_id,
  addressee = case n.kind when 'task' then 'handler' else 'reporter' end,
  discretion = case when e.facts ->> 'aboutStaff' = 'true' then 'above' else 'unnamed' end
from event e where e.id = n.event_id and e.subject_kind = 'complaint';
alter table notice add constraint notice_addressee_known
  check (addressee in ('reporter', 'follower', 'handler', 'overseer', 'himself'));
alter table notice add constraint notice_discretion_known check (discretion in ('named', 'unnamed', 'above'));
create index notice_of_complaint on notice (village_id, complaint_id, id desc) where complaint_id is not null;
comment on column notice.complaint_id is '所关联的诉求，空为与诉求无关';
comment on column notice.addressee is '以什么身份收到：reporter 反映人，follower 关注的人，handler 办理人，overseer 管理人员，himself 本人';
comment on column notice.discretion is '工作人员可见程度：named 可见打码姓名，unnamed 不显示姓名，above 仅上级可见';

create table notice_digest (
  id uuid not null,
  person_id uuid not null,
  day date not null,
  village_id uuid not null,
  due_at timestamptz not null,
  notices integer not null,
  closed_at timestamptz,
  constraint notice_digest_pk primary key (id),
  constraint notice_digest_once unique (person_id, day),
  constraint notice_digest_person_fk foreign key (person_id) references person (id),
  constraint notice_digest_village_fk foreign key (village_id) references village (id),
  constraint notice_digest_not_empty check (notices > 0)
);
create index notice_digest_due on notice_digest (due_at) where closed_at is null;
comment on table notice_digest is '通知汇总：同一人一天只有一次';
comment on column notice_digest.id is '汇总编号';
comment on column notice_digest.person_id is '收件人';
comment on column notice_digest.day is '发出的日子（北京时间）';
comment on column notice_digest.village_id is '第一条通知所属的村，由该村的账号发送';
comment on column notice_digest.due_at is '发出时间';
comment on column notice_digest.notices is '汇总了几条通知';
comment on column notice_digest.closed_at is '截止时间，空为还在汇总';

alter table notice_delivery drop constraint notice_delivery_channel_known;
alter table notice_delivery add constraint notice_delivery_channel_known
  check (channel in ('subscribe', 'customer', 'template'));
alter table notice_delivery drop constraint notice_delivery_state_known;
alter table notice_delivery add constraint notice_delivery_state_known check (state in ('pending', 'standby', 'sending',
  'sent', 'refused', 'impossible', 'unknown', 'no-consent', 'no-window', 'parked'));
alter table notice_delivery alter column notice_id drop not null;
alter table notice_delivery alter column template_id drop not null;
alter table notice_delivery add column digest_id uuid;
alter table notice_delivery add column village_id uuid;
alter table notice_delivery add column rank smallint not null default 0;
alter table notice_delivery add column quiet_from time;
alter table notice_delivery add column quiet_to time;
alter table notice_delivery add column slot text;
alter table notice_delivery add column seen_at timestamptz;
alter table notice_delivery add column seen_by uuid;
alter table notice_delivery add column replayed_at timestamptz;
update notice_delivery d set village_id = n.village_id from notice n where n.id = d.notice_id;
alter table notice_delivery add constraint notice_delivery_digest_fk
  foreign key (digest_id) references notice_digest (id) on delete cascade;
alter table notice_delivery add constraint notice_delivery_seen_by_fk foreign key (seen_by) references person (id);
alter table notice_delivery add constraint notice_delivery_digest_once unique (digest_id, channel);
alter table notice_delivery add constraint notice_delivery_of_one check (num_nonnulls(notice_id, digest_id) = 1);
alter table notice_delivery add constraint notice_delivery_template_where_needed
  check ((channel = 'customer') = (template_id is null));
alter table notice_delivery add constraint notice_delivery_quiet_whole check ((quiet_from is null) = (quiet_to is null));
alter table notice_delivery add constraint notice_delivery_slot_known check (slot in ('message', 'act'));
create unique index notice_delivery_one_at_a_time on notice_delivery (notice_id)
  where state in ('pending', 'sending', 'sent', 'unknown', 'parked');
create unique index notice_delivery_one_digest_at_a_time on notice_delivery (digest_id)
  where state in ('pending', 'sending', 'sent', 'unknown', 'parked');
drop index notice_delivery_parked;
create index notice_delivery_parked on notice_delivery (village_id, id desc)
  where state in ('parked', 'unknown', 'impossible') and seen_at is null;
create index notice_delivery_parked_anywhere on notice_delivery (id desc)
  where state in ('parked', 'unknown', 'impossible') and seen_at is null;
create index notice_delivery_waiting on notice_delivery (state) where state = 'parked';
comment on column notice_delivery.notice_id is '通知编号，汇总的发送为空';
comment on column notice_delivery.channel is '渠道：subscribe 小程序订阅消息，customer 公众号客服消息，template 服务号模板消息';
comment on column notice_delivery.app_id is '小程序或公众号 AppID';
comment on column notice_delivery.template_id is '微信模板编号，客服消息为空';
comment on column notice_delivery.page is '点开的小程序页面或网页，空为没有';
comment on column notice_delivery.data is '模板字段的内容；客服消息为 text 一项';
comment on column notice_delivery.state is '状态：pending 待发，standby 候补，sending 发送中，sent 已发，refused 用户未授权，impossible 发不了，unknown 结果不明（不再重发），no-consent 没有授权次数，no-window 不在回复时限内，parked 搁置';
comment on column notice_delivery.digest_id is '汇总编号，单条通知的发送为空';
comment on column notice_delivery.village_id is '村内部编号';
comment on column notice_delivery.rank is '渠道的先后，0 最先';
comment on column notice_delivery.quiet_from is '免打扰开始，空为紧急';
comment on column notice_delivery.quiet_to is '免打扰结束';
comment on column notice_delivery.slot is '所用的回复时限：message 用户来信，act 用户操作';
comment on column notice_delivery.seen_at is '工作人员看过的时间';
comment on column notice_delivery.seen_by is '看过的工作人员';
comment on column notice_delivery.replayed_at is '最近一次人工重发的时间';

create table reply_window (
  app_id text not null,
  openid text not null,
  message_at timestamptz,
  message_left smallint not null default 0,
  act_at timestamptz,
  act_left smallint not null default 0,
  last_taken text,
  shut_at timestamptz,
  constraint reply_window_pk primary key (app_id, openid),
  constraint reply_window_message_left_known check (message_left between 0 and 5),
  constraint reply_window_act_left_known check (act_left between 0 and 3),
  constraint reply_window_last_taken_known check (last_taken in ('message', 'act'))
) with (fillfactor = 80);
comment on table reply_window is '公众号回复时限：来信后 48 小时内 5 条，操作后 1 分钟内 3 条';
comment on column reply_window.app_id is '公众号 AppID';
comment on column reply_window.openid is '用户 OpenID';
comment on column reply_window.message_at is '最近一次来信的时间';
comment on column reply_window.message_left is '来信时限内还可发几条';
comment on column reply_window.act_at is '最近一次操作（菜单、关注、扫码）的时间';
comment on column reply_window.act_left is '操作时限内还可发几条';
comment on column reply_window.last_taken is '最近一条用的是哪个时限';
comment on column reply_window.shut_at is '微信最近一次说不能再发的时间';

create table notice_preference (
  person_id uuid not null,
  quiet_from time not null,
  quiet_to time not null,
  digest text not null,
  wording text not null,
  changed_at timestamptz not null,
  constraint notice_preference_pk primary key (person_id),
  constraint notice_preference_person_fk foreign key (person_id) references person (id),
  constraint notice_preference_digest_known check (digest in ('off', 'daily', 'weekly')),
  constraint notice_preference_wording_known check (wording in ('standard', 'elder'))
);
comment on table notice_preference is '个人的通知设置';
comment on column notice_preference.person_id is '人员编号';
comment on column notice_preference.quiet_from is '免打扰开始（北京时间）';
comment on column notice_preference.quiet_to is '免打扰结束，与开始相同为不设';
comment on column notice_preference.digest is '进展汇总：off 逐条，daily 每天一次，weekly 每周一次';
comment on column notice_preference.wording is '文字：standard 普通，elder 长辈';
comment on column notice_preference.changed_at is '修改时间';
