-- 按手机号设职务时写下的姓名：乡镇、县里的人不在名册上，同事要靠它认人。
alter table role_offer add column name_sealed bytea;
comment on column role_offer.name_sealed is '授予人写的姓名（加密）';
create index role_offer_taken on role_offer (taken_by) where taken_by is not null;
