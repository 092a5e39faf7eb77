-- 一件诉求的服务记了哪些条，不问是谁：重新办理时冲掉。
create index credit_entry_service on credit_entry (village_id, source_id) where source_kind = 'service';
