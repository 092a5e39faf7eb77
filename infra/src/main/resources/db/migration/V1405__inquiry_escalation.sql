-- 咨询到期没有答复，告诉乡镇一次。
alter table inquiry add column escalated_at timestamptz;
create index inquiry_late on inquiry (due_at) where status = 'waiting' and escalated_at is null;
comment on column inquiry.escalated_at is '到期没有答复、告诉乡镇的时间；空为没有';
