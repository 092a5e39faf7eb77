-- 办理列表：未结清单、各色计数只读索引；网格员看自己的，不必翻遍全村。
drop index complaint_open;
create index complaint_open on complaint (village_id, due_at, id)
  include (filed_at, paused_at, about_staff, handler_id, grid_id, assistants)
  where status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info');
create index complaint_handler on complaint (village_id, handler_id, id desc) where handler_id is not null;
create index complaint_grid on complaint (village_id, grid_id, id desc) where grid_id is not null;
create index complaint_assistants on complaint using gin (assistants) where assistants <> '{}';
