-- 三务公开目录：停用和恢复一次记一行，早先的理由不被后来的盖掉；最后一次算数。
alter table disclosure_item_switch drop constraint disclosure_item_switch_pk;
alter table disclosure_item_switch add constraint disclosure_item_switch_pk primary key (village_id, code, changed_at);
comment on table disclosure_item_switch is '村停用或恢复的公开条目（本村没有这类事项的），一次一行，最后一次算数';
