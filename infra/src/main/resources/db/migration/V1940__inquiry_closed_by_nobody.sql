-- 提问的人注销后，等着的咨询自己关掉：没有哪位工作人员不予答复，也不能把提问的人记成办理的人。
alter table inquiry drop constraint inquiry_declined_whole;
alter table inquiry add constraint inquiry_declined_whole check (
  (status = 'declined') = (declined_at is not null)
  and (declined_at is null) = (declined_reason is null)
  and (declined_by is null or declined_at is not null));
update inquiry set declined_by = null
where status = 'declined' and declined_by = asker_id and declined_reason = '提问的人已注销，不用答复。';
comment on column inquiry.declined_by is '不予答复的工作人员；提问的人注销而关掉的为空';
