-- 微信账号：小程序、服务号、订阅号，以及各村使用哪一个。
create table wechat_account (
  app_id text not null,
  kind text not null,
  capabilities text[] not null,
  secret_sealed bytea not null,
  standard boolean not null default false,
  changed_at timestamptz not null default now(),
  constraint wechat_account_pk primary key (app_id),
  constraint wechat_account_kind_known check (kind in ('mini-program', 'service', 'subscription')),
  constraint wechat_account_app_id_form check (app_id ~ '^[0-9A-Za-z_-]{1,64}$')
);
create unique index wechat_account_one_standard on wechat_account (kind) where standard;
comment on table wechat_account is '微信账号';
comment on column wechat_account.app_id is 'AppID';
comment on column wechat_account.kind is '类型：mini-program 小程序，service 服务号，subscription 订阅号';
comment on column wechat_account.capabilities is '可用能力：page-login 网页授权，phone-number 手机号，subscribe-message 订阅消息，template-message 模板消息，content-check 内容安全';
comment on column wechat_account.secret_sealed is 'AppSecret（加密）';
comment on column wechat_account.standard is '是否为该类型的默认账号';
comment on column wechat_account.changed_at is '修改时间';

create table wechat_account_village (
  village_id uuid not null,
  kind text not null,
  app_id text not null,
  constraint wechat_account_village_pk primary key (village_id, kind),
  constraint wechat_account_village_village_fk foreign key (village_id) references village (id),
  constraint wechat_account_village_account_fk foreign key (app_id) references wechat_account (app_id)
);
comment on table wechat_account_village is '各村使用的微信账号';
comment on column wechat_account_village.village_id is '村内部编号';
comment on column wechat_account_village.kind is '类型，同微信账号';
comment on column wechat_account_village.app_id is 'AppID';
