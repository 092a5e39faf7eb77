-- 调度台：待派单、待核实、已转出的清单和计数只读索引；按网格计数只读索引。
create index complaint_to_dispatch on complaint (village_id, due_at, id) where status in ('submitted', 'accepted');
create index complaint_to_verify on complaint (village_id, due_at, id) where status = 'answered';
create index complaint_transferred on complaint (village_id, due_at, id) where status = 'transferred-out';
