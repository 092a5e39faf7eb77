-- 一次活动、一件服务记了哪些条，不问是谁、也不问是不是申诉后记的：取消活动时一起冲掉。
create index credit_entry_of_item on credit_entry (village_id, item)
  where source_kind in ('activity', 'service') and reverses is null;
