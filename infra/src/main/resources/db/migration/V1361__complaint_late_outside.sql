-- 转出后过了法定期限、还没有提醒过的诉求：只看这些，不翻全表。
create index complaint_late_outside on complaint (due_at)
  where status = 'transferred-out' and level <> 'county';
