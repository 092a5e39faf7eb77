-- 各村咨询按期答复的数，只数最近的，不逐条翻来往的话。
alter table inquiry add column answered_at timestamptz;
comment on column inquiry.answered_at is '最后一次问的话什么时候有了答复；还在等的、不予答复的为空';
update inquiry set answered_at = (
  select (message ->> 'at')::timestamptz
  from jsonb_array_elements(messages) with ordinality thread(message, place)
  where place > (
    select max(earlier.place) from jsonb_array_elements(messages) with ordinality earlier(message, place)
    where earlier.message ->> 'side' = 'asker')
  order by place limit 1)
where status = 'answered';
create index inquiry_answered on inquiry (village_id, answered_at) include (due_at) where answered_at is not null;
