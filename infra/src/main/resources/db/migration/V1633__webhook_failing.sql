-- 推送：七天都没有送到的地址，不再推送。
alter table webhook drop constraint webhook_ended_known;
alter table webhook add constraint webhook_ended_known check (ended in ('gone', 'removed', 'failing'));
comment on column webhook.ended is '为何不再推送：gone 对方答 410，removed 接入方删除，failing 七天没有送到；空为在用';
