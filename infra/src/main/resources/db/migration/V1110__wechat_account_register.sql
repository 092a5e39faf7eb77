-- 微信账号由运维在控制台登记；公众号菜单的每次改动留有记录。
alter table wechat_account add column id uuid not null default gen_random_uuid();
alter table wechat_account add column version bigint not null default 0;
alter table wechat_account add constraint wechat_account_id_unique unique (id);
comment on column wechat_account.id is '登记编号';
comment on column wechat_account.version is '版本，改动时加一';
comment on column wechat_account.capabilities is '能力：page-login 网页授权，phone-number 手机号，subscribe-message 订阅消息，template-message 模板消息，content-check 内容安全，menu 自定义菜单，page-script 网页 JS-SDK';

create table wechat_menu_change (
  app_id text not null,
  id uuid not null,
  menu jsonb,
  changed_by uuid not null,
  changed_at timestamptz not null,
  outcome text not null default 'asked',
  constraint wechat_menu_change_pk primary key (id),
  constraint wechat_menu_change_app_fk foreign key (app_id) references wechat_account (app_id),
  constraint wechat_menu_change_by_fk foreign key (changed_by) references person (id),
  constraint wechat_menu_change_outcome_known check (outcome in ('asked', 'done', 'refused', 'unknown'))
);
comment on table wechat_menu_change is '公众号菜单的改动';
comment on column wechat_menu_change.app_id is '公众号 AppID';
comment on column wechat_menu_change.id is '改动编号';
comment on column wechat_menu_change.menu is '要发布的菜单，空为删除菜单';
comment on column wechat_menu_change.changed_by is '改动人';
comment on column wechat_menu_change.changed_at is '改动时间';
comment on column wechat_menu_change.outcome is '结果：asked 已请求，done 已发布，refused 微信不接受，unknown 微信没有回应';
