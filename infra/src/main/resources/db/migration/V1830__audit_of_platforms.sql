-- 平台看反映人的姓名和电话也记入操作审计。
comment on column audit_log.actor_id is '操作人；平台经开放接口做的，是接入方编号';
