-- 同一个人的来信按先后办理；搁置的来信可以列出、重新处理。
alter table account_inbox add column follower text;
alter table account_inbox add column id uuid not null generated always as (cast(md5(key) as uuid)) stored;
-- 早先的来信不记是谁发的，不排队。
create unique index account_inbox_one_in_hand on account_inbox (follower) where state in ('answering', 'sending');
create index account_inbox_open on account_inbox (follower, received_at, key) where due_at is not null;
create index account_inbox_parked on account_inbox (id) where state = 'parked';
comment on column account_inbox.follower is '发送人：账号与 openid 的摘要，只用来排先后';
comment on column account_inbox.id is '编号：由去重键算出，供运维界面和审计使用';
