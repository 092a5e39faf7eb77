-- 类别目录由运维人员另立版本：一天只有一个版本，启用前可以撤回。
alter table complaint_catalogue add constraint complaint_catalogue_day_once unique (effective_from);
