-- 每种微信账号至多一个默认账号，供没有自己账号的村使用。
alter table wechat_account add column standard boolean not null default false;
create unique index wechat_account_one_standard on wechat_account (kind) where standard;
create index wechat_account_village_by_village on wechat_account_village (village_id);
comment on column wechat_account.standard is '是否为该类型的默认账号';
comment on column wechat_account.capabilities is '能力：page-login 网页授权，phone-number 手机号，subscribe-message 订阅消息，template-message 模板消息，content-check 内容安全';
