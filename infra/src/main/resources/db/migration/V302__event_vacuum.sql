-- 每个事件都会被更新一次（得到位置），排序器每次都要越过未清理的旧索引项，所以要常清理。
alter table event set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50000);
