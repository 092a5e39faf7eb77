-- 服务改为按诉求（事项）找，申诉后记的也找得到：按来源编号的索引不再用。
drop index credit_entry_service;
