-- 同意可以收回：收回后再同意，重新记时间。
alter table consent add column withdrawn_at timestamptz;
alter table consent add constraint consent_withdrawn_after check (withdrawn_at is null or withdrawn_at >= given_at);
comment on column consent.withdrawn_at is '收回同意的时间，没有收回为空';
comment on column consent.document is '文件：privacy 隐私说明，credit 学习记录说明';
