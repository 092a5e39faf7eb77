-- 办理期限从哪一刻算起：提交、答复没有解决问题、重新办理、转出都重新起算，黄灯按这一段时间亮。
alter table complaint add column due_from timestamptz;
comment on column complaint.due_from is '本次办理期限的起算时间；等待补充情况的时间不算，顺延';
update complaint c set due_from = coalesce(
  case when c.status = 'transferred-out' then c.transferred_at end,
  (select max(s.at) from complaint_step s
   where s.village_id = c.village_id and s.complaint_id = c.id
     and s.type in ('reopened', 'rated', 'verified') and s.due_at is not null),
  c.filed_at);
alter table complaint alter column due_from set not null;
drop index complaint_open;
create index complaint_open on complaint (village_id, due_at, id)
  include (due_from, paused_at, about_staff, handler_id, grid_id, assistants)
  where status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info');
